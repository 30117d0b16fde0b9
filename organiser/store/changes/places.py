"""Changes that carry out what is decided about places: always a step that somebody confirms, never one by itself."""

from collections.abc import Iterable
from datetime import datetime

from sqlmodel import Session as Transaction
from sqlmodel import select

from organiser.domain import clock
from organiser.domain.attendance import Answer
from organiser.domain.places import Verdict
from organiser.domain.problem import Problem
from organiser.store.changes import applications
from organiser.store.queries import places as asked
from organiser.store.rows import RegisterRow, SessionRow, moment
from organiser.store.transaction import reader


def settle(
    tx: Transaction, programme_id: int, *, by_offer: bool = False, only: Iterable[int] | None = None
) -> tuple[Verdict, ...]:
    """Give everyone whose turn it is a place, or offer it to them; returns what was decided about them.

    Offers that have run out are noted first. With ``only`` some people, these and nobody else; a Problem with the
    reason when it is not the turn of one of them.
    """
    now = tx.info["moment"]
    applications.expire_due(tx, programme_id)
    pool = asked.of_programme(reader(tx), programme_id, now)
    chosen = pool.next if only is None else tuple(pool.of(person_id) for person_id in dict.fromkeys(only))
    for verdict in chosen:
        if not verdict.is_next:
            raise Problem(
                f"It is not the turn of {verdict.entry.name}. What can be said to them: {verdict.reason}",
                "Somebody can be moved in the queue, with a reason.",
            )
    ids = [verdict.entry.person_id for verdict in chosen]
    offered = {verdict.entry.person_id for verdict in chosen if by_offer and verdict.entry.heads}
    applications.place(tx, programme_id, [one for one in ids if one not in offered])
    applications.offer(tx, programme_id, [one for one in ids if one in offered], pool.rules.offer_until(now))
    return chosen


def settle_session(tx: Transaction, session_id: int, *, by_offer: bool = False) -> tuple[Verdict, ...]:
    """The same for the places of a single session: whoever is next has said yes, or is offered the place."""
    now = tx.info["moment"]
    pool = asked.of_session(reader(tx), session_id, now)
    session = tx.get_one(SessionRow, session_id)
    starts = clock.instant(datetime.fromisoformat(session.starts), session.timezone)
    lines = {
        row.person_id: row for row in tx.exec(select(RegisterRow).where(RegisterRow.session_id == session_id)).all()
    }
    for verdict in pool.due:
        lines[verdict.entry.person_id].answer = str(Answer.WITHDRAWN)
    for verdict in pool.next:
        line = lines[verdict.entry.person_id]
        line.answer = str(Answer.OFFERED if by_offer else Answer.YES)
        until = min(pool.rules.offer_until(now), starts).isoformat(timespec="seconds")
        line.offer_until = until if by_offer else None
    return pool.next


def answer_for(tx: Transaction, line: RegisterRow) -> Answer:
    """What somebody's yes comes to: a place, or, where a session has places and none is free for them, waiting.

    Whoever waits already keeps the moment from which they wait.
    """
    session = tx.get_one(SessionRow, line.session_id)
    if not session.places or line.answer == Answer.YES or _is_offered(tx, line):
        return Answer.YES
    if line.answer != Answer.WAITING:
        line.answer, line.answered, line.offer_until = str(Answer.WAITING), moment(tx), None
        tx.add(line)
    verdict = asked.of_session(reader(tx), line.session_id, tx.info["moment"]).of(line.person_id)
    return Answer.YES if verdict.is_next else Answer.WAITING


def _is_offered(tx: Transaction, line: RegisterRow) -> bool:
    return line.answer == Answer.OFFERED and (line.offer_until is None or line.offer_until > moment(tx))
