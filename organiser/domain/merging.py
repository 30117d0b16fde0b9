"""What becomes of two people who are one: field by field for the person, row by row for what hangs on them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from organiser.domain import phones
from organiser.domain.attendance import Answer, Mark
from organiser.domain.people import Person, Reading, Route, split
from organiser.domain.places import Standing
from organiser.domain.text import folded


class Side(StrEnum):
    """Whose word counts for one field: that of the one who is kept, of the one who goes, or that of both."""

    KEEP = "keep"
    GONE = "gone"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Choice:
    """One field of two people: how it stands with each, in words, and whose word counts (``side``).

    ``is_open``: they differ, so that there is something to choose. ``can_be_both``: both can be kept; of two phone
    numbers or addresses the later one is kept as such, and the other in the notes.
    """

    field: str
    label: str
    keep: str
    gone: str
    side: Side
    is_open: bool = True
    can_be_both: bool = False


# field -> how a form names it; in the order of the form
LABELS = {
    "name": "Name",
    "neighbourhood": "Neighbourhood",
    "phone": "Phone",
    "email": "Email",
    "address": "Address",
    "route": "Reach them by",
    "through": "Messages through",
    "best_time": "Best time to ring",
    "language": "Language",
    "reading": "Paper",
    "easy_read": "Easy read",
    "diet": "Diet",
    "children": "Children to look after",
    "travel": "Travel",
    "under_18": "Under 18",
    "guardian": "Guardian",
    "guardian_contact": "Guardian's contact",
    "notes": "Notes",
}
_PLAIN_UNLESS_SAID = frozenset({"reading", "easy_read", "under_18"})
_BOTH = frozenset({"phone", "email", "address", "notes"})
_READINGS = (Reading.STANDARD, Reading.CLEAR, Reading.EASY, Reading.LARGE)


def choices(keep: Person, gone: Person, *, gone_is_newer: bool = True) -> tuple[Choice, ...]:
    """The fields in which two people differ, each with the side that counts unless somebody decides otherwise.

    What only one has is no choice and always stays. The longer name counts; both of contacts, addresses and notes;
    the paper that is easier to read and whatever protects somebody; otherwise what was written down later.
    """
    return tuple(
        Choice(field, label, *_both(keep, gone, field), _side(keep, gone, field, gone_is_newer), True, field in _BOTH)
        for field, label in LABELS.items()
        if _differs(keep, gone, field)
    )


def facts(keep: Person, gone: Person, *, gone_is_newer: bool = True) -> tuple[Choice, ...]:
    """All that is known of either, to be looked at side by side; with the open choices among it."""
    found = {choice.field: choice for choice in choices(keep, gone, gone_is_newer=gone_is_newer)}
    for field, label in (*LABELS.items(), ("needs", "Needs"), ("sectors", "Sectors")):
        here, there = _both(keep, gone, field)
        if field not in found and field not in {"route", *_PLAIN_UNLESS_SAID} and (here or there):
            found[field] = Choice(field, label, here, there, Side.BOTH, is_open=False)
    order = [*LABELS, "needs", "sectors"]
    return tuple(sorted(found.values(), key=lambda choice: order.index(choice.field)))


def _both(keep: Person, gone: Person, field: str) -> tuple[str, str]:
    return _words(keep, field), _words(gone, field)


def _differs(keep: Person, gone: Person, field: str) -> bool:
    here, there = getattr(keep, field), getattr(gone, field)
    if field == "route":  # how to reach somebody of whom no number or address is known was not chosen by anybody
        return bool(keep.contact and gone.contact) and keep.routes != gone.routes
    if field in {"reading", "easy_read", "under_18"}:
        return bool(here != there)
    if field == "phone":
        return bool(here and there) and phones.dialled(here) != phones.dialled(there)
    if field == "name":
        return bool(here != there)
    return bool(here and there) and _plain(here) != _plain(there)


def _plain(value: object) -> object:
    return folded(value) if isinstance(value, str) else value


def _side(keep: Person, gone: Person, field: str, gone_is_newer: bool) -> Side:
    here, there = getattr(keep, field), getattr(gone, field)
    if field in _BOTH:
        return Side.BOTH
    if field == "name":
        return Side.GONE if _fullness(there) > _fullness(here) else Side.KEEP
    if field == "reading":
        return Side.GONE if _READINGS.index(there) > _READINGS.index(here) else Side.KEEP
    if field in {"easy_read", "under_18", "children"}:
        return Side.GONE if there > here else Side.KEEP
    return Side.GONE if gone_is_newer else Side.KEEP


def _fullness(name: str) -> tuple[bool, int, int]:
    """For choosing between two forms of a name: the family name not first, then the longer, then with its accents."""
    return "," not in name, len(name), sum(not letter.isascii() for letter in name)


def _words(person: Person, field: str) -> str:
    if field == "route":
        return ", then ".join(route.label for route in person.routes)
    value = getattr(person, field)
    if isinstance(value, Reading):
        return value.label
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, tuple):
        return ", ".join(value)
    return str(value or "")


def merged(keep: Person, gone: Person, sides: Mapping[str, Side], *, gone_is_newer: bool = True) -> Person:
    """One person out of two, with the id of ``keep``; ``sides`` says of some fields whose word counts.

    Needs and sectors of both are kept, whatever is chosen.
    """
    changes: dict[str, Any] = {field: getattr(keep, field) or getattr(gone, field) for field in LABELS}
    changes |= {"route": keep.route, "other_routes": keep.other_routes}
    if gone.contact and not keep.contact:
        changes |= {"route": gone.route, "other_routes": gone.other_routes}
    aside: list[str] = []
    for choice in choices(keep, gone, gone_is_newer=gone_is_newer):
        side = sides.get(choice.field, choice.side)
        later, earlier = (gone, keep) if side is Side.GONE or (side is Side.BOTH and gone_is_newer) else (keep, gone)
        changes[choice.field] = getattr(later, choice.field)
        if choice.field == "route":
            changes["other_routes"] = _routes(later, earlier)
        elif choice.field == "notes" and side is Side.BOTH:
            changes["notes"] = f"{keep.notes}\n{gone.notes}"
        elif side is Side.BOTH:
            aside.append(f"Other {choice.label.lower()}: {' '.join(_words(earlier, choice.field).split())}")
    changes["notes"] = "\n".join(filter(None, (changes["notes"], *aside)))
    changes["needs"] = "; ".join(_joined(split(keep.needs), split(gone.needs)))
    changes["sectors"] = _joined(keep.sectors, gone.sectors)
    return replace(keep, **changes)


def _joined(here: tuple[str, ...], there: tuple[str, ...]) -> tuple[str, ...]:
    known = {folded(one) for one in here}
    return (*here, *(one for one in there if folded(one) not in known))


def _routes(later: Person, earlier: Person) -> tuple[Route, ...]:
    """The further ways to reach somebody: first those of the one whose word counts."""
    return tuple(route for route in dict.fromkeys((*later.other_routes, *earlier.routes)) if route is not later.route)


def mark(one: tuple[Mark, str], other: tuple[Mark, str]) -> tuple[Mark, str]:
    """One mark out of two of the same session, each with the moment at which it was made.

    Who was there was there, whatever else was ticked; between two marks that say the same, the later one counts.
    """
    return max(one, other, key=lambda made: (made[0].was_there, made[0] is not Mark.NONE, made[1]))


def is_later_answer(one: tuple[Answer, str], other: tuple[Answer, str]) -> bool:
    """Whether the second answer counts instead of the first: any before none, and the later of two."""
    return (other[0] is not Answer.NONE, other[1]) > (one[0] is not Answer.NONE, one[1])


_STANDINGS = (
    Standing.PLACED, Standing.OFFERED, Standing.WAITING, Standing.EXPIRED, Standing.DECLINED, Standing.WITHDRAWN,
)  # fmt: skip


def best_standing(standing: Standing) -> int:
    """For sorting applications of one person: a place before an offer, and an offer before waiting for one."""
    return _STANDINGS.index(standing)
