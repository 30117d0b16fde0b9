"""Questions about programmes and their rosters."""

from dataclasses import dataclass
from datetime import date

from organiser.domain.attendance import Answer, Mark
from organiser.domain.places import Role
from organiser.domain.problem import Problem
from organiser.domain.programmes import Programme, ReleaseTo, Seats, ShareBy, Target, seats
from organiser.store.reader import Reader, Row


@dataclass(frozen=True, slots=True)
class ProgrammeLine:
    """A programme as lists show it; ``taken`` counts the places that its members and their companions use."""

    programme: Programme
    sessions: int
    members: int
    first: str
    last: str
    taken: int


@dataclass(frozen=True, slots=True)
class GridLine:
    """One person of the roster against the sessions of the programme, in the order of the sessions."""

    person_id: int
    person: str
    neighbourhood: str
    cells: tuple[tuple[Answer, Mark] | None, ...]


_TARGETS = "SELECT t.programme_id, n.name, t.places FROM target t JOIN neighbourhood n ON n.id = t.neighbourhood_id"


def _programme(row: Row, targets: tuple[Target, ...]) -> Programme:
    return Programme(
        title=row["title"],
        purpose=row["purpose"],
        capacity=row["capacity"],
        apply_by=_day(row["apply_by"]),
        targets=targets,
        share_by=ShareBy(row["share_by"]),
        hold_until=_day(row["hold_until"]),
        release_to=ReleaseTo(row["release_to"]),
        offer_days=row["offer_days"],
        cut_off=_day(row["cut_off"]),
        id=row["id"],
        uid=row["uid"],
    )


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None


def one(tx: Reader, programme_id: int) -> Programme:
    """One programme with its places by neighbourhood."""
    row = tx.row("SELECT * FROM programme WHERE id = :id AND removed IS NULL", id=programme_id)
    if not row:
        raise Problem("That programme is no longer here.", "It may be in the bin: undo brings it back.")
    return _programme(row, _targets(tx, programme_id))


def _targets(tx: Reader, programme_id: int) -> tuple[Target, ...]:
    rows = tx.rows(f"{_TARGETS} WHERE t.programme_id = :id ORDER BY t.place", id=programme_id)
    return tuple(Target(row["name"], row["places"]) for row in rows)


def every(tx: Reader) -> tuple[ProgrammeLine, ...]:
    """All programmes with their sessions and members counted, the newest first."""
    rows = tx.rows(
        """
        SELECT p.*, count(s.id) AS sessions, coalesce(min(s.starts), '') AS first, coalesce(max(s.starts), '') AS last,
            (SELECT count(*) FROM member m JOIN person q ON q.id = m.person_id
                WHERE m.programme_id = p.id AND q.removed IS NULL) AS members,
            (SELECT count(*) FROM (
                SELECT m.person_id FROM member m JOIN person q ON q.id = m.person_id
                    WHERE m.programme_id = p.id AND q.removed IS NULL AND m.role = 'participant'
                UNION SELECT c.companion_id FROM companion c JOIN member m ON m.person_id = c.person_id
                    JOIN person q ON q.id = c.companion_id JOIN person w ON w.id = m.person_id
                    WHERE m.programme_id = p.id AND c.takes_place AND q.removed IS NULL AND w.removed IS NULL
            )) AS taken
        FROM programme p LEFT JOIN session s ON s.programme_id = p.id AND s.removed IS NULL
        WHERE p.removed IS NULL GROUP BY p.id ORDER BY p.id DESC
        """
    )
    targets: dict[int, list[Target]] = {}
    for row in tx.rows(f"{_TARGETS} ORDER BY t.programme_id, t.place"):
        targets.setdefault(row["programme_id"], []).append(Target(row["name"], row["places"]))
    return tuple(
        ProgrammeLine(
            _programme(row, tuple(targets.get(row["id"], ()))),
            row["sessions"],
            row["members"],
            row["first"],
            row["last"],
            row["taken"],
        )
        for row in rows
    )


def roster(tx: Reader, programme_id: int) -> tuple[tuple[int, str, str], ...]:
    """The people of a programme as (id, name, neighbourhood), by name."""
    return tuple((row["id"], row["name"], row["neighbourhood"]) for row in _members(tx, programme_id))


def _members(tx: Reader, programme_id: int) -> list[Row]:
    return tx.rows(
        "SELECT p.id, p.name, coalesce(n.name, '') AS neighbourhood, m.role FROM member m "
        "JOIN person p ON p.id = m.person_id LEFT JOIN neighbourhood n ON n.id = p.neighbourhood_id "
        "WHERE m.programme_id = :id AND p.removed IS NULL ORDER BY p.sort_name, p.id",
        id=programme_id,
    )


def roles(tx: Reader, programme_id: int) -> dict[int, Role]:
    """As what each person of the roster takes part."""
    return {row["id"]: Role(row["role"]) for row in _members(tx, programme_id)}


def seating(tx: Reader, programme_id: int) -> tuple[Seats, ...]:
    """The places by neighbourhood with who uses them: a companion who takes one sits with whom they come with."""
    members = {row["id"]: row for row in _members(tx, programme_id)}
    sitting = {one: (row["name"], row["neighbourhood"]) for one, row in members.items() if Role(row["role"]).uses_place}
    for row in tx.rows(f"{_COMPANIONS} AND m.programme_id = :id ORDER BY c.id", id=programme_id):
        if row["person_id"] in members:
            sitting.setdefault(row["companion_id"], (row["name"], members[row["person_id"]]["neighbourhood"]))
    return seats(_targets(tx, programme_id), sitting.values())


_COMPANIONS = """
    SELECT c.person_id, c.companion_id, q.name FROM companion c JOIN member m ON m.person_id = c.person_id
    JOIN person q ON q.id = c.companion_id WHERE c.takes_place AND q.removed IS NULL
"""


def grid(tx: Reader, programme_id: int) -> tuple[GridLine, ...]:
    """The roster against the sessions, those without a line on a register as None."""
    sessions = [
        row["id"]
        for row in tx.rows(
            "SELECT id FROM session WHERE programme_id = :id AND removed IS NULL ORDER BY starts, id", id=programme_id
        )
    ]
    marks = {
        (row["person_id"], row["session_id"]): (Answer(row["answer"]), Mark(row["mark"]))
        for row in tx.rows(
            "SELECT r.person_id, r.session_id, r.answer, r.mark FROM register r JOIN session s ON s.id = r.session_id "
            "WHERE s.programme_id = :id AND s.removed IS NULL AND r.removed IS NULL",
            id=programme_id,
        )
    }
    return tuple(
        GridLine(person_id, name, neighbourhood, tuple(marks.get((person_id, session)) for session in sessions))
        for person_id, name, neighbourhood in roster(tx, programme_id)
    )
