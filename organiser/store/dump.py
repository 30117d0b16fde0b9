"""Everything that a workspace holds, for whoever wants to check or to carry away their data."""

from organiser.domain.plain_copy import PlainCopy
from organiser.store.reader import Reader


def everything(tx: Reader) -> PlainCopy:
    """All rows of all tables in the order of their ids."""
    tables = {name: [dict(row) for row in tx.rows(f'SELECT * FROM "{name}" ORDER BY id')] for name in names(tx)}
    return PlainCopy(tx.number("PRAGMA user_version"), tables)


def names(tx: Reader) -> list[str]:
    """The tables that hold what people wrote; the history, what is being typed and the seal are not among them."""
    found = [row["name"] for row in tx.rows("SELECT name FROM main.sqlite_schema WHERE type = 'table' ORDER BY name")]
    return [name for name in found if name not in {"step", "draft", "seal"} and not name.startswith("sqlite_")]


def row_counts(tx: Reader) -> dict[str, int]:
    """How many rows each of these tables has."""
    return {name: tx.number(f'SELECT count(*) FROM "{name}"') for name in names(tx)}
