"""Asks for the colour and the logo that a group has on paper, and shows the head of a page with them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QColorDialog, QFileDialog, QWidget

from organiser.app.actions import brands
from organiser.domain.brand import Brand, parse_colour
from organiser.domain.problem import Problem
from organiser.exports.paper.look import Look
from organiser.ui.desk.desk import Desk
from organiser.ui.theme.palette import tokens_in_force
from organiser.ui.widgets.buttons import quiet, secondary
from organiser.ui.widgets.card import Card
from organiser.ui.widgets.fields import TextField
from organiser.ui.widgets.file_drop import FileDrop
from organiser.ui.widgets.flow import FlowRow
from organiser.ui.widgets.form import FormRow
from organiser.ui.widgets.page_head import PageHead
from organiser.ui.widgets.where import ask_file

_ENDINGS: Final = (".png", ".jpg", ".jpeg", ".svg")
_FILTER: Final = f"Pictures ({' '.join(f'*{ending}' for ending in _ENDINGS)});;All files (*)"
_SWATCH: Final = 32  # pixels, for a screen of any sharpness
_COLOUR_HINT: Final = "For headings and lines. One that is too pale to read is made darker."
_LOGO_HINT: Final = "PNG, JPEG or SVG. It can be dropped here too."


class GroupLook(Card):
    """``brand`` is what was answered; ``reading`` tells whether a picture is on its way."""

    reading = Signal(bool)

    def __init__(self, brand: Brand, desk: Desk) -> None:
        super().__init__("On paper")
        self._desk = desk
        self._brand = brand
        self.head = PageHead("The head of a page")
        self.colour = TextField("Colour", brand.colour, placeholder="As the program")
        self.colour.setAcceptDrops(False)  # a picture that is dropped on it is not meant as words
        self.pick_button = secondary("Choose a colour…", self.pick)
        self.plain_button = quiet("Take away", lambda: self._show_colour(""))
        self.logo_button = secondary("Choose a picture…", self.ask_logo, icon_name="folder-open")
        self.no_logo_button = quiet("Take away", lambda: self._show_logo(b""))
        self.plain_button.setAccessibleName("Take away the colour")
        self.no_logo_button.setAccessibleName("Take away the logo")
        self.colour_row = FormRow("&Colour", self.colour, hint=_COLOUR_HINT, optional=True)
        logo = FlowRow(self.logo_button, self.no_logo_button)
        self.logo_row = FormRow("Logo", logo, hint=_LOGO_HINT, optional=True)
        self.add(self.head, self.colour_row, FlowRow(self.pick_button, self.plain_button), self.logo_row)
        self.colour.textEdited.connect(self._type)
        self.colour.finished.connect(lambda _words: self.is_answered())
        self._show()

    @property
    def brand(self) -> Brand:
        """The colour and the logo that are shown."""
        return self._brand

    def is_answered(self) -> bool:
        """Whether what was typed is a colour; says so beside the field if not."""
        try:
            colour = parse_colour(self.colour.text())
        except Problem as problem:
            self.colour_row.show_problem(str(problem))
            return False
        self._show_colour(colour)
        return True

    def show_name(self, name: str) -> None:
        """The group is called something else."""
        self.head.show_name(name.strip() or "Your group")

    def pick(self) -> QColorDialog:
        """Let a colour be picked by eye."""
        dialog = QColorDialog(QColor(self._brand.colour or self._on_paper), self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle("Colour on paper")
        dialog.colorSelected.connect(lambda colour: self._show_colour(colour.name()))
        dialog.open()
        return dialog

    def ask_logo(self) -> QFileDialog:
        """Ask for the picture of the logo."""
        return ask_file(self, "Logo", _FILTER, self.take)

    def take_drops(self, part: QWidget) -> None:
        """Let a picture be dropped anywhere on this part of the window."""
        FileDrop(part, _is_picture, lambda files: self.take(files[0]))

    def take(self, path: Path) -> None:
        """Make this picture the logo, once it has been read."""

        def refuse(problem: Problem) -> None:
            self._wait(False)
            self.logo_row.show_problem(str(problem))

        self._wait(True)
        self._desk.jobs.run(lambda: brands.logo_from(path), then=self._show_logo, failed=refuse, asked_by=self)

    def _wait(self, waits: bool) -> None:
        self.logo_row.show_problem("")
        self.logo_row.show_hint("Reading the picture…" if waits else _LOGO_HINT)
        self.logo_button.setDisabled(waits)
        self.reading.emit(waits)

    def _type(self, words: str) -> None:
        """Follow what is typed as soon as it is a colour; until then it is not wrong, only not finished."""
        try:
            self._take_colour(parse_colour(words))
        except Problem:
            return

    def _show_colour(self, colour: str) -> None:
        self.colour.let_go()
        self.colour.show_value(colour)
        self._take_colour(colour)

    def _take_colour(self, colour: str) -> None:
        self._brand = Brand(colour, self._brand.logo)
        self.colour_row.show_problem("")
        self._show()

    def _show_logo(self, logo: bytes) -> None:
        self._wait(False)
        self._brand = Brand(self._brand.colour, logo)
        self._show()

    @property
    def _on_paper(self) -> str:
        """The colour as it is printed."""
        return QColor.fromRgbF(*Look(brand=self._brand).accent).name()

    def _show(self) -> None:
        chosen, printed = self._brand.colour, self._on_paper
        is_darker = bool(chosen) and chosen != printed
        self.colour_row.show_hint(
            f"Printed a little darker, as {printed}, to be read well." if is_darker else _COLOUR_HINT
        )
        self.pick_button.setIcon(_swatch(chosen or printed))
        self.plain_button.setEnabled(bool(chosen))
        self.no_logo_button.setEnabled(bool(self._brand.logo))
        self.head.show_look(printed, self._brand.logo)


def _is_picture(files: Sequence[Path]) -> bool:
    return len(files) == 1 and files[0].suffix.lower() in _ENDINGS


def _swatch(colour: str) -> QIcon:
    pixmap = QPixmap(_SWATCH, _SWATCH)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QColor(tokens_in_force().outline))
    painter.setBrush(QColor(colour))
    painter.drawEllipse(pixmap.rect().adjusted(3, 3, -3, -3))
    painter.end()
    return QIcon(pixmap)
