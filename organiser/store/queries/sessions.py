"""Questions about sessions."""

from dataclasses import dataclass
from datetime import datetime

from organiser.domain import text
from organiser.domain.problem import Problem
from organiser.domain.sessions import Session
from organiser.store.reader import Reader, Row


@dataclass(frozen=True, slots=True)
class SessionLine:
    """A session as lists show it, with the people on its register counted, those who were erased since included."""

    session: Session
    listed: int
    yes: int
    there: int


COLUMNS = """
    s.id, s.uid, s.title, s.starts, s.minutes, s.timezone, s.place, s.online_url, s.status, s.summary, s.notes,
    s.expected, s.places, s.sequence, s.changed, s.programme_id, coalesce(p.title, '') AS programme
"""
FROM = "FROM session s LEFT JOIN programme p ON p.id = s.programme_id"
# The revision that the person of the line r of the register holds of the session s. Where the session is again as they
# were given it, after an undo, that is the revision of now: there is nothing to tell them.
HELD = """
    CASE WHEN r.given_sequence < s.sequence AND EXISTS (
        SELECT 1 FROM given g
        WHERE g.id = (SELECT max(id) FROM given WHERE session_id = s.id AND person_id = r.person_id)
            AND (g.title, g.starts, g.minutes, g.timezone, g.place, g.online_url, g.status)
                = (s.title, s.starts, s.minutes, s.timezone, s.place, s.online_url, s.status)
    ) THEN s.sequence ELSE r.given_sequence END
"""
_LISTED = """
    SELECT count(*) FROM register r JOIN person q ON q.id = r.person_id
    WHERE r.session_id = s.id AND r.removed IS NULL AND q.removed IS NULL
"""
_ERASED = "coalesce((SELECT sum({}) FROM remainder e WHERE e.session_id = s.id), 0)"
_COUNTS = f"""
    ({_LISTED}) + {_ERASED.format("people")} AS listed,
    ({_LISTED} AND r.answer = 'yes') + {_ERASED.format("said_yes")} AS yes,
    ({_LISTED} AND r.mark IN ('present', 'late', 'left-early')) + {_ERASED.format("were_there")} AS there
"""


def session_from(row: Row) -> Session:
    """A session value from a row that has the columns of a session."""
    return Session(
        title=row["title"],
        starts=datetime.fromisoformat(row["starts"]),
        minutes=row["minutes"],
        timezone=row["timezone"],
        place=row["place"],
        online_url=row["online_url"],
        status=row["status"],
        summary=row["summary"],
        notes=row["notes"],
        expected=row["expected"],
        places=row["places"],
        programme_id=row["programme_id"],
        programme=row["programme"],
        sequence=row["sequence"],
        changed=datetime.fromisoformat(row["changed"]),
        id=row["id"],
        uid=row["uid"],
    )


def one(tx: Reader, session_id: int) -> Session:
    """One session; a Problem when it is not there or in the bin."""
    row = tx.row(f"SELECT {COLUMNS} {FROM} WHERE s.id = :id AND s.removed IS NULL", id=session_id)
    if not row:
        raise Problem("That session is no longer here.", "It may be in the bin: undo brings it back.")
    return session_from(row)


def every(tx: Reader, programme_id: int | None = None) -> tuple[Session, ...]:
    """All sessions in order of time, or those of one programme."""
    only = "AND s.programme_id = :programme" if programme_id is not None else ""
    rows = tx.rows(
        f"SELECT {COLUMNS} {FROM} WHERE s.removed IS NULL {only} ORDER BY s.starts, s.id", programme=programme_id
    )
    return tuple(map(session_from, rows))


def starting(tx: Reader, since: datetime, until: datetime, *, cancelled: bool = False) -> tuple[Session, ...]:
    """The sessions that start between two wall-clock times, whatever their zone; ``cancelled``: those too."""
    going = "" if cancelled else "AND s.status <> 'cancelled'"
    rows = tx.rows(
        f"SELECT {COLUMNS} {FROM} WHERE s.removed IS NULL {going} "
        "AND s.starts BETWEEN :since AND :until ORDER BY s.starts, s.id",
        since=since.isoformat(timespec="minutes"),
        until=until.isoformat(timespec="minutes"),
    )
    return tuple(map(session_from, rows))


def of_person(tx: Reader, person_id: int) -> tuple[Session, ...]:
    """The sessions on whose register somebody stands, unless they said no or withdrew."""
    rows = tx.rows(
        f"SELECT {COLUMNS} {FROM} JOIN register r ON r.session_id = s.id WHERE s.removed IS NULL "
        "AND r.removed IS NULL AND r.person_id = :person AND r.answer NOT IN ('no', 'withdrawn') "
        "ORDER BY s.starts, s.id",
        person=person_id,
    )
    return tuple(map(session_from, rows))


def coming(tx: Reader, since: datetime, *, words: str = "", limit: int = 200) -> tuple[SessionLine, ...]:
    """The sessions that start at ``since`` (wall-clock time) or later, the nearest first."""
    return _lines(tx, "s.starts >= :since", "s.starts, s.id", since, words, limit)


def past(tx: Reader, since: datetime, *, words: str = "", limit: int = 200) -> tuple[SessionLine, ...]:
    """The sessions that started before ``since``, the latest first."""
    return _lines(tx, "s.starts < :since", "s.starts DESC, s.id DESC", since, words, limit)


def _lines(tx: Reader, when: str, order: str, since: datetime, words: str, limit: int) -> tuple[SessionLine, ...]:
    found = [
        SessionLine(session_from(row), row["listed"], row["yes"], row["there"])
        for row in tx.rows(
            f"SELECT {COLUMNS}, {_COUNTS} {FROM} WHERE s.removed IS NULL AND {when} ORDER BY {order} LIMIT :limit",
            since=since.isoformat(timespec="minutes"),
            limit=-1 if words else limit,
        )
    ]
    if words:
        found = [line for line in found if text.holds_words(_searchable(line.session), words)][:limit]
    return tuple(found)


def _searchable(session: Session) -> str:
    return f"{session.title} {session.programme} {session.place} {session.when}"


def count(tx: Reader) -> int:
    """How many sessions there are."""
    return tx.number("SELECT count(*) FROM session WHERE removed IS NULL")
