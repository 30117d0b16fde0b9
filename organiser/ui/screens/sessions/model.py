"""How a session looks in the list, and how its times are said."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from organiser.domain import clock
from organiser.domain.sessions import Session, Status
from organiser.ui.theme.tokens import Tone
from organiser.ui.widgets.chip import Badge
from organiser.ui.widgets.rows import Row

if TYPE_CHECKING:
    from organiser.store.queries.sessions import SessionLine

_BADGES = {
    Status.CONFIRMED: Badge("Confirmed", Tone.OK, "circle-check"),
    Status.PROVISIONAL: Badge("Provisional", Tone.WARN, "circle-dashed"),
    Status.CANCELLED: Badge("Cancelled", Tone.DANGER, "circle-x"),
}
_OVER = Badge("Past", Tone.NEUTRAL, "history")


def badge_of(session: Session, since: datetime) -> Badge:
    """The one word on how a session stands; ``since`` is where the coming ones begin."""
    is_over = session.starts < since and session.status is Status.CONFIRMED
    return _OVER if is_over else _BADGES[session.status]


def row_of(line: SessionLine, since: datetime) -> Row:
    """A session as a card: its title, when and where, how it stands, and how many people."""
    session = line.session
    badge = badge_of(session, since)
    return Row(
        session.title,
        sub=" · ".join(filter(None, (_when(session, since), where_in_words(session)))),
        meta=people_in_words(line, since),
        badges=(badge,),
        spoken=", ".join(
            filter(None, (session.title, session.when, session.where, people_in_words(line, since), badge.word))
        ),
    )


def people_in_words(line: SessionLine, since: datetime) -> str:
    """``9 coming of 14``, ``14 invited`` before anybody has said yes, and afterwards ``8 came of 14``."""
    if not line.listed:
        return ""
    if line.session.starts < since:
        return f"{line.there} came of {line.listed}"
    return f"{line.yes} coming of {line.listed}" if line.yes else f"{line.listed} invited"


def where_in_words(session: Session) -> str:
    """``Methodist Hall and online``; "" when neither place nor link is known."""
    return session.where[:1].upper() + session.where[1:]


def subtitle_of(session: Session, version: str = "") -> str:
    """The line below the title of a session's page; ``version`` says how its plan stands to the last release."""
    return " · ".join(filter(None, (session.when, where_in_words(session), session.programme, version)))


def _when(session: Session, since: datetime) -> str:
    """``Wednesday 19 May, 12:30 to 14:00``; the year only where it is another one than now."""
    return session.when.replace(f" {since.year},", ",", 1) if session.starts.year == since.year else session.when


def end_in_words(starts: datetime, minutes: int, zone_name: str) -> tuple[str, str]:
    """When a session ends, and what the clock change does to its start ("" nothing)."""
    settled = clock.settle(starts, zone_name)
    ends = clock.later(settled.local, minutes, zone_name)
    if ends.date() == settled.local.date():
        return f"Ends {ends:%H:%M}", settled.note
    return f"Ends {ends:%H:%M} on {clock.day_in_words(ends)}, after midnight", settled.note


def status_words(title: str, status: Status) -> tuple[str, str]:
    """The label of a change of status, and what is said when it is done."""
    return {
        Status.CONFIRMED: (f"Confirm {title}", f"{title} is confirmed."),
        Status.PROVISIONAL: (f"Make {title} provisional", f"{title} is provisional."),
        Status.CANCELLED: (
            f"Cancel {title}",
            f"{title} is cancelled. Export the invitations again, so that people’s calendars know.",
        ),
    }[status]
