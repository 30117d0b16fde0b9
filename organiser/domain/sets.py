"""Ready-made sets: whole programmes with their sessions and plans, that only need dates."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from itertools import pairwise
from typing import Any

from organiser.domain import clock, holidays, sessions, text
from organiser.domain.agendas import BlockKind, Item
from organiser.domain.exercises import Exercise
from organiser.domain.holidays import Nation
from organiser.domain.problem import Problem
from organiser.domain.programmes import Programme, Target, check_places
from organiser.domain.series import Planned
from organiser.domain.sessions import Session

LARGEST = 200_000
MOST_SESSIONS = 60
MOST_NEIGHBOURHOODS = 100
_LATEST_WEEK = 520

_SET_FIELDS: Mapping[str, type] = {
    "title": str, "purpose": str, "capacity": int, "neighbourhoods": int, "places": int, "session": list,
}  # fmt: skip
_SESSION_FIELDS: Mapping[str, type] = {
    "title": str, "week": int, "day": int, "start": str, "minutes": int, "where": str, "hint": str, "summary": str,
    "notes": str, "blocks": list,
}  # fmt: skip
_BLOCK_FIELDS: Mapping[str, type] = {"exercise": str, "break": str, "other": str, "minutes": int, "notes": str}
_TYPE_WORDS = {str: "words in quotes", int: "a whole number", list: "a list"}


class Where(StrEnum):
    """How a session of a set is meant to meet."""

    IN_A_ROOM = "in a room"
    ONLINE = "online"
    EITHER = "either"


class SetProblem(Problem):
    """A set that cannot be read: which file, and why."""

    def __init__(self, file: str, reason: str) -> None:
        super().__init__(f"{file}: {reason}", "Mend that, or leave the set out.")
        self.file, self.reason = file, reason


@dataclass(frozen=True, slots=True)
class Meeting:
    """One session of a set: how many days after the first it is, and its whole plan."""

    title: str
    days: int
    start: time
    minutes: int
    items: tuple[Item, ...]
    where: Where = Where.EITHER
    hint: str = ""
    summary: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True)
class ReadySet:
    """A programme without dates. ``neighbourhoods`` times ``places`` is how its places are meant to be shared."""

    id: str
    title: str
    purpose: str
    capacity: int
    meetings: tuple[Meeting, ...]
    neighbourhoods: int = 0
    places: int = 0

    @property
    def in_words(self) -> str:
        """``4 sessions over 5 weeks, 15 places``."""
        weeks = self.meetings[-1].days // 7 + 1
        over = f" over {text.counted(weeks, 'week')}" if weeks > 1 else ""
        length = f" of {text.minutes_in_words(self.meetings[0].minutes)}" if len(self.meetings) == 1 else over
        places = f", {text.counted(self.capacity, 'place')}" if self.capacity else ""
        return f"{text.counted(len(self.meetings), 'session')}{length}{places}"


@dataclass(frozen=True, slots=True)
class Wish:
    """When and where a set is to be taken. ``at`` None keeps the times of the set; ``skip`` leaves out the bank
    holidays of a nation: what would fall on one, and all that follows, comes a week later."""

    first: date
    at: time | None = None
    place: str = ""
    online_url: str = ""
    timezone: str = clock.DEFAULT_ZONE
    skip: Nation | None = None
    targets: tuple[Target, ...] = ()


def dated(ready: ReadySet, wish: Wish) -> tuple[Planned, ...]:
    """The sessions of a set with their dates, each on the weekday that the set gives it.

    Raises a Problem where the wish does not hold what it should.
    """
    found = []
    delay = timedelta()
    for meeting in ready.meetings:
        day = _later(wish.first, timedelta(days=meeting.days) + delay)
        while wish.skip and holidays.is_off(day, wish.skip):
            delay += timedelta(weeks=1)
            day = _later(wish.first, timedelta(days=meeting.days) + delay)
        settled = clock.settle(datetime.combine(day, wish.at or meeting.start), wish.timezone)
        session = Session(
            meeting.title,
            settled.local,
            meeting.minutes,
            timezone=wish.timezone,
            place=wish.place if meeting.where is not Where.ONLINE or not wish.online_url else "",
            online_url=wish.online_url if meeting.where is not Where.IN_A_ROOM or not wish.place else "",
            summary=meeting.summary,
            notes=meeting.notes,
        )
        found.append(Planned(session, settled.note))
    return tuple(found)


def _later(first: date, wait: timedelta) -> date:
    clock.check_year(first)  # the years that pass are far from those that a date cannot hold
    clock.check_year(first + wait)
    return first + wait


def programme(ready: ReadySet, wish: Wish, title: str) -> Programme:
    """The programme that a set becomes, with the places that were wished for."""
    capacity = max(ready.capacity, sum(target.places for target in wish.targets))
    return Programme(title, ready.purpose, capacity, targets=wish.targets)


def read(source: str, file: str, cards: Iterable[Exercise]) -> ReadySet:
    """The set that a file holds, its exercises taken from ``cards``; :class:`SetProblem` says why it cannot be."""
    if len(source) > LARGEST:
        raise SetProblem(file, f"it is longer than {LARGEST:,} characters.")
    try:
        fields = tomllib.loads(source)
    except (ValueError, RecursionError) as error:  # TOMLDecodeError, and numbers of thousands of digits
        raise SetProblem(file, f"it is not TOML: {str(error)[:120]}.") from None
    try:
        return _set(file.removesuffix(".toml"), fields, {card.id: card for card in cards})
    except Problem as problem:
        raise SetProblem(file, f"{problem.message[0].lower()}{problem.message[1:]}") from None


def _check(fields: object, known: Mapping[str, type], needed: Iterable[str], what: str) -> Mapping[str, Any]:
    """The fields of a table, known and of the right kind."""
    if not isinstance(fields, dict):
        raise Problem(f"{what} is not a table of fields.")
    for name in needed:
        if name not in fields:
            raise Problem(f"{what} has no “{name}”.")
    for name, value in fields.items():
        if name not in known:
            raise Problem(f"“{name[:40]}” is not a field of {what}.")
        if type(value) is not known[name]:
            raise Problem(f"“{name}” of {what} should be {_TYPE_WORDS[known[name]]}.")
    return fields


def _set(set_id: str, raw: Mapping[str, Any], cards: Mapping[str, Exercise]) -> ReadySet:
    fields = _check(raw, _SET_FIELDS, ("title", "session"), "the set")
    if not 1 <= len(fields["session"]) <= MOST_SESSIONS:
        raise Problem(f"A set has 1 to {MOST_SESSIONS} sessions.")
    capacity, places = fields.get("capacity", 0), fields.get("places", 0)
    neighbourhoods = fields.get("neighbourhoods", 0)
    check_places(capacity)
    check_places(places)
    if not 0 <= neighbourhoods <= MOST_NEIGHBOURHOODS:
        raise Problem(f"The neighbourhoods should be a number from 0 to {MOST_NEIGHBOURHOODS}.")
    meetings = tuple(_meeting(one, cards, capacity) for one in fields["session"])
    if meetings[0].days or any(later.days < one.days for one, later in pairwise(meetings)):
        raise Problem("The first session begins in week 0 on day 0, and the others follow in order.")
    if neighbourhoods * places > capacity:
        raise Problem(f"{neighbourhoods} times {places} places are more than the {capacity} that there are.")
    title = text.required(fields["title"], "set's title")
    purpose = text.block(_unfolded(fields.get("purpose", "")), "purpose")
    return ReadySet(set_id, title, purpose, capacity, meetings, neighbourhoods, places)


def _meeting(raw: object, cards: Mapping[str, Exercise], capacity: int) -> Meeting:
    fields = _check(raw, _SESSION_FIELDS, ("title", "week", "start", "minutes", "blocks"), "a session")
    title, minutes = text.required(fields["title"], "session's title"), fields["minutes"]
    sessions.check_minutes(minutes)
    days = fields["week"] * 7 + fields.get("day", 0)
    if not 0 <= fields["week"] <= _LATEST_WEEK or not 0 <= fields.get("day", 0) <= 6:
        raise Problem(f"“{title}” should be in a week from 0 to {_LATEST_WEEK}, on a day from 0 to 6.")
    try:
        where = Where(fields.get("where", Where.EITHER))
    except ValueError:
        raise Problem(f"“where” of “{title}” should be one of: {', '.join(Where)}.") from None
    items = tuple(_item(one, cards, title, capacity, where) for one in fields["blocks"])
    if sum(item.minutes for item in items) != minutes:
        planned_minutes = text.counted(sum(item.minutes for item in items), "minute")
        raise Problem(f"The blocks of “{title}” add up to {planned_minutes}, but it lasts {minutes}.")
    return Meeting(
        title,
        days,
        time(*clock.parse_clock(fields["start"])),
        minutes,
        items,
        where,
        text.line(fields.get("hint", ""), "hint"),
        text.block(_unfolded(fields.get("summary", "")), "summary"),
        text.block(_unfolded(fields.get("notes", "")), "notes"),
    )


def _item(raw: object, cards: Mapping[str, Exercise], session: str, capacity: int, where: Where) -> Item:
    fields = _check(raw, _BLOCK_FIELDS, ("minutes",), f"a block of “{session}”")
    kinds = [name for name in ("exercise", "break", "other") if name in fields]
    if len(kinds) != 1:
        raise Problem(f"A block of “{session}” should be one of exercise, break and other.")
    words, minutes, notes = fields[kinds[0]], fields["minutes"], fields.get("notes", "")
    if kinds[0] != "exercise":
        return Item(words, minutes, BlockKind(kinds[0]), notes=notes)
    card = cards.get(words)
    if card is None:
        raise Problem(f"There is no exercise “{words[:80]}”, which “{session}” uses.")
    if not card.minutes_min <= minutes <= card.minutes_max:
        raise Problem(f"“{card.name}” takes {card.minutes_in_words}, but “{session}” gives it {minutes}.")
    if capacity and not card.people_min <= capacity <= card.people_max:
        raise Problem(f"“{card.name}” is for {card.people_in_words}, but {capacity} can come to “{session}”.")
    if not (card.in_person or where is Where.ONLINE) or not (card.online or where is Where.IN_A_ROOM):
        raise Problem(f"“{card.name}” works {card.format_in_words.lower()} only, and “{session}” is to meet {where}.")
    return Item(card.name, minutes, BlockKind.EXERCISE, card.id, card, notes=notes)


def _unfolded(words: str) -> str:
    """A text that was broken into lines to be read in its file, with its paragraphs as one line each."""
    paragraphs = words.strip().split("\n\n")
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)
