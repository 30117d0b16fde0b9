"""Who was in a video call: the stays that the program for calls noted, joined to one participant for each name."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import pairwise

from organiser.domain import text

USUAL_LEAST_MINUTES = 5

_LONG_AGO = datetime(1, 1, 1)


class Kind(StrEnum):
    """What a name in a call can be told to stand for."""

    PERSON = "person"
    PHONE = "phone"
    DEVICE = "device"


@dataclass(frozen=True, slots=True)
class Stay:
    """One time that somebody was in the call: a line of the file.

    ``joined`` and ``left`` are wall-clock times where the file tells them; they are only compared with each other.
    ``seconds`` is the length that the file gives, 0 where it gives none.
    """

    name: str
    other_name: str = ""
    email: str = ""
    joined: datetime | None = None
    left: datetime | None = None
    seconds: int = 0
    is_host: bool = False


@dataclass(frozen=True, slots=True)
class Participant:
    """Everything that one name (or one address) did in a call."""

    stays: tuple[Stay, ...]

    @property
    def name(self) -> str:
        return self.stays[0].name

    @property
    def other_name(self) -> str:
        """The name of the account, where the one that was shown is another; "" if not."""
        return next((stay.other_name for stay in self.stays if stay.other_name), "")

    @property
    def names(self) -> tuple[str, ...]:
        """Every name they went by, each once."""
        shown = [name for stay in self.stays for name in (stay.name, stay.other_name) if name]
        return tuple({text.folded(name): name for name in reversed(shown)}.values())[::-1]

    @property
    def email(self) -> str:
        return next((stay.email for stay in self.stays if stay.email), "")

    @property
    def key(self) -> str:
        """What tells them apart in this call."""
        return text.folded(self.name)

    @property
    def is_host(self) -> bool:
        return any(stay.is_host for stay in self.stays)

    @property
    def kind(self) -> Kind:
        return kind_of(self.name) if not self.other_name else kind_of(self.other_name)

    @property
    def minutes(self) -> int:
        """How long they were there in all, every minute counted once."""
        return minutes_in(self.stays)

    @property
    def has_minutes(self) -> bool:
        """Whether the file tells how long they were there."""
        return any(stay.seconds or (stay.joined and stay.left) for stay in self.stays)

    @property
    def in_words(self) -> str:
        """``47 minutes, joined 3 times``."""
        times = len(self.stays)
        joins = "" if times == 1 else "joined twice" if times == 2 else f"joined {times} times"
        length = text.counted(self.minutes, "minute") if self.has_minutes else ""
        return ", ".join(part for part in (length, joins, "at once" if self.overlaps else "") if part)

    @property
    def overlaps(self) -> bool:
        """Whether two of the stays run side by side: one person on two devices, or two people of one name."""
        spans = _spans(self.stays)
        return any(later[0] < earlier[1] for earlier, later in pairwise(spans))


def minutes_in(stays: Iterable[Stay]) -> int:
    """The minutes that at least one of these stays covers; what the file gives as a length is never exceeded."""
    every = list(stays)
    covered, until = 0.0, _LONG_AGO
    for start, end in _spans(every):
        covered += max(0.0, (end - max(start, until)).total_seconds())
        until = max(until, end)
    untimed = sum(stay.seconds for stay in every if not (stay.joined and stay.left))
    return round((covered + untimed) / 60)


def _spans(stays: Iterable[Stay]) -> list[tuple[datetime, datetime]]:
    return sorted((stay.joined, stay.left) for stay in stays if stay.joined and stay.left)


def merged(stays: Iterable[Stay]) -> tuple[Participant, ...]:
    """One participant for each name, in the order in which they came; those who joined again are one.

    Whoever changed their name in between is known by the address, unless several names at once share it.
    """
    groups: list[list[Stay]] = []
    by_name: dict[str, list[Stay]] = {}
    by_email: dict[str, list[Stay]] = {}
    for stay in stays:
        name, email = text.folded(stay.name), stay.email.casefold()
        group = by_name.get(name)
        if group is None and email:
            group = by_email.get(email)
            if group is not None and Participant((*group, stay)).overlaps:
                group = None
        if group is None:
            group = []
            groups.append(group)
        group.append(stay)
        by_name[name] = group
        if email:
            by_email.setdefault(email, group)
    return tuple(Participant(tuple(sorted(group, key=lambda stay: stay.joined or _LONG_AGO))) for group in groups)


# Words that no person is called, and words that a device or a room is called where nothing else stands beside them.
_DEVICES = re.compile(
    r"\b(iphone|ipad|ipod|android|galaxy|samsung|huawei|redmi|xiaomi|oppo|oneplus|motorola|macbook|imac|laptop|"
    r"chromebook|smartphone|tablet|meeting owl|note ?taker|otter\.ai|fireflies(\.ai)?|read\.ai|copilot|recorder|"
    r"(zoom|teams|meet) user)\b"
)
_ROOMS = frozenset(
    {"phone", "mobile", "telefon", "handy", "user", "guest", "gast", "host", "admin", "desktop", "pc", "computer"}
    | {"room", "meeting", "hall", "main", "community", "centre", "library", "office", "the", "study", "kitchen"}
    | {"lounge", "portal", "owl", "otter", "pixel", "moto", "nokia", "my"}
)
_MASKS = "•·*xX…∗●"
_LEAST_DIGITS = 5


def kind_of(name: str) -> Kind:
    """What a name stands for: ``07700•••123`` is a phone, ``Galaxy A12`` and ``Hall`` are devices."""
    bare = "".join(letter for letter in name if letter.isalnum() or letter in f"{_MASKS}+")
    digits = sum(letter.isdigit() for letter in bare)
    if digits >= _LEAST_DIGITS and all(letter.isdigit() or letter in f"{_MASKS}+" for letter in bare):
        return Kind.PHONE
    folded = text.folded(name)
    words = re.findall(r"[^\W\d_]+", folded)
    return Kind.DEVICE if _DEVICES.search(folded) or _ROOMS.issuperset(words) else Kind.PERSON


def may_be_number(shown: str, phone: str) -> bool:
    """Whether a number that a call shows with some digits hidden may be this phone number."""
    hidden = re.search(rf"[{re.escape(_MASKS)}]", shown)
    digits, whole = _national(shown), _national(phone)
    if len(whole) < _LEAST_DIGITS or len(digits) < _LEAST_DIGITS:
        return False
    if hidden is None:
        return digits == whole
    before, after = _only_digits(shown[: hidden.start()]), _only_digits(shown[hidden.start() :])
    begins = any(whole.startswith(one.lstrip("0")) for one in (before, before.removeprefix("44")))
    return begins and len(after) >= 2 and whole.endswith(after)


def _only_digits(words: str) -> str:
    return "".join(filter(str.isdecimal, words))


def _national(number: str) -> str:
    """The digits of a number without what stands for the country or the first 0."""
    digits = _only_digits(number)
    for abroad in ("0044", "44"):
        if digits.startswith(abroad) and (number.strip().startswith(("+", "00")) or len(digits) > 10):
            digits = digits.removeprefix(abroad)
    return digits.lstrip("0")


_ROLE = re.compile(
    r"(?i)(?:me|host|co-?host|organi[sz]er|presenter|guest|unverified|external|attendee|ich|gast|moderator|"
    r"[a-z]{2,6}(?:\s*/\s*[a-z]{2,6}){1,3})"
)
_HOST = re.compile(r"(?i)\b(?:host|organi[sz]er|organisator|organisateur|organizador)\b")
_BRACKETS = re.compile(r"\s*\(([^()]*)\)\s*$")


def names_in(words: str) -> tuple[str, str, bool]:
    """The name that was shown, that of the account and whether they are the host.

    ``Ash (she/her) (Asha Rahman)`` is Ash, whose account is Asha Rahman.
    """
    name, other, is_host = " ".join(words.split()), "", False
    while found := _BRACKETS.search(name):
        before, inside = name[: found.start()].strip(), found[1].strip()
        if not before:
            break
        name = before
        for part in filter(None, (part.strip() for part in inside.split(","))):
            if _ROLE.fullmatch(part):
                is_host = is_host or bool(_HOST.fullmatch(part))
            else:
                other = other or part
    return name, "" if text.folded(other) == text.folded(name) else other, is_host
