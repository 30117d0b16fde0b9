"""Questions about what is published on a calendar server."""

from datetime import datetime

from organiser.domain.publishing import CalendarServer, Publication
from organiser.store.reader import Reader


def server(tx: Reader) -> CalendarServer | None:
    """Where sessions are published; None while publishing is off."""
    row = tx.row("SELECT url, user, programme_uid, is_on FROM calendar_server WHERE is_on")
    return CalendarServer(row["url"], row["user"], row["programme_uid"], bool(row["is_on"])) if row else None


def published(tx: Reader) -> tuple[Publication, ...]:
    """What is on the server, in order of time as far as the sessions are still known."""
    rows = tx.rows(
        "SELECT o.session_uid, o.etag, o.digest, o.kept, o.at, coalesce(s.title, '') AS title "
        "FROM publication o LEFT JOIN session s ON s.uid = o.session_uid ORDER BY s.starts, o.id"
    )
    return tuple(
        Publication(
            row["session_uid"],
            row["etag"],
            row["digest"],
            row["kept"],
            datetime.fromisoformat(row["at"]),
            row["title"],
        )
        for row in rows
    )
