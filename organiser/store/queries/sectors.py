"""Questions about the shares that sectors have among people."""

from organiser.domain import sectors
from organiser.domain.sectors import Shares
from organiser.store.queries.needs import NOT_OFF
from organiser.store.reader import Reader

# Asked for sets of sectors, not for people: there are few of those however many people there are.
_SETS = """
    SELECT sectors, count(*) AS people FROM (
        SELECT (SELECT group_concat(sector_id) FROM
            (SELECT sector_id FROM person_sector WHERE person_id = p.id ORDER BY sector_id)) AS sectors
        FROM person p {joined} WHERE p.removed IS NULL {only}
    ) GROUP BY sectors
"""


def of_everybody(tx: Reader) -> Shares:
    """The shares among all people."""
    return _shares(tx)


def of_programme(tx: Reader, programme_id: int) -> Shares:
    """The shares among everybody on a programme's roster, whatever their role."""
    return _shares(tx, "JOIN member m ON m.person_id = p.id", "AND m.programme_id = :id", programme_id)


def of_session(tx: Reader, session_id: int) -> Shares:
    """The shares among everybody on a session's list, but those who are not going to come."""
    joined = "JOIN register r ON r.person_id = p.id"
    return _shares(tx, joined, f"AND r.session_id = :id AND r.removed IS NULL AND {NOT_OFF}", session_id)


def _shares(tx: Reader, joined: str = "", only: str = "", which: int = 0) -> Shares:
    names = {str(row["id"]): row["name"] for row in tx.rows("SELECT id, name FROM sector")}
    sets = tx.rows(_SETS.format(joined=joined, only=only), id=which)
    return sectors.shares(
        {frozenset(names[one] for one in (row["sectors"] or "").split(",") if one): row["people"] for row in sets}
    )
