"""Offers the smallest changes with which a plan that cannot fit would fit, each tried out whole."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from organiser.domain import clock, fit, sessions, text
from organiser.domain.agendas import Agenda, BlockKind, Item, timed
from organiser.domain.exercises import Stage
from organiser.domain.fit import Fit, Shortage

_MOST_DROPS = 3


@dataclass(frozen=True, slots=True)
class Remedy:
    """One complete way out. ``dropped`` and ``unpinned`` are indices in the plan as it was, ``longer`` minutes.

    ``fit`` is the plan as it would then be, fitted; ``in_words`` says what is asked, as a sentence.
    """

    in_words: str
    fit: Fit
    dropped: tuple[int, ...] = ()
    unpinned: tuple[int, ...] = ()
    longer: int = 0


def smallest(agenda: Agenda) -> tuple[Remedy, ...]:
    """The ways out of a plan that cannot fit, those that cost people least first; none for a plan that fits.

    To leave out as few blocks as will do comes first, a longer session and a pin let go next, a break given up
    last. Protected blocks are only ever asked about here, never touched by fitting.
    """
    shortages = fit.fitted(agenda).shortages
    if not shortages:
        return ()
    ways = [
        *_drops(shortages),
        *_longer(shortages),
        *_unpinned(agenda, shortages),
        *_without_a_break(shortages),
    ]
    tried = (_tried(agenda, way) for way in dict.fromkeys(ways))
    return tuple(remedy for remedy in tried if remedy is not None)


@dataclass(frozen=True, slots=True)
class _Way:
    """A set of changes to try."""

    dropped: tuple[int, ...] = ()
    unpinned: tuple[int, ...] = ()
    longer: int = 0


def _drops(shortages: tuple[Shortage, ...]) -> Iterator[_Way]:
    """Blocks to leave out; up to three choices where one block is enough."""
    choices = [_enough(shortage, _droppable(shortage)) for shortage in shortages]
    if not all(choices):
        return
    if len(choices) == 1:
        yield from (_Way(dropped=choice) for choice in choices[0][:_MOST_DROPS])
    else:
        yield _Way(dropped=tuple(at for choice in choices for at in choice[0]))


def _longer(shortages: tuple[Shortage, ...]) -> Iterator[_Way]:
    """A longer session, where time lacks at its end and nowhere else."""
    if len(shortages) == 1 and shortages[0].span.until is None:
        yield _Way(longer=shortages[0].minutes)


def _without_a_break(shortages: tuple[Shortage, ...]) -> Iterator[_Way]:
    """One break to give up, where that alone is enough."""
    if len(shortages) == 1:
        breaks = [(at, item) for at, item in _items(shortages[0]) if item.kind is BlockKind.BREAK]
        found = [at for at, item in breaks if item.minutes >= shortages[0].minutes]
        yield from (_Way(dropped=(at,)) for at in found[:1])


def _unpinned(agenda: Agenda, shortages: tuple[Shortage, ...]) -> Iterator[_Way]:
    """A pin beside the lack of time to let go; with a longer session where that is needed as well."""
    for shortage in shortages:
        first, last = shortage.span.first, shortage.span.last
        for at in (last, first):
            if at < len(agenda.blocks) and agenda.blocks[at].item.pinned:
                rest = fit.fitted(_applied(agenda, _Way(unpinned=(at,)))).shortages
                if not rest:
                    yield _Way(unpinned=(at,))
                elif len(rest) == 1 and rest[0].span.until is None:
                    yield _Way(unpinned=(at,), longer=rest[0].minutes)


def _items(shortage: Shortage) -> list[tuple[int, Item]]:
    """The blocks of a span that is too full and whose leaving out frees time, with their indices."""
    numbered = enumerate(shortage.span.items, start=shortage.span.first)
    return [(at, item) for at, item in numbered if item.minutes and not item.pinned]


def _droppable(shortage: Shortage) -> list[tuple[int, Item]]:
    return [(at, item) for at, item in _items(shortage) if item.kind is not BlockKind.BREAK]


def _enough(shortage: Shortage, blocks: list[tuple[int, Item]]) -> list[tuple[int, ...]]:
    """The smallest sets of blocks that free enough: every single one that does, or the fewest together."""
    missing = shortage.minutes
    alone = [(at, item) for at, item in blocks if fit.bounds(item)[0] >= missing]
    if alone:
        return [(at,) for at, item in sorted(alone, key=_cost)]
    together: list[int] = []
    for at, item in sorted(blocks, key=lambda block: (-fit.bounds(block[1])[0], _cost(block))):
        together.append(at)
        missing -= fit.bounds(item)[0]
        if missing <= 0:
            return [tuple(sorted(together))]
    return []


def _cost(block: tuple[int, Item]) -> tuple[bool, int, int]:
    """What is lost: what opens, decides or closes is missed more than one exercise among others."""
    at, item = block
    holds_the_arc = item.card is not None and item.card.stage is not Stage.EXPLORE
    return holds_the_arc, item.minutes, at


def _applied(agenda: Agenda, way: _Way) -> Agenda:
    items = [
        replace(block.item, pinned="") if at in way.unpinned else block.item
        for at, block in enumerate(agenda.blocks)
        if at not in way.dropped
    ]
    return timed(items, agenda.starts, agenda.available + way.longer, agenda.timezone)


def _tried(agenda: Agenda, way: _Way) -> Remedy | None:
    """The way as a remedy, if fitting proves that it works."""
    if agenda.available + way.longer > sessions.LONGEST:
        return None
    found = fit.fitted(_applied(agenda, way))
    if not found.fits:
        return None
    return Remedy(_in_words(agenda, way, found), found, way.dropped, way.unpinned, way.longer)


def _in_words(agenda: Agenda, way: _Way, found: Fit) -> str:
    items = [block.item for block in agenda.blocks]
    parts = []
    if way.dropped:
        is_break = all(items[at].kind is BlockKind.BREAK for at in way.dropped)
        names = text.listed(f"“{items[at].title}” ({text.counted(items[at].minutes, 'minute')})" for at in way.dropped)
        parts.append(f"leave out {names}" + (", if people can do without that break" if is_break else ""))
    parts += [f"let “{items[at].title}” begin when it can, not at {items[at].pinned}" for at in way.unpinned]
    if way.longer:
        ends = clock.later(agenda.starts, found.agenda.available, agenda.timezone)
        parts.append(f"make the session {text.counted(way.longer, 'minute')} longer, until {ends:%H:%M}")
    return f"{text.capitalised(text.listed(parts))}."
