"""The main window."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QDialog, QMainWindow, QWidget

from organiser.ui.desk.commands import Actions, Command, Target
from organiser.ui.desk.jobs import Jobs
from organiser.ui.desk.news import News
from organiser.ui.desk.notices import Notices
from organiser.ui.shell import focus, placement
from organiser.ui.shell.frame import Frame
from organiser.ui.shell.menus import Menus
from organiser.ui.shell.own_commands import COMMANDS, name_step, place_commands
from organiser.ui.shell.places import Place, Screen
from organiser.ui.shell.screens import Screens
from organiser.ui.shell.top_bar import TopBar
from organiser.ui.theme.theme import Theme
from organiser.ui.widgets.announce import announce
from organiser.ui.widgets.stops import holds_focus

if TYPE_CHECKING:
    from organiser.ui.shell.contracts import Find, History, Settings

_SCHEME = "look.scheme"
_TEXT_SCALE = "look.text_scale"


class Shell(QMainWindow):
    """Sidebar, top bar, one screen at a time, notices and jobs.

    Screens are made when they are first shown. ``first_painted`` is emitted once, after the window can be seen: the
    moment to import the store and to open the file, and then to call ``connect_store``.
    """

    first_painted = Signal()
    place_changed = Signal(str)
    settings_opened = Signal(object)

    def __init__(
        self,
        places: Sequence[Place],
        *,
        theme: Theme,
        settings: Settings,
        notices: Notices,
        jobs: Jobs,
        news: News,
        version: str = "",
    ) -> None:
        super().__init__()
        self.theme: Theme = theme
        self._settings = settings
        self._places = {place.id: place for place in places}
        self._place = ""
        self._screens = Screens()
        self._history: History | None = None
        self._find: Find | None = None
        self._version = version
        self._more: list[Actions] = []
        self._painted = False
        self._jobs = jobs
        self.setWindowTitle("Organiser")
        self._actions = Actions((*COMMANDS, *place_commands(places)), self, self)
        self._frame = self._framed(places)
        self.setCentralWidget(self._frame)
        self._screens.setFocus()  # or the window would open with a focus ring round the first place
        self._menus = Menus(self.menuBar(), self.refresh)
        news.changed.connect(self._on_changed)
        notices.attach(self._frame.show_notice)
        jobs.started.connect(self._frame.show_job)
        theme.changed.connect(self._on_theme_changed)
        self._keeper = placement.Keeper(self, settings)
        placement.restore(self, settings)
        last = self._keeper.place
        self._place = last if last in self._places else places[0].id
        self._frame.sidebar.show_place(self._place)

    # What a screen or the start may ask of the window

    @property
    def place(self) -> str:
        """The id of the place that is shown."""
        return self._place

    @property
    def current_screen(self) -> Screen | None:
        """The screen that is shown."""
        return self._screens.current

    def go(self, place_id: str, target: object = None) -> None:
        """Show a place; with a target also what is meant there, such as one session."""
        is_new = place_id != self._place or target is not None or self._screens.is_covered
        leads_on = is_new and not holds_focus(self._frame.sidebar)
        if leads_on:
            self._screens.setFocus()  # or Qt would hand the focus to whatever comes next
        self._place = place_id
        screen = self._screens.show_place(self._places[place_id])
        self._frame.sidebar.show_place(place_id)
        if target is not None and screen.go is not None:
            screen.go(target)
        self._settle(f"{self._places[place_id].title} – Organiser")
        if leads_on:
            focus.go_into(screen)
        self._keeper.note(place_id)
        self.place_changed.emit(place_id)

    def lay_over(self, screen: Screen, title: str) -> None:
        """Show a screen over the one of this place, until ``lift`` or until one goes to a place."""
        self._screens.lay_over(screen)
        self._settle(f"{title} – Organiser")
        focus.go_into(screen)

    def stand_above(self, part: QWidget) -> None:
        """Show a part above the screens, whichever is shown."""
        self._frame.stand_above(part)

    def lift(self) -> None:
        """Take away what lies over the screen of this place."""
        if self._screens.is_covered:
            self.go(self._place)

    def _settle(self, title: str) -> None:
        """Name the window after what it shows, and offer what can be done there."""
        self.setWindowTitle(title)
        if self._painted:
            self._menus.fill(self._groups)
        self.refresh()

    def add_commands(self, commands: Sequence[Command[Target]], target: Target) -> None:
        """Offer commands of the program as a whole too, whatever screen is shown."""
        self._more.append(Actions(commands, target, self))
        self._menus.fill(self._groups)

    @property
    def _groups(self) -> list[Actions]:
        """All commands that can be given now: the screen's, the program's, the window's own."""
        theirs = [screen.actions] if (screen := self.current_screen) and screen.actions else []
        return [*theirs, *self._more, self._actions]

    def connect_store(self, history: History | None, find: Find | None = None) -> None:
        """From now on undo and redo walk ``history``, and the palette finds what ``find`` finds."""
        self._history = history
        self._find = find
        self.refresh()

    def refresh(self) -> None:
        """Ask all commands again whether they make sense, after something else than the store has changed."""
        for group in self._groups:
            group.refresh()
        name_step(self._actions["shell.undo"], "Undo", self.undo_label)
        name_step(self._actions["shell.redo"], "Redo", self.redo_label)

    # What the commands do

    @property
    def undo_label(self) -> str:
        """What Undo would take back; empty when there is nothing."""
        return self._history.undo_label if self._history is not None else ""

    @property
    def redo_label(self) -> str:
        """What Redo would do again; empty when there is nothing."""
        return self._history.redo_label if self._history is not None else ""

    def undo(self) -> None:
        """Take back the last change, and say which it was."""
        if self._history is not None:
            announce(self, f"Undone: {self._history.undo()}")

    def redo(self) -> None:
        """Do again what was taken back last, and say which it was."""
        if self._history is not None:
            announce(self, f"Done again: {self._history.redo()}")

    def search_screen(self) -> None:
        """Put the cursor into the search field of the screen."""
        if self.current_screen is not None and self.current_screen.search is not None:
            self.current_screen.search.setFocus()

    def step_text(self, by: int) -> None:
        """Make the text one step larger or smaller."""
        from organiser.ui.shell.settings_dialog import TEXT_SCALES

        nearest = min(range(len(TEXT_SCALES)), key=lambda place: abs(TEXT_SCALES[place] - self.theme.text_scale))
        self.theme.set_text_scale(TEXT_SCALES[max(0, min(nearest + by, len(TEXT_SCALES) - 1))])
        announce(self, f"Text size {self.theme.text_scale:.0%}")

    def next_part(self) -> None:
        """Move the focus round: sidebar, top bar, screen, notices, jobs."""
        self._frame.next_part()

    def show_palette(self) -> QDialog:
        """Open the field that finds anything."""
        from organiser.ui.shell.command_palette import CommandPalette

        return _opened(CommandPalette(self._groups, self._find, self))

    def show_settings(self) -> QDialog:
        """Open the settings; ``settings_opened`` lets others add rows of their own."""
        from organiser.ui.shell.settings_dialog import SettingsDialog

        dialog = SettingsDialog(self.theme, self)
        self.settings_opened.emit(dialog)
        return _opened(dialog)

    def show_help(self) -> QDialog:
        """Open the page about this screen and all keys."""
        from organiser.ui.shell.pages import Page, help_text

        theirs = self.current_screen.actions if self.current_screen else None
        return _opened(Page("Help", help_text(self._places[self._place], theirs, (self._actions, *self._more)), self))

    def show_about(self) -> QDialog:
        """Say what the program is."""
        from organiser.ui.shell.pages import Page, about_text

        return _opened(Page("About Organiser", about_text(self._version), self))

    # Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self._finish)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._frame.fold()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._screens.setFocus()  # a field that is being typed in tells its text when it is left
        self._keeper.keep()
        super().closeEvent(event)

    def _framed(self, places: Sequence[Place]) -> Frame:
        find, undo, redo = (self._actions[name] for name in ("shell.find", "shell.undo", "shell.redo"))
        frame = Frame(places, TopBar(find, undo, redo), self._screens, self._jobs)
        frame.sidebar.went.connect(lambda place_id: self.go(place_id) if place_id != self._place else self.lift())
        return frame

    def _finish(self) -> None:
        """What the first paint need not wait for: the screen, and then the menus."""
        self.first_painted.emit()
        self.go(self._place)
        self._menus.fill(self._groups)

    def _on_changed(self) -> None:
        self._frame.top.tell_saved()
        self.refresh()

    def _on_theme_changed(self) -> None:
        self._settings.set(_SCHEME, self.theme.scheme)
        self._settings.set(_TEXT_SCALE, f"{self.theme.text_scale:g}")
        self._frame.sidebar.updateGeometry()
        self._frame.fold()


def _opened(dialog: QDialog) -> QDialog:
    dialog.setModal(True)
    dialog.show()
    return dialog
