"""Changes to the workspace as a whole."""

from sqlmodel import Session as Transaction
from sqlmodel import select

from organiser.domain.occasion import Group
from organiser.domain.text import line
from organiser.store.rows import WorkspaceRow


def describe(tx: Transaction, group: Group, *, is_sample: bool = False) -> None:
    """Say who runs the sessions, and whether this is the sample."""
    row = tx.exec(select(WorkspaceRow)).first() or WorkspaceRow(id=1)
    row.name = line(group.name, "group's name")
    row.organiser = line(group.organiser, "organiser's name")
    row.email = line(group.email, "email address")
    row.phone = line(group.phone, "phone number")
    row.colour, row.logo = group.brand.colour, group.brand.logo
    row.is_sample = row.is_sample or is_sample
    tx.add(row)
