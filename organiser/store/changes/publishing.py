"""Changes to where sessions are published, and notes of what stands there."""

from collections.abc import Iterable

from sqlmodel import Session as Transaction
from sqlmodel import col, delete, select

from organiser.domain.publishing import CalendarServer, Landed
from organiser.store.rows import CalendarServerRow, PublicationRow, moment


def set_up(tx: Transaction, server: CalendarServer) -> None:
    """Publish there from now on, or no longer (``is_on`` False)."""
    row = tx.exec(select(CalendarServerRow)).first() or CalendarServerRow(id=1, url="", user="")
    row.url, row.user, row.programme_uid, row.is_on = server.url, server.user, server.programme_uid, server.is_on
    tx.add(row)


def note(tx: Transaction, landed: Iterable[Landed]) -> None:
    """Note what stands on the server from now on; without a mark there it is taken for gone."""
    for one in landed:
        if not one.etag:
            forget(tx, [one.session_uid])
            continue
        found = select(PublicationRow).where(PublicationRow.session_uid == one.session_uid)
        row = tx.exec(found).first() or PublicationRow(session_uid=one.session_uid, etag="", digest="", at="")
        row.etag, row.digest, row.kept, row.at = one.etag, one.digest, "", moment(tx)
        tx.add(row)


def keep(tx: Transaction, session_uid: str, digest: str) -> None:
    """Leave somebody else's version standing as long as ours has this digest."""
    found = select(PublicationRow).where(PublicationRow.session_uid == session_uid)
    row = tx.exec(found).first() or PublicationRow(session_uid=session_uid, etag="", digest="", at=moment(tx))
    row.kept = digest
    tx.add(row)


def forget(tx: Transaction, session_uids: Iterable[str] | None = None) -> None:
    """Note no longer that these sessions are published, or that any is."""
    words = delete(PublicationRow)
    if session_uids is not None:
        words = words.where(col(PublicationRow.session_uid).in_(list(session_uids)))
    tx.exec(words)
