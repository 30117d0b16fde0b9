"""Questions about the workspace as a whole."""

from organiser.domain.brand import Brand
from organiser.domain.occasion import Group
from organiser.store.reader import Reader


def group(tx: Reader) -> Group:
    """The people who run the sessions; empty until somebody has said."""
    row = tx.row("SELECT name, organiser, email, phone, colour, logo FROM workspace")
    if not row:
        return Group()
    brand = Brand(row["colour"], bytes(row["logo"]))
    return Group(row["name"], row["organiser"], row["email"], row["phone"], brand)


def is_sample(tx: Reader) -> bool:
    """Whether this is the sample programme."""
    return bool(tx.number("SELECT is_sample FROM workspace"))
