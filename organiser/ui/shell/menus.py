"""The menu bar, filled from the commands of the window and of the screen that is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMenuBar

from organiser.ui.desk.commands import Actions
from organiser.ui.shell.own_commands import SECTIONS


class Menus:
    """One menu for each section, with the groups of commands in the order in which they are handed in.

    A menu within another stands where the first of its commands would.
    """

    def __init__(self, bar: QMenuBar, about_to_show: Callable[[], object]) -> None:
        self._menus: dict[str, QMenu] = {}
        self._inner: dict[str, QMenu] = {}
        for title, inner in SECTIONS.items():
            menu = QMenu(title, bar)
            menu.aboutToShow.connect(about_to_show)
            bar.addMenu(menu)
            self._menus[_plain(title)] = menu
            self._inner |= {f"{_plain(title)}/{_plain(one)}": QMenu(one, menu) for one in inner}

    def fill(self, groups: Sequence[Actions]) -> None:
        """Show the commands of these groups, the window's own last; called again when the screen changes."""
        for menu in (*self._menus.values(), *self._inner.values()):
            menu.clear()
        for section, menu in self._menus.items():
            # Undo stands where everybody looks for it.
            for group in (groups[-1], *groups[:-1]) if section == "Edit" else groups:
                entries = list(self._entries(group, section))
                if entries and not menu.isEmpty():
                    menu.addSeparator()
                menu.addActions(entries)

    def _entries(self, group: Actions, section: str) -> Iterator[QAction]:
        """What a group adds to a menu itself; the rest goes into the menus within it."""
        for command, action in group.bound:
            if command.section == section:
                yield action
            elif command.section.startswith(f"{section}/"):
                inner = self._inner[command.section]
                if inner.isEmpty():
                    yield inner.menuAction()
                inner.addAction(action)


def _plain(title: str) -> str:
    return title.replace("&", "")
