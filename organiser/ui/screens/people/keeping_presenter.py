"""Joins how long things are kept, and what is due to go, to the store."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from organiser.app.actions import privacy
from organiser.domain import text
from organiser.domain.keeping import LOOKED, Due, Erasure, Kind, Rule, is_many
from organiser.store import changes, queries
from organiser.ui.desk.desk import Desk


class KeepingPresenter(QObject):
    """The rules, what is due by them, what lies in the bin, and the record of what was erased."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.rules: tuple[Rule, ...] = ()
        self.due: tuple[Due, ...] = ()
        self.erasures: tuple[Erasure, ...] = ()
        self.in_bin = 0
        desk.settings.set(LOOKED, desk.now().astimezone().date().isoformat())
        self.refresh()

    def refresh(self) -> None:
        """Read everything again."""
        self.rules = self._desk.ask(queries.keeping.rules)
        self.due = self._desk.ask(queries.keeping.due, self._desk.now().astimezone().date())
        self.erasures = self._desk.ask(queries.keeping.erasures)
        self.in_bin = self._desk.ask(queries.keeping.in_bin)
        self.changed.emit()

    def keep(self, kind: Kind, months: int) -> None:
        """Say how long a kind is kept."""
        if (rule := Rule(kind, months)) not in self.rules:
            self._desk.do(f"Keep {kind.label[0].lower()}{kind.label[1:]} another time", changes.erasing.set_rule, rule)
            self.refresh()

    def is_many(self, due: Sequence[Due]) -> bool:
        """Whether this is more than anybody erases without being asked twice."""
        return is_many(len({one.person_id for one in due}), self._desk.ask(queries.people.count))

    @property
    def is_bin_full(self) -> bool:
        """Whether in the bin lie more than anybody erases without being asked twice."""
        return is_many(self.in_bin, self._desk.ask(queries.people.count) + self.in_bin)

    def erase(self, due: Sequence[Due]) -> None:
        """Erase for good what is due and was confirmed."""
        people = privacy.purge(self._desk.store, due)
        self._tell(f"Erased what was due, of {text.counted(people, 'person', 'people')}.")

    def empty_bin(self) -> None:
        """Erase for good everybody in the bin."""
        people = self._desk.store.do_for_good(changes.erasing.empty_bin)
        self._tell(f"Erased {text.counted(people, 'person', 'people')} from the bin.")

    def _tell(self, words: str) -> None:
        self.refresh()
        advice = "This cannot be undone, nor can what was done before it. Backups made earlier still hold them."
        self._desk.notices.say(words, advice=advice)
