"""Questions about what people need in order to take part, and about what is still to arrange."""

from datetime import date, datetime

from organiser.domain import needs
from organiser.domain.attendance import Answer, Mark
from organiser.domain.needs import Need, Provision, Review, State, ToAsk, ToDo
from organiser.domain.problem import Problem
from organiser.store.reader import Reader, Row

_NEED = "d.id, d.uid, d.words, d.flagged, d.lead_days, d.share_with, d.agreed, d.review_by"
_PROVISION = f"""
    SELECT {_NEED}, p.id AS person_id, p.name AS person, s.id AS session_id, s.title AS session, s.starts,
        coalesce(v.state, 'to-do') AS state, coalesce(v.note, '') AS note, r.answer
    FROM register r JOIN session s ON s.id = r.session_id JOIN person p ON p.id = r.person_id
        JOIN need d ON d.person_id = p.id
        LEFT JOIN provision v ON v.need_id = d.id AND v.session_id = s.id
    WHERE r.removed IS NULL AND p.removed IS NULL AND s.removed IS NULL
"""
NOT_OFF = f"r.answer NOT IN ({', '.join(repr(str(one)) for one in Answer if one.is_off)})"


def _need(row: Row) -> Need:
    return Need(
        row["words"],
        bool(row["flagged"]),
        row["lead_days"],
        row["share_with"],
        date.fromisoformat(row["agreed"]) if row["agreed"] else None,
        date.fromisoformat(row["review_by"]) if row["review_by"] else None,
        row["id"],
        row["uid"],
    )


def _provision(row: Row) -> Provision:
    return Provision(
        _need(row),
        row["person_id"],
        row["person"],
        row["session_id"],
        row["session"],
        datetime.fromisoformat(row["starts"]),
        State(row["state"]),
        row["note"],
        Answer(row["answer"]),
    )


def one(tx: Reader, need_id: int) -> Need:
    """One need; a Problem when it is not there."""
    row = tx.row(f"SELECT {_NEED} FROM need d WHERE d.id = :id", id=need_id)
    if not row:
        raise Problem("That need is no longer here.", "Undo brings back what was taken away.")
    return _need(row)


def of_person(tx: Reader, person_id: int) -> tuple[Need, ...]:
    """All needs of somebody, in the order in which they are noted."""
    rows = tx.rows(f"SELECT {_NEED} FROM need d WHERE d.person_id = :person ORDER BY d.place, d.id", person=person_id)
    return tuple(map(_need, rows))


def at_sessions(tx: Reader, person_id: int) -> tuple[Provision, ...]:
    """How far somebody's needs are met at each session on whose list they stand, the latest session first."""
    rows = tx.rows(f"{_PROVISION} AND r.person_id = :person ORDER BY s.starts DESC, s.id, d.place", person=person_id)
    return tuple(map(_provision, rows))


def of_session(tx: Reader, session_id: int) -> tuple[Provision, ...]:
    """Every need of everybody on a session's list, but of those who are not going to come, by the list's rows."""
    rows = tx.rows(
        f"{_PROVISION} AND r.session_id = :session AND {NOT_OFF} ORDER BY r.row, d.place", session=session_id
    )
    return tuple(map(_provision, rows))


def to_arrange(tx: Reader, now: datetime, *, until: date | None = None) -> tuple[ToDo, ...]:
    """What is still to arrange for the sessions that start at ``now`` (wall-clock time) or later and go ahead.

    With ``until``, only what has to be arranged by that day; sessions that no lead time reaches are not looked at.
    """
    soon = "" if until is None else _SOON
    rows = tx.rows(
        f"{_PROVISION} AND s.status <> 'cancelled' AND s.starts >= :now AND {NOT_OFF} {soon} "
        "AND coalesce(v.state, 'to-do') = 'to-do' ORDER BY s.starts, s.id, r.row",
        now=now.replace(tzinfo=None).isoformat(timespec="minutes"),
        until=until.isoformat() if until else "",
    )
    return needs.to_do(map(_provision, rows))


_SOON = """
    AND s.starts < date(:until, (SELECT coalesce(max(lead_days), 0) + 1 FROM need) || ' days')
    AND s.starts < date(:until, (d.lead_days + 1) || ' days')
"""


def to_ask(tx: Reader, since: datetime, now: datetime) -> tuple[ToAsk, ...]:
    """The sessions that started from ``since`` on and before ``now`` (wall-clock times) where somebody was there of
    whose needs it is not noted whether they were met, the latest first."""
    rows = tx.rows(
        f"SELECT session_id, session, starts, count(*) AS needs FROM ({_PROVISION} AND s.status <> 'cancelled' "
        "AND r.session_id IN (SELECT id FROM session WHERE removed IS NULL AND starts >= :since AND starts < :now) "
        f"AND {_WAS_THERE} AND coalesce(v.state, 'to-do') IN {_OPEN}) "
        "GROUP BY session_id ORDER BY starts DESC",
        since=since.replace(tzinfo=None).isoformat(timespec="minutes"),
        now=now.replace(tzinfo=None).isoformat(timespec="minutes"),
    )
    return tuple(
        ToAsk(row["session_id"], row["session"], datetime.fromisoformat(row["starts"]), row["needs"]) for row in rows
    )


_WAS_THERE = f"r.mark IN ({', '.join(repr(str(one)) for one in Mark if one.was_there)})"
_OPEN = f"('{State.TO_DO}', '{State.BOOKED}')"


def reviews(tx: Reader, today: date) -> tuple[Review, ...]:
    """The needs about which to ask again, by ``today`` or before it, the longest due first."""
    rows = tx.rows(
        f"SELECT {_NEED}, p.id AS person_id, p.name AS person FROM need d JOIN person p ON p.id = d.person_id "
        "WHERE p.removed IS NULL AND d.review_by <= :today ORDER BY d.review_by, p.sort_name, d.place",
        today=today.isoformat(),
    )
    return tuple(Review(_need(row), row["person_id"], row["person"]) for row in rows)
