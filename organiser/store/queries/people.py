"""Questions about people and neighbourhoods."""

from organiser.domain import text
from organiser.domain.people import Neighbourhood, Person, Reading, Route
from organiser.domain.problem import Problem
from organiser.store.reader import Reader, Row

_SELECT = """
    SELECT p.*, coalesce(n.name, '') AS neighbourhood
    FROM person p LEFT JOIN neighbourhood n ON n.id = p.neighbourhood_id
"""


def _person(row: Row) -> Person:
    return Person(
        name=row["name"],
        neighbourhood=row["neighbourhood"],
        phone=row["phone"],
        email=row["email"],
        address=row["address"],
        route=Route(row["route"]),
        needs=row["needs"],
        reading=Reading(row["reading"]),
        notes=row["notes"],
        id=row["id"],
        uid=row["uid"],
    )


def one(tx: Reader, person_id: int) -> Person:
    """One person; a Problem when they are not there or in the bin."""
    row = tx.row(f"{_SELECT} WHERE p.id = :id AND p.removed IS NULL", id=person_id)
    if not row:
        raise Problem("That person is no longer here.", "They may be in the bin: undo brings them back.")
    return _person(row)


def page(
    tx: Reader, *, words: str = "", after: tuple[str, int] = ("", 0), limit: int = 200, everybody: bool = False
) -> tuple[Person, ...]:
    """People by name, from the one after ``after`` (sort name, id); ``words`` may stand anywhere in name, phone,
    email or neighbourhood, accents and case ignored."""
    conditions = ["p.removed IS NULL", "(p.sort_name, p.id) > (:name, :id)"]
    values: dict[str, object] = {"name": after[0], "id": after[1], "limit": -1 if everybody else limit}
    for number, word in enumerate(text.folded(words).split()):
        values[f"word{number}"] = word
        conditions.append(
            f"(instr(p.sort_name, :word{number}) OR instr(lower(p.email), :word{number}) "
            f"OR instr(replace(p.phone, ' ', ''), :word{number}) OR instr(n.sort_name, :word{number}))"
        )
    sql = f"{_SELECT} WHERE {' AND '.join(conditions)} ORDER BY p.sort_name, p.id LIMIT :limit"
    return tuple(map(_person, tx.rows(sql, **values)))


def every(tx: Reader) -> tuple[Person, ...]:
    """All people by name."""
    return page(tx, everybody=True)


def of_programme(tx: Reader, programme_id: int) -> tuple[Person, ...]:
    """The people on a programme's roster, by name."""
    rows = tx.rows(
        f"{_SELECT} JOIN member m ON m.person_id = p.id "
        "WHERE m.programme_id = :programme AND p.removed IS NULL ORDER BY p.sort_name, p.id",
        programme=programme_id,
    )
    return tuple(map(_person, rows))


def on_register(tx: Reader, session_id: int) -> tuple[Person, ...]:
    """The people on a session's register, in the order of its rows."""
    rows = tx.rows(
        f"{_SELECT} JOIN register r ON r.person_id = p.id WHERE r.session_id = :session "
        "AND r.removed IS NULL AND p.removed IS NULL ORDER BY r.row",
        session=session_id,
    )
    return tuple(map(_person, rows))


def count(tx: Reader) -> int:
    """How many people there are."""
    return tx.number("SELECT count(*) FROM person WHERE removed IS NULL")


def neighbourhoods(tx: Reader) -> tuple[Neighbourhood, ...]:
    """All neighbourhoods by name."""
    return tuple(
        Neighbourhood(row["name"], row["id"], row["uid"])
        for row in tx.rows("SELECT id, uid, name FROM neighbourhood ORDER BY sort_name")
    )
