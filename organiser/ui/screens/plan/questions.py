"""Dialogs of the plan: the name of a card of one's own, and the session that a plan is copied to."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from organiser.domain.problem import Problem
from organiser.domain.sessions import Session
from organiser.domain.text import required
from organiser.ui.widgets.fields import TextField
from organiser.ui.widgets.form import Form
from organiser.ui.widgets.labels import Text
from organiser.ui.widgets.list_view import ListView
from organiser.ui.widgets.question import Question
from organiser.ui.widgets.rows import Row, RowsModel

_SHOWN = 5


class NameDialog(Question):
    """Asks what a card of one's own is to be called."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__("Save as a card of mine", "Save it", parent)
        self.name = TextField("Name", title)
        form = Form()
        hint = "The card keeps this exercise with its minutes. You find it in the playbook, marked as yours."
        self._row = form.add("&Name", self.name, hint=hint)
        self.add(form)
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self.name.selectAll()

    def is_answered(self) -> bool:
        try:
            required(self.name.text(), "name")
        except Problem as problem:
            self._row.show_problem(str(problem))
            return False
        return True


class TargetDialog(Question):
    """Asks to which session the whole plan is to be copied; ``explain`` says what is in the plan of one."""

    def __init__(self, sessions: Sequence[Session], explain: Callable[[Session], str], parent: QWidget) -> None:
        super().__init__("Copy the plan to a session", "Copy it", parent)
        self._explain = explain
        self._words = Text("", "muted")
        self.list = ListView("Sessions to come")
        self._model: RowsModel[Session] = RowsModel(_row_of, key=lambda one: one.id, parent=self)
        self.list.setModel(self._model)
        self.list.current_changed.connect(self._show)
        self.list.opened.connect(lambda _session: self.accept())
        self._model.show(sessions)
        self.list.setMinimumHeight(self.list.sizeHintForRow(0) * min(_SHOWN, max(1, len(sessions))))
        self.add(self.list, self._words)
        self.list.setCurrentIndex(self._model.index(0))
        self.list.setFocus()

    @property
    def target(self) -> Session | None:
        """The session that was chosen."""
        chosen = self.list.current
        return chosen if isinstance(chosen, Session) else None

    def is_answered(self) -> bool:
        return self.target is not None

    def _show(self, session: object) -> None:
        self._words.setText(self._explain(session) if isinstance(session, Session) else "")


def _row_of(session: Session) -> Row:
    return Row(session.title, sub=session.when, icon="calendar-days")
