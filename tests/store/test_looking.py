"""Who comes second is told who has the workspace, may look at it, and never writes to it."""

import json
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from organiser.domain.people import Person
from organiser.store import changes, hold, queries
from organiser.store.failures import Damaged, InUse, NewerVersion, OnlyLooking, OpenElsewhere
from organiser.store.store import Store
from tests.contents import contents
from tests.store.test_opening import beside, held_elsewhere, set_version

ADD = """
import sys
from pathlib import Path
from organiser.domain.people import Person
from organiser.store import changes
from organiser.store.store import Store
from threading import Event
store, pause = Store.open(Path(sys.argv[1])), Event()
number = 0
while True:
    store.do("Add", changes.people.add, Person(f"Person {number}", notes="x" * 5_000))
    number += 1
    print(number, flush=True)
    pause.wait(0.1)
"""


def test_what_is_open_elsewhere_can_be_looked_at_and_not_changed(sample_file: Path) -> None:
    with closing(Store.open(sample_file)) as store:
        before = store.ask(contents)
    whole = sample_file.read_bytes()
    with held_elsewhere(sample_file):
        around = beside(sample_file)
        with closing(Store.look(sample_file, "it is open elsewhere")) as look:
            assert look.ask(contents) == before
            assert look.faults() == ()
            for act in (lambda: look.do("Add", changes.people.add, Person("Asha")), look.undo, look.forget_history):
                with pytest.raises(OnlyLooking, match="while you are looking only: it is open elsewhere"):
                    act()
        assert beside(sample_file) == around
    assert sample_file.read_bytes() == whole


def test_a_look_while_somebody_saves_again_and_again_is_of_one_moment(sample_file: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", ADD, str(sample_file)], stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        for _ in range(4):
            known = int(other.stdout.readline())
            with closing(Store.look(sample_file, "it is open elsewhere")) as look:
                steps, people = len(look.history()), look.ask(queries.people.count)
            assert people - 14 == steps >= known
        other.kill()
    Store.open(sample_file).close()


def test_one_s_own_open_workspace_can_be_looked_at_and_stays_locked(sample: Store) -> None:
    assert sample.path is not None
    with pytest.raises(InUse):
        Store.open(sample.path)
    with closing(Store.look(sample.path, "it is open here")) as look:
        assert look.ask(queries.people.count) == 14
    program = [sys.executable, "-c", "import sys\nfrom pathlib import Path\nfrom organiser.store.store import Store\n"
               "Store.open(Path(sys.argv[1]))", str(sample.path)]  # fmt: skip
    assert b"InUse" in subprocess.run(program, capture_output=True, check=False).stderr


def test_a_look_at_an_older_file_upgrades_what_is_in_memory_only(sample_file: Path) -> None:
    whole = sample_file.read_bytes()
    with closing(Store.look(sample_file, "")) as look:
        assert look.ask(queries.people.count) == 14
    set_version(sample_file, 99)
    with pytest.raises(NewerVersion):
        Store.look(sample_file, "")
    sample_file.write_bytes(whole.replace(b"Bernard Tully", b"Bernard Tulky"))
    with pytest.raises(Damaged):
        Store.look(sample_file, "")


def test_a_note_that_nobody_can_read_tells_no_lie(sample_file: Path) -> None:
    note = sample_file.with_name(f".{sample_file.name}.in-use")
    for words in ("", "{}", "[]", "null", json.dumps({"user": 1, "computer": 2, "since": "soon"}), "\0"):
        note.write_text(words)
        assert hold.holder(sample_file) == ""
    note.write_text(json.dumps({"user": "anna", "computer": "LAPTOP-2", "since": "2027-05-03T14:05:00+00:00"}))
    assert hold.holder(sample_file).startswith("on another computer (anna on LAPTOP-2), since ")
    with pytest.raises(OpenElsewhere, match=r"is open on another computer \(anna on LAPTOP-2\), since "):
        Store.open(sample_file)
    with closing(Store.look(sample_file, "it is open elsewhere")) as look:
        assert look.ask(queries.people.count) == 14
    assert note.exists(), "who only looks leaves what others say"
    Store.open(sample_file, anyway=True).close()
    assert not note.exists(), "a note that was left behind goes with the next close"


def test_who_comes_by_a_second_name_of_the_file_hears_who_has_it(sample_file: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "hard.organiser").hardlink_to(sample_file)
    (tmp_path / "elsewhere" / "soft.organiser").symlink_to(sample_file)
    with held_elsewhere(sample_file):
        for name in ("hard.organiser", "soft.organiser"):
            with pytest.raises(InUse, match=r"in another window on this computer \("):
                Store.open(tmp_path / "elsewhere" / name)
