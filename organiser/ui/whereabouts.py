"""Says when a workspace lies where files get damaged or lost, and offers to move it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from organiser.app import files, whereabouts
from organiser.domain.problem import Problem
from organiser.ui.desk.desk import Desk
from organiser.ui.desk.notices import Offer
from organiser.ui.theme.tokens import Tone
from organiser.ui.workspaces import Workspaces


class Whereabouts(QObject):
    """Looks at the place of every workspace that is opened; the sample may lie anywhere."""

    def __init__(self, desk: Desk, workspaces: Workspaces) -> None:
        super().__init__(desk)
        self._desk = desk
        self._workspaces = workspaces
        desk.opened.connect(lambda: QTimer.singleShot(0, self, self.look))

    def look(self) -> None:
        """Say what is the matter with the place of the workspace that is open, if anything is."""
        path = self._path
        if path is None:
            return
        found = whereabouts.of(path)
        if found.is_risky:
            move = Offer("Move it to this computer", self.move)
            self._desk.notices.say(found.words, move, advice=found.advice, tone=Tone.WARN)

    def move(self) -> None:
        """Move it to the usual place once no job uses it, and open it there."""
        path, desk = self._path, self._desk
        if path is None:
            return
        if desk.jobs.are_running:
            desk.notices.say(
                "Something is still being made of this workspace.", advice="Wait for it, and move it then."
            )
            return
        key = desk.store.key
        try:
            target = whereabouts.copy(desk.store, desk.paths)
        except Problem as problem:
            desk.notices.problem(problem)
            return
        if self._workspaces.open_file(target, key=key):
            self._put_aside(path, target)

    def _put_aside(self, old: Path, target: Path) -> None:
        """Give the old file a dated name, now that nothing has it open; the work goes on in the new one anyway."""
        try:
            files.set_aside(old, "moved", self._desk.now().date())
        except Problem as problem:
            self._desk.notices.problem(problem)
        else:
            self._desk.tell(f"Moved, and checked. It is kept in {target}", advice="The old file has a dated name now.")

    @property
    def _path(self) -> Path | None:
        """The workspace that is open, if its place matters."""
        if not self._desk.is_open or self._desk.store.look_only:
            return None
        path = self._desk.store.path
        return None if path is None or path == self._desk.paths.sample else path
