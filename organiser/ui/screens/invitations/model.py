"""How somebody who is invited looks in the list."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from organiser.domain import reaching, text
from organiser.domain.attendance import Answer, RegisterLine, head_count
from organiser.domain.calls import ToRing, Turn
from organiser.domain.ledger import Held
from organiser.domain.people import Person, Route
from organiser.domain.sessions import Session
from organiser.ui.theme.tokens import Tone
from organiser.ui.widgets.chip import Badge
from organiser.ui.widgets.rows import Row


@dataclass(frozen=True, slots=True)
class Invitee:
    """Somebody who is invited, with their line on the register; ``sequence`` is the session's revision now.

    ``believes`` says what they think who hold an old date.
    """

    line: RegisterLine
    person: Person
    sequence: int
    believes: str = ""

    @property
    def holds_now(self) -> bool:
        """Whether they were given date and place as they are."""
        return self.line.given_sequence == self.sequence

    @property
    def holds_old(self) -> bool:
        """Whether they were given a date or place that has changed since; not where they are not coming."""
        return self.line.given_sequence is not None and self.is_to_tell

    @property
    def is_to_tell(self) -> bool:
        """Whether somebody should still give them the date; not where they are not coming."""
        return not self.holds_now and not self.line.answer.is_off

    @property
    def held(self) -> str:
        """Which version of the date they hold, in words."""
        if self.line.given_sequence is None:
            return "date not given yet"
        return "has the date as it is" if self.holds_now else self.believes or "holds an old date or place"

    @property
    def reach(self) -> str:
        """How to reach them: the first of their ways that can be used, with the number or address for it."""
        return reaching.best(self.person).in_words


class Mode(StrEnum):
    """What the tab is looked at for."""

    EVERYBODY = "everybody"
    TEXTS = "texts"
    RINGING = "ringing"
    HOLDING = "holding"
    WORDINGS = "wordings"


class Show(StrEnum):
    """Which of the people the list shows."""

    EVERYBODY = "everybody"
    SILENT = "silent"
    TO_TELL = "to-tell"
    OLD_DATE = "old-date"
    YES = "yes"


SHOWN: Final[dict[Show, tuple[str, Callable[[Invitee], bool]]]] = {
    Show.EVERYBODY: ("Everybody", lambda _one: True),
    Show.SILENT: ("No answer yet", lambda one: one.line.answer is Answer.NONE),
    Show.TO_TELL: ("Still to be given the date", lambda one: one.is_to_tell),
    Show.OLD_DATE: ("Hold an old date", lambda one: one.holds_old),
    Show.YES: ("Said yes", lambda one: one.line.answer is Answer.YES),
}

ANSWER_BADGES: Final = {
    Answer.NONE: Badge("No answer yet", Tone.NEUTRAL, "circle-dashed"),
    Answer.YES: Badge("Yes", Tone.OK, "circle-check"),
    Answer.NO: Badge("No", Tone.NEUTRAL, "circle-x"),
    Answer.MAYBE: Badge("Maybe", Tone.INFO, "circle-help"),
    Answer.WAITING: Badge(Answer.WAITING.label, Tone.INFO, "clock"),
    Answer.OFFERED: Badge(Answer.OFFERED.label, Tone.INFO, "armchair"),
    Answer.WITHDRAWN: Badge(Answer.WITHDRAWN.label, Tone.NEUTRAL, "circle-x"),
}


def row_of(one: Invitee) -> Row:
    """The row of one person; the screen reader gets everything, the needs included."""
    badges = [ANSWER_BADGES[one.line.answer]]
    is_old = one.line.given_sequence is not None and not one.holds_now
    if is_old:
        badges.insert(0, Badge("Holds an old date or place", Tone.WARN, "triangle-alert"))
    if one.line.needs:
        badges.insert(0, Badge("Needs", Tone.INFO, "accessibility"))
    where = [one.person.neighbourhood, one.reach]
    spoken = [
        f"Row {one.line.row}: {one.person.name}",
        *where,
        ANSWER_BADGES[one.line.answer].word,
        one.line.how_noted,
        one.held,
        f"needs: {one.line.needs}" if one.line.needs else "",
    ]
    return Row(
        one.person.name,
        sub=" · ".join(part for part in where if part),
        lead=str(one.line.row),
        meta=" · ".join(part for part in (one.line.came, "" if is_old or one.line.answer.is_off else one.held) if part),
        badges=tuple(badges),
        spoken=", ".join(part for part in spoken if part),
    )


def counts(lines: Iterable[RegisterLine]) -> str:
    """``9 yes, 2 maybe, 1 no, 2 no answer``: those with no answer are counted also where they are none."""
    count = head_count(lines)
    return f"{count.yes} yes, {count.maybe} maybe, {count.no} no, {count.silent} no answer"


def names_of(people: Iterable[Invitee]) -> str:
    """One name, or how many people they are."""
    every = list(people)
    return every[0].person.name if len(every) == 1 else text.counted(len(every), "person", "people")


NBSP: Final = "\N{NO-BREAK SPACE}"  # keeps the parts of a number in their order where one reads from right to left

_TURNS: Final = {
    Turn.RING_BACK: (Tone.WARN, "phone"),
    Turn.OFFER: (Tone.WARN, "armchair"),
    Turn.OLD_DATE: (Tone.WARN, "triangle-alert"),
    Turn.LATER: (Tone.NEUTRAL, "clock"),
}


def to_ring_row(one: ToRing) -> Row:
    """The row of somebody to ring; why it is their turn stands below the name."""
    tone, icon = _TURNS.get(one.turn, (Tone.NEUTRAL, ""))
    best = f"best {one.person.best_time}" if one.person.best_time else ""
    return Row(
        one.person.name,
        sub=" · ".join(part for part in (one.number.replace(" ", NBSP), best) if part),
        lead=str(one.line.row),
        badges=(Badge(one.why, tone, icon),),
        spoken=", ".join(
            part for part in (f"Row {one.line.row}: {one.person.name}", one.why, one.number, best) if part
        ),
    )


def text_row(one: Invitee) -> Row:
    """The row of somebody to write or speak to."""
    return Row(
        one.person.name,
        sub=one.reach,
        lead=str(one.line.row),
        badges=(Badge("Told", Tone.OK, "circle-check"),) if one.holds_now else (),
    )


_ROUTE_ICONS: Final = {
    Route.EMAIL: "mail",
    Route.TEXT: "message-circle",
    Route.WHATSAPP: "message-circle",
    Route.PHONE: "phone",
    Route.POST: "mail",
    Route.IN_PERSON: "handshake",
    Route.THROUGH_SOMEBODY: "users",
}


def reach_in_words(one: Held) -> str:
    """How to tell somebody; a number keeps its order where one reads from right to left."""
    is_number = one.reach.route in reaching.SPOKEN
    return one.reach.in_words.replace(" ", NBSP) if is_number else one.reach.in_words


def held_row(one: Held, session: Session) -> Row:
    """The row of somebody in the ledger: what they think, and how to tell them."""
    if one.sequence is None:
        return Row(one.person, sub=reach_in_words(one), badges=(Badge("Not told yet", Tone.NEUTRAL, "circle-dashed"),))
    if not one.is_old(session):
        return Row(one.person, sub=one.how, badges=(Badge("Has it", Tone.OK, "circle-check"),))
    thinks, route = one.believes(session), one.reach.route
    return Row(
        one.person,
        sub=thinks[:1].upper() + thinks[1:],
        badges=(Badge("Old date", Tone.WARN, "triangle-alert"), Badge(route.label, Tone.NEUTRAL, _ROUTE_ICONS[route])),
        spoken=f"{one.person}, holds an old date: {thinks}. {one.reach.in_words}",
    )
