"""Asks what a suggested plan should be like; what is known of the session stands there already."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from organiser.app.actions import plans
from organiser.app.actions.plans import Planning
from organiser.app.playbook import Playbook
from organiser.domain.problem import Problem
from organiser.domain.suggesting import Brief
from organiser.ui.screens.plan.exercise_pick import ExercisePick, Find
from organiser.ui.theme.tokens import Space
from organiser.ui.widgets.buttons import primary
from organiser.ui.widgets.fields import NumberField, TextField, TickField
from organiser.ui.widgets.form import Form, FormRow
from organiser.ui.widgets.labels import Text
from organiser.ui.widgets.page import Page

_MOST_PEOPLE = 1_000


class SuggestForm(QWidget):
    """``wish`` makes the brief of what was answered, or shows beside the field what is wrong with it."""

    def __init__(self, find: Find) -> None:
        super().__init__()
        self.about = Text("", "muted")
        self.people = NumberField("People expected", most=_MOST_PEOPLE)
        self.people.setSpecialValueText("Not known yet")
        self.decision = TickField("Something is to be decided")
        self.materials = TextField("Materials at hand", placeholder="Such as pens, paper, sticky notes")
        self.include = ExercisePick("Exercises to use", find)
        self.without = ExercisePick("Exercises to leave out", find)
        self.ask_button = primary("Suggest a plan", icon_name="sparkles")
        form = Form()
        form.add("&People expected", self.people)
        form.add_widget(self.decision)
        self._materials_row = form.add(
            "&Materials at hand",
            self.materials,
            hint="Set commas between them. Empty: anything can be got.",
            optional=True,
        )
        form.add("Exer&cises to use", self.include, optional=True)
        self._without_row: FormRow = form.add("Exercises to &leave out", self.without, optional=True)
        page = Page(margins=False)
        page.add(self.about, form)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(Space.MEDIUM)
        whole.addWidget(page, 1)
        whole.addWidget(self.ask_button)

    def show_known(self, planning: Planning) -> None:
        """Begin afresh with what is known of a session."""
        brief, session = planning.brief, planning.session
        done = len(brief.done_before)
        earlier = " What earlier sessions of the programme have done is not suggested again." if done else ""
        self.about.setText(f"{session.when}, {session.where or 'no place yet'}.{earlier}")
        self.people.setValue(min(brief.people, _MOST_PEOPLE))
        self.decision.show_value(brief.wants_decision)
        self.materials.setText("")
        self._materials_row.setVisible(not brief.online)
        self.include.show_chosen(())
        self.without.show_chosen(())
        self._without_row.show_problem("")

    def wish(self, planning: Planning, playbook: Playbook) -> Brief | None:
        """What was answered as a brief; None where it contradicts itself."""
        try:
            brief = plans.asked(
                planning,
                playbook,
                [card.id for card in self.include.chosen],
                [card.id for card in self.without.chosen],
                decision=self.decision.isChecked(),
                people=self.people.value(),
                at_hand=self.materials.text().split(","),
            )
        except Problem as problem:
            self._without_row.show_problem(str(problem))
            return None
        self._without_row.show_problem("")
        return brief
