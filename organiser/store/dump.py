"""Everything that a workspace holds, for whoever wants to check their data."""

from organiser.store.reader import Reader


def everything(tx: Reader) -> dict[str, list[dict[str, object]]]:
    """All rows of all tables in the order of their ids; only the history of undo is left out."""
    tables = [row["name"] for row in tx.rows("SELECT name FROM main.sqlite_schema WHERE type = 'table'")]
    return {
        table: [dict(row) for row in tx.rows(f'SELECT * FROM "{table}" ORDER BY id')]
        for table in sorted(tables)
        if table != "step" and not table.startswith("sqlite_")
    }
