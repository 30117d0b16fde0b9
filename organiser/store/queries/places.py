"""Questions about who would like a place, who has one, and who is next."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from organiser.domain import doubts, places
from organiser.domain.attendance import Answer
from organiser.domain.deciding import decide, shares
from organiser.domain.draws import Draw, Lot, is_in
from organiser.domain.places import Entry, PartyMember, Role, Rules, Share, Standing, Verdict
from organiser.domain.problem import Problem
from organiser.domain.programmes import Programme, ShareBy
from organiser.domain.rates import is_over
from organiser.domain.sessions import Session
from organiser.store.queries import programmes, sessions
from organiser.store.reader import Reader, Row


@dataclass(frozen=True, slots=True)
class Pool:
    """Everyone who would like a place in a programme or at a session, with what is decided about each of them now.

    ``verdicts`` come as they are shown: those with a place, the offers, the queue, and who is out of it.
    """

    title: str
    rules: Rules
    verdicts: tuple[Verdict, ...]
    shares: tuple[Share, ...]
    share_by: ShareBy = ShareBy.ORDER
    apply_by: date | None = None

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The entries alone."""
        return tuple(verdict.entry for verdict in self.verdicts)

    @property
    def next(self) -> tuple[Verdict, ...]:
        """Those who wait and could have a place now: the step that somebody has to confirm."""
        return tuple(verdict for verdict in self.verdicts if verdict.is_next)

    @property
    def waiting(self) -> tuple[Verdict, ...]:
        """The queue, whoever is next included."""
        return tuple(verdict for verdict in self.verdicts if verdict.standing is Standing.WAITING)

    @property
    def due(self) -> tuple[Verdict, ...]:
        """The offers that have run out and are not noted yet."""
        return tuple(verdict for verdict in self.verdicts if verdict.is_due)

    def of(self, person_id: int) -> Verdict:
        """The verdict on one person."""
        for verdict in self.verdicts:
            if verdict.entry.person_id == person_id:
                return verdict
        raise Problem(f"That person is not on the list of {self.title}.", "Put them on it first.")


def of_programme(tx: Reader, programme_id: int, now: datetime) -> Pool:
    """The pool of a programme as it stands at ``now`` (with a zone)."""
    programme = programmes.one(tx, programme_id)
    drawn = draws(tx, programme_id)
    rules = Rules.of(programme, is_drawn=bool(drawn))
    entries = [entry for _, entry in _entries(tx, programme, drawn, now)]
    verdicts = decide(rules, entries, now)
    return Pool(programme.title, rules, verdicts, shares(rules, entries, now), programme.share_by, programme.apply_by)


def candidates(tx: Reader, programme_id: int, now: datetime) -> tuple[tuple[str, Entry], ...]:
    """Everyone for whom lots could be drawn, with the uid of their application."""
    programme = programmes.one(tx, programme_id)
    found = _entries(tx, programme, draws(tx, programme_id), now)
    return tuple((uid, entry) for uid, entry in found if is_in(entry))


def _entries(tx: Reader, programme: Programme, drawn: Iterable[Draw], now: datetime) -> list[tuple[str, Entry]]:
    """Everyone on the roster and on the list, with the uid of their application ("": none)."""
    lots = {lot.uid: (lot.rank, len(one.of(lot.neighbourhood))) for one in drawn for lot in one.lots}
    closes = places.end_of(programme.apply_by) if programme.apply_by else None
    rows = tx.rows(_ENTRIES, programme=programme.id)
    clashes = _clashes(tx, programme.id, now)
    companions = _companions(tx, [row["person_id"] for row in rows])
    found = []
    for row in rows:
        joined = datetime.fromisoformat(row["joined"])
        was_drawn = row["counts_from"] and not row["moved_why"]  # whoever was moved since, or joined anew, is not
        lot, among = lots.get(row["uid"], (0, 0)) if was_drawn else (0, 0)
        entry = Entry(
            row["person_id"],
            row["name"],
            row["neighbourhood"],
            joined,
            row["tie"],
            _standing(row),
            Role(row["role"]),
            companions.get(row["person_id"], ()),
            _moment(row["counts_from"]),
            row["moved_why"],
            row["note"],
            _moment(row["offer_until"]),
            clashes.get(row["person_id"], ""),
            late=closes is not None and joined >= closes and bool(row["uid"]),
            lot=lot,
            lots=among,
        )
        found.append((row["uid"], entry))
    return found


