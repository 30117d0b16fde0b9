"""What can be done with people."""

from __future__ import annotations

from typing import Final

from organiser.ui.desk.commands import Command
from organiser.ui.screens.people.presenter import PeoplePresenter

_ON_THE_PAGE: Final[tuple[Command[PeoplePresenter], ...]] = (
    Command(
        "people.add",
        "&Add somebody",
        lambda presenter: presenter.asks_name.emit(),
        keys="Ctrl+N",
        icon="user-plus",
        when=lambda presenter: presenter.is_open,
        section="File",
        help="Only a name is needed",
    ),
    Command(
        "people.calendar",
        "&Calendar file…",
        lambda presenter: presenter.asks_calendar.emit(presenter.current),
        icon="calendar-days",
        when=lambda presenter: presenter.current is not None,
        section="File",
        help="Write the sessions to which this person is invited as calendar files",
        reads=True,
    ),
    Command(
        "people.remove",
        "&Remove",
        PeoplePresenter.remove,
        keys="Del",
        icon="trash-2",
        when=lambda presenter: presenter.current is not None,
        help="Put this person into the bin",
    ),
)

# What the menu "More" of the page offers, in its order. A command asks its presenter to open a dialog of dialogs.py:
# Command("people.import", "&Import…", lambda presenter: presenter.opens.emit("import"), section="File", ...).
MORE: Final[tuple[Command[PeoplePresenter], ...]] = (
    Command(
        "people.import",
        "&Import people…",
        lambda presenter: presenter.opens.emit("import"),
        keys="Ctrl+Shift+I",
        icon="download",
        when=lambda presenter: presenter.is_open,
        section="File",
        help="From a form, a spreadsheet (Excel, CSV), a mailing list or a phone's contacts",
    ),
    Command(
        "people.export",
        "E&xport people…",
        lambda presenter: presenter.opens.emit("export"),
        icon="upload",
        when=lambda presenter: presenter.is_open and presenter.total > 0,
        section="File",
        help="As a table for spreadsheets, or as contacts for phones",
        reads=True,
    ),
    Command(
        "people.duplicates",
        "&Possibly the same…",
        lambda presenter: presenter.opens.emit("duplicates"),
        icon="users",
        when=lambda presenter: presenter.is_open and presenter.total > 1,
        help="People who may be here twice: merge them, or say that they are two",
    ),
    Command(
        "people.about",
        "What we &hold on them",
        PeoplePresenter.tell_about,
        icon="file-text",
        when=lambda presenter: presenter.current is not None,
        section="File",
        help="Everything held on this person, as a page in plain words to hand over",
        reads=True,
    ),
    Command(
        "people.erase",
        "&Erase for good…",
        PeoplePresenter.ask_to_erase,
        icon="trash-2",
        when=lambda presenter: presenter.current is not None,
        help="Erase this person without a trace; the sessions keep their numbers",
    ),
    Command(
        "people.keeping",
        "Keeping and e&rasing…",
        lambda presenter: presenter.opens.emit("keeping"),
        icon="archive-restore",
        when=lambda presenter: presenter.is_open,
        section="File",
        help="How long things are kept, and what is due to go",
    ),
)

COMMANDS: Final[tuple[Command[PeoplePresenter], ...]] = (*_ON_THE_PAGE, *MORE)
