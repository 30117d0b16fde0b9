"""How many copies of each print a session needs, and in which formats, worked out from who comes and who leads."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from organiser.domain import needs, text
from organiser.domain.agendas import Agenda
from organiser.domain.leads import names
from organiser.domain.people import Person, Reading
from organiser.domain.problem import Problem

SPARE = 2
MOST = 500

_USUAL, _LARGEST = 18, 36  # points of large print: as it is, and as it can be
_SIZE = re.compile(r"\b(\d{2})\b")
_COLOUR = re.compile(r"\b(yellow|cream|blue|green|pink|peach|orange|lilac|purple|grey|buff|ivory)\b", re.IGNORECASE)
_AS_TEXT = re.compile(r"\b(plain text|text file|screen[ -]?reader)\b", re.IGNORECASE)
_BY_HAND = frozenset({"Audio", "Braille", "Translated papers"})


@dataclass(frozen=True, slots=True)
class Format:
    """A size of print, and the colour of paper if it has to be another than white.

    ``points`` is the size of large print that has to be larger than usual.
    """

    style: Reading = Reading.STANDARD
    colour: str = ""
    points: int = 0

    @property
    def name(self) -> str:
        """``large:yellow`` or ``large-24``; "" for the usual format."""
        style = "" if self.style is Reading.STANDARD else str(self.style)
        return ":".join(filter(None, (f"{style}-{self.points}" if self.points else style, self.colour)))

    @classmethod
    def named(cls, name: str) -> "Format":
        """The format with this name."""
        found = cls()
        for part in filter(None, name.split(":")):
            style, _, points = part.partition("-")
            if style in set(Reading):
                found = replace(found, style=Reading(style), points=int(points or 0))
            else:
                found = replace(found, colour=part)
        return found

    @property
    def in_words(self) -> str:
        """``large print on yellow paper``; "" for the usual format."""
        style = "" if self.style is Reading.STANDARD else f"{self.style} print"
        style += f" ({self.points} point)" if self.points else ""
        return " ".join(filter(None, (style, f"on {self.paper}" if self.colour else "")))

    @property
    def paper(self) -> str:
        """``yellow paper``."""
        return f"{self.colour or 'white'} paper"


@dataclass(frozen=True, slots=True)
class Asked:
    """What those who may come need their papers as. Nobody is named.

    ``formats`` counts those who need another format on paper, ``plain`` those who need a text file; ``by_hand`` says
    what the program cannot make.
    """

    formats: tuple[tuple[Format, int], ...] = ()
    plain: int = 0
    by_hand: tuple[str, ...] = ()


def asked(people: Iterable[Person]) -> Asked:
    """What ``people`` need their papers as."""
    counted: Counter[Format] = Counter()
    by_hand: Counter[str] = Counter()
    plain = 0
    for person in people:
        format_, as_text = Format(person.reading), False
        if person.easy_read and person.reading is Reading.STANDARD:
            format_ = Format(Reading.EASY)
        for words in filter(None, (part.strip(" .") for part in person.needs.split(";"))):
            as_text |= bool(_AS_TEXT.search(words))
            format_ = _with(format_, words)
            by_hand.update(_by_hand(words))
        plain += as_text
        if not as_text and format_ != Format():
            counted[format_] += 1
    hand = tuple(f"{words}, for {text.counted(number, 'person', 'people')}" for words, number in by_hand.items())
    order = list(Reading)
    in_order = sorted(counted.items(), key=lambda pair: (order.index(pair[0].style), pair[0].points, pair[0].colour))
    return Asked(tuple(in_order), plain, hand)


def _with(format_: Format, words: str) -> Format:
    """The format of somebody who has this need besides."""
    kind = _kind(words)
    if kind == "Large print":
        size = _size(words)
        return replace(format_, style=Reading.LARGE, points=size if _USUAL < size <= _LARGEST else 0)
    if kind == "Easy read" and format_.style is not Reading.LARGE:
        return replace(format_, style=Reading.EASY)
    if (kind == "Coloured paper" or "paper" in words.casefold()) and (found := _COLOUR.search(words)):
        return replace(format_, colour=found[1].lower())
    return replace(format_, colour="coloured") if kind == "Coloured paper" else format_


def _by_hand(words: str) -> Iterator[str]:
    """What the program cannot make of this need."""
    kind = _kind(words)
    if kind in _BY_HAND:
        yield needs.Need(words).task
    if kind == "Large print" and _size(words) > _LARGEST:
        yield f"Larger than our large print ({_size(words)} point)"


def _kind(words: str) -> str:
    usual = needs.usual_for(words)
    return usual.words if usual else ""


def _size(words: str) -> int:
    found = _SIZE.search(words)
    return int(found[1]) if found else 0


class Audience(StrEnum):
    """Whom a part of the pack is for."""

    PEOPLE = "people"
    LEADERS = "leaders"
    ONE = "one"


@dataclass(frozen=True, slots=True)
class Part:
    """A kind of print that may be in a pack. One sheet of it serves so many people ``on_a_sheet``."""

    kind: str
    audience: Audience
    is_usual: bool = True
    on_a_sheet: int = 1


# In the order in which a pack is taken apart at the door.
PARTS: tuple[Part, ...] = (
    Part("run-sheet", Audience.LEADERS),
    Part("packing-list", Audience.ONE),
    Part("exercise", Audience.ONE),
    Part("sign-in", Audience.ONE),
    Part("group-cards", Audience.ONE),
    Part("handout", Audience.PEOPLE),
    Part("questionnaire", Audience.PEOPLE),
    Part("date-card", Audience.PEOPLE, is_usual=False, on_a_sheet=4),
    Part("asset-sheet", Audience.PEOPLE, is_usual=False, on_a_sheet=5),
    Part("commitments-sheet", Audience.ONE, is_usual=False),
    Part("totals", Audience.ONE, is_usual=False),
    Part("poster", Audience.ONE, is_usual=False),
)


@dataclass(frozen=True, slots=True)
class Line:
    """One kind of print in one format: how many ``copies`` are in the pack, how many are ``usual``, and for whom."""

    kind: str
    format: Format
    copies: int
    usual: int
    whom: str

    @property
    def key(self) -> str:
        """``handout``, ``handout:large:yellow``: the name under which a number of copies is chosen."""
        return ":".join(filter(None, (self.kind, self.format.name)))


def lines(
    wants: Asked, agenda: Agenda, expected: int, chosen: Mapping[str, int], *, has_groups: bool
) -> tuple[Line, ...]:
    """Every line that a pack may have; those with 0 copies are not in it.

    ``chosen`` holds the numbers that somebody has set, by the lines' keys; all others are worked out: a copy of
    its format for each who may come, the usual format for all others who are ``expected`` and a few to spare.
    """
    found = []
    for part in PARTS:
        usable = part.is_usual and (has_groups or part.kind != "group-cards")
        for format_, number, whom in _needed(part, wants, agenda, expected):
            line = Line(part.kind, format_, 0, -(-number // part.on_a_sheet), whom)
            copies = chosen.get(line.key, line.usual if usable else 0)
            found.append(Line(line.kind, line.format, copies, line.usual, whom))
    return tuple(found)


def _needed(part: Part, wants: Asked, agenda: Agenda, expected: int) -> Iterable[tuple[Format, int, str]]:
    match part.audience:
        case Audience.ONE:
            yield Format(), 1, "Whoever leads" if part.kind in {"packing-list", "exercise", "totals"} else "The room"
        case Audience.LEADERS:
            known = {key for block in agenda.blocks for lead in block.item.leads for key in names(lead)}
            number = max(len(known), 1)
            yield Format(), number, text.counted(number, "person who leads", "people who lead")
        case Audience.PEOPLE:
            others = wants.plain + sum(number for _, number in wants.formats)
            rest = max(expected - others, 0)
            yield Format(), rest + SPARE, f"{text.counted(rest, 'person', 'people')} and {SPARE} to spare"
            for format_, number in wants.formats:
                yield format_, number, text.counted(number, "person", "people")


def parse(words: Iterable[str], known: Iterable[Line]) -> dict[str, int]:
    """Numbers of copies such as ``handout=12`` and ``questionnaire=0``, by keys that a line has."""
    keys = {line.key for line in known}
    chosen: dict[str, int] = {}
    for one in words:
        key, sign, number = (part.strip() for part in one.partition("="))
        if not sign or not re.fullmatch(r"\d{1,9}", number):
            raise Problem(f"“{one[:60]}” does not say how many copies.", "Write it like handout=12.")
        if key not in keys:
            raise Problem(f"“{key[:60]}” is no part of this pack.", f"Its parts are: {', '.join(sorted(keys))}.")
        if int(number) > MOST:
            raise Problem(f"{int(number):,} copies are too many for one pack.", f"Use a number from 0 to {MOST}.")
        chosen[key] = int(number)
    return chosen
