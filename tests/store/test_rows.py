"""The rows, the tables and the domain's values say the same, column by column and field by field."""

import dataclasses
from datetime import date, datetime

import pytest

from organiser.domain.agendas import BlockKind, Item
from organiser.domain.attendance import Answer, Mark, RegisterLine
from organiser.domain.brand import Brand
from organiser.domain.calls import Call
from organiser.domain.companions import Companion
from organiser.domain.consents import Consent
from organiser.domain.exercises import Exercise, Material, Per, Stage, Step
from organiser.domain.marked_days import MarkedDay
from organiser.domain.needs import Need
from organiser.domain.occasion import Group
from organiser.domain.opinions import Opinion
from organiser.domain.people import Neighbourhood, Person, Reading, Route
from organiser.domain.places import Entry
from organiser.domain.printings import Printing
from organiser.domain.programmes import Programme, ReleaseTo, ShareBy, Target
from organiser.domain.publishing import CalendarServer, Publication
from organiser.domain.runs import Run
from organiser.domain.sessions import Session, Status
from organiser.domain.strands import Strand
from organiser.domain.timings import Timing
from organiser.domain.wordings import Wording
from organiser.store import changes, queries, rows
from organiser.store.store import Store
from tests.contents import tables

ROWS = {row.__tablename__: row for row in rows.Row.__subclasses__()}
HIDDEN = {"removed", "sort_name", "uid", "id"}

# value -> its row; what the row has besides; what the value gets from elsewhere
PAIRS = [
    (Group, "workspace", {"is_sample", "colour", "logo"}, {"brand"}),
    (Neighbourhood, "neighbourhood", set(), set()),
    (Programme, "programme", set(), {"targets"}),
    (Target, "target", {"programme_id", "neighbourhood_id", "place"}, {"neighbourhood"}),
    (Session, "session", set(), {"programme"}),
    (Item, "item", {"session_id"}, {"strands"}),
    (Strand, "strand", {"item_id", "place"}, set()),
    (Opinion, "opinion", set(), set()),
    (Timing, "timing", set(), set()),
    (Run, "running", set(), set()),
    (Person, "person", {"neighbourhood_id", "added", "merged_into"}, {"neighbourhood", "needs", "sectors"}),
    (Consent, "consent", {"person_id"}, set()),
    (Companion, "companion", set(), {"person", "companion"}),
    (Need, "need", {"person_id", "place"}, set()),
    (
        Entry,
        "application",
        {"programme_id", "state", "offered", "settled"},
        {"name", "neighbourhood", "standing", "companions", "clash", "late", "lot", "lots"},
    ),
    (Wording, "wording", set(), set()),
    (MarkedDay, "marked_day", set(), set()),
    (CalendarServer, "calendar_server", set(), set()),
    (Publication, "publication", set(), {"title"}),
    (Printing, "printing", set(), set()),
    (Call, "call", {"session_id"}, set()),
    (
        RegisterLine,
        "register",
        {"session_id", "answered", "given", "marked"},
        {"person", "neighbourhood", "needs", "route", "contact", "answered_at", "best_time"},
    ),
]


def test_every_table_has_a_row_but_the_stores_own(store: Store) -> None:
    assert set(store.ask(tables)) == {*ROWS, "draft", "seal", "step"}


@pytest.mark.parametrize("table", sorted(ROWS))
def test_a_row_names_the_columns_of_its_table_and_what_may_be_empty(store: Store, table: str) -> None:
    columns = {
        row["name"]: bool(row["notnull"] or row["pk"])
        for row in store.ask(lambda tx: tx.rows(f"PRAGMA table_info({table})"))
    }
    fields = {
        name: name == "id" or "None" not in str(field.annotation) for name, field in ROWS[table].model_fields.items()
    }
    assert fields == columns


@pytest.mark.parametrize("table", sorted(ROWS))
def test_a_table_is_strict_and_gives_every_row_a_name_of_its_own(store: Store, table: str) -> None:
    (listed,) = store.ask(lambda tx: tx.rows(f"PRAGMA table_list({table})"))
    assert listed["strict"] == 1
    kinds = {row["name"]: row["type"] for row in store.ask(lambda tx: tx.rows(f"PRAGMA table_info({table})"))}
    assert kinds["uid"] == "TEXT"
    assert set(kinds.values()) <= {"TEXT", "INTEGER", *({"BLOB"} if table == "workspace" else ())}


@pytest.mark.parametrize(("value", "table", "rows_own", "values_own"), PAIRS, ids=lambda x: getattr(x, "__name__", ""))
def test_a_value_and_its_row_have_the_same_fields(
    value: type, table: str, rows_own: set[str], values_own: set[str]
) -> None:
    fields = {field.name for field in dataclasses.fields(value)} - HIDDEN
    columns = set(ROWS[table].model_fields) - HIDDEN
    assert columns - rows_own == fields - values_own
    assert rows_own <= columns
    assert values_own <= fields


