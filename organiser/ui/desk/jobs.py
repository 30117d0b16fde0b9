"""Jobs: work on values in another thread, whose answer comes back on the GUI thread."""

from __future__ import annotations

import gc
import inspect
from collections.abc import Callable
from threading import Event
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, QThreadPool, Signal
from shiboken6 import isValid

from organiser.domain.problem import Problem
from organiser.store import refusals
from organiser.ui.desk.notices import Notices

Answer = TypeVar("Answer")


class Cancelled(Exception):
    """Raised inside work by ``Progress.step`` once the user has pressed Cancel."""


class Progress(QObject):
    """How far one job has come. The work calls it from its own thread; the window listens."""

    moved = Signal(float)

    def __init__(self, title: str, *, cancellable: bool) -> None:
        super().__init__()
        self.title = title
        self.cancellable = cancellable
        self.fraction = 0.0
        self._cancel = Event()

    @property
    def cancelled(self) -> bool:
        """Whether the user has asked for the job to stop."""
        return self._cancel.is_set()

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._cancel.set()

    def step(self, done: int, of: int) -> None:
        """Note that ``done`` of ``of`` parts are finished; leaves the work by ``Cancelled`` if it is to stop."""
        if self.cancelled:
            raise Cancelled
        self.fraction = done / of if of else 1.0
        self.moved.emit(self.fraction)


class Jobs(QObject):
    """Runs work off the GUI thread.

    Work takes values and returns a value; it never touches the store or a widget. If it has a parameter, it is
    handed a ``Progress``. A Problem becomes a notice, and so does what the disk refuses; any other exception is raised
    again on the GUI thread, where the crash report is made.

    Python's collector rests while a job runs: in another thread it would destroy what is left of closed windows, and
    Qt dies of that.
    """

    started = Signal(object)
    finished = Signal(object)
    _done = Signal(object)

    def __init__(self, notices: Notices, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._notices = notices
        self._pool = QThreadPool(self)
        self._running: set[_Run] = set()
        self._collects = gc.isenabled()
        self._done.connect(self._end, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[], Answer] | Callable[[Progress], Answer],
        *,
        then: Callable[[Answer], object] | None = None,
        failed: Callable[[Problem], object] | None = None,
        title: str = "",
        cancellable: bool = False,
        asked_by: QObject | None = None,
    ) -> Progress:
        """Do ``work`` in another thread, then call ``then`` with its answer on this one.

        A job with a ``title`` is shown in the window while it runs. A Problem goes to ``failed``, or to the notices.
        After Cancel neither is called, nor once what it was ``asked_by`` is gone, such as a window that was closed.
        """
        progress = Progress(title, cancellable=cancellable)
        run = _Run(work, progress, then, failed, asked_by)
        self._running.add(run)
        gc.disable()
        self.started.emit(progress)
        self._pool.start(lambda: self._do(run))
        return progress

    def collect(self) -> None:
        """Let Python collect what is left over, from now on, whenever no job runs."""
        self._collects = True
        self._rest()

    @property
    def are_running(self) -> bool:
        """Whether any job has not come to its end."""
        return bool(self._running)

    def close(self) -> None:
        """Ask every job to stop, and wait until all have."""
        for run in self._running:
            run.progress.cancel()
        self._pool.waitForDone()
        self._running.clear()
        self._rest()

    def _rest(self) -> None:
        if self._collects and not self._running:
            gc.enable()

    def _do(self, run: _Run) -> None:
        """In the other thread: nothing here but the work itself and the handing over."""
        try:
            run.answer = run.work(run.progress) if _takes_progress(run.work) else run.work()
        except BaseException as error:
            run.error = refusals.problem(error) or error
        self._done.emit(run)

    def _end(self, run: _Run) -> None:
        self._running.discard(run)
        self._rest()
        self.finished.emit(run.progress)
        if run.progress.cancelled or isinstance(run.error, Cancelled) or run.is_unheard:
            return
        if isinstance(run.error, Problem):
            (run.failed or self._notices.problem)(run.error)
        elif run.error is not None:
            raise run.error
        elif run.then is not None:
            run.then(run.answer)


class _Run:
    """One job on its way, and what came of it."""

    def __init__(
        self,
        work: Callable[..., object],
        progress: Progress,
        then: Callable[[Any], object] | None,
        failed: Callable[[Problem], object] | None,
        asked_by: QObject | None,
    ) -> None:
        self.work = work
        self.progress = progress
        self.then = then
        self.failed = failed
        self._asked_by = asked_by
        self.answer: object = None
        self.error: BaseException | None = None

    @property
    def is_unheard(self) -> bool:
        """Whether what asked for it is gone."""
        return self._asked_by is not None and not isValid(self._asked_by)


def _takes_progress(work: Callable[..., object]) -> bool:
    needed = (p for p in inspect.signature(work).parameters.values() if p.default is inspect.Parameter.empty)
    return any(p.kind in (p.POSITIONAL_ONLY, p.POSITIONAL_OR_KEYWORD) for p in needed)
