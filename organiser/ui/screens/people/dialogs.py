"""What the menu "More" opens over the people, by name; each dialog is loaded when it is first wanted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtWidgets import QWidget

from organiser.domain.people import Person
from organiser.ui.desk.desk import Desk


def _keeping(desk: Desk, parent: QWidget) -> object:
    from organiser.ui.screens.people.keeping import open_keeping

    return open_keeping(desk, parent)


def _import(desk: Desk, parent: QWidget) -> object:
    from organiser.ui.screens.people.import_dialog import open_import

    return open_import(desk, parent)


def _export(desk: Desk, parent: QWidget) -> object:
    from organiser.ui.screens.people.export_dialog import open_export

    return open_export(desk, parent)


def _duplicates(desk: Desk, parent: QWidget) -> object:
    from organiser.ui.screens.people.duplicates_dialog import open_duplicates

    return open_duplicates(desk, parent)


def open_calendar(desk: Desk, parent: QWidget, person: Person) -> object:
    """Ask as how many files the sessions are written to which somebody is invited."""
    from organiser.app.actions import calendars
    from organiser.ui.dialogs import calendar_export

    asked = calendar_export.question(
        desk, parent, lambda: calendars.of_person(desk.store, person.id), f"Sessions for {person.name}"
    )
    if asked is not None:
        asked.ask()
    return asked


# name -> what opens it over a window, such as one line ``"import": _import`` with a function that imports its module.
DIALOGS: Final[Mapping[str, Callable[[Desk, QWidget], object]]] = {
    "duplicates": _duplicates,
    "import": _import,
    "export": _export,
    "keeping": _keeping,
}
