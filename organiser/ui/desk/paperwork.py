"""Previews handouts, and writes them and invitations from any screen, and says where they are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from organiser.app import files
from organiser.domain import text
from organiser.domain.people import Person, Reading
from organiser.domain.problem import Problem
from organiser.exports.names import file_name
from organiser.exports.paper.look import Look, Theme, Times, Tint
from organiser.exports.paper.printing import no_step
from organiser.store import queries
from organiser.ui.desk.desk import Desk
from organiser.ui.desk.noting import note
from organiser.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from organiser.app.actions.handouts import Draft, Printout
    from organiser.app.actions.invitations import Invitations
    from organiser.domain.exercises import Exercise
    from organiser.exports.paper.label_grids import Placing
    from organiser.exports.prints import Print
    from organiser.ui.desk.jobs import Progress

_PARTS: Final = tuple((part, f"prints.{part}") for part in ("style", "paper", "theme", "times", "tint", "points"))
_TICKS: Final = tuple((part, f"prints.{part}") for part in ("both_sides", "tinted"))
_FOLDER: Final = "prints.folder"
_MOST_NAMES: Final = 6

Made = Callable[[Path], object]


class Paperwork:
    """What is made of a session with one click. The store is asked here, on the GUI thread; the work is a job's."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @property
    def look(self) -> Look:
        """How prints look: what was chosen last."""
        usual = Look()
        style, paper, theme, times, tint, points = (
            str(self._desk.settings.get(name, str(getattr(usual, part)))) for part, name in _PARTS
        )
        both_sides, tinted = (bool(self._desk.settings.get(name, False)) for _, name in _TICKS)
        try:
            return Look(Reading(style), paper, Theme(theme), Times(times), Tint(tint), int(points), both_sides, tinted)
        except (ValueError, Problem):
            return usual

    def choose(self, look: Look) -> None:
        """Remember how prints are to look from now on."""
        for part, name in _PARTS:
            self._desk.settings.set(name, str(getattr(look, part)))
        for part, name in _TICKS:
            self._desk.settings.set(name, bool(getattr(look, part)))

    def draft(self, what: Print, session_id: int, placing: Placing | None = None) -> Draft:
        """A handout of a session as it stands now; ``placing`` says where its labels go."""
        from organiser.app.actions import handouts, occasions

        return handouts.draft(what, occasions.gather(self._desk.store, session_id), placing)

    def preview(self, what: Print, session_id: int, placing: Placing | None = None) -> None:
        """Show a handout as it will be on paper; from there it is printed, saved or opened."""
        self._desk.go("preview", lambda: self.draft(what, session_id, placing))

    def preview_programme(self, name: str, programme_id: int) -> None:
        """Show a print of a programme as it will be on paper."""
        from organiser.app.actions import handouts, occasions

        what = handouts.kind(name)
        self._desk.go("preview", lambda: handouts.draft(what, occasions.course(self._desk.store, programme_id)))

    def preview_exercise(self, exercise: Exercise) -> None:
        """Show one exercise in full as it will be on paper; that needs no workspace."""
        from organiser.app.actions import handouts, occasions

        def make() -> Draft:
            group = self._desk.ask(queries.workspace.group) if self._desk.is_open else None
            return handouts.draft(handouts.kind("exercise"), occasions.method(exercise, group))

        self._desk.go("preview", make)

    @property
    def chosen_folder(self) -> Path:
        """Where something was saved last, or else where things usually go."""
        folder = Path(str(self._desk.settings.get(_FOLDER)) or self._desk.paths.output)
        return folder if folder.is_dir() else Path.home()

    def choose_folder(self, folder: Path) -> None:
        """Suggest this folder from now on."""
        self._desk.settings.set(_FOLDER, str(folder))

    def usual_target(self, draft: Draft) -> Path:
        """What is suggested as the file of a print: its usual name, where something was saved last."""
        return self.chosen_folder / draft.name(self.look)

    def save(self, draft: Draft, target: Path, *, made: Made | None = None) -> None:
        """Save a print at a place of one's own, in the format that its ending names, and say where it is."""

        def told(printout: Printout) -> None:
            if made is not None:
                made(printout.path)
            elsewhere = self._desk.elsewhere
            also = f" and “{text.listed(path.name for path in printout.beside)}” beside it" if printout.beside else ""
            self._desk.notices.say(
                f"Saved “{printout.path.name}”{also}.",
                elsewhere.opening(printout.path),
                elsewhere.showing(printout.path.parent),
            )

        self._make(draft, target, told)

    def open_elsewhere(self, draft: Draft, *, made: Made | None = None) -> None:
        """Make a print where they usually go, and open it in the system's own program for it."""

        def told(printout: Printout) -> None:
            if made is not None:
                made(printout.path)
            if self._desk.elsewhere.open(printout.path):
                self._desk.notices.say(
                    f"Made “{printout.path.name}”.", self._desk.elsewhere.showing(printout.path.parent)
                )

        self._make(draft, files.folder(self._desk.paths.output) / draft.name(self.look), told)

    def make_styles(self, draft: Draft, styles: Sequence[Reading]) -> None:
        """Make one print in each of these formats, and say where they are."""
        from organiser.app.actions import handouts

        looks = [replace(self.look, style=style) for style in styles]
        folder = files.folder(self._desk.paths.output)
        works = [handouts.job(draft, look, folder / draft.name(look)) for look in looks]
        store = self._desk.store
        title = f"{draft.title.lower()} in {text.counted(len(works), 'format')}"

        def work(progress: Progress) -> list[Printout]:
            printouts = []
            for number, make in enumerate(works):
                progress.step(number, len(works))
                printouts.append(make(no_step))
            return printouts

        def told(printouts: list[Printout]) -> None:
            self._desk.notices.say(f"Made the {title}.", self._desk.elsewhere.showing(folder))
            self._warn(printouts[0])
            note(self._desk, store, [one for printout in printouts for one in printout.printings])

        self._desk.jobs.run(work, then=told, title=f"Making the {title}", cancellable=True)

    def _make(self, draft: Draft, target: Path, told: Callable[[Printout], object]) -> None:
        from organiser.app.actions import handouts

        store = self._desk.store if self._desk.is_open else None
        make = handouts.job(draft, self.look, target)

        def work(progress: Progress) -> Printout:
            return make(progress.step)

        def made(printout: Printout) -> None:
            told(printout)
            self._warn(printout)
            note(self._desk, store, printout.printings)

        self._desk.jobs.run(work, then=made, title=f"Making the {draft.title.lower()}", cancellable=True)

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
                f"Wrote {what.files}, each a calendar file and a draft to send.",
                self._desk.elsewhere.showing(folder),
                advice=_by_other_ways(what),
            )

        title = f"Writing {what.files}"
        self._desk.jobs.run(invitations.job(what, folder), then=written, title=title)


def _by_other_ways(what: Invitations) -> str:
    """``To reach by phone, text or post: Amina Yusuf (WhatsApp) and 3 more.``"""
    others: Sequence[Person] = what.otherwise
    if not others:
        return ""
    names = [f"{person.name} ({person.route.label})" for person in others]
    if len(names) > _MOST_NAMES:
        names = [*names[: _MOST_NAMES - 1], f"{len(names) - _MOST_NAMES + 1} more"]
    return f"To reach by phone, text or post: {text.listed(names)}."
