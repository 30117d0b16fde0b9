"""Builds the whole program, from top to bottom."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from organiser.app import crash, paths
from organiser.app.settings import Settings
from organiser.domain.problem import Problem
from organiser.store import refusals

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from organiser.ui.theme.theme import Theme
    from organiser.ui.workspaces import Workspaces

_SELDOM = 100_000  # objects made before rubbish is looked for: most commands are over by then, and 6 % sooner

NO_DISPLAY = """\
There is no display here, so the window cannot open. Everything works without it:
  {program} sample OUTDIR    makes the sample with its calendar, invitations and handouts
  {program} --help           lists all commands
"""


def main(words: Sequence[str] | None = None) -> int:
    """Do the command that the words name, or open the window when they name none; returns the exit code."""
    arguments = sys.argv[1:] if words is None else list(words)
    crash.to_terminal(paths.of_user().reports)
    wish = _window_wish(arguments)
    if wish is None:
        gc.set_threshold(_SELDOM)
        from organiser.cli import main as terminal

        return terminal.run(arguments)
    if not _has_display():
        from_checkout = sys.argv[0].endswith("main.py")
        sys.stderr.write(NO_DISPLAY.format(program="sh packaging/run.sh" if from_checkout else "organiser"))
        return 1
    return open_window(*wish)


def _window_wish(arguments: Sequence[str]) -> tuple[str, bool] | None:
    """The named workspace and whether the sample is wanted, if these words ask for the window; else None."""
    named, sample = os.environ.get("ORGANISER_WORKSPACE", ""), False
    rest = list(arguments)
    while rest:
        word = rest.pop(0)
        if word == "--sample":
            sample = True
        elif word == "--workspace" and rest:
            named = rest.pop(0)
        elif word.startswith("--workspace=") and len(word) > len("--workspace="):
            named = word.partition("=")[2]
        else:
            return None
    return named, sample


def _has_display() -> bool:
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def open_window(named: str, sample: bool) -> int:
    """Open the window and stay until it is closed."""
    app = application()
    program = Program(app, paths.of_user(), named, sample=sample)
    sys.excepthook = program.on_failure
    program.shell.show()
    code = app.exec()
    program.close()
    return code


def application() -> QApplication:
    """The application object, made as quickly as can be: what is spared here is waited for at every start."""
    gc.disable()  # there is nothing to collect before the first paint, and looking costs a tenth of it
    from PySide6.QtCore import qInstallMessageHandler

    _spare_reading_sources()
    from organiser.ui.theme.theme import dressable

    app = dressable(sys.argv[:1])
    app.setApplicationName("organiser")
    app.setDesktopFileName("organiser")
    qInstallMessageHandler(_quietly)
    return app


def _spare_reading_sources() -> None:
    """Have the binding import modules without a look into their source texts.

    It would read the text of every module that this thread imports from now on, and keep it, to see whether the module
    wants Qt's methods under other names. Nothing here does, and it is one twentieth of the time to the first window.
    """
    feature = sys.modules.get("shibokensupport.feature")
    if feature is not None:
        feature.feature_imported = lambda _module: None  # type: ignore[attr-defined]


def _quietly(kind: object, context: object, _words: str | None) -> None:
    """Say that Qt has said something, and of what: its words may hold a path or a name, and stderr is kept at times."""
    sys.stderr.write(f"Qt: {getattr(kind, 'name', kind)} ({getattr(context, 'category', '')})\n")


class Program:
    """Everything the window is made of, in the order it comes to life.

    What has to do with the workspace is imported and built once the window has been painted.
    """

    def __init__(self, app: QApplication, folders: paths.Paths, named: str = "", *, sample: bool = False) -> None:
        from organiser.ui import window
        from organiser.ui.desk.desk import Desk
        from organiser.ui.desk.jobs import Jobs
        from organiser.ui.desk.news import News
        from organiser.ui.desk.notices import Notices

        self._reports = folders.reports
        settings = Settings(folders.settings)
        notices = Notices()
        self.theme = _remembered_theme(settings)
        self.theme.apply(app)
        self.desk = Desk(
            notices=notices,
            jobs=Jobs(notices),
            news=News(),
            settings=settings,
            paths=folders,
            now=lambda: datetime.now().astimezone(),
        )
        self.shell = window.build(self.desk, self.theme)
        self.shell.first_painted.connect(lambda: self.open_workspace(app, named, sample=sample))

    def open_workspace(self, app: QApplication, named: str, *, sample: bool) -> None:
        """Join the window to the workspace that is meant.

        What this needs is imported only now, and in another thread, so that the window answers meanwhile.
        """
        self.desk.jobs.run(_fetch, then=lambda _: _in_turns(self._join(app, named, sample=sample)))

    def _join(self, app: QApplication, named: str, *, sample: bool) -> Iterator[None]:
        """Everything that has to do with a workspace, the workspace itself, and what nobody waits for."""
        from organiser.ui.workspaces import COMMANDS, Workspaces

        chooser = Workspaces(self.desk, self.shell)
        self.shell.add_commands(COMMANDS, chooser)
        yield from self._offer(chooser, app)
        from organiser.ui.drafts import Drafts
        from organiser.ui.finding import finder

        find = finder(self.desk)
        self.shell.connect_store(None, find)
        self.desk.opened.connect(lambda: self.shell.connect_store(self.desk.store, find))
        Drafts(self.desk, app)
        yield
        chooser.open_first(named, sample=sample)
        from PySide6.QtCore import QTimer

        QTimer.singleShot(50, lambda: self._settle(app))

    def _settle(self, app: QApplication) -> None:
        """What the first sight of the workspace need not wait for."""
        from PySide6.QtGui import QIcon

        from organiser.store import changes, queries

        def load_the_rest() -> None:
            queries.load()
            changes.load()
            gc.freeze()  # or the first look for rubbish would go through all of the ORM, and stop the window for it

        app.setWindowIcon(QIcon(str(paths.resource("icons", "organiser.svg"))))
        self.desk.jobs.run(load_the_rest)
        self.desk.jobs.collect()

    def _offer(self, chooser: Workspaces, app: QApplication) -> Iterator[None]:
        """What the menus offer whatever screen is shown, and what may be dropped on the window."""
        from organiser.ui import backups, looking, passphrases, recovery, sealing, whereabouts

        desk, shell = self.desk, self.shell
        shell.add_commands(backups.COMMANDS, backups.Backups(desk, shell))
        shell.add_commands(passphrases.COMMANDS, passphrases.Passphrases(desk, chooser, shell, app))
        shell.add_commands(recovery.COMMANDS, recovery.Recovery(desk, chooser, shell))
        whereabouts.Whereabouts(desk, chooser)
        sealing.Sealing(desk, shell)
        looking.LookingOnly(desk, chooser, shell, app)
        yield
        from organiser.ui import calendars, handing_on, history, publishing

        theirs = calendars.Calendars(desk, shell)
        shell.add_commands(handing_on.COMMANDS, handing_on.HandingOn(desk, chooser, shell))
        shell.add_commands(calendars.COMMANDS, theirs)
        shell.add_commands(publishing.COMMANDS, publishing.Publishing(desk, shell))
        yield
        from organiser.ui import mail, neighbourhood_packs
        from organiser.ui.dropping import Dropping, Packs, People

        answers, plans = mail.Mail(desk, shell), neighbourhood_packs.NeighbourhoodPacks(desk, shell)
        shell.add_commands(mail.COMMANDS, answers)
        shell.add_commands(history.COMMANDS, history.History(desk, shell))
        shell.add_commands(neighbourhood_packs.COMMANDS, plans)
        Dropping(shell, (chooser, theirs, answers, People(desk, shell), Packs(desk, shell), plans))
        yield

    def on_failure(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Show a Problem as a notice, and anything else as a report kept in a file."""
        if isinstance(error, KeyboardInterrupt):
            self.shell.close()
        elif problem := error if isinstance(error, Problem) else refusals.problem(error):
            if not self.desk.has_told(problem):
                self.desk.notices.problem(problem)
        else:
            self._tell_bug(crash.report(self._reports, kind, trace, datetime.now().astimezone()))

    def _tell_bug(self, report: Path | None) -> None:
        """Say that something went wrong, and offer the details, which hold nothing of the user's."""
        from PySide6.QtGui import QGuiApplication

        from organiser.ui.desk.notices import Offer
        from organiser.ui.theme.tokens import Tone

        def copy() -> None:
            if report is not None and report.is_file():
                QGuiApplication.clipboard().setText(report.read_text("utf-8"))

        offers = [Offer("Copy details", copy)] if report is not None else []
        self.desk.notices.say(crash.words_for(report), *offers, tone=Tone.DANGER)

    def close(self) -> None:
        """Wait for what is under way, and let go of the file."""
        self.desk.jobs.close()
        if self.desk.is_open:
            self.desk.close_store()


def _fetch() -> None:
    """Import what opens a workspace and finds what the first screen shows."""
    from organiser.app import workspaces  # noqa: F401
    from organiser.app.actions import neighbourhood_packs, passphrases, recovery, replies  # noqa: F401
    from organiser.store import journal, queries  # noqa: F401
    from organiser.ui import window

    queries.load(*window.FIRST_ASKED)


def _in_turns(steps: Iterator[None]) -> None:
    """Go on to the next ``yield``, and beyond it once the window has answered whatever waits."""
    from PySide6.QtCore import QTimer

    if next(steps, steps) is None:
        QTimer.singleShot(1, lambda: _in_turns(steps))  # 0 would be answered before the mouse and the keys are


def _remembered_theme(settings: Settings) -> Theme:
    """The theme in the colours and the text size that were chosen last; anything odd counts as never chosen."""
    from organiser.ui.theme.theme import SCHEMES, Scheme, Theme

    chosen = settings.get("look.scheme", "system")
    scheme: Scheme = next((one for one in SCHEMES if one == chosen), "system")
    try:
        text_scale = float(settings.get("look.text_scale", "1"))
    except ValueError:
        text_scale = 1.0
    return Theme(paths.resource("icons"), scheme=scheme, text_scale=text_scale)
