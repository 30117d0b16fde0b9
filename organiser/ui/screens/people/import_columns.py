"""The first step of an import: how the file is read, and what its columns hold."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QGridLayout, QWidget

from organiser.domain import day_order, phones
from organiser.domain.columns import Field
from organiser.domain.people_files import Line, PeopleFile
from organiser.domain.text import counted, listed
from organiser.ui.screens.people.import_presenter import Importing
from organiser.ui.theme.tokens import Space
from organiser.ui.widgets.columns import column
from organiser.ui.widgets.fields import ChoiceField, NumberField, TickField
from organiser.ui.widgets.flow import FlowRow
from organiser.ui.widgets.form import FormRow
from organiser.ui.widgets.gentle import GentleLines
from organiser.ui.widgets.labels import Elided, Text
from organiser.ui.widgets.table import Column, TableModel, TableView

_PREVIEWED = 5
_MOST_COLUMNS = 60
_LONGEST_EXAMPLE = 60
_LONGEST_CELL = 200
_LETTERS = 22  # of what is chosen, that can be read
_LEAVE_OUT = "Leave it out"


class ImportColumns(QWidget):
    """What is understood of the file, all of which can be changed; nothing has been kept yet."""

    def __init__(self, importing: Importing) -> None:
        super().__init__()
        self._importing = importing
        self.summary = Text("", "muted")
        self.encoding = ChoiceField("Letters")
        self.separator = ChoiceField("Between columns")
        self.sheet = ChoiceField("Sheet")
        self.heading = NumberField("Headings in line", 0, most=1_000)
        self.heading.setSpecialValueText("There are none")
        self.manner = FlowRow(
            *(
                FormRow(label, field)
                for label, field in (
                    ("&Letters", self.encoding),
                    ("Between &columns", self.separator),
                    ("&Sheet", self.sheet),
                    ("&Headings in line", self.heading),
                )
            )
        )
        self.model: TableModel[Line] = TableModel(())
        self.preview = TableView("The first lines of the file", sortable=False)
        self.preview.setModel(self.model)
        self.choices: dict[int, ChoiceField] = {}
        self._grid_place = column(spacing=Space.TINY)
        self.special = TickField("")
        self.days = ChoiceField("How its days are written")
        self._days_row = FormRow("How its &days are written", self.days)
        self.mend = TickField("")
        self.programme = ChoiceField("Who applied for a programme")
        self._programme_row = FormRow(
            "They would like to take part in",
            self.programme,
            hint="They join its list, in the order in which they applied.",
        )
        self.doubts = GentleLines("To look at")
        self._lay_out()
        self._listen()

    def _lay_out(self) -> None:
        whole = column(
            self.summary,
            self.manner,
            self.preview,
            self.doubts,
            self._days_row,
            self.mend,
            self.special,
            self._programme_row,
            Text("What the columns hold", "section"),
            self._grid_place,
            spacing=Space.MEDIUM,
        )
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(whole)

    def _listen(self) -> None:
        importing = self._importing
        self.encoding.chosen.connect(lambda value: self._read_again(encoding=value))
        self.separator.chosen.connect(lambda value: self._read_again(separator=value))
        self.sheet.chosen.connect(lambda value: self._read_again(sheet=value, heading=None))
        self.heading.finished.connect(lambda value: self._read_again(heading=value))
        self.special.ticked.connect(importing.take_special)
        self.mend.ticked.connect(lambda wanted: importing.wish(mend_phones=wanted))
        self.days.chosen.connect(lambda value: importing.wish(day_first=value))
        self.programme.chosen.connect(lambda value: importing.wish(programme_id=value))
        importing.was_read.connect(self.show_file)
        importing.wished.connect(self.show_wishes)

    def _read_again(self, **changes: object) -> None:
        self._importing.read(replace(self._importing.reading, **changes))  # type: ignore[arg-type]

    # What is shown

    def show_file(self) -> None:
        """Show the file as it is understood now."""
        from organiser.imports.encodings import ENCODINGS
        from organiser.imports.people_tables import SEPARATORS

        file = self._importing.file
        if file is None:
            return
        self.summary.setText(about(file))
        self.encoding.show_choices([(word, name) for name, word in ENCODINGS.items()])
        self.encoding.show_value(file.encoding)
        self.separator.show_choices([(word.capitalize(), sign) for sign, word in SEPARATORS.items()])
        self.separator.show_value(file.separator)
        self.sheet.show_choices([(name, name) for name in file.sheets])
        self.sheet.show_value(file.sheet)
        self.heading.show_value(file.heading_line)
        for field, wanted in (
            (self.encoding, bool(file.encoding)),
            (self.separator, bool(file.separator)),
            (self.sheet, len(file.sheets) > 1),
            (self.heading, not file.is_exact),
        ):
            row = field.parentWidget()
            if row is not None:
                row.setVisible(wanted)
        self._show_preview(file)
        self._show_columns(file)
        self.programme.show_choices(self._importing.programmes)
        self._programme_row.setVisible(len(self._importing.programmes) > 1)
        self.show_wishes()

    def _show_preview(self, file: PeopleFile) -> None:
        columns = [Column(title, _cell(place)) for place, title in enumerate(file.headings[:_MOST_COLUMNS])]
        self.model.show(file.lines[:_PREVIEWED], columns)
        lines = min(_PREVIEWED, len(file.lines)) + 1
        self.preview.setFixedHeight(lines * self.preview.verticalHeader().defaultSectionSize() + 4 * Space.SMALL)

    def _show_columns(self, file: PeopleFile) -> None:
        """A line for each column in which there is something: its heading, an example, and what it holds."""
        layout = self._grid_place.layout()
        while layout is not None and (item := layout.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        place = QWidget()
        grid = QGridLayout(place)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(Space.SMALL)
        grid.setHorizontalSpacing(Space.LARGE)
        grid.setColumnStretch(0, 1)
        self.choices = {}
        for number in [one for one in range(len(file.headings)) if file.cells(one)][:_MOST_COLUMNS]:
            heading = file.headings[number]
            field = ChoiceField(f"What “{heading}” holds", [(_LEAVE_OUT, None), *((one.label, one) for one in Field)])
            field.setMinimumContentsLength(_LETTERS)
            field.chosen.connect(lambda value, number=number: self._importing.set_field(number, value))
            grid.addWidget(
                column(Elided(heading, "strong"), Elided(_example(file, number), "caption"), spacing=0),
                len(self.choices),
                0,
            )
            grid.addWidget(field, len(self.choices), 1)
            self.choices[number] = field
        if layout is not None:
            layout.addWidget(place)

    def show_wishes(self) -> None:
        """Show what is wanted of the file, and what is still to be said."""
        from organiser.app.actions import people_import

        file, wishes = self._importing.file, self._importing.wishes
        if file is None:
            return
        for number, field in self.choices.items():
            field.show_value(wishes.fields[number])
        special = [
            f"“{heading}”"
            for place, (heading, match) in enumerate(zip(file.headings, file.matched, strict=True))
            if match is not None and match.is_special and file.cells(place)
        ]
        self.special.setText(f"Also take what may tell of health or age: {listed(special)}")
        self.special.setVisible(bool(special))
        self.special.show_value(any(one is not None and one.is_special for one in wishes.fields))
        damaged = people_import.damaged_phones(file, wishes.fields)
        example = f"{damaged[0]} becomes {phones.mended(damaged[0])}" if damaged else ""
        self.mend.setText(f"Put back what a spreadsheet took from {counted(len(damaged), 'number')}: {example}")
        self.mend.setVisible(bool(damaged))
        self.mend.show_value(wishes.mend_phones)
        self.programme.show_value(wishes.programme_id)
        self._show_days(file)
        self.doubts.show_lines(self._doubts)

    def _show_days(self, file: PeopleFile) -> None:
        """Ask about days only where they can be read in two ways."""
        from organiser.app.actions import people_import

        wishes = self._importing.wishes
        asked = [
            place
            for place, field in enumerate(wishes.fields)
            if field in {Field.JOINED, Field.BORN}
            and day_order.order_of(file.cells(place)) is day_order.DayOrder.EITHER
        ]
        self._days_row.setVisible(bool(asked))
        if asked:
            self.days.show_choices([("Please choose", None), *day_choices(file.cells(asked[0]))])
            self.days.show_value(wishes.day_first)
            when = "" if people_import.to_ask(file, wishes) else " It counts only for the list of a programme."
            self._days_row.show_hint(f"“{file.headings[asked[0]]}” can be read in two ways.{when}")

    @property
    def _doubts(self) -> tuple[str, ...]:
        """What is still missing before one can go on."""
        from organiser.app.actions import people_import
        from organiser.domain import columns

        file, wishes = self._importing.file, self._importing.wishes
        if file is None:
            return ()
        if not columns.names_people(wishes.fields):
            return ("Which column holds the names?",)
        return ("How are its days written?",) if people_import.to_ask(file, wishes) else ()

    @property
    def is_answered(self) -> bool:
        """Whether one can go on."""
        return self._importing.file is not None and not self._doubts


def _cell(place: int) -> Callable[[Line], str]:
    return lambda line: _as_written(line.cells[place][:_LONGEST_CELL]) if place < len(line.cells) else ""


def _as_written(cell: str) -> str:
    """A cell of numbers keeps its order where the window goes from right to left."""
    return cell if any(map(str.isalpha, cell)) or not cell else f"\u2066{cell}\u2069"


def _example(file: PeopleFile, column_number: int) -> str:
    """The first things that stand in a column, different ones."""
    said = list(dict.fromkeys(" ".join(cell.split()) for cell in file.cells(column_number)[:20]))[:3]
    words = ", ".join(map(_as_written, said))
    return words if len(words) <= _LONGEST_EXAMPLE else f"{words[: _LONGEST_EXAMPLE - 1]}…"


def about(file: PeopleFile) -> str:
    """How many lines there are, and where they begin."""
    number = counted(len(file.lines), "contact" if file.is_exact else "line")
    where = f" below the headings in line {file.heading_line}" if file.heading_line > 1 else ""
    return f"{file.name}: {number}{where}. Nothing is kept before you say so."


def day_choices(cells: list[str]) -> list[tuple[str, object]]:
    """The two ways to read the first of these days that has two: ``3 April 2027 (day first)``."""
    for cell in cells:
        ways = [day_order.read(cell, day_first=first) for first in (True, False)]
        if ways[0] is not None and ways[1] is not None and ways[0] != ways[1]:
            return [
                (f"{cell} is {way.day} {way:%B %Y}: the {word} comes first", word == "day")
                for way, word in zip(ways, ("day", "month"), strict=True)
                if way is not None
            ]
    return [("The day comes first", True), ("The month comes first", False)]
