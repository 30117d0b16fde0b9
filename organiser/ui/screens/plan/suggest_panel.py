"""Suggests a plan beside the timeline: the questions first, then the proposal."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget

from organiser.ui.screens.plan.presenter import PlanPresenter
from organiser.ui.screens.plan.proposal_view import ProposalView
from organiser.ui.screens.plan.suggest_form import SuggestForm


class SuggestPanel(QStackedWidget):
    """The questions are asked afresh for each session, and after a plan was taken."""

    def __init__(self, presenter: PlanPresenter) -> None:
        super().__init__()
        self._plan = presenter
        self._suggesting = presenter.suggesting
        self.form = SuggestForm(self._suggesting.find)
        self.proposal = ProposalView(self._suggesting)
        self.addWidget(self.form)
        self.addWidget(self.proposal)
        self.form.ask_button.clicked.connect(lambda _checked=False: self._ask())
        self.form.materials.returnPressed.connect(self._ask)
        self.proposal.asked_again.connect(self._ask_again)
        self._suggesting.began.connect(self._begin)
        presenter.changed.connect(self._follow)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._suggesting.begin()

    def begin(self) -> None:
        """Put the cursor where the first answer goes."""
        self._suggesting.begin()
        if self.currentWidget() is self.form:
            self.form.people.setFocus(Qt.FocusReason.OtherFocusReason)
            self.form.people.selectAll()

    def _begin(self) -> None:
        planning = self._suggesting.planning
        if planning is not None:
            self.form.show_known(planning)
        self.setCurrentWidget(self.form)

    def _ask(self) -> None:
        planning = self._suggesting.planning
        if planning is None:
            return
        wish = self.form.wish(planning, self._plan.desk.playbook)
        if wish is not None:
            self._suggesting.suggest(wish)
            self.setCurrentWidget(self.proposal)
            found = self._suggesting.proposal
            view = self.proposal
            (view.take_button if found is not None and found.items else view.again_button).setFocus()

    def _ask_again(self) -> None:
        self.setCurrentWidget(self.form)
        self.form.people.setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow(self) -> None:
        if self.isVisible():
            self._suggesting.begin()
            self.proposal.renew_cost()
