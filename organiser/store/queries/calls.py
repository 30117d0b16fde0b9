"""Questions about the calls of a ring-round."""

from datetime import datetime

from organiser.domain.calls import Call, Outcome
from organiser.store.reader import Reader


def of_session(tx: Reader, session_id: int) -> tuple[Call, ...]:
    """Every call about a session, the oldest first."""
    rows = tx.rows(
        "SELECT id, uid, person_id, at, outcome, again, noted_by, note FROM call WHERE session_id = :session "
        "ORDER BY at, id",
        session=session_id,
    )
    return tuple(
        Call(
            row["person_id"],
            Outcome(row["outcome"]),
            datetime.fromisoformat(row["at"]),
            datetime.fromisoformat(row["again"]) if row["again"] else None,
            row["noted_by"],
            row["note"],
            row["id"],
            row["uid"],
        )
        for row in rows
    )
