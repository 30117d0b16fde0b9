"""The question why somebody is moved in the queue: nobody is, without a reason that is kept."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from organiser.domain import text
from organiser.domain.places import Verdict
from organiser.domain.problem import Problem
from organiser.ui.widgets.fields import TextField
from organiser.ui.widgets.form import FormRow
from organiser.ui.widgets.question import Question


class MovingQuestion(Question):
    """``why`` is the reason, ``by`` how many places, up being less than 0."""

    def __init__(self, verdict: Verdict, by: int, parent: QWidget | None) -> None:
        super().__init__(f"Move {verdict.entry.name} to number {verdict.position + by}", "Move", parent)
        self.by = by
        self.why = TextField("Reason", placeholder="For example: applied on paper in April")
        self._row = FormRow("&Reason", self.why, hint="It stays with their place in the queue, for whoever asks.")
        self.add(self._row)
        self.why.setFocus(Qt.FocusReason.OtherFocusReason)

    def is_answered(self) -> bool:
        try:
            text.required(self.why.text(), "reason")
        except Problem as problem:
            self._row.show_problem(str(problem))
            return False
        return True
