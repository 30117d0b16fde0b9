"""A session with a plan and people, for whatever is made on paper of one."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from organiser.domain import agendas
from organiser.domain.agendas import BlockKind, Item
from organiser.domain.attendance import Answer, RegisterLine
from organiser.domain.exercises import Exercise, Grouping, Material, Per, Stage, Step
from organiser.domain.occasion import Chapter, Course, Group, Letter, Occasion, Table
from organiser.domain.people import Route
from organiser.domain.programmes import Programme
from organiser.domain.sessions import Session, Status
from organiser.domain.strands import Strand

FONTS = Path(__file__).parents[2] / "resources" / "fonts"

CIRCLE = Exercise(
    "talking-circle",
    "Talking circle",
    "Hear from everybody before anything is decided.",
    Stage.EXPLORE,
    minutes_min=10,
    minutes_typical=25,
    minutes_max=40,
    grouping=Grouping.SMALL_GROUPS,
    group_size=5,
    question="What would you show a friend who has just moved here?",
    participants="We sit in small circles and each say what we would show a new neighbour.",
    materials=(
        Material("sticky note", 3, Per.PERSON),
        Material("thick pen", 1, Per.GROUP),
        Material("bell", 1, Per.SESSION, optional=True),
    ),
    originator="Ada Example",
    licence="CC-BY-4.0",
    steps=(Step(5, "Sit down in circles of five."), Step(20, "Go round twice, without comments.")),
    tips=("Leave silences alone. They are where thinking happens.", "Thank people, never judge."),
)
SORTING = replace(
    CIRCLE,
    id="sorting",
    name="Sorting",
    question="What belongs together?",
    participants="",
    originator="",
    licence="Apache-2.0",
    materials=(Material("Sticky note", 1, Per.PERSON), Material("bell", 1, Per.SESSION)),
    steps=(),
    tips=(),
)
SESSION = Session(
    "Space 1: Tea & <b>talk",
    datetime(2027, 5, 19, 12, 30),
    90,
    place="Quaker Meeting House, 4 Elm Road",
    online_url="https://meet.example.org/space-1",
    summary="We look at what is good here already.",
    notes="The key is with the caretaker.",
    sequence=2,
)
ITEMS = (
    Item("Welcome", 10, lead="Ruth Private", notes="Say where the toilets are."),
    Item("Talking circle", 30, BlockKind.EXERCISE, "talking-circle", CIRCLE, lead="Ken Secret"),
    Item("Open the windows", 0),
    Item("Tea", 15, BlockKind.BREAK),
    Item("Sorting", 20, BlockKind.EXERCISE, "sorting", SORTING, pinned="13:40"),
)
IN_GROUPS = (
    ITEMS[0],
    replace(
        ITEMS[1],
        participants="We split up.\nEverybody chooses a table.",
        strands=(
            Strand("Table 1: bus stops", lead="Ken Secret", room="By the window", notes="Keep an eye on the clock."),
            Strand("Table 2: benches", "sorting", SORTING, "Ada Hidden", "https://meet.example.org/benches"),
        ),
    ),
    Item("What to bring next time", 0, participants="Bring a photograph of your street."),
)
LINES = (
    RegisterLine(1, 11, "Łukasz Wójcik", "Elm Road", "Large print", "07700 900111", answer=Answer.YES),
    RegisterLine(4, 12, "محمد علی", "", "large print; step-free access", "07700 900222", answer=Answer.YES),
    RegisterLine(2, 13, "Siân Ŵynne", "Moss Side", "", "sian@example.org", answer=Answer.MAYBE, route=Route.EMAIL),
    RegisterLine(3, 14, "আশা বেগম", "Elm Road", "quiet corner", "07700 900333", answer=Answer.NO),
)
GROUP = Group("Elm Road Neighbours", "Ada Okafor", "hello@example.org", "0161 496 0123")
TODAY = date(2027, 5, 12)
SCRIPT = "Hello, is that …? This is … from Elm Road Neighbours.\n\nCan you come on Wednesday 19 May?"
LETTERS = (Letter("Siân Ŵynne", "14 Weavers Court\nMoss Side", "Dear Siân,\n\nPlease come.\n\nWith warm wishes\nAda"),)
TABLES = (
    Table("Table 1", "hearing loop", ("Łukasz Wójcik", "محمد علی"), (11, 12)),
    Table("Table 2", "", ("Siân Ŵynne",), (13,)),
    Table("Table 3"),
)
COURSE = Course(
    Programme("Spring on Elm Road", "Find out what we have, & begin.", apply_by=TODAY),
    (
        Chapter(SESSION, SESSION.summary),
        Chapter(
            replace(SESSION, title="Space 2", starts=datetime(2027, 5, 26, 12, 30), online_url=""), "We do: Sorting."
        ),
        Chapter(replace(SESSION, title="Space 3", starts=datetime(2027, 6, 2, 12, 30), status=Status.CANCELLED)),
    ),
    GROUP,
    TODAY,
)
VOICEMAIL = "Hello, a message for …. Please ring us on 0161 496 0123."


def occasion(
    session: Session = SESSION,
    items: tuple[Item, ...] = ITEMS,
    lines: tuple[RegisterLine, ...] = LINES,
    group: Group = GROUP,
) -> Occasion:
    """The session with its plan worked out."""
    plan = agendas.timed(items, session.starts, session.minutes, session.timezone)
    return Occasion(
        session,
        plan,
        lines,
        group,
        TODAY,
        script=SCRIPT,
        voicemail=VOICEMAIL,
        letters=LETTERS if lines else (),
        groups=TABLES if lines else (),
    )
