"""Everything that a workspace holds, row by row, for comparing one state with another."""

from organiser.store.reader import Reader

Contents = dict[str, list[dict[str, object]]]

# What calendars must never see fall, and what undo therefore leaves alone.
ONLY_RISES = ("sequence", "changed")


def tables(tx: Reader) -> tuple[str, ...]:
    """The names of all tables."""
    return tuple(
        row["name"]
        for row in tx.rows("SELECT name FROM main.sqlite_schema WHERE type = 'table' ORDER BY name")
        if not row["name"].startswith("sqlite_")
    )


def contents(tx: Reader) -> Contents:
    """All rows of all tables that undo is about, without what only ever rises."""
    found: Contents = {}
    for table in tables(tx):
        if table not in {"step", "running", "publication", "printing", "seal", "draft"}:
            rows = [dict(row) for row in tx.rows(f'SELECT * FROM "{table}" ORDER BY id')]
            found[table] = [{name: value for name, value in row.items() if name not in ONLY_RISES} for row in rows]
    return found


def revisions(tx: Reader) -> dict[str, tuple[int, str]]:
    """The revision of each session, by its UID."""
    rows = tx.rows("SELECT uid, sequence, changed FROM session")
    return {row["uid"]: (row["sequence"], row["changed"]) for row in rows}
