"""How somebody is reached: by the first of their ways that can be used, and through whom."""

from collections.abc import Iterator
from dataclasses import dataclass

from organiser.domain.people import Person, Route

SPOKEN = frozenset({Route.PHONE, Route.TEXT, Route.WHATSAPP})


@dataclass(frozen=True, slots=True)
class Reach:
    """One way to somebody: the number or address for it ("" where none is needed), and who is spoken to there."""

    route: Route
    contact: str
    to: str

    @property
    def in_words(self) -> str:
        """``Phone call 0161 496 0122``, ``Through somebody else: her daughter Meena``."""
        if self.route is Route.THROUGH_SOMEBODY:
            return f"{self.route.label}: {self.to}"
        return f"{self.route.label} {self.contact}".rstrip()


def ways(person: Person) -> tuple[Reach, ...]:
    """All ways that can be used, the preferred one first; those nobody chose come last. Never empty."""
    return tuple(_usable(person, tuple(dict.fromkeys((*person.routes, *Route)))))


def best(person: Person) -> Reach:
    """The first way that can be used."""
    return ways(person)[0]


def by(person: Person, route: Route) -> Reach:
    """One way to somebody, also where its number or address is not known."""
    return next((way for way in ways(person) if way.route is route), Reach(route, "", addressee(person)))


def addressee(person: Person) -> str:
    """Who is spoken to: for somebody under 18 their guardian, where one is noted."""
    return person.guardian if person.under_18 and person.guardian else person.name


def number(person: Person) -> str:
    """The number to ring, for somebody under 18 that of their guardian; "" when none is known."""
    guardians = person.guardian_contact if person.under_18 else ""
    return guardians if _is_number(guardians) else person.phone


def _usable(person: Person, routes: tuple[Route, ...]) -> Iterator[Reach]:
    for route in routes:
        if route is Route.THROUGH_SOMEBODY:
            if person.through:
                yield Reach(route, "", person.through)
            continue
        contact = _contact(person, route)
        if contact or route is Route.IN_PERSON:
            yield Reach(route, contact, addressee(person))


def _contact(person: Person, route: Route) -> str:
    if route in SPOKEN:
        rung = number(person)
        return "" if route is not Route.PHONE and is_landline(rung) else rung
    if route is Route.EMAIL:
        guardians = person.guardian_contact if person.under_18 else ""
        return guardians if "@" in guardians else person.email
    return " ".join(person.address.split()) if route in {Route.POST, Route.IN_PERSON} else ""


def is_landline(phone: str) -> bool:
    """Whether this is the number of a UK landline, which gets no texts and no WhatsApp."""
    digits = "".join(letter for letter in phone if letter.isdigit())
    national = "0" + digits[2:].lstrip("0") if phone.strip().startswith("+44") else digits
    return national.startswith(("01", "02"))


def _is_number(words: str) -> bool:
    return "@" not in words and sum(letter.isdigit() for letter in words) >= 5
