"""The second and third step of an import: what will happen, and then what has happened, line by line."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from organiser.domain.arrivals import Arrival, Outcome
from organiser.domain.text import counted
from organiser.ui.screens.people.import_lines import ImportLines
from organiser.ui.screens.people.import_presenter import Importing
from organiser.ui.theme.tokens import Space
from organiser.ui.widgets.buttons import quiet, secondary
from organiser.ui.widgets.fields import TextField, TickField
from organiser.ui.widgets.flow import FlowRow
from organiser.ui.widgets.form import FormRow
from organiser.ui.widgets.labels import Text


class ImportOutcome(QWidget):
    """What would come of the file; lines of which it is not certain whom they mean are asked about here."""

    def __init__(self, importing: Importing) -> None:
        super().__init__()
        self._importing = importing
        self.summary = Text("", "strong")
        self.lines = ImportLines()
        self.same_button = secondary("The same person", lambda: self._decide("same"), icon_name="user-check")
        self.new_button = secondary("Somebody new", lambda: self._decide("new"), icon_name="user-plus")
        self.out_button = secondary("Leave the line out", lambda: self._decide("out"), icon_name="circle-x")
        self.all_same = quiet("All: the same person", lambda: self._decide_all("same"))
        self.all_new = quiet("All: somebody new", lambda: self._decide_all("new"))
        self.question = Text("")
        self.decisions = FlowRow(self.same_button, self.new_button, self.out_button, self.all_same, self.all_new)
        self.overwrite = TickField("What the file says replaces what is here")
        self.typed = TextField("How many who are here are changed")
        self.brake = FormRow("How many who are here are changed? Type the number to go on", self.typed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.MEDIUM)
        for part in (self.summary, self.lines, self.question, self.decisions, self.overwrite, self.brake):
            column.addWidget(part, 1 if part is self.lines else 0)
        self.lines.current_changed.connect(lambda _item: self._show_question())
        self.overwrite.ticked.connect(importing.overwrite)
        importing.planned.connect(self.show_found)

    def show_found(self) -> None:
        """Show what would come of the file as it is wanted now."""
        found = self._importing.found
        if found is None:
            return
        self.summary.setText(found.in_words)
        self.lines.show_found(found)
        self.overwrite.setVisible(any(item.keeps for item in found.items) or self._importing.wishes.overwrite)
        self.overwrite.show_value(self._importing.wishes.overwrite)
        self.typed.show_value("")
        self.brake.setVisible(self._importing.brake is not None)
        self._show_question()

    def is_answered(self) -> bool:
        """Whether it may be kept: where many who are here are changed, their number has to be typed."""
        words, found = self._importing.brake, self._importing.found
        if words and found and self.typed.text().strip() != str(len(found.completes)):
            self.brake.show_problem(f"{words} Type {len(found.completes)}, or press Cancel.")
            return False
        return True

    def _show_question(self) -> None:
        found, item = self._importing.found, self.lines.current
        asked = found.number(Outcome.ASKED) if found is not None else 0
        can = item is not None and self._can_decide(item)
        self.question.setText(
            f"Is {item.row.name} in line {item.row.line:,} the same person as {item.known}, who is here?"
            if item is not None and can and item.known
            else ""
        )
        self.question.setVisible(bool(self.question.text()))
        self.decisions.setVisible(bool(asked or self._importing.wishes.decided))
        for button in (self.same_button, self.new_button, self.out_button):
            button.setEnabled(can)
        for button in (self.all_same, self.all_new):
            button.setVisible(asked > 1)

    def _can_decide(self, item: Arrival) -> bool:
        return item.outcome is Outcome.ASKED or item.row.line in self._importing.wishes.decided

    def _decide(self, how: str) -> None:
        item = self.lines.current
        if item is not None and self._can_decide(item):
            self._importing.decide({item.row.line: _choice(item, how)})

    def _decide_all(self, how: str) -> None:
        found = self._importing.found
        if found is not None:
            asked = [item for item in found.items if item.outcome is Outcome.ASKED]
            self._importing.decide({item.row.line: _choice(item, how) for item in asked})

    @property
    def verb(self) -> str:
        """What the button does that keeps it all; "" where there is nothing to do."""
        found = self._importing.found
        if found is None or (not found.changes_something and not (self._importing.wishes.programme_id and found.seen)):
            return ""
        number = len(found.new) + len(found.completes)
        return f"Import {counted(number, 'person', 'people')}" if number else "Put them on the list"


def _choice(item: Arrival, how: str) -> int | None:
    return {"same": item.known_id, "new": 0}.get(how)


class ImportReport(QWidget):
    """What has become of every line, to look through and to keep."""

    def __init__(self, importing: Importing) -> None:
        super().__init__()
        self._importing = importing
        self.summary = Text("", "strong")
        self.lines = ImportLines()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(self.summary)
        column.addWidget(Text("One step back in the Edit menu undoes all of it.", "muted"))
        column.addWidget(self.lines, 1)
        importing.taken.connect(self.show_found)

    def show_found(self) -> None:
        """Show what was done."""
        found = self._importing.found
        if found is not None:
            self.summary.setText(f"Done. {found.in_words}")
            self.lines.show_found(found)
