"""Questions about the group's own wordings."""

from organiser.domain.wordings import Kind, Wording
from organiser.store.reader import Reader


def own(tx: Reader) -> tuple[Wording, ...]:
    """Every wording that the group wrote, by language and name."""
    rows = tx.rows("SELECT id, uid, name, language, easy_read, text FROM wording ORDER BY language, name, easy_read")
    return tuple(
        Wording(Kind(row["name"]), row["text"], row["language"], bool(row["easy_read"]), row["id"], row["uid"])
        for row in rows
    )
