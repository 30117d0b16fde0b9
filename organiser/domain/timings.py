"""How long exercises have really taken, and what that teaches for the next time."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from statistics import median_high

from organiser.domain import text
from organiser.domain.exercises import Exercise
from organiser.domain.live import Live

_MOST_COUNTED = 5


@dataclass(frozen=True, slots=True)
class Timing:
    """The minutes that an exercise has really taken once. ``people`` 0: nobody counted them; ``at`` is in UTC."""

    exercise: str
    minutes: int
    people: int
    online: bool
    at: datetime = datetime(2000, 1, 1, tzinfo=UTC)
    session_id: int = 0
    item_id: int | None = None

    def in_words(self, typical: int) -> str:
        """``In a room, 12 people: 18 min, not 10``; ``typical`` is what the card says."""
        where = "On a screen" if self.online else "In a room"
        people = f", {text.counted(self.people, 'person', 'people')}" if self.people else ""
        told = "as on the card" if self.minutes == typical else f"not {typical}"
        return f"{where}{people}: {self.minutes} min, {told}"


def timings(live: Live, *, people: int, online: bool) -> tuple[Timing, ...]:
    """What a run has to teach: the minutes of each block that came from a card and was not passed over."""
    return tuple(
        Timing(line.block.item.exercise, line.minutes, people, online, live.run.started, live.run.session_id, item_id)
        for line in live.account
        for item_id in [line.block.item.id]
        if line.minutes and line.block.item.exercise
    )


def real_minutes(known: Iterable[Timing], *, people: int, online: bool) -> dict[str, int]:
    """The minutes to expect of each exercise, by its id, from ``known`` with the newest first.

    Only what was timed in the same format counts, with at least half and at most twice as many people; of the last
    few of these the middle one.
    """
    alike: dict[str, list[int]] = defaultdict(list)
    for one in known:
        is_alike = not (people and one.people) or one.people <= 2 * people <= 4 * one.people
        if one.online == online and is_alike and len(alike[one.exercise]) < _MOST_COUNTED:
            alike[one.exercise].append(one.minutes)
    return {exercise: median_high(minutes) for exercise, minutes in alike.items() if minutes}


def learned(cards: Sequence[Exercise], real: Mapping[str, int]) -> tuple[Exercise, ...]:
    """The cards with the real minutes as their typical ones, as far as the bounds of each card allow."""
    return tuple(
        replace(card, minutes_typical=min(max(real[card.id], card.minutes_min), card.minutes_max))
        if card.id in real
        else card
        for card in cards
    )
