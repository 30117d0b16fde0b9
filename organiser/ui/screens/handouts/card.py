"""One card: what it is for, the button that makes it, and where what was made last is."""

from __future__ import annotations

from PySide6.QtCore import Signal

from organiser.domain import text
from organiser.ui.screens.handouts.model import Offered
from organiser.ui.screens.handouts.presenter import HandoutsPresenter
from organiser.ui.theme.tokens import Space
from organiser.ui.widgets.buttons import primary, quiet, secondary
from organiser.ui.widgets.card import Card
from organiser.ui.widgets.columns import column
from organiser.ui.widgets.empty import Picture
from organiser.ui.widgets.flow import FlowRow
from organiser.ui.widgets.labels import Elided, Text


class HandoutCard(Card):
    """``wants_place`` asks for a file to save to, by the card's name."""

    wants_place = Signal(str)

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
        self.formats_button = quiet("", lambda: presenter.make_formats(name))
        self.note = Text("", "muted")
        self.made = Elided("", "caption")
        self.open_button = quiet("Open", lambda: presenter.open(name))
        self.folder_button = quiet("Show in folder", lambda: presenter.show_folder(name))
        self._made = column(self.made, FlowRow(self.open_button, self.folder_button), spacing=Space.TINY)
        self.add_to_head(Picture(offered.icon, lines=1.5))
        buttons = [self.make_button]
        if offered.ending:
            buttons.append(self.save_button)
        if offered.is_print:
            buttons.append(self.formats_button)
        self.add(Text(offered.what), self.note, FlowRow(*buttons), self._made)
        self.refresh()

    def refresh(self) -> None:
        """Show what is missing, which formats are needed, and what was made last."""
        name, presenter = self._offered.name, self._presenter
        note = presenter.note_on(name)
        self.note.setText(note)
        self.note.setVisible(bool(note))
        styles = presenter.styles
        words = f"Make all {text.counted(len(styles), 'format')}"
        self.formats_button.setText(words)
        self.formats_button.setAccessibleName(f"{self._offered.title}: make one of each format that somebody needs")
        self.formats_button.setToolTip("One of each format that somebody who may come needs")
        self.formats_button.setVisible(self._offered.is_print and len(styles) > 1)
        path = presenter.made.get(name)
        self._made.setVisible(path is not None)
        self.made.setText(path.name if path else "")
        for button, verb in ((self.open_button, "open"), (self.folder_button, "show in folder")):
            button.setAccessibleName(f"{self._offered.title}: {verb}")
