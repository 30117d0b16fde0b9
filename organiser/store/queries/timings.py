"""Questions about how long exercises have really taken."""

from datetime import datetime

from organiser.domain.timings import Timing
from organiser.store.reader import Reader, Row


def of_exercise(tx: Reader, exercise_id: str) -> tuple[Timing, ...]:
    """Every time that an exercise was timed, the newest first."""
    rows = tx.rows("SELECT * FROM timing WHERE exercise = :exercise ORDER BY at DESC, id DESC", exercise=exercise_id)
    return tuple(map(_timing_from, rows))


def every(tx: Reader) -> tuple[Timing, ...]:
    """Everything that was ever timed, the newest first."""
    return tuple(map(_timing_from, tx.rows("SELECT * FROM timing ORDER BY at DESC, id DESC")))


def _timing_from(row: Row) -> Timing:
    return Timing(
        exercise=row["exercise"],
        minutes=row["minutes"],
        people=row["people"],
        online=bool(row["online"]),
        at=datetime.fromisoformat(row["at"]),
        session_id=row["session_id"],
        item_id=row["item_id"],
    )
