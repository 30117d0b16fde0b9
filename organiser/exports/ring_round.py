"""The ring-round list: whom to ask for an answer, what to say, and where to note what they said."""

from collections.abc import Iterator, Mapping

from organiser.domain import text
from organiser.domain.attendance import Answer, RegisterLine
from organiser.domain.occasion import Group, Occasion
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
_SAID: Mapping[Answer, str] = {
    Answer.NONE: "No answer yet",
    Answer.YES: "Said yes",
    Answer.MAYBE: "Said maybe",
    Answer.NO: "Said no",
}


def sheet(occasion: Occasion, look: Look) -> Sheet:  # noqa: ARG001 - every kind of print is asked the same way
    """The ring-round list of one session. It shows phone numbers: it is for whoever rings, and not for a wall."""
    return opening.sheet(occasion, "Ring-round list", _blocks(occasion))


def to_ask(occasion: Occasion) -> tuple[RegisterLine, ...]:
    """Those who have not answered, said maybe or hold an old date; of a cancelled session all who may yet come."""
    open_answers = {Answer.NONE, Answer.MAYBE, *((Answer.YES,) if occasion.session.is_cancelled else ())}
    return tuple(
        line
        for line in sorted(occasion.lines, key=lambda line: line.row)
        if line.invited and (line.answer in open_answers or _holds_old_date(line, occasion.session))
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
    said = _SAID[line.answer] + (", has an old date" if _holds_old_date(line, session) else "")
    choices = ("Told", "Ring again") if session.is_cancelled else ("Yes", "Maybe", "No", "Ring again")
    contact = (Span(f"{line.contact}. ", bold=True),) if line.contact else ()
    words = Words((*contact, Span(f"{said}.")))
    return Timed(str(line.row), "", line.person, (words, Choices(choices), WritingLines(1)))


def _script(occasion: Occasion, has_old_dates: bool) -> Iterator[Block]:
    session, hello = occasion.session, _hello(occasion.group)
    news = f"I am sorry to say that {_what(session)} is cancelled."
    wish = f"We would love you to come to {_what(session)}."
    yield Heading("What to say")
    if session.is_cancelled:
        yield Spoken(f"{hello} Is this a good moment? {news}")
    else:
        yield Spoken(f"{hello} Is this a good moment? {wish} Can you come? What would make it easier for you?")
    if has_old_dates and not session.is_cancelled:
        yield Words("To somebody who has an old date, say first that it has changed.")
    yield Heading("If a machine answers")
    yield Words("Say only this, since others may hear it.")
    ring = f"Please ring us on {occasion.group.phone}." if occasion.group.phone else "Please ring us."
    yield Spoken(f"{hello} {news if session.is_cancelled else wish} {ring} Thank you.")


def _hello(group: Group) -> str:
    return f"Hello, this is … from {group.name}." if group.name else "Hello, this is …, from your neighbourhood."


def _what(session: Session) -> str:
    """``“Space 1” on Wednesday 19 May 2027, 12:30 to 14:00, at 4 Elm Road or online``."""
    places = (f"at {session.place}" if session.place else "", "online" if session.is_online else "")
    where = " or ".join(filter(None, places))
    return f"“{session.title}” on {session.when}{f', {where}' if where else ''}"
