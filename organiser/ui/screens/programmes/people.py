"""The question which people are to be put on the roster: everybody, with a search and several at once."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from organiser.domain import text
from organiser.domain.people import Person
from organiser.ui.widgets.announce import announce
from organiser.ui.widgets.buttons import quiet
from organiser.ui.widgets.columns import beside
from organiser.ui.widgets.labels import Text
from organiser.ui.widgets.question import Question
from organiser.ui.widgets.rows import Row, RowsModel
from organiser.ui.widgets.search import SearchField
from organiser.ui.widgets.tick_list import TickList

_ROWS_SHOWN = 12
_LEAST_ROWS = 4


class PeopleQuestion(Question):
    """Ticks stay while one searches for others; ``chosen`` are the people ticked, in the order of the list."""

    def __init__(self, people: Sequence[Person], parent: QWidget | None) -> None:
        super().__init__("Choose people for the roster", "Add", parent)
        self._people = tuple(people)
        self._searchable = [text.folded(f"{one.name} {one.neighbourhood} {one.phone} {one.email}") for one in people]
        self._ticked: set[int] = set()
        self.search = SearchField("Search people")
        self.model: RowsModel[Person] = RowsModel(self._row, key=lambda person: person.id, parent=self)
        self.list = _Candidates("People")
        self.list.setModel(self.model)
        self.all = quiet("Tick all that are shown", self._tick_all, icon_name="list-checks")
        self.nobody = Text("", "muted")
        self.add(self.search, self.nobody)
        self.add(self.list, stretch=100)
        self.add(beside(self.all, QWidget()))
        self.search.searched.connect(self._show)
        self.search.left_down.connect(self.list.setFocus)
        self.list.tapped.connect(self._turn)
        self.list.clicked.connect(lambda index: self._turn(index.data(RowsModel.ValueRole)))
        self._show("")
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def chosen(self) -> tuple[Person, ...]:
        """Everybody who is ticked, shown or not."""
        return tuple(person for person in self._people if person.id in self._ticked)

    def is_answered(self) -> bool:
        return bool(self._ticked)

    def _show(self, words: str) -> None:
        wanted = text.folded(words).split()
        found = [
            person
            for person, searchable in zip(self._people, self._searchable, strict=True)
            if all(word in searchable for word in wanted)
        ]
        self.model.show(found)
        self.search.show_count(len(found), len(self._people))
        self.nobody.setText("Nobody matches." if self._people else "Everybody you know is on the roster already.")
        self.nobody.setVisible(not found)
        self.list.setVisible(bool(found))
        self.all.setVisible(bool(found))
        self._tell()

    def _turn(self, person: Person) -> None:
        self._ticked ^= {person.id}
        self.model.show(self.model.values)
        announce(self.list, f"{person.name} {'ticked' if person.id in self._ticked else 'not ticked'}")
        self._tell()

    def _tick_all(self) -> None:
        self._ticked |= {person.id for person in self.model.values}
        self.model.show(self.model.values)
        self._tell()

    def _tell(self) -> None:
        number = len(self._ticked)
        self.done_button.setText(f"Add {text.counted(number, 'person', 'people')}" if number else "Add")
        self.done_button.setAccessibleName(self.done_button.text())
        self.done_button.setEnabled(bool(number))

    def _row(self, person: Person) -> Row:
        is_ticked = person.id in self._ticked
        spoken = ", ".join(filter(None, (person.name, person.neighbourhood, "ticked" if is_ticked else "not ticked")))
        return Row(person.name, meta=person.neighbourhood, ticked=is_ticked, spoken=spoken)


class _Candidates(TickList):
    """The space bar ticks too. Takes a dozen rows where there is room, and makes do with a few."""

    def __init__(self, name: str) -> None:
        super().__init__(name, lines=1)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.sizeHintForRow(0) * _ROWS_SHOWN)

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self.sizeHintForRow(0) * _LEAST_ROWS)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self.tapped.emit(self.current)
        else:
            super().keyPressEvent(event)
