"""Questions about what people have agreed to."""

from datetime import date

from organiser.domain.consents import Consent
from organiser.store.reader import Reader, Row


def _consent(row: Row) -> Consent:
    return Consent(
        row["purpose"],
        row["wording"],
        _day(row["given"]),
        row["given_by"],
        row["route"],
        _day(row["withdrawn"]) if row["withdrawn"] else None,
        row["id"],
        row["uid"],
    )


def _day(when: str) -> date:
    return date.fromisoformat(when[:10])


def of_person(tx: Reader, person_id: int) -> tuple[Consent, ...]:
    """All that somebody has agreed to: what still holds first, then the latest first."""
    rows = tx.rows(
        "SELECT * FROM consent WHERE person_id = :person ORDER BY withdrawn IS NOT NULL, given DESC, id DESC",
        person=person_id,
    )
    return tuple(map(_consent, rows))


def purposes(tx: Reader) -> tuple[str, ...]:
    """Every purpose that anybody was asked for, by name."""
    return tuple(row["purpose"] for row in tx.rows("SELECT DISTINCT purpose FROM consent ORDER BY purpose"))
