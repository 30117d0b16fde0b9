"""Questions about sessions that are being run."""

import json
from datetime import datetime

from organiser.domain.runs import Run, Turn
from organiser.store.reader import Reader


def run(tx: Reader, session_id: int) -> Run | None:
    """How far the run of a session has come; None when it is not being run."""
    row = tx.row("SELECT turns, finished FROM running WHERE session_id = :id", id=session_id)
    if row is None:
        return None
    turns = (Turn(item_id, datetime.fromisoformat(began), more) for item_id, began, more in json.loads(row["turns"]))
    return Run(session_id, tuple(turns), datetime.fromisoformat(row["finished"]) if row["finished"] else None)
