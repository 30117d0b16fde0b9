"""Everything about one session that a handout, an invitation or a list may show, gathered in one value."""

from dataclasses import dataclass, field
from datetime import date

from organiser.domain import attendance
from organiser.domain.agendas import Agenda
from organiser.domain.attendance import RegisterLine
from organiser.domain.sessions import Session
from organiser.domain.totals import Totals


@dataclass(frozen=True, slots=True)
class Group:
    """The people who run the sessions: their name, and the address that invitations come from."""

    name: str = ""
    organiser: str = ""
    email: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter of invitation: to whom, where to, and its words."""

    to: str
    address: str
    words: str


@dataclass(frozen=True, slots=True)
class Table:
    """A small group as it stands on a table: its name, what its place has, and who sits there."""

    name: str
    offers: str = ""
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Occasion:
    """One session with its plan and its people, as of the day on which something is made from it.

    ``version`` says which released version of the plan this is; "" where none was released. ``totals`` is what those
    who come ask for; ``script`` what to say to somebody on the telephone and ``voicemail`` what to a machine;
    ``letters`` are for those who are reached by post, ``groups`` the small groups with their people.
    """

    session: Session
    agenda: Agenda
    lines: tuple[RegisterLine, ...]
    group: Group
    today: date
    version: str = ""
    totals: Totals = field(default_factory=Totals)
    script: str = ""
    voicemail: str = ""
    letters: tuple[Letter, ...] = ()
    groups: tuple[Table, ...] = ()

    @property
    def expected(self) -> int:
        """How many people to prepare for; 0 while nobody is on the list."""
        return attendance.expected(self.session, attendance.head_count(self.lines))
