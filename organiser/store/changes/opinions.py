"""Changes to what the group thinks of exercises."""

from sqlmodel import Session as Transaction
from sqlmodel import select

from organiser.domain.opinions import Opinion
from organiser.store.rows import OpinionRow


def note(tx: Transaction, opinion: Opinion) -> None:
    """Keep what the group thinks of an exercise, over what it thought before; a blank one is taken away."""
    row = tx.exec(select(OpinionRow).where(OpinionRow.exercise == opinion.exercise)).first()
    if opinion.is_blank:
        if row is not None:
            tx.delete(row)
        return
    row = row or OpinionRow(exercise=opinion.exercise)
    row.favourite, row.rating, row.notes = opinion.favourite, opinion.rating, opinion.notes
    tx.add(row)
