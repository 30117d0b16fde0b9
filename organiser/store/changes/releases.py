"""Changes to the released versions of plans."""

from collections.abc import Sequence

from sqlmodel import Session as Transaction
from sqlmodel import col, func, select

from organiser.domain import transcripts
from organiser.domain.agendas import Item
from organiser.domain.sessions import Session
from organiser.store.changes import agendas
from organiser.store.rows import ItemRow, ReleaseRow, moment


def release(tx: Transaction, session: Session, items: Sequence[Item]) -> int:
    """Keep a plan as the next version of a session's and return its number."""
    highest = tx.exec(select(func.max(ReleaseRow.number)).where(ReleaseRow.session_id == session.id)).one()
    number = (highest or 0) + 1
    tx.add(
        ReleaseRow(
            session_id=session.id,
            number=number,
            at=moment(tx),
            starts=session.starts.isoformat(timespec="minutes"),
            minutes=session.minutes,
            timezone=session.timezone,
            plan=transcripts.write(items),
        )
    )
    return number


def go_back(tx: Transaction, session_id: int, items: Sequence[Item]) -> None:
    """Make a plan consist of these blocks; those that are there keep their rows, the others their names."""
    there = {row.uid: row.id or 0 for row in tx.exec(select(ItemRow).where(ItemRow.session_id == session_id))}
    wanted = {item.uid for item in items}
    agendas.remove(tx, [item_id for uid, item_id in there.items() if uid not in wanted])
    order = []
    for item in items:
        if item.uid in there:
            agendas.edit(tx, there[item.uid], item)
            order.append(there[item.uid])
        else:
            order += agendas.add_many(tx, session_id, [item], keep_uids=True)
    for row in tx.exec(select(ItemRow).where(col(ItemRow.id).in_(order))):
        row.place = order.index(row.id or 0) + 1
