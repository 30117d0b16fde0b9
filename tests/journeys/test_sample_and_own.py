"""A volunteer looks at the sample before starting her own, and uses window and terminal on the same file."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from organiser.store.store import Store
from tests.contents import contents
from tests.journeys.volunteer import CTRL, Key, at_the_window


def terminal(*words: str) -> subprocess.CompletedProcess[str]:
    """Run one command in a process of its own."""
    program = [sys.executable, "-W", "error", "-m", "organiser", *words]
    return subprocess.run(program, capture_output=True, text=True, check=False, timeout=60, env=os.environ)


def test_the_sample_is_there_to_play_with_and_one_s_own_begins_empty(qtbot: QtBot, home: Path) -> None:
    with at_the_window(qtbot) as me:
        me.wait_for("Show me the sample")
        me.click("Show me the sample")
        me.wait_for_workspace()
        me.wait_for("Co-creation workshop")
        me.go("Sessions")
        me.click_row("Sessions", "Co-creation workshop")
        me.turn_to("Plan")
        me.click_row("Plan", "Tea break")
        me.press(Key.Key_Delete)
        me.turn_to("Register")
        me.click("Everyone present")
        played = me.contents
        me.go("Home")
        me.click("Start my own")
        me.wait_for("Nothing is planned yet.")
        assert me.store.path == home / "Our sessions.organiser"
        assert not me.store.undo_label
        me.go("People")
        me.press(Key.Key_N, CTRL)
        me.type("Name of somebody new", "Asha Khan", enter=True)
        assert len(me.contents["person"]) == 1
    with closing(Store.open(home / "state" / "Sample programme.organiser")) as sample:
        assert sample.ask(contents) == played, "what was done to the sample stays with the sample"
    with at_the_window(qtbot) as me:
        me.wait_for_workspace()
        assert me.store.path == home / "Our sessions.organiser", "the next start is on one's own"


def test_the_sample_is_found_as_it_was_left_until_a_fresh_one_is_wanted(qtbot: QtBot, home: Path) -> None:
    with at_the_window(qtbot) as me:
        me.wait_for("Show me the sample")
        me.click("Show me the sample")
        me.wait_for_workspace()
        me.go("People")
        me.press(Key.Key_N, CTRL)
        me.type("Name of somebody new", "Asha Khan", enter=True)
    with at_the_window(qtbot) as me:
        me.wait_for_workspace()
        assert me.store.path == home / "state" / "Sample programme.organiser"
        me.go("People")
        assert "Asha Khan" in me.rows("People")
        me.press(Key.Key_K, CTRL)
        me.type("Find people, sessions, exercises and commands", "fresh sample", enter=True)
        me.click("Begin again")
        me.wait(lambda: "Asha Khan" not in me.rows("People"))
        assert "Amina Yusuf" in me.rows("People")


def test_window_and_terminal_see_the_same_and_take_turns(qtbot: QtBot, home: Path) -> None:
    ours = home / "Our sessions.organiser"
    assert terminal("new", "--sample").returncode == 0
    with at_the_window(qtbot) as me:
        me.wait_for_workspace()
        me.go("People")
        me.press(Key.Key_N, CTRL)
        me.type("Name of somebody new", "Efua Mensah", enter=True)
        told = terminal("people", "add", "Dev Patel")
        assert (told.returncode, told.stdout) == (1, "")
        assert "it is open in another window on this computer (" in told.stderr
        assert "Open it again once that is over." in told.stderr
        read = terminal("people", "list")
        assert (read.returncode, "Efua Mensah" in read.stdout) == (0, True), "it can be read meanwhile"
        seen = me.contents
    assert "Efua Mensah" in {one["name"] for one in json.loads(terminal("people", "list", "--json").stdout)}
    assert json.loads(terminal("dump", str(ours)).stdout)["person"] == seen["person"]
    assert terminal("people", "add", "Dev Patel").returncode == 0
    assert terminal("register", "mark", "Co-creation workshop", "--rows", "1-3", "present").returncode == 0
    with at_the_window(qtbot) as me:
        me.wait_for_workspace()
        me.go("People")
        assert {"Efua Mensah", "Dev Patel"} <= set(me.rows("People"))
        me.go("Sessions")
        me.click_row("Sessions", "Co-creation workshop")
        me.turn_to("Register")
        assert "3 there, 11 not marked, 14 on the list" in me.screen
        for _ in range(3):
            me.press(Key.Key_Z, CTRL)
        invited = {one["person_id"] for one in me.contents["register"]}
        assert set(me.rows("Register")) == {one["name"] for one in me.contents["person"] if one["id"] in invited}
        assert me.contents["person"] == [one for one in seen["person"] if one["name"] != "Efua Mensah"]


def test_what_is_chosen_before_the_window_has_joined_everything_waits_for_it(
    qtbot: QtBot, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[int] = []
    with at_the_window(qtbot) as me:
        offer = me.program._offer

        def chosen_meanwhile(*words: Any) -> Iterator[None]:
            me.program.desk.want_workspace("own")
            yield from offer(*words)

        monkeypatch.setattr(me.program, "_offer", chosen_meanwhile)
        me.program.desk.opened.connect(lambda: opened.append(len(me.program.shell._more)))
        me.wait_for_workspace()
        assert opened == [len(me.program.shell._more)], "opened once, and after everybody was there to hear it"
