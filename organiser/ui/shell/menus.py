"""The menu bar, filled from the commands of the window and of the screen that is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMenuBar

from organiser.ui.desk.commands import Actions
from organiser.ui.shell.own_commands import SECTIONS


class Menus:
    """One menu for each section, with the groups of commands in the order in which they are handed in."""

    def __init__(self, bar: QMenuBar, about_to_show: Callable[[], object]) -> None:
        self._menus = {title.replace("&", ""): QMenu(title, bar) for title in SECTIONS}
        for menu in self._menus.values():
            menu.aboutToShow.connect(about_to_show)
            bar.addMenu(menu)

    def fill(self, groups: Iterable[Actions]) -> None:
        """Show the commands of these groups; called again when the screen changes."""
        groups = tuple(groups)
        for section, menu in self._menus.items():
            menu.clear()
            for group in groups:
                actions = _of_section(group, section)
                if actions and not menu.isEmpty():
                    menu.addSeparator()
                menu.addActions(actions)


def _of_section(actions: Actions, section: str) -> list[QAction]:
    return [action for command, action in actions.bound if command.section == section]
