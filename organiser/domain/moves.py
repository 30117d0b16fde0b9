"""What it means to move a session to another time: what is asked first, and what is said afterwards."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from organiser.domain import clock, text
from organiser.domain.sessions import Session

if TYPE_CHECKING:
    from organiser.domain.agendas import Item


@dataclass(frozen=True, slots=True)
class Move:
    """A session as it was and as it is now.

    ``holders`` is how many people hold an old date, ``pinned`` the blocks that did not move along because their clock
    time is fixed, ``note`` what the clock change made of the new start ("" nothing).
    """

    before: Session
    after: Session
    holders: int = 0
    pinned: tuple[str, ...] = ()
    note: str = ""

    @property
    def in_words(self) -> str:
        """``Moved to Thu 20 May. 9 people hold the old date.``"""
        return " ".join(filter(None, (f"Moved to {self._where_to}.", self._holders_in_words)))

    @property
    def advice(self) -> str:
        """What did not move along, and what the clocks do."""
        names = [f"“{title}”" for title in self.pinned[:2]]
        if more := len(self.pinned) - len(names):
            names.append(text.counted(more, "other block"))
        keep = "keeps its" if len(self.pinned) == 1 else "keep their"
        held = f"{text.listed(names)} {keep} clock time: pinned." if names else ""
        return " ".join(filter(None, (held, self.note)))

    @property
    def _where_to(self) -> str:
        day = clock.short_day(self.after.starts)
        if self.after.starts.year != self.before.starts.year:
            day += f" {self.after.starts.year}"
        if self.after.starts.time() == self.before.starts.time():
            return day
        return f"{day}, {self.after.starts:%H:%M} to {self.after.ends:%H:%M}"

    @property
    def _holders_in_words(self) -> str:
        if not self.holders:
            return ""
        return f"{text.counted(self.holders, 'person holds', 'people hold')} the old date."


def doubt(session: Session, today: date) -> str:
    """Why somebody might not mean to move this one; "" when there is nothing to ask."""
    if session.is_cancelled:
        return f"“{session.title}” is cancelled."
    if session.starts.date() < today:
        return f"“{session.title}” is over: it was on {clock.day_in_words(session.starts)}."
    return ""


def fixed(items: Iterable[Item], before: datetime, after: datetime) -> tuple[str, ...]:
    """The blocks that stay at their clock time when a session begins at another time of day."""
    if before.time() == after.time():
        return ()
    return tuple(item.title for item in items if item.pinned)
