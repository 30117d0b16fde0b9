"""Changes to what people have agreed to."""

from collections.abc import Iterable
from datetime import date

from sqlmodel import Session as Transaction
from sqlmodel import col, select

from organiser.domain.consents import Consent
from organiser.domain.problem import Problem
from organiser.domain.text import folded
from organiser.store.rows import ConsentRow, PersonRow


def give(tx: Transaction, person_id: int, consent: Consent) -> int:
    """Note what somebody agreed to; a second consent to what they agree to already is refused. Returns its id."""
    person = tx.get_one(PersonRow, person_id)
    given = tx.exec(select(ConsentRow).where(ConsentRow.person_id == person_id, col(ConsentRow.withdrawn).is_(None)))
    if any(folded(row.purpose) == folded(consent.purpose) for row in given):
        raise Problem(f"{person.name} agrees to “{consent.purpose}” already.", "Change that one, or withdraw it first.")
    row = ConsentRow(person_id=person_id, purpose="", wording="", given="")
    _write(tx, row, consent)
    assert row.id is not None
    return row.id


def edit(tx: Transaction, consent_id: int, consent: Consent) -> None:
    """Write what ``consent`` says over the one with that id, where it was noted wrongly."""
    _write(tx, tx.get_one(ConsentRow, consent_id), consent)


def withdraw(tx: Transaction, consent_ids: Iterable[int], day: date) -> None:
    """These consents ended on ``day``; what was agreed, and until when, stays noted."""
    for consent_id in consent_ids:
        row = tx.get_one(ConsentRow, consent_id)
        if row.withdrawn is None:
            row.withdrawn = max(day.isoformat(), row.given[:10])
            tx.add(row)


def remove(tx: Transaction, consent_ids: Iterable[int]) -> None:
    """Take consents away that were noted by mistake."""
    for consent_id in consent_ids:
        tx.delete(tx.get_one(ConsentRow, consent_id))


def _write(tx: Transaction, row: ConsentRow, consent: Consent) -> None:
    row.purpose, row.wording, row.given = consent.purpose, consent.wording, consent.given.isoformat()
    row.given_by, row.route = consent.given_by, consent.route
    row.withdrawn = consent.withdrawn.isoformat() if consent.withdrawn else None
    tx.add(row)
    tx.flush()
