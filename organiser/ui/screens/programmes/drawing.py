"""The question for a draw by lot: the words it is made from, and then the order that they lead to."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from organiser.domain import text
from organiser.domain.draws import Draw, Lot
from organiser.domain.problem import Problem
from organiser.ui.widgets.announce import announce
from organiser.ui.widgets.fields import TextField
from organiser.ui.widgets.form import FormRow
from organiser.ui.widgets.labels import Text
from organiser.ui.widgets.question import Question
from organiser.ui.widgets.rows import Row, RowsModel
from organiser.ui.widgets.short_list import ShortList


class DrawingQuestion(Question):
    """``drawn`` is the draw, once it has been made. The words cannot be changed after the order has been seen."""

    def __init__(self, seed: str, draw: Callable[[str], Draw], warning: str, parent: QWidget | None) -> None:
        super().__init__("Draw lots", "Draw", parent, letters=84)
        self._draw = draw
        self.drawn: Draw | None = None
        self.seed = TextField("Words for the draw", seed)
        self._row = FormRow(
            "&Words for the draw",
            self.seed,
            hint="The seed: chance grows from these words, and the same words always lead to the same order. Agree on "
            "them before anybody has seen it, such as the day and the place, and say them aloud.",
        )
        self._warning = Text(warning, "muted")
        self._warning.setVisible(bool(warning))
        self.model: RowsModel[Lot] = RowsModel(_row, key=lambda lot: lot.uid, parent=self)
        self.list = ShortList("The order as drawn", lines=1)
        self.list.setModel(self.model)
        self.list.viewport().unsetCursor()
        self._headline = Text("", "strong")
        self.add(self._row, self._warning, self._headline, self.list)
        for part in (self._headline, self.list):
            part.hide()
        self.seed.setFocus(Qt.FocusReason.OtherFocusReason)

    def is_answered(self) -> bool:
        """The first time the lots are drawn and shown; the second time the order is taken."""
        if self.drawn is not None:
            return True
        try:
            self.drawn = self._draw(self.seed.text())
        except Problem as problem:
            self._row.show_problem(str(problem))
            return False
        self._row.show_problem("")
        self.seed.setReadOnly(True)
        self.model.show(self.drawn.lots)
        people = text.counted(len(self.drawn.lots), "person", "people")
        self._headline.setText(f"The order of {people}: in each neighbourhood, number 1 comes first.")
        for part in (self._headline, self.list):
            part.show()
        self.done_button.setText("Keep this order")
        self.done_button.setAccessibleName("Keep this order")
        self.done_button.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, self._headline.text())
        self.grow()
        return False


def _row(lot: Lot) -> Row:
    where = lot.neighbourhood or "No neighbourhood noted"
    words = f"{where}, number {lot.rank}: {lot.name}, ticket {lot.number}"
    return Row(lot.name, lead=str(lot.rank), meta=f"{where} · ticket {lot.number}", spoken=words)
