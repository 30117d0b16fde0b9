"""The review before places are shared: who would get one, who not, and why."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from organiser.domain import text
from organiser.domain.places import Verdict
from organiser.ui.screens.programmes import model
from organiser.ui.widgets.labels import Text
from organiser.ui.widgets.question import Question
from organiser.ui.widgets.rows import Row, RowsModel
from organiser.ui.widgets.short_list import ShortList
from organiser.ui.widgets.switch import Switch

if TYPE_CHECKING:
    from organiser.store.queries.places import Pool


class SharingQuestion(Question):
    """``offers`` says whether the places are to be offered, or given at once."""

    def __init__(self, pool: Pool, now: datetime, parent: QWidget | None) -> None:
        super().__init__("Share the places", "Share", parent, letters=116)
        self._number = len(pool.next)
        self._until = model.last_day(pool.rules.offer_until(now))
        self.switch = Switch("How", (("Offer them", True), ("Give them at once", False)))
        self._how = Text("", "muted")
        self.reason = Text("", "script")
        self.next = _list("Who would get a place", pool.next)
        rest = tuple(one for one in pool.waiting if not one.is_next)
        self.rest = _list("Who would not", rest)
        number = text.counted(self._number, "person", "people")
        self.add(self.switch, self._how)
        self.add(Text(f"{number} would get a place", "section"), self.next)
        if rest:
            self.add(Text("Not this time, and what can be said to them", "section"), self.rest)
        if pool.due:
            self.add(Text(f"{text.counted(len(pool.due), 'offer')} that ran out will be noted first.", "muted"))
        self.add(self.reason)
        for shown in (self.next, self.rest):
            shown.current_changed.connect(self._tell_reason)
        self.switch.chosen.connect(lambda _value: self._tell())
        self._tell()

    @property
    def offers(self) -> bool:
        return bool(self.switch.value)

    def _tell_reason(self, verdict: object) -> None:
        """What does not fit into a row stands in full below the lists."""
        if isinstance(verdict, Verdict):
            self.reason.setText(f"{verdict.entry.name}: {verdict.reason} {verdict.detail}".strip())

    def _tell(self) -> None:
        places = text.counted(self._number, "place")
        self._how.setText(
            f"The places are kept for them until the end of {self._until}; note what they say when you have asked."
            if self.offers
            else "They go onto the roster now: for people who have said already that they will come."
        )
        self.done_button.setText(f"Offer {places}" if self.offers else f"Give {places}")
        self.done_button.setAccessibleName(self.done_button.text())


def _list(name: str, verdicts: Sequence[Verdict]) -> ShortList:
    shown = ShortList(name)
    rows: RowsModel[Verdict] = RowsModel(_row, key=lambda one: one.entry.person_id, parent=shown)
    rows.show(verdicts)
    shown.setModel(rows)
    shown.viewport().unsetCursor()
    return shown


def _row(verdict: Verdict) -> Row:
    entry = verdict.entry
    words = (f"Number {verdict.position}: {entry.name}", entry.neighbourhood, verdict.reason, verdict.detail)
    return Row(
        entry.name,
        sub=verdict.reason,
        lead=str(verdict.position),
        meta=entry.neighbourhood,
        spoken=", ".join(filter(None, words)),
    )