# Whoever is on the roster has a place, whether or not they applied; the application says how they came by it.
_ENTRIES = """
    SELECT p.id AS person_id, p.name, coalesce(n.name, '') AS neighbourhood, coalesce(a.joined, m.joined) AS joined,
        coalesce(a.tie, 0) AS tie, a.counts_from, coalesce(a.moved_why, '') AS moved_why, a.offer_until,
        coalesce(a.note, '') AS note,
        coalesce(m.role, a.role) AS role, m.id AS member, coalesce(a.state, '') AS state, coalesce(a.uid, '') AS uid
    FROM (SELECT person_id FROM member WHERE programme_id = :programme
        UNION SELECT person_id FROM application WHERE programme_id = :programme) everyone
    JOIN person p ON p.id = everyone.person_id AND p.removed IS NULL
    LEFT JOIN neighbourhood n ON n.id = p.neighbourhood_id
    LEFT JOIN member m ON m.programme_id = :programme AND m.person_id = p.id
    LEFT JOIN application a ON a.programme_id = :programme AND a.person_id = p.id
    ORDER BY p.id
"""


def _standing(row: Row) -> Standing:
    if row["member"]:
        return Standing.PLACED
    standing = Standing(row["state"])
    return Standing.WITHDRAWN if standing is Standing.PLACED else standing


def _moment(written: str | None) -> datetime | None:
    return datetime.fromisoformat(written) if written else None


def why(tx: Reader, programme_id: int, person_id: int, now: datetime) -> Verdict:
    """What is decided about one person at ``now``, with the reason; a Problem when they never applied."""
    return of_programme(tx, programme_id, now).of(person_id)


def of_session(tx: Reader, session_id: int, now: datetime) -> Pool:
    """The pool of one session with places of its own: those who said yes have one, those who wait are the queue.

    They come in the order in which they answered, then in that of their rows.
    """
    session = sessions.one(tx, session_id)
    rules = Rules(capacity=session.places, cut_off=session.starts.date(), timezone=session.timezone)
    rows = tx.rows(
        """
        SELECT r.person_id, p.name, coalesce(n.name, '') AS neighbourhood, r.answered, r.row, r.answer, r.offer_until
        FROM register r JOIN person p ON p.id = r.person_id LEFT JOIN neighbourhood n ON n.id = p.neighbourhood_id
        WHERE r.session_id = :session AND r.removed IS NULL AND p.removed IS NULL
            AND r.answer IN ('yes', 'no', 'waiting', 'offered', 'withdrawn')
        ORDER BY r.row
        """,
        session=session_id,
    )
    ids = [row["person_id"] for row in rows]
    companions = _companions(tx, ids)
    clashes = _clashes_with(tx, [session], ids)
    entries = [
        Entry(
            row["person_id"],
            row["name"],
            row["neighbourhood"],
            _moment(row["answered"]) or _FIRST,
            row["row"],
            _standing_at_session(row),
            companions=companions.get(row["person_id"], ()),
            offer_until=_moment(row["offer_until"]),
            clash=clashes.get(row["person_id"], ""),
        )
        for row in rows
    ]
    return Pool(session.title, rules, decide(rules, entries, now), shares(rules, entries, now))


_FIRST = datetime(1900, 1, 1, tzinfo=UTC)  # for answers of which nobody noted when they came


def _standing_at_session(row: Row) -> Standing:
    """An offer that ran out is written down as withdrawn, with the moment up to which it held."""
    standing = _STANDINGS[Answer(row["answer"])]
    return Standing.EXPIRED if standing is Standing.WITHDRAWN and row["offer_until"] else standing


