"""What always holds in a workspace and SQLite cannot know: looked at after an unclean end and at every check."""

from sqlcipher3 import dbapi2

from organiser.domain.agendas import BlockKind
from organiser.domain.attendance import Answer, Mark
from organiser.domain.sessions import Status


def _one_of(words: type[Status] | type[Answer] | type[Mark] | type[BlockKind]) -> str:
    return "(" + ", ".join(f"'{word.value}'" for word in words) + ")"


# What is wrong, in words, and the rows of which that is true.
_RULES = (
    ("a session has no time that can be read", "SELECT id FROM session WHERE datetime(starts) IS NULL"),
    ("a session lasts no time", "SELECT id FROM session WHERE minutes < 1"),
    ("a session has a status that nobody knows", f"SELECT id FROM session WHERE status NOT IN {_one_of(Status)}"),
    ("a block is of a kind that nobody knows", f"SELECT id FROM item WHERE kind NOT IN {_one_of(BlockKind)}"),
    ("an answer is none that can be given", f"SELECT id FROM register WHERE answer NOT IN {_one_of(Answer)}"),
    ("a mark is none that the register has", f"SELECT id FROM register WHERE mark NOT IN {_one_of(Mark)}"),
    ("a line of the register has no number", "SELECT id FROM register WHERE row < 1"),
    ("a step of the history cannot be read", "SELECT id FROM step WHERE NOT (json_valid(undo) AND json_valid(topics))"),
)


def broken(connection: dbapi2.Connection) -> tuple[str, ...]:
    """What does not hold in a workspace of the newest version, each with the first row of which that is true."""
    found = ((words, connection.execute(f"{rows} LIMIT 1").fetchone()) for words, rows in _RULES)
    return tuple(f"{words} (row {row[0]})" for words, row in found if row)
