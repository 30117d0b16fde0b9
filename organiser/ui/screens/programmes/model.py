"""How programmes, their places and their rosters look."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from organiser.domain import clock, doubts, text
from organiser.domain.attendance import Answer, Mark
from organiser.domain.programmes import Programme, Seats
from organiser.domain.sessions import Session, Status
from organiser.ui.theme.tokens import Tone
from organiser.ui.widgets.chip import Badge
from organiser.ui.widgets.rows import Row
from organiser.ui.widgets.seats import SeatGroup
from organiser.ui.widgets.table import Column

if TYPE_CHECKING:
    from organiser.store.queries.programmes import GridLine, ProgrammeLine

_NOT_LISTED = "–"
_STATUS_TONES = {Status.PROVISIONAL: Tone.INFO, Status.CANCELLED: Tone.DANGER}
_MARK_WORDS = {Mark.PRESENT: "There", Mark.LATE: "Late"}


@dataclass(frozen=True, slots=True)
class Portrait:
    """One programme with everything that its page shows."""

    programme: Programme
    sessions: tuple[Session, ...]
    grid: tuple[GridLine, ...]
    seats: tuple[Seats, ...]
    today: date

    @property
    def doubts(self) -> tuple[str, ...]:
        """What somebody should look at again."""
        return doubts.about_programme(self.programme, self.sessions, len(self.grid))

    @property
    def summary(self) -> str:
        """``4 sessions · 14 of 15 places taken · sign-up closes in 13 days``."""
        parts = [_sessions(len(self.sessions)), _people(len(self.grid), self.programme.capacity)]
        if self.programme.apply_by:
            parts.append(f"sign-up {doubts.about_deadline(self.programme.apply_by, self.today)}")
        return " · ".join(parts)


def row_of(line: ProgrammeLine, today: date) -> Row:
    """A programme in the list."""
    programme = line.programme
    sub = " · ".join((_sessions(line.sessions), _people(line.members, programme.capacity)))
    return Row(programme.title, sub=sub, meta=_dates(line.first, line.last), badges=_deadline(programme, today))


def _deadline(programme: Programme, today: date) -> tuple[Badge, ...]:
    if programme.apply_by is None:
        return ()
    if programme.apply_by < today:
        return (Badge("Sign-up closed"),)
    return (Badge(f"Sign-up {doubts.about_deadline(programme.apply_by, today)}", Tone.INFO, "clock"),)


def _sessions(number: int) -> str:
    return text.counted(number, "session") if number else "No session yet"


def _people(members: int, capacity: int) -> str:
    return (
        f"{members} of {text.counted(capacity, 'place')} taken"
        if capacity
        else text.counted(members, "person", "people")
    )


def _dates(first: str, last: str) -> str:
    """``6 Jan to 3 Feb``; "" without a session."""
    days = [_day(datetime.fromisoformat(moment)) for moment in (first, last) if moment]
    return " to ".join(dict.fromkeys(days))


def _day(when: date) -> str:
    """``6 Jan``: short enough for the head of a column."""
    return clock.short_day(when).partition(" ")[2]


def session_row(session: Session) -> Row:
    """A session in the order of its programme."""
    tone = _STATUS_TONES.get(session.status)
    badges = (Badge(session.status.label, tone),) if tone else ()
    sub = " · ".join(filter(None, (session.when, session.where or "no place yet")))
    return Row(session.title, sub=sub, badges=badges, meta="›", spoken=f"{session.title}, {sub}")


def seat_groups(seats: Sequence[Seats]) -> tuple[SeatGroup, ...]:
    """The places of each neighbourhood with who has them."""
    return tuple(
        SeatGroup(one.neighbourhood, len(one.names), one.places, who=text.listed(one.names) or "Nobody yet")
        for one in seats
    )


def cell(told: tuple[Answer, Mark] | None) -> str:
    """What the grid says of one person at one session: what happened, else what was answered."""
    if told is None:
        return _NOT_LISTED
    answer, mark = told
    if mark is not Mark.NONE:
        return _MARK_WORDS.get(mark, mark.label)
    return "Asked" if answer is Answer.NONE else answer.label


def grid_columns(sessions: Sequence[Session]) -> tuple[Column[GridLine], ...]:
    """Name and neighbourhood, then a column for each session under its day."""
    return (
        Column("Name", lambda line: line.person),
        Column("Neighbourhood", lambda line: line.neighbourhood),
        *(_session_column(place, session) for place, session in enumerate(sessions)),
    )


def _session_column(place: int, session: Session) -> Column[GridLine]:
    return Column(
        _day(session.starts),
        lambda line: cell(line.cells[place]),
        tooltip=lambda line: f"{line.person}, {session.title}: {_in_full(cell(line.cells[place]))}",
        full_title=f"{session.title}, {clock.short_day(session.starts)}",
    )


def _in_full(word: str) -> str:
    return "not invited" if word == _NOT_LISTED else "has not answered" if word == "Asked" else word


def names_of(people: Sequence[str]) -> str:
    """One name as it is, more as a number: for labels and notices."""
    return people[0] if len(people) == 1 else text.counted(len(people), "person", "people")