_STANDINGS: Mapping[Answer, Standing] = {
    Answer.YES: Standing.PLACED,
    Answer.NO: Standing.DECLINED,
    Answer.WAITING: Standing.WAITING,
    Answer.OFFERED: Standing.OFFERED,
    Answer.WITHDRAWN: Standing.WITHDRAWN,
}


def _companions(tx: Reader, person_ids: Sequence[int]) -> dict[int, tuple[PartyMember, ...]]:
    """Who comes with these people and takes a place."""
    found: dict[int, tuple[PartyMember, ...]] = {}
    for row in tx.rows(
        "SELECT c.person_id, c.companion_id, p.name FROM companion c JOIN person p ON p.id = c.companion_id "
        "WHERE c.takes_place AND p.removed IS NULL AND c.person_id IN (SELECT value FROM json_each(:ids)) "
        "ORDER BY c.id",
        ids=json.dumps(person_ids),
    ):
        found[row["person_id"]] = (
            *found.get(row["person_id"], ()),
            PartyMember(row["companion_id"], row["name"]),
        )
    return found


def _clashes(tx: Reader, programme_id: int, now: datetime) -> dict[int, str]:
    """What else those who wait for a place in a programme said yes to, at the time of one of its sessions to come."""
    waiting = tx.rows(
        "SELECT person_id FROM application WHERE programme_id = :id AND state = 'waiting'", id=programme_id
    )
    coming = [
        one
        for one in sessions.every(tx, programme_id)
        if not one.is_cancelled and not is_over(one.ends, one.timezone, now)
    ]
    return _clashes_with(tx, coming, [row["person_id"] for row in waiting])


# The longest session, and clocks that are a day apart.
_NEAR = timedelta(days=2)


def _clashes_with(tx: Reader, wanted: Sequence[Session], person_ids: Iterable[int]) -> dict[int, str]:
    """For each of these people a session elsewhere to which they said yes while one of the ``wanted`` is on."""
    ids = list(person_ids)
    if not wanted or not ids:
        return {}
    since, until = min(one.starts for one in wanted) - _NEAR, max(one.ends for one in wanted) + _NEAR
    busy = {
        other.id: f"“{other.title}” on {other.when}"
        for other in sessions.starting(tx, since, until)
        if any(other.id != one.id and doubts.are_at_the_same_time(other, one) for one in wanted)
    }
    rows = tx.rows(
        "SELECT r.person_id, r.session_id FROM register r JOIN session s ON s.id = r.session_id "
        "WHERE r.removed IS NULL AND r.answer = 'yes' AND r.person_id IN (SELECT value FROM json_each(:ids)) "
        "AND r.session_id IN (SELECT value FROM json_each(:busy)) ORDER BY s.starts DESC, s.id DESC",
        ids=json.dumps(ids),
        busy=json.dumps(list(busy)),
    )
    return {row["person_id"]: busy[row["session_id"]] for row in rows}


def draws(tx: Reader, programme_id: int) -> tuple[Draw, ...]:
    """The draws of a programme, the first one first, with the names of those who are still known."""
    rows = tx.rows("SELECT * FROM draw WHERE programme_id = :id ORDER BY at, id", id=programme_id)
    names = {
        row["uid"]: row["name"]
        for row in tx.rows(
            "SELECT a.uid, p.name FROM application a JOIN person p ON p.id = a.person_id "
            "WHERE a.programme_id = :id AND p.removed IS NULL",
            id=programme_id,
        )
    }
    return tuple(_draw(row, names) for row in rows)


def _draw(row: Row, names: Mapping[str, str]) -> Draw:
    lots: list[Lot] = []
    for neighbourhood, number, uid in json.loads(row["record"]):
        rank = 1 + sum(lot.neighbourhood == neighbourhood for lot in lots)
        lots.append(Lot(neighbourhood, number, rank, uid, names.get(uid, "")))
    return Draw(row["seed"], datetime.fromisoformat(row["at"]), tuple(lots))
