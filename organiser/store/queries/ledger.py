"""Questions about which version of a date each person was given."""

from datetime import datetime

from organiser.domain import reaching
from organiser.domain.ledger import Held, OldDates
from organiser.domain.people import Person
from organiser.domain.sessions import Status
from organiser.store.queries import people, sessions
from organiser.store.reader import Reader, Row


def of_session(tx: Reader, session_id: int) -> tuple[Held, ...]:
    """What everybody who is invited and has not said no holds of a session, in the order of the register."""
    rows = tx.rows(
        f"""
        SELECT r.person_id, {sessions.HELD} AS held, r.given, g.starts, g.minutes, g.place, g.online_url, g.status,
            g.route
        FROM register r JOIN session s ON s.id = r.session_id JOIN person p ON p.id = r.person_id
        LEFT JOIN given g ON g.id = (SELECT max(id) FROM given WHERE session_id = r.session_id
            AND person_id = r.person_id)
        WHERE r.session_id = :session AND r.removed IS NULL AND p.removed IS NULL AND r.invited
            AND r.answer NOT IN ('no', 'withdrawn') ORDER BY r.row
        """,
        session=session_id,
    )
    known = {person.id: person for person in people.on_register(tx, session_id)}
    return tuple(_held(row, known[row["person_id"]]) for row in rows)


def old_dates(tx: Reader, since: datetime, *, limit: int = 5) -> tuple[OldDates, ...]:
    """The sessions from ``since`` (wall-clock time) on of which somebody holds an old date, the nearest first."""
    # SQLite keeps to the order of a CROSS JOIN; left to itself, it would read every register. A session that was never
    # moved has no old date.
    rows = tx.rows(
        f"""
        SELECT {sessions.COLUMNS}, count(*) AS people {sessions.FROM}
        CROSS JOIN register r ON r.session_id = s.id CROSS JOIN person q ON q.id = r.person_id
        WHERE s.starts >= :since AND s.sequence > 0 AND s.removed IS NULL AND r.removed IS NULL AND q.removed IS NULL
            AND r.invited AND r.answer NOT IN ('no', 'withdrawn') AND {sessions.HELD} < s.sequence
        GROUP BY s.id ORDER BY s.starts, s.id LIMIT :limit
        """,
        since=since.isoformat(timespec="minutes"),
        limit=limit,
    )
    return tuple(OldDates(sessions.session_from(row), row["people"]) for row in rows)


def _held(row: Row, person: Person) -> Held:
    return Held(
        person_id=person.id,
        person=person.name,
        reach=reaching.best(person),
        sequence=row["held"],
        starts=datetime.fromisoformat(row["starts"]) if row["starts"] else None,
        minutes=row["minutes"] or 0,
        place=row["place"] or "",
        link=row["online_url"] or "",
        status=Status(row["status"] or Status.CONFIRMED),
        route=row["route"] or "",
        at=datetime.fromisoformat(row["given"]) if row["given"] else None,
    )
