"""Questions about the small groups of sessions, and about who has sat with whom."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence

from organiser.domain.attendance import Mark
from organiser.domain.grouping.groups import Grouping, Guest, Pair, SmallGroup, Wish
from organiser.domain.problem import Problem
from organiser.store.queries import people
from organiser.store.reader import Reader, Row


def of_session(tx: Reader, session_id: int) -> tuple[Grouping, ...]:
    """All groups that were made for a session, in the order in which they were made."""
    return _groupings(tx, "session_id", session_id)


def one(tx: Reader, grouping_id: int) -> Grouping:
    """One set of groups."""
    found = _groupings(tx, "id", grouping_id)
    if not found:
        raise Problem("Those groups are no longer here.", "They may have been removed: undo brings them back.")
    return found[0]


def _groupings(tx: Reader, key: str, wanted: int) -> tuple[Grouping, ...]:
    members = tx.rows(
        "SELECT g.grouping_id, g.person_id, g.number, g.stays FROM grouping s JOIN grouped g ON g.grouping_id = s.id "
        f"JOIN person p ON p.id = g.person_id WHERE s.{key} = :wanted AND p.removed IS NULL ORDER BY g.number, g.place",
        wanted=wanted,
    )
    rows = tx.rows(f"SELECT * FROM grouping WHERE {key} = :wanted ORDER BY id", wanted=wanted)
    return tuple(_grouping(row, [one for one in members if one["grouping_id"] == row["id"]]) for row in rows)


def _grouping(row: Row, members: Sequence[Row]) -> Grouping:
    groups = (
        SmallGroup(name, offers, tuple(one["person_id"] for one in members if one["number"] == number))
        for number, (name, offers) in enumerate(json.loads(row["names"]), 1)
    )
    stays = frozenset(one["person_id"] for one in members if one["stays"])
    return Grouping(row["name"], tuple(groups), stays, row["id"], row["uid"])


def guests(tx: Reader, session_id: int) -> tuple[Guest, ...]:
    """Whom to put into groups: those marked as there, or, before the register is begun, all who have not said no."""
    rows = tx.rows(
        "SELECT person_id, answer, mark FROM register WHERE session_id = :session AND removed IS NULL",
        session=session_id,
    )
    there = {row["person_id"] for row in rows if Mark(row["mark"]).was_there}
    coming = {row["person_id"] for row in rows if row["answer"] not in {"no", "waiting", "withdrawn"}}
    wanted = there or coming
    return tuple(
        Guest(person.id, person.name, person.neighbourhood, person.sectors, tuple(person.needs.split("; ")))
        for person in people.on_register(tx, session_id)
        if person.id in wanted
    )


def together_before(tx: Reader, session_id: int) -> dict[Pair, int]:
    """How often pairs sat in one group at earlier sessions, of the same programme where the session has one."""
    rows = tx.rows(
        """
        SELECT a.person_id AS one, b.person_id AS other
        FROM session now JOIN session s ON s.removed IS NULL AND s.starts < now.starts
            AND s.programme_id IS now.programme_id
        JOIN grouping g ON g.session_id = s.id
        JOIN grouped a ON a.grouping_id = g.id
        JOIN grouped b ON b.grouping_id = g.id AND b.number = a.number AND a.person_id < b.person_id
        WHERE now.id = :session
        """,
        session=session_id,
    )
    return dict(Counter((row["one"], row["other"]) for row in rows))


def wishes(tx: Reader, person_ids: Iterable[int] | None = None) -> tuple[Wish, ...]:
    """Who is to be together or apart, among these people or all; a companion belongs to whom they come with."""
    rows = tx.rows(
        "SELECT first_id, second_id, together, why FROM pair UNION ALL "
        "SELECT min(person_id, companion_id), max(person_id, companion_id), 1, 'They come together.' FROM companion"
    )
    among = None if person_ids is None else set(person_ids)
    found: dict[Pair, Wish] = {}
    for row in rows:
        wish = Wish(row["first_id"], row["second_id"], bool(row["together"]), row["why"])
        if among is None or {wish.first_id, wish.second_id} <= among:
            found.setdefault(wish.pair, wish)
    return tuple(found.values())
