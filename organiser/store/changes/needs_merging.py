"""Brings the needs of two people together: the same need is noted once, with all that was noted about either."""

from sqlmodel import Session as Transaction
from sqlmodel import select

from organiser.domain.text import folded
from organiser.store.rows import NeedRow, ProvisionRow


def move(tx: Transaction, keep_id: int, gone_id: int) -> None:
    """Let ``keep_id`` have the needs of both, with what was arranged for each session."""
    noted = tx.exec(select(NeedRow).where(NeedRow.person_id == keep_id)).all()
    known = {folded(need.words): need for need in noted}
    place = max((need.place for need in noted), default=-1)
    for need in tx.exec(select(NeedRow).where(NeedRow.person_id == gone_id).order_by("place")).all():
        same = known.get(folded(need.words))
        if same is None:
            place += 1
            need.person_id, need.place = keep_id, place
            continue
        _complete(same, need)
        _move_provisions(tx, same, need)
        tx.delete(need)
    tx.flush()


def _complete(same: NeedRow, need: NeedRow) -> None:
    """Shown if either was, arranged as early as either, asked about as soon as either; consent is only ever one's own.

    Who may be told goes with the day on which that was agreed, the later one.
    """
    same.flagged = same.flagged or need.flagged
    same.lead_days = max(same.lead_days, need.lead_days)
    same.review_by = min(filter(None, (same.review_by, need.review_by)), default=None)
    if need.share_with and (need.agreed or "", not same.share_with) > (same.agreed or "", False):
        same.share_with, same.agreed = need.share_with, need.agreed


def _move_provisions(tx: Transaction, same: NeedRow, need: NeedRow) -> None:
    """What was noted later about a session counts."""
    known = {row.session_id: row for row in tx.exec(select(ProvisionRow).where(ProvisionRow.need_id == same.id))}
    for row in tx.exec(select(ProvisionRow).where(ProvisionRow.need_id == need.id)).all():
        before = known.get(row.session_id)
        if before is None:
            assert same.id is not None
            row.need_id = same.id
            continue
        if row.at > before.at:
            before.state, before.note, before.at = row.state, row.note, row.at
        tx.delete(row)
    tx.flush()
