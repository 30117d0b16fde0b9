"""Questions about the plans of sessions."""

from dataclasses import replace
from functools import lru_cache

from organiser.domain import cards
from organiser.domain.agendas import Agenda, BlockKind, Item, timed
from organiser.domain.exercises import Exercise
from organiser.domain.sessions import Session
from organiser.store.reader import Reader, Row


@lru_cache(maxsize=512)
def _card(text: str) -> Exercise:
    return cards.read(text)


def item_from(row: Row) -> Item:
    """A block from a row of the table."""
    return Item(
        title=row["title"],
        minutes=row["minutes"],
        kind=BlockKind(row["kind"]),
        exercise=row["exercise"],
        card=_card(row["card"]) if row["card"] else None,
        pinned=row["pinned"],
        lead=row["lead"],
        notes=row["notes"],
        place=row["place"],
        id=row["id"],
        uid=row["uid"],
    )


def items(tx: Reader, session_id: int) -> tuple[Item, ...]:
    """The blocks of a plan in their order."""
    return tuple(map(item_from, tx.rows("SELECT * FROM item WHERE session_id = :id ORDER BY place, id", id=session_id)))


def of_session(tx: Reader, session: Session) -> Agenda:
    """The plan of a session with its clock times."""
    return timed(items(tx, session.id), session.starts, session.minutes, session.timezone)


def own_cards(tx: Reader) -> tuple[Exercise, ...]:
    """The exercises that this workspace made for itself."""
    return tuple(replace(_card(row["text"]), own=True) for row in tx.rows("SELECT text FROM card ORDER BY slug"))


def used(tx: Reader) -> dict[str, int]:
    """How many plans use each exercise."""
    rows = tx.rows(
        "SELECT i.exercise, count(DISTINCT i.session_id) AS plans FROM item i JOIN session s ON s.id = i.session_id "
        "WHERE s.removed IS NULL AND i.exercise IS NOT NULL GROUP BY i.exercise"
    )
    return {row["exercise"]: row["plans"] for row in rows}
