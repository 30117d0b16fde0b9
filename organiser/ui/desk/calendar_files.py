"""Writes calendar files from any screen, through jobs, and says where they are and which program likes which."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from organiser.app import files
from organiser.domain.problem import Problem
from organiser.domain.sessions import Session
from organiser.domain.text import counted
from organiser.exports.names import file_name
from organiser.store import queries
from organiser.ui.desk.desk import Desk, Spot
from organiser.ui.desk.paperwork import Made

if TYPE_CHECKING:
    from organiser.app.actions.calendars import Chosen
    from organiser.ui.desk.jobs import Progress

GUIDE: Final = Spot("calendars", "guides")  # which file suits which program

_EACH: Final = "calendars.each"
_ADVICE: Final = "Send it to people, or open it to put it into your own calendar."


class CalendarFiles:
    """One session with one click; many as files of their own or as one, whichever was chosen last."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @property
    def each(self) -> bool:
        """Whether each session gets a file of its own: what was chosen last, and at first what suits everybody."""
        return bool(self._desk.settings.get(_EACH, True))

    def explain(self) -> None:
        """Lead to the guide that says which file suits which program."""
        self._desk.go("playbook", GUIDE)

    def usual(self, session: Session) -> Path:
        """Where the calendar file of a session goes when nobody chose a place."""
        from organiser.app.actions import calendars

        return self._desk.paths.output / calendars.usual_name(session)

    def write_one(self, session_id: int, *, target: Path | None = None, made: Made | None = None) -> None:
        """Write the calendar file of a session; of a cancelled one also the common entry that says so."""
        from organiser.app.actions import calendars

        store, twin = self._desk.store, ""
        try:
            session = self._desk.ask(queries.sessions.one, session_id)
            chosen, where = calendars.of_session(store, session_id), target or self.usual(session)
            if target is None:
                files.folder(where.parent)
            calendars.write(store, chosen, where)
            if session.is_cancelled:
                twin = calendars.twin_name(session)
                calendars.write(store, chosen, where.with_name(twin), plain_cancelled=True)
        except Problem as problem:
            self._desk.notices.problem(problem)
            return
        if made is not None:
            made(where)
        event = "cancelled event" if session.is_cancelled else "event"
        also = f" For programs that do nothing with it there is “{twin}”." if twin else ""
        self._desk.notices.say(
            f"Wrote “{where.name}” with 1 {event}.",
            self._desk.elsewhere.opening(where),
            self._desk.elsewhere.showing(where.parent),
            advice=f"It is in {where.parent}. {_ADVICE}{also}",
        )

    def write_many(self, chosen: Chosen, name: str, *, each: bool, plain_cancelled: bool = False) -> None:
        """Write these sessions into one file of this name, or each into its own in a folder; remembers which."""
        from organiser.app.actions import calendars

        self._desk.settings.set(_EACH, each)
        try:
            output = files.folder(self._desk.paths.output)
            target = output / (file_name(f"{name} calendar files", "") if each else file_name(name, "ics"))
            work = calendars.job(self._desk.store, chosen, target, each=each, plain_cancelled=plain_cancelled)
        except Problem as problem:
            self._desk.notices.problem(problem)
            return
        sessions = counted(len(chosen.sessions), "session")

        def write(progress: Progress) -> list[Path]:
            return work(progress.step)

        def told(_written: list[Path]) -> None:
            folder = target if each else output
            words = f"Wrote {sessions}, each in its own file." if each else f"Wrote {sessions} into “{target.name}”."
            where = f"They are in {folder}." if each else f"It is in {folder}."
            self._desk.notices.say(
                words,
                *([] if each else [self._desk.elsewhere.opening(target)]),
                self._desk.elsewhere.showing(folder),
                advice=where,
            )

        self._desk.jobs.run(write, then=told, title=f"Writing {sessions}", cancellable=True)
