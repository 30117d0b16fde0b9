"""Asks which sheet of labels is in the printer, where it begins, and how far this printer is off."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from organiser.ui.theme.tokens import Space
from organiser.ui.widgets.buttons import quiet
from organiser.ui.widgets.columns import beside, column
from organiser.ui.widgets.decimal_field import DecimalField
from organiser.ui.widgets.fields import ChoiceField, TickField
from organiser.ui.widgets.form import Form, FormRow
from organiser.ui.widgets.label_picture import LabelPicture
from organiser.ui.widgets.labels import Text
from organiser.ui.widgets.question import Question

if TYPE_CHECKING:
    from organiser.exports.paper.label_grids import Placing


class LabelSheetDialog(Question):
    """``wants_trial`` says that the answer is to be tried on plain paper first."""

    def __init__(self, placing: Placing, sheets: Sequence[str], printer: str, parent: QWidget) -> None:
        super().__init__("Label sheet", "Use this sheet", parent, letters=78)
        from organiser.exports.paper.label_grids import FURTHEST, GRIDS, LEAST_SCALE, MOST_SCALE

        self._grids = GRIDS
        self.wants_trial = False
        words = ((f"{name}: {GRIDS[name].what}, {GRIDS[name].size_in_words}", name) for name in sheets)
        self.sheet = ChoiceField("Sheet", tuple(words))
        self.sheet.show_value(placing.sheet)
        self.picture = LabelPicture("First label that is still there")
        self.start_words = Text("", "muted")
        far = {"least": -FURTHEST, "most": FURTHEST, "unit": "mm"}
        self.right = DecimalField("Move right", placing.nudge_x, **far)  # type: ignore[arg-type]
        self.down = DecimalField("Move down", placing.nudge_y, **far)  # type: ignore[arg-type]
        self.scale = DecimalField(
            "Stretch", placing.scale * 100, least=LEAST_SCALE * 100, most=MOST_SCALE * 100, unit="%"
        )
        self.marks = TickField("Marks to cut at", placing.has_marks)
        self.trial_button = quiet("Show a test sheet…", self._try, icon_name="printer")
        form = Form()
        form.add("&Sheet", self.sheet)
        form.add_beside(FormRow("Move &right", self.right), FormRow("Move &down", self.down))
        form.add(
            "S&tretch",
            self.scale,
            hint=f"Kept for {printer}. Print the test sheet on plain paper at actual size, hold it and a sheet of "
            "labels against the light, and move until they meet.",
        )
        form.add_widget(self.marks)
        form.add_widget(self.trial_button)
        begins = column(Text("Begin at", "strong"), self.picture, self.start_words, QWidget())
        self.add(beside(begins, form, spacing=Space.WIDE))
        self.sheet.chosen.connect(self._show_sheet)
        self.picture.picked.connect(lambda _number: self.start_words.setText(self.picture.words))
        self._draw(placing.start)

    @property
    def placing(self) -> Placing:
        """What was answered."""
        from organiser.exports.paper.label_grids import Placing

        return Placing(
            str(self.sheet.value),
            self.picture.start,
            self.right.value(),
            self.down.value(),
            self.scale.value() / 100,
            self.marks.isChecked(),
            is_trial=self.wants_trial,
        )

    def _show_sheet(self) -> None:
        """Another sheet begins at its first label, and is cut or not as is usual for it."""
        self.marks.show_value(self._grids[str(self.sheet.value)].plain)
        self._draw(1)

    def _draw(self, start: int) -> None:
        grid = self._grids[str(self.sheet.value)]
        boxes = [(*grid.corner(at), grid.width, grid.height) for at in range(grid.count)]
        self.picture.show_sheet(grid.paper, boxes, grid.across, start)
        self.start_words.setText(self.picture.words)

    def _try(self) -> None:
        self.wants_trial = True
        self.accept()
