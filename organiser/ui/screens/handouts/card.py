"""One card: what it is for, the button that makes it, and where what was made last is."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal

from organiser.domain import text
from organiser.ui.desk.commands import Actions, Command
from organiser.ui.screens.handouts.model import PACK, Offered
from organiser.ui.screens.handouts.presenter import HandoutsPresenter
from organiser.ui.theme.tokens import Space
from organiser.ui.widgets.buttons import menu_button, primary, quiet, secondary
from organiser.ui.widgets.card import Card
from organiser.ui.widgets.columns import column
from organiser.ui.widgets.empty import Picture
from organiser.ui.widgets.flow import FlowRow
from organiser.ui.widgets.gentle import GentleLines
from organiser.ui.widgets.held import changing
from organiser.ui.widgets.labels import Elided, Text


class HandoutCard(Card):
    """``wants_place`` asks for a file to save to, and ``wants_sheet`` for a sheet of labels, by the card's name;
    ``wants_parts`` which parts the pack has.
    """

    wants_place = Signal(str)
    wants_sheet = Signal(str)
    wants_parts = Signal()

    def __init__(self, offered: Offered, presenter: HandoutsPresenter, *, leads: bool) -> None:
        super().__init__(offered.title)
        self._offered = offered
        self._presenter = presenter
        name = offered.name
        self.make_button = (primary if leads else secondary)(
            offered.button, lambda: presenter.make(name), icon_name=offered.icon
        )
        self.make_button.setAccessibleName(f"{offered.title}: {offered.button}")
        self.save_button = quiet("Save as…", lambda: self.wants_place.emit(name))
        self.save_button.setAccessibleName(f"{offered.title}: save as")
        self.more = Actions(_MORE if presenter.sheets(name) else _MORE[:-1], self, self)
        self.parts_button = changing(quiet("Choose parts and copies…", self.wants_parts.emit, icon_name="list-checks"))
        self.more_button = menu_button("More", list(self.more), weight="quiet")
        self.more_button.setAccessibleName(f"{offered.title}: more")
        self.note = Text("", "muted")
        self.made = Elided("", "caption")
        self.open_button = quiet("Open", lambda: presenter.open(name))
        self.folder_button = quiet("Show in folder", lambda: presenter.show_folder(name))
        self._made = column(self.made, FlowRow(self.open_button, self.folder_button), spacing=Space.TINY)
        self.add_to_head(Picture(offered.icon, lines=1.5))
        beside = [self.more_button] if offered.is_print else [self.save_button] if offered.ending else []
        if name == PACK:
            beside.append(self.parts_button)
        if offered.is_for_calendars:
            self.help_button = quiet("Which file suits whom?", presenter.explain_files)
            self.help_button.setAccessibleName(f"{offered.title}: which file suits which program")
            beside.append(self.help_button)
        self.old = GentleLines("Out of date")
        self.add(Text(offered.what), self.old, self.note, FlowRow(self.make_button, *beside), self._made)
        self.refresh()

    def print_now(self) -> None:
        """Print it on the usual printer."""
        self._presenter.print_now(self._offered.name)

    def open_elsewhere(self) -> None:
        """Make the print and open it in another program."""
        self._presenter.open_elsewhere(self._offered.name)

    def make_formats(self) -> None:
        """Make one print in each format that somebody needs."""
        self._presenter.make_formats(self._offered.name)

    def ask_place(self) -> None:
        """Ask for a file to save to."""
        self.wants_place.emit(self._offered.name)

    def ask_sheet(self) -> None:
        """Ask for the sheet of labels that it goes on."""
        self.wants_sheet.emit(self._offered.name)

    @property
    def needs_formats(self) -> bool:
        """Whether those who may come need more than one format."""
        return len(self._presenter.styles) > 1

    def refresh(self) -> None:
        """Show what is missing, which formats are needed, and what was made last."""
        name, presenter = self._offered.name, self._presenter
        note = presenter.note_on(name)
        self.old.show_lines(presenter.old_on(name))
        self.note.setText(note)
        self.note.setVisible(bool(note))
        self.more["card.formats"].setText(f"Make all {text.counted(len(presenter.styles), 'format')}")
        self.more.refresh()
        path = presenter.made.get(name)
        self._made.setVisible(path is not None)
        self.made.setText(path.name if path else "")
        for button, verb in ((self.open_button, "open"), (self.folder_button, "show in folder")):
            button.setAccessibleName(f"{self._offered.title}: {verb}")


_MORE: Final[tuple[Command[HandoutCard], ...]] = (
    Command(
        "card.print",
        "&Print now",
        lambda card: card.print_now(),
        icon="printer",
        help="On the printer that was used last, at actual size",
        reads=True,
    ),
    Command("card.save", "&Save as PDF…", lambda card: card.ask_place(), icon="download", reads=True),
    Command("card.open", "&Open in another program", lambda card: card.open_elsewhere(), icon="monitor", reads=True),
    Command(
        "card.formats",
        "Make all formats",
        lambda card: card.make_formats(),
        icon="layers",
        when=lambda card: card.needs_formats,
        help="One of each format that somebody who may come needs",
        reads=True,
    ),
    Command(
        "card.sheet",
        "&Label sheet…",
        lambda card: card.ask_sheet(),
        icon="layout-grid",
        help="Which sheet is in the printer, the label to begin at, and a test sheet",
        reads=True,
    ),
)
