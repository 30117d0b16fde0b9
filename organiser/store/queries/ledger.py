"""Questions about which version of a date each person was given."""

from datetime import datetime

from organiser.domain import reaching
from organiser.domain.ledger import Held
from organiser.domain.people import Person
from organiser.domain.sessions import Status
from organiser.store.queries import people
from organiser.store.reader import Reader, Row


def of_session(tx: Reader, session_id: int) -> tuple[Held, ...]:
    """What everybody who is invited and has not said no holds of a session, in the order of the register."""
    rows = tx.rows(
        """
        SELECT r.person_id, r.given_sequence, r.given, g.starts, g.place, g.status, g.route
        FROM register r JOIN person p ON p.id = r.person_id
        LEFT JOIN given g ON g.id = (SELECT max(id) FROM given WHERE session_id = r.session_id
            AND person_id = r.person_id)
        WHERE r.session_id = :session AND r.removed IS NULL AND p.removed IS NULL AND r.invited
            AND r.answer NOT IN ('no', 'withdrawn') ORDER BY r.row
        """,
        session=session_id,
    )
    known = {person.id: person for person in people.on_register(tx, session_id)}
    return tuple(_held(row, known[row["person_id"]]) for row in rows)


def _held(row: Row, person: Person) -> Held:
    return Held(
        person_id=person.id,
        person=person.name,
        reach=reaching.best(person),
        sequence=row["given_sequence"],
        starts=datetime.fromisoformat(row["starts"]) if row["starts"] else None,
        place=row["place"] or "",
        status=Status(row["status"] or Status.CONFIRMED),
        route=row["route"] or "",
        at=datetime.fromisoformat(row["given"]) if row["given"] else None,
    )
