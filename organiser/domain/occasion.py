"""Everything about one session that a handout, an invitation or a list may show, gathered in one value."""

from dataclasses import dataclass
from datetime import date

from organiser.domain import attendance
from organiser.domain.agendas import Agenda
from organiser.domain.attendance import RegisterLine
from organiser.domain.sessions import Session


@dataclass(frozen=True, slots=True)
class Group:
    """The people who run the sessions: their name, and the address that invitations come from."""

    name: str = ""
    organiser: str = ""
    email: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Occasion:
    """One session with its plan and its people, as of the day on which something is made from it.

    ``version`` says which released version of the plan this is; "" where none was released.
    """

    session: Session
    agenda: Agenda
    lines: tuple[RegisterLine, ...]
    group: Group
    today: date
    version: str = ""

    @property
    def expected(self) -> int:
        """How many people to prepare for; 0 while nobody is on the list."""
        return attendance.expected(self.session, attendance.head_count(self.lines))
