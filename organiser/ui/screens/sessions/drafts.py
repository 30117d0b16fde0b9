"""What a session is before anything is said of it: the ground of the question about a new one."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from organiser.domain import clock
from organiser.domain.problem import Problem
from organiser.domain.sessions import Session
from organiser.store import queries
from organiser.ui.desk.desk import Desk
from organiser.ui.screens.sessions.asked import DetailsQuestion

USUAL_START, USUAL_MINUTES, USUAL_WEEKDAY = time(18, 30), 120, 2
_START = "sessions.usual_start"


class Drafts:
    """Makes the questions about sessions; remembers at what time of day the last one was planned."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def new(self, today: date, beside: Session | None, starts: datetime | None = None) -> DetailsQuestion:
        """About a new session, of the programme of the one ``beside`` it; without a start, on the next usual day."""
        if starts is None:
            day = today + timedelta(days=(USUAL_WEEKDAY - today.weekday() - 1) % 7 + 1)
            starts = datetime.combine(day, USUAL_START)
        programmes = self.programmes()
        only = programmes[-1] if len(programmes) == 2 else ("", None)
        programme_id = beside.programme_id if beside and beside.programme_id else only[1]
        draft = Session("New session", starts, USUAL_MINUTES, programme_id=programme_id)
        return DetailsQuestion(draft, programmes, self.titles_in)

    def about(self, session: Session) -> DetailsQuestion:
        """About one that there is."""
        return DetailsQuestion(session, self.programmes(), self.titles_in)

    def programmes(self) -> tuple[tuple[str, int | None], ...]:
        """The programmes by title, after none."""
        every = self._desk.ask(queries.programmes.every)
        return (("No programme", None), *((line.programme.title, line.programme.id) for line in every))

    def titles_in(self, programme_id: int | None) -> tuple[str, ...]:
        """The titles of the sessions of a programme, or of those without one."""
        siblings = self._desk.ask(queries.sessions.every, programme_id)
        return tuple(one.title for one in siblings if one.programme_id == programme_id)

    @property
    def usual_start(self) -> time:
        """The time of day at which the last session was planned to begin."""
        try:
            return time(*clock.parse_clock(str(self._desk.settings.get(_START, ""))))
        except Problem:
            return USUAL_START

    def remember_start(self, starts: datetime) -> None:
        """Plan the next one at the same time of day."""
        self._desk.settings.set(_START, f"{starts:%H:%M}")
