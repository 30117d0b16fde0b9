"""What can be done with sessions."""

from __future__ import annotations

from typing import Final

from organiser.domain.sessions import Status
from organiser.ui.desk.commands import Command
from organiser.ui.desk.desk import Spot
from organiser.ui.screens.sessions.presenter import SessionsPresenter


def _is_open(presenter: SessionsPresenter) -> bool:
    return presenter.session is not None


def _may_become(presenter: SessionsPresenter, status: Status) -> bool:
    return presenter.session is not None and presenter.session.status is not status


COMMANDS: Final[tuple[Command[SessionsPresenter], ...]] = (
    Command(
        "sessions.new",
        "&New session…",
        lambda p: p.calendar.ask_new() if p.calendar.is_calendar else p.ask_new(),
        keys="Ctrl+N",
        icon="plus",
        when=lambda p: p.is_open,
        section="File",
        help="Plan a session: only a title is needed",
    ),
    Command(
        "sessions.export",
        "E&xport calendar",
        lambda p: p.export(),
        keys="Ctrl+E",
        icon="calendar-plus",
        when=_is_open,
        section="File",
        help="Write a calendar file (.ics) that can be sent to people",
        reads=True,
    ),
    Command(
        "sessions.run",
        "R&un it",
        lambda p: p.desk.go("live", Spot(p.session.id)) if p.session else None,
        keys="Ctrl+R",
        icon="play",
        when=_is_open,
        section="View",
        help="Lead through the session from a window that can be read across a room",
        reads=True,
    ),
    Command(
        "sessions.details",
        "&Details…",
        lambda p: p.ask_details(),
        keys="Ctrl+I",
        icon="settings",
        when=_is_open,
        help="Change the date, the place, the link and the programme",
    ),
    Command(
        "sessions.rename",
        "&Rename session",
        lambda p: p.asked_title.emit(),
        "F2",
        "pencil",
        _is_open,
        help="Type another title in its place",
    ),
    Command(
        "sessions.move",
        "&Move to another time…",
        lambda p: p.ask_move(),
        icon="calendar",
        when=_is_open,
        help="Choose another day or time; the plan moves along",
    ),
    Command(
        "sessions.copy",
        "&Copy to another time…",
        lambda p: p.ask_copy(),
        icon="copy",
        when=_is_open,
        help="Make a session with the same plan, to which nobody is invited yet",
    ),
    Command(
        "sessions.versions",
        "&Versions of the plan…",
        lambda p: p.ask_versions(),
        icon="history",
        when=_is_open,
        help="Release the plan as a version, see what has changed since, or go back to one",
    ),
    Command(
        "sessions.confirm",
        "Con&firm session",
        lambda p: p.set_status(Status.CONFIRMED),
        icon="circle-check",
        when=lambda p: _may_become(p, Status.CONFIRMED),
        help="Say that it takes place",
    ),
    Command(
        "sessions.provisional",
        "Make &provisional",
        lambda p: p.set_status(Status.PROVISIONAL),
        icon="circle-dashed",
        when=lambda p: _may_become(p, Status.PROVISIONAL),
        help="Say that it may still change",
    ),
    Command(
        "sessions.cancel",
        "C&ancel session",
        lambda p: p.set_status(Status.CANCELLED),
        icon="circle-x",
        when=lambda p: _may_become(p, Status.CANCELLED),
        help="Say that it does not take place; it stays in the list",
    ),
    Command(
        "sessions.delete",
        "De&lete session",
        lambda p: p.remove(),
        "Del",
        "trash-2",
        _is_open,
        help="Put the session into the bin; Undo brings it back",
    ),
)
