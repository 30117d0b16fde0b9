"""Programmes: a series of unlike sessions with one roster, and places shared by neighbourhood."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from organiser.domain import clock, text
from organiser.domain.problem import Problem

MOST_PLACES = 100_000
LONGEST_OFFER = 90


class ShareBy(StrEnum):
    """Who comes first where more people apply than there are places."""

    ORDER = "order"
    LOT = "lot"

    @property
    def label(self) -> str:
        return {"order": "Who applied first", "lot": "A draw by lot"}[self.value]


class ReleaseTo(StrEnum):
    """Who may have the places that a neighbourhood did not fill, once they are held no longer."""

    ANYONE = "anyone"
    NOBODY = "nobody"

    @property
    def label(self) -> str:
        return {"anyone": "Whoever is next, from anywhere", "nobody": "Nobody: they stay empty"}[self.value]


@dataclass(frozen=True, slots=True)
class Target:
    """The places that a programme keeps for one neighbourhood."""

    neighbourhood: str
    places: int

    def __post_init__(self) -> None:
        object.__setattr__(self, "neighbourhood", text.required(self.neighbourhood, "neighbourhood's name"))
        check_places(self.places)


@dataclass(frozen=True, slots=True)
class Programme:
    """A series of sessions. ``capacity`` 0 means that nobody counts; ``targets`` may stay empty.

    Places are given by ``share_by`` within each neighbourhood. Those that a neighbourhood does not fill are held
    until the end of the day ``hold_until`` (None: for good) and go to ``release_to`` after it. An offer holds for
    ``offer_days``; after the day ``cut_off`` none is made.
    """

    title: str
    purpose: str = ""
    capacity: int = 0
    apply_by: date | None = None
    targets: tuple[Target, ...] = ()
    share_by: ShareBy = ShareBy.ORDER
    hold_until: date | None = None
    release_to: ReleaseTo = ReleaseTo.ANYONE
    offer_days: int = 7
    cut_off: date | None = None
    id: int = 0
    uid: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "title", text.required(self.title, "programme's title"))
        object.__setattr__(self, "purpose", text.block(self.purpose, "purpose"))
        check_places(self.capacity)
        for day in filter(None, (self.apply_by, self.hold_until, self.cut_off)):
            clock.check_year(day)
        object.__setattr__(self, "share_by", ShareBy(self.share_by))
        object.__setattr__(self, "release_to", ReleaseTo(self.release_to))
        if not 1 <= self.offer_days <= LONGEST_OFFER:
            raise Problem("An offer cannot hold that long.", f"Use a number of days from 1 to {LONGEST_OFFER}.")
        names = [text.folded(target.neighbourhood) for target in self.targets]
        if len(set(names)) != len(names):
            raise Problem("A neighbourhood stands twice in the places.", "Give each neighbourhood one line.")


@dataclass(frozen=True, slots=True)
class Seats:
    """How one neighbourhood stands: the places kept for it and who has them."""

    neighbourhood: str
    places: int
    names: tuple[str, ...]

    @property
    def free(self) -> int:
        return max(0, self.places - len(self.names))

    @property
    def in_words(self) -> str:
        """``2 of 3 places taken, 1 free``."""
        if not self.places:
            return text.counted(len(self.names), "person", "people")
        over = len(self.names) - self.places
        tail = f", {over} more than planned" if over > 0 else f", {self.free} free" if self.free else ", full"
        return f"{len(self.names)} of {text.counted(self.places, 'place')} taken{tail}"


def check_places(places: int) -> None:
    """Refuse a number of places that cannot be."""
    if not 0 <= places <= MOST_PLACES:
        raise Problem(f"{places:,} places is out of range.", f"Use a number from 0 to {MOST_PLACES:,}.")


def parse_target(words: str) -> Target:
    """Read ``Mill Lane:3``; a name alone means no places kept."""
    name, colon, places = words.rpartition(":")
    if not colon:
        return Target(words, 0)
    if not re.fullmatch(r"\s*\d{1,9}\s*", places):
        raise Problem(f"“{words[:60]}” does not say how many places.", "Write it like “Mill Lane:3”.")
    return Target(name, int(places))


def seats(targets: Sequence[Target], roster: Iterable[tuple[str, str]]) -> tuple[Seats, ...]:
    """The roster, as (name, neighbourhood), seated by neighbourhood: targets first, then the others."""
    seated: dict[str, tuple[str, int, list[str]]] = {
        text.folded(target.neighbourhood): (target.neighbourhood, target.places, []) for target in targets
    }
    for name, neighbourhood in roster:
        seated.setdefault(text.folded(neighbourhood), (neighbourhood, 0, []))[2].append(name)
    return tuple(
        Seats(name or "No neighbourhood noted", places, tuple(names)) for name, places, names in seated.values()
    )


def fresh_title(title: str, taken: Iterable[str]) -> str:
    """``title``, or with the first number behind it that no programme has: ``Our street 2``."""
    others = {text.folded(one) for one in taken}
    stem, number, candidate = title, 1, title
    if found := re.fullmatch(r"(.*\S)\s+(\d{1,6})", title):
        stem, number = found[1], int(found[2])
    while text.folded(candidate) in others:
        number += 1
        candidate = f"{stem} {number}"
    return candidate
