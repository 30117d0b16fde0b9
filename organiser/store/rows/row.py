"""What every row has, and the moment at which rows are written."""

import uuid
from datetime import datetime
from typing import ClassVar

from sqlmodel import Field, Session, SQLModel


def new_uid() -> str:
    """A name for a row that no other computer gives: random, as RFC 7986 (5.3) asks of calendar UIDs."""
    return str(uuid.uuid4())


def moment(tx: Session) -> str:
    """The UTC moment of the step under way, the same for all its rows, in ISO 8601."""
    at: datetime = tx.info["moment"]
    return at.isoformat(timespec="seconds")


class Row(SQLModel):
    """What every table has: a key of its own, and a name that is unique across computers."""

    __tablename__: ClassVar[str]
    id: int | None = Field(default=None, primary_key=True)
    uid: str = Field(default_factory=new_uid)
