"""Changes to plans and to the exercises that a workspace made for itself."""

from collections.abc import Iterable

from sqlmodel import Session as Transaction
from sqlmodel import col, select

from organiser.domain import agendas, cards
from organiser.domain.agendas import BlockKind, Item
from organiser.domain.exercises import Exercise
from organiser.domain.problem import Problem
from organiser.store.changes import strands
from organiser.store.rows import CardRow, ItemRow

_PLAIN = ("title", "minutes", "exercise", "pinned", "lead", "notes", "participants")


def _blocks(tx: Transaction, session_id: int) -> list[ItemRow]:
    return list(tx.exec(select(ItemRow).where(ItemRow.session_id == session_id).order_by(col(ItemRow.place))))


def _number(tx: Transaction, rows: Iterable[ItemRow]) -> None:
    for place, row in enumerate(rows, start=1):
        if row.place != place:
            row.place = place
        tx.add(row)


def _write(row: ItemRow, item: Item) -> None:
    for field in _PLAIN:
        setattr(row, field, getattr(item, field))
    row.kind = str(item.kind)
    row.card = cards.write(item.card) if item.card else None


def add(tx: Transaction, session_id: int, item: Item, *, at: int | None = None) -> int:
    """Put a block into a plan at place ``at`` (1 is the first; None: at the end) and return its id."""
    return add_many(tx, session_id, [item], at=at)[0]


def add_many(
    tx: Transaction, session_id: int, items: Iterable[Item], *, at: int | None = None, keep_uids: bool = False
) -> tuple[int, ...]:
    """Put blocks into a plan, one behind the other from place ``at`` on, and return their ids in that order.

    With ``keep_uids`` blocks that came from elsewhere keep their names, where no other block here has them.
    """
    rows = _blocks(tx, session_id)
    new: list[ItemRow] = []
    items = tuple(items)
    for item in items:
        row = ItemRow(session_id=session_id, place=0, kind="", title="", minutes=0)
        if keep_uids and item.uid and not tx.exec(select(ItemRow).where(ItemRow.uid == item.uid)).first():
            row.uid = item.uid
        _write(row, item)
        new.append(row)
    first = len(rows) if at is None else max(0, min(at - 1, len(rows)))
    rows[first:first] = new
    _number(tx, rows)
    tx.flush()
    ids = tuple(row.id for row in new if row.id is not None)
    for item_id, item in zip(ids, items, strict=True):
        if item.strands:
            strands.arrange(tx, item_id, item.strands)
    return ids


def add_exercise(
    tx: Transaction, session_id: int, exercise: Exercise, *, minutes: int = 0, at: int | None = None
) -> int:
    """Copy an exercise into a plan, linked to its card; ``minutes`` 0 takes the card's typical ones."""
    item = Item(
        exercise.name,
        minutes or exercise.minutes_typical,
        BlockKind.EXERCISE,
        exercise=exercise.id,
        card=exercise,
    )
    return add(tx, session_id, item, at=at)


def edit(tx: Transaction, item_id: int, item: Item) -> None:
    """Write what ``item`` says over the block with that id, groups included; its place stays."""
    _write(tx.get_one(ItemRow, item_id), item)
    strands.arrange(tx, item_id, item.strands)


def set_minutes(tx: Transaction, item_id: int, minutes: int) -> None:
    """Give a block another length."""
    row = tx.get_one(ItemRow, item_id)
    row.minutes = Item(row.title, minutes).minutes


def move(tx: Transaction, item_id: int, *, to: int) -> None:
    """Put a block at place ``to`` (1 is the first); the others close up around it."""
    move_many(tx, [item_id], to=to)


def move_many(tx: Transaction, item_ids: Iterable[int], *, to: int) -> None:
    """Put blocks of one plan together, in their order, so that the first stands at place ``to``."""
    wanted = set(item_ids)
    moving = [tx.get_one(ItemRow, item_id) for item_id in wanted]
    if not moving:
        return
    if len({row.session_id for row in moving}) > 1:
        raise Problem("These blocks are in different plans.", "Move those of one plan at a time.")
    rows = _blocks(tx, moving[0].session_id)
    _number(tx, agendas.gathered(rows, [at for at, row in enumerate(rows) if row.id in wanted], to - 1))


def remove(tx: Transaction, item_ids: Iterable[int]) -> None:
    """Take blocks out of their plan; the rest close up."""
    gone = [tx.get_one(ItemRow, item_id) for item_id in item_ids]
    for row in gone:
        tx.delete(row)
    tx.flush()
    for session_id in {row.session_id for row in gone}:
        _number(tx, _blocks(tx, session_id))


def save_card(tx: Transaction, exercise: Exercise) -> None:
    """Keep an exercise as a card of this workspace; one of the same id is replaced."""
    row = tx.exec(select(CardRow).where(CardRow.slug == exercise.id)).first() or CardRow(slug=exercise.id, text="")
    row.text = cards.write(exercise)
    tx.add(row)


def remove_card(tx: Transaction, exercise_id: str) -> None:
    """Take one of this workspace's own cards out of its playbook; plans that use it keep their copy."""
    for row in tx.exec(select(CardRow).where(CardRow.slug == exercise_id)):
        tx.delete(row)
