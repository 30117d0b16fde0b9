"""What is to be done about places now: a line for each thing, with the one or two buttons that do it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from organiser.domain import text
from organiser.domain.places import Standing, Verdict
from organiser.ui.screens.programmes import model
from organiser.ui.screens.programmes.applications import Applications
from organiser.ui.theme.tokens import Space
from organiser.ui.widgets.buttons import quiet
from organiser.ui.widgets.empty import Picture
from organiser.ui.widgets.held import changing
from organiser.ui.widgets.labels import Text

if TYPE_CHECKING:
    from organiser.store.queries.places import Pool

_SOON = timedelta(days=2)
_NAMED = 3


@dataclass(frozen=True, slots=True)
class Duty:
    """One thing to do: what it is in a sentence, and verbs with what they do."""

    words: str
    steps: tuple[tuple[str, Callable[[], object]], ...]


def duties(applications: Applications) -> tuple[Duty, ...]:
    """What is to be done about the places of the current programme, the most pressing first."""
    pool, now = applications.pool, applications.now
    if pool is None:
        return ()
    found = []
    if pool.due:
        ran = "offer has" if len(pool.due) == 1 else "offers have"
        words = f"{len(pool.due)} {ran} run out: {_names(pool.due)}."
        found.append(Duty(words, (("Note it", applications.note_due),)))
    found += _of_next(applications, pool)
    for verdict in _ending(pool, now):
        until = verdict.entry.offer_until or now
        words = f"{verdict.entry.name} has not answered. The offer ends on {model.last_day(until)}."
        person_id = verdict.entry.person_id
        found.append(Duty(words, (("Show", lambda person_id=person_id: applications.bring_up(person_id)),)))  # type: ignore[misc]
    return tuple(found)


def _of_next(applications: Applications, pool: Pool) -> list[Duty]:
    """Lots to be drawn, or places to be given."""
    closed = pool.apply_by is None or pool.rules.is_over(pool.apply_by, applications.now)
    if pool.rules.draw_due and pool.waiting and closed and not pool.next:
        number = len(pool.waiting)
        words = f"{text.counted(number, 'person waits', 'people wait')} for lots to be drawn."
        return [Duty(words, (("Draw lots…", lambda: applications.wanted.emit("draw")),))]
    if len(pool.next) == 1:
        ids = (pool.next[0].entry.person_id,)
        return [
            Duty(
                f"There is a place for {pool.next[0].entry.name}, who is next.",
                (
                    ("Offer it", lambda: applications.settle(ids, offer=True)),
                    ("Give it", lambda: applications.settle(ids, offer=False)),
                ),
            )
        ]
    if pool.next:
        words = f"There are places for {len(pool.next)} people who are next: {_names(pool.next)}."
        return [Duty(words, (("Share the places…", lambda: applications.wanted.emit("share")),))]
    return []


def _ending(pool: Pool, now: datetime) -> list[Verdict]:
    """Offers without an answer that end within two days."""
    offered = [one for one in pool.verdicts if one.standing is Standing.OFFERED and one.entry.offer_until]
    return [one for one in offered if one.entry.offer_until and one.entry.offer_until - now <= _SOON]


def _names(verdicts: Sequence[Verdict]) -> str:
    names = [one.entry.name for one in verdicts]
    rest = len(names) - _NAMED
    return text.listed([*names[:_NAMED], f"{rest} more"] if rest > 0 else names)


class DutyLines(QWidget):
    """The duties below each other; takes no room while there is nothing to do."""

    def __init__(self) -> None:
        super().__init__()
        self.duties: tuple[Duty, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.TINY)
        self.setAccessibleName("To do about places")
        self.hide()

    def show_duties(self, found: Sequence[Duty]) -> None:
        """Show these from now on."""
        self.duties = tuple(found)
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for duty in found:
            buttons = [changing(quiet(verb, run)) for verb, run in duty.steps]
            for button in buttons:
                button.setAccessibleDescription(duty.words)
            line = _line(Picture("armchair", "accent", lines=1.1), Text(duty.words), *buttons)
            self._column.addWidget(line)
            line.show()  # a layout would do so only when there is time
        self.setVisible(bool(found))


def _line(picture: QWidget, words: QWidget, *buttons: QWidget) -> QWidget:
    """The words take the room that picture and buttons leave."""
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(Space.SMALL)
    row.addWidget(picture)
    row.addWidget(words, 1)
    for button in buttons:
        row.addWidget(button)
    return line
