"""What the disk or the system refuses: told from damage and from bugs, and said in plain words."""

import errno

from organiser.domain.problem import Problem

_FULL = "the disk is full"
FAULT = "the disk reported a fault"
_GONE = "the disk is no longer there"
_NOT_ALLOWED = "it is not allowed there"

# By SQLite's primary code. What it calls damaged (11) or no database (26) is none of the system's doing.
_BY_CODE = {
    3: _NOT_ALLOWED,
    5: "another program holds the file",
    8: "the file is read-only",
    10: FAULT,
    13: _FULL,
    14: "the folder cannot be written",
}

# By the system's number; one that stands nowhere here is a bug of the program's, such as a closed file.
_BY_NUMBER = {
    errno.EIO: FAULT,
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: "file too large",
    errno.EACCES: _NOT_ALLOWED,
    errno.EPERM: _NOT_ALLOWED,
    errno.EROFS: "the disk is read-only",
    errno.EBUSY: "another program holds the file",
    errno.EMFILE: "too many files are open",
    errno.ENFILE: "too many files are open",
    errno.ENODEV: _GONE,
    errno.ENXIO: _GONE,
    errno.ESTALE: _GONE,
    errno.ETIMEDOUT: _GONE,
}


def code(error: BaseException) -> int:
    """SQLite's primary code for a failure; 0 where there is none."""
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


def is_unreadable(error: BaseException) -> bool:
    """Whether SQLite says that the file is damaged, is no database, or holds bytes that are no text."""
    from sqlcipher3 import dbapi2  # the window's first paint does not wait for it

    told = _told(error)
    return isinstance(told, dbapi2.DatabaseError) and (code(told) in {11, 26} or "decode" in str(told))


def is_full(error: BaseException) -> bool:
    """Whether there is no room."""
    return reason(error) == _FULL


def is_fault(error: BaseException) -> bool:
    """Whether the disk itself fails, or is gone."""
    return reason(error) in {FAULT, _GONE}


def reason(error: BaseException) -> str:
    """Why the system refused, in a few words; "" where it did not, and the failure is another one."""
    told = _told(error)
    return _BY_NUMBER.get(told.errno or 0, "") if isinstance(told, OSError) else _BY_CODE.get(code(told), "")


def _told(error: BaseException) -> BaseException:
    """What SQLite says, which SQLAlchemy wraps."""
    told = getattr(error, "orig", None)
    return told if isinstance(told, BaseException) else error


def problem(error: BaseException) -> Problem | None:
    """The Problem for a refusal that nobody nearer to it has told; None for any other failure."""
    if not (why := reason(error)):
        return None
    advice = "Make room on it" if why == _FULL else "See that the disk is there and can be written"
    return Problem(f"This could not be done: {why}.", f"{advice}, then try again. What was saved before is kept.")
