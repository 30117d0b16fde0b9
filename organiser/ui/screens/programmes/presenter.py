"""Joins programmes, their sessions and their rosters to the store."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from organiser.domain import series, text
from organiser.domain.problem import Problem
from organiser.domain.programmes import Programme, Target
from organiser.domain.series import Series
from organiser.domain.sessions import Session
from organiser.domain.sets import ReadySet, Wish
from organiser.store import changes, queries
from organiser.ui.desk.desk import Desk, Spot
from organiser.ui.screens.programmes import model, steps
from organiser.ui.screens.programmes.applications import Applications
from organiser.ui.screens.programmes.lots import Lots
from organiser.ui.screens.programmes.model import Portrait
from organiser.ui.screens.programmes.rosters import Roster
from organiser.ui.screens.programmes.wholes import Wholes
from organiser.ui.widgets.rows import RowsModel

if TYPE_CHECKING:
    from organiser.app.actions.renewals import Renewal
    from organiser.store.queries.programmes import ProgrammeLine


_NEW = {"new": "programme", "set": "set"}
_USUAL_PAUSE = timedelta(weeks=4)


class ProgrammesPresenter(QObject):
    """``shown`` says that ``current`` is another or has changed; ``brought_up`` that it should be looked at, and
    ``turned`` at which side of it.

    ``wanted`` asks the view for something: a new "programme", one from a "set", a "copy" or the "calendar" of this one,
    more "sessions", "people" from the list, other "places", or another "title". The parts that ``roster``,
    ``applications``, ``lots`` and ``wholes`` do are theirs.
    """

    TOPICS = frozenset(
        {"programme", "target", "neighbourhood", "session", "member", "person", "person_sector", "register"}
        | {"application", "draw", "companion"}
    )
    shown = Signal()
    brought_up = Signal()
    wanted = Signal(str)
    turned = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.wholes = Wholes(desk)
        self.lots = Lots(desk)
        self.applications = Applications(desk)
        self.roster = Roster(desk, self.applications, lambda: self.current)
        self._current_id = 0
        self._is_watched, self._is_stale = True, False
        self.current: Portrait | None = None
        self.model: RowsModel[ProgrammeLine] = RowsModel(
            lambda line: model.row_of(line, self.today), key=lambda line: line.programme.id, parent=self
        )
        desk.opened.connect(self._start_over)
        desk.news.changed.connect(self._on_changed)
        if desk.is_open:
            self.refresh()

    @property
    def desk(self) -> Desk:
        """What the questions over this screen act on."""
        return self._desk

    @property
    def is_open(self) -> bool:
        """Whether there is a workspace to plan in."""
        return self._desk.is_open

    @property
    def today(self) -> date:
        """The date on this computer's calendar."""
        return self._desk.now().astimezone().date()

    def refresh(self) -> None:
        """Read everything anew; where the current programme is gone, the one that took its place is shown."""
        if not self._desk.is_open:
            return
        self._is_stale = False
        before = [line.programme.id for line in self.model.values]
        lines = self._desk.ask(queries.programmes.every)
        ids = [line.programme.id for line in lines]
        if self._current_id not in ids:
            place = before.index(self._current_id) if self._current_id in before else 0
            self._current_id = ids[min(place, len(ids) - 1)] if ids else 0
            self.roster.choose(())
        self.current = self._portrait()
        self.model.show(lines)
        self.shown.emit()

    def watch(self, watched: bool) -> None:
        """Follow changes at once while somebody looks; what is hidden catches up when it is shown."""
        self._is_watched = watched
        if watched and self._is_stale:
            self.refresh()

    def choose(self, line: ProgrammeLine | None) -> None:
        """Show the programme that the user moved to."""
        if line is not None and line.programme.id != self._current_id:
            self._show(line.programme.id)

    def go(self, target: object) -> None:
        """Bring up what is meant: a programme, or the question for a new one."""
        if not self._desk.is_open or not isinstance(target, Spot):
            return
        if target.id in _NEW:
            self.wanted.emit(_NEW[target.id])
        elif isinstance(target.id, int) and self.model.index_of(target.id).isValid():
            self._show(target.id)
            self.brought_up.emit()
            if target.tab:
                self.turned.emit(target.tab)

    # Programmes

    def add(self, programme: Programme) -> None:
        """Add a programme and show it."""
        self._bring_up(self._desk.do(f"Start {programme.title}", changes.programmes.add, programme))

    def rename(self, title: str) -> None:
        """Give the programme another title."""
        self._edit("Rename", title=title)

    def describe(self, purpose: str) -> None:
        """Write down what the programme is for; typing that goes on is one step."""
        self._edit("Describe", joins="purpose", purpose=purpose)

    def set_capacity(self, capacity: int) -> None:
        """Say how many places there are in all; 0 when nobody counts."""
        self._edit("Change the places of", capacity=capacity)

    def set_deadline(self, apply_by: date | None) -> None:
        """Say until when people can apply, or that there is no such day."""
        self._edit("Change the last day to apply of", apply_by=apply_by)

    def set_rule(self, **fields: Any) -> None:
        """Change one of the rules by which places are shared: a field of the programme and its value."""
        self._edit("Change how places are shared in", **fields)

    def keep_places(self, targets: Sequence[Target]) -> None:
        """Share the places by neighbourhood."""
        self._edit("Share out the places of", targets=tuple(targets))

    def remove(self) -> None:
        """Put the programme into the bin with its sessions."""
        if self.current is None:
            return
        programme, number = self.current.programme, len(self.current.sessions)
        self._desk.do(f"Delete {programme.title}", changes.programmes.remove, programme.id)
        rest = f" and its {text.counted(number, 'session')}" if number else ""
        self._desk.tell(f"Deleted “{programme.title}”{rest}.", undo=True)

    def make_pack(self) -> None:
        """Write the plans as a neighbourhood pack beside the user's other files."""
        if self.current is not None:
            self.wholes.make_pack(self.current.programme)

    def print_audit(self) -> None:
        """Print the sheet with which anyone can check the draw of the programme."""
        if self.current is not None:
            self.lots.print_audit(self.current.programme)

    def print_overview(self) -> None:
        """Print every session of the programme on a page or two."""
        if self.current is not None:
            self.wholes.print_overview(self.current.programme)

    # Whole programmes at once

    def take_set(self, ready: ReadySet, wish: Wish) -> None:
        """Make a programme of a set, and show it."""
        self._bring_up(self.wholes.take(ready, wish))

    def next_first(self) -> date:
        """Where a copy most likely begins: some weeks after the last session, and not in the past."""
        sessions = self.current.sessions if self.current else ()
        last = max((session.starts.date() for session in sessions), default=self.today)
        return max(last, self.today) + _USUAL_PAUSE

    def prepare_copy(self, first: date, title: str) -> Renewal:
        """What a copy of the current programme would be; raises a Problem where something is amiss."""
        return self.wholes.prepare(self._current_id, first, title)

    def copy(self, renewal: Renewal | None, *, with_people: bool) -> None:
        """Make the copy that was prepared, and show it."""
        if renewal is not None:
            self._bring_up(self.wholes.copy(self._current_id, renewal, with_people=with_people))

    def _bring_up(self, programme_id: int | None) -> None:
        if programme_id is not None:
            self._show(programme_id)
            self.brought_up.emit()

    # Sessions

    def next_series(self) -> Series:
        """What most likely comes next in this programme."""
        return series.following(self.current.sessions if self.current else (), self._desk.now().astimezone())

    def planned(self, wish: Series) -> tuple[series.Planned, ...]:
        """The sessions that a series would become here; raises a Problem where something is amiss."""
        titles = [session.title for session in self.current.sessions] if self.current else []
        return series.planned(wish, titles, self._current_id or None)

    def plan(self, sessions: Sequence[Session]) -> None:
        """Add sessions to the programme, as one step."""
        words = f"“{sessions[0].title}”" if len(sessions) == 1 else text.counted(len(sessions), "session")
        self._desk.do(f"Plan {words.strip('“”')}", steps.add_sessions, sessions)
        self._desk.tell(f"Planned {words}.", undo=True)

    def open_session(self, session: Session) -> None:
        """Go to a session's page."""
        self._desk.go("sessions", Spot(session.id, "plan"))

    def neighbourhoods(self) -> tuple[str, ...]:
        """The names of all neighbourhoods that are known."""
        return tuple(one.name for one in self._desk.ask(queries.people.neighbourhoods))

    # Within

    def _start_over(self) -> None:
        """Another workspace is open; its programmes have nothing to do with those before."""
        self._current_id = 0
        self.roster.choose(())
        self.refresh()

    def _show(self, programme_id: int) -> None:
        self._current_id = programme_id
        self.roster.choose(())
        self.current = self._portrait()
        self.shown.emit()

    def _portrait(self) -> Portrait | None:
        programme = self._desk.ask(queries.programmes.one, self._current_id) if self._current_id else None
        pool = self.applications.read(programme)
        if programme is None or pool is None:
            return None
        return Portrait(
            programme,
            self._desk.ask(queries.sessions.every, programme.id),
            self._desk.ask(queries.programmes.grid, programme.id),
            pool,
            self._desk.ask(queries.programmes.roles, programme.id),
            self.today,
            self._desk.ask(queries.sectors.of_programme, programme.id),
            self._desk.ask(queries.attendance.rates, programme.id, self._desk.now()),
        )

    def _edit(self, verb: str, *, joins: str = "", **fields: Any) -> None:
        """Write other fields over the current programme; what cannot be is told, and the page shows what is."""
        if self.current is None:
            return
        before = self.current.programme
        try:
            after = replace(before, **fields)
        except Problem as problem:
            self._desk.notices.problem(problem)
            self.shown.emit()
            return
        if after != before:
            step = f"programme:{before.id}:{joins}" if joins else ""
            self._desk.do_joined(step, f"{verb} {before.title}", changes.programmes.edit, before.id, after)

    def _on_changed(self, topics: frozenset[str]) -> None:
        if topics & self.TOPICS:
            self._is_stale = True
            self.watch(self._is_watched)
