"""A field for a name that may be known already: it offers those who are, and takes new ones as they are typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from organiser.ui.theme.icons import icon
from organiser.ui.widgets.announce import announce
from organiser.ui.widgets.list_view import ListView
from organiser.ui.widgets.rows import Row, RowsModel

_MOST_SHOWN = 7


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Somebody or something known: its words, what tells it from its namesakes, and the value to be picked."""

    title: str
    sub: str
    value: object
    icon: str = "user"


@dataclass(frozen=True, slots=True)
class _New:
    """The last row of the list: what was typed is taken as it stands."""

    words: str


class SuggestField(QLineEdit):
    """``typed`` tells the words at every letter; answer it with ``show_suggestions``.

    Enter, or a click on a row, tells either ``picked`` with the value of a suggestion or ``entered`` with the words as
    they were typed, and empties the field, which keeps the focus. ``offer`` makes the sentence of the last row, which
    stands for the words themselves. The list never takes the focus: Up and Down move in it, Escape puts it away. One
    that ``browses`` can be looked through before anything is typed: Down or its arrow tells ``typed`` with no words.
    """

    typed = Signal(str)
    picked = Signal(object)
    entered = Signal(str)

    def __init__(
        self,
        name: str,
        offer: Callable[[str], str],
        *,
        placeholder: str = "",
        browses: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._browses = browses
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder or name)
        self._offer = offer
        self.list = ListView(f"Suggestions for {name}", lines=1, parent=self)
        self.list.setProperty("part", "popup")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.hide()
        self._model: RowsModel[Suggestion | _New] = RowsModel(self._row_of, parent=self)
        self.list.setModel(self._model)
        self.list.clicked.connect(lambda _index: self._take())
        self.textEdited.connect(self._on_edited)
        if browses:
            arrow = self.addAction(icon("chevron-down", "muted"), QLineEdit.ActionPosition.TrailingPosition)
            arrow.setText(f"Suggestions for {name}")
            arrow.triggered.connect(self._browse)

    def show_suggestions(self, suggestions: Sequence[Suggestion], *, best: int | None = None) -> None:
        """Offer these below the field; Enter takes number ``best``, or without one the words as they were typed."""
        words = self.text().strip()
        if self.isReadOnly() or (not words and not (self._browses and suggestions)):
            self.list.hide()
            return
        offered = suggestions[:_MOST_SHOWN] if words else suggestions
        self._model.show([*offered, _New(words)] if words else offered)
        last = len(offered) if words else 0
        self.list.setCurrentIndex(self._model.index(last if best is None else best))
        self.list.setParent(self.window())
        self._place()
        self.list.show()
        self.list.raise_()
        if offered:
            announce(self, f"{len(offered)} known, use Up and Down to choose")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self.list.isVisible():
            self._step(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() == Qt.Key.Key_Down and self._browses:
            self.typed.emit(self.text())
        elif event.key() == Qt.Key.Key_Escape and self.list.isVisible():
            self.list.hide()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.list.hide()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.list.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.list.isVisible():
            self._place()

    def _on_edited(self, words: str) -> None:
        self.list.hide()
        self.typed.emit(words)

    def _browse(self) -> None:
        self.setFocus()
        if self.list.isVisible():
            self.list.hide()
        else:
            self.typed.emit(self.text())

    def _step(self, by: int) -> None:
        row = (self.list.currentIndex().row() + by) % self._model.rowCount()
        self.list.setCurrentIndex(self._model.index(row))
        announce(self, self._row_of(self._model.values[row]).sentence)

    def _take(self) -> None:
        words = self.text().strip()
        chosen = self.list.current if self.list.isVisible() else None
        self.list.hide()
        if not words and chosen is None:
            return
        self.clear()
        if isinstance(chosen, Suggestion):
            self.picked.emit(chosen.value)
        else:
            self.entered.emit(words)

    def _row_of(self, value: Suggestion | _New) -> Row:
        if isinstance(value, _New):
            return Row(self._offer(value.words), icon="plus")
        return Row(value.title, meta=value.sub, icon=value.icon)

    def _place(self) -> None:
        """Below the field, or above it where there is no room."""
        window = self.window()
        corner = self.mapTo(window, QPoint(0, 0))
        height = self.list.sizeHintForRow(0) * self._model.rowCount() + 2 * self.list.frameWidth() + 2
        below = window.height() - corner.y() - self.height()
        top = corner.y() + self.height() if below >= height or below > corner.y() else corner.y() - height
        self.list.setGeometry(corner.x(), max(0, top), self.width(), min(height, max(below, corner.y())))
