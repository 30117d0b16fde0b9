"""Questions about who comes with whom."""

from organiser.domain.companions import Companion
from organiser.store.reader import Reader, Row

_SELECT = """
    SELECT c.id, c.uid, c.person_id, p.name AS person, c.companion_id, q.name AS companion, c.takes_place
    FROM companion c JOIN person p ON p.id = c.person_id JOIN person q ON q.id = c.companion_id
    WHERE p.removed IS NULL AND q.removed IS NULL
"""


def _companion(row: Row) -> Companion:
    return Companion(
        row["person_id"],
        row["person"],
        row["companion_id"],
        row["companion"],
        bool(row["takes_place"]),
        row["id"],
        row["uid"],
    )


def of_person(tx: Reader, person_id: int) -> tuple[Companion, ...]:
    """Those who come with this person, by name."""
    rows = tx.rows(f"{_SELECT} AND c.person_id = :person ORDER BY q.sort_name, q.id", person=person_id)
    return tuple(map(_companion, rows))


def with_whom(tx: Reader, companion_id: int) -> tuple[Companion, ...]:
    """Those with whom this person comes as a companion, by name."""
    rows = tx.rows(f"{_SELECT} AND c.companion_id = :companion ORDER BY p.sort_name, p.id", companion=companion_id)
    return tuple(map(_companion, rows))


def every(tx: Reader) -> tuple[Companion, ...]:
    """All companions, by the name of those with whom they come."""
    return tuple(map(_companion, tx.rows(f"{_SELECT} ORDER BY p.sort_name, p.id, q.sort_name, q.id")))
