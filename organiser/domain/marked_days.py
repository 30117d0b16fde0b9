"""Days of one's own, such as awareness days: marked in the calendar, and nothing more."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from organiser.domain import clock, text

LONGEST_NAME = 120
NO_YEAR = 2000  # what stands for the year of a day that comes every year, where none is told; it had a 29 February


@dataclass(frozen=True, slots=True)
class MarkedDay:
    """A day with a name; ``every_year`` where it comes back, ``source`` the file it was read from ("" typed)."""

    day: date
    name: str
    every_year: bool = False
    source: str = ""
    id: int = 0

    def __post_init__(self) -> None:
        object.__setattr__(self, "name", text.required(self.name, "name of the day", limit=LONGEST_NAME))
        object.__setattr__(self, "source", text.line(self.source, "name of the file"))
        clock.check_year(self.day)

    @property
    def in_words(self) -> str:
        """``Tuesday 1 June 2027: Volunteers’ Week``, or ``1 June, every year: Volunteers’ Week``."""
        day = clock.day_in_words(self.day)
        if self.every_year:
            day = f"{self.day.day} {day.split()[2]}, every year"
        return f"{day}: {self.name}"


@dataclass(frozen=True, slots=True)
class Rejected:
    """Something in a file that is not taken: where it begins, what it says, and why."""

    line: int
    words: str
    reason: str

    @property
    def in_words(self) -> str:
        """``Line 3, “31 June”: there is no such day``."""
        return f"Line {self.line:,}{f', “{self.words}”' if self.words else ''}: {self.reason}"


@dataclass(frozen=True, slots=True)
class DayFile:
    """What a file of days holds, as far as it was understood; ``remarks`` tell how it was read."""

    days: tuple[MarkedDay, ...]
    left: tuple[Rejected, ...] = ()
    remarks: tuple[str, ...] = ()


def in_year(day: date, year: int) -> date:
    """The same day of another year; 29 February is the 28th where there is none."""
    is_odd = (day.month, day.day) == (2, 29) and not (year % 4 == 0 and (year % 100 or year % 400 == 0))
    return date(year, 2, 28) if is_odd else day.replace(year=year)


def by_day(days: Iterable[date], marked: Iterable[MarkedDay]) -> Mapping[date, tuple[str, ...]]:
    """The names of all that falls on each of these days, each once; a day with none is not there."""
    wanted = set(days)
    years = {day.year for day in wanted}
    found: dict[date, dict[str, None]] = defaultdict(dict)
    for one in marked:
        for day in {in_year(one.day, year) for year in years} if one.every_year else {one.day}:
            if day in wanted:
                found[day][one.name] = None
    return {day: tuple(names) for day, names in found.items()}


def new_among(found: Sequence[MarkedDay], known: Iterable[MarkedDay]) -> tuple[MarkedDay, ...]:
    """Those that are not known yet, each once: a day that comes every year is known whatever its year."""
    seen = {_key(one) for one in known}
    fresh = []
    for one in found:
        if _key(one) not in seen:
            seen.add(_key(one))
            fresh.append(one)
    return tuple(fresh)


def _key(one: MarkedDay) -> tuple[object, ...]:
    day = (one.day.month, one.day.day) if one.every_year else one.day
    return day, text.folded(one.name)
