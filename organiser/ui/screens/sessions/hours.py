"""The hours of a week: which rows there are, and how minutes and heights answer to each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from organiser.domain.calendar_days import Entry

QUARTER = 15
WHOLE_DAY = 24 * 60
_HOUR = 60
_MORNING, _NIGHT = 7, 22


@dataclass(frozen=True, slots=True)
class Band:
    """A row of the week: minutes of the day from ``since`` until ``until``; ``is_folded`` for those of the night."""

    since: int
    until: int
    is_folded: bool = False

    @property
    def label(self) -> str:
        """``09:00``; ``00–07`` where the night is folded."""
        return f"{self.since // 60:02}–{self.until // 60:02}" if self.is_folded else f"{self.since // 60:02}:00"

    @property
    def in_words(self) -> str:
        return f"{self.since // 60:02}:00 to {self.until // 60:02}:00"


def bands_for(entries: Iterable[Entry], *, has_nights: bool) -> tuple[Band, ...]:
    """An hour to a row, with the night folded as far as nothing is in it."""
    known = list(entries)
    first = min([_MORNING, *(entry.since // _HOUR for entry in known)])
    last = max([_NIGHT, *(-(-entry.until // _HOUR) for entry in known)])
    if has_nights:
        first, last = 0, 24
    before = [Band(0, first * _HOUR, is_folded=True)] if first else []
    after = [Band(last * _HOUR, WHOLE_DAY, is_folded=True)] if last < 24 else []
    return (*before, *(Band(hour * _HOUR, (hour + 1) * _HOUR) for hour in range(first, last)), *after)


class Scale:
    """Minutes of the day on a line: the rows with their heights in pixels, from the top of the first one."""

    def __init__(self, bands: Sequence[Band], heights: Sequence[int]) -> None:
        self._bands = bands
        self._heights = heights

    def height_at(self, minute: float) -> float:
        """How far down a minute is."""
        top = 0.0
        for band, height in zip(self._bands, self._heights, strict=True):
            if minute < band.until:
                return top + height * max(0.0, minute - band.since) / (band.until - band.since)
            top += height
        return top

    def minute_at(self, height: float) -> float:
        """Which minute is so far down."""
        top = 0.0
        for band, tall in zip(self._bands, self._heights, strict=True):
            if height < top + tall:
                return band.since + max(0.0, height - top) / tall * (band.until - band.since)
            top += tall
        return float(WHOLE_DAY)
