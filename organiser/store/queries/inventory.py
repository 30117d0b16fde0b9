"""Questions about what the workspace holds as a whole."""

from datetime import date

from organiser.domain.inventory import Inventory
from organiser.store.queries import keeping, sessions
from organiser.store.reader import Reader

_COUNTS = """
    SELECT (SELECT count(*) FROM programme WHERE removed IS NULL) AS programmes,
        (SELECT count(DISTINCT person_id) FROM consent WHERE withdrawn IS NULL) AS consents,
        (SELECT count(*) FROM card) AS cards, count(*) AS people, coalesce(sum(under_18), 0) AS under_18,
        coalesce(sum(diet <> '' OR travel <> '' OR children > 0 OR id IN (SELECT person_id FROM need)), 0) AS with_needs
    FROM person WHERE removed IS NULL
"""


def counted(tx: Reader, today: date) -> Inventory:
    """Everything that is not in the bin, in numbers."""
    every = sessions.every(tx)
    days = [session.starts.date() for session in every]
    [counts] = tx.rows(_COUNTS)
    return Inventory(
        sessions=len(every),
        first=min(days, default=None),
        last=max(days, default=None),
        ahead=tuple(one for one in every if one.starts.date() >= today and not one.is_cancelled),
        due=keeping.count_due(tx, today),
        **counts,
    )
