"""Questions about who was asked, what they answered and who was there."""

from dataclasses import dataclass
from datetime import datetime

from organiser.domain import clock
from organiser.domain.attendance import Answer, Mark, RegisterLine
from organiser.domain.people import Route, contact
from organiser.domain.rates import PersonRate, Rate, Rates, Visit, is_over, session_rate
from organiser.domain.rates import rate as rate_of
from organiser.store.queries import programmes, sessions
from organiser.store.reader import Reader, Row


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
        f"""
        SELECT r.row, r.person_id, p.name, coalesce(n.name, '') AS neighbourhood, p.phone, p.email, p.address,
            p.route, r.invited, r.answer, r.answer_route, r.answered, {sessions.HELD} AS held, r.mark,
            r.noted_by, r.offer_until, p.best_time, p.under_18, p.guardian, p.guardian_contact,
            coalesce((SELECT group_concat(words, '; ') FROM
                (SELECT words FROM need WHERE person_id = p.id AND flagged ORDER BY place)), '') AS needs
        FROM register r JOIN session s ON s.id = r.session_id
        JOIN person p ON p.id = r.person_id LEFT JOIN neighbourhood n ON n.id = p.neighbourhood_id
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
            contact=_contact(row),
            invited=bool(row["invited"]),
            answer=Answer(row["answer"]),
            answer_route=row["answer_route"],
            answered_at=datetime.fromisoformat(row["answered"]) if row["answered"] else None,
            given_sequence=row["held"],
            mark=Mark(row["mark"]),
            noted_by=row["noted_by"],
            offer_until=datetime.fromisoformat(row["offer_until"]) if row["offer_until"] else None,
            best_time=row["best_time"],
        )
        for row in rows
    )


def _contact(row: Row) -> str:
    """How to reach somebody; for somebody under 18 their guardian, by name."""
    if row["under_18"] and row["guardian_contact"]:
        return " ".join(filter(None, (row["guardian_contact"], f"({row['guardian']})" if row["guardian"] else "")))
    return contact(Route(row["route"]), phone=row["phone"], email=row["email"], address=row["address"])


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


def walk_ins(tx: Reader, session_id: int) -> tuple[RegisterLine, ...]:
    """Those on the register who walked in and are not on the roster of the session's programme, if it has one."""
    rows = tx.rows(
        "SELECT r.person_id FROM register r JOIN session s ON s.id = r.session_id "
        "LEFT JOIN member m ON m.programme_id = s.programme_id AND m.person_id = r.person_id "
        "WHERE r.session_id = :session AND NOT r.invited AND s.programme_id IS NOT NULL AND m.id IS NULL",
        session=session_id,
    )
    ids = {row["person_id"] for row in rows}
    return tuple(line for line in register(tx, session_id) if line.person_id in ids) if ids else ()


def tally(tx: Reader, session_id: int) -> int | None:
    """What stands in the tally box of the session's sheet on paper; None while nobody has noted it."""
    row = tx.row("SELECT people FROM sheet_tally WHERE session_id = :session", session=session_id)
    return row["people"] if row else None


_VISITS = """
    SELECT r.person_id, r.session_id, s.title, s.starts, s.minutes, s.timezone, r.invited, r.mark,
        EXISTS (SELECT 1 FROM register t JOIN person q ON q.id = t.person_id WHERE t.session_id = s.id
            AND t.mark <> 'none' AND t.removed IS NULL AND q.removed IS NULL) AS taken
    FROM register r JOIN session s ON s.id = r.session_id JOIN person p ON p.id = r.person_id
    WHERE r.removed IS NULL AND s.removed IS NULL AND p.removed IS NULL AND s.status <> 'cancelled'
"""


def _visit(row: Row) -> Visit:
    return Visit(
        row["person_id"],
        row["session_id"],
        row["title"],
        datetime.fromisoformat(row["starts"]),
        clock.later(datetime.fromisoformat(row["starts"]), row["minutes"], row["timezone"]),
        row["timezone"],
        bool(row["invited"]),
        Mark(row["mark"]),
        bool(row["taken"]),
    )


def rate(tx: Reader, person_id: int, now: datetime) -> Rate:
    """How often somebody was there, of the sessions so far that they were invited to, in all programmes."""
    return rate_of(map(_visit, tx.rows(f"{_VISITS} AND r.person_id = :person", person=person_id)), now)


def rates(tx: Reader, programme_id: int, now: datetime) -> Rates:
    """The attendance of a programme: its roster, its sessions so far, and the different people who came."""
    rows = tx.rows(f"{_VISITS} AND s.programme_id = :programme ORDER BY s.starts, s.id", programme=programme_id)
    by_person: dict[int, list[Visit]] = {}
    by_session: dict[int, list[Visit]] = {}
    for visit in map(_visit, rows):
        if is_over(visit.ends, visit.timezone, now):
            by_person.setdefault(visit.person_id, []).append(visit)
            by_session.setdefault(visit.session_id, []).append(visit)
    people = tuple(
        PersonRate(person_id, name, neighbourhood, rate_of(by_person.get(person_id, ()), now))
        for person_id, name, neighbourhood in programmes.roster(tx, programme_id)
    )
    heads = {visit.person_id for visits in by_person.values() for visit in visits if visit.mark.was_there}
    return Rates(people, tuple(map(session_rate, by_session.values())), len(heads))
