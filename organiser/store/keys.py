"""The key of a workspace that is locked with a passphrase, and the one way in which files of SQLite are opened."""

import os
from collections.abc import Sequence
from contextlib import suppress
from hashlib import pbkdf2_hmac
from pathlib import Path
from typing import BinaryIO
from unicodedata import normalize

from sqlcipher3 import dbapi2

from organiser.domain.problem import Problem
from organiser.store import hold

MAGIC = b"SQLite format 3\x00"
AS_IT_IS = "mode=ro&immutable=1"  # without a look at locks or journals

# The settings of SQLCipher 4, said outright so that a later one opens the file too. They stand for SQLCipher's own
# PRAGMA key with the passphrase as it is; any program that has it can do the same.
_ROUNDS, _PAGE, _SALT = 256_000, 4096, 16
_FAMILY = 4

# Random bytes differ more than those of texts, pictures or damaged pages do: of a hundred some 83 are different.
_LEAST_DIFFERENT = 60
_PLACES = 8  # pages all over the file that are looked at

# What begins like this and goes on at random: pictures, PDFs, archives, office files, sounds and films.
_OTHERS = (
    b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"%PDF", b"PK", b"\x1f\x8b", b"BZh", b"\xfd7zXZ",
    b"7z\xbc\xaf", b"Rar!", b"\xd0\xcf\x11\xe0", b"RIFF", b"ID3", b"OggS", b"\0\0\0\x18ftyp", b"\0\0\0\x1cftyp",
    b"\0\0\0 ftyp", b"age-e",
)  # fmt: skip


class Key:
    """A passphrase, and what was worked out from it; an empty one stands for a file that is not locked.

    To work it out takes a tenth of a second or two on purpose, and depends on the salt with which a file begins. So it
    is done once for each salt, and what is made with the same key begins with the same salt.
    """

    def __init__(self, passphrase: str = "") -> None:
        self._words = normalize("NFC", passphrase)
        self._worked_out: dict[bytes, str] = {}
        if "\0" in self._words or any("\ud800" <= letter <= "\udfff" for letter in self._words):
            raise Problem("That passphrase holds a sign that cannot be typed.", "Choose another one.")

    def __bool__(self) -> bool:
        return bool(self._words)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Key) and self._words == other._words

    def __hash__(self) -> int:
        return hash(self._words)

    def for_file(self, head: bytes) -> str:
        """What SQLCipher takes for a file that begins with ``head``, or for a new one if that is empty."""
        if not self:
            return ""
        salt = head[:_SALT] or next(iter(self._worked_out), os.urandom(_SALT))
        if salt not in self._worked_out:
            raw = pbkdf2_hmac("sha512", self._words.encode(), salt, _ROUNDS, 32)
            self._worked_out[salt] = f"x'{raw.hex()}{salt.hex()}'"
        return self._worked_out[salt]

    def salted(self, salt: bytes) -> "Key":
        """The same passphrase, with which new files begin with ``salt``."""
        key = Key(self._words)
        key.for_file(salt)
        return key


NONE = Key()


def connect(
    path: Path | None, key: Key = NONE, *, how: str = "", timeout: float = 5.0, check_same_thread: bool = True
) -> dbapi2.Connection:
    """A connection to the file at ``path``, or to memory, through ``key``; ``how`` is what a URI asks for (mode=ro).

    Nothing is read yet: the first question shows whether the key is the right one. Raises an ``OpenProblem`` for what
    is no ordinary file.
    """
    if path is not None:
        with suppress(FileNotFoundError):
            hold.require_file(path)
    name = ":memory:" if path is None else f"{_uri(path)}?{how}" if how else str(path)
    connection = dbapi2.connect(
        name, uri=bool(how), isolation_level=None, timeout=timeout, check_same_thread=check_same_thread
    )
    if key:
        try:
            connection.execute("PRAGMA cipher_log_level = NONE")  # or it writes to stderr by itself
            connection.execute(f'PRAGMA key = "{key.for_file(hold.head(path) if path else b"")}"')
            connection.execute(f"PRAGMA cipher_compatibility = {_FAMILY}")
        except BaseException:
            connection.close()
            raise
    return connection


def _uri(path: Path) -> str:
    """The name of a file as SQLite reads it; on Windows a share is no part of it that SQLite knows."""
    uri = path.absolute().as_uri()
    return uri if uri.startswith("file:///") else uri.replace("file://", "file:////", 1)


def is_locked(path: Path) -> bool:
    """Whether a file looks like a workspace that is locked: random bytes nearly everywhere, and nothing else's head.

    So one whose first page is lost is told from one that is not locked and has lost its first page.
    """
    head = hold.head(path)
    if len(head) < hold.HEAD or head.startswith((MAGIC, *_OTHERS)):
        return False
    with suppress(OSError):
        if hold.is_mine(path):
            return True
        size = path.stat().st_size
        with path.open("rb", buffering=0) as file:
            found = [_is_random(file, page * _PAGE) for page in _spread(size // _PAGE)]
        return 2 * sum(found) > len(found)
    return False


def _spread(pages: int) -> Sequence[int]:
    return range(0, pages, max(pages // _PLACES, 1))


def _is_random(file: BinaryIO, at: int) -> bool:
    file.seek(at)
    return len(set(file.read(hold.HEAD))) >= _LEAST_DIFFERENT


def fitting(path: Path, key: Key) -> Key:
    """The key if a file is locked, and none if it is not: copies from before a passphrase was set are among others."""
    return key if is_locked(path) else NONE


def has_key(connection: dbapi2.Connection) -> bool:
    """Whether a connection leads to a file that is locked."""
    return bool(connection.execute("PRAGMA cipher_status").fetchone()[0] == "1")
