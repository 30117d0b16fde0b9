"""Words as large as their place allows, so that they can be read across a room."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QStyle, QWidget

from organiser.ui.theme.palette import tokens_in_force

_SMALLER = 0.94
_ENDLESS = 100_000
_SMALLEST, _SMALLEST_SHARE = 12, 0.026


class BigText(QLabel):
    """``share`` is the largest size of its letters as a part of the window's height; ``ink`` names a token.

    A long text is set smaller until all of it fits, but never smaller than can be read from the next chair.
    ``wraps=False`` is for one short line that takes as much room as it needs.
    """

    def __init__(self, share: float, *, ink: str = "text", bold: bool = False, wraps: bool = True) -> None:
        super().__init__()
        self._share = share
        self._ink = ink
        self._bold = bold
        self.setWordWrap(wraps)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        if wraps:
            self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        else:
            self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_words(self, words: str, ink: str = "") -> None:
        """Say something else, in another ink where one is named; a line without words takes no room."""
        self._ink = ink or self._ink
        self.setText(words)
        self.setVisible(bool(words))
        self.update()

    @property
    def pixels(self) -> int:
        """The size of the letters now."""
        return self._fitting().pixelSize()

    def renew_size(self) -> None:
        """The window has another height now."""
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._font(self._largest()))
        return QSize(metrics.horizontalAdvance(self.text()) + 2, metrics.height())  # of one line

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.fontMetrics().height()) if self.wordWrap() else self.sizeHint()

    def hasHeightForWidth(self) -> bool:
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self._fitting())
        painter.setPen(QColor(getattr(tokens_in_force(), self._ink)))
        painter.drawText(self.contentsRect(), self._flags(), self.text())

    def _flags(self) -> int:
        alignment = QStyle.visualAlignment(self.layoutDirection(), self.alignment())
        return int(alignment.value) | int(Qt.TextFlag.TextWordWrap.value if self.wordWrap() else 0)

    def _largest(self) -> int:
        return max(round(self._share * self.window().height()), self._least())

    def _least(self) -> int:
        return min(self.fontInfo().pixelSize(), max(_SMALLEST, round(_SMALLEST_SHARE * self.window().height())))

    def _font(self, pixels: int) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(pixels)
        font.setBold(self._bold)
        return font

    def _fitting(self) -> QFont:
        pixels = self._largest()
        place = self.contentsRect()
        while pixels > self._least():
            needed = QFontMetrics(self._font(pixels)).boundingRect(
                QRect(0, 0, place.width(), _ENDLESS),
                self._flags() & ~int(Qt.AlignmentFlag.AlignVCenter.value),
                self.text(),
            )
            if not self.wordWrap() or (needed.height() <= place.height() and needed.width() <= place.width()):
                break
            pixels = max(self._least(), min(pixels - 1, int(pixels * _SMALLER)))
        return self._font(pixels)


def renew_sizes(within: QWidget) -> None:
    """Tell every big text of a window that its height is another one."""
    for text in within.findChildren(BigText):
        text.renew_size()
