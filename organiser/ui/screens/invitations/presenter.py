"""Joins the people of one session to the store: who is invited, what they said, and what they were told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from organiser.domain import text
from organiser.domain.attendance import Answer
from organiser.domain.ledger import Held
from organiser.domain.people import Person, Route
from organiser.domain.sessions import Session
from organiser.store import changes, queries
from organiser.ui.desk.calendar_files import CalendarFiles
from organiser.ui.desk.desk import Desk, Spot
from organiser.ui.desk.follower import SessionFollower
from organiser.ui.desk.known import known_people
from organiser.ui.desk.paperwork import Paperwork
from organiser.ui.screens.invitations.holding import HoldingPresenter
from organiser.ui.screens.invitations.model import SHOWN, Invitee, Mode, Show, counts, names_of, row_of
from organiser.ui.screens.invitations.places import PlacesPresenter
from organiser.ui.screens.invitations.ringing import RingingPresenter
from organiser.ui.screens.invitations.texts import TextsPresenter
from organiser.ui.screens.invitations.wordings import WordingsPresenter
from organiser.ui.widgets.rows import RowsModel

if TYPE_CHECKING:
    from organiser.store.transaction import Transaction


class InvitationsPresenter(SessionFollower):
    """The invited people of the session, those of them that are shown, and those that are chosen in the list."""

    TOPICS: ClassVar = frozenset({"session", "register", "person", "neighbourhood", "member", "programme"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.model: RowsModel[Invitee] = RowsModel(row_of, key=lambda one: one.person.id, parent=self)
        self.everybody: tuple[Invitee, ...] = ()
        self.chosen: tuple[Invitee, ...] = ()
        self.route: Route | None = None
        self._not_invited: tuple[int, ...] = ()
        self._show = Show.EVERYBODY
        self._words = ""
        self._paperwork = Paperwork(desk)
        self.mode = Mode.EVERYBODY
        self.texts, self.ringing, self.wordings = TextsPresenter(desk), RingingPresenter(desk), WordingsPresenter(desk)
        self.holding, self.places = HoldingPresenter(desk), PlacesPresenter(desk)

    def show_session(self, session_id: int) -> None:
        """Show this session from now on; everybody on its list, and nobody chosen."""
        self._show, self._words, self.chosen, self.route = Show.EVERYBODY, "", (), None
        super().show_session(session_id)
        for part in (self.texts, self.ringing, self.holding, self.wordings, self.places):
            part.show_session(session_id)

    def show_mode(self, mode: Mode) -> None:
        """Look at everybody, at the texts, at who to ring, at who holds what, or at the wordings."""
        self.mode = mode
        self.texts.watch(mode is Mode.TEXTS)
        self.ringing.watch(mode is Mode.RINGING)
        self.holding.watch(mode is Mode.HOLDING)
        self.wordings.watch(mode is Mode.WORDINGS)
        self.changed.emit()

    def read(self) -> None:
        self.everybody, self._not_invited = (), ()
        if self.session is not None:
            lines = {line.person_id: line for line in self.desk.ask(queries.attendance.register, self.session.id)}
            people = self.desk.ask(queries.people.on_register, self.session.id)
            held = {one.person_id: one for one in self.desk.ask(queries.ledger.of_session, self.session.id)}
            self.everybody = tuple(
                Invitee(lines[person.id], person, self.session.sequence, _believes(held.get(person.id), self.session))
                for person in people
                if lines[person.id].invited
            )
            self._not_invited = self._rest_of_roster({person.id for person in people})
        kept = {one.person.id for one in self.chosen}
        self.chosen = tuple(one for one in self.everybody if one.person.id in kept)
        self._list()

    def _rest_of_roster(self, listed: set[int]) -> tuple[int, ...]:
        if self.session is None or self.session.programme_id is None:
            return ()
        roster = self.desk.ask(queries.programmes.roster, self.session.programme_id)
        return tuple(person_id for person_id, _, _ in roster if person_id not in listed)

    # What is shown

    @property
    def counts(self) -> str:
        """The answers in numbers."""
        return counts(one.line for one in self.everybody)

    @property
    def to_tell(self) -> int:
        """How many people have not been given the date as it is."""
        return sum(one.is_to_tell for one in self.everybody)

    @property
    def shown(self) -> Show:
        """Which of the people are shown."""
        return self._show

    @property
    def roster_left(self) -> int:
        """How many people of the programme's roster are not on the list yet."""
        return len(self._not_invited)

    def show_only(self, which: Show) -> None:
        """Show some of the people, or everybody."""
        self._show = which
        self._list()
        self.changed.emit()

    def search(self, words: str) -> None:
        """Show those in whose name, neighbourhood or contact these words stand."""
        self._words = words
        self._list()
        self.changed.emit()

    def choose(self, people: Sequence[Invitee]) -> None:
        """What follows is about these people."""
        self.chosen = tuple(people)
        self.changed.emit()

    def choose_route(self, route: Route | None) -> None:
        """Answers come by this route from now on; None: by each person's own."""
        self.route = route

    def open_person(self, one: Invitee) -> None:
        """Lead to everything that is known of somebody."""
        self.desk.go("people", Spot(one.person.id))

    def _list(self) -> None:
        wanted = SHOWN[self._show][1]
        self.model.show(
            [
                one
                for one in self.everybody
                if wanted(one)
                and text.holds_words(f"{one.person.name} {one.person.neighbourhood} {one.person.contact}", self._words)
            ]
        )

    # Inviting

    def known(self, words: str) -> tuple[Person, ...]:
        """People with these words in their name who are not on the list yet."""
        return known_people(self.desk, words, without={one.person.id for one in self.everybody})

    def not_invited(self) -> tuple[Person, ...]:
        """Everybody who is not on the list yet, by name."""
        listed = {one.person.id for one in self.everybody}
        return tuple(person for person in self.desk.ask(queries.people.every) if person.id not in listed)

    def invite_roster(self) -> None:
        """Invite everybody on the programme's roster who is not on the list yet."""
        self.invite(self._not_invited)

    def invite(self, person_ids: Iterable[int]) -> None:
        """Invite people who are known already."""
        ids = tuple(person_ids)
        if self.session is None or not ids:
            return
        whom = self._named(ids)
        self.desk.do(f"Invite {whom}", changes.attendance.invite, self.session.id, ids)
        self.desk.tell(f"Invited {whom}.", undo=True)

    def invite_new(self, name: str) -> None:
        """Invite somebody nobody knew before; more about them can be noted under People."""
        if self.session is not None:
            self.desk.do(f"Invite {' '.join(name.split())}", _invite_new, self.session.id, name)

    def _named(self, ids: tuple[int, ...]) -> str:
        if len(ids) > 1:
            return text.counted(len(ids), "person", "people")
        return self.desk.ask(queries.people.one, ids[0]).name

    # What the chosen people said and were told

    def answer(self, answer: Answer) -> None:
        """Note what the chosen people said, and by which route it came."""
        if self.session is None or not self.chosen:
            return
        said = [(one.person.id, str(self.route or one.person.route)) for one in self.chosen]
        whom = names_of(self.chosen)
        label = f"Take back the answer of {whom}" if answer is Answer.NONE else f"Note “{answer.label}” from {whom}"
        self.desk.do(label, _answer, self.session.id, said, answer, self.ringing.caller)

    def note_told(self, route: Route) -> None:
        """Note that the chosen people were told the date as it is now, by this way."""
        if self.session is not None and self.chosen:
            from organiser.app.actions import ledger

            ledger.note_told(self.desk.store, self.session.id, [one.person for one in self.chosen], route)

    def withdraw(self) -> None:
        """Take the chosen people off the list."""
        if self.session is None or not self.chosen:
            return
        whom, ids = names_of(self.chosen), [one.person.id for one in self.chosen]
        self.desk.do(f"Take {whom} off the list", changes.attendance.withdraw, self.session.id, ids)
        self.desk.tell(f"Took {whom} off the list.", undo=True)

    def explain_files(self) -> None:
        """Lead to the guide that says what each mail program does with an invitation."""
        CalendarFiles(self.desk).explain()

    def take_answers(self) -> None:
        """Take in answers that came back by mail."""
        self.desk.wants_answers.emit()

    def write(self) -> None:
        """Write the invitations of everybody with an email address."""
        if self.session is not None:
            self._paperwork.write_invitations(self.session.id)


def _invite_new(tx: Transaction, session_id: int, name: str) -> None:
    changes.attendance.invite(tx, session_id, [changes.people.add(tx, Person(name))])


def _answer(tx: Transaction, session_id: int, said: Iterable[tuple[int, str]], answer: Answer, noted_by: str) -> None:
    for person_id, route in said:
        how = {} if answer is Answer.NONE else {"route": route, "noted_by": noted_by}
        changes.attendance.set_answer(tx, session_id, person_id, answer, **how)


def _believes(held: Held | None, session: Session) -> str:
    """What somebody thinks who holds an old date; "" for all others."""
    return held.believes(session) if held is not None and held.is_old(session) else ""
