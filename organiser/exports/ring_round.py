"""The ring-round list: whom to ask for an answer, what to say, and where to note what they said."""

from collections.abc import Iterator, Mapping

from organiser.domain import calls, clock, text
from organiser.domain.attendance import Answer, RegisterLine
from organiser.domain.occasion import Occasion
from organiser.domain.people import Route
from organiser.domain.sessions import Session
from organiser.exports.paper import opening
from organiser.exports.paper.blocks import (
    Block,
    Choices,
    Fact,
    Heading,
    Sheet,
    Span,
    Spoken,
    Timed,
    Words,
    WritingLines,
)
from organiser.exports.paper.look import Look

# In this order: first those for whom somebody has to lift the telephone, last those who read email.
_HEADINGS: Mapping[Route | None, str] = {
    Route.PHONE: "By phone",
    Route.TEXT: "By text message",
    Route.WHATSAPP: "By WhatsApp",
    Route.IN_PERSON: "In person",
    Route.THROUGH_SOMEBODY: "Through somebody else",
    Route.POST: "By post",
    None: "No number and no address noted",
    Route.EMAIL: "By email",
}
_CHOICES = ("Yes", "Maybe", "No", "No answer", "Left message", "Ring again")
_CHOICES_CANCELLED = ("Told", "No answer", "Left message", "Ring again")


def sheet(occasion: Occasion, look: Look) -> Sheet:  # noqa: ARG001 - every kind of print is asked the same way
    """The ring-round list of one session. It shows phone numbers: it is for whoever rings, and not for a wall."""
    return opening.sheet(occasion, "Ring-round list", _blocks(occasion))


def to_ask(occasion: Occasion) -> tuple[RegisterLine, ...]:
    """Those who are still to be asked or told, by the rows of the register."""
    return tuple(
        line for line in sorted(occasion.lines, key=lambda line: line.row) if calls.is_open(line, occasion.session)
    )


def _holds_old_date(line: RegisterLine, session: Session) -> bool:
    return line.given_sequence not in {None, session.sequence}


def _blocks(occasion: Occasion) -> Iterator[Block]:
    lines = to_ask(occasion)
    yield from opening.opening(occasion, "Ring-round list")
    yield from opening.online(occasion)
    if not lines:
        yield Words("There is nobody to ring: everybody who is invited has answered and holds the right date.")
        return
    yield Fact("To ring", text.counted(len(lines), "person", "people"))
    yield from _script(occasion, any(_holds_old_date(line, occasion.session) for line in lines))
    for route, heading in _HEADINGS.items():
        there = [line for line in lines if _route(line) == route]
        if there:
            yield Heading(heading)
        for line in there:
            yield _person(line, occasion.session)


def _route(line: RegisterLine) -> Route | None:
    """How to reach somebody; None where there is nothing to reach them by."""
    needs_no_number = line.route in {Route.IN_PERSON, Route.THROUGH_SOMEBODY}
    return line.route if line.contact or needs_no_number else None


def _person(line: RegisterLine, session: Session) -> Timed:
    """Somebody to ring, under the number that the register gives them."""
    said = _said(line) + (", has an old date" if _holds_old_date(line, session) else "")
    choices = _CHOICES_CANCELLED if session.is_cancelled else _CHOICES
    contact = (Span(f"{line.contact}. ", bold=True),) if line.contact else ()
    best = f" Best time to ring: {line.best_time}." if line.best_time else ""
    words = Words((*contact, Span(f"{said}.{best}")))
    return Timed(str(line.row), "", line.person, (words, Choices(choices), WritingLines(1)))


def _said(line: RegisterLine) -> str:
    if line.answer is Answer.OFFERED and line.offer_until:
        return f"A place is kept until {clock.short_day(line.offer_until)}"
    return f"Said {line.answer}" if line.answer in {Answer.YES, Answer.NO, Answer.MAYBE} else line.answer.label


def _script(occasion: Occasion, has_old_dates: bool) -> Iterator[Block]:
    yield Heading("What to say")
    yield from map(Spoken, filter(None, occasion.script.split("\n")))
    if has_old_dates and not occasion.session.is_cancelled:
        yield Words("To somebody who has an old date, say first that it has changed.")
    if not occasion.session.is_cancelled:
        yield Heading("If a machine answers")
        yield Words("Say only this, since others may hear it.")
        yield from map(Spoken, filter(None, occasion.voicemail.split("\n")))
