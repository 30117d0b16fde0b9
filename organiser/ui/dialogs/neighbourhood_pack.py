"""Asks what to take of a neighbourhood pack, after showing all that it says differently from the plans here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QCheckBox, QWidget

from organiser.app.actions.neighbourhood_packs import Opened
from organiser.domain.returns import Return, What
from organiser.domain.text import counted
from organiser.ui.theme.tokens import Space, Tone
from organiser.ui.widgets.chip import Badge
from organiser.ui.widgets.columns import column
from organiser.ui.widgets.fields import DateField, TextField
from organiser.ui.widgets.form import Form
from organiser.ui.widgets.labels import Text
from organiser.ui.widgets.question import Question
from organiser.ui.widgets.rows import Row
from organiser.ui.widgets.ticked_list import TickedList

_BADGES = {
    What.NEW: Badge("New", Tone.OK, "plus"),
    What.CHANGED: Badge("Changed", Tone.WARN, "pencil"),
    What.MOVED: Badge("Moved", Tone.NEUTRAL, "move"),
    What.GONE: Badge("Taken out", Tone.WARN, "x"),
}
_LINES = 9
_STRETCH = 100


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference with the session that it belongs to."""

    session_id: int
    session: str
    number: int
    back: Return


class NeighbourhoodPackDialog(Question):
    """Nothing has been taken yet; whoever opens it reads ``chosen``, ``first_day`` and the title."""

    def __init__(self, opened: Opened, today: date, parent: QWidget | None) -> None:
        super().__init__("A neighbourhood pack", "Take", parent, letters=110)
        self.opened = opened
        every = [(one.session, back) for one in opened.changed if one.session for back in one.returns]
        differences = [Difference(one.id, one.title, number, back) for number, (one, back) in enumerate(every)]
        self.list = TickedList("Differences", differences, row_of, lambda one: str(one.number), noun="difference")
        self.with_new = QCheckBox(f"Make a programme of {counted(len(opened.new), 'session')} that you do not have")
        self.title = TextField("Title", opened.pack.title)
        self.first = DateField("First session on", today)
        self._build(has_differences=bool(differences))
        self.list.changed.connect(self._count)
        self.with_new.toggled.connect(self._count)
        self._count()

    @property
    def chosen(self) -> dict[int, list[Return]]:
        """What is ticked, by the session's id."""
        found: dict[int, list[Return]] = {}
        for one in self.list.ticked:
            found.setdefault(one.session_id, []).append(one.back)
        return found

    @property
    def first_day(self) -> date | None:
        """The day on which what is new begins; None where it is not wanted."""
        return self.first.day if self.with_new.isChecked() else None

    def is_answered(self) -> bool:
        return bool(self.chosen) or self.first_day is not None

    def _build(self, *, has_differences: bool) -> None:
        pack = self.opened.pack
        made = f"From {pack.by}." if pack.by else "It does not say who made it."
        about = Text(f"{made} It holds no personal data.", "muted")
        self.add(column(Text(pack.title, "section"), about, Text(summary(self.opened)), spacing=Space.TINY))
        self.list.widget.setMinimumHeight(self.fontMetrics().lineSpacing() * _LINES)
        self.list.widget.setVisible(has_differences)
        if has_differences:
            self.add(self.list.widget, stretch=_STRETCH)
        if self.opened.new:
            form = Form()
            form.add("&Title", self.title)
            form.add("First session &on", self.first, hint="The others follow with the same days between them.")
            form.setEnabled(False)
            self.with_new.toggled.connect(form.setEnabled)
            self.with_new.setChecked(not has_differences)
            self.add(self.with_new, form)

    def _count(self) -> None:
        self.done_button.setEnabled(self.is_answered())


def row_of(difference: Difference) -> Row:
    """One difference in the list: what became of the block, and in which session."""
    back = difference.back
    spoken = f"{difference.session}: {back.in_words}"
    return Row(back.in_words, difference.session, badges=(_BADGES[back.what],), spoken=spoken)


def summary(opened: Opened) -> str:
    """``2 sessions are new. In 1 session there are 3 differences.``"""
    number = sum(len(one.returns) for one in opened.changed)
    told = []
    if opened.new:
        told.append(f"{counted(len(opened.new), 'session is', 'sessions are')} new.")
    if number:
        there = counted(number, "difference", "differences")
        told.append(f"In {counted(len(opened.changed), 'session')} of yours, {there}: tick what you want to take.")
    return " ".join(told) or "Everything in it is here already, and nothing is different."
