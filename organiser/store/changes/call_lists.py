"""Changes that a video call's list brings: who was there, names to know people by, the list itself kept."""

from collections.abc import Iterable

from sqlmodel import Session as Transaction
from sqlmodel import select

from organiser.domain.people import Person
from organiser.domain.problem import Problem
from organiser.domain.recognition import Taking
from organiser.domain.text import folded, required
from organiser.store.changes import attendance
from organiser.store.rows import CallListRow, NicknameRow, PersonRow, SessionRow, moment


def take(tx: Transaction, session_id: int, taking: Taking, name: str, text: str) -> None:
    """Mark who was in a call as present, add who is new, learn names, and keep the list as it was.

    Doing it again changes nothing: nobody is marked twice, and the same list is kept once.
    """
    tx.get_one(SessionRow, session_id)
    attendance.count_in(tx, session_id, taking.present)
    for newcomer in taking.newcomers:
        attendance.walk_in(tx, session_id, Person(newcomer))
    for words, person_id in taking.names:
        learn(tx, words, person_id)
    kept = tx.exec(select(CallListRow).where(CallListRow.session_id == session_id, CallListRow.text == text)).first()
    if kept is None:
        name = required(name, "name of the file")
        tx.add(CallListRow(session_id=session_id, name=name, at=moment(tx), text=text))


def learn(tx: Transaction, words: str, person_id: int) -> None:
    """Know somebody by this name in video calls; it may have stood for somebody else before."""
    key = folded(required(words, "name"))
    tx.get_one(PersonRow, person_id)
    row = tx.exec(select(NicknameRow).where(NicknameRow.words == key)).first()
    row = row or NicknameRow(words=key, person_id=person_id)
    row.person_id = person_id
    tx.add(row)
    tx.flush()


def forget(tx: Transaction, words: str) -> None:
    """Forget a name that was learnt."""
    row = tx.exec(select(NicknameRow).where(NicknameRow.words == folded(words))).first()
    if row is None:
        raise Problem(f"No name “{words[:60]}” was learnt.", "See which ones were: organiser register names.")
    tx.delete(row)


def remove(tx: Transaction, call_list_ids: Iterable[int]) -> None:
    """Throw kept lists away; the marks stay."""
    for call_list_id in call_list_ids:
        tx.delete(tx.get_one(CallListRow, call_list_id))


def tidy(tx: Transaction, words: Iterable[str], call_list_ids: Iterable[int]) -> None:
    """Forget names and throw kept lists away in one go."""
    for one in words:
        forget(tx, one)
    remove(tx, call_list_ids)
