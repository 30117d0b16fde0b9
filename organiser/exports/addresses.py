"""Links and mail addresses in the one spelling that calendars and mail programs all read alike."""

import re

from organiser.domain.occasion import Group
from organiser.domain.people import Person
from organiser.domain.problem import Problem

_WEB = re.compile(r"https?://[^/\s]", re.IGNORECASE)
# What a link may hold as it stands (RFC 3986), less comma and semicolon: some programs cut a link there.
_UNSAFE = re.compile(r"[^A-Za-z0-9:/?#\[\]@!$&'()*+=._~%-]")
_WORD = r"[A-Za-z0-9!$&'*+/=_~-]+"
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"
_MAIL = re.compile(rf"{_WORD}(?:\.{_WORD})*@{_LABEL}(?:\.{_LABEL})+")


def web_link(typed: str) -> str:
    """``typed`` with everything percent-encoded that could end the link early; "" when it is no web link."""
    if not _WEB.match(typed):
        return ""
    return _UNSAFE.sub(lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), typed)


def is_mail(typed: str) -> bool:
    """Whether every mail program can send to this address and answer it."""
    return bool(_MAIL.fullmatch(typed))


def sender(group: Group) -> str:
    """The address that invitations come from; a :class:`Problem` when the group has none that works."""
    advice = "Invitations come from the group's own address: File menu, “Who we are”. Then try again."
    return _checked(group.email, "your group", advice)


def recipient(person: Person) -> str:
    """The address that an invitation goes to; a :class:`Problem` when this person has none that works."""
    advice = "Correct it in this person's details, or hand over the plain calendar file."
    return _checked(person.email, person.name, advice)


def _checked(address: str, whose: str, advice: str) -> str:
    if not address:
        raise Problem(f"There is no email address for {whose}.", advice)
    if not is_mail(address):
        raise Problem(f"“{address[:60]}” cannot be the email address of {whose}.", advice)
    return address
