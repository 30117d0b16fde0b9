"""Asks which of the people who are known already shall be invited."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from organiser.domain import text
from organiser.domain.people import Person
from organiser.ui.theme.tokens import Space
from organiser.ui.widgets.announce import announce
from organiser.ui.widgets.buttons import primary, quiet, secondary
from organiser.ui.widgets.labels import Text
from organiser.ui.widgets.own_keys import OwnKeys
from organiser.ui.widgets.rows import Row, RowsModel
from organiser.ui.widgets.search import SearchField
from organiser.ui.widgets.tick_list import TickList


class PickPeople(QDialog):
    """Ticks stay while one searches on. ``picked`` tells the ids once the user has pressed Invite."""

    picked = Signal(object)

    def __init__(self, people: Sequence[Person], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Pick people to invite")
        self._people = tuple(people)
        self._ticked: set[int] = set()
        self.search = SearchField("Search people")
        self.list = TickList("People who are not invited yet", lines=1)
        self.nobody = Text("", "muted")
        self.model: RowsModel[Person] = RowsModel(self._row_of, key=lambda person: person.id, parent=self)
        self.list.setModel(self.model)
        self.all_button = quiet("Tick all that are shown", self._tick_shown, icon_name="list-checks")
        self.invite_button = primary("Invite", self.accept)
        self._build(parent)
        self._show("")

    def accept(self) -> None:
        """Tell who was ticked and close."""
        if self._ticked:
            super().accept()
            self.picked.emit([person.id for person in self._people if person.id in self._ticked])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        else:
            super().keyPressEvent(event)

    def _build(self, parent: QWidget) -> None:
        tick = QAction("Tick", self.list)
        tick.setShortcut(Qt.Key.Key_Space)
        tick.triggered.connect(self._toggle_chosen)
        OwnKeys(self.list, [tick])
        self.search.searched.connect(self._show)
        self.search.left_down.connect(self.list.setFocus)
        self.list.tapped.connect(lambda person: self._toggle([person]))
        self.list.clicked.connect(lambda index: self._toggle([index.data(RowsModel.ValueRole)]))
        foot = QHBoxLayout()
        foot.setSpacing(Space.SMALL)
        foot.addWidget(self.all_button)
        foot.addStretch(1)
        foot.addWidget(secondary("Cancel", self.reject))
        foot.addWidget(self.invite_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.WIDE)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(Text("Pick people to invite", "section"))
        column.addWidget(Text("Tick everybody you want to invite. You can search on; the ticks stay.", "muted"))
        column.addWidget(self.search)
        column.addWidget(self.nobody)
        column.addWidget(self.list, 1)
        column.addLayout(foot)
        metrics = self.fontMetrics()
        room = parent.window().size()
        self.resize(
            min(metrics.averageCharWidth() * 80, room.width() - Space.VAST),
            min(metrics.height() * 30, room.height() - Space.VAST),
        )
        self.search.setFocus()

    def _enter(self) -> None:
        """Enter in a search that leaves one person ticks them; otherwise it invites those who are ticked."""
        if self.search.text() and len(self.model.values) == 1:
            self._toggle(self.model.values)
            self.search.clear()
            self._show("")
        else:
            self.accept()

    def _show(self, words: str) -> None:
        found = [
            one for one in self._people if text.holds_words(f"{one.name} {one.neighbourhood} {one.contact}", words)
        ]
        self.model.show(found)
        self.search.show_count(len(found), len(self._people))
        self.nobody.setText("Nobody matches." if self._people else "Everybody you know is on the list already.")
        self.nobody.setVisible(not found)
        self.all_button.setEnabled(bool(found))
        self._count()

    def _tick_shown(self) -> None:
        self._ticked |= {person.id for person in self.model.values}
        self._tell()

    def _toggle_chosen(self) -> None:
        self._toggle([person for person in self.list.chosen if isinstance(person, Person)])

    def _toggle(self, people: Sequence[Person]) -> None:
        ids = {person.id for person in people}
        self._ticked = self._ticked - ids if ids <= self._ticked else self._ticked | ids
        self._tell()

    def _tell(self) -> None:
        self.model.show(self.model.values)
        self._count()
        announce(self.list, f"{len(self._ticked)} ticked")

    def _count(self) -> None:
        number = len(self._ticked)
        words = f"Invite {text.counted(number, 'person', 'people')}" if number else "Invite"
        self.invite_button.setText(words)
        self.invite_button.setAccessibleName(words)
        self.invite_button.setEnabled(bool(number))

    def _row_of(self, person: Person) -> Row:
        ticked = person.id in self._ticked
        spoken = ", ".join(part for part in (person.name, person.neighbourhood, "ticked" if ticked else "") if part)
        return Row(person.name, meta=person.neighbourhood, spoken=spoken, ticked=ticked)
