"""Asks for the passphrase of a workspace that is locked."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from organiser.app import passwords
from organiser.ui.widgets.buttons import secondary
from organiser.ui.widgets.fields import TickField
from organiser.ui.widgets.flow import FlowRow
from organiser.ui.widgets.form import Form
from organiser.ui.widgets.labels import Text
from organiser.ui.widgets.question import Question
from organiser.ui.widgets.secret import SecretField

NO_KEYRING = "This computer has no keyring in which Organiser could keep it safely."


def remember_field() -> TickField:
    """The tick that keeps a passphrase in this computer's keyring; off, and where there is no keyring it stays so."""
    field = TickField("Remember it on this computer, in its keyring")
    if not passwords.can_keep():
        field.setEnabled(False)
        field.setToolTip(NO_KEYRING)
        field.setAccessibleDescription(NO_KEYRING)
    return field


class UnlockDialog(Question):
    """Stays until the passphrase opened the file. ``tried`` carries what was typed; whoever hears it answers with
    ``show_wrong`` or closes the dialog by ``open_up``."""

    has_draft = False
    tried = Signal(str)

    def __init__(self, path: Path, parent: QWidget | None, *, leave: str = "") -> None:
        """``leave`` is said instead of Cancel, and then there is no other way to leave it locked."""
        super().__init__(f"“{path.stem}” is locked", "Unlock", parent)
        self._stays = bool(leave)
        self.passphrase = SecretField("Passphrase")
        self.remember = remember_field()
        self.backup_button = secondary("Open that backup", icon_name="archive-restore")
        self.backup_button.hide()
        self.ways_button = secondary("See what can be done…", icon_name="history")
        self.ways_button.hide()
        if leave:
            self.cancel_button.setText(leave)
        letters = TickField("Show the letters")
        letters.ticked.connect(self.passphrase.show_letters)
        form = Form()
        self._row = form.add("&Passphrase", self.passphrase)
        form.add_widget(letters)
        form.add_widget(self.remember)
        self.add(Text(f"Type its passphrase. The file is {path}.", "muted"), form)
        self.add(FlowRow(self.backup_button, self.ways_button))

    def accept(self) -> None:
        if self.passphrase.text():
            self.tried.emit(self.passphrase.text())
        else:
            self._row.show_problem("Type the passphrase.")

    def reject(self) -> None:
        """Escape does not take a locked window away."""
        if not self._stays:
            super().reject()

    def open_up(self) -> None:
        """The passphrase was the right one."""
        super().accept()

    def show_doubt(self) -> None:
        """Say that the file may be damaged and not locked, and offer the ways back."""
        self._row.show_hint("Its newest backup is not locked. If it never had a passphrase, it is damaged.")
        self.ways_button.setVisible(not self._stays)

    def show_wrong(self, words: str, *, backup: bool) -> None:
        """Say what a passphrase that did not open the file may mean; ``backup`` offers the newest backup.

        The other ways back are offered too, but not in a window that somebody has locked: there the file did open.
        """
        self._row.show_problem(words)
        self.backup_button.setVisible(backup)
        self.ways_button.setVisible(not self._stays)
        self.passphrase.selectAll()
        self.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)
        self.grow()
