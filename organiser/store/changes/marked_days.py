"""Changes to days of one's own."""

from collections.abc import Iterable

from sqlmodel import Session as Transaction
from sqlmodel import select

from organiser.domain.marked_days import MarkedDay
from organiser.store.rows import MarkedDayRow


def add(tx: Transaction, days: Iterable[MarkedDay]) -> None:
    """Mark days; one of the same day and name is written over."""
    for one in days:
        day = one.day.isoformat()
        found = select(MarkedDayRow).where(MarkedDayRow.day == day, MarkedDayRow.name == one.name)
        row = tx.exec(found).first() or MarkedDayRow(day=day, name=one.name)
        row.every_year, row.source = one.every_year, one.source
        tx.add(row)


def remove(tx: Transaction, day_ids: Iterable[int]) -> None:
    """Mark these days no longer."""
    for day_id in day_ids:
        tx.delete(tx.get_one(MarkedDayRow, day_id))
