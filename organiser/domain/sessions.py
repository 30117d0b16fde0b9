"""Sessions: gatherings of people at one time, in a place or on a link or both."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from organiser.domain import clock, text
from organiser.domain.problem import Problem

LONGEST = 24 * 60


class Status(StrEnum):
    """Whether a session is going to happen."""

    PROVISIONAL = "provisional"
    CONFIRMED = "confirmed"
    CANCELLED = "cancelled"

    @property
    def label(self) -> str:
        return self.value.capitalize()


@dataclass(frozen=True, slots=True)
class Session:
    """One gathering. ``starts`` is wall-clock time in ``timezone``, without an offset; ``minutes`` is its length.

    ``sequence`` is the revision that calendars see; ``changed`` the UTC moment of the last edit;
    ``expected`` the number of people to prepare for (0: work it out from the answers); ``places`` how many can come
    (0: as many as like to).
    """

    title: str
    starts: datetime
    minutes: int
    timezone: str = clock.DEFAULT_ZONE
    place: str = ""
    online_url: str = ""
    status: Status = Status.CONFIRMED
    summary: str = ""
    notes: str = ""
    expected: int = 0
    places: int = 0
    programme_id: int | None = None
    programme: str = ""
    sequence: int = 0
    changed: datetime = datetime(2000, 1, 1, tzinfo=UTC)
    id: int = 0
    uid: str = ""

    def __post_init__(self) -> None:
        keep = object.__setattr__  # and no loops: a list of sessions makes ten thousand of these
        keep(self, "title", text.required(self.title, "session's title"))
        keep(self, "place", text.line(self.place, "place"))
        keep(self, "online_url", text.line(self.online_url, "online url"))
        keep(self, "summary", text.block(self.summary, "summary"))
        keep(self, "notes", text.block(self.notes, "notes"))
        keep(self, "status", Status(self.status))
        clock.zone(self.timezone)
        clock.check_year(self.starts)
        check_minutes(self.minutes)
        _check_number(self.expected, "people expected")
        _check_number(self.places, "places")

    @property
    def ends(self) -> datetime:
        """Wall-clock time of the end, as clocks in the session's zone will show it."""
        return clock.later(self.starts, self.minutes, self.timezone)

    @property
    def is_online(self) -> bool:
        return bool(self.online_url)

    @property
    def is_in_person(self) -> bool:
        return bool(self.place) or not self.online_url

    @property
    def is_cancelled(self) -> bool:
        return self.status is Status.CANCELLED

    @property
    def where(self) -> str:
        """Place, link or both in one line; "" when neither is known."""
        return " and ".join(part for part in (self.place, "online" if self.online_url else "") if part)

    @property
    def when(self) -> str:
        """``Wednesday 19 May 2027, 12:30 to 14:00``, with the zone where it is not the UK's."""
        ends = self.ends
        day_of_end = "" if ends.date() == self.starts.date() else f" on {clock.day_in_words(ends)}"
        hours = f"{clock.time_in_words(self.starts)} to {clock.time_in_words(ends)}"
        words = f"{clock.day_in_words(self.starts)}, {hours}{day_of_end}"
        zone = clock.zone_in_words(self.timezone)
        return f"{words} ({zone})" if zone else words


def _check_number(number: int, what: str) -> None:
    if not 0 <= number <= 100_000:
        raise Problem(f"The number of {what} is out of range.", "Use a number from 0 to 100,000.")


def check_minutes(minutes: int) -> None:
    """Refuse a length that no session has."""
    if not 1 <= minutes <= LONGEST:
        raise Problem(
            f"A session cannot last {text.counted(minutes, 'minute')}.",
            "Give a length between 1 minute and 24 hours (1,440 minutes).",
        )


def numbered(title: str, titles: Iterable[str]) -> str:
    """``Space {n}`` with the number after the highest in ``titles``, where ``Space 3: What we have`` counts as 3.

    A title without {n} stays as it is.
    """
    before, mark, after = title.partition("{n}")
    if not mark:
        return title
    pattern = re.compile(re.escape(before) + r"(\d{1,6})" + re.escape(after) + r"(?!\d)")
    taken = [int(found[1]) for other in titles if (found := pattern.match(other))]
    return f"{before}{max(taken, default=0) + 1}{after}"
