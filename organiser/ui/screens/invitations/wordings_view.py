"""Shows the wordings: which there are in a language, and one to write with a preview beside it."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from organiser.domain import templates
from organiser.ui.screens.invitations.wordings import WordingsPresenter
from organiser.ui.theme.tokens import Scale, Space
from organiser.ui.widgets.buttons import secondary
from organiser.ui.widgets.card import Card
from organiser.ui.widgets.columns import Columns, column
from organiser.ui.widgets.fields import ChoiceField, LongTextField, TextField
from organiser.ui.widgets.flow import FlowRow
from organiser.ui.widgets.form import FormRow
from organiser.ui.widgets.gentle import GentleLines
from organiser.ui.widgets.held import changing, reads
from organiser.ui.widgets.labels import Elided, Text
from organiser.ui.widgets.list_view import ListView
from organiser.ui.widgets.page import Page
from organiser.ui.widgets.sides import Sides

_LEAST_ROWS: Final = 3
_LEAST_LINES: Final = 12
_HINT: Final = "Words in [square brackets] fall away where a gap in them is not known."


class WordingCard(Card):
    """One wording: the text with its gaps, how it will read, and what to look at. It saves itself."""

    def __init__(self, presenter: WordingsPresenter) -> None:
        super().__init__("The wording", show_name=False)
        self._presenter = presenter
        self.title = Elided("", "section")
        self.state = Text("", "muted")
        self.words = LongTextField("The wording")
        self.words.setMinimumHeight(self.fontMetrics().lineSpacing() * _LEAST_LINES)
        self.field = ChoiceField("Put in a gap", [("Put in a gap…", ""), *((f"{{{n}}}", n) for n in templates.FIELDS)])
        self.reset_button = changing(secondary("Back to the program's own", self._reset, icon_name="undo-2"))
        self.preview = Text()
        self.hints = GentleLines("To look at again")
        self._row = FormRow("Your words", self.words, hint=_HINT)
        reads = column(Text("How it reads", "strong"), self.preview, Text(""))
        self.add(
            self.title,
            self.state,
            FlowRow(self.field, self.reset_button),
            self.hints,
            Columns(self._row, reads, letters=36),
        )
        self.words.textChanged.connect(self._show_preview)
        self.words.paused.connect(self._write)
        self.words.finished.connect(self._write)
        self.field.chosen.connect(self._put_in)
        self._shown: tuple[object, ...] = ()

    def show_wording(self) -> None:
        """Show the wording that is chosen; what is being typed stays."""
        presenter, wording = self._presenter, self._presenter.wording
        shown = (presenter.kind, presenter.easy_read, presenter.language)
        if shown != self._shown:
            self._shown = shown
            self.words.let_go()
        title = wording.name.label + (", easy to read" if presenter.easy_read else "")
        self.title.setText(title + (f", {presenter.language}" if presenter.language else ""))
        self.state.setText(self._state())
        self.words.show_value(wording.text)
        self.reset_button.setVisible(presenter.is_own)
        self.reset_button.setText("Remove this one" if presenter.language else "Back to the program's own")
        self._show_preview()

    def finish(self) -> None:
        """Save what is being typed now, where it can be saved."""
        if self.words.document().isModified():
            self._write(self.words.toPlainText())

    def _state(self) -> str:
        presenter = self._presenter
        if presenter.is_missing:
            return "Not written in this language yet: change the words below, and they are kept as the translation."
        return "Your own words." if presenter.is_own else "The program's own words. Change them, and they are yours."

    def _show_preview(self) -> None:
        words = self.words.toPlainText()
        problem = self._presenter.problem(words)
        self._row.show_problem(problem)
        if not problem:
            self.preview.setText(self._presenter.preview(words))
        self.hints.show_lines(self._presenter.hints(words))

    def _write(self, words: str) -> None:
        if not self._presenter.problem(words):
            self._presenter.write(words)
            self.words.settle()

    def _reset(self) -> None:
        self.words.let_go()
        self._presenter.reset()

    def _put_in(self, name: object) -> None:
        if name:
            self.words.insertPlainText(f"{{{name}}}")
            self.words.setFocus()
        self.field.show_value("")


class WordingsView(QWidget):
    """A language, its wordings, and the one that is chosen."""

    def __init__(self, presenter: WordingsPresenter) -> None:
        super().__init__()
        self.presenter = presenter
        self.language = ChoiceField("Language of the wordings")
        reads(self.language)
        self.new_language = TextField("Another language", placeholder="Add: Polski, اردو…")
        self.list = ListView("Wordings", lines=1)
        self.list.setModel(presenter.model)
        self.list.setMinimumHeight(Scale.TARGET * _LEAST_ROWS)
        self.card = WordingCard(presenter)
        self._build()
        self.list.current_changed.connect(self._choose)
        self.list.opened.connect(lambda _one: self._sides.show_detail())
        self.language.chosen.connect(self._choose_language)
        self.new_language.finished.connect(self._add_language)
        presenter.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what the presenter knows now."""
        presenter = self.presenter
        if not presenter.is_watched:
            return
        self.language.show_choices([("English", ""), *((name, name) for name in presenter.languages)])
        self.language.show_value(presenter.language)
        self.list.select_key((presenter.kind, presenter.easy_read))
        self.card.show_wording()

    def hideEvent(self, event: QHideEvent) -> None:
        self.card.finish()
        super().hideEvent(event)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(Space.SMALL)
        head.addWidget(Text("Language:", "muted", wrap=False))
        head.addWidget(self.language)
        head.addWidget(self.new_language)
        head.addStretch(1)
        scrolled = Page(margins=False)
        scrolled.add(self.card)
        self._sides = Sides(self.list, scrolled, fold_below=100)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(Space.MEDIUM)
        whole.addLayout(head)
        whole.addWidget(self._sides, 1)

    def _choose(self, slot: object) -> None:
        self.card.finish()
        self.presenter.choose(slot)

    def _choose_language(self, language: object) -> None:
        self.card.finish()
        self.presenter.choose_language(str(language))

    def _add_language(self, language: str) -> None:
        self.new_language.let_go()
        self.new_language.show_value("")
        if language.strip():
            self._choose_language(language.strip())
