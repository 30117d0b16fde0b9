"""Finds the one thing that somebody means by an id or an exact name."""

from collections.abc import Sequence

from organiser.domain import text
from organiser.domain.problem import Problem
from organiser.store.reader import Reader

_QUESTIONS = {
    "session": (
        "SELECT id, title || ', ' || substr(starts, 1, 10) AS name FROM session WHERE removed IS NULL AND {match}"
    ),
    "programme": "SELECT id, title AS name FROM programme WHERE removed IS NULL AND {match}",
    "person": "SELECT id, name FROM person WHERE removed IS NULL AND {match}",
}
_NAME_COLUMN = {"session": "title", "programme": "title", "person": "name"}
_MOST_CANDIDATES = 8


def the_one(tx: Reader, noun: str, words: str) -> int:
    """The id of the one ``noun`` (session, programme, person) that has this id or exactly this name.

    Raises a Problem that names the candidates when there are several, or says that there is none.
    """
    question = _QUESTIONS[noun]
    words = text.line(words, "name", limit=text.TEXT_LIMIT)
    if words.isdecimal() and len(words) < 16:
        found = tx.rows(question.format(match="id = :id"), id=int(words))
        if found:
            return int(found[0]["id"])
    match = f"{_NAME_COLUMN[noun]} = :name COLLATE NOCASE ORDER BY id LIMIT {_MOST_CANDIDATES + 1}"
    found = tx.rows(question.format(match=match), name=words)
    if len(found) == 1:
        return int(found[0]["id"])
    if not found:
        raise Problem(
            f"There is no {noun} called “{words[:80]}”.", f"Give its exact name or its id: see “{_list(noun)}”."
        )
    candidates = [f"{row['id']} ({row['name']})" for row in found[:_MOST_CANDIDATES]]
    raise Problem(
        f"Several are called “{words[:80]}”: {_joined(candidates, len(found))}.", "Give the id of the one you mean."
    )


def _list(noun: str) -> str:
    return f"organiser {'people' if noun == 'person' else noun + 's'} list"


def _joined(candidates: Sequence[str], number: int) -> str:
    return ", ".join(candidates) + (" and more" if number > len(candidates) else "")
