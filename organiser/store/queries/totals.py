"""The question of what those who come ask for: gathered here, added up by the domain, never shown by name."""

from organiser.domain import totals
from organiser.domain.totals import Guest, Totals
from organiser.store.reader import Reader, Row

_COMING = "r.session_id = :session AND r.removed IS NULL AND p.removed IS NULL AND r.answer IN ('yes', 'maybe')"
_GUESTS = f"""
    SELECT p.name, p.diet, p.children, p.travel, p.under_18, r.answer = 'yes' AS sure
    FROM register r JOIN person p ON p.id = r.person_id WHERE {_COMING}
"""
# Somebody who stands on the list answers for themselves; a companion of two people comes once.
_COMPANIONS = f"""
    SELECT q.name, q.diet, q.children, q.travel, q.under_18, max(r.answer = 'yes') AS sure
    FROM register r JOIN person p ON p.id = r.person_id JOIN companion c ON c.person_id = p.id
        JOIN person q ON q.id = c.companion_id
    WHERE {_COMING} AND q.removed IS NULL AND NOT EXISTS (
        SELECT 1 FROM register o WHERE o.session_id = :session AND o.person_id = q.id AND o.removed IS NULL)
    GROUP BY q.id
"""


def _guest(row: Row) -> Guest:
    return Guest(row["name"], bool(row["sure"]), row["diet"], row["children"], row["travel"], bool(row["under_18"]))


def of_session(tx: Reader, session_id: int) -> Totals:
    """The totals of those who said yes, and apart from them of those who said maybe, with their companions."""
    guests = map(_guest, tx.rows(_GUESTS, session=session_id))
    return totals.totals(guests, map(_guest, tx.rows(_COMPANIONS, session=session_id)))
