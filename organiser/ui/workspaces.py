"""Opens, makes and describes workspaces from the window."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from organiser.app import files, passwords, workspaces
from organiser.app.paths import SUFFIX
from organiser.domain.occasion import Group
from organiser.domain.problem import Problem
from organiser.store import changes, opening, queries
from organiser.store.failures import Damaged, InUse, Locked, NotAWorkspace, OpenElsewhere
from organiser.store.keys import NONE, Key
from organiser.ui import older
from organiser.ui.desk.commands import Command
from organiser.ui.desk.desk import Desk, Spot
from organiser.ui.desk.notices import Offer
from organiser.ui.theme.tokens import Tone
from organiser.ui.unlocking import Unlocking
from organiser.ui.widgets.labels import Text
from organiser.ui.widgets.question import Question

if TYPE_CHECKING:
    from organiser.ui.dialogs.group import GroupDialog

_FILTER = f"Organiser workspaces (*{SUFFIX});;All files (*)"


class Workspaces(QObject):
    """What the File menu does with whole workspaces; the first screen's two choices lead here too.

    ``wants_backups`` tells that those of a file are to be seen, whether it is damaged, and what key was given for it.
    """

    wants_backups = Signal(object, bool, object)

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window

    def open_first(self, named: str, *, sample: bool) -> None:
        """Open what the start asks for: the sample, a named workspace or the last one; or none on a first run.

        What somebody chose meanwhile waits for this, and so for everything that follows a workspace.
        """
        self._desk.wants_workspace.connect(self._choose)
        if sample:
            self.show_sample()
            return
        if self._desk.wanted:  # chosen while this was on its way
            self._choose(self._desk.wanted)
            return
        try:
            path = workspaces.chosen(self._desk.paths, self._desk.settings, named)
        except Problem as problem:
            self._tell(problem)
            return
        path = self._desk.paths.sample if path is None and self.has_sample else path
        if path is None:
            self._offer_choices()
        else:
            self.open_file(path)

    def open_file(self, path: Path, *, look_only: bool = False, anyway: bool = False, key: Key = NONE) -> bool:
        """Open the workspace at ``path``; a Problem is told as a notice, and what was open stays open.

        One that somebody else has open can be read instead. For one that is locked, its passphrase is asked for, unless
        this computer remembers it.
        """
        if self._desk.is_open and self._desk.store.path == path and not self._desk.store.look_only:
            return True
        try:
            store = workspaces.open_file(path, look_only=look_only, anyway=anyway, key=key)
        except InUse as problem:
            read = Offer("Read it only", lambda: self.open_file(path, look_only=True, key=key))
            change = Offer("Open it anyway", lambda: self.open_file(path, anyway=True, key=key))
            self._tell(problem, read, *([change] if isinstance(problem, OpenElsewhere) else []))
            return False
        except Locked:
            return self._open_remembered(path, look_only=look_only) or self._unlock(path, look_only=look_only)
        except (Damaged, NotAWorkspace) as problem:
            ways_back = Offer("See what can be done…", lambda: self.wants_backups.emit(path, True, key))
            self._tell(problem, *([ways_back] if path.suffix == SUFFIX and path.is_file() else []))
            return False
        except Problem as problem:
            self._tell(problem)
            return False
        is_older = not store.look_only and workspaces.is_older(store, self._desk.settings)
        self._desk.connect_store(store)
        if is_older:
            older.point_out(self._desk, path, lambda: self.wants_backups.emit(path, False, NONE))
        if path != self._desk.paths.sample:
            self._desk.settings.set(workspaces.LAST_USED, str(path))
        return True

    def _open_remembered(self, path: Path, *, look_only: bool) -> bool:
        """Open a locked workspace with the passphrase that this computer remembers, if it still is the right one."""
        words = passwords.passphrase(path)
        key = Key(words)
        return bool(key) and opening.opens(path, key) and self.open_file(path, look_only=look_only, key=key)

    def _unlock(self, path: Path, *, look_only: bool) -> bool:
        """Ask for the passphrase; what was open stays open meanwhile, and afterwards if none is given."""
        unlocking = Unlocking(self._desk, path, self._window)
        unlocking.unlocked.connect(lambda opened, key: self.open_file(opened, look_only=look_only, key=key))
        unlocking.wants_ways.connect(lambda damaged, key: self.wants_backups.emit(damaged, True, key))
        unlocking.left.connect(lambda: None if self._desk.is_open else self._offer_choices())
        unlocking.begin()
        return False

    def takes(self, files: Sequence[Path]) -> bool:
        """Whether this is one workspace, dropped on the window."""
        return len(files) == 1 and files[0].suffix.lower() == SUFFIX and files[0].is_file()

    def look(self, files: Sequence[Path]) -> bool:
        """Open the workspace that was dropped."""
        return self.open_file(files[0])

    def show_sample(self) -> None:
        """Open the sample programme as it was left, at first a fresh one; one's own workspace stays as it is."""
        if self._shows_sample:
            self._desk.tell("The sample is open already.", Offer("A fresh sample", self.ask_fresh_sample))
            return
        if self.has_sample:
            self.open_file(self._desk.paths.sample)
            return

        def work() -> Path:
            store = workspaces.fresh_sample(self._desk.paths)
            store.close()
            return self._desk.paths.sample

        self._desk.jobs.run(work, then=self.open_file, failed=self._tell, title="Getting the sample ready")

    def ask_fresh_sample(self) -> None:
        """Begin the sample again, once it is clear that its changes go."""
        question = Question("A fresh sample", "Begin again", self._window)
        question.add(Text("What you have changed in the sample goes. Your own workspace stays as it is."))
        question.accepted.connect(self._begin_sample_again)
        question.ask()

    def _begin_sample_again(self) -> None:
        try:
            if self._shows_sample:
                self._desk.close_store()
            self._desk.connect_store(workspaces.fresh_sample(self._desk.paths))
        except Problem as problem:
            self._tell(problem)

    @property
    def has_sample(self) -> bool:
        """Whether the sample has been looked at before."""
        return self._desk.paths.sample.exists()

    @property
    def _shows_sample(self) -> bool:
        return self._desk.is_open and self._desk.store.path == self._desk.paths.sample

    def start_own(self) -> None:
        """Open one's own workspace: the one used last, else the usual one, which is made when it is not there yet."""
        last = workspaces.chosen(self._desk.paths, self._desk.settings)
        path = last if last is not None and last.exists() else self._desk.paths.workspace
        if not path.exists() and not self._make(path):
            return
        if self.open_file(path):
            self._desk.tell(f"Your workspace is kept in one file: {path}")

    def open_other(self) -> None:
        """Ask for a workspace file and open it."""
        name, _ = QFileDialog.getOpenFileName(self._window, "Open a workspace", str(self._desk.paths.home), _FILTER)
        if name:
            self.open_file(Path(name))

    def make_new(self) -> None:
        """Ask where a new workspace is to be, make it and open it."""
        suggested = str(self._desk.paths.workspace)
        name, _ = QFileDialog.getSaveFileName(
            self._window, "Make a new workspace", suggested, _FILTER, options=QFileDialog.Option.DontConfirmOverwrite
        )
        path = Path(name) if name.endswith(SUFFIX) else Path(f"{name}{SUFFIX}")
        if name and self._make(path):
            self.open_file(path)

    def explain_safety(self) -> None:
        """Lead to the guide on how data could be lost."""
        self._desk.go("playbook", Spot("safety", "guides"))

    def describe_group(self) -> GroupDialog:
        """Ask who runs the sessions."""
        from organiser.ui.dialogs.group import GroupDialog

        known = self._desk.ask(queries.workspace.group)
        dialog = GroupDialog(known, self._desk, self._window)
        dialog.accepted.connect(lambda: self._write_group(known, dialog.group))
        dialog.ask()
        return dialog

    def _write_group(self, known: Group, said: Group) -> None:
        if said != known:
            self._desk.do("Say who we are", changes.workspace.describe, said)

    def _make(self, path: Path) -> bool:
        try:
            files.folder(path.parent)
            workspaces.make(path).close()
        except Problem as problem:
            self._desk.notices.problem(problem)
            return False
        return True

    def _tell(self, problem: Problem, *offers: Offer) -> None:
        """Say why a workspace did not open, and what can be done instead."""
        self._desk.notices.say(problem.message, *offers, advice=problem.advice, tone=Tone.DANGER)
        if not self._desk.is_open:
            self._offer_choices()

    def _offer_choices(self) -> None:
        """Where there is no workspace at all, Home has the two ways to begin."""
        self._desk.go("home")
        self._desk.found_nothing.emit()

    def _choose(self, choice: str) -> None:
        choices = {"sample": self.show_sample, "own": self.start_own, "open": self.open_other}
        if choice in choices:
            self._desk.wanted = ""
            choices[choice]()

    @property
    def is_open(self) -> bool:
        """Whether there is a workspace to act on."""
        return self._desk.is_open


