"""Who may be meant by a name, who is known not to be the same, and what hangs on two people before they are merged."""

from collections.abc import Sequence
from dataclasses import dataclass

from organiser.domain.crowds import Known
from organiser.domain.text import counted, listed
from organiser.store.reader import Reader

_SELECT = """
    SELECT p.id, p.name, p.phone, p.email, coalesce(n.name, '') AS neighbourhood
    FROM person p LEFT JOIN neighbourhood n ON n.id = p.neighbourhood_id
"""
_DIGITS = "replace(replace(replace(replace(p.phone, ' ', ''), '-', ''), '(', ''), ')', '')"
_MOST = 2_000


def near(tx: Reader, clues: Sequence[Sequence[str]], *, phone: str = "", email: str = "") -> tuple[Known, ...]:
    """Those who may be meant, still to be compared: two words of their name hold a clue, or a contact is the same.

    ``clues`` has the pieces for each word of a name (see :func:`organiser.domain.likeness.clues`), ``phone`` the
    digits that are dialled.
    """
    values: dict[str, object] = {"phone": phone, "email": email, "least": min(2, len(clues)), "most": _MOST}
    words = []
    for number, pieces in enumerate(clues[:6]):
        names = [f"piece{number}_{at}" for at in range(len(pieces))]
        values |= dict(zip(names, pieces, strict=True))
        words.append("(" + " OR ".join(f"instr(' ' || p.sort_name || ' ', :{name})" for name in names) + ")")
    rows = tx.rows(
        f"{_SELECT} WHERE p.removed IS NULL AND ({' + '.join(words) or '0'} >= :least "
        f"OR (:phone <> '' AND p.phone <> '' AND instr({_DIGITS}, :phone)) "
        "OR (:email <> '' AND p.email = :email COLLATE NOCASE)) ORDER BY p.id LIMIT :most",
        **values,
    )
    return tuple(Known(row["id"], row["name"], row["phone"], row["email"], row["neighbourhood"]) for row in rows)


def apart(tx: Reader) -> frozenset[tuple[int, int]]:
    """Pairs of people who are two for certain: somebody said so, or one comes with the other, or sits beside them."""
    rows = tx.rows(
        "SELECT first_id, second_id FROM not_same UNION SELECT first_id, second_id FROM pair "
        "UNION SELECT min(person_id, companion_id), max(person_id, companion_id) FROM companion"
    )
    return frozenset((row["first_id"], row["second_id"]) for row in rows)


@dataclass(frozen=True, slots=True)
class Belongings:
    """How much hangs on two people; ``shared_sessions`` and ``both_there`` are sessions on whose list both stand."""

    sessions: int
    shared_sessions: int
    both_there: int
    programmes: int
    needs: int
    calls: int
    consents: int

    @property
    def in_words(self) -> str:
        """``3 sessions and 1 programme come along; both are on the list of 2 sessions, and will be on one row.``"""
        told = (
            (self.sessions, "session", ""),
            (self.programmes, "programme", ""),
            (self.needs, "need", ""),
            (self.calls, "call", ""),
            (self.consents, "consent", ""),
        )
        parts = [counted(number, one, many) for number, one, many in told if number]
        come = "comes" if sum(number for number, *_ in told) == 1 else "come"
        words = f"{listed(parts)} {come} along." if parts else "Nothing else hangs on the one who goes."
        if self.shared_sessions:
            lists = f"the list of {counted(self.shared_sessions, 'session')}"
            words += f" Both are on {lists}, and will have one row there."
        if self.both_there:
            words += f" Both are marked as there at {counted(self.both_there, 'session')}: are they one person?"
        return words


def belongings(tx: Reader, keep_id: int, gone_id: int) -> Belongings:
    """What hangs on the one who goes, and where both stand."""
    shared = "FROM register a JOIN register b USING (session_id) WHERE a.person_id = :keep AND b.person_id = :gone"
    live = "AND a.removed IS NULL AND b.removed IS NULL"
    there = "('present', 'late', 'left-early')"
    row = tx.row(
        "SELECT (SELECT count(*) FROM register WHERE person_id = :gone AND removed IS NULL) AS sessions, "
        f"(SELECT count(*) {shared} {live}) AS shared_sessions, "
        f"(SELECT count(*) {shared} {live} AND a.mark IN {there} AND b.mark IN {there}) AS both_there, "
        "(SELECT count(*) FROM (SELECT programme_id FROM member WHERE person_id = :gone UNION "
        "SELECT programme_id FROM application WHERE person_id = :gone)) AS programmes, "
        "(SELECT count(*) FROM need WHERE person_id = :gone) AS needs, "
        "(SELECT count(*) FROM call WHERE person_id = :gone) AS calls, "
        "(SELECT count(*) FROM consent WHERE person_id = :gone) AS consents",
        keep=keep_id,
        gone=gone_id,
    )
    assert row is not None
    return Belongings(**{name: row[name] for name in Belongings.__dataclass_fields__})
