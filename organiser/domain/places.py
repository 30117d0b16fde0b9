"""Places, and people who would like one: in which order they come, and what is decided about each of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache

from organiser.domain import clock, text
from organiser.domain.problem import Problem
from organiser.domain.programmes import Programme, ReleaseTo, ShareBy, Target

TIES = 2**60  # a tie-break is a whole number from 0 up to this; moves by hand may go below


class Role(StrEnum):
    """As what somebody is on a roster; only participants use a place."""

    PARTICIPANT = "participant"
    FACILITATOR = "facilitator"
    SUPPORTER = "supporter"
    OBSERVER = "observer"

    @property
    def uses_place(self) -> bool:
        return self is Role.PARTICIPANT

    @property
    def label(self) -> str:
        return self.value.capitalize()


class Standing(StrEnum):
    """How somebody stands who would like to take part."""

    WAITING = "waiting"
    OFFERED = "offered"
    PLACED = "placed"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"

    @property
    def label(self) -> str:
        return _STANDING_LABELS[self]


_STANDING_LABELS = {
    Standing.WAITING: "Waiting for a place",
    Standing.OFFERED: "Offered a place",
    Standing.PLACED: "Has a place",
    Standing.DECLINED: "Said no",
    Standing.WITHDRAWN: "Withdrawn",
    Standing.EXPIRED: "Offer ran out",
}


@dataclass(frozen=True, slots=True)
class PartyMember:
    """Somebody who comes with another person and takes a place."""

    person_id: int
    name: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One person who wants a place, or has one.

    The order is that of ``counts_from`` (the UTC moment of joining, unless a volunteer moved them, for ``moved_why``,
    or a draw put all that were in it on one moment), then of ``tie``, stored at random when they joined or drawn.
    ``companions`` are those who come with them and take a place too: a party gets all its places or none.
    ``note`` is what they said; ``clash`` names what else they are at then, "" for nothing; ``late`` that they
    applied after the last day; ``lot`` the number they drew out of ``lots`` in their neighbourhood (0: no draw).
    """

    person_id: int
    name: str
    neighbourhood: str
    joined: datetime
    tie: int
    standing: Standing = Standing.WAITING
    role: Role = Role.PARTICIPANT
    companions: tuple[PartyMember, ...] = ()
    counts_from: datetime | None = None
    moved_why: str = ""
    note: str = ""
    offer_until: datetime | None = None
    clash: str = ""
    late: bool = False
    lot: int = 0
    lots: int = 0

    @property
    def party(self) -> int:
        """How many they are together with those who come with them."""
        return 1 + len(self.companions)

    @property
    def heads(self) -> frozenset[int]:
        """The people who need a place when this one comes."""
        own = {self.person_id} if self.role.uses_place else set()
        return frozenset(own | {companion.person_id for companion in self.companions})

    @property
    def order(self) -> tuple[datetime, int, int]:
        """What the queue is sorted by."""
        return self.counts_from or self.joined, self.tie, self.person_id

    def standing_at(self, now: datetime) -> Standing:
        """How they stand at a moment: an offer whose time is over has run out, whether or not anybody noted it."""
        over = self.standing is Standing.OFFERED and self.offer_until is not None and self.offer_until <= now
        return Standing.EXPIRED if over else self.standing


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is decided about one entry at one moment.

    ``gets_place``: a place is theirs, offered to them, or theirs if they are still waiting, as the rules say.
    ``position`` is the number in the queue of those who wait (0: not in it). ``reason`` is one sentence that can be
    read out to the person and names nobody else; ``detail`` is for the volunteer only and may name others.
    """

    entry: Entry
    standing: Standing
    gets_place: bool
    position: int
    reason: str
    detail: str = ""

    @property
    def is_next(self) -> bool:
        """Whether they wait and there is a place for them now."""
        return self.standing is Standing.WAITING and self.gets_place

    @property
    def is_due(self) -> bool:
        """Whether an offer has run out and nobody has noted that yet."""
        return self.standing is Standing.EXPIRED and self.entry.standing is Standing.OFFERED


@dataclass(frozen=True, slots=True)
class Rules:
    """How places are shared. Without ``capacity`` there are as many as ``targets`` keep, or enough for everyone.

    ``draw_due`` says that lots decide and have not been drawn. Days end when they end in ``timezone``.
    """

    capacity: int = 0
    targets: tuple[Target, ...] = ()
    hold_until: date | None = None
    release_to: ReleaseTo = ReleaseTo.ANYONE
    cut_off: date | None = None
    offer_days: int = 7
    draw_due: bool = False
    timezone: str = clock.DEFAULT_ZONE

    @classmethod
    def of(cls, programme: Programme, *, is_drawn: bool) -> "Rules":
        """The rules that a programme states."""
        names = ("capacity", "targets", "hold_until", "release_to", "cut_off", "offer_days")
        due = programme.share_by is ShareBy.LOT and not is_drawn
        return cls(**{name: getattr(programme, name) for name in names}, draw_due=due)

    @property
    def kept(self) -> int:
        """The places that are kept for neighbourhoods."""
        return sum(target.places for target in self.targets)

    @property
    def places(self) -> int | None:
        """All places there are; None where nobody counts."""
        return self.capacity or self.kept or None

    @property
    def open_to_all(self) -> int:
        """The places that are kept for no neighbourhood."""
        return max(0, (self.places or 0) - self.kept)

    def target_of(self, neighbourhood: str) -> Target | None:
        """The places kept for a neighbourhood, where there are any."""
        return _by_name(self.targets).get(text.folded(neighbourhood))

    def are_held(self, now: datetime) -> bool:
        """Whether what a neighbourhood does not fill is kept from the others at this moment."""
        released = self.hold_until is not None and self.is_over(self.hold_until, now)
        return bool(self.kept) and not (released and self.release_to is ReleaseTo.ANYONE)

    def is_cut_off(self, now: datetime) -> bool:
        """Whether it is too late for any more offers."""
        return self.cut_off is not None and self.is_over(self.cut_off, now)

    def is_over(self, day: date, now: datetime) -> bool:
        """Whether that day has ended."""
        return self._day(now) > day

    def offer_until(self, now: datetime) -> datetime:
        """The UTC moment up to which an offer made now holds: the end of its last day, and of the cut-off at most."""
        last = self._day(now) + timedelta(days=self.offer_days)
        last = min(last, self.cut_off) if self.cut_off else last
        return end_of(last, self.timezone)

    def _day(self, now: datetime) -> date:
        return now.astimezone(clock.zone(self.timezone)).date()


@dataclass(frozen=True, slots=True)
class Share:
    """How the places of one neighbourhood stand; "" are those that are open to all.

    ``held`` are unfilled and kept for people from there, ``free`` unfilled and for whoever is next.
    """

    neighbourhood: str
    places: int
    placed: tuple[str, ...] = ()
    offered: tuple[str, ...] = ()
    waiting: int = 0
    held: int = 0
    free: int = 0

    @property
    def in_words(self) -> str:
        """``2 of 3 places taken, 1 held, 4 waiting``."""
        taken = len(self.placed) + len(self.offered)
        begin = f"{taken} of {text.counted(self.places, 'place')} taken" if self.places else f"{taken} taken"
        parts = ((len(self.offered), "offered"), (self.held, "held"), (self.free, "free"), (self.waiting, "waiting"))
        return ", ".join([begin, *(f"{number} {word}" for number, word in parts if number)])


@lru_cache(maxsize=32)
def _by_name(targets: tuple[Target, ...]) -> dict[str, Target]:
    return {text.folded(target.neighbourhood): target for target in targets if target.places}


def end_of(day: date, timezone: str = clock.DEFAULT_ZONE) -> datetime:
    """The UTC moment at which a day ends in that zone."""
    return clock.instant(datetime.combine(day + timedelta(days=1), time()), timezone)


def between(before: Entry | None, after: Entry | None) -> tuple[datetime, int]:
    """A ``counts_from`` and ``tie`` that come after ``before`` and ahead of ``after``, where there are such."""
    if after is None:
        assert before is not None, "somebody who is alone has no place in a queue"
        return before.order[0] + timedelta(microseconds=2), TIES // 2
    until, tie, _ = after.order
    since, low, _ = before.order if before else (until - timedelta(minutes=2), 0, 0)
    half = (until - since) // 2
    if half >= timedelta(microseconds=1):
        return since + half, TIES // 2
    low = low if since == until else tie - TIES
    if tie - low < 2:
        raise Problem("So many people were moved to this spot that there is no room left.", "Move somebody else first.")
    return until, (low + tie) // 2


def in_order(entries: Sequence[Entry]) -> list[Entry]:
    """Entries as their turn comes."""
    return sorted(entries, key=lambda entry: entry.order)
