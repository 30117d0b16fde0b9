"""What goes wrong is told in words, the window stays usable, and nothing is replaced by an empty workspace."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from organiser.store.failures import NotSaved
from tests.journeys.conftest import Viewer
from tests.journeys.volunteer import CTRL, Key, Volunteer, at_the_window
from tests.store.test_opening import held_elsewhere


@pytest.fixture
def ours(home: Path, sample_file: Path) -> Path:
    """One's own workspace at the usual place, with something in it."""
    home.mkdir()
    return sample_file.rename(home / "Our sessions.organiser")


def cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: -5 * 4096])


def make_newer(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[60:64] = (99).to_bytes(4, "big")
    path.write_bytes(content)


def turn_into_text(path: Path) -> None:
    path.write_text("Dear all, see you on Wednesday.\n" * 20)


@pytest.mark.parametrize(
    ("spoil", "words", "advice"),
    [
        (cut_short, "“Our sessions.organiser” is damaged", "restore your newest backup"),
        (make_newer, "was made by a newer version of Organiser. It has not been changed.", "Update Organiser"),
        (turn_into_text, "is not an Organiser workspace. It has not been changed.", "Choose another file."),
    ],
)
@pytest.mark.parametrize("place", ["home", "people"])
def test_a_workspace_that_does_not_open_is_told_and_left(
    qtbot: QtBot, ours: Path, spoil: Callable[[Path], None], words: str, advice: str, place: str
) -> None:
    if place != "home":
        with at_the_window(qtbot) as me:
            me.wait_for_workspace()
            me.go("People")
    spoil(ours)
    before = ours.read_bytes()
    with at_the_window(qtbot) as me:
        me.wait_for("Start my own")
        assert words in me.notices[-1]
        assert advice in me.notices[-1]
        me.click("Start my own")
        assert not me.program.desk.is_open
        assert words in me.notices[-1]
        me.click("Show me the sample")
        me.wait_for_workspace()
        me.wait_for("Co-creation workshop")
    assert ours.read_bytes() == before
    assert [path.name for path in ours.parent.glob("*.organiser*")] == [ours.name]


def test_a_workspace_that_another_program_holds_opens_once_it_is_let_go(qtbot: QtBot, ours: Path) -> None:
    with ExitStack() as other:
        other.enter_context(held_elsewhere(ours))
        with at_the_window(qtbot) as me:
            me.wait_for("Start my own")
            assert "is open in another window on this computer (" in me.notices[-1]
            assert "\nClose it there first" in me.notices[-1]
            other.close()
            me.click("Start my own")
            assert me.program.desk.is_open
            me.wait_for("Co-creation workshop")


def test_a_workspace_that_another_program_holds_can_be_looked_at(qtbot: QtBot, ours: Path) -> None:
    with ExitStack() as other:
        other.enter_context(held_elsewhere(ours))
        before = ours.read_bytes()
        with at_the_window(qtbot) as me:
            me.wait_for("Read it only")
            me.click("Read it only")
            me.wait_for("Co-creation workshop")
            assert me.store.look_only.startswith("it is open in another window on this computer (")
            with pytest.raises(NotSaved, match="while you are looking only"):
                me.program.desk.do("Forget the address", _forget_address)
            assert ours.read_bytes() == before
            other.close()
            me.click("Open to change")
            assert me.store.look_only == ""


def test_a_workspace_that_is_gone_is_missed_and_not_made_anew(qtbot: QtBot, ours: Path) -> None:
    with at_the_window(qtbot) as me:
        me.wait_for_workspace()
    kept = ours.rename(ours.with_name("Elsewhere.organiser"))
    with at_the_window(qtbot) as me:
        me.wait(lambda: bool(me.notices))
        assert "There is no workspace at" in me.notices[-1]
        me.wait_for("Start my own")
    assert [path.name for path in kept.parent.glob("*.organiser*")] == [kept.name]


def test_one_s_own_is_the_workspace_used_last_wherever_it_is(qtbot: QtBot, ours: Path, tmp_path: Path) -> None:
    elsewhere = ours.rename(tmp_path / "On the stick.organiser")
    with at_the_window(qtbot, str(elsewhere)) as me:
        me.wait_for_workspace()
    with at_the_window(qtbot, sample=True) as me:
        me.wait_for_workspace()
        me.wait_for("Start my own")
        me.click("Start my own")
        assert me.store.path == elsewhere
    assert not ours.exists()


def test_a_file_in_the_way_of_the_folder_for_handouts_is_told_and_work_goes_on(
    qtbot: QtBot, ours: Path, viewer: Viewer
) -> None:
    in_the_way = ours.with_name("Handouts and invites")
    in_the_way.write_text("a shopping list")
    with at_the_window(qtbot) as me:
        me.wait_for_workspace()
        before = me.contents
        open_workshop(me)
        me.turn_to("Handouts")
        me.click("Run sheet: Preview")
        for button in ("Open in another program", "Calendar file: Make the file", "Invitations: Write invitations"):
            me.wait_for_work()
            me.click(button)
            me.wait_for_work()
            assert "Handouts and invites" in me.notices[-1]
            assert "cannot be made: " in me.notices[-1]
            assert "Choose another folder." in me.notices[-1]
            if button == "Open in another program":
                me.click("Back")
        assert me.contents == before, "nobody counts as invited"
        in_the_way.unlink()
        me.click("Run sheet: Preview")
        me.wait_for_work()
        me.click("Open in another program")
        me.wait_for_work()
    (made,) = in_the_way.iterdir()
    assert viewer.opened == [made]
    assert made.read_bytes().startswith(b"%PDF-")


def test_without_an_address_of_the_group_no_invitation_and_no_empty_folder_is_left(qtbot: QtBot, ours: Path) -> None:
    with at_the_window(qtbot) as me:
        me.wait_for_workspace()
        open_workshop(me)
        me.store.do("Forget the address", _forget_address)
        me.turn_to("People")
        me.click("Write invitations…")
        me.wait_for_work()
        assert "There is no email address for your group.\n" in me.notices[-1]
        assert "File menu" in me.notices[-1]
    assert not ours.with_name("Handouts and invites").exists()


def _forget_address(tx: object) -> None:
    from organiser.domain.occasion import Group
    from organiser.store import changes

    changes.workspace.describe(tx, Group("Aldermoor Neighbours Together"))  # type: ignore[arg-type]


def open_workshop(me: Volunteer) -> None:
    me.go("Sessions")
    me.click_row("Sessions", "Co-creation workshop")


@pytest.mark.parametrize("year", [1970, 2099])
def test_a_clock_that_is_far_off_hides_and_breaks_nothing(qtbot: QtBot, ours: Path, year: int) -> None:
    with at_the_window(qtbot) as me:
        me.wait_for_workspace()
        me.program.desk.now = lambda: datetime(year, 1, 1, 0, 0, 30, tzinfo=UTC)
        before = me.contents
        for place in ("Programmes", "Sessions", "Playbook", "People", "Home"):
            me.go(place)
        me.go("Sessions")
        me.click("Coming 4" if year == 1970 else "Past 4")
        me.click_row("Sessions", "Space 1: What we have here")
        for tab in ("Plan", "People", "Register", "Handouts", "Notes"):
            me.turn_to(tab)
        me.click("New session…")
        me.type("Title", "By a clock that is off", enter=True)
        assert len(me.contents["session"]) == 5
        me.program.desk.store.undo()
        assert me.contents == before
        assert me.notices == []


def test_on_a_full_disk_saving_is_refused_in_words_and_goes_on_once_there_is_room(qtbot: QtBot, ours: Path) -> None:
    with at_the_window(qtbot) as me:
        me.wait_for_workspace()
        before = me.contents
        open_workshop(me)
        me.turn_to("Notes")
        allow_pages(me, me.store.ask(lambda tx: tx.number("PRAGMA page_count")))
        QApplication.clipboard().setText("Everybody wants a bench. " * 4_000)
        me.find(QWidget, "Notes").setFocus()
        me.press(Key.Key_V, CTRL)
        me.click_row("Sessions", "Space 1: What we have here")
        assert "This could not be saved: the disk is full." in me.notices[-1]
        assert me.contents == before
        allow_pages(me, 1_000_000)
        me.type("Notes", "Room again")
        me.press(Key.Key_Tab)
        notes = {one["title"]: one["notes"] for one in me.contents["session"]}
        assert notes["Space 1: What we have here"] == "Room again"
        assert notes["Co-creation workshop"] == ""


def allow_pages(me: Volunteer, pages: int) -> None:
    """Let the file grow to so many pages, as the room on a disk would."""
    me.store.ask(lambda tx: tx.rows(f"PRAGMA max_page_count = {pages}"))
