"""Questions about the lists of video calls: who may be meant by a name, which lists are kept, which names are known."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from organiser.store.reader import Reader, Row


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody whom a name in a call may stand for."""

    person_id: int
    name: str
    sort_name: str
    neighbourhood: str
    email: str
    phone: str
    is_near: bool


@dataclass(frozen=True, slots=True)
class Nickname:
    """A name that somebody goes by in video calls, folded for comparing."""

    words: str
    person_id: int
    person: str


@dataclass(frozen=True, slots=True)
class KeptList:
    """A list that was kept with a session; its text is asked for by itself."""

    id: int
    name: str
    at: datetime


_PERSON = """
    SELECT p.id, p.name, p.sort_name, coalesce(n.name, '') AS neighbourhood, p.email, p.phone
    FROM person p LEFT JOIN neighbourhood n ON n.id = p.neighbourhood_id WHERE p.removed IS NULL
"""


def _known(row: Row, *, is_near: bool) -> Known:
    return Known(
        row["id"], row["name"], row["sort_name"], row["neighbourhood"], row["email"], row["phone"], is_near=is_near
    )


def near(tx: Reader, session_id: int) -> tuple[Known, ...]:
    """The people who may well be in a session's call: those on its register and on its programme's roster."""
    rows = tx.rows(
        f"{_PERSON} AND p.id IN (SELECT person_id FROM register WHERE session_id = :session AND removed IS NULL "
        "UNION SELECT m.person_id FROM member m JOIN session s ON s.programme_id = m.programme_id "
        "WHERE s.id = :session) ORDER BY p.sort_name, p.id",
        session=session_id,
    )
    return tuple(_known(row, is_near=True) for row in rows)


def far(tx: Reader, sort_names: Iterable[str], emails: Iterable[str]) -> tuple[Known, ...]:
    """Everybody who has one of these folded names, goes by one of them in calls, or has one of these addresses."""
    names, addresses = list(dict.fromkeys(sort_names)), list(dict.fromkeys(one.casefold() for one in emails if one))
    values = {f"n{place}": name for place, name in enumerate(names)}
    values |= {f"e{place}": address for place, address in enumerate(addresses)}
    listed = {letter: ", ".join(f":{key}" for key in values if key[0] == letter) for letter in "ne"}
    conditions = [
        f"p.sort_name IN ({listed['n']})",
        f"p.id IN (SELECT person_id FROM nickname WHERE words IN ({listed['n']}))",
        f"lower(p.email) IN ({listed['e']})",
    ]
    found: dict[int, Known] = {}
    for condition in conditions:  # one after the other: together they could not use the index of the names
        for row in tx.rows(f"{_PERSON} AND {condition}", **values):
            found.setdefault(row["id"], _known(row, is_near=False))
    return tuple(found.values())


def nicknames(tx: Reader) -> tuple[Nickname, ...]:
    """Every name that was learnt, in order."""
    rows = tx.rows(
        "SELECT k.words, k.person_id, p.name FROM nickname k JOIN person p ON p.id = k.person_id "
        "WHERE p.removed IS NULL ORDER BY k.words"
    )
    return tuple(Nickname(row["words"], row["person_id"], row["name"]) for row in rows)


def kept(tx: Reader, session_id: int) -> tuple[KeptList, ...]:
    """The lists that were kept with a session, the newest first."""
    rows = tx.rows(
        "SELECT id, name, at FROM call_list WHERE session_id = :session ORDER BY at DESC, id DESC", session=session_id
    )
    return tuple(KeptList(row["id"], row["name"], datetime.fromisoformat(row["at"])) for row in rows)
