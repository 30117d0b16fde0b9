"""Questions about the workspace as a whole."""

from organiser.domain.occasion import Group
from organiser.store.reader import Reader


def group(tx: Reader) -> Group:
    """The people who run the sessions; empty until somebody has said."""
    row = tx.row("SELECT name, organiser, email, phone FROM workspace")
    return Group(row["name"], row["organiser"], row["email"], row["phone"]) if row else Group()


def is_sample(tx: Reader) -> bool:
    """Whether this is the sample programme."""
    return bool(tx.number("SELECT is_sample FROM workspace"))
