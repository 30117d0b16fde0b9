"""Questions about the released versions of plans."""

from datetime import datetime
from functools import lru_cache

from organiser.domain import releases
from organiser.domain.agendas import Item, timed
from organiser.domain.releases import Release, Versions
from organiser.domain.sessions import Session
from organiser.store.queries import agendas
from organiser.store.reader import Reader, Row


@lru_cache(maxsize=64)
def _items(plan: str) -> tuple[Item, ...]:
    return releases.read(plan)


def _release(row: Row) -> Release:
    starts = datetime.fromisoformat(row["starts"])
    agenda = timed(_items(row["plan"]), starts, row["minutes"], row["timezone"])
    return Release(row["number"], datetime.fromisoformat(row["at"]), agenda, row["id"], row["uid"])


def versions(tx: Reader, session: Session) -> Versions:
    """A session's plan as it is, with all its released versions."""
    rows = tx.rows("SELECT * FROM release WHERE session_id = :id ORDER BY number DESC", id=session.id)
    return Versions(session, agendas.of_session(tx, session), tuple(map(_release, rows)))
