"""What stands where a list will be: a picture, a friendly sentence and the one next step."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from organiser.ui.theme.icons import icon
from organiser.ui.theme.tokens import Space
from organiser.ui.widgets.labels import Text


class Picture(QWidget):
    """An icon on its own, sized by the text around it. Decoration: a screen reader passes it by."""

    def __init__(
        self, icon_name: str, role: str = "muted", *, lines: float = 1.25, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon = icon(icon_name, role)
        self._lines = lines
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        side = round(self.fontMetrics().height() * self._lines)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._icon.paint(QPainter(self), self.rect())


class EmptyState(QWidget):
    """An icon, one sentence, perhaps a quieter second one, and buttons of which the first is the next step."""

    def __init__(
        self, icon_name: str, sentence: str, *buttons: QPushButton, detail: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(sentence)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.WIDE)
        column.setSpacing(Space.MEDIUM)
        column.addStretch(2)
        column.addWidget(Picture(icon_name, lines=3.0), 0, Qt.AlignmentFlag.AlignHCenter)
        self._sentence = _centred(sentence, "section")
        column.addWidget(self._sentence)
        if detail:
            column.addWidget(_centred(detail, "muted"))
        column.addSpacing(Space.TINY)
        for button in buttons:
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def set_sentence(self, sentence: str) -> None:
        """Say something else, such as that nothing matches a search."""
        self._sentence.setText(sentence)
        self.setAccessibleName(sentence)


def _centred(words: str, role: str) -> Text:
    text = Text(words, "section" if role == "section" else "muted")
    text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    return text
