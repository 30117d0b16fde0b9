"""Asks what is to become of backups that were made before the passphrase was set, changed or taken away."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from organiser.domain.text import counted
from organiser.ui.widgets.fields import ChoiceField
from organiser.ui.widgets.form import Form
from organiser.ui.widgets.labels import Text
from organiser.ui.widgets.question import Question

_SHOWN = 6


class OlderBackups(Question):
    """``deletes`` says whether they go; else they are made anew. Cancel leaves them as they are."""

    def __init__(self, others: Sequence[Path], parent: QWidget | None, *, is_locked: bool) -> None:
        super().__init__("Backups from before", "Go on", parent, letters=76)
        self.cancel_button.setText("Leave them")
        anew = "Make them anew, to open as the workspace does now"
        self.what = ChoiceField("What to do with them", ((anew, "anew"), ("Delete them", "delete")))
        still = "can still be read without it, or open with the one before" if is_locked else "still want a passphrase"
        self.add(Text(f"{counted(len(others), 'backup')} in the backup folders {still}."))
        names = [path.name for path in others[:_SHOWN]]
        if len(others) > _SHOWN:
            names.append(f"and {len(others) - _SHOWN} more")
        self.add(Text("\n".join(names), "muted"))
        form = Form()
        form.add("&What to do with them", self.what, hint="What a disk keeps of a deleted file is out of reach.")
        self.add(form, Text("Copies on sticks or with other people are still as they were too; those only you know."))

    @property
    def deletes(self) -> bool:
        """Whether they are to be deleted."""
        return self.what.value == "delete"
