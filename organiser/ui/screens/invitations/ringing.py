"""Joins the ring-round of one session to the store: who to ring, what to say, and what came of it."""

from __future__ import annotations

import dataclasses
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, ClassVar

from organiser.domain import clock
from organiser.domain.calls import Call, Outcome, RingRound, ToRing
from organiser.domain.people import Route
from organiser.domain.wordings import Kind
from organiser.store import queries
from organiser.ui.desk.desk import Desk, Spot
from organiser.ui.desk.follower import WatchedFollower
from organiser.ui.screens.invitations.model import to_ring_row
from organiser.ui.widgets.rows import RowsModel

if TYPE_CHECKING:
    from organiser.app.actions.texts import Texts

_CALLER = "invitations.caller"
_BACK_IN = timedelta(hours=1)
_LAST_HOUR, _MORNING = 20, time(10)


class RingingPresenter(WatchedFollower):
    """Who to ring today, the one who is being rung, and the words for it; reads only while it is looked at."""

    TOPICS: ClassVar = frozenset(
        {"session", "register", "person", "need", "neighbourhood", "call", "wording", "workspace", "programme"}
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.model: RowsModel[ToRing] = RowsModel(to_ring_row, key=lambda one: one.person.id, parent=self)
        self.round = RingRound()
        self.current: ToRing | None = None
        self.again: datetime | None = None
        self.note_words = ""
        self._texts: Texts | None = None
        self._noted = (0, 0)  # whose call was noted last, and how many calls to them there were then
        self._left = 0

    def show_session(self, session_id: int) -> None:
        self.current, self._noted = None, (0, 0)
        super().show_session(session_id)

    def read(self) -> None:
        self.round, self._texts = RingRound(), None
        if self.session is not None and self.is_watched:
            from organiser.app.actions import texts

            self.round = texts.ring_round(self.desk.store, self.session.id, self.desk.now())
            self._texts = texts.gather(self.desk.store, self.session.id, self.caller)
        place = self._place()
        self.model.show(self.round.today)
        self._show(self._next(place))

    def _place(self) -> int:
        ids = [one.person.id for one in self.model.values]
        return ids.index(self.current.person.id) if self.current and self.current.person.id in ids else 0

    def _next(self, place: int) -> ToRing | None:
        """Whoever is rung now stays; an undo brings back the last one; else it is the turn of the next."""
        today = {one.person.id: one for one in self.round.today}
        noted, calls = self._noted
        if noted in today and len(today[noted].calls) < calls:
            self._noted = (0, 0)
            return today[noted]
        if self.current is not None and self.current.person.id in today.keys() - {self._left}:
            return today[self.current.person.id]
        others = [one for one in self.round.today if one.person.id != self._left] or list(self.round.today)
        return others[min(place, len(others) - 1)] if others else None

    def _show(self, one: ToRing | None) -> None:
        if one is None or self.current is None or one.person.id != self.current.person.id:
            self.note_words, self.again = "", None
        self.current = one

    # What is shown

    @property
    def is_ringing(self) -> bool:
        """Whether there is somebody to note a result for."""
        return self.is_watched and self.current is not None

    @property
    def can_answer(self) -> bool:
        """Whether they can say no or maybe: not to a session that is cancelled."""
        return self.is_ringing and self.session is not None and not self.session.is_cancelled

    @property
    def caller(self) -> str:
        """Who rings: whoever said so last, else the organiser."""
        if not self.desk.is_open:
            return ""
        return str(self.desk.settings.get(_CALLER, "")) or self.desk.ask(queries.workspace.group).organiser

    @property
    def script(self) -> str:
        """What to say to them."""
        return self._words(Kind.CANCELLED if self.session and self.session.is_cancelled else Kind.PHONE)

    @property
    def voicemail(self) -> str:
        """What to say to a machine, which others may hear."""
        return self._words(Kind.VOICEMAIL)

    @property
    def heard(self) -> tuple[str, ...]:
        """What they were told and said before, the latest first."""
        if self.current is None or self.session is None:
            return ()
        line, zone = self.current.line, self.session.timezone
        said = f"{line.answer.label}, {line.how_noted}" if line.how_noted else ""
        holds = "" if line.given_sequence is None else "Has the date as it is"
        if line.given_sequence not in {None, self.session.sequence}:
            holds = "Has an old date or place"
        calls = (call.in_words(zone) for call in reversed(self.current.calls))
        return tuple(words for words in (said, holds, *calls) if words)

    @property
    def usual_again(self) -> datetime:
        """When to ring back if nothing else is said: in an hour, or tomorrow morning where that is too late."""
        zone = self.session.timezone if self.session else clock.DEFAULT_ZONE
        now = self.desk.now()
        here = now.astimezone(clock.zone(zone)).replace(tzinfo=None) if now.tzinfo else now
        later = (here + _BACK_IN).replace(minute=0 if here.minute < 30 else 30, second=0, microsecond=0)
        if later.date() > here.date() or later.hour >= _LAST_HOUR:
            return datetime.combine(here.date() + timedelta(days=1), _MORNING)
        return max(later, datetime.combine(here.date(), _MORNING))

    def _words(self, kind: Kind) -> str:
        if self._texts is None or self.current is None:
            return ""
        return self._texts.of(self.current.person.id, route=Route.PHONE, kind=kind).text

    # What the user does

    def choose(self, one: object) -> None:
        """Ring this person next."""
        if isinstance(one, ToRing) and (self.current is None or one.person.id != self.current.person.id):
            self._show(one)
            self.changed.emit()

    def name_caller(self, name: str) -> None:
        """Remember who rings from now on; nothing: the organiser."""
        self.desk.settings.set(_CALLER, " ".join(name.split()))
        self.refresh()

    def ring_again_at(self, when: datetime) -> None:
        """Note when to ring back."""
        self.again = when

    def remember(self, words: str) -> None:
        """A few words that go with the result."""
        self.note_words = words

    def note(self, outcome: Outcome) -> None:
        """Note what came of the call, and go on to the next person."""
        one, session = self.current, self.session
        if one is None or session is None:
            return
        from organiser.app.actions import texts

        again = (self.again or self.usual_again) if outcome is Outcome.RING_BACK else None
        call = Call(one.person.id, outcome, again=again, noted_by=self.caller, note=self.note_words)
        self._noted, self._left = (0, 0), one.person.id
        try:
            texts.note_call(self.desk.store, session.id, one.person, call)
        finally:
            self._left = 0
        self._noted = (one.person.id, len(one.calls) + 1)
        said = dataclasses.replace(call, noted_by="").in_words(session.timezone)
        self.desk.tell(f"{one.person.name}: {said}.", undo=True)

    def open_person(self) -> None:
        """Lead to everything that is known of them, to correct a number."""
        if self.current is not None:
            self.desk.go("people", Spot(self.current.person.id))
