"""The whole story of a volunteer through the real window, from the first start to the register and back again."""

from __future__ import annotations

import email
from email import policy
from pathlib import Path

from icalendar import Calendar
from pytestqt.qtbot import QtBot

from organiser.domain.attendance import Answer, Mark
from organiser.store import queries
from tests.exports.paper_reader import Paper
from tests.journeys.conftest import Viewer
from tests.journeys.volunteer import ALT, CTRL, SHIFT, Key, Volunteer, at_the_window

PEOPLE = ("Asha Khan", "Ben Ofori", "Carys Ŵyn-Jones")


def start_own(me: Volunteer) -> None:
    me.wait_for("Start my own")
    me.click("Start my own")
    me.wait_for_workspace()


def say_who_we_are(me: Volunteer) -> None:
    me.press(Key.Key_K, CTRL)
    me.keys("who we are")
    me.press(Key.Key_Return)
    me.type("Name of your group", "Mill Lane Neighbours")
    me.type("Email address", "hello@example.org")
    me.click("Done")


def start_programme(me: Volunteer) -> None:
    me.go("Programmes")
    me.click("New programme…")
    me.type("Title", "Street stewards")
    me.type("Neighbourhood", "Mill Lane")
    me.click("Add a neighbourhood")
    me.type("Neighbourhood", "Northgate")
    me.click("Start it")


def add_people(me: Volunteer) -> None:
    me.go("People")
    for name in PEOPLE:
        me.press(Key.Key_N, CTRL)
        me.type("Name of somebody new", name, enter=True)
        if name != "Ben Ofori":
            me.type("Email", f"{name.split()[0].casefold()}@example.org")


def put_on_roster(me: Volunteer) -> None:
    me.go("Programmes")
    me.turn_to("Roster")
    me.click("Choose people…")
    me.click("Tick all that are shown")
    me.click("Add 3 people")
    me.type("Add somebody by name", "Dev Patel", enter=True)


def plan_session(me: Volunteer) -> None:
    me.go("Sessions")
    me.click("New session…")
    me.type("Title", "Space {n}: What we have")
    me.type("Length", "90")
    me.type("Place", "Mill Lane Hall", enter=True)


def fill_plan(me: Volunteer) -> None:
    me.turn_to("Plan")
    me.click("Open the playbook")
    me.keys("check-in round")
    me.press(Key.Key_Down)
    me.press(Key.Key_Return)
    me.type("Search the playbook", "")
    me.press(Key.Key_Backspace)
    for name in ("Dot voting", "Check-out round"):
        me.click_row("Exercises of the playbook", name, double=True)
    assert me.rows("Plan") == ["Check-in round", "Dot voting", "Check-out round"]


def rearrange_plan(me: Volunteer) -> None:
    me.click_row("Plan", "Check-out round")
    me.press(Key.Key_Up, ALT, times=2)
    me.press(Key.Key_Down, ALT)
    me.press(Key.Key_F2)
    me.keys("25")
    me.press(Key.Key_Return)
    assert me.rows("Plan") == ["Check-in round", "Check-out round", "Dot voting"]


def invite(me: Volunteer) -> None:
    me.turn_to("People")
    me.click("Invite the whole roster")
    for name, key in (("Asha Khan", Key.Key_Y), ("Ben Ofori", Key.Key_N), ("Carys", Key.Key_M)):
        me.click_row("People who are invited", name)
        me.press(key)
    me.click("Write invitations…")
    me.wait_for_work()


def print_handouts(me: Volunteer) -> None:
    me.turn_to("Handouts")
    for name in ("Run sheet", "Handout", "Sign-in sheet"):
        me.click(f"{name}: Preview")
        me.wait_for_work()
        assert "Page 1 of " in me.screen
        me.click("Open in another program")
        me.wait_for_work()
        me.click("Back")


def take_register(me: Volunteer) -> None:
    me.turn_to("Register")
    me.click_row("Register", "Asha Khan")
    me.press(Key.Key_P)
    me.press(Key.Key_Down)
    me.press(Key.Key_A)
    me.type("Rows from the sheet", "3-4", enter=True)
    me.type("Somebody walked in", "Efua Mensah", enter=True)


