"""How the next session and those after it look on Home."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from organiser.domain import clock, text
from organiser.domain.agendas import Agenda
from organiser.domain.attendance import HeadCount
from organiser.domain.needs import Review, ToAsk, ToDo
from organiser.domain.readiness import Hurdle
from organiser.domain.sessions import Session, Status
from organiser.ui.theme.tokens import Tone
from organiser.ui.widgets.chip import Badge
from organiser.ui.widgets.rows import Row
from organiser.ui.widgets.seats import SeatGroup

if TYPE_CHECKING:
    from collections.abc import Sequence

    from organiser.domain.ledger import OldDates
    from organiser.domain.printings import OutOfDate
    from organiser.domain.programmes import Seats
    from organiser.store.queries.programmes import ProgrammeLine
    from organiser.store.queries.sessions import SessionLine

_HURDLE_ICONS = {"plan": "clock", "invitations": "users", "needs": "accessibility"}
_LATE = "triangle-alert"


@dataclass(frozen=True, slots=True)
class NextSession:
    """The session that comes next, with its plan, its answers, and what is still to be done for it."""

    session: Session
    agenda: Agenda
    count: HeadCount
    hurdles: tuple[Hurdle, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """All that Home shows of a workspace. ``seats`` are those of the first of the ``programmes``.

    ``to_arrange`` is for the sessions after the next, ``to_ask`` about those that are over; ``to_review`` are needs
    about which to ask somebody again; ``look_through`` the day since which to look through what is kept of people;
    ``copies`` the day of the last copy by hand (or that there was none) once another is due.
    """

    next: NextSession | None = None
    to_arrange: tuple[ToDo, ...] = ()
    to_ask: tuple[ToAsk, ...] = ()
    to_review: tuple[Review, ...] = ()
    later: tuple[SessionLine, ...] = ()
    programmes: tuple[ProgrammeLine, ...] = ()
    seats: tuple[Seats, ...] = ()
    old_dates: tuple[OldDates, ...] = ()
    is_sample: bool = False
    look_through: date | None = None
    copies: tuple[date | None, ...] = ()


def soon(session: Session, now: datetime) -> str:
    """How far ahead a session lies: ``now, until 14:00``, ``today at 12:30``, ``in 6 days``."""
    here = now.astimezone(clock.zone(session.timezone))
    if session.starts <= here.replace(tzinfo=None):
        return f"now, until {session.ends:%H:%M}"
    days = _days(here.date(), session.starts.date())
    if days > 1:
        return f"in {days} days"
    return f"{'tomorrow' if days else 'today'} at {session.starts:%H:%M}"


def _days(today: date, then: date) -> int:
    return (then - today).days


def subtitle(overview: Overview, now: datetime) -> str:
    """The line under the greeting."""
    if overview.next is None:
        return "No session lies ahead."
    return f"The next session is {soon(overview.next.session, now)}."


def hurdle_row(hurdle: Hurdle) -> Row:
    """One thing to do, as a row that leads to where it is done."""
    icon = _LATE if hurdle.is_late else _HURDLE_ICONS.get(hurdle.tab, "circle")
    return Row(hurdle.words, icon=icon, meta=f"{hurdle.when} ›".strip(), spoken=hurdle.in_words)


def need_row(what: ToDo | ToAsk | Review, today: date) -> Row:
    """Something to arrange for a later session, to note about one that is over, or to ask somebody again."""
    if isinstance(what, ToAsk):
        title, when, icon = what.in_words, "", "circle-help"
        sub = f"{what.session}, {clock.short_day(what.starts)}"
    elif isinstance(what, Review):
        title, when, icon = f"Ask {what.person} again", "", "message-circle"
        sub = f"About “{what.need.words}”"
    else:
        title, when = what.what, what.when(today)
        sub = f"{what.session}, {clock.short_day(what.starts)}"
        icon = _LATE if what.is_overdue(today) else _HURDLE_ICONS["needs"]
    spoken = ", ".join(filter(None, (f"{title} {when}".strip(), sub)))
    return Row(title, sub=sub, icon=icon, meta=f"{when} ›".strip(), spoken=spoken)


def old_date_row(old: OldDates) -> Row:
    """A session that has changed since people were told of it; the row leads to who they are."""
    session = old.session
    now = "cancelled" if session.is_cancelled else f"now {clock.short_day(session.starts)} at {session.starts:%H:%M}"
    which = f"{session.title}, {now}"
    return Row(old.in_words, sub=which, icon=_LATE, meta="›", spoken=f"{old.in_words}: {which}")


@dataclass(frozen=True, slots=True)
class OldPapers:
    """What is out of date on paper of one session or programme."""

    of: str
    titles: tuple[str, ...]
    session_id: int | None
    programme_id: int | None


def old_papers(found: Sequence[OutOfDate]) -> tuple[OldPapers, ...]:
    """What is out of date, by the session or programme that it is of."""
    by: dict[tuple[int | None, int | None], list[OutOfDate]] = {}
    for one in found:
        by.setdefault((one.printing.session_id, one.printing.programme_id), []).append(one)
    return tuple(OldPapers(many[0].of, tuple(one.title for one in many), *key) for key, many in by.items())


def old_papers_row(old: OldPapers) -> Row:
    """One of these, as a row that leads to where it is printed again."""
    many = text.counted(len(old.titles), "print is", "prints are")
    return Row(f"{many} out of date", sub=old.of, icon="printer", meta="›", spoken=f"{many} out of date: {old.of}")


def keeping_row(since: date) -> Row:
    """The reminder to look through what is kept of people."""
    return Row(
        "Look through what you keep of people",
        sub=f"Due since {clock.short_day(since)}: who is to stay, and what can go?",
        icon="archive-restore",
        meta="›",
    )


def copy_row(last: date | None) -> Row:
    """The reminder to copy the workspace by hand."""
    sub = f"The last copy was made on {clock.short_day(last)}." if last else "You have made none by hand yet."
    return Row("Copy your workspace to a memory stick", sub=sub, icon="archive-restore", meta="›")


def session_row(line: SessionLine) -> Row:
    """One of the sessions after the next."""
    session = line.session
    badges = () if session.status is Status.CONFIRMED else (Badge(session.status.label, _TONES[session.status]),)
    people = f"{line.yes} of {line.listed} coming" if line.listed else "Nobody invited yet"
    return Row(session.title, sub=_joined(session.when, session.where), meta=people, badges=badges)


_TONES = {Status.CONFIRMED: Tone.OK, Status.PROVISIONAL: Tone.INFO, Status.CANCELLED: Tone.DANGER}


def programme_row(line: ProgrammeLine) -> Row:
    """One programme with its places."""
    sessions = text.counted(line.sessions, "session")
    capacity = line.programme.capacity
    people = f"{line.members} of {text.counted(capacity, 'place')} taken" if capacity else ""
    return Row(line.programme.title, sub=_joined(sessions, people or text.counted(line.members, "person", "people")))


def seat_groups(seats: Sequence[Seats]) -> tuple[SeatGroup, ...]:
    """The places of a programme as seats."""
    return tuple(SeatGroup(one.neighbourhood, len(one.names), one.places) for one in seats)


def _joined(*words: str) -> str:
    return " · ".join(filter(None, words))
