"""How a running session is said on the screen."""

from __future__ import annotations

from dataclasses import dataclass

from organiser.domain import text
from organiser.domain.agendas import Agenda, Item
from organiser.domain.live import Live, Taken
from organiser.ui.widgets.rows import Row

_GONE = "This block is no longer in the plan"


@dataclass(frozen=True, slots=True)
class Words:
    """Everything that the stage shows; "" leaves a line out. ``passed`` is the share of the block in per cent.

    ``step`` is the step that is due or, where people are in groups, what each group does and where.
    """

    name: str
    left: str
    until: str = ""
    pace: str = ""
    question: str = ""
    step: str = ""
    following: str = ""
    note: str = ""
    passed: int = 0
    is_late: bool = False
    is_over_time: bool = False


def before(title: str, agenda: Agenda) -> Words:
    """What stands there until the session is begun."""
    blocks = [block for block in agenda.blocks if block.item.minutes]
    if not blocks:
        return Words(title, "Nothing to run", following="The plan has no block that takes time yet.")
    first = blocks[0]
    return Words(
        title,
        f"{agenda.starts:%H:%M}",
        until=f"{text.counted(len(blocks), 'block')}, {text.minutes_in_words(agenda.planned)}",
        following=f"First: {first.item.title}, {first.item.minutes} min",
    )


def under_way(now: Live) -> Words:
    """How a running session stands."""
    item = now.block.item if now.block else None
    card = item.card if item else None
    due = f"{now.block_due:%H:%M}"
    return Words(
        item.title if item else _GONE,
        now.left_in_words,
        until=f"until {due}" if now.left > 0 else f"was to end at {due}",
        pace=now.behind_in_words,
        question=card.question if card else "",
        step=_groups(item) if item and item.strands else _step(now),
        following=_following(now),
        note=" · ".join(now.notes),
        passed=min(100, 100 * now.taken // max(now.planned, 1)),
        is_late=now.behind > 0,
        is_over_time=now.left <= 0,
    )


def afterwards(now: Live) -> str:
    """``It took 94 minutes and ended at 14:04, 4 minutes behind.``."""
    pace = now.behind_in_words
    return f"It took {text.minutes_in_words(now.elapsed)} and ended at {now.ends:%H:%M}, {pace[0].lower()}{pace[1:]}."


def row_of(line: Taken) -> Row:
    """One block of the account."""
    title = line.block.item.title
    return Row(title, meta=line.in_words, spoken=f"{title}: {line.in_words}")


def _step(now: Live) -> str:
    return f"Step {now.step[0]}: {now.step[1].words}" if now.step else ""


def _groups(item: Item) -> str:
    """``Groups: By the river: Photo walk (garden) · In the hall: Story circle``."""
    told = []
    for strand in item.strands:
        card = strand.card or item.card
        told.append(f"{strand.name}{f': {card.name}' if card else ''}{f' ({strand.room})' if strand.room else ''}")
    return f"Groups: {' · '.join(told)}"


def _following(now: Live) -> str:
    if not now.rest:
        return f"Then the session ends at {now.ends:%H:%M}"
    item = now.rest[0].item
    return f"Next at {now.next_begins:%H:%M}: {item.title}, {item.minutes} min"
