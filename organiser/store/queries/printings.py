"""Questions about what was printed."""

import json
from datetime import datetime

from organiser.domain.printings import Aspect, Printing, Trace
from organiser.store.reader import Reader, Row


def of_session(tx: Reader, session_id: int) -> tuple[Printing, ...]:
    """What was printed of one session, in the order in which it was."""
    rows = tx.rows("SELECT * FROM printing WHERE session_id = :id ORDER BY at, id", id=session_id)
    return tuple(map(_printing, rows))


def ahead(tx: Reader, since: datetime) -> tuple[Printing, ...]:
    """What was printed of the sessions that start at ``since`` (wall-clock time) or later, and of their programmes."""
    rows = tx.rows(
        "SELECT p.* FROM printing p LEFT JOIN session s ON s.id = p.session_id "
        "LEFT JOIN programme q ON q.id = p.programme_id "
        "WHERE (s.removed IS NULL AND s.starts >= :since) OR (q.removed IS NULL AND EXISTS ("
        "SELECT 1 FROM session o WHERE o.programme_id = q.id AND o.removed IS NULL AND o.starts >= :since)) "
        "ORDER BY s.starts, p.at, p.id",
        since=since.isoformat(timespec="minutes"),
    )
    return tuple(map(_printing, rows))


def of_person(tx: Reader, person_id: int) -> tuple[tuple[Printing, str], ...]:
    """What was printed of the sessions and programmes for which somebody is or was listed, with their titles."""
    rows = tx.rows(
        "SELECT p.*, coalesce(s.title, q.title) AS title FROM printing p LEFT JOIN session s ON s.id = p.session_id "
        "LEFT JOIN programme q ON q.id = p.programme_id "
        "WHERE p.session_id IN (SELECT session_id FROM register WHERE person_id = :id) OR p.programme_id IN ("
        "SELECT programme_id FROM member WHERE person_id = :id "
        "UNION SELECT programme_id FROM application WHERE person_id = :id) ORDER BY p.at, p.id",
        id=person_id,
    )
    return tuple((_printing(row), str(row["title"])) for row in rows)


def _printing(row: Row) -> Printing:
    return Printing(
        row["kind"],
        row["format"],
        row["paper"],
        row["times"],
        row["copies"],
        row["version"],
        tuple(Trace(Aspect(aspect), *rest) for aspect, *rest in json.loads(row["traces"])),
        row["session_id"],
        row["programme_id"],
        datetime.fromisoformat(row["at"]),
        row["id"],
    )
