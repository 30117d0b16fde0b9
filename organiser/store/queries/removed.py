"""What was removed not long ago."""

from datetime import datetime

from organiser.domain.removed import Kind, Removed
from organiser.store.reader import Reader, Row

# Who is told by the step of the same second that is about the row.
_IN_BINS = """
    WITH gone (kind, id, name, at) AS (
        SELECT 'person', id, name, removed FROM person WHERE removed >= :since AND merged_into IS NULL
        UNION ALL SELECT 'programme', id, title, removed FROM programme WHERE removed >= :since
        UNION ALL SELECT 'session', s.id, s.title || ', ' || substr(s.starts, 1, 10), s.removed FROM session s
            LEFT JOIN programme p ON p.id = s.programme_id
            WHERE s.removed >= :since AND s.removed IS NOT p.removed
    )
    SELECT kind, id, name, at, coalesce((
        SELECT who FROM step WHERE substr(step.at, 1, 19) = substr(gone.at, 1, 19) AND NOT undone
            AND EXISTS (SELECT 1 FROM json_each(about) WHERE value = gone.kind || ' ' || gone.id)
        ORDER BY step.id DESC LIMIT 1), '') AS who
    FROM gone
"""

# A step took a row away when what undoes it puts one in. What it is about is a thing with a name, not a tick somewhere.
_BY_STEPS = """
    SELECT 'step' AS kind, id, label AS name, at, who FROM step
    WHERE NOT undone AND undoes IS NULL AND touched <> '' AND at >= :since AND EXISTS (
        SELECT 1 FROM json_each(step.undo) AS line WHERE line.value LIKE 'INSERT INTO "%'
            AND substr(line.value, 14, instr(substr(line.value, 14), '"') - 1)
                IN ('card', 'grouping', 'item', 'need', 'wording', 'marked_day', 'call_list')
    )
"""


def in_bins(tx: Reader, since: datetime) -> tuple[Removed, ...]:
    """People, sessions and programmes that were removed since then and not erased; without who was merged."""
    return tuple(_removed(row) for row in tx.rows(_IN_BINS, since=since.isoformat(timespec="seconds")))


def by_steps(tx: Reader, since: datetime) -> tuple[Removed, ...]:
    """Steps since then that removed a block of a plan, a card, groups or the like."""
    return tuple(_removed(row) for row in tx.rows(_BY_STEPS, since=since.isoformat()))


def _removed(row: Row) -> Removed:
    return Removed(Kind(row["kind"]), row["id"], row["name"], datetime.fromisoformat(row["at"]), row["who"])
