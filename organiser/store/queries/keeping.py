"""Questions about how long things are kept, what is due to go, and what has gone."""

from datetime import date

from organiser.domain.keeping import Due, Erasure, Kind, Rule, doubt_of_clock, months_before
from organiser.store.reader import Reader

# When somebody was last seen: the latest of the sessions on whose register they stand, of their applications, and of
# the day on which they were added.
_LAST_SEEN = """
    max(substr(p.added, 1, 10),
        coalesce((SELECT max(substr(s.starts, 1, 10)) FROM register r JOIN session s ON s.id = r.session_id
            WHERE r.person_id = p.id AND r.removed IS NULL AND s.removed IS NULL), ''),
        coalesce((SELECT max(substr(a.joined, 1, 10)) FROM application a WHERE a.person_id = p.id), ''))
"""

_HELD = {
    Kind.PRACTICAL: "(p.diet <> '' OR p.children > 0 OR p.travel <> '')",
    Kind.NEEDS: "EXISTS (SELECT 1 FROM need d WHERE d.person_id = p.id)",
    Kind.CALLS: "EXISTS (SELECT 1 FROM call c WHERE c.person_id = p.id)",
    Kind.APPLICATIONS: "EXISTS (SELECT 1 FROM application a WHERE a.person_id = p.id "
    "AND NOT EXISTS (SELECT 1 FROM member m WHERE m.person_id = p.id AND m.programme_id = a.programme_id))",
    Kind.PERSON: "1",
}


def rules(tx: Reader) -> tuple[Rule, ...]:
    """How long each kind is kept: what the group said, else what is usual."""
    said = {row["kind"]: row["months"] for row in tx.rows("SELECT kind, months FROM retention")}
    return tuple(Rule(kind, said.get(kind, kind.usual_months)) for kind in Kind)


def due(tx: Reader, today: date) -> tuple[Due, ...]:
    """What has been kept as long as the rules say, by kind and name. It stays until somebody confirms that it goes.

    Nothing while the clock is in doubt: one that says 2099 would have everybody go.
    """
    if doubt_of_clock(today, last_saved(tx)):
        return ()
    found = []
    for rule in rules(tx):
        if not rule.months:
            continue
        rows = tx.rows(
            f"SELECT * FROM (SELECT p.id, p.name, p.sort_name, {_LAST_SEEN} AS seen FROM person p "
            f"WHERE p.removed IS NULL AND {_HELD[rule.kind]}) "
            "WHERE seen <> '' AND seen < :before ORDER BY sort_name, id",
            before=months_before(today, rule.months).isoformat(),
        )
        found += [Due(rule.kind, row["id"], row["name"], date.fromisoformat(row["seen"])) for row in rows]
    return tuple(found)


def count_due(tx: Reader, today: date) -> int:
    """How many people there are of whom something is due to go."""
    return len({one.person_id for one in due(tx, today)})


def oldest(tx: Reader) -> date | None:
    """The day on which the first of those who are here was added, as far as that is known."""
    row = tx.row("SELECT min(added) AS day FROM person WHERE removed IS NULL AND added > ''")
    return date.fromisoformat(row["day"][:10]) if row and row["day"] else None


def erasures(tx: Reader) -> tuple[Erasure, ...]:
    """The record of what was erased, newest first; it names nobody."""
    rows = tx.rows("SELECT at, what, people, who FROM erasure ORDER BY id DESC")
    return tuple(Erasure(row["at"], row["what"], row["people"], row["who"]) for row in rows)


def in_bin(tx: Reader) -> int:
    """How many people lie in the bin, where they are still held."""
    return tx.number("SELECT count(*) FROM person WHERE removed IS NOT NULL AND merged_into IS NULL")


def tombstones(tx: Reader) -> tuple[str, ...]:
    """The marks of all who were erased; nobody can be told from them."""
    return tuple(row["mark"] for row in tx.rows("SELECT mark FROM tombstone ORDER BY id"))


def last_erased(tx: Reader) -> date | None:
    """The day on which somebody was last erased altogether."""
    row = tx.row("SELECT max(at) AS at FROM tombstone")
    return date.fromisoformat(row["at"][:10]) if row and row["at"] else None


def last_saved(tx: Reader) -> date | None:
    """The day on which the workspace was last closed after a change, by the clock of that day."""
    row = tx.row("SELECT at FROM seal WHERE at <> ''")
    return date.fromisoformat(row["at"][:10]) if row else None
