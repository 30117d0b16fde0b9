"""The window with all its places: a screen is one line here, a tab of the session page another."""

from __future__ import annotations

from importlib import import_module

import organiser
from organiser.ui.desk.desk import Desk
from organiser.ui.shell.places import Place, Screen, SessionTab, TabPlace
from organiser.ui.shell.shell import Shell
from organiser.ui.theme.theme import Theme

# id, title, icon, keys, help; the module organiser.ui.screens.<id> makes the screen when it is first shown
SCREENS = (
    ("home", "Home", "house", "Ctrl+1", "The next session, and what still stands between it and being ready."),
    ("programmes", "Programmes", "layers", "Ctrl+2", "Series of sessions with one roster and places to share."),
    ("sessions", "Sessions", "calendar-days", "Ctrl+3", "Every session, its plan, its people and its handouts."),
    ("playbook", "Playbook", "book-open", "Ctrl+4", "Exercises to choose from, and guides to read."),
    ("people", "People", "users", "Ctrl+5", "Everybody who takes part, and how to reach them."),
)

# The queries whose answers Home shows: these are there before the workspace is opened, the others come after.
FIRST_ASKED = (
    "agendas", "attendance", "keeping", "ledger", "needs", "people", "programmes", "sessions", "workspace"
)  # fmt: skip

# id, title, icon; the module organiser.ui.screens.<id> makes the tab
SESSION_TABS = (
    ("plan", "Plan", "clock"),
    ("invitations", "People", "users"),
    ("needs", "Needs", "accessibility"),
    ("groups", "Groups", "layout-grid"),
    ("register", "Register", "user-check"),
    ("handouts", "Handouts", "printer"),
    ("notes", "Notes", "sticky-note"),
)

# What stands beside the window or lies over a screen; the module organiser.ui.screens.<id> shows it
MORE = ("live", "preview")


def build(desk: Desk, theme: Theme) -> Shell:
    """The window, with nothing in it yet but the frame of the first screen."""
    places = [
        Place(name, title, icon, keys, lambda name=name: _screen(name, desk), help_text)  # type: ignore[misc]
        for name, title, icon, keys, help_text in SCREENS
    ]
    shell = Shell(
        places,
        theme=theme,
        settings=desk.settings,
        notices=desk.notices,
        jobs=desk.jobs,
        news=desk.news,
        version=organiser.__version__,
    )
    desk.went.connect(lambda place, spot: _lead(desk, shell, place, spot))
    return shell


def _lead(desk: Desk, shell: Shell, place: str, spot: object) -> None:
    """Show a place of the sidebar, or what is shown beside or over it."""
    if place in MORE:
        import_module(f"organiser.ui.screens.{place}").show(desk, shell, spot)
    else:
        shell.go(place, spot)


def _screen(name: str, desk: Desk) -> Screen:
    module = import_module(f"organiser.ui.screens.{name}")
    screen: Screen = module.make(desk, _tabs(desk)) if name == "sessions" else module.make(desk)
    return screen


def _tabs(desk: Desk) -> tuple[TabPlace, ...]:
    return tuple(
        TabPlace(name, title, icon, lambda name=name: _tab(name, desk))  # type: ignore[misc]
        for name, title, icon in SESSION_TABS
    )


def _tab(name: str, desk: Desk) -> SessionTab:
    tab: SessionTab = import_module(f"organiser.ui.screens.{name}").make(desk)
    return tab
