"""People, the neighbourhoods they live in, and the ways to reach them."""

from dataclasses import dataclass
from enum import StrEnum

from organiser.domain import text
from organiser.domain.problem import Problem

MOST_CHILDREN = 50


class Route(StrEnum):
    """How a person likes to be reached; phone and post are as good as email."""

    PHONE = "phone"
    TEXT = "text"
    WHATSAPP = "whatsapp"
    EMAIL = "email"
    POST = "post"
    IN_PERSON = "in-person"
    THROUGH_SOMEBODY = "through-somebody"

    @property
    def label(self) -> str:
        """The route as the window and the paper name it."""
        return _ROUTE_LABELS[self]


_ROUTE_LABELS = {
    Route.PHONE: "Phone call",
    Route.TEXT: "Text message",
    Route.WHATSAPP: "WhatsApp",
    Route.EMAIL: "Email",
    Route.POST: "Post",
    Route.IN_PERSON: "In person",
    Route.THROUGH_SOMEBODY: "Through somebody else",
}


class Reading(StrEnum):
    """The format in which a person needs things on paper."""

    STANDARD = "standard"
    CLEAR = "clear"
    EASY = "easy"
    LARGE = "large"

    @property
    def label(self) -> str:
        return _READING_LABELS[self]


_READING_LABELS = {
    "standard": "Standard",
    "clear": "Clear print (14 point)",
    "easy": "Easy to read (16 point)",
    "large": "Large print (18 point)",
}


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """A part of the area that people say they come from."""

    name: str
    id: int = 0
    uid: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "name", text.required(self.name, "neighbourhood's name"))


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who takes part. Only the name is required; ``needs`` says the need, never the diagnosis.

    ``needs`` are the words of all their needs in one line, apart by semicolons (see :mod:`organiser.domain.needs`);
    ``other_routes`` follow ``route`` in order of preference; ``through`` is who passes messages on; ``best_time``
    when to ring; ``language`` what they read best where it is not English; ``easy_read`` that they want short plain
    sentences; ``sectors`` where they come from besides a neighbourhood, or what they do there; ``diet``,
    ``children`` (to be looked after), ``travel`` what a caterer or host is told in totals; for somebody ``under_18``
    there are a ``guardian`` and how to reach that person, and no date of birth.
    """

    name: str
    neighbourhood: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""
    route: Route = Route.PHONE
    needs: str = ""
    reading: Reading = Reading.STANDARD
    notes: str = ""
    other_routes: tuple[Route, ...] = ()
    through: str = ""
    best_time: str = ""
    language: str = ""
    easy_read: bool = False
    sectors: tuple[str, ...] = ()
    diet: str = ""
    children: int = 0
    travel: str = ""
    under_18: bool = False
    guardian: str = ""
    guardian_contact: str = ""
    id: int = 0
    uid: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "name", text.required(self.name, "person's name"))
        for field, what in _LINES.items():
            if words := getattr(self, field):  # most are empty, and lists of thousands are checked in passing
                object.__setattr__(self, field, text.line(words, what))
        if self.needs:
            object.__setattr__(self, "needs", "; ".join(text.line(need, "need") for need in split(self.needs)))
        for field in ("address", "notes"):
            object.__setattr__(self, field, text.block(getattr(self, field), field))
        object.__setattr__(self, "route", Route(self.route))
        object.__setattr__(self, "reading", Reading(self.reading))
        if self.other_routes:
            others = dict.fromkeys(Route(route) for route in self.other_routes)
            object.__setattr__(self, "other_routes", tuple(route for route in others if route is not self.route))
        if self.sectors:
            named = {text.folded(sector): text.required(sector, "sector") for sector in self.sectors}
            object.__setattr__(self, "sectors", tuple(named.values()))
        if not 0 <= self.children <= MOST_CHILDREN:
            raise Problem(f"{self.children:,} children is out of range.", f"Use a number from 0 to {MOST_CHILDREN}.")

    @property
    def routes(self) -> tuple[Route, ...]:
        """All ways to reach them, the preferred one first."""
        return (self.route, *self.other_routes)

    @property
    def sort_name(self) -> str:
        """The name for sorting and finding: as written, without accents and case."""
        return text.folded(self.name)

    @property
    def contact(self) -> str:
        """The line that says how to reach this person, by the route they prefer where it is known."""
        return contact(self.route, phone=self.phone, email=self.email, address=self.address)


_LINES = {
    "neighbourhood": "neighbourhood",
    "phone": "phone number",
    "email": "email address",
    "through": "name of who passes messages on",
    "best_time": "best time to ring",
    "language": "language",
    "diet": "diet",
    "travel": "travel",
    "guardian": "guardian's name",
    "guardian_contact": "guardian's contact",
}


def split(words: str) -> tuple[str, ...]:
    """The parts of a line in which semicolons keep them apart, each once and none empty."""
    parts = {text.folded(part): part.strip() for part in reversed(words.split(";")) if part.strip()}
    return tuple(reversed(parts.values()))


def contact(route: Route, *, phone: str, email: str, address: str) -> str:
    """Number or address for that route, in one line; where it is not known, whatever else is."""
    post = " ".join(address.split())
    wanted = {Route.EMAIL: email, Route.POST: post}.get(route, phone)
    return wanted or phone or email or post


def hint_for_email(email: str) -> str:
    """A gentle hint where an address cannot be right, else "". Nothing is refused."""
    if not email or (email.count("@") == 1 and "." in email.rpartition("@")[2] and " " not in email):
        return ""
    return "This does not look like an email address: is something missing?"


def hint_for_phone(phone: str) -> str:
    """A gentle hint where a UK number has a digit too few or too many, else "". Nothing is refused."""
    digits = "".join(letter for letter in phone if letter.isdigit())
    if phone.strip().startswith("+") and not digits.startswith("44"):
        return ""
    national = "0" + digits[2:].lstrip("0") if digits.startswith("44") else digits
    if not phone or (national.startswith("0") and len(national) in {10, 11}):
        return ""
    if len(national) in {9, 10} and not national.startswith("0"):
        return "The first 0 may be missing."
    return f"This number has {text.counted(len(digits), 'digit')}: is it complete?"


def parse_route(word: str) -> Route:
    """A route from what somebody typed, such as ``WhatsApp`` or ``in person``."""
    try:
        return Route(word.strip().casefold().replace(" ", "-"))
    except ValueError:
        raise Problem(f"“{word[:40]}” is no way to reach people.", f"Use one of: {', '.join(Route)}.") from None
