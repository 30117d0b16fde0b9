"""What the history is about, by name."""

import json
from collections.abc import Iterable

from organiser.domain.history import Subject
from organiser.store.reader import Reader

_NAMES = """
    WITH wanted (key) AS (SELECT value FROM json_each(:keys))
    SELECT 'person' AS kind, id, name, removed IS NULL AS is_here FROM person WHERE 'person ' || id IN wanted
    UNION ALL SELECT 'session', id, title, removed IS NULL FROM session WHERE 'session ' || id IN wanted
    UNION ALL SELECT 'programme', id, title, removed IS NULL FROM programme WHERE 'programme ' || id IN wanted
"""


def named(tx: Reader, keys: Iterable[str]) -> dict[str, Subject]:
    """The people, sessions and programmes with keys such as "person 4", the bin included; without those erased."""
    rows = tx.rows(_NAMES, keys=json.dumps(sorted(set(keys))))
    found = [Subject(row["kind"], row["id"], row["name"], bool(row["is_here"])) for row in rows]
    return {one.key: one for one in found}
