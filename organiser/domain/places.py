"""Who gets a place: one function decides, whatever freed it, and gives everyone a reason that can be read out."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Role(StrEnum):
    """As what somebody is on a roster; only participants use a place."""

    PARTICIPANT = "participant"
    FACILITATOR = "facilitator"
    SUPPORTER = "supporter"
    OBSERVER = "observer"

    @property
    def uses_place(self) -> bool:
        return self is Role.PARTICIPANT


class Standing(StrEnum):
    """How somebody stands who would like to take part."""

    WAITING = "waiting"
    OFFERED = "offered"
    PLACED = "placed"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Entry:
    """One person who wants a place, or has one.

    The order is that of ``counts_from`` (the UTC moment of joining, unless a volunteer moved them, for ``moved_why``),
    then of ``tie``, which was stored at random when they joined. ``party`` is how many places they use together
    with the companions who come with them, all or none. ``clash`` names what else they are at then, "" for nothing.
    """

    person_id: int
    name: str
    neighbourhood: str
    joined: datetime
    tie: int
    standing: Standing = Standing.WAITING
    role: Role = Role.PARTICIPANT
    party: int = 1
    counts_from: datetime | None = None
    moved_why: str = ""
    offer_until: datetime | None = None
    clash: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is decided about one entry: its number in the queue (0: not in it), and the reason in one sentence."""

    entry: Entry
    gets_place: bool
    position: int
    reason: str
