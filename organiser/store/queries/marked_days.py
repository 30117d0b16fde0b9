"""Questions about days of one's own."""

from datetime import date

from organiser.domain.marked_days import MarkedDay
from organiser.store.reader import Reader, Row


def every(tx: Reader) -> tuple[MarkedDay, ...]:
    """All of them, those that come every year by their day among the others, in order."""
    return tuple(map(_day, tx.rows("SELECT * FROM marked_day ORDER BY day, name, id")))


def between(tx: Reader, first: date, last: date) -> tuple[MarkedDay, ...]:
    """Those that may fall between two days: of these days, and all that come every year."""
    rows = tx.rows(
        "SELECT * FROM marked_day WHERE every_year OR day BETWEEN :first AND :last ORDER BY day, name, id",
        first=first.isoformat(),
        last=last.isoformat(),
    )
    return tuple(map(_day, rows))


def _day(row: Row) -> MarkedDay:
    return MarkedDay(date.fromisoformat(row["day"]), row["name"], bool(row["every_year"]), row["source"], row["id"])
