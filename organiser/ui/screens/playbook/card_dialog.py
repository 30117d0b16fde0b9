"""Asks for the words of an exercise of one's own."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from organiser.domain.exercises import Exercise
from organiser.ui.screens.playbook.drafts import Draft, DraftProblem, draft_of, exercise_from, is_new
from organiser.ui.widgets.columns import Columns
from organiser.ui.widgets.fields import LongTextField, NumberField, TextField
from organiser.ui.widgets.form import Form, FormRow
from organiser.ui.widgets.question import Question


class CardDialog(Question):
    """A simple form over ``base``; what it does not ask stays as it is. ``answer`` is the exercise that was typed."""

    def __init__(self, base: Exercise, parent: QWidget | None) -> None:
        super().__init__("An exercise of yours" if is_new(base) else f"Edit {base.name}", "Keep it", parent, letters=80)
        self.answer = base
        draft = draft_of(base)
        self.name = TextField("Name", draft.name)
        self.purpose = TextField("Purpose", draft.purpose)
        self.question = TextField("Question to read out", draft.question)
        self.fewest = _minutes("Fewest minutes", draft.fewest)
        self.usual = _minutes("Usual minutes", draft.usual)
        self.most = _minutes("Most minutes", draft.most)
        self.steps = LongTextField("Steps", draft.steps)
        self.steps.setMinimumHeight(self.fontMetrics().height() * 12)
        self.rows: dict[str, FormRow] = {}
        self._build()
        self.name.selectAll()

    def _build(self) -> None:
        form = Form()
        self.rows["name"] = form.add("&Name", self.name)
        self.rows["purpose"] = form.add(
            "&Purpose", self.purpose, hint="What it is good for, in a sentence.", optional=True
        )
        self.rows["question"] = form.add("&Question to read out", self.question, optional=True)
        self.rows["minutes"] = FormRow("&Usual minutes", self.usual)
        fewest, most = FormRow("&Fewest minutes", self.fewest), FormRow("M&ost minutes", self.most)
        form.add_widget(Columns(fewest, self.rows["minutes"], most, letters=20))
        self.rows["steps"] = form.add(
            "&Steps", self.steps, hint="A line each, with its minutes in front: (5 min) Everyone writes.", optional=True
        )
        self.add(form)

    @property
    def draft(self) -> Draft:
        """What has been typed."""
        return Draft(
            self.name.text(),
            self.purpose.text(),
            self.question.text(),
            self.fewest.value(),
            self.usual.value(),
            self.most.value(),
            self.steps.toPlainText(),
        )

    def is_answered(self) -> bool:
        for row in self.rows.values():
            row.show_problem("")
        try:
            self.answer = exercise_from(self.draft, self.answer)
        except DraftProblem as problem:
            row = self.rows[problem.field]
            row.show_problem(str(problem))
            row.field.setFocus()
            return False
        return True


def _minutes(name: str, value: int) -> NumberField:
    return NumberField(name, value, least=1, most=1440, unit="min")
