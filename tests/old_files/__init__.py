"""Workspace files as each released version wrote them, in which the tests find that later versions still open them."""

from pathlib import Path

from organiser.store.keys import NONE, Key

FOLDER = Path(__file__).parent
PASSPHRASE = "Quay, elm and tea – 7 ❄"
LOCKED = "locked"  # in the name of a file that this passphrase opens


def every() -> list[Path]:
    """The files there are, oldest version first."""
    return sorted(FOLDER.glob("*.organiser"))


def key_of(path: Path) -> Key:
    """What opens one of them."""
    return Key(PASSPHRASE) if LOCKED in path.stem else NONE
