"""Complete ways out for a session that runs late: each is tried out whole before it is offered."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from organiser.domain import fit, remedies, sessions, text
from organiser.domain.agendas import Agenda, BlockKind, Item, timed
from organiser.domain.live import Live
from organiser.domain.remedies import Remedy

_NAMED = 3


@dataclass(frozen=True, slots=True)
class Recovery:
    """One way to recover. ``minutes`` are new lengths by item id; ``dropped`` and ``unpinned`` are item ids.

    ``longer`` is the minutes by which the session ends later than arranged.
    """

    title: str
    in_words: str
    minutes: tuple[tuple[int, int], ...] = ()
    dropped: tuple[int, ...] = ()
    unpinned: tuple[int, ...] = ()
    longer: int = 0


def recoveries(live: Live) -> tuple[Recovery, ...]:
    """Two or three ways to end in time where there are as many; none for a session that is not late."""
    if live.run.is_over or live.behind <= 0:
        return ()
    plan = live.remaining
    return tuple(way for way in (*_shorter(live, plan), *_others(live, plan)) if _holds(live, way))


def _holds(live: Live, way: Recovery) -> bool:
    return live.agenda.available + way.longer <= sessions.LONGEST and recovered(live, way).behind <= 0


def recovered(live: Live, way: Recovery) -> Live:
    """The session as it will stand when this way is taken."""
    minutes = dict(way.minutes)
    items = [
        replace(item, minutes=minutes.get(item.id, item.minutes), pinned="" if item.id in way.unpinned else item.pinned)
        for item in (block.item for block in live.agenda.blocks)
        if item.id not in way.dropped
    ]
    agenda = live.agenda
    return replace(live, agenda=timed(items, agenda.starts, agenda.available + way.longer, agenda.timezone))


def _shorter(live: Live, plan: Agenda) -> Iterator[Recovery]:
    """What is to come gives time, within the bounds of its cards."""
    found = fit.fitted(plan)
    less = [change for change in found.changes if change.after < change.before]
    if not found.fits or not less:
        return
    if len(less) <= _NAMED:
        words = text.listed(f"“{change.title}” to {text.counted(change.after, 'minute')}" for change in less)
    else:
        given = text.counted(sum(change.before - change.after for change in less), "minute")
        words = f"{len(less)} blocks by {given} together"
    minutes = tuple((plan.blocks[change.at].item.id, change.after) for change in less)
    yield _told(live, Recovery("Shorten", f"Shorten {words}.", minutes=minutes))


def _others(live: Live, plan: Agenda) -> Iterator[Recovery]:
    """A block to leave out, then a later end (or a pin to let go), while the other blocks keep their minutes."""
    ids = [block.item.id for block in plan.blocks]
    ways = remedies.smallest(_as_long_as_planned(plan))
    dropping = [way for way in ways if way.dropped]
    dropping.sort(key=lambda way: _loss(live, [ids[at] for at in way.dropped]))
    keeping = [way for way in ways if not way.dropped]
    for way in (*dropping[:1], *keeping[:1]):
        dropped, unpinned = (tuple(ids[at] for at in places) for places in (way.dropped, way.unpinned))
        recovery = Recovery(_title(way), way.in_words, (), dropped, unpinned, way.longer)
        yield recovery if way.longer else _told(live, recovery)
    if not keeping:
        yield _later(live, plan)


def _later(live: Live, plan: Agenda) -> Recovery:
    """Everything that is planned, each when it can be, to the end."""
    pinned = tuple(block.item.id for block in plan.blocks if block.item.pinned)
    freed = recovered(live, Recovery("", "", unpinned=pinned))
    longer = max(0, freed.behind)
    words = [f"make the session {text.counted(longer, 'minute')} longer, until {freed.ends:%H:%M}"] if longer else []
    if pinned:
        words.insert(0, "let what has a fixed time begin when it can")
    told = f"{text.capitalised(text.listed(words))}."
    return Recovery("Finish later", told, unpinned=pinned, longer=longer)


def _loss(live: Live, dropped: Sequence[int]) -> tuple[int, int, int]:
    """What is lost with blocks: how many parts of a session, such as the close, then breaks, then minutes."""
    gone, kept = (
        [block.item for block in live.agenda.blocks if (block.item.id in dropped) == is_gone]
        for is_gone in (True, False)
    )
    lost = {card.stage for item in gone for card in item.cards} - {card.stage for item in kept for card in item.cards}
    breaks = sum(item.kind is BlockKind.BREAK for item in gone)
    return len(lost), breaks, sum(item.minutes for item in gone)


def _as_long_as_planned(plan: Agenda) -> Agenda:
    """The same plan with blocks that can give nothing."""
    items = [_fixed(block.item) for block in plan.blocks]
    return timed(items, plan.starts, plan.available, plan.timezone)


def _fixed(item: Item) -> Item:
    if item.card is None:
        return item
    length = item.minutes
    return replace(item, card=replace(item.card, minutes_min=length, minutes_typical=length, minutes_max=length))


def _title(way: Remedy) -> str:
    return "Leave out" if way.dropped else "Finish later" if way.longer else "Begin later"


def _told(live: Live, way: Recovery) -> Recovery:
    return replace(way, in_words=f"{way.in_words} It then ends at {recovered(live, way).ends:%H:%M}.")
