"""One field that finds people, sessions and exercises, and runs any command."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from organiser.ui.desk.commands import Actions
from organiser.ui.shell.contracts import Find, Hit
from organiser.ui.theme.tokens import Space
from organiser.ui.widgets.announce import announce
from organiser.ui.widgets.labels import Text
from organiser.ui.widgets.list_view import ListView
from organiser.ui.widgets.rows import Row, RowsModel
from organiser.ui.widgets.search import SearchField

_MOST_SHOWN = 40
_NEEDLESS = frozenset({"shell.find", "shell.next_part"})


class CommandPalette(QDialog):
    """Type, choose with the arrows, press Enter. Of ``groups`` it offers what makes sense at the moment."""

    def __init__(self, groups: Iterable[Actions], find: Find | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Find anything")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        actions = [action for group in groups for action in group if action.objectName() not in _NEEDLESS]
        # Places come before the rest: whoever opens the palette without words mostly wants to go somewhere.
        actions.sort(key=lambda action: action.objectName().startswith("shell."))
        self._commands = tuple(_hit_of(action) for action in actions if action.isEnabled())
        self._find = find
        self.field = SearchField("Find people, sessions, exercises and commands", "A name, a word or a command")
        self.field.installEventFilter(self)
        self.field.textEdited.connect(self.search)
        self.field.returnPressed.connect(self._run_current)
        self.field.left_down.connect(lambda: self._step(1))
        self.list = ListView("What was found", lines=2)
        self.model: RowsModel[Hit] = RowsModel(
            lambda hit: Row(hit.title, sub=hit.sub, icon=hit.icon, meta=hit.keys), key=id, parent=self
        )
        self.list.setModel(self.model)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.clicked.connect(self._run_current)
        self._nothing = Text("Nothing found. Try fewer letters.", "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.LARGE, Space.LARGE, Space.LARGE, Space.LARGE)
        column.setSpacing(Space.SMALL)
        for part in (self.field, self._nothing):
            column.addWidget(part)
        column.addWidget(self.list, 1)
        line = self.fontMetrics()
        width, height = line.averageCharWidth() * 100, line.height() * 30
        self.resize(min(width, parent.width() - Space.VAST), min(height, parent.height() - Space.VAST))
        self.search("")

    def search(self, words: str) -> None:
        """Show what the words find, in a title before elsewhere, things before commands; else every command."""
        things = self._find(words) if self._find is not None and words.strip() else ()
        commands = [hit for hit in self._commands if matches(words, f"{hit.title} {hit.sub}")]
        hits = sorted((*things, *commands), key=lambda hit: not matches(words, hit.title))[:_MOST_SHOWN]
        self.model.show(hits)
        self._nothing.setVisible(not hits)
        self.list.setVisible(bool(hits))
        self._go_to(0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Elsewhere Escape empties the field first; whoever is done here wants to be gone with one key.
        leaves = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if leaves and event.type() == QEvent.Type.KeyPress:
            self.reject()
        return leaves

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Up:
            self._step(-1)
        elif event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self._step(8 if event.key() == Qt.Key.Key_PageDown else -8)
        else:
            super().keyPressEvent(event)

    def _step(self, by: int) -> None:
        self._go_to(self.list.currentIndex().row() + by)
        hit = self.model.value(self.list.currentIndex())
        if hit is not None:
            announce(self.field, f"{hit.title}, {hit.sub}")

    def _go_to(self, place: int) -> None:
        last = self.model.rowCount() - 1
        index = self.model.index(max(0, min(place, last))) if last >= 0 else QModelIndex()
        self.list.setCurrentIndex(index)

    def _run_current(self) -> None:
        hit = self.model.value(self.list.currentIndex())
        if hit is not None:
            self.close()
            hit.run()


def matches(words: str, text: str) -> bool:
    """Whether every word begins a word of the text, whatever the case and the accents."""
    there = _folded(text).split()
    return all(any(part.startswith(word) for part in there) for word in _folded(words).split())


def _folded(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(" " if letter in "-’'…/" else letter for letter in decomposed if not unicodedata.combining(letter))


def _hit_of(action: QAction) -> Hit:
    title = action.text().replace("&&", "\0").replace("&", "").replace("\0", "&")
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    icon = str(action.property("icon_name") or "chevron-right")
    return Hit(title, action.statusTip(), icon, action.trigger, keys)
