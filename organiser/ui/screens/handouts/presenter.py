"""Joins the handouts of one session to the store, the settings and the jobs that make them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Final

from PySide6.QtCore import QObject, Signal

from organiser.domain.copies import Format
from organiser.domain.people import Reading
from organiser.exports.paper.look import Look
from organiser.store import changes, queries
from organiser.ui.desk.calendar_files import CalendarFiles
from organiser.ui.desk.desk import Desk, Spot
from organiser.ui.desk.follower import SessionFollower
from organiser.ui.desk.label_sheets import LabelSheets
from organiser.ui.desk.papers import Papers
from organiser.ui.desk.paperwork import Paperwork
from organiser.ui.desk.printing import Printing
from organiser.ui.screens.handouts.model import CALENDAR, INVITATIONS, PACK, needed_styles, needs_in_words, offered

if TYPE_CHECKING:
    from organiser.app.actions.handouts import Draft
    from organiser.domain.occasion import Occasion
    from organiser.domain.printings import OutOfDate
    from organiser.domain.sessions import Session
    from organiser.exports.paper.label_grids import Placing
    from organiser.exports.prints import Print
    from organiser.ui.desk.jobs import Progress

GUIDE: Final = Spot("printing", "guides")


class HandoutsPresenter(SessionFollower):
    """What can be made, in which look, and where what was made last is."""

    TOPICS: ClassVar = frozenset({"session", "item", "strand", "register", "person"})

    pack_counted = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        from organiser.app.actions import handouts
        from organiser.exports.prints import PRINTS

        desk.jobs.run(handouts.load)
        self._prints: dict[str, Print] = {one.name: one for one in PRINTS}
        self._paperwork = Paperwork(desk)
        self._calendar_files = CalendarFiles(desk)
        self.explain_files = self._calendar_files.explain
        self._sheets = LabelSheets(desk)
        self._papers = Papers(desk, self)
        self._papers.changed.connect(self.changed)
        desk.news.changed.connect(self._look_at_papers)
        self._starts: dict[str, int] = {}
        self._readings: tuple[Reading, ...] = ()
        self.cards = offered(PRINTS)
        self.made: dict[str, Path] = {}
        self.has_plan = False
        self.has_people = False

    def explain_prints(self) -> None:
        """Lead to the guide with a picture of each print."""
        self.desk.go("playbook", GUIDE)

    def show_session(self, session_id: int) -> None:
        """Show what can be made of this session."""
        self.made = {}
        self._starts = {}
        super().show_session(session_id)
        self._look_at_papers()

    def read(self) -> None:
        self._readings, self.has_plan, self.has_people = (), False, False
        if self.session is None:
            return
        lines = {line.person_id: line for line in self.desk.ask(queries.attendance.register, self.session.id)}
        people = self.desk.ask(queries.people.on_register, self.session.id)
        self._readings = tuple(one.reading for one in people if not lines[one.id].answer.is_off)
        self.has_people = bool(people)
        self.has_plan = bool(self.desk.ask(queries.agendas.items, self.session.id))

    # How prints look

    @property
    def look(self) -> Look:
        """What was chosen last."""
        return self._paperwork.look

    def choose(self, look: Look) -> None:
        """Print like this from now on."""
        self._paperwork.choose(look)
        self.changed.emit()

    @property
    def needs(self) -> str:
        """Which formats those who may come need, in words."""
        return needs_in_words(self._readings)

    @property
    def styles(self) -> tuple[Reading, ...]:
        """The formats that those who may come need."""
        return needed_styles(self._readings)

    def note_on(self, name: str) -> str:
        """A gentle word on what is still missing for a card; "" when nothing is."""
        if name == "run-sheet" and not self.has_plan:
            return "The plan is still empty: the run sheet will have times and people, and room to write."
        if name == INVITATIONS and not self.has_people:
            return "Nobody is invited yet."
        placing = self.placing(name) if name in self._prints else None
        if placing is None:
            return ""
        begins = f", from label {placing.start}" if placing.start > 1 else ""
        return f"On {placing.sheet}: {placing.grid.what}{begins}."

    # Sheets of labels

    def placing(self, name: str) -> Placing | None:
        """Where the labels of a print go; None for what does not go on labels."""
        return self._sheets.placing(self._prints[name], self._starts.get(name, 1))

    def sheets(self, name: str) -> tuple[str, ...]:
        """The sheets of labels that a print goes on."""
        return self._prints[name].grids if name in self._prints else ()

    @property
    def printer(self) -> str:
        """Whose nudge and scale are kept, in words."""
        return self._sheets.printer

    def place(self, name: str, placing: Placing) -> None:
        """Print labels like this from now on; a trial is shown at once."""
        self._sheets.choose(self._prints[name], placing)
        self._starts[name] = placing.start
        self.changed.emit()
        if placing.is_trial and self.session is not None:
            self._paperwork.preview(self._prints[name], self.session.id, placing)

    # What is on paper already

    @property
    def old(self) -> tuple[OutOfDate, ...]:
        """What was printed of the session and is out of date."""
        return self._papers.found if self.session is not None else ()

    def old_on(self, name: str) -> tuple[str, ...]:
        """What is out of date of one kind, and why, a sentence or two for each format."""
        return tuple(f"{one.since}{_format(one)}. {one.in_words()}" for one in self.old if one.printing.kind == name)

    def print_again(self) -> None:
        """Print what is out of date once more on the usual printer; a pack that lacks copies is shown first."""
        from organiser.app.actions import printings

        session, old = self.session, self.old
        if session is None or not old:
            return
        if any(one.printing.kind == PACK for one in old):
            self.make(PACK)
            return
        papers = [
            (self._draft(one.printing.kind, session), printings.look_of(one.printing, self.look), one.printing.copies)
            for one in old
        ]
        Printing(self.desk).print_each(papers)

    def throw_away(self) -> None:
        """What is out of date is no more."""
        from organiser.app.actions import printings

        printings.throw_away(self.desk.store, self.old)
        self._look_at_papers()

    def _look_at_papers(self) -> None:
        self._papers.look(self._session_id)

    # The parts of the pack

    def pack(self) -> tuple[Occasion, Occasion]:
        """The session with its pack as it is, and as it would be by itself."""
        from organiser.app.actions import occasions

        assert self.session is not None
        now = occasions.gather(self.desk.store, self.session.id)
        return now, replace(now, copies={})

    def part_names(self, occasion: Occasion) -> tuple[str, ...]:
        """What the parts of the pack are called, in its order."""
        from organiser.app.actions import handouts

        return handouts.part_names(occasion)

    def count_pack(self, occasion: Occasion, asked_by: QObject) -> None:
        """Find how long its parts are, and tell ``pack_counted``."""
        from organiser.app.actions import handouts

        look = self.look

        def work(progress: Progress) -> dict[str, int]:
            return handouts.part_lengths(occasion, look, progress.step)

        self.desk.jobs.run(work, then=self.pack_counted.emit, asked_by=asked_by)

    def choose_parts(self, chosen: Mapping[str, int], *, both_sides: bool, tinted: bool) -> None:
        """Have these numbers of copies in the session's pack from now on, on such paper."""
        if self.session is None:
            return
        self.choose(replace(self.look, both_sides=both_sides, tinted=tinted))
        if dict(chosen) != self.desk.ask(queries.copies.of_session, self.session.id):
            label = f"Choose the parts of the pack for {self.session.title}"
            self.desk.do(label, changes.copies.choose, self.session.id, chosen)
            self.desk.tell("The pack has other parts or copies now.", undo=True)

    # Making

    def make(self, name: str) -> None:
        """Show a print as it will be on paper; make anything else where it usually goes, and say where it is."""
        if self.session is None:
            return
        if name == CALENDAR:
            self._calendar_files.write_one(self.session.id, made=self._made(name))
        elif name == INVITATIONS:
            self._paperwork.write_invitations(self.session.id)
        else:
            self._paperwork.preview(self._prints[name], self.session.id, self.placing(name))

    def print_now(self, name: str) -> None:
        """Print one thing on the printer that was used last."""
        if self.session is not None:
            Printing(self.desk).print_now(self._draft(name, self.session), self.look)

    def open_elsewhere(self, name: str) -> None:
        """Make a print and open it in the system's own program for it."""
        if self.session is not None:
            self._paperwork.open_elsewhere(self._draft(name, self.session), made=self._made(name))

    def make_formats(self, name: str) -> None:
        """Make one print in each format that somebody who may come needs."""
        if self.session is not None and self.styles:
            self._paperwork.make_styles(self._draft(name, self.session), self.styles)

    def usual_target(self, name: str) -> Path:
        """What is suggested for “Save as”: the usual name, in the folder that was chosen last."""
        assert self.session is not None
        if name == CALENDAR:
            return self._paperwork.chosen_folder / self._calendar_files.usual(self.session).name
        return self._paperwork.usual_target(self._draft(name, self.session))

    def save_as(self, name: str, target: Path) -> None:
        """Make one thing at a place of one's own, which is suggested again next time."""
        if self.session is None:
            return
        self._paperwork.choose_folder(target.parent)
        if name == CALENDAR:
            self._calendar_files.write_one(self.session.id, target=target, made=self._made(name))
        else:
            self._paperwork.save(self._draft(name, self.session), target, made=self._made(name))

    def open(self, name: str) -> None:
        """Open what a card made last."""
        self.desk.elsewhere.open(self.made[name])

    def show_folder(self, name: str) -> None:
        """Open the folder that what a card made last lies in."""
        self.desk.elsewhere.open(self.made[name].parent)

    def _draft(self, name: str, session: Session) -> Draft:
        return self._paperwork.draft(self._prints[name], session.id, self.placing(name))

    def _made(self, name: str) -> Callable[[Path], None]:
        session = self.session

        def note(path: Path) -> None:
            if session is not None and self.session is not None and self.session.id == session.id:
                self.made[name] = path
                self.changed.emit()

        return note


def _format(old: OutOfDate) -> str:
    """``, large print``; "" for the usual format."""
    words = Format.named(old.printing.format).in_words
    return f", {words}" if words else ""
