"""Exercises: what can be done together in a session, as the cards of a playbook tell it."""

import math
import re
from dataclasses import dataclass
from enum import StrEnum

from organiser.domain import text
from organiser.domain.problem import Problem


class Stage(StrEnum):
    """Where in a session an exercise belongs."""

    OPEN = "open"
    EXPLORE = "explore"
    DECIDE = "decide"
    CLOSE = "close"

    @property
    def label(self) -> str:
        return self.value.capitalize()


class Kind(StrEnum):
    """What people do in it; shown as an icon with a word and a colour."""

    WARM_UP = "warm-up"
    TALK = "talk"
    MAKE = "make"
    MOVE = "move"
    CLOSE = "close"

    @property
    def label(self) -> str:
        return {"warm-up": "Warm-up", "talk": "Talk", "make": "Make", "move": "Move", "close": "Close"}[self]


class Energy(StrEnum):
    """How much it asks of a room."""

    CALM = "calm"
    STEADY = "steady"
    LIVELY = "lively"


class Per(StrEnum):
    """What a quantity of material is counted for."""

    PERSON = "person"
    PAIR = "pair"
    GROUP = "group"
    SESSION = "session"


class Grouping(StrEnum):
    """How people sit together for most of it."""

    ALONE = "alone"
    PAIRS = "pairs"
    THREES = "threes"
    FOURS = "fours"
    SMALL_GROUPS = "small groups"
    WHOLE_GROUP = "whole group"


PARAGRAPH = 2_000

_LINES = ("purpose", "question", "participants", "originator", "inspired_by", "licence")
_LISTS = ("demands", "before", "tips", "online_notes", "access", "afterwards")
_HEADING = re.compile(r"^(?:## +)+", re.MULTILINE)
_SIZES = {Grouping.ALONE: 1, Grouping.PAIRS: 2, Grouping.THREES: 3, Grouping.FOURS: 4}


@dataclass(frozen=True, slots=True)
class Material:
    """Something to bring: ``quantity`` of ``item`` for each person, pair or group, or once for the session."""

    item: str
    quantity: int = 1
    per: Per = Per.SESSION
    optional: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "item", text.required(self.item, "material"))
        object.__setattr__(self, "per", Per(self.per))
        if not 0 < self.quantity <= 10_000:
            raise Problem(f"A quantity of {self.quantity} {self.item} cannot be.", "Use a number from 1 to 10,000.")

    def needed(self, people: int, group_size: int = 0) -> int:
        """How many to pack for that many people; groups are counted upwards, so that nobody goes without."""
        size = {Per.PERSON: 1, Per.PAIR: 2, Per.GROUP: group_size or max(people, 1)}.get(self.per)
        return self.quantity if size is None else self.quantity * max(1, math.ceil(people / size))

    @property
    def in_words(self) -> str:
        """``5 sticky notes for each person``; once for a session goes without saying."""
        amount = f"{self.quantity} × {self.item}" if self.quantity > 1 else self.item
        each = "" if self.per is Per.SESSION else f", for each {self.per}"
        return f"{amount}{each}{' (if you have it)' if self.optional else ''}"


@dataclass(frozen=True, slots=True)
class Step:
    """One numbered step of an exercise, with the minutes it takes."""

    minutes: int
    words: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "words", text.required(self.words, "step", limit=PARAGRAPH))
        if not 0 <= self.minutes <= 24 * 60:
            raise Problem(f"A step cannot last {self.minutes:,} minutes.", "Use 0 to 1,440.")


@dataclass(frozen=True, slots=True)
class Exercise:
    """A card of the playbook: enough for somebody who never facilitated to run it.

    ``id`` is the card's name in files and on the command line; ``own`` says that this workspace made it.
    Minutes and people are inclusive ranges. ``about`` is plain paragraphs: a mark of a heading is left out.
    """

    id: str
    name: str
    purpose: str
    stage: Stage
    kind: Kind = Kind.TALK
    energy: Energy = Energy.STEADY
    minutes_min: int = 5
    minutes_typical: int = 10
    minutes_max: int = 20
    people_min: int = 2
    people_max: int = 100
    grouping: Grouping = Grouping.WHOLE_GROUP
    group_size: int = 0
    in_person: bool = True
    online: bool = True
    question: str = ""
    participants: str = ""
    demands: tuple[str, ...] = ()
    materials: tuple[Material, ...] = ()
    originator: str = ""
    inspired_by: str = ""
    licence: str = "Apache-2.0"
    about: str = ""
    before: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()
    tips: tuple[str, ...] = ()
    online_notes: tuple[str, ...] = ()
    access: tuple[str, ...] = ()
    afterwards: tuple[str, ...] = ()
    own: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "name", text.required(self.name, "exercise's name"))
        for field, kind in (("stage", Stage), ("kind", Kind), ("energy", Energy), ("grouping", Grouping)):
            object.__setattr__(self, field, kind(getattr(self, field)))
        self._clean()
        if not re.fullmatch(r"[\w-]{1,80}", self.id):
            raise Problem("The id must be letters, digits and hyphens.", "Write it like dot-voting.")
        if not 1 <= self.minutes_min <= self.minutes_typical <= self.minutes_max <= 24 * 60:
            raise Problem("The minutes must be fewest, typical, most, between 1 and 1,440.")
        if not 1 <= self.people_min <= self.people_max <= 100_000:
            raise Problem("The people must be fewest, then most, from 1 upwards.")
        if not 0 <= self.group_size <= 1_000:
            raise Problem("The group_size must be a number from 0 to 1,000.")
        if not (self.in_person or self.online):
            raise Problem("The exercise works neither in person nor online.", "Name at least one format.")

    def _clean(self) -> None:
        for field in _LINES:
            object.__setattr__(self, field, text.line(getattr(self, field), field.replace("_", " "), limit=PARAGRAPH))
        for field in _LISTS:
            items = (text.line(one, field.replace("_", " "), limit=PARAGRAPH) for one in getattr(self, field))
            object.__setattr__(self, field, tuple(filter(None, items)))
        object.__setattr__(self, "about", _HEADING.sub("", text.block(self.about, "about")).strip())

    @property
    def group_of(self) -> int:
        """People in one group; 0 for the whole group together."""
        return _SIZES.get(self.grouping, self.group_size if self.grouping is Grouping.SMALL_GROUPS else 0)

    @property
    def minutes_in_words(self) -> str:
        """``5 to 20 minutes``."""
        if self.minutes_min == self.minutes_max:
            return text.minutes_in_words(self.minutes_min)
        return f"{self.minutes_min} to {self.minutes_max} minutes"

    @property
    def people_in_words(self) -> str:
        """``3 to 20 people``; a large upper number is left open."""
        if self.people_max >= 100:
            return f"{self.people_min} people or more"
        return f"{self.people_min} to {self.people_max} people"

    @property
    def format_in_words(self) -> str:
        both = self.in_person and self.online
        return "In person or online" if both else "In person" if self.in_person else "Online"

    @property
    def credit(self) -> str:
        """The line printed wherever the card is used: whose method it is, and the licence of this text."""
        method = f"Method: {self.originator}. " if self.originator else ""
        return f"{method}This text: {self.licence}."
