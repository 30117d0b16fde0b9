"""Takes in another group's calendar: looked through, compared with what is here, and kept only when it is confirmed."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from organiser.app import backups, files
from organiser.domain import clock, foreign_offers
from organiser.domain.foreign import ForeignCalendar, Wishes
from organiser.domain.foreign_offers import Offer
from organiser.domain.problem import Problem
from organiser.domain.text import counted
from organiser.store import changes, queries
from organiser.store.store import Store

_BEGINNING = 10_000
_ANSWERS = (b"METHOD:REPLY", b"METHOD:COUNTER", b"METHOD:REFRESH", b"METHOD:DECLINECOUNTER")


def read(path: Path, wishes: Wishes) -> ForeignCalendar:
    """Look through a file; nothing is kept."""
    from organiser.imports import calendars

    content = files.content(path, calendars.LARGEST + 1, "Choose a calendar file (.ics).")
    return calendars.read(content, wishes, name=path.stem)


def plan(store: Store, file: ForeignCalendar, wishes: Wishes) -> tuple[Offer, ...]:
    """What would come of a file; nothing is kept."""
    return foreign_offers.offers(file, store.ask(queries.origins.here), wishes.today)


def take(
    store: Store, file: ForeignCalendar, chosen: Sequence[Offer], programme_id: int | None = None
) -> tuple[int, ...]:
    """Keep what was chosen, as one step (none where nothing was); returns the ids of those sessions."""
    if not chosen:
        return ()
    backups.before_much(store)
    return store.do(label(file, chosen), changes.origins.take, chosen, programme_id, file.name)


def label(file: ForeignCalendar, chosen: Sequence[Offer]) -> str:
    """What the history says of it."""
    return f"Import {counted(len(chosen), 'session')} from {file.name[:80]}"


def zones_from(words: Iterable[str]) -> dict[str, str]:
    """The answers to a file's doubts: ``Europe/London`` for all of them, ``Their zone=Europe/London`` for one.

    The name before the = may be "none", for times without a zone.
    """
    from organiser.imports.calendar_zones import ALL, FLOATING, named

    answers = {}
    for said in words:
        there, mark, name = said.rpartition("=")
        zone = named(name)
        if not zone:
            clock.zone(name)  # says that there is no such zone
            raise Problem(f"“{name[:60]}” is no zone with clocks of its own.", "Use a name such as Europe/London.")
        answers[ALL if not mark else FLOATING if there == "none" else there] = zone
    return answers


def is_calendar(path: Path) -> bool:
    """Whether a file is called a calendar, and does not begin as an answer to an invitation does."""
    if path.suffix.lower() not in {".ics", ".ical"} or not path.is_file():
        return False
    beginning = files.content(path, _BEGINNING, "").replace(b"\0", b"").upper()
    return not any(method in beginning for method in _ANSWERS)
