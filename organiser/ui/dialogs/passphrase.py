"""Asks for a new passphrase of the workspace, or whether it is to be taken away."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from organiser.app.actions import passphrases
from organiser.domain.passphrases import doubt
from organiser.store.keys import NONE, Key
from organiser.ui.dialogs.unlock import remember_field
from organiser.ui.widgets.buttons import secondary
from organiser.ui.widgets.fields import ChoiceField, TickField
from organiser.ui.widgets.flow import FlowRow
from organiser.ui.widgets.form import Form, FormRow
from organiser.ui.widgets.labels import Text
from organiser.ui.widgets.question import Question
from organiser.ui.widgets.secret import SecretField

_WHAT = (
    "With a passphrase, nobody who gets hold of the file can read it: not on a lost memory stick, nor on a computer "
    "that others use. It does not protect what is printed, exported or sent, nor a window that stands open."
)


class PassphraseDialog(Question):
    """Without a passphrase it asks for one; with one, whether it is to be changed or taken away.

    ``new`` is what was typed: "" to take it away.
    """

    has_draft = False

    def __init__(self, present: Key, parent: QWidget | None) -> None:
        super().__init__("Passphrase", "Change it" if present else "Set it", parent, letters=76)
        self._present = present
        self.what = ChoiceField("What to do", (("Change the passphrase", "change"), ("Take it away", "remove")))
        self.now = SecretField("Passphrase now")
        self.first, self.second = SecretField("New passphrase"), SecretField("Once more")
        self.remember = remember_field()
        self.sheet = TickField("Make a key sheet to print, for two people to keep", value=True)
        self.on_sheet = TickField("Print the passphrase on it; otherwise there is a line to write it by hand")
        self.letters = TickField("Show the letters")
        form = Form()
        self._now_row = FormRow("Passphrase &now", self.now)
        if present:
            form.add("&What to do", self.what)
            form.add_widget(self._now_row)
        self._new = self._new_part()
        form.add_widget(self._new)
        self.add(Text(_WHAT), form)
        self.what.chosen.connect(self._choose)

    def _new_part(self) -> Form:
        form = Form()
        self._first_row = form.add("New &passphrase", self.first, hint="Any words in any language; several are best.")
        self._second_row = form.add("&Once more", self.second)
        form.add_widget(self.letters)
        suggest = FlowRow()
        suggest.show_widgets([secondary("Suggest five words", self._suggest, icon_name="dices")])
        form.add_widget(suggest)
        form.add_widget(Text(f"{passphrases.FORGOTTEN} So write it down, and let two people keep it.", "strong"))
        form.add_widget(self.sheet)
        form.add_widget(self.on_sheet)
        form.add_widget(self.remember)
        self.letters.ticked.connect(self._show_letters)
        self.first.textChanged.connect(self._weigh)
        self.sheet.ticked.connect(self.on_sheet.setEnabled)
        return form

    @property
    def new(self) -> str:
        """The passphrase that was typed; "" to take it away."""
        return "" if self._takes_away else self.first.text()

    @property
    def wants_sheet(self) -> bool:
        """Whether a key sheet is wanted."""
        return bool(self.new) and self.sheet.isChecked()

    @property
    def printed(self) -> str:
        """What stands on the key sheet: the passphrase, or "" for a line to write on."""
        return self.new if self.on_sheet.isChecked() else ""

    def is_answered(self) -> bool:
        is_known = not self._present or Key(self.now.text()) == self._present
        self._now_row.show_problem("" if is_known else "That is not the passphrase which it has now.")
        self._first_row.show_problem("" if self.new or self._takes_away else "Type a passphrase.")
        is_same = self._takes_away or self.first.text() == self.second.text()
        self._second_row.show_problem("" if is_same else "The two are not the same.")
        self.grow()
        return is_known and is_same and (self._takes_away or bool(self.new))

    @property
    def _takes_away(self) -> bool:
        return self._present != NONE and self.what.value == "remove"

    def _choose(self, _what: object) -> None:
        self._new.setVisible(not self._takes_away)
        self.done_button.setText("Take it away" if self._takes_away else "Change it")
        self.grow()

    def _show_letters(self, wanted: bool) -> None:
        for field in (self.now, self.first, self.second):
            field.show_letters(wanted)

    def _suggest(self) -> None:
        """Fill in five words, and show them, for they have to be written down."""
        words = passphrases.suggestion()
        self.letters.setChecked(True)
        self._show_letters(True)
        for field in (self.first, self.second):
            field.setText(words)

    def _weigh(self, words: str) -> None:
        """A gentle word, which is no problem: any passphrase is taken."""
        self._first_row.show_hint(doubt(words) if words else "Any words in any language; several are best.")
