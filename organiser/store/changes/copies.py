"""Changes to how many copies of each part a session's pack has."""

from collections.abc import Mapping

from sqlmodel import Session as Transaction
from sqlmodel import select

from organiser.store.rows import PackPartRow


def choose(tx: Transaction, session_id: int, chosen: Mapping[str, int]) -> None:
    """Have these numbers, by the keys of the pack's lines; whatever is not named is worked out again."""
    there = {row.part: row for row in tx.exec(select(PackPartRow).where(PackPartRow.session_id == session_id))}
    for part, row in there.items():
        if part not in chosen:
            tx.delete(row)
    for part, copies in chosen.items():
        row = there.get(part) or PackPartRow(session_id=session_id, part=part, copies=copies)
        row.copies = copies
        tx.add(row)
