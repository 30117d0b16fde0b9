"""The rows of people, and of what belongs to them."""

from organiser.store.rows.row import Row


class NeighbourhoodRow(Row, table=True):
    __tablename__ = "neighbourhood"
    name: str
    sort_name: str


class PersonRow(Row, table=True):
    __tablename__ = "person"
    name: str
    sort_name: str
    neighbourhood_id: int | None = None
    phone: str = ""
    email: str = ""
    address: str = ""
    route: str
    other_routes: str = ""
    through: str = ""
    best_time: str = ""
    language: str = ""
    reading: str
    easy_read: bool = False
    diet: str = ""
    children: int = 0
    travel: str = ""
    under_18: bool = False
    guardian: str = ""
    guardian_contact: str = ""
    notes: str = ""
    added: str = ""
    merged_into: int | None = None
    removed: str | None = None


class SectorRow(Row, table=True):
    __tablename__ = "sector"
    name: str
    sort_name: str


class PersonSectorRow(Row, table=True):
    __tablename__ = "person_sector"
    person_id: int
    sector_id: int


class NeedRow(Row, table=True):
    __tablename__ = "need"
    person_id: int
    place: int
    words: str
    flagged: bool = True
    lead_days: int = 0
    share_with: str = ""
    agreed: str | None = None
    review_by: str | None = None


class ProvisionRow(Row, table=True):
    __tablename__ = "provision"
    need_id: int
    session_id: int
    state: str
    note: str = ""
    at: str


class CompanionRow(Row, table=True):
    __tablename__ = "companion"
    person_id: int
    companion_id: int
    takes_place: bool


class ConsentRow(Row, table=True):
    __tablename__ = "consent"
    person_id: int
    purpose: str
    wording: str
    given: str
    given_by: str = ""
    route: str = ""
    withdrawn: str | None = None


class NotSameRow(Row, table=True):
    __tablename__ = "not_same"
    first_id: int
    second_id: int


class NicknameRow(Row, table=True):
    __tablename__ = "nickname"
    words: str
    person_id: int


class PairRow(Row, table=True):
    __tablename__ = "pair"
    first_id: int
    second_id: int
    together: bool
    why: str = ""


class RetentionRow(Row, table=True):
    __tablename__ = "retention"
    kind: str
    months: int


class ErasureRow(Row, table=True):
    __tablename__ = "erasure"
    at: str
    what: str
    people: int
    who: str = ""


class TombstoneRow(Row, table=True):
    __tablename__ = "tombstone"
    mark: str
    at: str
