"""The rows of programmes, sessions and their plans."""

from organiser.store.rows.row import Row


class WorkspaceRow(Row, table=True):
    __tablename__ = "workspace"
    name: str = ""
    organiser: str = ""
    email: str = ""
    phone: str = ""
    colour: str = ""
    logo: bytes = b""
    is_sample: bool = False


class ProgrammeRow(Row, table=True):
    __tablename__ = "programme"
    title: str
    purpose: str = ""
    capacity: int = 0
    apply_by: str | None = None
    share_by: str = "order"
    hold_until: str | None = None
    release_to: str = "anyone"
    offer_days: int = 7
    cut_off: str | None = None
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
    places: int = 0
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
