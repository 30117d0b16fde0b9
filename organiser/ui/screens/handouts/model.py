"""What can be made of a session on paper or as a file, and what those who come need."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from organiser.domain import text
from organiser.domain.people import Reading

if TYPE_CHECKING:
    from organiser.exports.prints import Print

PACK: Final = "pack"
CALENDAR: Final = "calendar"
INVITATIONS: Final = "invitations"

_ICONS: Final = {
    "pack": "package",
    "run-sheet": "timer",
    "handout": "file-text",
    "sign-in": "clipboard-list",
    "packing-list": "list-checks",
    "totals": "utensils",
    "date-card": "calendar",
    "ring-round": "phone",
    "letter": "mail",
    "poster": "flag",
    "flyer": "newspaper",
    "overview": "calendar-days",
    "draw-audit": "dices",
    "exercise": "book-open",
    "cards": "layers-2",
    "badges": "id-card",
    "table-cards": "tent",
    "group-cards": "layout-grid",
    "questionnaire": "message-circle",
    "asset-sheet": "handshake",
    "commitments-sheet": "list-checks",
    "register": "clipboard-check",
    "certificates": "star",
}
_NEEDS: Final = {Reading.CLEAR: "clear print", Reading.EASY: "easy print", Reading.LARGE: "large print"}


@dataclass(frozen=True, slots=True)
class Offered:
    """One card: what it makes, what that is for, the words of its main button, and the heading it stands under."""

    name: str
    title: str
    what: str
    icon: str
    button: str
    ending: str = ""
    when: str = ""

    @property
    def is_for_calendars(self) -> bool:
        """Whether mail and calendar programs differ about it."""
        return self.name in {CALENDAR, INVITATIONS}

    @property
    def is_print(self) -> bool:
        """Whether it comes in several formats."""
        return self.ending == "pdf"


def offered(prints: Iterable[Print]) -> tuple[Offered, ...]:
    """The prints, then the files."""
    return (
        *(
            Offered(one.name, one.title, one.what, _ICONS.get(one.name, "printer"), "Preview", "pdf", str(one.when))
            for one in prints
        ),
        Offered(
            CALENDAR,
            "Calendar file",
            "For anybody’s calendar, and for the notice board. It asks for no answer and does not update itself.",
            "calendar-plus",
            "Make the file",
            "ics",
            "Files to send",
        ),
        Offered(
            INVITATIONS,
            "Invitations",
            "For everybody with an email address: a draft to send. Outlook, Google, Apple and Thunderbird "
            "offer Yes, No and Maybe, and a newer one takes the place of the old date.",
            "mail",
            "Write invitations",
            when="Files to send",
        ),
    )


def needed_styles(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    """The formats that somebody needs, the smallest print first."""
    found = set(readings)
    return tuple(style for style in Reading if style in found)


def needs_in_words(readings: Iterable[Reading]) -> str:
    """``Of 13 people who may come, 1 needs clear print and 1 needs large print.``"""
    counted = Counter(readings)
    people = counted.total()
    if not people:
        return "Nobody is invited yet, so nobody needs another format."
    needs = [
        f"{counted[style]} {'needs' if counted[style] == 1 else 'need'} {words}"
        for style, words in _NEEDS.items()
        if counted[style]
    ]
    if not needs:
        return "Nobody who may come needs larger print."
    return f"Of {text.counted(people, 'person', 'people')} who may come, {text.listed(needs)}."
