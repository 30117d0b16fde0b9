"""Questions about what sessions at one time have in common."""

import json
from collections.abc import Collection, Mapping

from organiser.store.reader import Reader


def people(tx: Reader, session_ids: Collection[int]) -> Mapping[int, Mapping[int, str]]:
    """Who is expected at more than one of these sessions: for each session their names by their ids."""
    rows = tx.rows(
        """
        WITH expected AS (
            SELECT r.session_id, r.person_id, p.name, count(*) OVER (PARTITION BY r.person_id) AS times
            FROM json_each(:ids) j JOIN register r ON r.session_id = j.value JOIN person p ON p.id = r.person_id
            WHERE r.removed IS NULL AND p.removed IS NULL AND r.answer NOT IN ('no', 'withdrawn')
        )
        SELECT session_id, person_id, name FROM expected WHERE times > 1 ORDER BY session_id, person_id
        """,
        ids=json.dumps(sorted(session_ids)),
    )
    found: dict[int, dict[int, str]] = {}
    for row in rows:
        found.setdefault(row["session_id"], {})[row["person_id"]] = row["name"]
    return found
