"""Neighbourhood packs: a programme's sessions with plans, cards and words to pass on, and nobody's data in them."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from organiser.domain import cards, text, transcripts
from organiser.domain.agendas import Item
from organiser.domain.exercises import Exercise
from organiser.domain.nameless import Nameless
from organiser.domain.problem import Problem
from organiser.domain.sessions import Session

SUFFIX = ".neighbourhood"
DOCUMENT = "plans.json"
MOST_SESSIONS = 200
_VERSION = 1
_LATEST = 20 * 366


@dataclass(frozen=True, slots=True)
class PackedSession:
    """A session as it travels: ``uid`` names it for whoever made it, ``day`` counts from the first session."""

    uid: str
    title: str
    day: int
    starts: time
    minutes: int
    summary: str = ""
    expected: int = 0
    items: tuple[Item, ...] = ()

    def on(self, first: date) -> Session:
        """The session it becomes, where the first of the pack is on the day ``first``."""
        when = datetime.combine(first + timedelta(days=self.day), self.starts)
        return Session(self.title, when, self.minutes, summary=self.summary, expected=self.expected)


@dataclass(frozen=True, slots=True)
class NeighbourhoodPack:
    """What is passed on; ``by`` is the group that made it, and the only name in it."""

    title: str
    purpose: str = ""
    by: str = ""
    sessions: tuple[PackedSession, ...] = ()


def packed(session: Session, items: Iterable[Item], first: date, uid: str, nameless: Nameless) -> PackedSession:
    """A session made ready to travel: no place, no link, no notes of the day, nobody who leads, and no name."""
    return PackedSession(
        uid,
        nameless.bare(session.title),
        (session.starts.date() - first).days,
        session.starts.time(),
        session.minutes,
        nameless.bare(session.summary),
        session.expected,
        tuple(bare(item, nameless) for item in items),
    )


def bare(item: Item, nameless: Nameless) -> Item:
    """A block without whoever leads it, without rooms, and with no name in its words or its cards."""
    strands = (
        replace(
            strand,
            name=nameless.bare(strand.name),
            card=_bare_card(strand.card, nameless),
            lead="",
            room="",
            notes=nameless.bare(strand.notes),
        )
        for strand in item.strands
    )
    return replace(
        item,
        title=nameless.bare(item.title),
        card=_bare_card(item.card, nameless),
        lead="",
        notes=nameless.bare(item.notes),
        participants=nameless.bare(item.participants),
        strands=tuple(strands),
    )


def _bare_card(card: Exercise | None, nameless: Nameless) -> Exercise | None:
    """A card of one's own with no name in its steps; who thought it up stays named, as its licence asks."""
    if card is None:
        return None
    source = cards.write(card)
    _, body = cards.parted(source) or ("", source)
    said = "\n".join(line if line.startswith("#") else nameless.bare(line) for line in body.split("\n"))
    return card if said == body else replace(cards.read(source.replace(body, said)), own=card.own)


def write(pack: NeighbourhoodPack) -> str:
    """The pack as JSON; :func:`read` gives it back."""
    sessions = [
        {
            "uid": one.uid,
            "title": one.title,
            "day": one.day,
            "starts": f"{one.starts:%H:%M}",
            "minutes": one.minutes,
            "summary": one.summary,
            "expected": one.expected,
            "blocks": json.loads(transcripts.write(one.items)),
        }
        for one in pack.sessions
    ]
    head = {"format": "organiser neighbourhood pack", "version": _VERSION, "title": pack.title}
    return json.dumps(
        head | {"purpose": pack.purpose, "by": pack.by, "sessions": sessions}, ensure_ascii=False, indent=1
    )


def read(source: str) -> NeighbourhoodPack:
    """The pack in a text that anybody may have made; a Problem says what is wrong with it."""
    try:
        found = json.loads(source)
        if found["version"] > _VERSION:
            raise Problem("That pack was made by a newer version of Organiser.", "Update Organiser and try again.")
        sessions = tuple(map(_session, found["sessions"]))
        title = text.required(found["title"], "pack's title")
        purpose, by = text.block(found["purpose"], "purpose"), text.line(found["by"], "name of the group")
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError, OverflowError) as error:
        raise Problem(
            "The pack cannot be read: it is damaged, or no neighbourhood pack.", "Ask for it again."
        ) from error
    if not 1 <= len(sessions) <= MOST_SESSIONS:
        raise Problem(f"The pack holds {text.counted(len(sessions), 'session')}.", f"It can hold 1 to {MOST_SESSIONS}.")
    return NeighbourhoodPack(title, purpose, by, sessions)


def _session(raw: Mapping[str, Any]) -> PackedSession:
    numbers = {name: raw[name] for name in ("day", "minutes", "expected")}
    if not all(type(number) is int for number in numbers.values()) or not 0 <= numbers["day"] <= _LATEST:
        raise ValueError("number")
    found = PackedSession(
        uid=text.required(raw["uid"], "session's name"),
        title=text.required(raw["title"], "session's title"),
        starts=time.fromisoformat(raw["starts"]).replace(tzinfo=None),
        summary=text.block(raw["summary"], "summary"),
        items=transcripts.read(json.dumps(raw["blocks"])),
        **numbers,
    )
    found.on(date(2027, 1, 1))  # what no session can be shows itself here
    return found
