"""Puts the questions of the register, and hands on what was answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from organiser.ui.screens.register.call_question import CallQuestion
from organiser.ui.screens.register.presenter import RegisterPresenter
from organiser.ui.screens.register.questions import JoinQuestion, KeptQuestion, MetQuestion
from organiser.ui.widgets.where import ask_file

if TYPE_CHECKING:
    from organiser.app.actions.call_lists import Looked

_LISTS = "Lists of participants (*.csv *.tsv *.txt);;All files (*)"


class Asking(QObject):
    """Opens a question whenever the presenter wants one put; the dialogs belong to ``page``."""

    def __init__(self, presenter: RegisterPresenter, page: QWidget) -> None:
        super().__init__(page)
        self._presenter, self._page = presenter, page
        presenter.asks_join.connect(self.ask_join)
        presenter.asks_met.connect(self.ask_met)
        presenter.calls.asks_file.connect(self.ask_file)
        presenter.calls.asks_kept.connect(self.ask_kept)
        presenter.calls.looked.connect(self.ask_call)

    def ask_join(self) -> JoinQuestion:
        """Ask who of the walk-ins joins the programme."""
        presenter = self._presenter
        dialog = JoinQuestion(presenter.walk_ins, presenter.session.programme if presenter.session else "", self._page)
        dialog.accepted.connect(lambda: presenter.join_programme(dialog.chosen))
        dialog.ask()
        return dialog

    def ask_met(self) -> MetQuestion:
        """Ask which needs were met."""
        dialog = MetQuestion(self._presenter.unsaid, self._page)
        dialog.accepted.connect(lambda: self._presenter.note_met(dialog.said))
        dialog.ask()
        return dialog

    def ask_file(self) -> QFileDialog:
        """Ask for the list of a video call."""
        folder = self._presenter.calls.folder
        return ask_file(self._page, "List of a video call", _LISTS, self._presenter.look_at_call, folder=folder)

    def ask_call(self, looked: Looked) -> CallQuestion:
        """Show who was in a call, and ask about those who are not surely known."""
        dialog = CallQuestion(looked, self._presenter.lines, self._page)
        dialog.accepted.connect(lambda: self._presenter.calls.take(looked, dialog.taking))
        dialog.ask()
        return dialog

    def ask_kept(self) -> KeptQuestion | None:
        """Show what is kept from video calls, and ask what is to go."""
        if self._presenter.session is None:
            return None
        dialog = KeptQuestion(*self._presenter.calls.kept(self._presenter.session), self._page)
        dialog.accepted.connect(lambda: self._presenter.calls.throw_away(dialog.lists, dialog.names))
        dialog.ask()
        return dialog
