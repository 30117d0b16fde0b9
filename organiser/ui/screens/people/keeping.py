"""Shows how long things are kept, what is due to go, and what has gone; asks before anything goes for good."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from organiser.app.old_copies import DAYS
from organiser.domain import clock, text
from organiser.domain.keeping import LONGEST, Due, Kind, Rule
from organiser.ui.desk.desk import Desk
from organiser.ui.screens.people.keeping_presenter import KeepingPresenter
from organiser.ui.theme.tokens import Space
from organiser.ui.widgets.buttons import danger, secondary
from organiser.ui.widgets.card import Card
from organiser.ui.widgets.fields import NumberField, TextField, TickField
from organiser.ui.widgets.form import FormRow
from organiser.ui.widgets.labels import Text
from organiser.ui.widgets.page import Page
from organiser.ui.widgets.question import Question
from organiser.ui.widgets.rows import Row
from organiser.ui.widgets.ticked_list import TickedList

_DUE_ROWS = 6


class KeepingDialog(QDialog):
    """Four parts on one page: the rules, what is due, the bin, and the record."""

    def __init__(self, desk: Desk, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Keeping and erasing")
        self.presenter = KeepingPresenter(desk)
        self.presenter.setParent(self)
        self.page = Page(margins=False)
        self.months: dict[Kind, NumberField] = {}
        self.due: TickedList[Due] = TickedList("What is due to go", (), _due_row, _key, noun="line")
        self.erase_button = danger("Erase what is ticked…", self._ask_to_erase)
        self.nothing_due = Text("Nothing is due to go.", "muted")
        self.bin_words = Text("")
        self.bin_button = danger("Empty the bin…", self._ask_to_empty)
        self.record = Text("", "muted")
        self.record_button = secondary("Show as a page", self._show_record, icon_name="file-text")
        self.doubt = Text("")
        self._build()
        self.due.changed.connect(self._refresh_buttons)
        self.presenter.changed.connect(self.refresh)
        self.refresh()
        self.due.tick(_key(one) for one in self.presenter.due)
        room = parent.window().size() if parent is not None else self.sizeHint()
        wide = self.fontMetrics().averageCharWidth() * 96
        self.resize(min(wide, room.width() - Space.VAST), room.height() - Space.VAST)

    def refresh(self) -> None:
        """Show what the presenter knows now."""
        presenter = self.presenter
        for rule in presenter.rules:
            self.months[rule.kind].show_value(rule.months)
        self.due.show(presenter.due)
        rows = min(_DUE_ROWS, len(presenter.due))
        self.due.widget.setFixedHeight(rows * max(1, self.due.widget.sizeHintForRow(0)) + 4)
        for part in (self.due.widget, self.erase_button):
            part.setVisible(bool(presenter.due))
        self.doubt.setText(f"{self.presenter.doubt} Nothing goes until it is right.")
        self.doubt.setVisible(bool(self.presenter.doubt))
        self.nothing_due.setVisible(not presenter.due and not presenter.doubt)
        people = text.counted(presenter.in_bin, "person lies", "people lie")
        self.bin_words.setText(f"{people} in the bin, and can still be brought back." if presenter.in_bin else "Empty.")
        self.bin_button.setVisible(bool(presenter.in_bin))
        lines = [f"{one.at[:10]}: {one.what}" for one in presenter.erasures[:20]]
        self.record.setText("\n".join(lines) or "Nothing was erased yet.")
        self._refresh_buttons()

    def _refresh_buttons(self) -> None:
        self.erase_button.setEnabled(bool(self.due.ticked))

    def _show_record(self) -> None:
        self.accept()
        self.presenter.show_record()

    def _build(self) -> None:
        rules = Card("How long things are kept")
        rules.add(Text("Counted from the day on which somebody was last seen. 0 keeps it until you erase it.", "muted"))
        for rule in self.presenter.rules:
            rules.add(self._rule_row(rule))
        due = Card("Due to go")
        due.add(Text("Nothing goes by itself: look through it, untick who is to stay, and confirm.", "muted"))
        due.add(self.doubt, self.due.widget, self.nothing_due)
        due.add_row(self.erase_button)
        waste = Card("The bin")
        waste.add(self.bin_words)
        waste.add_row(self.bin_button)
        record = Card("What was erased")
        record.add(Text("For your own records; it names nobody.", "muted"), self.record)
        record.add_row(self.record_button)
        self.page.add(due, rules, waste, record)
        close = QHBoxLayout()
        close.addStretch(1)
        close.addWidget(secondary("Close", self.accept))
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.LARGE)
        column.setSpacing(Space.LARGE)
        column.addWidget(Text("Keeping and erasing", "page"))
        column.addWidget(self.page, 1)
        column.addLayout(close)

    def _rule_row(self, rule: Rule) -> QWidget:
        field = NumberField(f"Months to keep {rule.kind.label}", rule.months, most=LONGEST, unit="months")
        field.setSpecialValueText("No end")
        field.finished.connect(lambda months: self.presenter.keep(rule.kind, months))
        self.months[rule.kind] = field
        return FormRow(rule.kind.label, field, hint=rule.kind.why)

    def _ask_to_erase(self) -> None:
        due = self.due.ticked
        people = len({one.person_id for one in due})
        question = EraseQuestion(
            text.counted(people, "person", "people"), self, many=people * self.presenter.is_many(due)
        )
        question.accepted.connect(lambda: self.presenter.erase(due, with_copies=question.copies.isChecked()))
        question.ask()

    def _ask_to_empty(self) -> None:
        people = self.presenter.in_bin
        question = EraseQuestion(
            text.counted(people, "person", "people"), self, many=people * self.presenter.is_bin_full
        )
        question.accepted.connect(lambda: self.presenter.empty_bin(with_copies=question.copies.isChecked()))
        question.ask()


class EraseQuestion(Question):
    """Asks before something goes for good; where it is of ``many`` people, their number has to be typed."""

    has_draft = False

    def __init__(self, whom: str, parent: QWidget | None, *, many: int = 0) -> None:
        super().__init__("Erase for good?", "Erase for good", parent)
        self._number = str(many) if many else ""
        self.typed = TextField("Their number")
        self._row = FormRow(f"These are many. Type {self._number} to go on", self.typed)
        self.copies = TickField("Take it out of backups and other copies here as well", True)
        self.add(Text(f"What is held of {whom} goes for good, and with it the steps that could be undone before."))
        self.add(Text("The sessions keep their numbers, without a name.", "muted"), self.copies)
        later = f"Without the tick, backups hold it for {DAYS} days more; then they are written anew without it."
        self.add(Text(later, "muted"))
        if many:
            self.add(self._row)

    def is_answered(self) -> bool:
        if self._number and self.typed.text().strip() != self._number:
            self._row.show_problem(f"Type {self._number}, or press Cancel.")
            return False
        return True


def _due_row(one: Due) -> Row:
    return Row(one.person, sub=f"{one.kind.label} · last seen {clock.day_in_words(one.last_seen)}")


def _key(one: Due) -> str:
    return f"{one.kind}/{one.person_id}"


def open_keeping(desk: Desk, parent: QWidget) -> KeepingDialog:
    """Open the page over the people."""
    dialog = KeepingDialog(desk, parent)
    dialog.open()
    return dialog
