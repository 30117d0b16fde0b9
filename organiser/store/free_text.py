"""Where in a workspace people write what they like, and so may name somebody: found and wiped, column by column."""

from collections.abc import Collection, Iterator
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


# Where people write whole sentences, in which something may be said of somebody else.
_WRITTEN = {
    "person": {"notes", "through", "best_time"}, "session": {"title", "place", "summary", "notes"},
    "item": {"title", "lead", "notes"}, "strand": {"name", "lead", "room", "notes"}, "release": {"plan"},
    "programme": {"title", "purpose"}, "application": {"note", "moved_why"}, "call": {"note"},
    "provision": {"note"}, "pair": {"why"}, "call_list": {"text"}, "wording": {"text"}, "opinion": {"notes"},
    "card": {"text"}, "marked_day": {"name"}, "given": {"title", "place"}, "need": {"share_with"},
}  # fmt: skip
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


def all_known(tx: Reader, person_id: int) -> Traces:
    """Whatever is known of somebody in words, their name alone too: what it finds has to be looked at."""
    row = tx.row("SELECT * FROM person WHERE id = :id", id=person_id)
    assert row is not None
    needs = [need["words"] for need in tx.rows("SELECT words FROM need WHERE person_id = :id", id=person_id)]
    written = (row["address"], row["notes"], row["diet"], row["travel"], row["guardian"], *needs)
    told = tuple(line.strip() for words in written for line in words.splitlines() if line.strip())
    contacts = (row["phone"], row["guardian_contact"])
    return Traces((row["name"],), (row["email"], row["guardian_contact"]), contacts, with_single=True, told=told)


def echoes(tx: Reader, person_id: int) -> Iterator[Place]:
    """Each text about something else that says what is known of them, and does not lose it with their full name."""
    row = tx.row("SELECT name, phone, email FROM person WHERE id = :id", id=person_id)
    assert row is not None
    known, sure = all_known(tx, person_id), Traces((row["name"],), (row["email"],), (row["phone"],))
    for place in naming(tx, known):
        is_written = place.column in _WRITTEN.get(place.table, ())
        if is_written and place.owner != person_id and known.stand_in(sure.out_of(place.words)):
            yield place


def take_out(tx: Reader, person_id: int, keys: Collection[tuple[str, str, int]]) -> int:
    """Put a mark in place of what is known of them in these texts (table, column, row); returns in how many."""
    known = all_known(tx, person_id)
    chosen = [one for one in echoes(tx, person_id) if (one.table, one.column, one.row) in keys]
    for place in chosen:
        _write(tx, place, known.out_of(place.words))
    return len(chosen)


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
