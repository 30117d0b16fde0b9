"""Finds the people whom somebody may mean by the beginning of a name."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from organiser.domain import text
from organiser.domain.people import Person
from organiser.store import queries
from organiser.ui.desk.desk import Desk

_LOOKED_AT = 200


def known_people(desk: Desk, words: str, *, without: Collection[int] = (), most: int = 6) -> tuple[Person, ...]:
    """People with these words in their name, those first whose name begins with them; none for no words.

    ``without`` are the ids of people who are not wanted. Quick enough to be asked at every letter.
    """
    typed = text.folded(words)
    if not typed:
        return ()
    found = desk.ask(queries.people.page, words=words, limit=_LOOKED_AT + len(without))
    meant = [one for one in found if one.id not in without and text.holds_words(one.name, words)]
    meant.sort(key=lambda one: (not one.sort_name.startswith(typed), not _begins(one, typed)))
    return tuple(meant[:most])


def surely_meant(people: Sequence[Person], words: str) -> int | None:
    """The place of the one who must be meant: the only one of this name, or the only one with a name like it."""
    typed = text.folded(words)
    same = [place for place, one in enumerate(people) if one.sort_name == typed]
    alike = [place for place, one in enumerate(people) if _begins(one, typed)]
    return next((places[0] for places in (same, alike) if len(places) == 1), None)


def _begins(person: Person, typed: str) -> bool:
    """Whether one of the person's names begins with what was typed."""
    return f" {typed}" in f" {person.sort_name}"
