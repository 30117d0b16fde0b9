"""Questions about people and neighbourhoods."""

from organiser.domain import text
from organiser.domain.finding import Filter, Only
from organiser.domain.people import Neighbourhood, Person, Reading, Route
from organiser.domain.problem import Problem
from organiser.store.reader import Reader, Row

# The inner questions are read in the order of an index, so that long lists need no sorting.
_SELECT = """
    SELECT p.*, coalesce(n.name, '') AS neighbourhood,
        coalesce((SELECT group_concat(words, '; ') FROM
            (SELECT words FROM need WHERE person_id = p.id ORDER BY place)), '') AS needs,
        (SELECT group_concat(s.name, ';') FROM person_sector ps JOIN sector s ON s.id = ps.sector_id
            WHERE ps.person_id = p.id) AS sectors
    FROM person p LEFT JOIN neighbourhood n ON n.id = p.neighbourhood_id
"""

_PLAIN = (
    "name", "neighbourhood", "phone", "email", "address", "needs", "notes", "through", "best_time", "language", "diet",
    "children", "travel", "guardian", "guardian_contact", "id", "uid",
)  # fmt: skip


def _person(row: Row) -> Person:
    return Person(
        **{name: row[name] for name in _PLAIN},
        route=Route(row["route"]),
        other_routes=tuple(Route(one) for one in row["other_routes"].split(",") if one),
        reading=Reading(row["reading"]),
        easy_read=bool(row["easy_read"]),
        under_18=bool(row["under_18"]),
        sectors=tuple(row["sectors"].split(";")) if row["sectors"] else (),
    )


def one(tx: Reader, person_id: int) -> Person:
    """One person; a Problem when they are not there or in the bin."""
    row = tx.row(f"{_SELECT} WHERE p.id = :id AND p.removed IS NULL", id=person_id)
    if not row:
        raise Problem("That person is no longer here.", "They may be in the bin: undo brings them back.")
    return _person(row)


_EVERYBODY = Filter()
_ONLY = {
    Only.EVERYBODY: "1",
    Only.WITH_NEEDS: "EXISTS (SELECT 1 FROM need WHERE person_id = p.id)",
    Only.UNDER_18: "p.under_18",
    Only.UNREACHABLE: (
        "p.phone = '' AND p.email = '' AND p.address = '' AND p.through = '' "
        "AND NOT instr(p.route || p.other_routes, 'in-person')"
    ),
}
_HAS_SECTOR = (
    "EXISTS (SELECT 1 FROM person_sector ps JOIN sector s ON s.id = ps.sector_id "
    "WHERE ps.person_id = p.id AND s.name = :sector)"
)


def page(
    tx: Reader,
    *,
    words: str = "",
    among: Filter = _EVERYBODY,
    after: tuple[str, int] = ("", 0),
    limit: int = 200,
    everybody: bool = False,
) -> tuple[Person, ...]:
    """People by name, from the one after ``after`` (sort name, id); ``words`` may stand anywhere in name, phone,
    email or neighbourhood, accents and case ignored."""
    conditions = ["p.removed IS NULL", "(p.sort_name, p.id) > (:name, :id)", _ONLY[among.only]]
    conditions += ["n.name = :neighbourhood"] * bool(among.neighbourhood) + [_HAS_SECTOR] * bool(among.sector)
    values: dict[str, object] = {"name": after[0], "id": after[1], "limit": -1 if everybody else limit}
    values |= {"neighbourhood": among.neighbourhood, "sector": among.sector}
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


def sectors(tx: Reader) -> tuple[str, ...]:
    """The names of all sectors and roles that anybody has, by name."""
    rows = tx.rows("SELECT name FROM sector WHERE id IN (SELECT sector_id FROM person_sector) ORDER BY sort_name")
    return tuple(row["name"] for row in rows)
