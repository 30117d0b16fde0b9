"""The date as a QR code: what the camera of a phone takes for an event, with no link in it and no network needed."""

import re

from organiser.domain import clock, text
from organiser.domain.sessions import Session

Squares = tuple[tuple[bool, ...], ...]

_LONGEST = 60  # characters of title and place: a code that holds more has squares too small for old cameras


def squares(session: Session) -> Squares:
    """The rows of the code, True for dark, without the quiet margin; () for a session that is cancelled.

    Times go in as UTC, which every phone turns into its own. The joining link stays out: it is printed beside.
    """
    if session.is_cancelled:
        return ()
    import segno

    code = segno.make_qr(event(session), error="m", encoding="utf-8")
    return tuple(tuple(map(bool, row)) for row in code.matrix)


def event(session: Session) -> str:
    """The event that the code holds, as short as phones understand it."""
    starts, ends = (clock.instant(local, session.timezone) for local in (session.starts, session.ends))
    lines = [
        "BEGIN:VEVENT",
        f"SUMMARY:{_short(session.title)}",
        f"DTSTART:{starts:%Y%m%dT%H%M%SZ}",
        f"DTEND:{ends:%Y%m%dT%H%M%SZ}",
        f"LOCATION:{_short(session.place)}" if session.place else "",
        "END:VEVENT",
    ]
    return "\r\n".join(filter(None, lines)) + "\r\n"


def _short(words: str) -> str:
    plain = text.line(words, limit=text.TEXT_LIMIT)
    kept = plain if len(plain) <= _LONGEST else plain[: _LONGEST - 1].rstrip() + "…"
    return re.sub(r"([\\;,])", r"\\\1", kept)
