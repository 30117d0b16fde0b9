"""A text to be read: set as a document that can be scrolled, selected and copied."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPaintEvent, QResizeEvent, QTextCursor, QTextFrame
from PySide6.QtWidgets import QTextBrowser, QWidget

from organiser.ui.screens.playbook.parts import Part
from organiser.ui.screens.playbook.typesetter import Typesetter
from organiser.ui.theme.icons import icon
from organiser.ui.theme.palette import tokens_in_force
from organiser.ui.theme.tokens import Radius, Space

_WIDEST_LETTERS = 84


class DocumentView(QTextBrowser):
    """Shows parts of a text, and sets them anew when the theme or the text size changes."""

    def __init__(self, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: tuple[Part, ...] = ()
        self._quotes: tuple[QTextFrame, ...] = ()
        self._pictures: tuple[tuple[QTextCursor, QIcon], ...] = ()
        self.setAccessibleName(name)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    @property
    def parts(self) -> tuple[Part, ...]:
        """What is shown."""
        return self._parts

    def show_parts(self, name: str, parts: Sequence[Part]) -> None:
        """Show another text from its beginning; the same one again keeps its place."""
        same_text = name == self.accessibleName()
        if same_text and tuple(parts) == self._parts:
            return
        place = self.verticalScrollBar().value() if same_text else 0
        self.setAccessibleName(name)
        self._parts = tuple(parts)
        self._set()
        self.verticalScrollBar().setValue(place)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange) and self._parts:
            bar = self.verticalScrollBar()
            place = bar.value() / max(1, bar.maximum())
            self._set()
            bar.setValue(round(place * bar.maximum()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._narrow()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for frame in self._quotes:
            self._paint_quote(painter, frame)
        side = round(self.fontMetrics().height() * 1.1)
        for place, picture in self._pictures:
            picture.paint(painter, self._picture_rect(place, side))
        painter.end()
        super().paintEvent(event)

    def _paint_quote(self, painter: QPainter, frame: QTextFrame) -> None:
        tokens = tokens_in_force()
        ground = self._rect_of(frame)
        painter.setBrush(QColor(tokens.surface_alt))
        painter.drawRoundedRect(ground, Radius.CONTROL, Radius.CONTROL)
        bar = QRectF(ground.left(), ground.top(), Space.TINY, ground.height())
        if _reads_leftwards(frame.firstCursorPosition()):
            bar.moveRight(ground.right())
        painter.setBrush(QColor(tokens.primary))
        painter.drawRoundedRect(bar, 2, 2)

    def _picture_rect(self, place: QTextCursor, side: int) -> QRect:
        """Where the icon of a place stands: in the room that was left for it, from where its line begins."""
        line = self.cursorRect(place)
        left = line.left() - side if _reads_leftwards(place) else line.left()
        return QRect(left, line.center().y() - side // 2, side, side)

    def _rect_of(self, frame: QTextFrame) -> QRectF:
        """Where a frame stands in the viewport, without its margins."""
        style = frame.frameFormat()
        rect = self.document().documentLayout().frameBoundingRect(frame)
        rect.translate(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())
        return rect.adjusted(0, style.topMargin(), 0, -style.bottomMargin())

    def _set(self) -> None:
        setter = Typesetter(self.document(), self.font())
        setter.set_parts(self._parts)
        self._quotes = tuple(setter.quotes)
        self._pictures = tuple((place, icon(name, "muted")) for place, name in setter.pictures)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self._narrow()

    def _narrow(self) -> None:
        """Keep lines short enough to read: a wide window gets wide margins."""
        widest = _WIDEST_LETTERS * self.fontMetrics().averageCharWidth()
        margin = max(Space.SMALL, (self.viewport().width() - widest) / 2)
        root = self.document().rootFrame()
        style = root.frameFormat()
        if style.leftMargin() != margin:
            style.setLeftMargin(margin)
            style.setRightMargin(margin)
            style.setBottomMargin(Space.LARGE)
            root.setFrameFormat(style)


def _reads_leftwards(place: QTextCursor) -> bool:
    return place.blockFormat().layoutDirection() == Qt.LayoutDirection.RightToLeft
