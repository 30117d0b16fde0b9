"""Shows the notes, the summary for participants, and the number of people expected."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QHideEvent

from organiser.ui.screens.notes.presenter import NotesPresenter
from organiser.ui.widgets.columns import Columns, column
from organiser.ui.widgets.fields import LongTextField, NumberField
from organiser.ui.widgets.form import FormRow
from organiser.ui.widgets.labels import Text
from organiser.ui.widgets.page import Page

_MOST_PEOPLE = 100_000
_NOTES_LINES = 8
_SUMMARY_LINES = 4
_NUMBER_LETTERS = 30


class NotesView(Page):
    """Everything saves itself: while typing rests, when a field is left, and when another session is shown."""

    def __init__(self, presenter: NotesPresenter) -> None:
        super().__init__(scroll=False, margins=False)
        self.presenter = presenter
        self.notes = LongTextField("Notes", placeholder="What went well, what people said, what to do differently…")
        self.summary = LongTextField("Summary for participants")
        self.expected = NumberField("People expected", most=_MOST_PEOPLE)
        self.expected.setSpecialValueText("Work it out")
        self.expected_words = Text("", "muted")
        line = self.fontMetrics().lineSpacing()
        self.notes.setMinimumHeight(line * _NOTES_LINES)
        self.summary.setMinimumHeight(line * _SUMMARY_LINES)
        self.summary.setMaximumHeight(line * _SUMMARY_LINES * 2)
        self.expected.setMaximumWidth(self.fontMetrics().averageCharWidth() * _NUMBER_LETTERS)
        notes = FormRow("&Notes", self.notes, hint="For those who run it: on the run sheet, and nowhere else.")
        summary = FormRow(
            "Su&mmary for participants",
            self.summary,
            hint="Printed on the handout, and part of the calendar entry: what to know, what to bring.",
        )
        expected = FormRow("Peo&ple expected", self.expected, hint="0 works it out from the answers.")
        self.add(Columns(notes, column(summary, column(expected, self.expected_words, Text("")))), stretch=1)
        self._texts = ((self.notes, presenter.write_notes), (self.summary, presenter.write_summary))
        self._connect()
        self.refresh()

    def finish(self) -> None:
        """Save what is being typed now."""
        for field, write in self._texts:
            if field.document().isModified():
                write(field.toPlainText())
                field.settle()

    @property
    def typed(self) -> dict[str, str]:
        """What is typed and not saved, by the name of its field."""
        modified = (field for field, _ in self._texts if field.document().isModified())
        return {field.accessibleName(): field.toPlainText() for field in modified}

    def type_again(self, typed: Mapping[str, str]) -> None:
        """Put back what was typed before."""
        for field, _write in self._texts:
            if field.accessibleName() in typed:
                field.selectAll()
                field.insertPlainText(typed[field.accessibleName()])  # which counts as typing

    def let_go(self) -> None:
        """Forget what is being typed: another session is about to be shown."""
        for field, _write in self._texts:
            field.let_go()

    def refresh(self) -> None:
        """Show what the presenter knows now; what is being typed stays."""
        session = self.presenter.session
        self.viewport().setVisible(session is not None)
        if session is not None:
            self.notes.show_value(session.notes)
            self.summary.show_value(session.summary)
            self.expected.show_value(session.expected)
            self.expected_words.setText(self.presenter.expected_words)

    def hideEvent(self, event: QHideEvent) -> None:
        self.finish()
        super().hideEvent(event)

    def _connect(self) -> None:
        presenter = self.presenter
        for field, write in self._texts:
            field.paused.connect(write)
            field.finished.connect(lambda _words: self.finish())
        self.expected.finished.connect(presenter.expect)
        presenter.changed.connect(self.refresh)
