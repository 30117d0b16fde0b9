"""Questions about what the group thinks of exercises."""

from organiser.domain.opinions import Opinion
from organiser.store.reader import Reader, Row


def every(tx: Reader) -> dict[str, Opinion]:
    """What was said of each exercise, by its id; those of which nothing was said are left out."""
    rows = tx.rows("SELECT exercise, favourite, rating, notes FROM opinion ORDER BY exercise")
    return {row["exercise"]: _opinion(row["exercise"], row) for row in rows}


def of_exercise(tx: Reader, exercise: str) -> Opinion:
    """What was said of one exercise; a blank opinion when nothing was."""
    row = tx.row("SELECT favourite, rating, notes FROM opinion WHERE exercise = :exercise", exercise=exercise)
    return _opinion(exercise, row) if row else Opinion(exercise)


def _opinion(exercise: str, row: Row) -> Opinion:
    return Opinion(exercise, bool(row["favourite"]), row["rating"], row["notes"])
