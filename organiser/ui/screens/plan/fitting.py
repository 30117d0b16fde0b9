"""Fits the plan to its time, and keeps what came of it until somebody puts it away."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from organiser.app.actions import plans
from organiser.domain import remedies
from organiser.domain.agendas import Agenda
from organiser.domain.fit import Fit
from organiser.domain.problem import Problem
from organiser.domain.remedies import Remedy
from organiser.domain.text import counted

if TYPE_CHECKING:
    from organiser.ui.screens.plan.presenter import PlanPresenter


@dataclass(frozen=True, slots=True)
class Outcome:
    """What fitting came to: a heading, a line for each thing, and the ways out where it cannot fit."""

    heading: str
    lines: tuple[str, ...]
    remedies: tuple[Remedy, ...] = ()

    @property
    def spoken(self) -> str:
        """The whole outcome as a screen reader says it."""
        ways = f" {counted(len(self.remedies), 'way')} out." if self.remedies else ""
        lines = [line.rstrip(".") for line in (self.heading, *self.lines)]
        return f"{'. '.join(lines)}.{ways}"


class Fitting(QObject):
    """``outcome`` is None until a plan was fitted, and again once the plan is changed by something else."""

    changed = Signal()

    def __init__(self, plan: PlanPresenter) -> None:
        super().__init__(plan)
        self._plan = plan
        self.outcome: Outcome | None = None
        self._told_of: Agenda | None = None
        plan.changed.connect(self._follow)

    def fit(self) -> None:
        """Stretch or squeeze the blocks until they fill the time, or tell why that cannot be."""
        plan = self._plan
        if plan.session is None:
            return
        try:
            found = plans.fit_to_time(plan.desk.store, plan.session.id)
        except Problem as problem:
            plan.desk.notices.problem(problem)
        else:
            self._tell(found)

    def take(self, way: Remedy) -> None:
        """Take one of the ways out."""
        plan = self._plan
        if plan.session is None:
            return
        try:
            found = plans.remedy(plan.desk.store, plan.session.id, way)
        except Problem as problem:
            plan.desk.notices.problem(problem)
        else:
            self._tell(found, way.in_words)

    def put_away(self) -> None:
        """Show the outcome no longer."""
        self.outcome = None
        self.changed.emit()

    def _tell(self, found: Fit, *first: str) -> None:
        self.outcome = outcome_of(found, first)
        self._told_of = self._plan.agenda
        self.changed.emit()
        self._plan.said.emit(self.outcome.spoken)

    def _follow(self) -> None:
        # What was said of a plan is not true of another one.
        if self.outcome is not None and self._plan.agenda != self._told_of:
            self.put_away()


def outcome_of(found: Fit, first: tuple[str, ...] = ()) -> Outcome:
    """What to say of a fit; ``first`` are lines on what was done before it."""
    lines = (*first, *found.in_words)
    if not found.fits:
        ways = remedies.smallest(found.agenda)
        none = () if ways else ("No single change would be enough: take out some blocks, or make the session longer.",)
        return Outcome("It cannot fit", (*lines, *none), ways)
    if not found.agenda.blocks:
        return Outcome("Nothing to fit", lines)
    return Outcome("Fitted to its time" if found.changes or first else "It fits already", lines)
