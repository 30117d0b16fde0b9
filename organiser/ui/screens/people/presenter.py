"""Joins the people to their screen: who is listed, who is shown in full, who comes and goes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from organiser.domain import clock
from organiser.domain.echoes import Echo
from organiser.domain.finding import Filter
from organiser.domain.keeping import answer_by
from organiser.domain.people import Person
from organiser.domain.problem import Problem
from organiser.domain.text import counted, listed
from organiser.store import changes, queries
from organiser.ui.desk.desk import Desk, Spot
from organiser.ui.desk.known import known_people
from organiser.ui.desk.paperwork import Paperwork
from organiser.ui.screens.people.model import PeopleModel
from organiser.ui.screens.people.person_presenter import PersonPresenter

DIALOG_NAMES = frozenset({"keeping"})
_PAGE = 200
_MOST_LOOKED_THROUGH = 5_000


class PeoplePresenter(QObject):
    """``listed`` tells that the list is another one, ``current_changed`` that somebody else is shown, or other facts.

    ``asks_name`` wants somebody new to be named; ``added`` tells that there is somebody new whose details can follow;
    ``opens`` wants a dialog of dialogs.py; ``asks_calendar`` the question about the calendar of a person;
    ``asks_to_erase`` a last word before somebody (with all that is held on them) goes for good.
    """

    TOPICS = frozenset({
        "person", "neighbourhood", "sector", "person_sector", "need", "provision", "companion", "consent",
        "register", "session",
    })  # fmt: skip
    listed = Signal()
    current_changed = Signal()
    asks_name = Signal()
    opens = Signal(str)
    asks_calendar = Signal(object)
    asks_to_erase = Signal(object)
    added = Signal()
    opened = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._papers = Paperwork(desk)
        self.model = PeopleModel(parent=self)
        self.model.wants_more.connect(self._add_page)
        self.person = PersonPresenter(desk, parent=self)
        self.person.wants.connect(lambda person_id: self.open(Spot(person_id)))
        self.words = ""
        self.among = Filter()
        self.total = 0
        self.current: Person | None = None
        self._is_watched, self._is_stale = True, False
        desk.opened.connect(self._on_opened)
        desk.news.changed.connect(self._on_changed)
        self.refresh()

    @property
    def desk(self) -> Desk:
        """The desk, for the dialogs that open over the people."""
        return self._desk

    @property
    def is_open(self) -> bool:
        """Whether there is a workspace to show."""
        return self._desk.is_open

    def _on_opened(self) -> None:
        self.words, self.among, self.current = "", Filter(), None
        self.refresh()

    def _on_changed(self, topics: frozenset[str]) -> None:
        if topics & self.TOPICS:
            self._is_stale = True
            self.watch(self._is_watched)

    # What is shown

    def watch(self, watched: bool) -> None:
        """Follow changes at once while somebody looks; what is hidden catches up when it is shown."""
        self._is_watched = watched
        if watched and self._is_stale:
            self.refresh()

    def refresh(self) -> None:
        """Read everything that is shown again."""
        if not self._desk.is_open:
            return
        self._is_stale = False
        self.total = self._desk.ask(queries.people.count)
        # What the list has loaded stays loaded, so that it keeps its place.
        limit = max(_PAGE, len(self.model.values))
        people = self._desk.ask(queries.people.page, words=self.words, among=self.among, limit=limit)
        self.model.show_page(people, more=len(people) == limit)
        self._read_current()
        self.listed.emit()

    def _add_page(self) -> None:
        last = self.model.values[-1]
        people = self._desk.ask(
            queries.people.page, words=self.words, among=self.among, after=(last.sort_name, last.id), limit=_PAGE
        )
        self.model.add_page(people, more=len(people) == _PAGE)
        self.listed.emit()

    def _read_current(self) -> None:
        """The person shown in full as they are now; the first of the list when they are gone."""
        found = self._person(self.current.id) if self.current else None
        self._show(found or (self.model.values[0] if self.model.values else None))

    def _person(self, person_id: int) -> Person | None:
        try:
            return self._desk.ask(queries.people.one, person_id)
        except Problem:
            return None

    def _show(self, person: Person | None) -> None:
        self.current = person
        self.person.show(person)
        self.current_changed.emit()

    @property
    def is_narrowed(self) -> bool:
        """Whether there may be people who are not listed."""
        return bool(self.words) or self.among != Filter()

    def choices(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The neighbourhoods and sectors among which one can choose."""
        named = tuple(one.name for one in self._desk.ask(queries.people.neighbourhoods))
        return named, self._desk.ask(queries.people.sectors)

    def narrow(self, among: Filter) -> None:
        """List only those who fit."""
        self.among = among
        self.search(self.words)

    def search(self, words: str) -> None:
        """List only those who match."""
        self.words = words
        people = self._desk.ask(queries.people.page, words=words, among=self.among, limit=_PAGE)
        self.model.show_page(people, more=len(people) == _PAGE)
        self.listed.emit()

    def choose(self, person: object) -> None:
        """Show somebody of the list in full."""
        if isinstance(person, Person) and (self.current is None or person.id != self.current.id):
            self._show(person)

    def open(self, target: object) -> None:
        """Go to somebody by their id, or open one of the dialogs by its name."""
        if isinstance(target, Spot) and target.id in DIALOG_NAMES:
            self.opens.emit(str(target.id))
            return
        person = self._person(int(target.id)) if isinstance(target, Spot) else None
        if person is None:
            return
        if self.is_narrowed:
            self.among = Filter()
            self.search("")
        self._reach(person)
        self._show(person)
        self.opened.emit()

    def _reach(self, person: Person) -> None:
        """Load the list as far as this person, unless that is very far."""
        values = self.model.values
        while self.model.has_more and len(values) < _MOST_LOOKED_THROUGH and values[-1].sort_name < person.sort_name:
            self._add_page()
            values = self.model.values

    def known(self, words: str) -> tuple[Person, ...]:
        """People whom somebody new with such a name may be."""
        return known_people(self._desk, words)

    # What is changed

    def add(self, name: str) -> None:
        """Add somebody of this name, and show them."""
        try:
            person = Person(name)
            person_id = self._desk.store.do(f"Add {person.name}", changes.people.add, person)
        except Problem as problem:
            self._desk.notices.problem(problem)
            return
        self.open(Spot(person_id))
        self.added.emit()

    def remove(self) -> None:
        """Put the person into the bin."""
        person = self.current
        if person is None:
            return
        place = self.model.index_of(person.id).row()
        others = [one for one in self.model.values if one.id != person.id]
        had_lines = self.person.facts is not None and bool(self.person.facts.visits)
        self._desk.do(f"Remove {person.name}", changes.people.remove, [person.id])
        self._show(others[min(max(place, 0), len(others) - 1)] if others else None)
        lines = " Their lines on registers go out of sight with them; Undo brings everything back." if had_lines else ""
        self._desk.tell(f"{person.name} is in the bin.{lines}", undo=True)

    def tell_about(self) -> None:
        """Write everything held on the person, for them and for programs, and show the page."""
        from organiser.app.actions import privacy

        if self.current is None:
            return
        person_id, store = self.current.id, self._desk.store
        on = self._desk.now().astimezone().date()
        held, group = privacy.gather(store, person_id)
        due = f"If they asked today, it is due on {clock.day_in_words(answer_by(on))}."

        def told(written: tuple[Path, ...]) -> None:
            names = listed(f"“{path.name}”" for path in written)
            showing = self._desk.elsewhere.showing(written[0].parent)
            self._desk.notices.say(f"Made {names}.", showing, advice=due)

        folder = self._desk.paths.output
        self._desk.jobs.run(lambda: privacy.write_both(held, group, folder, on), then=told, title="Making the page")
        self._desk.go("preview", lambda: privacy.page(store, person_id, on))

    def ask_to_erase(self) -> None:
        """Ask for a last word before the person goes for good."""
        if self.current is not None:
            self.asks_to_erase.emit(self._desk.ask(queries.holdings.of_person, self.current.id))

    def echoes(self) -> tuple[Echo, ...]:
        """Where what is known of the person stands in words about something else."""
        return self._desk.ask(queries.holdings.echoes, self.current.id) if self.current else ()

    def erase(self, *, with_copies: bool = False, echoes: Sequence[Echo] = ()) -> None:
        """Erase the person for good, from what was chosen of their echoes, and from backups where that is wanted."""
        from organiser.app.actions import left_over, privacy
        from organiser.ui.screens.people.keeping_presenter import tell_erased

        person = self.current
        if person is None:
            return
        papers = left_over.papers_naming(self._desk.store, person.id)
        privacy.erase(self._desk.store, self._desk.settings, person.id, echoes)
        named = left_over.files_naming(self._desk.paths, person)
        files = (
            f"{counted(len(named), 'file')} in “{self._desk.paths.output.name}” may be yours to delete: "
            f"{listed(f'“{path.name}”' for path in named[:3])}{' and others' if len(named) > 3 else ''}."
            if named
            else ""
        )
        paper = f"On paper they may stand in: {'; '.join(papers)}." if papers else ""
        files = " ".join(filter(None, (files, paper)))
        tell_erased(self._desk, "Erased. The sessions keep their numbers.", with_copies=with_copies, advice=files)
