"""Where things lie: the program's own files, and the user's."""

import os
import sys
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from organiser.domain.problem import Problem

SUFFIX = ".organiser"
_LONGEST_NAME = 255  # bytes, on every file system in use
_LONGEST_PATH = 4_095  # bytes, the most that any system opens


@lru_cache(maxsize=1)
def resources() -> Path:
    """The folder of files that are not code: in a checkout, in an installed package, or in a frozen program."""
    package = Path(__file__).resolve().parents[1]
    frozen = Path(getattr(sys, "_MEIPASS", package)) / "resources"
    for candidate in (package.parent / "resources", package / "_resources", frozen):
        if candidate.is_dir():
            return candidate
    raise FileNotFoundError("resources/")


def resource(*parts: str) -> Path:
    """A file or folder under ``resources/``; names that lead outside are refused."""
    if any(part in {"", ".", ".."} or "/" in part or "\\" in part or ":" in part for part in parts):
        raise ValueError(f"Not a resource name: {parts}")
    path = resources().joinpath(*parts)
    if not path.exists():
        raise FileNotFoundError(f"resources/{'/'.join(parts)}")
    return path


def path_from(words: str) -> Path:
    """The file or folder that somebody named, with ``~`` for their home; a Problem when there can be none."""
    try:
        path = Path(words).expanduser().absolute()
    except RuntimeError:  # ~somebody who has no account here
        path = Path()
    is_too_long = any(len(os.fsencode(part)) > _LONGEST_NAME for part in path.parts)
    is_too_long = is_too_long or len(os.fsencode(path)) > _LONGEST_PATH
    if not words.strip() or "\0" in words or not path.name or is_too_long:
        raise Problem(f"“{words[:80]}” is no name of a file or folder.", "Write it like Documents/Ours.organiser.")
    return path


@dataclass(frozen=True, slots=True)
class Paths:
    """The user's folders. ``home`` holds the workspace by default; ``state`` settings, samples and reports."""

    home: Path
    state: Path

    @property
    def workspace(self) -> Path:
        """Where a first workspace is made."""
        return self.home / f"Our sessions{SUFFIX}"

    @property
    def sample(self) -> Path:
        return self.state / f"Sample programme{SUFFIX}"

    @property
    def settings(self) -> Path:
        return self.state / "settings.json"

    @property
    def reports(self) -> Path:
        return self.state / "reports"

    @property
    def output(self) -> Path:
        """Where one-click handouts and calendars go."""
        return self.home / "Handouts and invites"


def of_user() -> Paths:
    """The folders of whoever runs the program; ``ORGANISER_HOME`` puts everything under one folder."""
    if home := os.environ.get("ORGANISER_HOME"):
        return Paths(Path(home), Path(home) / "state")
    import platformdirs

    documents = platformdirs.user_documents_path()
    state = platformdirs.user_data_path("organiser", appauthor=False)
    home_folder = documents if documents.is_dir() and os.access(documents, os.W_OK) else state
    return Paths(home_folder / "Organiser", state)
