"""People, the neighbourhoods they live in, and the ways to reach them."""

from dataclasses import dataclass
from enum import StrEnum

from organiser.domain import text
from organiser.domain.problem import Problem


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
    LARGE = "large"

    @property
    def label(self) -> str:
        return {"standard": "Standard", "clear": "Clear print (14 point)", "large": "Large print (18 point)"}[self]


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
    """Somebody who takes part. Only the name is required; ``needs`` says the need, never the diagnosis."""

    name: str
    neighbourhood: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""
    route: Route = Route.PHONE
    needs: str = ""
    reading: Reading = Reading.STANDARD
    notes: str = ""
    id: int = 0
    uid: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "name", text.required(self.name, "person's name"))
        for field in ("neighbourhood", "phone", "email", "needs"):
            object.__setattr__(self, field, text.line(getattr(self, field), field))
        for field in ("address", "notes"):
            object.__setattr__(self, field, text.block(getattr(self, field), field))
        object.__setattr__(self, "route", Route(self.route))
        object.__setattr__(self, "reading", Reading(self.reading))

    @property
    def sort_name(self) -> str:
        """The name for sorting and finding: as written, without accents and case."""
        return text.folded(self.name)

    @property
    def contact(self) -> str:
        """The line that says how to reach this person, by the route they prefer where it is known."""
        return contact(self.route, phone=self.phone, email=self.email, address=self.address)


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
