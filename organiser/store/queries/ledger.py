"""Questions about which version of a date each person was given."""

from datetime import datetime

from organiser.domain.ledger import Held
from organiser.domain.people import Route, contact
from organiser.store.reader import Reader, Row


def of_session(tx: Reader, session_id: int) -> tuple[Held, ...]:
    """What everybody who is invited and has not said no holds of a session, in the order of the register."""
    rows = tx.rows(
        """
        SELECT r.person_id, p.name, p.phone, p.email, p.address, p.route AS reached, r.given_sequence, r.given,
            g.starts, g.place, g.route
        FROM register r JOIN person p ON p.id = r.person_id
        LEFT JOIN given g ON g.id = (SELECT max(id) FROM given WHERE session_id = r.session_id
            AND person_id = r.person_id)
        WHERE r.session_id = :session AND r.removed IS NULL AND p.removed IS NULL AND r.invited
            AND r.answer NOT IN ('no', 'withdrawn') ORDER BY r.row
        """,
        session=session_id,
    )
    return tuple(map(_held, rows))


def _held(row: Row) -> Held:
    reach = contact(Route(row["reached"]), phone=row["phone"], email=row["email"], address=row["address"])
    return Held(
        person_id=row["person_id"],
        person=row["name"],
        contact=reach,
        sequence=row["given_sequence"],
        starts=datetime.fromisoformat(row["starts"]) if row["starts"] else None,
        place=row["place"] or "",
        route=row["route"] or "",
        at=datetime.fromisoformat(row["given"]) if row["given"] else None,
    )
