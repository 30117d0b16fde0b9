"""Takes in packs of cards, and makes packs to pass on."""

import dataclasses
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from organiser.app import backups, files
from organiser.domain import licences
from organiser.domain.exercises import Exercise
from organiser.domain.licences import Terms
from organiser.domain.packs import SUFFIX, Manifest, Offer, Pack, Standing
from organiser.domain.problem import Problem
from organiser.domain.text import LINE_LIMIT, counted, listed
from organiser.exports.names import file_name
from organiser.store import changes
from organiser.store.store import Store

if TYPE_CHECKING:
    from organiser.store.transaction import Transaction


def read(path: Path, here: Iterable[Exercise]) -> Pack:
    """Look through a pack beside the cards that are here; nothing is kept."""
    from organiser.imports import packs

    return packs.read(files.content(path, packs.LARGEST_PACK + 1, "Choose a pack of cards."), here)


def usual_choice(pack: Pack) -> tuple[Offer, ...]:
    """What is taken when nobody chose: the cards of which there is nothing here yet."""
    return pack.standing(Standing.NEW)


def label(pack: Pack, chosen: Sequence[Offer]) -> str:
    """What the history says of taking these cards."""
    source = f" from {pack.manifest.title}" if pack.manifest.title else " from a pack"
    return f"Import {chosen[0].card.name if len(chosen) == 1 else counted(len(chosen), 'card')}{source}"


def take(store: Store, pack: Pack, chosen: Sequence[Offer]) -> None:
    """Keep the chosen cards as cards of this workspace, as one step."""
    if chosen:
        backups.before_much(store)
        store.do(label(pack, chosen), _keep, [offer.card for offer in chosen])


def _keep(tx: "Transaction", cards: Iterable[Exercise]) -> None:
    for card in cards:
        changes.agendas.save_card(tx, card)


def usual_name(manifest: Manifest) -> str:
    """The file name a pack gets when nobody chose one."""
    return file_name(manifest.title or "Exercises", SUFFIX.removeprefix("."))


@dataclass(frozen=True, slots=True)
class Packed:
    """What went into a pack, and what was held back, with the reasons."""

    cards: tuple[Exercise, ...]
    held: tuple[tuple[Exercise, Terms], ...]

    @property
    def in_words(self) -> tuple[str, ...]:
        """``12 cards are in the pack.``, and a line for each that is held back."""
        are = "is" if len(self.cards) == 1 else "are"
        return (f"{counted(len(self.cards), 'card')} {are} in the pack.", *licences.in_words(self.held))


def export(cards: Iterable[Exercise], manifest: Manifest, target: Path, *, replace: bool = True) -> Packed:
    """Write a pack of the cards that may be passed on; when none may, nothing is written and a Problem says why.

    The manifest names all their licences, unless it names one already.
    """
    from organiser.exports import packs

    free, held = licences.parted(cards)
    if not free:
        raise Problem(" ".join(("There is no card to pass on.", *licences.in_words(held)[:3])), "Choose other cards.")
    named = manifest.licence or listed(dict.fromkeys(card.licence for card in free))[:LINE_LIMIT]
    files.write_whole(target, packs.pack(free, dataclasses.replace(manifest, licence=named)), replace=replace)
    return Packed(free, held)
