"""Questions about the plans of sessions."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta
from functools import lru_cache
from itertools import groupby
from operator import itemgetter

from organiser.domain import cards, doubts
from organiser.domain.agendas import Agenda, BlockKind, Item, timed
from organiser.domain.exercises import Exercise
from organiser.domain.sessions import Session
from organiser.domain.strands import Strand
from organiser.store.queries import sessions
from organiser.store.reader import Reader, Row


@lru_cache(maxsize=512)
def _card(text: str) -> Exercise:
    return cards.read(text)


# All blocks with all their groups in one answer: a block stands in as many rows as it has groups.
_ITEMS = """
    SELECT i.*, g.id AS strand_id, g.uid AS strand_uid, g.name AS strand_name, g.exercise AS strand_exercise,
        g.card AS strand_card, g.lead AS strand_lead, g.room AS strand_room, g.notes AS strand_notes
    FROM item i LEFT JOIN strand g ON g.item_id = i.id WHERE i.session_id {match}
    ORDER BY i.session_id, i.place, i.id, g.place, g.id
"""


def _item_from(rows: Sequence[Row]) -> Item:
    row = rows[0]
    return Item(
        title=row["title"],
        minutes=row["minutes"],
        kind=BlockKind(row["kind"]),
        exercise=row["exercise"],
        card=_card(row["card"]) if row["card"] else None,
        pinned=row["pinned"],
        lead=row["lead"],
        notes=row["notes"],
        participants=row["participants"],
        strands=tuple(_strand_from(row) for row in rows if row["strand_id"] is not None),
        place=row["place"],
        id=row["id"],
        uid=row["uid"],
    )


def _strand_from(row: Row) -> Strand:
    return Strand(
        name=row["strand_name"],
        exercise=row["strand_exercise"],
        card=_card(row["strand_card"]) if row["strand_card"] else None,
        lead=row["strand_lead"],
        room=row["strand_room"],
        notes=row["strand_notes"],
        id=row["strand_id"],
        uid=row["strand_uid"],
    )


def items(tx: Reader, session_id: int) -> tuple[Item, ...]:
    """The blocks of a plan in their order."""
    return _items_from(tx.rows(_ITEMS.format(match="= :id"), id=session_id))


def _items_from(rows: Iterable[Row]) -> tuple[Item, ...]:
    return tuple(_item_from(list(its)) for _, its in groupby(rows, key=itemgetter("id")))


def of_session(tx: Reader, session: Session) -> Agenda:
    """The plan of a session with its clock times."""
    return timed(items(tx, session.id), session.starts, session.minutes, session.timezone)


def beside(tx: Reader, session: Session) -> tuple[tuple[Session, Agenda], ...]:
    """The other sessions, of any programme, that are at the same time as this one, each with its plan."""
    near = sessions.starting(tx, session.starts - timedelta(days=2), session.starts + timedelta(days=2))
    others = [one for one in near if one.id != session.id and doubts.are_at_the_same_time(one, session)]
    ids = json.dumps([one.id for one in others])
    rows = tx.rows(_ITEMS.format(match="IN (SELECT value FROM json_each(:ids))"), ids=ids)
    plans = {of: _items_from(its) for of, its in groupby(rows, key=itemgetter("session_id"))}
    return tuple((one, timed(plans.get(one.id, ()), one.starts, one.minutes, one.timezone)) for one in others)


def own_cards(tx: Reader) -> tuple[Exercise, ...]:
    """The exercises that this workspace made for itself."""
    return tuple(replace(_card(row["text"]), own=True) for row in tx.rows("SELECT text FROM card ORDER BY slug"))


def used(tx: Reader) -> dict[str, int]:
    """How many plans use each exercise."""
    rows = tx.rows(
        "WITH done AS (SELECT exercise, session_id FROM item "
        "UNION ALL SELECT g.exercise, i.session_id FROM strand g JOIN item i ON i.id = g.item_id) "
        "SELECT d.exercise, count(DISTINCT d.session_id) AS plans FROM done d JOIN session s ON s.id = d.session_id "
        "WHERE s.removed IS NULL AND d.exercise IS NOT NULL GROUP BY d.exercise"
    )
    return {row["exercise"]: row["plans"] for row in rows}
