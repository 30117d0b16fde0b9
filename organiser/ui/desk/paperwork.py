"""Writes handouts, invitations and calendar files from any screen, through jobs, and says where they are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from organiser.app import files
from organiser.domain import text
from organiser.domain.people import Person, Reading
from organiser.domain.problem import Problem
from organiser.domain.sessions import Session
from organiser.exports.names import file_name
from organiser.exports.paper.look import Look, Theme
from organiser.store import queries
from organiser.ui.desk.desk import Desk
from organiser.ui.desk.notices import Offer
from organiser.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from organiser.app.actions.handouts import Printout
    from organiser.app.actions.invitations import Invitations
    from organiser.domain.exercises import Exercise
    from organiser.domain.occasion import Subject
    from organiser.exports.prints import Print
    from organiser.ui.desk.jobs import Progress

_STYLE: Final = "prints.style"
_PAPER: Final = "prints.paper"
_THEME: Final = "prints.theme"
_MOST_NAMES: Final = 6

Made = Callable[[Path], object]


class Paperwork:
    """What is made of a session with one click. The store is asked here, on the GUI thread; the work is a job's."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @property
    def look(self) -> Look:
        """How prints look: what was chosen last."""
        style, paper, theme = (str(self._desk.settings.get(name)) for name in (_STYLE, _PAPER, _THEME))
        try:
            return Look(Reading(style or "standard"), paper or "A4", Theme(theme or "colour"))
        except (ValueError, Problem):
            return Look()

    def choose(self, look: Look) -> None:
        """Remember how prints are to look from now on."""
        for name, value in ((_STYLE, look.style), (_PAPER, look.paper), (_THEME, look.theme)):
            self._desk.settings.set(name, str(value))

    def usual_print(self, what: Print, session_id: int, look: Look) -> Path:
        """Where a print goes when nobody chose a place; the formats of one print do not overwrite each other."""
        from organiser.app.actions import handouts, occasions

        name = handouts.usual_name(what, occasions.gather(self._desk.store, session_id))
        return self._desk.paths.output / _styled(name, look.style)

    def usual_calendar(self, session: Session) -> Path:
        """Where the calendar file of a session goes when nobody chose a place."""
        from organiser.app.actions import calendars

        return self._desk.paths.output / calendars.usual_name(session)

    def print_one(self, what: Print, session_id: int, *, target: Path | None = None, made: Made | None = None) -> None:
        """Make one print and open it in the system's viewer; with a ``target`` of one's own only say where it is."""
        from organiser.app.actions import occasions

        try:
            subject = occasions.gather(self._desk.store, session_id)
        except Problem as problem:
            self._desk.notices.problem(problem)
            return
        self._print(what, subject, target, made)

    def print_programme(self, name: str, programme_id: int) -> None:
        """Make one print of a programme and open it."""
        from organiser.app.actions import handouts, occasions

        try:
            subject = occasions.course(self._desk.store, programme_id)
        except Problem as problem:
            self._desk.notices.problem(problem)
            return
        self._print(handouts.kind(name), subject)

    def print_exercise(self, exercise: Exercise) -> None:
        """Make one exercise in full and open it; that needs no workspace."""
        from organiser.app.actions import handouts, occasions

        group = self._desk.ask(queries.workspace.group) if self._desk.is_open else None
        self._print(handouts.kind("exercise"), occasions.method(exercise, group))

    def _print(self, what: Print, subject: Subject, target: Path | None = None, made: Made | None = None) -> None:
        from organiser.app.actions import handouts

        def told(printout: Printout) -> None:
            path = printout.path
            if made is not None:
                made(path)
            if target is not None:
                self.tell_made(f"Saved “{path.name}”.", Offer("Open", lambda: self.open(path)), _in_folder(path))
            elif self.open(path):
                self.tell_made(f"Made “{path.name}”.", _in_folder(path))
            self._warn(printout)

        look = self.look
        where = target or self._desk.paths.output / _styled(handouts.usual_name(what, subject), look.style)
        try:
            if target is None:
                files.folder(where.parent)
        except Problem as problem:
            self._desk.notices.problem(problem)
            return
        work = handouts.job(what, subject, look, where)
        self._desk.jobs.run(work, then=told, title=f"Making the {what.title.lower()}")

    def print_styles(self, what: Print, session_id: int, styles: Sequence[Reading]) -> None:
        """Make one print in each of these formats, and say where they are."""
        from organiser.app.actions import handouts, occasions

        try:
            occasion = occasions.gather(self._desk.store, session_id)
            folder = files.folder(self._desk.paths.output)
        except Problem as problem:
            self._desk.notices.problem(problem)
            return
        chosen, name = self.look, handouts.usual_name(what, occasion)
        looks = [Look(style, chosen.paper, chosen.theme) for style in styles]
        works = [handouts.job(what, occasion, look, folder / _styled(name, look.style)) for look in looks]

        def work(progress: Progress) -> list[Printout]:
            printouts = []
            for number, make in enumerate(works):
                progress.step(number, len(works))
                printouts.append(make())
            return printouts

        def told(printouts: list[Printout]) -> None:
            number = text.counted(len(printouts), "format")
            self.tell_made(f"Made the {what.title.lower()} in {number}.", _in_folder(printouts[0].path))
            self._warn(printouts[0])

        self._desk.jobs.run(
            work,
            then=told,
            title=f"Making the {what.title.lower()} in {text.counted(len(works), 'format')}",
            cancellable=True,
        )

    def _warn(self, printout: Printout) -> None:
        if printout.missing:
            self._desk.notices.say(printout.missing, tone=Tone.WARN)

    def write_invitations(self, session_id: int, *, only_old: bool = False) -> None:
        """Write a calendar file and a draft for everybody with an address, and note that they hold the date.

        ``only_old`` leaves out those who do not hold an old date.
        """
        from organiser.app.actions import invitations

        store = self._desk.store
        try:
            what = invitations.gather(store, session_id, only_old=only_old)
            if not what.by_mail:
                self._desk.notices.say("Nobody who is invited has an email address.", advice=_by_other_ways(what))
                return
            name = file_name(f"{what.session.starts:%Y-%m-%d} {what.session.title} invitations", "")
            folder = self._desk.paths.output / name
        except Problem as problem:
            self._desk.notices.problem(problem)
            return

        def written(_paths: object) -> None:
            # Another workspace may have been opened while the files were written.
            try:
                if self._desk.store is store:
                    invitations.note_given(store, what)
            except Problem as problem:
                self._desk.notices.problem(problem)
            self._desk.notices.say(
                f"Wrote {text.counted(len(what.by_mail), 'invitation')}, each a calendar file and a draft to send.",
                Offer("Show in folder", lambda: self.open(folder)),
                advice=_by_other_ways(what),
            )

        title = f"Writing {text.counted(len(what.by_mail), 'invitation')}"
        self._desk.jobs.run(invitations.job(what, folder), then=written, title=title)

    def write_calendar(self, session_id: int, *, target: Path | None = None, made: Made | None = None) -> None:
        """Write the calendar file of a session, and say where it is."""
        from organiser.app.actions import calendars

        try:
            session = self._desk.ask(queries.sessions.one, session_id)
            where = target or self.usual_calendar(session)
            if target is None:
                files.folder(where.parent)
            calendars.write(self._desk.store, calendars.of_session(self._desk.store, session_id), where)
        except Problem as problem:
            self._desk.notices.problem(problem)
            return
        if made is not None:
            made(where)
        event = "cancelled event" if session.is_cancelled else "event"
        self._desk.notices.say(
            f"Wrote “{where.name}” with 1 {event}.",
            Offer("Open", lambda: self.open(where)),
            _in_folder(where),
            advice=f"It is in {where.parent}. Send it to people, or open it to put it into your own calendar.",
        )

    def tell_made(self, words: str, *offers: Offer) -> None:
        """Say that something was made, and what can be done with it."""
        self._desk.notices.say(words, *offers)

    def open(self, path: Path) -> bool:
        """Open a file or folder with the system's own program for it; where there is none, say where it is."""
        if QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            return True
        self._desk.notices.say(f"There is no program here that opens “{path.name}”.", advice=f"It is at {path}.")
        return False


def _in_folder(path: Path) -> Offer:
    folder = QUrl.fromLocalFile(str(path.parent))
    return Offer("Show in folder", lambda: QDesktopServices.openUrl(folder))


def _styled(name: str, style: Reading) -> str:
    if style is Reading.STANDARD:
        return name
    return f"{name.removesuffix('.pdf')}, {style} print.pdf"


def _by_other_ways(what: Invitations) -> str:
    """``To reach by phone, text or post: Amina Yusuf (WhatsApp) and 3 more.``"""
    others: Sequence[Person] = what.otherwise
    if not others:
        return ""
    names = [f"{person.name} ({person.route.label})" for person in others]
    if len(names) > _MOST_NAMES:
        names = [*names[: _MOST_NAMES - 1], f"{len(names) - _MOST_NAMES + 1} more"]
    return f"To reach by phone, text or post: {text.listed(names)}."
