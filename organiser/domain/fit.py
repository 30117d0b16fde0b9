"""Fits a plan to its time: blocks stretch or give only within their cards' bounds, or the lack of time is proved."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from organiser.domain import text
from organiser.domain.agendas import Agenda, Block, BlockKind, Item, timed


@dataclass(frozen=True, slots=True)
class Change:
    """What one block gives or takes. ``at`` is its index in the plan; minutes before and after."""

    at: int
    title: str
    before: int
    after: int

    @property
    def in_words(self) -> str:
        """``Story circle gives 10 minutes: 45 to 35``."""
        verb = "gives" if self.after < self.before else "takes"
        amount = text.counted(abs(self.after - self.before), "minute")
        return f"{self.title} {verb} {amount}: {self.before} to {self.after}"


@dataclass(frozen=True, slots=True)
class Span:
    """Blocks that share one stretch of time: from the start or a pin to the next pin or the end of the session.

    ``first`` and ``last`` are indices (``last`` is not part of it); ``room`` is the minutes there are, which may be
    less than none where a pin lies before what it follows.
    """

    blocks: tuple[Block, ...]
    first: int
    room: int
    until: Block | None

    @property
    def last(self) -> int:
        return self.first + len(self.blocks)

    @property
    def items(self) -> tuple[Item, ...]:
        return tuple(block.item for block in self.blocks)


@dataclass(frozen=True, slots=True)
class Shortage:
    """A proof that one span cannot fit: even the ``least`` minutes of all its blocks are more than its room."""

    span: Span
    least: int

    @property
    def minutes(self) -> int:
        """How many minutes are missing."""
        return self.least - self.span.room

    @property
    def in_words(self) -> str:
        """``The least possible total is 104 minutes, 14 more than there are.``"""
        more = f"{text.counted(self.least, 'minute')}, {self.minutes:,} more than there are."
        pinned, until = self.span.items[0].pinned, self.span.until
        if not pinned and until is None:
            return f"The least possible total is {more}"
        begins = f"from “{self.span.items[0].title}” at {pinned}" if pinned else "from the start"
        ends = f"to “{until.item.title}” at {until.item.pinned}" if until else "to the end"
        return f"The least possible total {begins} {ends} is {more}"


@dataclass(frozen=True, slots=True)
class Fit:
    """The answer: the fitted plan with what changed, or the plan as it was with the proof that it cannot fit."""

    agenda: Agenda
    changes: tuple[Change, ...] = ()
    shortages: tuple[Shortage, ...] = ()

    @property
    def fits(self) -> bool:
        return not self.shortages

    @property
    def in_words(self) -> tuple[str, ...]:
        """What happened, a sentence or a line for each thing."""
        if self.shortages:
            return tuple(shortage.in_words for shortage in self.shortages)
        if not self.agenda.blocks:
            return ("There is nothing in the plan yet.",)
        lines = [change.in_words for change in self.changes] or ["Nothing had to change."]
        free = sum(block.gap for block in self.agenda.blocks) - self.agenda.over
        if free:
            lines.append(f"{text.counted(free, 'minute stays', 'minutes stay')} free: no block can take more.")
        return tuple(lines)


def fitted(agenda: Agenda) -> Fit:
    """Stretch or squeeze the blocks of a plan until it fills its time, all of it or none.

    Between two pins lies a problem of its own. In each, every block that may change gives or takes in proportion to
    the room it has; whole minutes go to the largest remainders, then to the earlier block. Breaks, notes, blocks
    without a card and the clock times of pins stay as they are. A plan that fits is not touched.
    """
    found = list(spans(agenda))
    shortages = tuple(Shortage(span, least) for span in found if (least := _least(span)) > span.room)
    if shortages:
        return Fit(agenda, shortages=shortages)
    items = [block.item for block in agenda.blocks]
    changes = []
    for span in found:
        for at, minutes in enumerate(_fill(span), start=span.first):
            if minutes != items[at].minutes:
                changes.append(Change(at, items[at].title, items[at].minutes, minutes))
                items[at] = replace(items[at], minutes=minutes)
    return Fit(timed(items, agenda.starts, agenda.available, agenda.timezone), tuple(changes))


def spans(agenda: Agenda) -> Iterator[Span]:
    """The stretches of a plan between its start, its pins and its end."""
    blocks = agenda.blocks
    edges = [at for at, block in enumerate(blocks) if at == 0 or block.item.pinned]
    for first, last in zip(edges, [*edges[1:], len(blocks)], strict=False):  # an empty plan has no edge at all
        until = blocks[last] if last < len(blocks) else None
        ends = until.offset if until else agenda.available
        yield Span(blocks[first:last], first, ends - blocks[first].offset, until)


def bounds(item: Item) -> tuple[int, int]:
    """The fewest and the most minutes a block may get unasked: its own alone where it is protected.

    A block that somebody has set beyond its card's bounds may come back towards them, never go further out. Where
    groups do several cards at the same time, it keeps within the bounds of them all.
    """
    if not item.cards or not item.minutes or item.kind is BlockKind.BREAK:
        return item.minutes, item.minutes
    least, most = max(card.minutes_min for card in item.cards), min(card.minutes_max for card in item.cards)
    return min(item.minutes, least), max(item.minutes, most)


def shared(amount: int, rooms: Sequence[int], step: int = 1) -> list[int]:
    """``amount`` shared out in proportion to ``rooms``, none above its room; what is too much is left over.

    With a ``step`` such as 5, whole steps are shared out first and the odd minutes afterwards.
    """
    amount = min(amount, sum(rooms))
    portions = _apportioned(min(amount // step, sum(room // step for room in rooms)), [room // step for room in rooms])
    given = [portion * step for portion in portions]
    rest = [room - got for room, got in zip(rooms, given, strict=True)]
    return [got + more for got, more in zip(given, _apportioned(amount - sum(given), rest), strict=True)]


def _apportioned(amount: int, rooms: Sequence[int]) -> list[int]:
    """By the largest remainder; of equal ones the earlier comes first."""
    whole = sum(rooms) or 1
    portions = [amount * room // whole for room in rooms]
    by_remainder = sorted(range(len(rooms)), key=lambda at: (-(amount * rooms[at] % whole), at))
    for at in by_remainder[: amount - sum(portions)]:
        portions[at] += 1
    return portions


def _least(span: Span) -> int:
    return sum(bounds(item)[0] for item in span.items)


def _fill(span: Span) -> list[int]:
    """The minutes of each block so that the span is filled as far as its blocks allow."""
    now = [item.minutes for item in span.items]
    spare = span.room - sum(now)
    if spare < 0:
        given = shared(-spare, [item.minutes - bounds(item)[0] for item in span.items])
        return [minutes - less for minutes, less in zip(now, given, strict=True)]
    taken = shared(spare, [bounds(item)[1] - item.minutes for item in span.items])
    return [minutes + more for minutes, more in zip(now, taken, strict=True)]
