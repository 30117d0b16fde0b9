"""A session while it runs: where it stands, how much time is left, and what comes next."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from organiser.domain import clock, text
from organiser.domain.agendas import LONGEST_BLOCK, Agenda, Block, Item, timed
from organiser.domain.exercises import Step
from organiser.domain.problem import Problem
from organiser.domain.runs import Run, Turn, minutes_between, whole_minute

EXTENSION = 5
_NEAR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Taken:
    """One line of the account afterwards; ``minutes`` None: the block was left out."""

    block: Block
    minutes: int | None

    @property
    def in_words(self) -> str:
        """``18 minutes, 10 planned``."""
        if self.minutes is None:
            return f"left out, {self.block.item.minutes} planned"
        if self.minutes == self.block.item.minutes:
            return f"{text.minutes_in_words(self.minutes)}, as planned"
        return f"{text.minutes_in_words(self.minutes)}, {self.block.item.minutes} planned"


@dataclass(frozen=True, slots=True)
class Live:
    """A run against its plan at one moment. All minutes are whole ones, as the clock on the wall shows them."""

    run: Run
    agenda: Agenda
    now: datetime

    # Where it stands

    @property
    def block(self) -> Block | None:
        """The block that is on; None when it was taken out of the plan meanwhile."""
        return self._by_id(self.run.turns[-1].item_id)

    @property
    def planned(self) -> int:
        """The minutes of the block that is on, with those it was given on top."""
        return (self.block.item.minutes if self.block else 0) + self.run.turns[-1].extended

    @property
    def taken(self) -> int:
        """The minutes that the block has been on."""
        return self.run.taken(self.now)[-1]

    @property
    def left(self) -> int:
        """The minutes left in the block; below 0 those it is over."""
        return self.planned - self.taken

    @property
    def left_in_words(self) -> str:
        """``12 min``, ``Time is up``, ``3 min over``."""
        return f"{self.left} min" if self.left > 0 else "Time is up" if not self.left else f"{-self.left} min over"

    @property
    def elapsed(self) -> int:
        """The minutes since the start."""
        return minutes_between(self.run.started, self.run.until(self.now))

    @property
    def step(self) -> tuple[int, Step] | None:
        """The step of the card that is due, with its number: steps share the block's minutes as on the card."""
        steps = self.block.item.card.steps if self.block and self.block.item.card else ()
        whole = sum(step.minutes for step in steps)
        gone = self.taken * whole
        passed = 0
        for number, step in enumerate(steps, start=1):
            passed += step.minutes * max(self.planned, 1)
            if gone < passed:
                return number, step
        return (len(steps), steps[-1]) if steps else None

    # What comes

    @property
    def rest(self) -> tuple[Block, ...]:
        """The blocks that are still to come; notes, which take no time, are not."""
        places = {block.item.id: place for place, block in enumerate(self.agenda.blocks)}
        reached = next((places[turn.item_id] for turn in reversed(self.run.turns) if turn.item_id in places), -1)
        done = {turn.item_id for turn in self.run.turns}
        return tuple(
            block for block in self.agenda.blocks[reached + 1 :] if block.item.minutes and block.item.id not in done
        )

    @property
    def notes(self) -> tuple[str, ...]:
        """The notes that stand in the plan right before the block that is on."""
        found: list[str] = []
        for block in self.agenda.blocks:
            if block is self.block:
                return tuple(found)
            found = [*found, block.item.title] if not block.item.minutes else []
        return ()

    @property
    def remaining(self) -> Agenda:
        """What is to come, as a plan that begins when the block that is on will end. Pins that are past are let go."""
        items = [self._to_come(block) for block in self.rest]
        return timed(items, self.at(self._free), self.agenda.available - self._free, self.agenda.timezone)

    @property
    def block_due(self) -> datetime:
        """The wall-clock time at which the minutes of the block that is on are used up."""
        return self.at(self._began + self.planned)

    @property
    def next_begins(self) -> datetime:
        """The wall-clock time at which the next block will begin, or the session end after the last one."""
        begins, _, _ = next(self._forecast(), (0, 0, 0))
        return self.at(self._free + begins)

    @property
    def ends(self) -> datetime:
        """The wall-clock time at which the session will end if nothing else changes."""
        return self.at(self._ends)

    @property
    def behind(self) -> int:
        """Minutes behind: past the end, or past a pin on the way there; below 0 minutes ahead."""
        late = max((over for _, _, over in self._forecast()), default=0)
        return max(late, self._over) if late > 0 else self._over

    @property
    def behind_in_words(self) -> str:
        """``4 minutes behind``, ``On time``, ``3 minutes ahead``."""
        if not self.behind:
            return "On time"
        return f"{text.minutes_in_words(abs(self.behind))} {'behind' if self.behind > 0 else 'ahead'}"

    @property
    def account(self) -> tuple[Taken, ...]:
        """What every block has really taken, in the order of the plan."""
        minutes = dict(zip((turn.item_id for turn in self.run.turns), self.run.taken(self.now), strict=True))
        return tuple(
            Taken(block, minutes.get(block.item.id))
            for block in self.agenda.blocks
            if block.item.minutes or block.item.id in minutes
        )

    def at(self, minutes: int) -> datetime:
        """The wall-clock time so many minutes after the start as planned."""
        moment = self._zero + timedelta(minutes=minutes)
        return moment.astimezone(clock.zone(self.agenda.timezone)).replace(tzinfo=None)

    # Inside

    @property
    def _zero(self) -> datetime:
        """The start as planned, in UTC. A run more than an hour from it is a rehearsal, whose plan begins with it."""
        planned = clock.instant(self.agenda.starts, self.agenda.timezone)
        return planned if abs(self.run.started - planned) <= _NEAR else self.run.started

    @property
    def _free(self) -> int:
        """Minutes after the planned start at which the block that is on will end."""
        if self.run.is_over:
            return minutes_between(self._zero, self.run.until(self.now))
        return self._began + max(self.planned, self.taken)

    @property
    def _began(self) -> int:
        return minutes_between(self._zero, self.run.turns[-1].began)

    @property
    def _ends(self) -> int:
        *_, (_, last, _) = [(0, 0, 0), *self._forecast()]
        return self._free + last

    @property
    def _over(self) -> int:
        return self._ends - self.agenda.available

    def _forecast(self) -> Iterator[tuple[int, int, int]]:
        """For each block to come its begin and end in minutes from now on, and by how much it misses its pin."""
        if self.run.is_over:
            return
        free = 0
        for block in self.remaining.blocks:
            begins = max(free, block.offset) if block.item.pinned else free
            yield begins, begins + block.item.minutes, free - block.offset if block.item.pinned else 0
            free = begins + block.item.minutes

    def _to_come(self, block: Block) -> Item:
        if not block.item.pinned:
            return block.item
        is_ahead = block.offset > self._free
        return replace(block.item, pinned=f"{self.at(block.offset):%H:%M}" if is_ahead else "")

    def _by_id(self, item_id: int) -> Block | None:
        return next((block for block in self.agenda.blocks if block.item.id == item_id), None)


