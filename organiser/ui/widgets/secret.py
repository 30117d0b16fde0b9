"""A field whose letters nobody sees unless whoever types wants to."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit

from organiser.ui.widgets.fields import TextField


class SecretField(TextField):
    """For passwords and passphrases; they are kept in no draft."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.show_letters(False)

    def show_letters(self, wanted: bool) -> None:
        """Show what is typed, or dots."""
        self.setEchoMode(QLineEdit.EchoMode.Normal if wanted else QLineEdit.EchoMode.Password)
