"""Packs of cards: what one says of itself, and what each card in it would be beside the cards that are here."""

from collections.abc import Container, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import chain, count

from organiser.domain import cards, improvements, text
from organiser.domain.exercises import Exercise
from organiser.domain.improvements import Difference

MANIFEST = "manifest.toml"
SUFFIX = ".cards.zip"
_FORMAT = 1
_LONGEST_ID = 80


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a pack says of itself."""

    title: str = ""
    author: str = ""
    licence: str = ""
    about: str = ""

    def __post_init__(self) -> None:
        for field in ("title", "author", "licence"):
            object.__setattr__(self, field, text.line(getattr(self, field), f"pack's {field}"))
        object.__setattr__(self, "about", text.line(self.about, "words about the pack", limit=2_000))


def read_manifest(source: str) -> Manifest:
    """The manifest in a text; raises ValueError or RecursionError for a text that is none, a Problem for words in it.

    What a later version may have added is passed over.
    """
    fields = cards.read_toml(source)
    known = {name: fields[name] for name in Manifest.__dataclass_fields__ if name in fields}
    if not all(isinstance(value, str) for value in known.values()):
        raise ValueError("its fields are not words in quotes")
    return Manifest(**known)


def write_manifest(manifest: Manifest) -> str:
    """The text of a manifest; :func:`read_manifest` gives it back."""
    named = ((name, getattr(manifest, name)) for name in Manifest.__dataclass_fields__)
    lines = (f"{name} = {cards.toml(value)}" for name, value in named if value)
    return "\n".join([f"format = {_FORMAT}", *lines, ""])


class Standing(StrEnum):
    """What a card of a pack is beside the cards that are here."""

    NEW = "new"
    SAME = "same as yours"
    DIFFERS = "differs from yours"


@dataclass(frozen=True, slots=True)
class Offer:
    """A sound card of a pack, with the id under which it would be kept; ``yours`` is the card it was compared with."""

    card: Exercise
    standing: Standing
    yours: Exercise | None = None

    @property
    def differences(self) -> tuple[Difference, ...]:
        """What it says differently from the card that is here."""
        return improvements.differences(self.yours, self.card) if self.yours else ()

    @property
    def replaces(self) -> bool:
        """Whether taking it writes over a card of one's own. A card of the program is never written over."""
        return self.standing is Standing.DIFFERS and self.yours is not None and self.yours.own

    @property
    def in_words(self) -> str:
        """``differs from yours and would take its place``."""
        if self.standing is not Standing.DIFFERS:
            return str(self.standing)
        if self.replaces:
            return "differs from yours and would take its place"
        return "differs from the program's own and would stand beside it as a card of yours"


@dataclass(frozen=True, slots=True)
class Rejected:
    """Something in a pack that is not taken, with the reason."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack that was looked through; nothing of it has been kept yet."""

    manifest: Manifest
    offers: tuple[Offer, ...]
    rejected: tuple[Rejected, ...] = ()

    def standing(self, standing: Standing) -> tuple[Offer, ...]:
        """The offers that are this to the cards that are here."""
        return tuple(offer for offer in self.offers if offer.standing is standing)


def offers(found: Iterable[Exercise], here: Iterable[Exercise]) -> tuple[Offer, ...]:
    """Each card of a pack beside the cards that are here; no two of them would be kept under one id.

    A card of the program stays as it is: another version of it gets an id of its own, the same one every time.
    """
    by_id = {card.id: card for card in here}
    found = tuple(found)
    taken = {card.id for card in found}
    told = []
    for card in found:
        yours = by_id.get(card.id)
        if yours is None or yours.own or improvements.is_same(yours, card):
            told.append(_offer(card, yours))
        else:
            beside = replace(card, id=_id_beside(card.id, taken))
            taken.add(beside.id)
            told.append(_offer(beside, by_id.get(beside.id, yours)))
    return tuple(told)


def _id_beside(built_in: str, taken: Container[str]) -> str:
    stem = f"own-{built_in}"[: _LONGEST_ID - 5]
    numbered = (f"{stem}-{number}" for number in count(2))
    return next(name for name in chain((stem,), numbered) if name not in taken)


def _offer(card: Exercise, yours: Exercise | None) -> Offer:
    if yours is None:
        return Offer(card, Standing.NEW)
    return Offer(card, Standing.SAME if improvements.is_same(yours, card) else Standing.DIFFERS, yours)