def start(session_id: int, agenda: Agenda, at: datetime) -> Run:
    """Begin with the first block that takes time."""
    first = next((block.item.id for block in agenda.blocks if block.item.minutes), None)
    if first is None:
        raise Problem("There is nothing to run: the plan has no block that takes time.", "Put blocks into it first.")
    return Run(session_id, (Turn(first, whole_minute(at)),))


def go_on(live: Live) -> Run:
    """On to the next block; after the last one the session is finished."""
    run = _under_way(live)
    if not live.rest:
        return finish(live)
    return replace(run, turns=(*run.turns, Turn(live.rest[0].item.id, run.until(live.now))))


def go_back(live: Live) -> Run | None:
    """Take the last step back, as if it had never been made; None: the session has not begun."""
    run = live.run
    if run.is_over:
        return replace(run, finished=None)
    return replace(run, turns=run.turns[:-1]) if len(run.turns) > 1 else None


def extend(live: Live, minutes: int = EXTENSION) -> Run:
    """Give the block that is on more minutes, counted from now where its time is up already."""
    run = _under_way(live)
    last = run.turns[-1]
    extended = last.extended + minutes + max(0, -live.left)
    if not 1 <= minutes <= LONGEST_BLOCK or extended > LONGEST_BLOCK:
        raise Problem(f"A block cannot be given {minutes:,} minutes more.", "Use 1 to 1,440 minutes in all.")
    return replace(run, turns=(*run.turns[:-1], replace(last, extended=extended)))


def finish(live: Live) -> Run:
    """End the session now."""
    run = _under_way(live)
    return replace(run, finished=run.until(live.now))


def _under_way(live: Live) -> Run:
    if live.run.is_over:
        raise Problem("This session is finished.", "Go back first to take that back.")
    return live.run
