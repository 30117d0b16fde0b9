"""Asks how a print is to be printed, or says what to do where there is no printer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QWidget

from organiser.domain.problem import Problem
from organiser.ui.desk.printers import Printer, Size
from organiser.ui.desk.printing import Order, pages_in
from organiser.ui.widgets.buttons import secondary
from organiser.ui.widgets.fields import ChoiceField, NumberField, TextField, TickField
from organiser.ui.widgets.form import Form
from organiser.ui.widgets.gentle import GentleLines
from organiser.ui.widgets.labels import Text
from organiser.ui.widgets.question import Question

_MOST_COPIES = 200


class PrintQuestion(Question):
    """Good answers stand there already, so that Enter prints. ``order`` is what was answered."""

    def __init__(self, printers: Sequence[Printer], usual: Order, sizes: Sequence[Size], parent: QWidget) -> None:
        super().__init__("Print", "Print", parent, letters=56)
        self._printers = {printer.name: printer for printer in printers}
        self._sizes = tuple(sizes)
        self.printer = ChoiceField("Printer", [(name, name) for name in self._printers])
        self.copies = NumberField("Copies", usual.copies, least=1, most=_MOST_COPIES)
        self.pages = TextField("Pages", placeholder="All")
        self.both_sides = TickField("Print on both &sides", usual.both_sides)
        self.grey = TickField("&Black and white", usual.is_grey)
        self.doubts = GentleLines("About the paper")
        form = Form()
        form.add("P&rinter", self.printer)
        self._pages_row = form.add("Pa&ges", self.pages, hint=f"Such as 1-3, 5. There are {len(sizes)} pages.")
        self._pages_row.setVisible(len(sizes) > 1)
        form.add("&Copies", self.copies)
        form.add_widget(self.both_sides)
        form.add_widget(self.grey)
        self.add(form, self.doubts, Text("Printed at actual size: nothing is scaled to fit.", "caption"))
        self.printer.show_value(usual.printer)
        self.printer.chosen.connect(lambda _: self._renew())
        self.pages.textEdited.connect(lambda _: self._pages_row.show_problem(""))
        self._renew()

    @property
    def chosen(self) -> Printer:
        """The printer that is shown."""
        return self._printers[str(self.printer.value)]

    @property
    def order(self) -> Order:
        """What was answered; a Problem where the pages are none."""
        return Order(
            self.chosen.name,
            pages_in(self.pages.text(), len(self._sizes)),
            self.copies.value(),
            self.both_sides.isChecked() and self.chosen.prints_both_sides,
            self.grey.isChecked(),
        )

    def is_answered(self) -> bool:
        try:
            return bool(self.order.pages)
        except Problem as problem:
            self._pages_row.show_problem(f"{problem.message} {problem.advice}")
            self.pages.setFocus()
            return False

    def _renew(self) -> None:
        """What depends on the printer."""
        lack = self.chosen.lacks(self._sizes)
        self.doubts.show_lines((lack,) if lack else ())
        self.both_sides.setVisible(self.chosen.prints_both_sides)


class NoPrinterQuestion(Question):
    """Says why nothing can be printed here and what to do; saving as PDF is always one press away."""

    LOOK_AGAIN: Final = 2

    def __init__(self, problem: Problem, parent: QWidget) -> None:
        super().__init__("Print", "Save as PDF…", parent, letters=56)
        self.again_button = secondary("Look again", lambda: self.done(self.LOOK_AGAIN))
        self.foot.insertWidget(0, self.again_button)
        self.add(Text(problem.message, "strong"), Text(problem.advice))
