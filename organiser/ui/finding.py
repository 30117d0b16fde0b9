"""Finds people, sessions and exercises for the field that finds anything."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from organiser.domain import playbook
from organiser.domain.playbook import Wish
from organiser.store import queries
from organiser.ui.desk.desk import Desk, Spot
from organiser.ui.shell.contracts import Hit

_EACH = 6
_LONG_AGO = datetime(1900, 1, 1)


def finder(desk: Desk) -> Callable[[str], Sequence[Hit]]:
    """A function from words to what they find, best first."""

    def find(words: str) -> Sequence[Hit]:
        if not words.strip():
            return ()
        kept = (*_sessions(desk, words), *_people(desk, words)) if desk.is_open else ()
        return (*kept, *_exercises(desk, words))

    return find


def _sessions(desk: Desk, words: str) -> list[Hit]:
    lines = desk.ask(queries.sessions.coming, _LONG_AGO, words=words, limit=_EACH)
    return [
        Hit(
            line.session.title,
            line.session.when,
            "calendar-days",
            lambda found=line.session.id: desk.go("sessions", Spot(found)),  # type: ignore[misc]
        )
        for line in lines
    ]


def _people(desk: Desk, words: str) -> list[Hit]:
    return [
        Hit(
            person.name,
            person.neighbourhood,
            "user",
            lambda found=person.id: desk.go("people", Spot(found)),  # type: ignore[misc]
        )
        for person in desk.ask(queries.people.page, words=words, limit=_EACH)
    ]


def _exercises(desk: Desk, words: str) -> list[Hit]:
    cards = desk.playbook.with_own(desk.ask(queries.agendas.own_cards) if desk.is_open else ())
    return [
        Hit(
            card.name,
            card.purpose,
            "book-open",
            lambda found=card.id: desk.go("playbook", Spot(found)),  # type: ignore[misc]
        )
        for card in playbook.suiting(cards, Wish(words=words))[:_EACH]
    ]
