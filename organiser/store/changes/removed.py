"""Puts back what was removed."""

from sqlmodel import Session as Transaction
from sqlmodel import col, select

from organiser.domain.problem import Problem
from organiser.domain.removed import Kind
from organiser.store.rows import PersonRow, ProgrammeRow, SessionRow

Row = PersonRow | SessionRow | ProgrammeRow


def put_back(tx: Transaction, kind: Kind, row_id: int) -> None:
    """Take something out of the bin with all that hangs on it; a programme with the sessions that went with it."""
    row = _row(tx, kind, row_id)
    if row.removed is None:
        raise Problem("That was not removed.", "Look at the list again.")
    if isinstance(row, PersonRow) and row.merged_into is not None:
        raise Problem(f"{row.name} was merged into somebody else.", "Undo the merge in the history instead.")
    if isinstance(row, ProgrammeRow):
        went = select(SessionRow).where(SessionRow.programme_id == row_id, col(SessionRow.removed) == row.removed)
        for session in tx.exec(went):
            session.removed = None
    row.removed = None


def _row(tx: Transaction, kind: Kind, row_id: int) -> Row:
    if kind is Kind.PERSON:
        return tx.get_one(PersonRow, row_id)
    return tx.get_one(SessionRow, row_id) if kind is Kind.SESSION else tx.get_one(ProgrammeRow, row_id)
