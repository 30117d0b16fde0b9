"""The rows of dates given, days of one's own, calendars elsewhere, and what is on paper."""

from organiser.store.rows.row import Row


class GivenRow(Row, table=True):
    __tablename__ = "given"
    session_id: int
    person_id: int
    sequence: int
    title: str
    starts: str
    minutes: int
    timezone: str
    place: str
    online_url: str
    status: str
    route: str
    at: str


class MarkedDayRow(Row, table=True):
    __tablename__ = "marked_day"
    day: str
    name: str
    every_year: bool = False
    source: str = ""


class OriginRow(Row, table=True):
    __tablename__ = "origin"
    session_id: int
    uid_there: str
    occurrence: str = ""
    sequence: int
    stamped: str
    source: str = ""


class CalendarServerRow(Row, table=True):
    __tablename__ = "calendar_server"
    url: str
    user: str
    programme_uid: str = ""
    is_on: bool = False


class PublicationRow(Row, table=True):
    __tablename__ = "publication"
    session_uid: str
    etag: str
    digest: str
    kept: str = ""
    at: str


class PrintingRow(Row, table=True):
    __tablename__ = "printing"
    session_id: int | None = None
    programme_id: int | None = None
    kind: str
    format: str
    paper: str
    times: str
    copies: int
    version: str
    traces: str
    at: str


class PackPartRow(Row, table=True):
    __tablename__ = "pack_part"
    session_id: int
    part: str
    copies: int
