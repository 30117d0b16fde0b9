"""Where the parts of one day of the month lie: measured as if left to right, and mirrored at the end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt

from organiser.domain import clock
from organiser.domain.calendar_days import Day, Entry
from organiser.ui.screens.sessions.calendar_bars import Faces
from organiser.ui.theme.tokens import Space

_GAP = 2
_LEAST_LINES = 2


@dataclass(frozen=True, slots=True)
class Note:
    """Words on a day besides its sessions; ``warns`` where somebody should look at it."""

    words: str
    warns: bool = False


def notes_of(day: Day) -> tuple[Note, ...]:
    """What is to be said of a day: clashes first, then what the day is."""
    clashes = dict.fromkeys(clash.in_brief for entry in day.entries for clash in entry.clashes)
    return (*(Note(f"Clash: {words}", warns=True) for words in clashes), *map(Note, day.notes))


def _seen(entries: Sequence[Entry], many: int, current: int) -> Sequence[Entry]:
    """The first sessions, the last of which makes room for the one that is looked at."""
    rest = [entry for entry in entries[many:] if entry.session.id == current]
    return (*entries[: many - 1], *rest[:1]) if many and rest else entries[:many]


def least_height(faces: Faces) -> int:
    """The height below which a day would show nothing but its number."""
    return round(_head_height(faces) + _LEAST_LINES * (faces.bar_height + _GAP) + 2 * Space.TINY)


def _head_height(faces: Faces) -> float:
    return faces.number.height + Space.TINY


class MonthCell:
    """One day inside ``rect``.

    ``notes`` get lines of their own as far as the sessions leave room; the rest, ``words_beside``, shares the line of
    the number, in ``beside``. ``hidden`` is how many sessions are behind ``more``; the ``current`` one never is.
    """

    def __init__(
        self, day: Day, faces: Faces, rect: QRectF, direction: Qt.LayoutDirection, *, is_today: bool, current: int = 0
    ) -> None:
        self._rect = rect
        self._mirrored = direction == Qt.LayoutDirection.RightToLeft
        inner = rect.adjusted(Space.TINY, Space.TINY, -Space.TINY, -Space.TINY)
        head = _head_height(faces)
        step = faces.bar_height + _GAP
        lines = max(0, int((inner.height() - head + _GAP) / step))
        notes, entries = notes_of(day), day.entries
        self._number = QRectF(inner.left(), inner.top(), max(head, _width(faces, day)), head)
        today = faces.strong.width("Today") + Space.SMALL if is_today else 0
        self._today = QRectF(self._number.right() + Space.TINY, inner.top(), today, head)
        end = max(self._today.right(), self._number.right()) + Space.TINY
        self._beside = QRectF(end, inner.top(), inner.right() - end, head)
        shown = len(entries) if len(entries) <= lines else max(0, lines - 1)
        free = lines - shown - (1 if shown < len(entries) else 0)
        own, self.words_beside = notes[:free], notes[free:]
        top = inner.top() + head
        row = QRectF(inner.left(), top, inner.width(), faces.bar_height)
        self._notes = [(note, row.translated(0, at * step)) for at, note in enumerate(own)]
        row.translate(0, len(own) * step)
        self._bars = [(entry, row.translated(0, at * step)) for at, entry in enumerate(_seen(entries, shown, current))]
        self.hidden = len(entries) - shown
        self._more = row.translated(0, shown * step) if lines else self._beside
        if not lines and self.hidden:
            self.words_beside = ()

    @property
    def number(self) -> QRectF:
        return self._turned(self._number)

    @property
    def today(self) -> QRectF:
        return self._turned(self._today)

    @property
    def beside(self) -> QRectF:
        return self._turned(self._beside)

    @property
    def more(self) -> QRectF:
        """Where it says how many sessions are not shown; only where some are ``hidden``."""
        return self._turned(self._more)

    @property
    def notes(self) -> list[tuple[Note, QRectF]]:
        return [(note, self._turned(box)) for note, box in self._notes]

    @property
    def bars(self) -> list[tuple[Entry, QRectF]]:
        return [(entry, self._turned(box)) for entry, box in self._bars]

    @property
    def more_words(self) -> str:
        """``+3 more``; ``3 sessions`` where none is shown."""
        if self._bars:
            return f"+{self.hidden} more"
        return "1 session" if self.hidden == 1 else f"{self.hidden} sessions"

    def _turned(self, box: QRectF) -> QRectF:
        if not self._mirrored:
            return box
        return QRectF(self._rect.left() + self._rect.right() - box.right(), box.top(), box.width(), box.height())


def number_of(day: Day) -> str:
    """``19``; ``1 Jun`` on the first of a month."""
    return str(day.day.day) if day.day.day > 1 else " ".join(clock.short_day(day.day).split()[1:])


def _width(faces: Faces, day: Day) -> float:
    return faces.number.width(number_of(day)) + Space.SMALL
