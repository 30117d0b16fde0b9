"""What always holds in a workspace and SQLite cannot know: looked at after an unclean end and at every check."""

from sqlcipher3 import dbapi2

from organiser.domain.agendas import BlockKind
from organiser.domain.attendance import Answer, Mark
from organiser.domain.sessions import Status


def _one_of(words: type[Status] | type[Answer] | type[Mark] | type[BlockKind]) -> str:
    return "(" + ", ".join(f"'{word.value}'" for word in words) + ")"


# What is wrong, in words, in which table, and the rows of which that is true.
_RULES = (
    ("a session has no time that can be read", "session", "datetime(starts) IS NULL"),
    ("a session lasts no time", "session", "minutes < 1"),
    ("a session has a status that nobody knows", "session", f"status NOT IN {_one_of(Status)}"),
    ("a block is of a kind that nobody knows", "item", f"kind NOT IN {_one_of(BlockKind)}"),
    ("an answer is none that can be given", "register", f"answer NOT IN {_one_of(Answer)}"),
    ("a mark is none that the register has", "register", f"mark NOT IN {_one_of(Mark)}"),
    ("a line of the register has no number", "register", "row < 1"),
    ("a step of the history cannot be read", "step", "NOT (json_valid(undo) AND json_valid(topics))"),
)


def broken(connection: dbapi2.Connection) -> tuple[str, ...]:
    """What does not hold in a workspace of the newest version, each with the first row of which that is true."""
    found = ((words, _rows(connection, table, fault, " LIMIT 1")) for words, table, fault in _RULES)
    return tuple(f"{words} (row {ids[0]})" for words, ids in found if ids)


def rows_that_break(connection: dbapi2.Connection) -> tuple[tuple[str, int], ...]:
    """Every row of which one of these is true, as its table and its id."""
    found = {(table, one) for _, table, fault in _RULES for one in _rows(connection, table, fault)}
    return tuple(sorted(found))


def _rows(connection: dbapi2.Connection, table: str, fault: str, most: str = "") -> list[int]:
    return [row[0] for row in connection.execute(f"SELECT id FROM {table} WHERE {fault}{most}")]