COMMANDS: Final[tuple[Command[Workspaces], ...]] = (
    Command(
        "workspace.open",
        "&Open a workspace…",
        lambda w: w.open_other(),
        keys="Ctrl+O",
        icon="folder-open",
        section="File",
        help="Open another workspace file",
        reads=True,
    ),
    Command(
        "workspace.new",
        "&Make a new workspace…",
        lambda w: w.make_new(),
        section="File",
        help="Begin with an empty file",
        reads=True,
    ),
    Command(
        "workspace.sample",
        "Show the samp&le",
        lambda w: w.show_sample(),
        section="File",
        help="A worked example",
        reads=True,
    ),
    Command(
        "workspace.fresh_sample",
        "A &fresh sample…",
        lambda w: w.ask_fresh_sample(),
        section="File",
        when=lambda w: w.has_sample,
        help="Begin the sample again, without what was changed in it",
        reads=True,
    ),
    Command(
        "workspace.group",
        "&Who we are…",
        lambda w: w.describe_group(),
        icon="users",
        section="File",
        when=lambda w: w.is_open,
        help="The name and address that handouts and invitations show",
    ),
    Command(
        "workspace.safety",
        "How your data could be &lost",
        lambda w: w.explain_safety(),
        section="Help",
        help="What could happen to it, what the program does about it, and what is left to you",
        reads=True,
    ),
)
