"""The places one can go to, and what a screen hands to the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QWidget

from organiser.ui.desk.commands import Actions


@dataclass(frozen=True, slots=True)
class Screen:
    """One screen, ready to be shown.

    ``actions`` stand in the menus while it is shown. ``go`` brings it to something in particular, such as one session;
    ``search`` puts the cursor into its search field (Ctrl+F).
    """

    view: QWidget
    actions: Actions | None = None
    go: Callable[[object], object] | None = None
    search: QWidget | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """One line of the sidebar. ``make`` builds the screen when it is first shown; ``help`` is for the help page."""

    id: str
    title: str
    icon: str
    keys: str
    make: Callable[[], Screen]
    help: str = ""


class SessionTab(Protocol):
    """One tab of a session's page: a view, its commands, and the session it is to show."""

    view: QWidget
    actions: Actions | None

    def show_session(self, session_id: int) -> None:
        """Show this session from now on, and follow its changes."""
        ...


@runtime_checkable
class PartedTab(SessionTab, Protocol):
    """A tab that can show a part of what it holds, such as those who hold an old date."""

    def show_part(self, name: str) -> None:
        """Show that part of the session from now on."""
        ...


@dataclass(frozen=True, slots=True)
class TabPlace:
    """One tab of a session's page; ``make`` is called when it is first shown."""

    id: str
    title: str
    icon: str
    make: Callable[[], SessionTab]
