"""Takes people in from a file, step by step: what is in it, what would come of it, what has come of it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QProgressBar, QPushButton, QWidget

from organiser.ui.desk.desk import Desk
from organiser.ui.desk.jobs import Progress
from organiser.ui.screens.people.import_columns import ImportColumns
from organiser.ui.screens.people.import_outcome import ImportOutcome, ImportReport
from organiser.ui.screens.people.import_presenter import Importing
from organiser.ui.widgets.buttons import secondary
from organiser.ui.widgets.gentle import GentleLines
from organiser.ui.widgets.question import Question
from organiser.ui.widgets.where import ask_file, ask_where

_TITLE = "Import people"
_STRETCH = 100


class ImportDialog(Question):
    """Nothing is kept before the second step is confirmed; Cancel stops what is under way."""

    def __init__(self, desk: Desk, path: Path, parent: QWidget | None) -> None:
        super().__init__(_TITLE, "Next", parent, letters=150)
        self.importing = Importing(desk, path)
        self.importing.setParent(self)
        self.columns = ImportColumns(self.importing)
        self.outcome = ImportOutcome(self.importing)
        self.report = ImportReport(self.importing)
        self.bar = QProgressBar()
        self.bar.setAccessibleName("How far it has come")
        self.bar.setTextVisible(False)
        self.problem = GentleLines("What is wrong")
        self._work: Progress | None = None
        self.back_button = secondary("Back", self.go_back)
        self.save_button = secondary("Save the report…", self.ask_report)
        self.foot.insertWidget(0, self.back_button)
        self.foot.insertWidget(1, self.save_button)
        self.cancel_button = next(one for one in self.findChildren(QPushButton) if one.text() == "Cancel")
        self.add(self.problem, self.bar)
        for step in (self.columns, self.outcome, self.report):
            self.add(step, stretch=_STRETCH)
        self._listen()
        self._show_step(None)
        self.importing.read()

    def _listen(self) -> None:
        importing = self.importing
        importing.began.connect(self._follow)
        importing.was_read.connect(lambda: self._show_step(self.columns))
        importing.wished.connect(self._refresh)
        importing.planned.connect(lambda: self._show_step(self.outcome))
        importing.taken.connect(lambda: self._show_step(self.report))
        importing.failed.connect(self._fail)

    def accept(self) -> None:
        if self._work is not None:
            return
        if self._step is self.columns:
            self.importing.plan()
        elif self._step is self.outcome and self.outcome.verb:
            if self.outcome.is_answered():
                self.importing.take()
        elif self._step is not None:
            super().accept()

    def reject(self) -> None:
        if self._work is not None:
            self._work.cancel()
        if self._step is self.report:
            super().accept()
        else:
            super().reject()

    def go_back(self) -> None:
        """Look at the columns again."""
        self._show_step(self.columns)

    def ask_report(self) -> QFileDialog:
        """Ask where the report is to be."""
        usual = self.importing.folder / f"{Path(self.importing.name).stem} report.csv"
        return ask_where(self, usual, "Tables (*.csv)", self.importing.save_report, title="Save the report")

    # What is shown

    def _show_step(self, step: QWidget | None) -> None:
        self._work = None
        self._step = step
        self.problem.show_lines(())
        for one in (self.columns, self.outcome, self.report):
            one.setVisible(one is step)
        self._refresh()
        if self.isVisible():
            self.grow()
        first = self.outcome.lines.list if step is self.outcome else self.done_button
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refresh(self) -> None:
        step, working = self._step, self._work is not None
        self.bar.setVisible(working)
        self.back_button.setVisible(step is self.outcome)
        self.save_button.setVisible(step is self.report)
        self.cancel_button.setVisible(step is not self.report)
        words = "Next"
        if step is self.outcome:
            words = self.outcome.verb or "Close"
        elif step is self.report:
            words = "Close"
        self.done_button.setText(words)
        self.done_button.setAccessibleName(words)
        ready = step is not None and not working
        self.done_button.setEnabled(ready and (step is not self.columns or self.columns.is_answered))

    def _follow(self, work: Progress) -> None:
        """Show how far the work has come, which Cancel stops."""
        self._work = work
        self.bar.setRange(0, 1_000)
        self.bar.setValue(0)
        work.moved.connect(lambda fraction: self.bar.setValue(round(1_000 * fraction)))
        self._refresh()

    def _fail(self, words: str) -> None:
        self._work = None
        self.problem.show_lines((words,))
        self._refresh()


def open_import(desk: Desk, parent: QWidget) -> QFileDialog:
    """Ask which file, then show it."""
    home = desk.paths.home if desk.paths.home.is_dir() else Path.home()
    kinds = "Lists of people (*.csv *.tsv *.txt *.xlsx *.xlsm *.ods *.vcf);;All files (*)"
    return ask_file(parent, _TITLE, kinds, lambda chosen: open_file(desk, parent, chosen), folder=home)


def open_file(desk: Desk, parent: QWidget, path: Path) -> ImportDialog:
    """Show what is in a file, and ask what to do with it."""
    dialog = ImportDialog(desk, path, parent)
    dialog.ask()
    return dialog
