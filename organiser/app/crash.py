"""Keeps a report of a bug in a local file, without names, values or paths of the user's."""

import sys
import threading
from datetime import datetime
from pathlib import Path
from types import TracebackType

import organiser
from organiser.domain.problem import Problem
from organiser.store import refusals

KEPT, LARGEST = 20, 50_000  # reports, and bytes of each: a megabyte at most in all
_FRAMES = 200


def report(folder: Path, kind: type[BaseException], trace: TracebackType | None, at: datetime) -> Path | None:
    """Write what went wrong into ``folder`` and return the file; None when even that cannot be done.

    Only the program's own lines are named: a message may hold a person's name, so it is left out.
    """
    import platform
    import traceback

    from organiser.app import files

    found = traceback.extract_tb(trace)
    frames = [f"  {Path(frame.filename).name}, line {frame.lineno}, in {frame.name}" for frame in found]
    if len(frames) > _FRAMES:  # of something that calls itself: the beginning and the end tell enough
        frames[_FRAMES // 2 : -_FRAMES // 2] = [f"  and {len(frames) - _FRAMES:,} more"]
    text = "\n".join(
        (
            f"Organiser {organiser.__version__}, Python {platform.python_version()}, {platform.system()}",
            f"{at:%Y-%m-%d %H:%M} {kind.__name__}",
            *frames,
            "",
        )
    )
    try:
        files.folder(folder)
        for old in sorted(folder.glob("report-*.txt"))[: -KEPT + 1]:
            old.unlink(missing_ok=True)
        return files.write_whole(folder / f"report-{at:%Y%m%d-%H%M%S-%f}.txt", text.encode()[:LARGEST])
    except (Problem, OSError):
        return None


def words_for(where: Path | None) -> str:
    """What people are told of a bug."""
    kept = f" A report without personal details was kept at {where}." if where else ""
    return f"Something went wrong inside Organiser. Your work up to now is saved.{kept}"


def to_terminal(folder: Path) -> None:
    """From now on, show a Problem in plain words on stderr, and anything else as a report."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, KeyboardInterrupt):
            sys.stderr.write("Stopped.\n")
        elif problem := error if isinstance(error, Problem) else refusals.problem(error):
            sys.stderr.write(f"{problem}\n")
        else:
            sys.stderr.write(words_for(report(folder, kind, trace, datetime.now().astimezone())) + "\n")

    sys.excepthook = hook
    threading.excepthook = lambda failed: _in_thread(folder, failed)


def _in_thread(folder: Path, failed: threading.ExceptHookArgs) -> None:
    """A thread that nobody waits for has failed: Python would print what it was working on."""
    if failed.exc_type is not SystemExit:
        where = report(folder, failed.exc_type, failed.exc_traceback, datetime.now().astimezone())
        sys.stderr.write(words_for(where) + "\n")
