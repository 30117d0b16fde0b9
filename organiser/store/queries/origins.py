"""Questions about sessions as calendars elsewhere know them."""

from organiser.domain.foreign_offers import Here
from organiser.store.queries.sessions import COLUMNS, FROM, session_from
from organiser.store.reader import Reader


def here(tx: Reader) -> tuple[Here, ...]:
    """Every session, those in the bin too, with its name and revision in the calendar that it came from."""
    rows = tx.rows(
        f"SELECT {COLUMNS}, s.removed, o.uid_there, o.occurrence, o.sequence AS sequence_there, o.stamped "
        f"{FROM} LEFT JOIN origin o ON o.session_id = s.id ORDER BY s.starts, s.id"
    )
    return tuple(
        Here(
            session_from(row),
            row["uid_there"] or "",
            row["occurrence"] or "",
            row["sequence_there"] or 0,
            row["stamped"] or "",
            row["removed"] is not None,
        )
        for row in rows
    )


def names(tx: Reader) -> dict[int, str]:
    """What sessions are called where they came from, by their ids; those that came from nowhere are left out."""
    rows = tx.rows(
        "SELECT o.session_id, o.uid_there FROM origin o JOIN session s ON s.id = o.session_id "
        "WHERE s.removed IS NULL AND o.occurrence = '' ORDER BY o.id"
    )
    return {row["session_id"]: row["uid_there"] for row in rows}
