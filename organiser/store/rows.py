"""The tables as SQLModel sees them; private to the store (the text of the tables stands in migrations.py)."""

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


class WorkspaceRow(Row, table=True):
    __tablename__ = "workspace"
    name: str = ""
    organiser: str = ""
    email: str = ""
    phone: str = ""
    is_sample: bool = False


class NeighbourhoodRow(Row, table=True):
    __tablename__ = "neighbourhood"
    name: str
    sort_name: str


class ProgrammeRow(Row, table=True):
    __tablename__ = "programme"
    title: str
    purpose: str = ""
    capacity: int = 0
    apply_by: str | None = None
    removed: str | None = None


class TargetRow(Row, table=True):
    __tablename__ = "target"
    programme_id: int
    neighbourhood_id: int
    places: int
    place: int


class SessionRow(Row, table=True):
    __tablename__ = "session"
    programme_id: int | None = None
    title: str
    starts: str
    minutes: int
    timezone: str
    place: str = ""
    online_url: str = ""
    status: str
    summary: str = ""
    notes: str = ""
    expected: int = 0
    sequence: int = 0
    changed: str
    removed: str | None = None


class ItemRow(Row, table=True):
    __tablename__ = "item"
    session_id: int
    place: int
    kind: str
    title: str
    minutes: int
    exercise: str | None = None
    card: str | None = None
    pinned: str = ""
    lead: str = ""
    notes: str = ""
    participants: str = ""


class StrandRow(Row, table=True):
    __tablename__ = "strand"
    item_id: int
    place: int
    name: str
    exercise: str | None = None
    card: str | None = None
    lead: str = ""
    room: str = ""
    notes: str = ""


class ReleaseRow(Row, table=True):
    __tablename__ = "release"
    session_id: int
    number: int
    at: str
    starts: str
    minutes: int
    timezone: str
    plan: str


class CardRow(Row, table=True):
    __tablename__ = "card"
    slug: str
    text: str


class OpinionRow(Row, table=True):
    __tablename__ = "opinion"
    exercise: str
    favourite: bool = False
    rating: int = 0
    notes: str = ""


class PersonRow(Row, table=True):
    __tablename__ = "person"
    name: str
    sort_name: str
    neighbourhood_id: int | None = None
    phone: str = ""
    email: str = ""
    address: str = ""
    route: str
    needs: str = ""
    reading: str
    notes: str = ""
    removed: str | None = None


class MemberRow(Row, table=True):
    __tablename__ = "member"
    programme_id: int
    person_id: int
    joined: str


class RegisterRow(Row, table=True):
    __tablename__ = "register"
    session_id: int
    person_id: int
    row: int
    invited: bool
    answer: str
    answer_route: str = ""
    answered: str | None = None
    given_sequence: int | None = None
    given: str | None = None
    mark: str
    marked: str | None = None
    removed: str | None = None


class RunningRow(Row, table=True):
    __tablename__ = "running"
    session_id: int
    turns: str
    finished: str | None = None


class TimingRow(Row, table=True):
    __tablename__ = "timing"
    exercise: str
    session_id: int
    item_id: int | None = None
    minutes: int
    people: int
    online: bool
    at: str
