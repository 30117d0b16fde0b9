"""Consents: what somebody has agreed to, in which words, when, and whether they still do."""

from dataclasses import dataclass
from datetime import date

from organiser.domain import clock, text
from organiser.domain.people import Person

HOW = ("on a form", "in person", "by phone", "by text or WhatsApp", "by email")


@dataclass(frozen=True, slots=True)
class Usual:
    """A purpose that many groups ask for, and words to ask it in."""

    purpose: str
    wording: str


GUARDIAN = "Taking part while under 18"
USUAL: tuple[Usual, ...] = (
    Usual("Keeping in touch", "You may keep my name and contact and tell me about the sessions."),
    Usual("Photographs", "You may take photographs in which I can be seen, and show them to others."),
    Usual("Quotes and stories", "You may use what I said, without my name, in reports and on posters."),
    Usual("Sharing my contact", "You may give my name and contact to the others who take part."),
    Usual(GUARDIAN, "The person I am responsible for may take part, and I can be reached while they do."),
)


@dataclass(frozen=True, slots=True)
class Consent:
    """What somebody agreed to: the purpose, the ``wording`` they were read or shown, and the day.

    ``given_by`` is who agreed, "" for the person themselves (a guardian, for one under 18), ``route`` how it was
    said (such as :data:`HOW`), ``withdrawn`` the day on which it ended. A usual purpose is written as usual, and brings
    its wording where none is said. Nothing noted means no.
    """

    purpose: str
    wording: str
    given: date
    given_by: str = ""
    route: str = ""
    withdrawn: date | None = None
    id: int = 0
    uid: str = ""

    def __post_init__(self) -> None:
        usual = usual_for(self.purpose)
        object.__setattr__(self, "purpose", usual.purpose if usual else text.required(self.purpose, "purpose"))
        wording = text.block(self.wording, "wording")
        usual_words = usual.wording if usual else self.purpose
        object.__setattr__(self, "wording", wording if wording.strip() else usual_words)
        object.__setattr__(self, "given_by", text.line(self.given_by, "name of who agreed"))
        object.__setattr__(self, "route", text.line(self.route, "way in which it was said"))
        for day in filter(None, (self.given, self.withdrawn)):
            clock.check_year(day)

    @property
    def holds(self) -> bool:
        """Whether they still agree."""
        return self.withdrawn is None

    @property
    def in_words(self) -> str:
        """``Given on Mon 3 May 2027 by Jo Pike, on a form``; one that has ended says since when."""
        by = f" by {self.given_by}" if self.given_by else ""
        how = f", {self.route}" if self.route else ""
        ended = f"; withdrawn on {_day(self.withdrawn)}" if self.withdrawn else ""
        return f"Given on {_day(self.given)}{by}{how}{ended}"


def _day(when: date) -> str:
    return f"{clock.short_day(when)} {when.year}"


def usual_for(purpose: str) -> Usual | None:
    """The usual purpose that is meant by these words, accents and case ignored."""
    wanted = text.folded(purpose)
    return next((one for one in USUAL if text.folded(one.purpose) == wanted), None)


def holding(consents: tuple[Consent, ...], purpose: str) -> Consent | None:
    """The consent to ``purpose`` that holds now, if there is one."""
    wanted = text.folded(purpose)
    return next((one for one in consents if one.holds and text.folded(one.purpose) == wanted), None)


def doubts(person: Person, consents: tuple[Consent, ...]) -> tuple[str, ...]:
    """What somebody should look at again where a person is under 18, in words."""
    if not person.under_18:
        return ()
    missing = {
        "Who is responsible for them is not noted yet.": not person.guardian,
        "There is no way to reach their guardian yet.": not person.guardian_contact,
        "Their guardian's consent is not noted yet.": holding(consents, GUARDIAN) is None,
    }
    return tuple(words for words, is_missing in missing.items() if is_missing)
