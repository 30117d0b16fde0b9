"""What somebody else's copy of a plan says differently, block by block, and the plan with what was chosen of it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from organiser.domain import comparing
from organiser.domain.agendas import Item
from organiser.domain.strands import Strand


class What(StrEnum):
    """What became of a block there."""

    NEW = "new"
    CHANGED = "changed"
    MOVED = "moved"
    GONE = "taken out"


@dataclass(frozen=True, slots=True)
class Return:
    """One difference, in ``words``. ``ours`` and ``theirs`` are places in the two plans, from 0 on."""

    what: What
    title: str
    words: tuple[str, ...]
    ours: int | None = None
    theirs: int | None = None

    @property
    def in_words(self) -> str:
        """``Tea: 20 minutes, not 15``, ``Gallery walk is new``."""
        return "; ".join(self.words)


def compared(ours: Sequence[Item], theirs: Sequence[Item]) -> tuple[Return, ...]:
    """Everything that ``theirs`` says differently, in the order of their plan; at the end what they took out."""
    pairs = comparing.pairs(ours, theirs)
    stayed = comparing.in_order(pairs, theirs)
    found: list[Return] = []
    for at, item in enumerate(theirs):
        after = f"after {theirs[at - 1].title}" if at else "at the beginning"
        if at not in pairs:
            found.append(Return(What.NEW, item.title, (f"{item.title} is new, {after}",), theirs=at))
            continue
        if at not in stayed:
            found.append(Return(What.MOVED, item.title, (f"{item.title} now comes {after}",), pairs[at], at))
        if words := tuple(comparing.of_block(ours[pairs[at]], item)):
            found.append(Return(What.CHANGED, item.title, words, pairs[at], at))
    for at, item in enumerate(ours):
        if at not in pairs.values():
            found.append(Return(What.GONE, item.title, (f"{item.title} was taken out",), ours=at))
    return tuple(found)


def merged(
    real: Sequence[Item], ours: Sequence[Item], theirs: Sequence[Item], chosen: Collection[Return]
) -> tuple[Item, ...]:
    """Our plan with what was chosen. ``ours`` is how it went out, ``real`` the same blocks with all that stayed here.

    With everything chosen the blocks stand in their order. What went out without names keeps them where they did not
    touch it.
    """
    pairs = comparing.pairs(ours, theirs)
    changed = {one.ours: theirs[one.theirs] for one in chosen if one.what is What.CHANGED and one.theirs is not None}
    gone = {one.ours for one in chosen if one.what is What.GONE}
    moving = {one.theirs for one in chosen if one.what in {What.NEW, What.MOVED}}
    blocks = [_put(item, ours[at], changed[at]) if at in changed else item for at, item in enumerate(real)]
    order = [at for at in range(len(real)) if at not in gone]
    order = [at for at in order if at not in {pairs[there] for there in moving if there in pairs}]
    placed = {at: blocks[at] for at in order}
    run: list[int] = list(order)
    key = len(real)  # new blocks get numbers after those that are here
    before: int | None = None
    for there, item in enumerate(theirs):
        here = pairs.get(there)
        if there in moving:
            if here is None:
                here, key = key, key + 1
                placed[here] = replace(item, id=0)
            else:
                placed[here] = blocks[here]
            run.insert(run.index(before) + 1 if before is not None else 0, here)
        if here in run:
            before = here
    return tuple(placed[at] for at in run)


def _put(real: Item, ours: Item, theirs: Item) -> Item:
    """Our block with what they changed in it."""
    fields = ("title", "minutes", "kind", "exercise", "card", "pinned", "notes", "participants")
    said = {name: getattr(theirs, name) for name in fields if getattr(theirs, name) != getattr(ours, name)}
    if ours.bare.strands != theirs.bare.strands:
        said["strands"] = tuple(_led(strand, real.strands) for strand in theirs.strands)
    return replace(real, **said)


def _led(strand: Strand, real: Sequence[Strand]) -> Strand:
    """A group as they have it, with our leader and our room where it is still one of ours."""
    same = next((one for one in real if one.name == strand.name), None)
    return replace(strand, id=0, uid="", lead=same.lead if same else "", room=same.room if same else "")
