"""The rows of who was asked, what they said, which place they have and where they were."""

from organiser.store.rows.row import Row


class MemberRow(Row, table=True):
    __tablename__ = "member"
    programme_id: int
    person_id: int
    joined: str
    role: str = "participant"


class ApplicationRow(Row, table=True):
    __tablename__ = "application"
    programme_id: int
    person_id: int
    joined: str
    tie: int
    counts_from: str | None = None
    moved_why: str = ""
    role: str = "participant"
    state: str
    offered: str | None = None
    offer_until: str | None = None
    settled: str | None = None
    note: str = ""


class DrawRow(Row, table=True):
    __tablename__ = "draw"
    programme_id: int
    at: str
    seed: str
    record: str


class RegisterRow(Row, table=True):
    __tablename__ = "register"
    session_id: int
    person_id: int
    row: int
    invited: bool
    answer: str
    answer_route: str = ""
    answered: str | None = None
    noted_by: str = ""
    offer_until: str | None = None
    given_sequence: int | None = None
    given: str | None = None
    mark: str
    marked: str | None = None
    removed: str | None = None


class CallRow(Row, table=True):
    __tablename__ = "call"
    session_id: int
    person_id: int
    at: str
    outcome: str
    again: str | None = None
    noted_by: str = ""
    note: str = ""


class WordingRow(Row, table=True):
    __tablename__ = "wording"
    name: str
    language: str = ""
    easy_read: bool = False
    text: str


class CallListRow(Row, table=True):
    __tablename__ = "call_list"
    session_id: int
    name: str
    at: str
    text: str


class SheetTallyRow(Row, table=True):
    __tablename__ = "sheet_tally"
    session_id: int
    people: int


class GroupingRow(Row, table=True):
    __tablename__ = "grouping"
    session_id: int
    name: str
    names: str
    at: str


class GroupedRow(Row, table=True):
    __tablename__ = "grouped"
    grouping_id: int
    person_id: int
    number: int
    place: int
    stays: bool = False


class RemainderRow(Row, table=True):
    __tablename__ = "remainder"
    session_id: int
    neighbourhood: str
    people: int
    invited: int
    said_yes: int
    were_there: int
