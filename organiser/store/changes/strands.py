"""Changes to the groups that a block of a plan is divided into."""

from collections.abc import Iterable

from sqlmodel import Session as Transaction
from sqlmodel import col, select

from organiser.domain import cards, strands
from organiser.domain.strands import Strand
from organiser.store.rows import ItemRow, StrandRow, new_uid

_PLAIN = ("name", "exercise", "lead", "room", "notes")


def _groups(tx: Transaction, item_id: int) -> list[StrandRow]:
    return list(tx.exec(select(StrandRow).where(StrandRow.item_id == item_id).order_by(col(StrandRow.place))))


def arrange(tx: Transaction, item_id: int, groups: Iterable[Strand]) -> None:
    """Divide a block into these groups, in this order; those that it had and that are not among them are gone."""
    tx.get_one(ItemRow, item_id)
    kept = {row.id: row for row in _groups(tx, item_id)}
    for place, strand in enumerate(strands.checked(groups), start=1):
        row = kept.pop(strand.id, None) or StrandRow(item_id=item_id, place=place, name=strand.name)
        for field in _PLAIN:
            setattr(row, field, getattr(strand, field))
        row.card = cards.write(strand.card) if strand.card else None
        row.place = place
        tx.add(row)
    for gone in kept.values():
        tx.delete(gone)


def copy(tx: Transaction, item_id: int, to: int) -> None:
    """Give block ``to`` the same groups as the block with that id, behind those that it has."""
    first = len(_groups(tx, to))
    for row in _groups(tx, item_id):
        own = {"id": None, "uid": new_uid(), "item_id": to, "place": first + row.place}
        tx.add(StrandRow.model_validate(row, update=own))
