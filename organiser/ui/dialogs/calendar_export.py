"""Asks how many sessions become calendar files: each in its own, or all in one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from organiser.domain.problem import Problem
from organiser.domain.text import counted
from organiser.ui.desk.calendar_files import CalendarFiles
from organiser.ui.desk.desk import Desk
from organiser.ui.widgets.buttons import quiet
from organiser.ui.widgets.fields import ChoiceField, TickField
from organiser.ui.widgets.flow import FlowRow
from organiser.ui.widgets.form import Form
from organiser.ui.widgets.labels import Text
from organiser.ui.widgets.question import Question

if TYPE_CHECKING:
    from organiser.app.actions.calendars import Chosen

_WAYS: Final = (("Each session in a file of its own", True), ("All sessions in one file", False))
_SUITS: Final = {
    True: "Suits every program: each file opens as one appointment.",
    False: "Suits Google, Apple and Thunderbird. Outlook opens it as a calendar of its own, beside the usual one.",
}


class CalendarExport(Question):
    """``each`` and ``plain_cancelled`` are the answer."""

    def __init__(self, chosen: Chosen, name: str, calendar_files: CalendarFiles, parent: QWidget | None) -> None:
        super().__init__(f"Calendar files: {name}", "Write the files", parent)
        self._sessions = counted(len(chosen.sessions), "session")
        self._files = calendar_files
        self.way = ChoiceField("As how many files", _WAYS)
        self.way.show_value(calendar_files.each)
        self.suits = Text("", "muted")
        self.plain = TickField("Cancelled ones as plain entries, for programs that do nothing with a cancellation")
        self.plain.setVisible(any(session.is_cancelled for session in chosen.sessions))
        self.help = quiet("Which file suits which program?", self._explain)
        form = Form()
        form.add("&Files", self.way)
        self.add(form, self.suits, self.plain, FlowRow(self.help))
        self.way.chosen.connect(lambda _each: self._say_what_it_suits())
        self._say_what_it_suits()

    @property
    def each(self) -> bool:
        """Whether each session is to have a file of its own."""
        return bool(self.way.value)

    @property
    def plain_cancelled(self) -> bool:
        """Whether cancelled sessions are to be common entries whose titles say so."""
        return self.plain.isChecked()

    def _say_what_it_suits(self) -> None:
        self.suits.setText(
            f"{self._sessions}. {_SUITS[self.each]} A file asks for no answer and does not update itself."
        )

    def _explain(self) -> None:
        self.reject()
        self._files.explain()


def question(desk: Desk, parent: QWidget, choose: Callable[[], Chosen], name: str) -> CalendarExport | None:
    """The question for the sessions that ``choose`` finds, written under ``name``; None where there are none."""
    calendar_files = CalendarFiles(desk)
    try:
        chosen = choose()
        if not chosen.sessions:
            raise Problem("There is no session to export.", "Plan one, or invite them to one.")
    except Problem as problem:
        desk.notices.problem(problem)
        return None
    asked = CalendarExport(chosen, name, calendar_files, parent)
    asked.accepted.connect(
        lambda: calendar_files.write_many(chosen, name, each=asked.each, plain_cancelled=asked.plain_cancelled)
    )
    return asked
