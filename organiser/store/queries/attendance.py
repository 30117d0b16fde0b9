"""Questions about who was asked, what they answered and who was there."""

from dataclasses import dataclass
from datetime import datetime

from organiser.domain.attendance import Answer, Mark, RegisterLine
from organiser.domain.people import Route, contact
from organiser.store.reader import Reader


@dataclass(frozen=True, slots=True)
class PersonVisit:
    """One session in the life of one person."""

    session_id: int
    title: str
    starts: datetime
    answer: Answer
    mark: Mark


def register(tx: Reader, session_id: int) -> tuple[RegisterLine, ...]:
    """The register of a session in the order of its row numbers."""
    rows = tx.rows(
        """
        SELECT r.row, r.person_id, p.name, coalesce(n.name, '') AS neighbourhood, p.phone, p.email, p.address,
            p.route, r.invited, r.answer, r.answer_route, r.answered, r.given_sequence, r.mark,
            r.noted_by, r.offer_until, coalesce((SELECT group_concat(words, '; ') FROM
                (SELECT words FROM need WHERE person_id = p.id AND flagged ORDER BY place)), '') AS needs
        FROM register r JOIN person p ON p.id = r.person_id LEFT JOIN neighbourhood n ON n.id = p.neighbourhood_id
        WHERE r.session_id = :session AND r.removed IS NULL AND p.removed IS NULL ORDER BY r.row
        """,
        session=session_id,
    )
    return tuple(
        RegisterLine(
            row=row["row"],
            person_id=row["person_id"],
            person=row["name"],
            neighbourhood=row["neighbourhood"],
            needs=row["needs"],
            route=Route(row["route"]),
            contact=contact(Route(row["route"]), phone=row["phone"], email=row["email"], address=row["address"]),
            invited=bool(row["invited"]),
            answer=Answer(row["answer"]),
            answer_route=row["answer_route"],
            answered_at=datetime.fromisoformat(row["answered"]) if row["answered"] else None,
            given_sequence=row["given_sequence"],
            mark=Mark(row["mark"]),
            noted_by=row["noted_by"],
            offer_until=datetime.fromisoformat(row["offer_until"]) if row["offer_until"] else None,
        )
        for row in rows
    )


def of_person(tx: Reader, person_id: int) -> tuple[PersonVisit, ...]:
    """Every session on whose register a person stands, the latest first."""
    rows = tx.rows(
        "SELECT s.id, s.title, s.starts, r.answer, r.mark FROM register r JOIN session s ON s.id = r.session_id "
        "WHERE r.person_id = :person AND r.removed IS NULL AND s.removed IS NULL ORDER BY s.starts DESC, s.id",
        person=person_id,
    )
    return tuple(
        PersonVisit(
            row["id"], row["title"], datetime.fromisoformat(row["starts"]), Answer(row["answer"]), Mark(row["mark"])
        )
        for row in rows
    )
