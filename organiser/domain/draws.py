"""A draw by lot that anyone can check by hand: who applied first has nothing to do with it, and nobody can tip it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from organiser.domain import text
from organiser.domain.places import Entry, Standing
from organiser.domain.problem import Problem

_COUNTED = 15  # of 64 hexadecimal digits: what fits into a whole number that every file can hold

RULE = (
    "In each neighbourhood, everyone in the draw has a ticket with a number, in the order in which they applied.\n"
    "The words of a ticket are the seed, the neighbourhood and the number, with a comma and a space between them.\n"
    "The SHA-256 of these words, written in UTF-8, is a long number in which no ticket is more likely to come first "
    "than another. The tickets are sorted by it, the smallest first.\n"
    "Any computer can work it out again, such as with: printf '%s' 'words of the ticket' | sha256sum"
)


@dataclass(frozen=True, slots=True)
class Lot:
    """One ticket in the draw of a neighbourhood: its ``number`` before, and what it became: ``rank`` 1 comes first.

    ``uid`` is that of the application; the ``name`` is filled in when a draw is read, and "" when nobody is known
    under that uid any more.
    """

    neighbourhood: str
    number: int
    rank: int
    uid: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Draw:
    """A draw by lot: its seed, the UTC moment at which it was made, and its lots by neighbourhood and rank."""

    seed: str
    at: datetime
    lots: tuple[Lot, ...]

    @property
    def neighbourhoods(self) -> tuple[str, ...]:
        """Where there were lots, in order of name."""
        return tuple(dict.fromkeys(lot.neighbourhood for lot in self.lots))

    def of(self, neighbourhood: str) -> tuple[Lot, ...]:
        """The lots of one neighbourhood, the first drawn first."""
        return tuple(lot for lot in self.lots if lot.neighbourhood == neighbourhood)


def ticket(seed: str, neighbourhood: str, number: int) -> str:
    """The words that are put through SHA-256."""
    return f"{seed}, {neighbourhood or 'no neighbourhood'}, {number}"


def digest(words: str) -> str:
    """SHA-256 of the words in UTF-8, as 64 hexadecimal digits."""
    return sha256(words.encode()).hexdigest()


def weight(words: str) -> int:
    """The number by which tickets are sorted: the first digits of the digest."""
    return int(digest(words)[:_COUNTED], 16)


def draw(seed: str, entries: Iterable[tuple[str, Entry]], at: datetime) -> Draw:
    """Draw lots within each neighbourhood among those who wait and applied in time, given as (uid, entry)."""
    seed = text.required(seed, "seed")
    pairs = [(uid, entry) for uid, entry in entries if is_in(entry)]
    lots = [
        lot
        for name in sorted({entry.neighbourhood for _, entry in pairs}, key=text.folded)
        for lot in _drawn(seed, name, [pair for pair in pairs if pair[1].neighbourhood == name])
    ]
    if not lots:
        raise Problem(
            "There is nobody to draw lots for.",
            "A draw is among those who wait, applied in time and were in none before.",
        )
    return Draw(seed, at, tuple(lots))


def is_in(entry: Entry) -> bool:
    """Whether lots are drawn for somebody: they wait for a place, applied in time and were in none before."""
    return entry.standing is Standing.WAITING and entry.role.uses_place and not entry.late and not entry.lot


def _drawn(seed: str, name: str, pairs: Sequence[tuple[str, Entry]]) -> list[Lot]:
    uids = {entry.person_id: uid for uid, entry in pairs}
    applied = sorted((entry for _, entry in pairs), key=lambda entry: (entry.joined, entry.tie, entry.person_id))
    tickets = sorted(enumerate(applied, 1), key=lambda one: weight(ticket(seed, name, one[0])))
    return [Lot(name, number, rank, uids[one.person_id], one.name) for rank, (number, one) in enumerate(tickets, 1)]