def write_notes(me: Volunteer) -> None:
    me.turn_to("Notes")
    me.type("Notes", "Everybody wants a bench.")
    me.wait(lambda: "bench" in me.store.ask(queries.sessions.every)[0].notes)


def prepare(me: Volunteer) -> None:
    """From the first choice to the printed handouts."""
    start_own(me)
    say_who_we_are(me)
    start_programme(me)
    add_people(me)
    put_on_roster(me)
    plan_session(me)
    fill_plan(me)
    rearrange_plan(me)
    invite(me)
    print_handouts(me)


def test_the_whole_story_and_every_step_of_it_back_and_forth(qtbot: QtBot, home: Path, viewer: Viewer) -> None:
    with at_the_window(qtbot) as me:
        me.wait_for("Start my own")
        prepare(me)
        take_register(me)
        write_notes(me)
        whole = me.contents
    the_files_are_right(home, viewer)

    with at_the_window(qtbot) as me:
        me.wait_for_workspace()
        assert me.contents == whole, "everything is there again"
        the_workspace_is_right(me)
        undone = 0
        while me.store.undo_label:
            me.press(Key.Key_Z, CTRL)
            undone += 1
            assert undone < 100
        assert undone > 25
        assert all(not rows for rows in me.contents.values()), "nothing is left of it"
        me.go("Home")
        assert "Nothing is planned yet." in me.screen
        while me.store.redo_label:
            me.press(Key.Key_Z, CTRL | SHIFT)
        assert me.contents == whole
        me.wait_for("Space 1: What we have")


def the_workspace_is_right(me: Volunteer) -> None:
    (session,) = me.store.ask(queries.sessions.every)
    assert (session.title, session.minutes, session.place) == ("Space 1: What we have", 90, "Mill Lane Hall")
    assert session.programme == "Street stewards"
    plan = [(item.title, item.minutes) for item in me.store.ask(queries.agendas.items, session.id)]
    assert plan == [("Check-in round", 10), ("Check-out round", 25), ("Dot voting", 10)]
    register = me.store.ask(queries.attendance.register, session.id)
    assert [(line.person, line.answer, line.mark, line.invited) for line in register] == [
        ("Asha Khan", Answer.YES, Mark.PRESENT, True),
        ("Ben Ofori", Answer.NO, Mark.APOLOGIES, True),
        ("Carys Ŵyn-Jones", Answer.MAYBE, Mark.PRESENT, True),
        ("Dev Patel", Answer.NONE, Mark.PRESENT, True),
        ("Efua Mensah", Answer.NONE, Mark.PRESENT, False),
    ]
    assert session.notes == "Everybody wants a bench."


def the_files_are_right(home: Path, viewer: Viewer) -> None:
    made = home / "Handouts and invites"
    letters = sorted(made.glob("* invitations/*"))
    assert [path.suffix for path in letters] == [".eml", ".ics"] * 2, "Ben said no, and Dev has no address"
    for path in letters:
        if path.suffix == ".ics":
            (event,) = Calendar.from_ical(path.read_bytes()).events
            assert event["SUMMARY"] == "Space 1: What we have"
            assert event["LOCATION"] == "Mill Lane Hall"
        else:
            letter = email.message_from_bytes(path.read_bytes(), policy=policy.default)
            assert letter["From"].addresses[0].addr_spec == "hello@example.org"
            assert letter["To"].addresses[0].display_name in {"Asha Khan", "Carys Ŵyn-Jones"}
            assert {part.get_content_type() for part in letter.walk()} >= {"text/plain", "text/calendar"}
    words = {}
    for path in made.glob("*.pdf"):
        content = path.read_bytes()
        assert content.startswith(b"%PDF-")
        paper = Paper(content)
        assert paper.pdf.Root.MarkInfo.Marked
        words[path.stem.rpartition(", ")[2]] = paper.words()
    assert "Dot voting" in words["run sheet"]
    assert "Mill Lane Hall" in words["handout"]
    assert "Dev Patel" in words["sign-in sheet"]
    assert {path.suffix for path in viewer.opened} == {".pdf"}
    assert not [path for path in home.rglob("*") if ".part" in path.name]
    assert sorted(path.name for path in home.glob("*.organiser*")) == ["Our sessions.organiser"]
