"""Changes to sessions."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from sqlmodel import Session as Transaction
from sqlmodel import col, select

from organiser.domain import clock
from organiser.domain.sessions import Session, Status
from organiser.store.changes import strands
from organiser.store.rows import ItemRow, SessionRow, moment, new_uid

_PLAIN = (
    "title",
    "minutes",
    "timezone",
    "place",
    "online_url",
    "summary",
    "notes",
    "expected",
    "places",
    "programme_id",
)


def _write(tx: Transaction, row: SessionRow, session: Session) -> None:
    for field in _PLAIN:
        setattr(row, field, getattr(session, field))
    row.starts = clock.settle(session.starts, session.timezone).local.isoformat(timespec="minutes")
    row.status = str(session.status)
    row.changed = moment(tx)
    tx.add(row)
    tx.flush()


def add(tx: Transaction, session: Session) -> int:
    """Add a session and return the new id. A time that the clocks skip is moved on (see ``clock.settle``)."""
    row = SessionRow(title=session.title, starts="", minutes=0, timezone="", status="", changed="")
    _write(tx, row, session)
    assert row.id is not None
    return row.id


def edit(tx: Transaction, session_id: int, session: Session) -> None:
    """Write what ``session`` says over the one with that id; its UID stays, its revision rises where it must."""
    _write(tx, tx.get_one(SessionRow, session_id), session)


def move(tx: Transaction, session_id: int, starts: datetime) -> None:
    """Give a session another start; its length, plan and people stay."""
    row = tx.get_one(SessionRow, session_id)
    row.starts = clock.settle(starts, row.timezone).local.isoformat(timespec="minutes")


def set_status(tx: Transaction, session_id: int, status: Status) -> None:
    """Confirm or cancel a session, or make it provisional."""
    tx.get_one(SessionRow, session_id).status = str(status)


def copy(tx: Transaction, session: Session, starts: datetime, title: str = "") -> int:
    """A new session like ``session``, with its plan and without its people; returns the new id."""
    fresh = replace(session, title=title or session.title, starts=starts, notes="", status=Status.CONFIRMED, sequence=0)
    new_id = add(tx, fresh)
    items = tx.exec(select(ItemRow).where(ItemRow.session_id == session.id).order_by(col(ItemRow.place)))
    for item in list(items):
        fresh_item = ItemRow.model_validate(item, update={"id": None, "uid": new_uid(), "session_id": new_id})
        tx.add(fresh_item)
        tx.flush()
        assert item.id is not None
        assert fresh_item.id is not None
        strands.copy(tx, item.id, fresh_item.id)
    return new_id


def remove(tx: Transaction, session_ids: Iterable[int]) -> None:
    """Put sessions into the bin."""
    for session_id in session_ids:
        tx.get_one(SessionRow, session_id).removed = moment(tx)
