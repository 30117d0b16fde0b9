"""How programmes, their places and their rosters look."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from organiser.domain import clock, doubts, text
from organiser.domain.attendance import Answer, Mark
from organiser.domain.places import Role, Verdict
from organiser.domain.programmes import Programme
from organiser.domain.rates import Rate, Rates
from organiser.domain.sectors import Shares
from organiser.domain.sessions import Session, Status
from organiser.ui.theme.tokens import Tone
from organiser.ui.widgets.chip import Badge
from organiser.ui.widgets.rows import Row
from organiser.ui.widgets.table import Column

if TYPE_CHECKING:
    from organiser.store.queries.places import Pool
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
    pool: Pool
    roles: dict[int, Role]
    today: date
    shares: Shares
    rates: Rates

    @property
    def taken(self) -> int:
        """The places that are used: by participants, and by those who come with somebody and take one."""
        return sum(len(share.placed) for share in self.pool.shares)

    @property
    def doubts(self) -> tuple[str, ...]:
        """What somebody should look at again."""
        return doubts.about_programme(self.programme, self.sessions, self.taken)

    @property
    def summary(self) -> str:
        """``4 sessions · 14 of 15 places taken · sign-up closes in 13 days``."""
        parts = [_sessions(len(self.sessions)), _people(len(self.grid), self.taken, self.programme.capacity)]
        if self.programme.apply_by:
            parts.append(f"sign-up {doubts.about_deadline(self.programme.apply_by, self.today)}")
        return " · ".join(parts)


def row_of(line: ProgrammeLine, today: date) -> Row:
    """A programme in the list."""
    programme = line.programme
    sub = " · ".join((_sessions(line.sessions), _people(line.members, line.taken, programme.capacity)))
    return Row(programme.title, sub=sub, meta=_dates(line.first, line.last), badges=_deadline(programme, today))


def _deadline(programme: Programme, today: date) -> tuple[Badge, ...]:
    if programme.apply_by is None:
        return ()
    if programme.apply_by < today:
        return (Badge("Sign-up closed"),)
    return (Badge(doubts.about_deadline(programme.apply_by, today).capitalize(), Tone.INFO, "clock"),)


def _sessions(number: int) -> str:
    return text.counted(number, "session") if number else "No session yet"


def _people(members: int, taken: int, capacity: int) -> str:
    if capacity:
        return f"{taken} of {text.counted(capacity, 'place')} taken"
    return text.counted(members, "person", "people")


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


def cell(told: tuple[Answer, Mark] | None) -> str:
    """What the grid says of one person at one session: what happened, else what was answered."""
    if told is None:
        return _NOT_LISTED
    answer, mark = told
    if mark is not Mark.NONE:
        return _MARK_WORDS.get(mark, mark.label)
    return "Asked" if answer is Answer.NONE else answer.label


def grid_columns(
    sessions: Sequence[Session], roles: Mapping[int, Role], rates: Mapping[int, Rate]
) -> tuple[Column[GridLine], ...]:
    """Name and neighbourhood, then a column for each session under its day, at last how often they were there so far.

    Where not all are participants, a column says as what each takes part; nobody has a rate before a register is taken.
    """
    nothing = Rate()
    rate: Column[GridLine] = Column(
        "There",
        lambda line: rates.get(line.person_id, nothing).short,
        tooltip=lambda line: f"{line.person}: {rates.get(line.person_id, nothing).in_words}",
        full_title="Sessions so far at which they were, of those to which they were invited",
    )
    role: Column[GridLine] = Column("Role", lambda line: roles[line.person_id].label)
    return (
        Column("Name", lambda line: line.person),
        Column("Neighbourhood", lambda line: line.neighbourhood),
        *((role,) if any(one is not Role.PARTICIPANT for one in roles.values()) else ()),
        *(_session_column(place, session) for place, session in enumerate(sessions)),
        *((rate,) if any(one.invited for one in rates.values()) else ()),
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


def as_role(whom: str, role: Role, *, many: bool = False) -> str:
    """``Omar takes part as an observer``."""
    article = "an" if role is Role.OBSERVER else "a"
    return f"{whom} take part as {role}s" if many else f"{whom} takes part as {article} {role}"


def who_is_next(freed: Sequence[Verdict]) -> str:
    """``Jean Adams is next for the place.``; "" where nobody is."""
    if not freed:
        return ""
    if len(freed) == 1:
        return f"{freed[0].entry.name} is next for a place."
    return f"{len(freed)} people are next for places."


def last_day(until: datetime) -> str:
    """The last day on which an offer holds that ends at a moment: ``Fri 7 May``."""
    local = until.astimezone(clock.zone(clock.DEFAULT_ZONE))
    if (local.hour, local.minute) == (0, 0):
        return clock.short_day(local - timedelta(days=1))
    return f"{clock.short_day(local)}, {local:%H:%M}"
