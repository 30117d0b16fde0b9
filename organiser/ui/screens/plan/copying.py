"""Copies blocks of a plan, into the clipboard or straight into another session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QGuiApplication

from organiser.app.actions import plans
from organiser.domain import clippings
from organiser.domain.problem import Problem
from organiser.domain.sessions import Session
from organiser.domain.text import counted
from organiser.store import queries
from organiser.ui.screens.plan.model import BLOCKS_TYPE, name_of

if TYPE_CHECKING:
    from organiser.ui.screens.plan.presenter import PlanPresenter


class Copying(QObject):
    """What is carried from one plan to another; pins stay behind, for they are times of one session."""

    def __init__(self, plan: PlanPresenter) -> None:
        super().__init__(plan)
        self._plan = plan

    def copy(self) -> None:
        """Put the chosen blocks into the clipboard: whole for another plan, in words for a letter."""
        lines = self._plan.chosen
        if lines:
            items = [line.block.item for line in lines]
            data = QMimeData()
            data.setData(BLOCKS_TYPE, clippings.write(items).encode())
            data.setText(clippings.in_words(items))
            QGuiApplication.clipboard().setMimeData(data)
            self._plan.said.emit(f"{name_of(lines)} copied")

    def paste(self) -> None:
        """Put the blocks of the clipboard behind the current one."""
        held = QGuiApplication.clipboard().mimeData().data(BLOCKS_TYPE).data()
        try:
            items = [plans.unpinned(item) for item in clippings.read(bytes(held).decode("utf-8", "replace"))]
        except Problem as problem:
            self._plan.desk.notices.problem(problem)
            return
        what = items[0].title if len(items) == 1 else counted(len(items), "block")
        self._plan.add_items(f"Paste {what}", items)

    @property
    def targets(self) -> tuple[Session, ...]:
        """The sessions still to come, without this one and those that are cancelled."""
        desk, here = self._plan.desk, self._plan.session
        coming = (line.session for line in desk.ask(queries.sessions.coming, desk.now()))
        return tuple(one for one in coming if not one.is_cancelled and (here is None or one.id != here.id))

    def plan_in_words(self, target: Session) -> str:
        """What the copies will find in the plan of another session."""
        there = len(self._plan.desk.ask(queries.agendas.items, target.id))
        if not there:
            return "Its plan is empty."
        return f"It has a plan of {counted(there, 'block')} already: the copies come behind it."

    def copy_plan(self, target: Session) -> None:
        """Put copies of all blocks into the plan of another session."""
        desk, session, agenda = self._plan.desk, self._plan.session, self._plan.agenda
        if session is None or agenda is None:
            return
        try:
            number = plans.copy(desk.store, [block.item for block in agenda.blocks], session, target)
        except Problem as problem:
            desk.notices.problem(problem)
            return
        desk.tell(f"Copied {counted(number, 'block')} to {target.title}.", undo=True)
