"""Joins the month and the week to the store: which days are shown, which is looked at, and what is moved there."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from organiser.domain import calendar_days, clock
from organiser.domain.calendar_days import Calendar, Entry
from organiser.domain.problem import Problem
from organiser.domain.sessions import Session
from organiser.ui.desk.desk import Desk
from organiser.ui.screens.sessions.calendar_moves import CalendarMoves
from organiser.ui.screens.sessions.days import DaysPresenter

_LOOK, _WEEK_NUMBERS, _NIGHTS = "sessions.look", "sessions.week_numbers", "sessions.nights"
_WHOLE_DAY = (0, 24 * 60)


class Look(StrEnum):
    """How the sessions are shown."""

    LIST = "list"
    MONTH = "month"
    WEEK = "week"


LOOKS = (("List", Look.LIST), ("Month", Look.MONTH), ("Week", Look.WEEK))


class CalendarPresenter(QObject):
    """``changed`` tells that other days are shown or that they were read anew, ``current_changed`` what is looked at.

    ``opened`` tells the id of a session whose page is wanted, ``asked_new`` the day and the minute of a new one,
    ``asked_day`` the Day that is to be shown by itself, ``asked_days`` the days of one's own.
    """

    TOPICS = frozenset({"session", "register", "person", "marked_day"})

    look_changed = Signal()
    changed = Signal()
    current_changed = Signal()
    opened = Signal(int)
    asked_new = Signal(object)
    asked_day = Signal(object)
    asked_days = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.look = Look.LIST
        self.today = self.day = desk.now().date()
        self.days: tuple[date, ...] = ()
        self.calendar = Calendar()
        self.session_id = 0
        self._span = _WHOLE_DAY
        self._anchor = self.day
        self._is_watched, self._is_stale = False, True
        self.moves = CalendarMoves(desk)
        self.moves.setParent(self)
        self.moves.gone.connect(self._follow)
        desk.opened.connect(self._on_opened)
        desk.news.changed.connect(self._on_news)

    def begin(self) -> None:
        """Look as it was looked the last time."""
        last = str(self._desk.settings.get(_LOOK, ""))
        self.look = Look(last) if last in set(Look) else Look.LIST
        self._turn_to(self.day)
        self.look_changed.emit()

    # What is shown

    @property
    def is_calendar(self) -> bool:
        """Whether a month or a week is shown."""
        return self.look is not Look.LIST

    @property
    def title(self) -> str:
        """What the days are: ``May 2027``, ``17 to 23 May 2027``."""
        if self.look is Look.WEEK:
            return calendar_days.week_in_words(self._anchor)
        return calendar_days.month_in_words(self._anchor)

    @property
    def month(self) -> int:
        """The month that is shown; days of others are grey."""
        return self._anchor.month

    @property
    def has_week_numbers(self) -> bool:
        return bool(self._desk.settings.get(_WEEK_NUMBERS, False))

    @property
    def has_nights(self) -> bool:
        """Whether the hours of the night are shown in full."""
        return bool(self._desk.settings.get(_NIGHTS, False))

    def toggle_week_numbers(self) -> None:
        """Show the numbers of the weeks, or hide them."""
        self._desk.settings.set(_WEEK_NUMBERS, not self.has_week_numbers)
        self.changed.emit()

    def toggle_nights(self) -> None:
        """Unfold the hours of the night, or fold them."""
        self._desk.settings.set(_NIGHTS, not self.has_nights)
        self.changed.emit()

    def show(self, look: Look, session: Session | None = None) -> None:
        """Look at the list, the month or the week, there at the ``session``; remembered for the next time."""
        self._desk.settings.set(_LOOK, str(look))
        was_list, self.look = not self.is_calendar, look
        if was_list and session is not None:
            self.day, self.session_id = self._day_of(session), session.id
        self._span = _WHOLE_DAY
        self._turn_to(self.day)
        self.look_changed.emit()

    def watch(self, watched: bool) -> None:
        """Keep the days up to date while somebody sees them; what is hidden catches up when it is shown."""
        self._is_watched = watched
        if not watched:
            self.moves.finish()
        elif self._is_stale:
            self.refresh()

    def refresh(self) -> None:
        """Read the days again."""
        from organiser.app.actions import calendar_days as looking

        self._is_stale = not self._is_watched
        if self._is_stale or not self._desk.is_open or not self.is_calendar:
            self._is_stale = True
            return
        self.today = self._desk.now().date()
        self.calendar = looking.look(self._desk.store, self.days)
        self.changed.emit()
        self.choose(self.day, self._span, self.session_id)

    # What is looked at

    @property
    def span(self) -> tuple[int, int]:
        """The minutes of the day that are looked at: all of them, or in the week those of one row."""
        return self._span

    @property
    def here(self) -> tuple[Entry, ...]:
        """The sessions of the day that is looked at; in the week, those of the hour."""
        since, until = self._span
        return tuple(one for one in self.calendar.on(self.day).entries if one.since < until and one.until > since)

    @property
    def entry(self) -> Entry | None:
        """The session that is looked at, on its day."""
        return next((one for one in self.here if one.session.id == self.session_id), None)

    def choose(self, day: date, span: tuple[int, int] = _WHOLE_DAY, session_id: int = 0) -> None:
        """Look at a day, in the week at some minutes of it, and there at a session: the one named, or the first."""
        self.day, self._span = day, span
        here = [one.session.id for one in self.here]
        self.session_id = session_id if session_id in here else here[0] if here else 0
        self.current_changed.emit()

    def choose_next(self, by: int = 1) -> None:
        """Look at the next of the sessions that are here."""
        here = [one.session.id for one in self.here]
        if here:
            at = here.index(self.session_id) if self.session_id in here else 0
            self.choose(self.day, self._span, here[(at + by) % len(here)])

    def step(self, days: int) -> None:
        """Look at another day, so many days on."""
        self.go_to(self.day, by=days)

    def turn(self, by: int) -> None:
        """Show the next month or week, or the one before."""
        if self.look is Look.WEEK:
            self.go_to(self.day, by=7 * by)
            return
        self.go_to(calendar_days.months_later(self._anchor.replace(day=1), by, self.day.day), turns=True)

    def go_to(self, day: date, *, by: int = 0, turns: bool = False) -> None:
        """Look at a day; the month or week is turned where it is not among those that are shown, or on demand."""
        try:
            day = day + timedelta(days=by)
            clock.check_year(day)
        except (OverflowError, Problem):
            return
        self.day = day
        if turns or day not in self.days:
            self._turn_to(day)
        else:
            self.choose(day, self._span)

    def go_to_today(self) -> None:
        """Look at today."""
        self.go_to(self._desk.now().date(), turns=True)

    def open(self) -> None:
        """Open the page of the session that is looked at; where there is none, ask for a new one."""
        if self.session_id:
            self.opened.emit(self.session_id)
        else:
            self.ask_new()

    def open_day(self, day: date) -> None:
        """Show everything of one day by itself."""
        self.asked_day.emit(self.calendar.on(day))

    def ask_days(self) -> None:
        """Show the days of one's own."""
        self.asked_days.emit(DaysPresenter(self._desk))

    def ask_new(self) -> None:
        """Ask for a new session on the day that is looked at; in the week, at the hour."""
        since, until = self._span
        self.asked_new.emit((self.day, since if until - since <= 60 else None))

    # Moving

    def move_days(self, by: int) -> None:
        """Move the session that is looked at by so many days; presses that follow each other are one step."""
        if (entry := self.entry) is not None:
            self.moves.ask(entry.session, entry.session.starts + timedelta(days=by), joins=True)

    def move_minutes(self, by: int) -> None:
        """Move the session that is looked at to another time of day."""
        if (entry := self.entry) is not None:
            self.moves.ask(entry.session, entry.session.starts + timedelta(minutes=by), joins=True)

    def drop_on(self, entry: Entry, day: date) -> None:
        """Move a session to another day, at the same time."""
        self.moves.ask(entry.session, entry.session.starts + (day - entry.day))

    def drop_at(self, entry: Entry, starts: datetime) -> None:
        """Move a session to another time; ``starts`` is what the clocks at home show then."""
        session = entry.session
        self.moves.ask(session, calendar_days.at_home(starts, clock.DEFAULT_ZONE, session.timezone))

    def _follow(self, session: Session) -> None:
        starts = calendar_days.at_home(session.starts, session.timezone)
        if self._span != _WHOLE_DAY:
            self._span = (starts.hour * 60, starts.hour * 60 + 60)
        self.day, self.session_id = starts.date(), session.id
        if self.day not in self.days:
            self._turn_to(self.day)
        else:
            self.choose(self.day, self._span, session.id)

    # Inside

    def _day_of(self, session: Session) -> date:
        return calendar_days.at_home(session.starts, session.timezone).date()

    def _turn_to(self, day: date) -> None:
        self._anchor = day
        self.days = calendar_days.week_days(day) if self.look is Look.WEEK else calendar_days.month_days(day)
        self.refresh()

    def _on_opened(self) -> None:
        self.session_id, self.calendar = 0, Calendar()
        self.day = self.today = self._desk.now().date()
        self._turn_to(self.day)

    def _on_news(self, topics: frozenset[str]) -> None:
        if self._desk.is_open and topics & self.TOPICS:
            self.refresh()
