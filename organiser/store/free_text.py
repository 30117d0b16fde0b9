"""Where in a workspace people write what they like, and so may name somebody: found and wiped, column by column."""

from collections.abc import Iterator
from dataclasses import dataclass

from organiser.domain.traces import Traces
from organiser.store import dump
from organiser.store.reader import Reader

# What others are called by, or is theirs: one person's traces are not looked for there.
OF_OTHERS = {
    "person": {"name", "sort_name", "phone", "email", "address", "guardian", "guardian_contact"},
    "neighbourhood": {"name", "sort_name"},
    "sector": {"name", "sort_name"},
    "workspace": {"name", "organiser", "email", "phone"},
    "calendar_server": {"url", "user"},
    "card": {"slug"},
    "tombstone": {"mark"},
}


# Somebody stands there for the sake of somebody else, and stays; it is only said.
_STANDING = (
    ("person", "guardian"), ("person", "guardian_contact"), ("workspace", "organiser"), ("workspace", "email"),
    ("workspace", "phone"), ("calendar_server", "user"), ("calendar_server", "url"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    """A text in which somebody is named; ``owner`` is the id of the person whose row it is, or None."""

    table: str
    column: str
    row: int
    owner: int | None
    words: str


def naming(tx: Reader, traces: Traces) -> Iterator[Place]:
    """Each text that may be about something else, in which these traces stand."""
    for table in dump.names(tx):
        apart = OF_OTHERS.get(table, set()) | {"uid"}
        columns = {row["name"]: row["type"] for row in tx.rows(f'PRAGMA table_info("{table}")')}
        texts = [name for name, kind in columns.items() if kind == "TEXT" and name not in apart]
        yield from _among(tx, traces, table, texts, "person_id" if "person_id" in columns else "")


def standing(tx: Reader, traces: Traces) -> Iterator[Place]:
    """Each place where they are named for the sake of somebody else, or of the group."""
    for table, column in _STANDING:
        yield from _among(tx, traces, table, [column], "")


def _among(tx: Reader, traces: Traces, table: str, columns: list[str], owner: str) -> Iterator[Place]:
    owner = "id" if table == "person" else owner or "NULL"
    if not columns:
        return
    wanted = ", ".join(f'"{column}"' for column in columns)
    for row in tx.rows(f'SELECT id AS "row id", {owner} AS "owner id", {wanted} FROM "{table}"'):
        for column in columns:
            if row[column] and traces.stand_in(row[column]):
                yield Place(table, column, row["row id"], row["owner id"], row[column])


def wipe(tx: Reader, traces: Traces) -> None:
    """Put a mark in place of whatever names them, within the change under way."""
    for place in list(naming(tx, traces)):
        _write(tx, place, traces.out_of(place.words))


def _write(tx: Reader, place: Place, words: str) -> None:
    """Put words in place of others; with a number behind them where another row has the same already."""
    for number in range(1, 1_000):
        tx.row(
            f'UPDATE OR IGNORE "{place.table}" SET "{place.column}" = :words WHERE id = :id',
            words=words if number == 1 else f"{words} {number}",
            id=place.row,
        )
        if tx.number("SELECT changes()"):
            return
    raise RuntimeError(f"{place.table}.{place.column} takes no other words")
