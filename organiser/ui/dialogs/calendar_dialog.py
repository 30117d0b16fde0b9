"""Shows what another group's calendar would bring, asks what is doubtful in it, and then what has become of it."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QPushButton, QWidget

from organiser.domain.foreign_offers import Offer, counts_in_words
from organiser.domain.text import counted
from organiser.ui.dialogs.calendar_importing import Importing
from organiser.ui.dialogs.calendar_questions import CalendarQuestions
from organiser.ui.dialogs.calendar_rows import Line, key_of, lines_of, repeats_in_words, row_of
from organiser.ui.widgets.buttons import quiet
from organiser.ui.widgets.flow import FlowRow
from organiser.ui.widgets.gentle import GentleLines
from organiser.ui.widgets.labels import Text
from organiser.ui.widgets.question import Question
from organiser.ui.widgets.ticked_list import TickedList

_ROWS: Final = 3
_STRETCH: Final = 100


class CalendarDialog(Question):
    """Nothing is kept before the button is pressed; what was kept is then shown as a report."""

    def __init__(self, importing: Importing, parent: QWidget | None) -> None:
        super().__init__("Import a calendar", "Import", parent, letters=150)
        self.importing = importing
        importing.setParent(self)
        self._is_done = False
        self.summary = Text("", "strong")
        self.questions = CalendarQuestions(importing)
        self.repeats = Text("", "muted")
        self.list: TickedList[Line] = TickedList("Events of the calendar", (), row_of, key_of, noun="event")
        self.ticks = FlowRow(quiet("Tick all", self._tick_all), quiet("Tick none", lambda: self.list.tick(())))
        self.remarks = GentleLines("About the file")
        self.detail = Text("")
        self.add(self.summary, self.remarks, self.questions, self.ticks)
        self.add(self.list.widget, stretch=_STRETCH)
        self.add(self.detail, self.repeats)
        self.cancel_button = next(one for one in self.findChildren(QPushButton) if one.text() == "Cancel")
        self.list.changed.connect(self._count)
        self.list.widget.current_changed.connect(self._tell)
        importing.planned.connect(self._show)
        importing.failed.connect(lambda words: self.remarks.show_lines((words,)))
        importing.taken.connect(self._report)
        self._show()
        self._tell(self.list.widget.current)
        self.list.widget.setFocus()
        self.list.widget.setMinimumHeight(_ROWS * max(1, self.list.widget.sizeHintForRow(0)))

    @property
    def chosen(self) -> tuple[Offer, ...]:
        """The events that are ticked."""
        return tuple(one for one in self.list.ticked if isinstance(one, Offer))

    def accept(self) -> None:
        if self._is_done:
            super().accept()
        elif self.chosen:
            self.importing.take(self.chosen)

    def _show(self) -> None:
        file, offers = self.importing.file, self.importing.offers
        if file is None or self._is_done:
            return
        before = {key_of(one) for one in self.list.model.values}
        kept = {key_of(one) for one in self.list.ticked}
        offered = [one for one in offers if one.fate.is_offered]
        self.list.show(lines_of(offers, file.left), map(key_of, offered))
        usual = {one.key for one in offered if one.is_usual and one.key not in before}
        self.list.tick(usual | kept)
        self.summary.setText(f"“{file.name}”: {counts_in_words(offers, file.left)}.")
        self.repeats.setText(repeats_in_words(file, self.importing.wishes))
        self.repeats.setVisible(bool(file.repeats))
        self.ticks.setVisible(len(offered) > 1)
        self.remarks.show_lines(file.remarks)
        self.questions.show_file()

    def _count(self) -> None:
        number = len(self.chosen)
        words = f"Import {counted(number, 'session')}" if number else "Import"
        self.done_button.setText(words)
        self.done_button.setAccessibleName(words)
        self.done_button.setEnabled(bool(number))

    def _tell(self, line: object) -> None:
        """Say in full what a row may have no room for."""
        notes = line.notes if isinstance(line, Offer) else ()
        self.detail.setText("".join(f"{note}. " for note in notes).strip())
        self.detail.setVisible(bool(notes))

    def _tick_all(self) -> None:
        self.list.tick(one.key for one in self.importing.offers if one.fate.is_offered)

    def _report(self) -> None:
        """What was done, with what was left out; nothing is to be ticked any more."""
        self._is_done = True
        file, done = self.importing.file, self.importing.done
        left = file.left if file else ()
        self.summary.setText(f"Done. {counts_in_words(done, left)}. One step back in the Edit menu undoes all of it.")
        for part in (self.questions, self.repeats, self.ticks, self.cancel_button):
            part.hide()
        self.list.show([*done, *left], ())
        self.done_button.setText("Close")
        self.done_button.setAccessibleName("Close")
        self.done_button.setEnabled(True)
        self.done_button.setFocus()
