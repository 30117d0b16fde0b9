"""Asks before a backup is restored, and once more where many who are here now are not in it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from organiser.app.actions.checking import Lacking
from organiser.ui.widgets.fields import TextField
from organiser.ui.widgets.form import FormRow
from organiser.ui.widgets.labels import Text
from organiser.ui.widgets.question import Question


class RestoreQuestion(Question):
    """``told`` says what was found of the backup; where it lacks many people, their number has to be typed."""

    has_draft = False

    def __init__(self, told: str, lacking: Lacking, parent: QWidget | None, *, is_damaged: bool) -> None:
        super().__init__("Restore this backup?", "Restore and open", parent)
        self._number = str(lacking.number) if lacking.words else ""
        self.typed = TextField("How many people it lacks")
        self._row = FormRow(f"Type {self._number} to go on without them", self.typed)
        stays = "The damaged file is kept under a name with today's date." if is_damaged else "Yours stays as it is."
        self.add(Text(f"{told} It becomes a second file, which is opened then. {stays}"))
        self.add(Text("Whoever was erased since it was made is erased from it again.", "muted"))
        if lacking.words:
            self.add(Text(lacking.words, "strong"), self._row)

    def is_answered(self) -> bool:
        if self._number and self.typed.text().strip() != self._number:
            self._row.show_problem(f"Type {self._number}, or press Cancel.")
            return False
        return True
