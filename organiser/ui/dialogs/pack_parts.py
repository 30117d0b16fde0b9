"""Asks which parts the session's pack has, how many copies of each, and for what paper it is made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QWidget

from organiser.domain import text
from organiser.domain.copies import MOST
from organiser.ui.theme.tokens import Space
from organiser.ui.widgets.buttons import quiet
from organiser.ui.widgets.fields import NumberField, TickField
from organiser.ui.widgets.labels import Text
from organiser.ui.widgets.question import Question

if TYPE_CHECKING:
    from organiser.domain.copies import Line
    from organiser.exports.paper.look import Look


class PackPartsDialog(Question):
    """``chosen`` holds the numbers that are others than those worked out; ``both_sides`` and ``tinted`` the ticks.

    ``lines`` are the parts as they are now and ``worked_out`` as they would be by themselves; ``names`` are their
    titles in the same order.
    """

    def __init__(
        self, lines: Sequence[Line], worked_out: Sequence[Line], names: Sequence[str], look: Look, parent: QWidget
    ) -> None:
        super().__init__("Parts and copies", "Use these", parent, letters=84)
        self._worked_out = {line.key: line.copies for line in worked_out}
        self._lengths: Mapping[str, int] = {}
        self.rows: dict[str, tuple[TickField, NumberField]] = {}
        ground = QWidget()
        grid = QGridLayout(ground)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.LARGE)
        grid.setVerticalSpacing(Space.SMALL)
        grid.setColumnStretch(2, 1)
        for at, (line, name) in enumerate(zip(lines, names, strict=True)):
            tick = TickField(name, line.copies > 0)
            number = NumberField(f"Copies of {name}", line.copies, most=MOST)
            self.rows[line.key] = tick, number
            for place, part in enumerate((tick, number, Text(self._reason(line), "muted"))):
                grid.addWidget(part, at, place)
            tick.ticked.connect(lambda ticked, key=line.key: self._tick(key, ticked=ticked))
            number.valueChanged.connect(lambda _value, key=line.key: self._renew(key))
        self.total = Text("Counting the pages…", "strong")
        self.again_button = quiet("Work out all numbers again", self._work_out, icon_name="history")
        self.both_sides_tick = TickField("Made for printing on &both sides", look.both_sides)
        self.both_sides_tick.setAccessibleDescription("Each copy begins on a sheet of its own")
        self.tinted_tick = TickField("Print the &colour on white paper", look.tinted)
        self.tinted_tick.setAccessibleDescription("For those who need coloured paper, where there is none")
        self.tinted_tick.setVisible(any(line.format.colour for line in lines))
        self.both_sides_tick.ticked.connect(lambda _ticked: self._renew())
        self.add(ground, self.again_button, self.both_sides_tick, self.tinted_tick)
        self.foot.insertWidget(0, self.total)

    @property
    def copies(self) -> dict[str, int]:
        """The number of each part as it stands there; 0 where it is not ticked."""
        return {key: number.value() if tick.isChecked() else 0 for key, (tick, number) in self.rows.items()}

    @property
    def chosen(self) -> dict[str, int]:
        """The numbers that are others than those worked out."""
        return {key: number for key, number in self.copies.items() if number != self._worked_out[key]}

    def show_lengths(self, lengths: Mapping[str, int]) -> None:
        """How many pages one copy of each part has; that of the first page is under ""."""
        self._lengths = lengths
        self._renew()

    def _reason(self, line: Line) -> str:
        worked_out = self._worked_out[line.key]
        return f"Worked out: {worked_out}, for {line.whom[0].lower()}{line.whom[1:]}" if worked_out else "Not usual"

    def _tick(self, key: str, *, ticked: bool) -> None:
        number = self.rows[key][1]
        if ticked and not number.value():
            number.setValue(self._worked_out[key] or 1)
        self._renew()

    def _work_out(self) -> None:
        for key, (tick, number) in self.rows.items():
            tick.show_value(self._worked_out[key] > 0)
            number.setValue(self._worked_out[key])
        self._renew()

    def _renew(self, typed: str = "") -> None:
        """Tick what has copies, and say how many pages that makes."""
        if typed:
            tick, number = self.rows[typed]
            tick.show_value(number.value() > 0)
        if not self._lengths:
            return
        even = self.both_sides_tick.isChecked()
        pages = [(self._lengths[key], copies) for key, copies in {"": 1, **self.copies}.items() if key in self._lengths]
        count = sum((length + (length % 2 if even else 0)) * copies for length, copies in pages)
        self.total.setText(f"{text.counted(count, 'page')} in all.")
