"""The course of a session that was begun: which block was on, and from when until when."""

from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Turn:
    """The time of one block: it begins at a whole minute in UTC, and may be ``extended`` by minutes."""

    item_id: int
    began: datetime
    extended: int = 0


@dataclass(frozen=True, slots=True)
class Run:
    """A session under way: the turns of its blocks, each ending where the next begins, and when it was finished."""

    session_id: int
    turns: tuple[Turn, ...]
    finished: datetime | None = None

    def __post_init__(self) -> None:
        moments = [*(turn.began for turn in self.turns), *([self.finished] if self.finished else [])]
        if not self.turns or sorted(moments) != moments:
            raise ValueError("The turns of a run follow each other.")

    @property
    def started(self) -> datetime:
        return self.turns[0].began

    @property
    def is_over(self) -> bool:
        return self.finished is not None

    def until(self, now: datetime) -> datetime:
        """The end of the last turn so far; a clock that was put back does not turn time back."""
        return self.finished or max(whole_minute(now), self.turns[-1].began)

    def taken(self, now: datetime) -> tuple[int, ...]:
        """The minutes that each turn has really taken; together they are what has passed since the start."""
        moments = pairwise([*(turn.began for turn in self.turns), self.until(now)])
        return tuple(minutes_between(began, ended) for began, ended in moments)


def whole_minute(moment: datetime) -> datetime:
    """The minute in UTC in which a moment lies."""
    return moment.astimezone(UTC).replace(second=0, microsecond=0)


def minutes_between(begin: datetime, end: datetime) -> int:
    """The whole minutes from one moment to another."""
    return int((end - begin).total_seconds() // 60)