CARD = Exercise(
    "own-round",
    "Round",
    "Hear all.",
    Stage.OPEN,
    materials=(Material("pens", 2, Per.PAIR, True),),
    steps=(Step(5, "Go."),),
)


def test_every_field_of_every_value_comes_back_as_it_went_in(store: Store) -> None:
    person = Person(
        "Łucja",
        "Hollins",
        "07700 900131",
        "l@example.org",
        "1 Elm Road\nHollins",
        Route.POST,
        "Ramp",
        Reading.LARGE,
        "x\ny",
        other_routes=(Route.PHONE, Route.TEXT),
        through="Her daughter Meena",
        best_time="After six",
        language="Polski",
        easy_read=True,
        sectors=("NHS", "Citizen"),
        diet="Vegan",
        children=2,
        travel="Lift from Hollins",
        under_18=True,
        guardian="Jo",
        guardian_contact="07700 900132",
    )
    programme = Programme(
        "Spring", "Why\nnot", 15, date(2027, 5, 1), (Target("Hollins", 3), Target("Mill Lane", 0)),
        ShareBy.LOT, date(2027, 5, 8), ReleaseTo.NOBODY, 5, date(2027, 5, 17),
    )  # fmt: skip
    programme_id = store.do("Add", changes.programmes.add, programme)
    session = Session(
        "Space 1", datetime(2027, 5, 19, 12, 30), 90, "Asia/Dhaka", "Hall", "https://meet.example.org",
        Status.PROVISIONAL, "Come\nalong", "Key", 12, 20, programme_id, "Spring",
    )  # fmt: skip
    item = Item("Round", 0, BlockKind.EXERCISE, "own-round", CARD, "13:00", "Kofi", "Mind\nthe time", "Sit\ndown")
    group = Group("Elm Road", "Ruth", "ruth@example.org", "0161 496 0148", Brand("#b03060", b"\x89PNG"))
    opinion = Opinion("own-round", True, 4, "Loud\nbut good")

    person_id = store.do("Add", changes.people.add, person)
    session_id = store.do("Add", changes.sessions.add, session)
    store.do("Add", changes.agendas.add, session_id, item)
    store.do("Say", changes.workspace.describe, group)
    store.do("Keep", changes.agendas.save_card, CARD)
    store.do("Note", changes.opinions.note, opinion)

    assert _bare(store.ask(queries.people.one, person_id)) == _bare(person)
    assert _bare(store.ask(queries.programmes.one, programme_id)) == _bare(programme)
    assert _bare(store.ask(queries.sessions.one, session_id)) == _bare(session)
    assert [_bare(one) for one in store.ask(queries.agendas.items, session_id)] == [_bare(item)]
    assert store.ask(queries.workspace.group) == group
    assert store.ask(queries.agendas.own_cards) == (dataclasses.replace(CARD, own=True),)
    assert store.ask(queries.opinions.every) == {"own-round": opinion}
    assert store.ask(queries.opinions.of_exercise, "own-round") == opinion
    assert store.ask(queries.opinions.of_exercise, "dot-voting") == Opinion("dot-voting")


def _bare(value: object) -> dict[str, object]:
    """A value without what the store gives it."""
    given = {"id", "uid", "place" if isinstance(value, Item) else "", "changed", "sequence"}
    return {f.name: getattr(value, f.name) for f in dataclasses.fields(value) if f.name not in given}  # type: ignore[arg-type]


def test_a_line_of_the_register_comes_back_as_it_was_marked(store: Store) -> None:
    session_id = store.do("Add", changes.sessions.add, Session("Space 1", datetime(2027, 5, 19, 12, 30), 90))
    person_id = store.do("Add", changes.people.add, Person("Asha", "Hollins", "07700 900114", needs="Ramp"))
    store.do("Invite", changes.attendance.invite, session_id, [person_id])
    store.do("Note", changes.attendance.note_given, session_id, [person_id])
    store.do("Answer", changes.attendance.set_answer, session_id, person_id, Answer.MAYBE, route="phone")
    store.do("Mark", changes.attendance.set_mark, session_id, [person_id], Mark.LATE)
    (line,) = store.ask(queries.attendance.register, session_id)
    assert (line.row, line.person, line.neighbourhood, line.needs, line.contact) == (
        1,
        "Asha",
        "Hollins",
        "Ramp",
        "07700 900114",
    )
    assert (line.invited, line.answer, line.answer_route, line.mark) == (True, Answer.MAYBE, "phone", Mark.LATE)
    assert line.answered_at is not None
    assert line.given_sequence == 0
