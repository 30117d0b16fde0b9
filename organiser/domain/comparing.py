"""Compares two plans: which block was which, which have moved, and what a block says differently."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from organiser.domain import text
from organiser.domain.agendas import BlockKind, Item


def pairs(before: Sequence[Item], after: Sequence[Item]) -> dict[int, int]:
    """Which block of ``before`` each of ``after`` was: the same row, else the next of the same card or title.

    A plan that was taken anew has other rows, and yet nobody would call all of it new.
    """
    rows = {block.uid: at for at, block in enumerate(before) if block.uid}
    found = {at: rows[block.uid] for at, block in enumerate(after) if block.uid in rows}
    left: dict[str, list[int]] = {}
    for at, block in enumerate(before):
        if at not in found.values():
            left.setdefault(_likeness(block), []).append(at)
    for at, block in enumerate(after):
        if at not in found and left.get(_likeness(block)):
            found[at] = left[_likeness(block)].pop(0)
    return found


def _likeness(item: Item) -> str:
    return item.exercise or text.folded(item.title)


def in_order(pairs: Mapping[int, int], after: Sequence[Item]) -> frozenset[int]:
    """The most blocks that stand in the order in which they stood before; all others have moved.

    Of two that changed places the break counts as the one that moved: people ask when it is.
    """
    runs: dict[int, tuple[int, int, tuple[int, ...]]] = {}  # how many blocks, less the breaks among them, and which
    for at in sorted(pairs):
        before = (runs[other] for other in runs if pairs[other] < pairs[at])
        length, breaks, run = max(before, default=(0, 0, ()))
        runs[at] = (length + 1, breaks - (after[at].kind is BlockKind.BREAK), (*run, at))
    return frozenset(max(runs.values(), default=(0, 0, ()))[2])


def of_block(old: Item, new: Item) -> Iterator[str]:
    """What a block says differently, one thing a line; its place does not count."""
    title = new.title
    if old.title != title:
        yield f"{old.title} is now called {title}"
    if old.minutes != new.minutes:
        yield f"{title}: {text.counted(new.minutes, 'minute')}, not {old.minutes}"
    if old.pinned != new.pinned:
        yield (
            f"{title} must begin at {new.pinned}" if new.pinned else f"{title} need not begin at {old.pinned} any more"
        )
    if old.lead != new.lead:
        yield f"{title} is led by {new.lead or 'nobody yet'}" + (f", not {old.lead}" if old.lead else "")
    if old.strands != new.strands and old.bare.strands != new.bare.strands:
        yield f"The groups of {title} have changed"
    if old.notes != new.notes:
        yield f"The notes of {title} have changed"
    said = {name: getattr(new, name) for name in ("title", "minutes", "pinned", "lead", "strands", "notes")}
    if replace(old, **said).bare != new.bare:
        yield f"The words of {title} have changed"
