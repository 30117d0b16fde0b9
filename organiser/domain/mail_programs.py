"""Which mail program probably stands behind an address, and what it is known to make of an invitation."""

from enum import StrEnum
from typing import Final


class MailProgram(StrEnum):
    """Told from the address alone, so never more than probable: an address at home may be read in any of them."""

    OUTLOOK = "outlook"
    GMAIL = "gmail"
    APPLE = "apple"
    UNKNOWN = "unknown"

    @property
    def shows(self) -> str:
        """What somebody who reads an invitation there is likely to see, as a sentence or two."""
        return _SHOWS[self]


_OFFERS: Final = "and a new invitation takes the place of the old date."
_SHOWS: Final = {
    MailProgram.OUTLOOK: f"Probably Outlook: it offers Accept, Tentative and Decline, {_OFFERS}",
    MailProgram.GMAIL: f"Probably Gmail: it offers Yes, Maybe and No, {_OFFERS}",
    MailProgram.APPLE: f"Probably Apple Mail: it offers Accept, Maybe and Decline, {_OFFERS}",
    MailProgram.UNKNOWN: "Which mail program they have is not known. The mail says the date in words as well.",
}
_AT: Final = {
    MailProgram.OUTLOOK: ("outlook", "hotmail", "live", "msn"),
    MailProgram.GMAIL: ("gmail", "googlemail"),
    MailProgram.APPLE: ("icloud", "me", "mac"),
}
_BY_HOST: Final = {
    f"{name}.{ending}": program for program, names in _AT.items() for name in names for ending in ("com", "co.uk")
}


def likely(address: str) -> MailProgram:
    """The program that belongs to whoever gives out such addresses."""
    return _BY_HOST.get(address.strip().rpartition("@")[2].casefold(), MailProgram.UNKNOWN)
