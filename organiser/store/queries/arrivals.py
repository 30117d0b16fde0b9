"""Who is here, as far as is needed to recognise the people of a file."""

from organiser.domain.crowds import Known
from organiser.store.reader import Reader


def known(tx: Reader) -> tuple[Known, ...]:
    """Everybody, the longest here first."""
    rows = tx.rows(
        "SELECT p.id, p.name, p.phone, p.email, coalesce(n.name, '') AS neighbourhood FROM person p "
        "LEFT JOIN neighbourhood n ON n.id = p.neighbourhood_id WHERE p.removed IS NULL ORDER BY p.id"
    )
    return tuple(Known(row["id"], row["name"], row["phone"], row["email"], row["neighbourhood"]) for row in rows)
