"""The menu bar, filled from the commands of the window and of the screen that is shown."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMenuBar

from organiser.ui.desk.commands import Actions
from organiser.ui.shell.own_commands import SECTIONS


class Menus:
    """One menu for each section: the screen's commands first, then the window's own."""

    def __init__(self, bar: QMenuBar, about_to_show: Callable[[], object]) -> None:
        self._menus = {title.replace("&", ""): QMenu(title, bar) for title in SECTIONS}
        for menu in self._menus.values():
            menu.aboutToShow.connect(about_to_show)
            bar.addMenu(menu)

    def fill(self, own: Actions, screen: Actions | None) -> None:
        """Show the commands of these two; called again when the screen changes."""
        for section, menu in self._menus.items():
            theirs = _of_section(screen, section) if screen is not None else []
            menu.clear()
            menu.addActions(theirs)
            if theirs:
                menu.addSeparator()
            menu.addActions(_of_section(own, section))


def _of_section(actions: Actions, section: str) -> list[QAction]:
    return [action for command, action in actions.bound if command.section == section]
