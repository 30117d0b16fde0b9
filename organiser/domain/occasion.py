"""What is made on paper of: a session, a programme or an exercise, with all that may be shown gathered in one value."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from organiser.domain import attendance, copies
from organiser.domain.agendas import Agenda
from organiser.domain.attendance import RegisterLine
from organiser.domain.brand import PLAIN, Brand
from organiser.domain.copies import Asked, Line
from organiser.domain.draws import Draw
from organiser.domain.exercises import Exercise
from organiser.domain.programmes import Programme
from organiser.domain.sessions import Session
from organiser.domain.totals import Totals


@dataclass(frozen=True, slots=True)
class Group:
    """The people who run the sessions: their name, the address that invitations come from, and how they look."""

    name: str = ""
    organiser: str = ""
    email: str = ""
    phone: str = ""
    brand: Brand = PLAIN


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter of invitation: to whom, where to, and its words."""

    to: str
    address: str
    words: str


@dataclass(frozen=True, slots=True)
class Table:
    """A small group as it stands on a table: its name, what its place has, and who sits there, by name and by id."""

    name: str
    offers: str = ""
    people: tuple[str, ...] = ()
    ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Chapter:
    """One session of a programme, and in a few words what it is about."""

    session: Session
    about: str = ""


@dataclass(frozen=True, slots=True)
class Course:
    """A programme with its sessions in order, and with the draws by lot that were made for it."""

    programme: Programme
    chapters: tuple[Chapter, ...]
    group: Group
    today: date
    draws: tuple[Draw, ...] = ()

    @property
    def name(self) -> str:
        """How a file is called that is made of it."""
        return self.programme.title


@dataclass(frozen=True, slots=True)
class Method:
    """One exercise of the playbook, whatever session it is for."""

    exercise: Exercise
    group: Group
    today: date

    @property
    def name(self) -> str:
        """How a file is called that is made of it."""
        return self.exercise.name


@dataclass(frozen=True, slots=True)
class Occasion:
    """One session with its plan and its people, as of the day on which something is made from it.

    ``version`` says which released version of the plan this is; "" where none was released. ``totals`` is what those
    who come ask for; ``script`` what to say to somebody on the telephone and ``voicemail`` what to a machine;
    ``letters`` are for those who are reached by post, ``groups`` the small groups with their people; ``course`` is
    the programme that it belongs to. ``asked`` says as what those who may come need their papers, and ``copies`` holds
    the numbers that somebody has chosen for the pack.
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
    course: Course | None = None
    asked: Asked = field(default_factory=Asked)
    copies: Mapping[str, int] = field(default_factory=dict)

    @property
    def pack(self) -> tuple[Line, ...]:
        """All that may be in the session's pack, with the number of copies of each."""
        return copies.lines(self.asked, self.agenda, self.expected, self.copies, has_groups=bool(self.groups))

    @property
    def name(self) -> str:
        """How a file is called that is made of it; sorted by name, files are in order of time."""
        return f"{self.session.starts:%Y-%m-%d} {self.session.title}"

    @property
    def expected(self) -> int:
        """How many people to prepare for; 0 while nobody is on the list."""
        return attendance.expected(self.session, attendance.head_count(self.lines))


Subject = Occasion | Course | Method
