"""Remembers which sheet of labels each print goes on, and how far each printer is off."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from organiser.domain.problem import Problem
from organiser.ui.desk.desk import Desk

if TYPE_CHECKING:
    from organiser.exports.paper.label_grids import Placing
    from organiser.exports.prints import Print

_PRINTER: Final = "printer.name"


class LabelSheets:
    """Sheets are remembered for each kind of print; nudge and scale for each printer, since they are its fault."""

    def __init__(self, desk: Desk) -> None:
        self._settings = desk.settings

    @property
    def printer(self) -> str:
        """The printer that was used last, in words."""
        return str(self._settings.get(_PRINTER)) or "this printer"

    def placing(self, what: Print, start: int = 1) -> Placing | None:
        """Where the labels of a print go, from label ``start`` on; None for what does not go on labels."""
        from organiser.exports.paper.label_grids import Placing

        if not what.grids:
            return None
        get, off = self._settings.get, f"labels.{self.printer}"
        sheet = get(f"labels.{what.name}.sheet", what.grids[0])
        if sheet not in what.grids:
            sheet = what.grids[0]
        nudge_x, nudge_y, scale = (
            float(get(f"{off}.{part}", usual)) for part, usual in (("x", 0.0), ("y", 0.0), ("scale", 1.0))
        )
        marks = get(f"labels.{what.name}.marks", "")
        try:
            return Placing(sheet, start, nudge_x, nudge_y, scale, marks == "yes" if marks else None)
        except Problem:
            return Placing(sheet)

    def choose(self, what: Print, placing: Placing) -> None:
        """Print like this from now on; the label to begin at is another one each time, and is not kept."""
        usual = placing.marks == placing.grid.plain
        self._settings.set(f"labels.{what.name}.sheet", placing.sheet)
        self._settings.set(f"labels.{what.name}.marks", "" if usual else "yes" if placing.marks else "no")
        off = f"labels.{self.printer}"
        for part, value in (("x", placing.nudge_x), ("y", placing.nudge_y), ("scale", placing.scale)):
            self._settings.set(f"{off}.{part}", float(value))
