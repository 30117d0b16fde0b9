"""What can go wrong between here and a calendar on a server, in plain words."""

from __future__ import annotations

import socket
import ssl
from typing import Final

from organiser.domain.problem import Problem
from organiser.domain.publishing import Address, WrongPassword
from organiser.domain.text import line

_SHOWN: Final = 120
_NOTHING_SENT: Final = "Nothing was sent: a server that cannot prove who it is gets no password and no dates."


class TooMuch(ValueError):
    """The answer is larger than any calendar's."""


class Changed(Exception):
    """Somebody changed the entry meanwhile, so nothing was done (HTTP 412)."""


def no_answer(where: Address, error: Exception, *, is_late: bool) -> Problem:
    """Why a request came to nothing."""
    host = where.host
    if is_late or isinstance(error, TimeoutError):
        return Problem(f"“{host}” did not answer in time.", "Try again later. What has gone there already stays noted.")
    if isinstance(error, ssl.SSLCertVerificationError):
        reason = line(error.verify_message or "it cannot be checked")[:_SHOWN]
        return Problem(f"The certificate of “{host}” is not trusted: {reason}.", _NOTHING_SENT)
    if isinstance(error, ssl.SSLError):
        return Problem(f"No safe connection to “{host}” can be made.", f"Is the port right? {_NOTHING_SENT}")
    if isinstance(error, socket.gaierror):
        return Problem(f"No server called “{host}” was found.", "Check the address, and that you are on the internet.")
    if isinstance(error, TooMuch):
        return Problem(f"“{host}” answers with far more than a calendar holds.", "Check the address.")
    if isinstance(error, ConnectionRefusedError) or (isinstance(error, OSError) and error.errno):
        return Problem(f"Nothing answers at “{host}”.", "Check the address, and that you are on the internet.")
    return nonsense(host)


def nonsense(host: str) -> Problem:
    """The answer is not one that a calendar server gives."""
    return Problem(f"“{host}” answers in a way that makes no sense.", "Check that the address is that of a calendar.")


def wrong_password(host: str) -> Problem:
    """Neither name nor password helped."""
    return WrongPassword(
        f"“{host}” does not accept this user name and password.",
        "Check both. Some servers want a password made for one program, an “app password”.",
    )


def sent_on(host: str, location: str) -> Problem:
    """The server points at another one, or in circles."""
    told = line(location, limit=100_000)[:_SHOWN]
    return Problem(f"“{host}” sends on to another address: {told}", "If you trust it, give that address instead.")


def by_status(where: Address, status: int) -> Problem:
    """What the server says by a number."""
    known = _BY_STATUS.get(status)
    if known:
        message, advice = known
        return Problem(message.format(host=where.host), advice)
    if status >= 500:
        return Problem(f"“{where.host}” has trouble of its own (error {status}).", "Try again later.")
    return Problem(f"“{where.host}” refuses this (error {status}).", "Check that the address is that of a calendar.")


_FULL: Final = ("“{host}” has no room for more.", "Ask whoever runs the server, or take old entries down there.")
_LATER: Final = ("“{host}” has too much to do just now.", "Try again in a few minutes.")
_BY_STATUS: Final = {
    403: ("“{host}” does not let this user see or change that.", "Ask whoever runs it for the right to write."),
    409: ("“{host}” has the same entry under another name.", "Delete that entry there, then publish again."),
    413: ("“{host}” says that an entry is too large.", "Shorten the description of the session."),
    423: ("The calendar at “{host}” is locked just now.", "Try again in a few minutes."),
    429: _LATER,
    503: _LATER,
    507: _FULL,
}
