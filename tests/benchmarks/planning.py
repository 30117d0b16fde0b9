"""Times the planner without a window: a suggestion from 2,000 exercises, and fitting a plan of 60 blocks.

    python -m tests.benchmarks.planning [--runs 11]

Targets: a suggestion in less than 50 ms. Ratios are to what cannot be saved, measured in the same run: asking of each
of the 2,000 cards whether it may be used, and working out the clock times of the 60 blocks.
"""

import argparse
import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from random import Random

from organiser.app.playbook import Playbook
from organiser.domain import fit, remedies
from organiser.domain.agendas import Agenda, BlockKind, Item, timed
from organiser.domain.exercises import Energy, Exercise, Grouping
from organiser.domain.suggesting import Brief, suggested
from organiser.domain.suggesting.briefs import is_usable

EXERCISES, BLOCKS = 2_000, 60
NOON = datetime(2027, 5, 19, 12, 30)
BRIEFS = (
    Brief(45, 8, online=False),
    Brief(90, 15, online=True),
    Brief(120, 15, online=False, wants_decision=True),
    Brief(180, 40, online=False, wants_decision=True),
    Brief(480, 30, online=False, wants_decision=True),
)


def many_cards(number: int) -> tuple[Exercise, ...]:
    """Cards like the built-in ones, but for their ids, minutes, grouping and energy."""
    random = Random(7)
    built_in = Playbook().shelf.exercises
    made = []
    for at in range(number):
        card = built_in[at % len(built_in)]
        least = max(1, card.minutes_min + random.choice((-3, 0, 0, 2, 5)))
        typical = max(least, card.minutes_typical + random.choice((-5, 0, 5)))
        most = max(typical, card.minutes_max + random.choice((-5, 0, 10)))
        made.append(
            replace(
                card,
                id=f"card-{at:04}",
                minutes_min=least,
                minutes_typical=typical,
                minutes_max=most,
                grouping=random.choice(list(Grouping)),
                energy=random.choice(list(Energy)),
            )
        )
    return tuple(made)


def long_plan(cards: tuple[Exercise, ...], minutes: int) -> Agenda:
    """A plan of 60 blocks for that many minutes, with breaks and a pin in the middle."""
    items = []
    for at, card in enumerate(cards[:BLOCKS]):
        pin = "23:30" if at == BLOCKS // 2 else ""
        if at % 6 == 5:
            items.append(Item("Break", 10, BlockKind.BREAK))
        else:
            items.append(Item(card.name, card.minutes_typical, BlockKind.EXERCISE, card.id, card, pinned=pin))
    return timed(items, NOON, minutes, "Europe/London")


def paired(runs: int, ours: Callable[[], object], bare: Callable[[], object]) -> tuple[float, float]:
    """Median milliseconds of ours, and the median ratio to bare over pairs; the first pair warms up."""
    measured = [(_seconds(ours), _seconds(bare)) for _ in range(runs + 1)][1:]
    return statistics.median(a for a, _ in measured) * 1000, statistics.median(a / b for a, b in measured)


def _seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=11)
    runs = parser.parse_args().runs
    cards = many_cards(EXERCISES)
    for brief in BRIEFS:
        ms, ratio = paired(runs, partial(suggested, brief, cards), partial(_usable, brief, cards))
        title = f"suggest {brief.minutes} min, {brief.people} people"
        print(f"{title:32} {ms:7.2f} ms   {ratio:5.1f} x asking each card once   (target 50 ms)")
    roomy, crowded = long_plan(cards, 1_440), long_plan(cards, 120)
    works: tuple[tuple[str, Callable[[Agenda], object], Agenda], ...] = (
        ("fit 60 blocks", fit.fitted, roomy),
        ("prove that 60 blocks cannot fit", fit.fitted, crowded),
        ("ways out for 60 blocks", remedies.smallest, crowded),
    )
    for title, work, plan in works:
        ms, ratio = paired(runs, partial(work, plan), partial(_timed_again, plan))
        print(f"{title:32} {ms:7.2f} ms   {ratio:5.1f} x timing the blocks once")


def _usable(brief: Brief, cards: tuple[Exercise, ...]) -> int:
    return sum(is_usable(card, brief) for card in cards)


def _timed_again(plan: Agenda) -> Agenda:
    return timed((block.item for block in plan.blocks), plan.starts, plan.available, plan.timezone)


if __name__ == "__main__":
    main()
