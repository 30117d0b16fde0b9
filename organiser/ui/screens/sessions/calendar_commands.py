"""What can be done in the month and the week, and how one gets there."""

from __future__ import annotations

from typing import Final

from organiser.ui.desk.commands import Command
from organiser.ui.screens.sessions.calendar_presenter import Look
from organiser.ui.screens.sessions.presenter import SessionsPresenter


def _is_calendar(presenter: SessionsPresenter) -> bool:
    return presenter.is_open and presenter.calendar.is_calendar


def _look(look: Look, title: str, keys: str, icon: str, help_text: str) -> Command[SessionsPresenter]:
    return Command(
        f"calendar.{look}",
        title,
        lambda p: p.calendar.show(look, p.session),
        keys=keys,
        icon=icon,
        when=lambda p: p.is_open,
        section="View",
        help=help_text,
        reads=True,
    )


COMMANDS: Final[tuple[Command[SessionsPresenter], ...]] = (
    _look(Look.LIST, "Sessions as a l&ist", "Ctrl+Shift+L", "list-checks", "The coming sessions, and the past ones"),
    _look(Look.MONTH, "Sessions by &month", "Ctrl+Shift+M", "calendar-days", "Six weeks, bank holidays and clashes"),
    _look(Look.WEEK, "Sessions by &week", "Ctrl+Shift+W", "calendar", "Seven days by the hour"),
    Command(
        "calendar.open",
        "&Open session",
        lambda p: p.calendar.open(),
        icon="folder-open",
        when=lambda p: _is_calendar(p) and bool(p.calendar.session_id),
        help="Show the page of the session that is chosen in the month or week (Enter)",
        reads=True,
    ),
    Command(
        "calendar.today",
        "&Go to today",
        lambda p: p.calendar.go_to_today(),
        icon="sun",
        when=_is_calendar,
        section="View",
        help="Show the month or week in which today is (Home)",
        reads=True,
    ),
    Command(
        "calendar.weeks",
        "Week &numbers",
        lambda p: p.calendar.toggle_week_numbers(),
        when=lambda p: _is_calendar(p) and p.calendar.look is Look.MONTH,
        section="View",
        help="Show the numbers of the weeks beside the month, or hide them",
        reads=True,
    ),
    Command(
        "calendar.nights",
        "H&ours of the night",
        lambda p: p.calendar.toggle_nights(),
        icon="moon",
        when=lambda p: _is_calendar(p) and p.calendar.look is Look.WEEK,
        section="View",
        help="Unfold the hours of the night in the week, or fold them",
        reads=True,
    ),
    Command(
        "calendar.days",
        "D&ays of your own…",
        lambda p: p.calendar.ask_days(),
        icon="star",
        when=_is_calendar,
        section="View",
        help="Mark awareness days and the like in the calendar, one by one or from a file",
    ),
)
