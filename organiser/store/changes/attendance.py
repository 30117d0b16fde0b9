"""Changes to invitations, answers and the register."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from sqlmodel import Session as Transaction
from sqlmodel import func, select
from sqlmodel.sql.expression import SelectOfScalar

from organiser.domain.attendance import MOST_TALLIED, Answer, Mark
from organiser.domain.people import Person, Route
from organiser.domain.problem import Problem
from organiser.domain.text import line
from organiser.store.changes import people, places
from organiser.store.rows import GivenRow, RegisterRow, SessionRow, SheetTallyRow, moment


def invite(tx: Transaction, session_id: int, person_ids: Iterable[int]) -> int:
    """Put people on a session's list as invited, each on a row of their own; returns how many are new."""
    return sum(_enlist(tx, session_id, person_id, invited=True) for person_id in dict.fromkeys(person_ids))


def _enlist(tx: Transaction, session_id: int, person_id: int, *, invited: bool) -> bool:
    row = tx.exec(_where(session_id, person_id)).first()
    if row is None:
        last = tx.exec(select(func.max(RegisterRow.row)).where(RegisterRow.session_id == session_id)).one()
        row = RegisterRow(
            session_id=session_id,
            person_id=person_id,
            row=(last or 0) + 1,
            invited=invited,
            answer=str(Answer.NONE),
            mark=str(Mark.NONE),
        )
        tx.add(row)
        tx.flush()
        return True
    if row.removed:
        row.removed, row.invited = None, invited
        return True
    return False


def _where(session_id: int, person_id: int) -> SelectOfScalar[RegisterRow]:
    return select(RegisterRow).where(RegisterRow.session_id == session_id, RegisterRow.person_id == person_id)


def _line(tx: Transaction, session_id: int, person_id: int) -> RegisterRow:
    row = tx.exec(_where(session_id, person_id)).first()
    if row is None or row.removed:
        raise Problem("That person is not on this session's list.", "Invite them first, or add them as a walk-in.")
    return row


def withdraw(tx: Transaction, session_id: int, person_ids: Iterable[int]) -> None:
    """Take people off a session's list. Their row number is not given to anybody else."""
    for person_id in person_ids:
        _line(tx, session_id, person_id).removed = moment(tx)


def set_answer(
    tx: Transaction, session_id: int, person_id: int, answer: Answer, *, route: str = "", noted_by: str = ""
) -> Answer:
    """Note what somebody answered, by which route the answer came, and who noted it.

    Returns what it comes to: where a session has places and none is free for them, a yes is waiting for one.
    """
    row = _line(tx, session_id, person_id)
    if answer is Answer.YES:
        answer = places.answer_for(tx, row)
    since = row.answered if answer is Answer.WAITING and row.answer == Answer.WAITING else None
    row.answer, row.answer_route, row.noted_by = str(answer), route, line(noted_by, "name of who noted it")
    row.answered = None if answer is Answer.NONE else since or moment(tx)
    row.offer_until = None
    return answer


def take_answers(tx: Transaction, answers: Iterable[tuple[int, int, Answer, datetime | None]]) -> None:
    """Note answers that came back by mail, each as (session, person, answer, when it was sent), all in one.

    They count from when they were sent, so that the next mail is newer than this one; waiting for a place counts from
    now, whatever a mail says.
    """
    for session_id, person_id, answer, sent in answers:
        said = set_answer(tx, session_id, person_id, answer, route=str(Route.EMAIL), noted_by="Reply by mail")
        if sent is not None and said is not Answer.WAITING:
            row = _line(tx, session_id, person_id)
            row.answered = min(moment(tx), sent.isoformat(timespec="seconds"))


def set_mark(tx: Transaction, session_id: int, person_ids: Iterable[int], mark: Mark) -> None:
    """Mark people on the register."""
    for person_id in person_ids:
        row = _line(tx, session_id, person_id)
        if row.mark != mark:  # marking again what is marked changes nothing, not even the moment
            row.mark, row.marked = str(mark), None if mark is Mark.NONE else moment(tx)


def key_in(tx: Transaction, session_id: int, marks: Mapping[int, Mark], tally: int | None = None) -> None:
    """Take over a sheet on paper: a mark for each person, and the number in its tally box where one is given."""
    for person_id, mark in marks.items():
        set_mark(tx, session_id, [person_id], mark)
    if tally is not None:
        set_tally(tx, session_id, tally)


def set_tally(tx: Transaction, session_id: int, people: int | None) -> None:
    """Note what stands in the tally box of the sheet on paper; None: nothing does."""
    row = tx.exec(select(SheetTallyRow).where(SheetTallyRow.session_id == session_id)).first()
    if people is None:
        if row is not None:
            tx.delete(row)
        return
    if not 0 <= people <= MOST_TALLIED:
        raise Problem(f"A tally of {people:,} is out of range.", f"Use a number from 0 to {MOST_TALLIED:,}.")
    tx.get_one(SessionRow, session_id)
    row = row or SheetTallyRow(session_id=session_id, people=people)
    row.people = people
    tx.add(row)


def walk_in(tx: Transaction, session_id: int, person: Person) -> int:
    """Add somebody new who just walked in, present on the next free row; returns the person's id."""
    person_id = people.add(tx, person)
    welcome(tx, session_id, person_id)
    return person_id


def welcome(tx: Transaction, session_id: int, person_id: int) -> None:
    """Mark somebody who is known already as present, putting them on the list when they were not on it."""
    _enlist(tx, session_id, person_id, invited=False)
    set_mark(tx, session_id, [person_id], Mark.PRESENT)


def count_in(tx: Transaction, session_id: int, person_ids: Iterable[int]) -> None:
    """Mark people present who are not marked as there yet; who came late or left early stays so."""
    for person_id in dict.fromkeys(person_ids):
        row = tx.exec(_where(session_id, person_id)).first()
        if row is None or row.removed or not Mark(row.mark).was_there:
            welcome(tx, session_id, person_id)


def note_given(tx: Transaction, session_id: int, person_ids: Iterable[int], *, route: str = "") -> None:
    """Note that people were given the invitation as it stands now, and by which route."""
    session = tx.get_one(SessionRow, session_id)
    told = line(route, "route")
    for person_id in person_ids:
        row = _line(tx, session_id, person_id)
        row.given_sequence, row.given = session.sequence, moment(tx)
        tx.add(
            GivenRow(
                session_id=session_id,
                person_id=person_id,
                sequence=session.sequence,
                title=session.title,
                starts=session.starts,
                minutes=session.minutes,
                timezone=session.timezone,
                place=session.place,
                online_url=session.online_url,
                status=session.status,
                route=told,
                at=moment(tx),
            )
        )
