"""Leads from the File menu to publishing on a calendar server; nothing of it happens by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from organiser.domain.problem import Problem
from organiser.ui.desk.commands import Command
from organiser.ui.desk.desk import Desk

if TYPE_CHECKING:
    from organiser.ui.dialogs.publishing import Publisher


class Publishing(QObject):
    """Asks for a server while there is none, and else shows what would go; ``shown`` tells the dialog."""

    shown = Signal(object)

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._publisher: Publisher | None = None

    @property
    def is_open(self) -> bool:
        """Whether there is a workspace with sessions to publish."""
        return self._desk.is_open

    def ask(self) -> None:
        """Open the dialog that is due; for the sample, say why there is none."""
        from organiser.app.actions import publishing
        from organiser.ui.dialogs.publishing import Publisher

        try:
            publishing.refuse_sample(self._desk.store)
        except Problem as problem:
            self._desk.notices.problem(problem)
            return
        if self._publisher is None or not self._publisher.is_open:
            self._publisher = Publisher(self._desk)
            self._publisher.setParent(self)
        self._publisher.begin()
        if self._publisher.server is None:
            self._set_up(self._publisher)
        else:
            self._show(self._publisher)

    def _set_up(self, publisher: Publisher) -> None:
        from organiser.ui.dialogs.publishing_setup import PublishingSetup

        dialog = PublishingSetup(publisher, self._window)
        dialog.accepted.connect(lambda: self._show(publisher))
        dialog.ask()
        self.shown.emit(dialog)

    def _show(self, publisher: Publisher) -> None:
        from organiser.ui.dialogs.publishing_dialog import PublishingDialog

        dialog = PublishingDialog(publisher, self._window)
        dialog.ask()
        self.shown.emit(dialog)


COMMANDS: Final[tuple[Command[Publishing], ...]] = (
    Command(
        "publishing.open",
        "&Publish to a calendar server…",
        lambda publishing: publishing.ask(),
        icon="upload",
        when=lambda publishing: publishing.is_open,
        section="File/Give out",
        help="Put the dates of sessions on a calendar that your group has on a server; off until you turn it on",
    ),
)
