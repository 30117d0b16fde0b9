"""Changes that take in sessions from another group's calendar."""

from collections.abc import Iterable
from dataclasses import replace

from sqlmodel import Session as Transaction
from sqlmodel import select

from organiser.domain.foreign import Event
from organiser.domain.foreign_offers import Offer
from organiser.store.changes import sessions
from organiser.store.rows import OriginRow, SessionRow


def take(
    tx: Transaction, offers: Iterable[Offer], programme_id: int | None = None, source: str = ""
) -> tuple[int, ...]:
    """Do what these offers say; new sessions join the programme. Returns the ids of all sessions, in that order.

    What came from elsewhere is remembered by its name there, so that the same calendar later updates it.
    """
    return tuple(_take(tx, offer, programme_id, source) for offer in offers)


def _take(tx: Transaction, offer: Offer, programme_id: int | None, source: str) -> int:
    session = offer.becomes
    if session.id:
        tx.get_one(SessionRow, session.id).removed = None
        sessions.edit(tx, session.id, session)
        session_id = session.id
    else:
        session_id = sessions.add(tx, replace(session, programme_id=programme_id))
    if offer.event is not None and not offer.is_own:
        _note(tx, session_id, offer.event, source)
    return session_id


def _note(tx: Transaction, session_id: int, event: Event, source: str) -> None:
    """Remember which revision was taken."""
    found = select(OriginRow).where(OriginRow.uid_there == event.uid, OriginRow.occurrence == event.occurrence)
    row = tx.exec(found).first()
    if row is None:
        row = OriginRow(session_id=session_id, uid_there=event.uid, occurrence=event.occurrence, sequence=0, stamped="")
    row.sequence, row.stamped, row.source = event.sequence, event.stamped, source
    tx.add(row)


def note_name(tx: Transaction, session_id: int, uid_there: str, source: str) -> None:
    """Remember what a session is called where its plan came from, unless another one has that name already."""
    if tx.exec(select(OriginRow).where(OriginRow.uid_there == uid_there)).first() is None:
        tx.add(OriginRow(session_id=session_id, uid_there=uid_there, sequence=0, stamped="", source=source))
