"""Questions about the copies that were chosen for a session's pack."""

from organiser.store.reader import Reader


def of_session(tx: Reader, session_id: int) -> dict[str, int]:
    """The numbers that somebody has chosen, by the keys of the pack's lines."""
    rows = tx.rows("SELECT part, copies FROM pack_part WHERE session_id = :id ORDER BY id", id=session_id)
    return {row["part"]: row["copies"] for row in rows}
