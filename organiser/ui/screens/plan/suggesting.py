"""Asks the planner for a plan, and lets it be swapped, varied and taken."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from organiser.app.actions import plans
from organiser.app.actions.plans import Planning
from organiser.domain.agendas import Agenda
from organiser.domain.exercises import Exercise
from organiser.domain.playbook import Wish, suiting
from organiser.domain.problem import Problem
from organiser.domain.suggesting import Brief, Proposal, proposals
from organiser.domain.text import counted, minutes_in_words

if TYPE_CHECKING:
    from organiser.ui.screens.plan.presenter import PlanPresenter


class Suggesting(QObject):
    """What is known of the session, what is wished, and the proposal that came of it.

    ``began`` tells that the questions are to be asked afresh, ``changed`` that there is another proposal, ``taken``
    that it is in the plan now.
    """

    began = Signal()
    changed = Signal()
    taken = Signal()

    def __init__(self, plan: PlanPresenter) -> None:
        super().__init__(plan)
        self._plan = plan
        self.planning: Planning | None = None
        self.proposal: Proposal | None = None

    def begin(self) -> None:
        """Gather what is known of the session, unless its questions are being answered already."""
        session = self._plan.session
        asked = self.planning.session.id if self.planning is not None else 0
        if session is None or asked == session.id:
            return
        self.planning = plans.gather(self._plan.desk.store, self._plan.desk.playbook, session.id)
        self.proposal = None
        self.began.emit()

    def end(self) -> None:
        """Forget the answers and the proposal: the next time begins afresh."""
        self.planning = self.proposal = None

    def find(self, words: str) -> tuple[Exercise, ...]:
        """The exercises in which all these words stand; those with them in their names come first."""
        cards = suiting(self.planning.cards if self.planning is not None else (), Wish(words=words))
        return tuple(sorted(cards, key=lambda card: words.casefold() not in card.name.casefold()))

    def suggest(self, wish: Brief) -> None:
        """Propose a plan."""
        if self.planning is not None:
            self.proposal, _ = plans.propose(self.planning, wish)
            self.changed.emit()

    def another(self) -> None:
        """Propose a different plan for the same wish."""
        if self.proposal is not None:
            brief = self.proposal.brief
            self.suggest(replace(brief, variation=brief.variation + 1))

    def swap(self, place: int) -> None:
        """Put the next best exercise in the block at a place of the proposal."""
        if self.proposal is None or self.planning is None:
            return
        try:
            self.proposal = proposals.swapped(self.proposal, place, self.planning.cards)
        except Problem as problem:
            self._plan.desk.notices.problem(problem)
            return
        self.changed.emit()
        new = self.proposal.items[place - 1]
        self._plan.said.emit(f"{new.title}, {counted(new.minutes, 'minute')}. {new.reason}")

    def take(self) -> None:
        """Put the proposal in place of the plan."""
        plan, proposal = self._plan, self.proposal
        if plan.session is None or proposal is None:
            return
        planning = plans.gather(plan.desk.store, plan.desk.playbook, plan.session.id)
        try:
            plans.take(plan.desk.store, planning, proposal)
        except Problem as problem:
            plan.desk.notices.problem(problem)
            return
        self.end()
        lines = plan.model.values
        plan.choose(lines[0])
        plan.selected.emit((lines[0].id,))
        before = len(planning.agenda.blocks)
        instead = f" in place of {counted(before, 'block')}" if before else ""
        plan.desk.tell(f"Took the suggested plan{instead}.", undo=True)
        self.taken.emit()

    @property
    def agenda(self) -> Agenda | None:
        """The proposal with its clock times."""
        if self.proposal is None or self.planning is None:
            return None
        return plans.as_plan(self.proposal, self.planning.session)

    @property
    def replaces(self) -> str:
        """What taking the proposal costs; "" where the plan is empty."""
        there = len(self._plan.model.values)
        return f"Takes the place of {counted(there, 'block')}; Undo brings the old plan back." if there else ""


def brief_in_words(brief: Brief) -> str:
    """``2 hours, 11 people, online``: what was asked for."""
    parts = [minutes_in_words(brief.minutes)]
    parts += [counted(brief.people, "person", "people")] if brief.people else []
    parts += [] if brief.online is None else ["online" if brief.online else "in a room"]
    parts += ["with a decision"] if brief.wants_decision else []
    return f"For {', '.join(parts)}"
