"""Joins how long things are kept, and what is due to go, to the store."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from organiser.app import old_copies
from organiser.app.actions import privacy
from organiser.domain import clock, keeping, text
from organiser.domain.brake import brake
from organiser.domain.keeping import LOOKED, Due, Erasure, Kind, Rule
from organiser.store import changes, queries
from organiser.ui.desk.desk import Desk
from organiser.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from organiser.ui.desk.jobs import Progress


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
        self.doubt = ""
        self.refresh()
        if not self.doubt:
            desk.settings.set(LOOKED, self._today.isoformat())

    def refresh(self) -> None:
        """Read everything again."""
        self.rules = self._desk.ask(queries.keeping.rules)
        self.due = self._desk.ask(queries.keeping.due, self._today)
        self.doubt = keeping.doubt_of_clock(self._today, self._desk.ask(queries.keeping.last_saved))
        self.erasures = self._desk.ask(queries.keeping.erasures)
        self.in_bin = self._desk.ask(queries.keeping.in_bin)
        self.changed.emit()

    @property
    def _today(self) -> date:
        return self._desk.now().astimezone().date()

    def show_record(self) -> None:
        """Show the record of what was erased as a page, to print or to save."""
        store, today = self._desk.store, self._today
        self._desk.go("preview", lambda: privacy.record(store, today))

    def keep(self, kind: Kind, months: int) -> None:
        """Say how long a kind is kept."""
        if (rule := Rule(kind, months)) not in self.rules:
            self._desk.do(f"Keep {kind.label[0].lower()}{kind.label[1:]} another time", changes.erasing.set_rule, rule)
            self.refresh()

    def is_many(self, due: Sequence[Due]) -> bool:
        """Whether this is more than anybody erases without being asked twice."""
        return brake(len({one.person_id for one in due}), self._desk.ask(queries.people.count)) is not None

    @property
    def is_bin_full(self) -> bool:
        """Whether in the bin lie more than anybody erases without being asked twice."""
        return brake(self.in_bin, self._desk.ask(queries.people.count) + self.in_bin) is not None

    def erase(self, due: Sequence[Due], *, with_copies: bool = False) -> None:
        """Erase for good what is due and was confirmed."""
        people = privacy.purge(self._desk.store, self._desk.settings, due, self._today)
        self._tell(f"Erased what was due, of {text.counted(people, 'person', 'people')}.", with_copies=with_copies)

    def empty_bin(self, *, with_copies: bool = False) -> None:
        """Erase for good everybody in the bin."""
        people = self._desk.store.do_for_good(changes.erasing.empty_bin)
        self._tell(f"Erased {text.counted(people, 'person', 'people')} from the bin.", with_copies=with_copies)

    def _tell(self, words: str, *, with_copies: bool) -> None:
        self.refresh()
        tell_erased(self._desk, words, with_copies=with_copies)


def tell_erased(desk: Desk, words: str, *, with_copies: bool, advice: str = "") -> None:
    """Say that something went for good; then take it out of the copies, or say until when they hold it."""
    for_good = "This cannot be undone, nor can what was done before it."
    copies = old_copies.found(desk.store, desk.paths)
    if not copies or not with_copies:
        held = f"{text.counted(len(copies), 'copy holds', 'copies hold')} it until {{}} at the latest."
        until = held.format(clock.day_in_words(copies[0].goes)) if copies else ""
        desk.notices.say(words, advice=" ".join(filter(None, (for_good, until, advice))))
        return

    work = old_copies.rewrite(desk.store, copies, desk.now)

    def told(cleared: old_copies.Cleared) -> None:
        said = " ".join(filter(None, (for_good, cleared.in_words, advice)))
        desk.notices.say(words, advice=said, tone=Tone.WARN if cleared.problems else Tone.OK)

    def do(progress: Progress) -> old_copies.Cleared:
        return work(progress.step)

    desk.jobs.run(do, then=told, title="Taking them out of the backups")
