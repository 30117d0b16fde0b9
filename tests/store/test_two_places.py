"""Several programs at one file, other computers, disks that are full or read-only: nothing is lost, and all are told.

Real processes do it. A full or read-only disk is a small one in memory, in a room of the system's that only the test
sees (``unshare``); where that is not possible, as on other systems, these tests are left out.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from contextlib import closing
from functools import cache
from pathlib import Path

import pytest

from organiser.app import workspaces
from organiser.domain.people import Person
from organiser.store import changes, looking, queries
from organiser.store.failures import InUse, OnlyLooking, OpenElsewhere
from organiser.store.store import Store
from tests.contents import contents
from tests.store.test_opening import HOLD, beside, held_elsewhere

_STARTS = 8
_PIPE = subprocess.PIPE

MAKE_OR_OPEN = """
import sys
from pathlib import Path
from organiser.app import workspaces
from organiser.domain.people import Person
from organiser.domain.problem import Problem
from organiser.store import changes
path = Path(sys.argv[1])
sys.stdin.readline()
try:
    workspaces.make(path).close()
    print("made", flush=True)
except Problem as problem:
    print(problem, flush=True)
sys.stdin.readline()
while True:
    try:
        store = workspaces.open_file(path)
        store.do("Add", changes.people.add, Person(f"Person {sys.argv[2]}"))
        store.close()
        break
    except Problem as problem:
        assert "is open" in str(problem), problem
print("added", flush=True)
"""

# What is done in a room where a small disk lies over the folder DISK. $1 is the sample, $2 the script in Python.
ON_A_SMALL_DISK = """
set -e
mount -t tmpfs -o size={size},mode=700 small "$DISK"
cp "$1" "$DISK/Ours.organiser"
{then}
"$PYTHON" -c "$2" "$DISK/Ours.organiser"
"""


@cache
def can_have_small_disks() -> bool:
    """Whether this system gives a test a room of its own, with disks of its own."""
    if not shutil.which("unshare"):
        return False
    tried = subprocess.run(
        ["unshare", "-rm", "sh", "-c", "mount -t tmpfs small /mnt"], capture_output=True, check=False
    )
    return tried.returncode == 0


small_disks = pytest.mark.skipif(
    not can_have_small_disks(), reason="this system gives no room with a disk of one's own (unshare -rm)"
)


def on_a_small_disk(folder: Path, sample: Path, script: str, *, then: str, size: str = "4m") -> Sequence[str]:
    """The lines that a script prints there; ``then`` is what happens to the disk before it runs."""
    disk = folder / "disk"
    disk.mkdir()
    words = ON_A_SMALL_DISK.format(size=size, then=then)
    done = subprocess.run(
        ["unshare", "-rm", "sh", "-c", words, "sh", str(sample), script],
        env=os.environ | {"DISK": str(disk), "PYTHON": sys.executable},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


FULL = 'dd if=/dev/zero of="$DISK/filling" bs=4096 status=none 2>/dev/null || true'
READ_ONLY = 'mount -o remount,ro "$DISK"'
READ_ONLY_FILE = (
    'mount --bind "$DISK/Ours.organiser" "$DISK/Ours.organiser" && mount -o remount,ro,bind "$DISK/Ours.organiser"'
)

LOOK_ON = """
import os, sys
from pathlib import Path
from organiser.app import workspaces
from organiser.domain.people import Person
from organiser.domain.problem import Problem
from organiser.store import changes, queries
path = Path(sys.argv[1])
before = path.read_bytes()
store = workspaces.open_file(path)
print(store.look_only)
print(store.ask(queries.people.count))
try:
    store.do("Add", changes.people.add, Person("Asha"))
except Problem as problem:
    print(problem.message)
store.close()
print(path.read_bytes() == before, sorted(one.name for one in path.parent.iterdir()))
"""


def test_of_eight_starts_at_once_one_has_the_file_and_seven_are_told_who(sample_file: Path) -> None:
    words = [sys.executable, "-c", HOLD, str(sample_file)]
    starts = [subprocess.Popen(words, stdin=_PIPE, stdout=_PIPE, stderr=_PIPE, text=True) for _ in range(_STARTS)]
    held = [start.stdout.readline() for start in starts if start.stdout is not None]
    told = [start.communicate("")[1] for start in starts]
    assert sorted(held) == [*[""] * (_STARTS - 1), "held\n"]
    assert sum("InUse" in words and "is open in another window" in words for words in told) == _STARTS - 1
    with closing(Store.open(sample_file)) as store:
        assert store.ask(queries.people.count) == 14
        assert store.faults() == ()


def test_of_eight_starts_at_once_one_makes_the_file_and_nothing_of_anybody_is_reset(tmp_path: Path) -> None:
    path = tmp_path / "Ours.organiser"
    starts = [
        subprocess.Popen([sys.executable, "-c", MAKE_OR_OPEN, str(path), str(n)], stdin=_PIPE, stdout=_PIPE, text=True)
        for n in range(_STARTS)
    ]
    pipes = [(one.stdin, one.stdout) for one in starts if one.stdin and one.stdout]
    for said, _ in pipes:
        said.write("\n")
        said.flush()
    answers = [heard.readline() for _, heard in pipes]
    assert answers.count("made\n") == 1
    assert sum("there is a file of that name already" in words for words in answers) == _STARTS - 1
    for said, _ in pipes:
        said.write("\n")
        said.flush()
    assert [heard.readline() for _, heard in pipes] == ["added\n"] * _STARTS
    assert [one.wait() for one in starts] == [0] * _STARTS
    for said, heard in pipes:
        said.close()
        heard.close()
    assert beside(path) == {path.name}
    with closing(Store.open(path)) as store:
        assert {one.name for one in store.ask(queries.people.every)} == {f"Person {n}" for n in range(_STARTS)}
        assert store.faults() == ()


def test_a_lock_of_a_program_that_was_killed_heals_by_itself(sample_file: Path) -> None:
    words = [sys.executable, "-c", HOLD, str(sample_file)]
    with subprocess.Popen(words, stdin=_PIPE, stdout=_PIPE, text=True) as other:
        assert other.stdout is not None
        other.stdout.readline()
        assert in_the_way(sample_file).startswith("it is open in another window on this computer (")
        other.kill()
        other.wait()
    assert sample_file.with_name(f".{sample_file.name}.in-use").exists(), "its note was left behind"
    assert in_the_way(sample_file) == ""
    Store.open(sample_file).close()
    assert beside(sample_file) == {sample_file.name}


@pytest.mark.parametrize("link", ["soft", "hard"])
def test_who_comes_through_a_link_is_told_the_same_and_may_read(sample_file: Path, tmp_path: Path, link: str) -> None:
    other = tmp_path / "elsewhere" / "Theirs.organiser"
    other.parent.mkdir()
    other.symlink_to(sample_file) if link == "soft" else other.hardlink_to(sample_file)
    before = sample_file.read_bytes()
    with held_elsewhere(sample_file):
        assert in_the_way(other).startswith("it is open in another window on this computer (")
        with pytest.raises(InUse, match=r"“Theirs.organiser” is open in another window on this computer \(.+ since "):
            workspaces.open_file(other)
        with closing(workspaces.open_file(other, look_only=True)) as store:
            assert store.look_only.startswith("it is open in another window on this computer (")
            assert store.ask(queries.people.count) == 14
            with pytest.raises(OnlyLooking, match="open in another window on this computer"):
                store.do("Add", changes.people.add, Person("Asha"))
    assert sample_file.read_bytes() == before


def in_the_way(path: Path) -> str:
    """What is in the way of changing a workspace."""
    problem = looking.obstacle(path)
    return problem.obstacle if problem else ""


def leave_note_of_another_computer(path: Path) -> Path:
    """What lies beside a file in a folder that is synced, while another computer has it open."""
    note = path.with_name(f".{path.name}.in-use")
    said = {"user": "anna", "computer": "LAPTOP-2", "since": "2027-05-03T14:05:00+00:00"}
    note.write_text(json.dumps(said), "utf-8")
    return note


def test_a_file_that_another_computer_has_is_read_or_opened_anyway(sample_file: Path) -> None:
    note = leave_note_of_another_computer(sample_file)
    before = sample_file.read_bytes(), note.read_bytes()
    with pytest.raises(OpenElsewhere, match=r"on another computer \(anna on LAPTOP-2\), since \d\d:05 on ") as told:
        workspaces.open_file(sample_file)
    assert "open it anyway" in told.value.advice
    with closing(workspaces.open_file(sample_file, look_only=True)) as store:
        assert store.look_only.startswith("it is open on another computer (anna on LAPTOP-2)")
        assert any(store.ask(contents).values())
    assert (sample_file.read_bytes(), note.read_bytes()) == before
    with closing(workspaces.open_file(sample_file, anyway=True)) as store:
        store.do("Add", changes.people.add, Person("Asha"))
        assert "LAPTOP-2" not in in_the_way(sample_file), "from now on the note says who has it"
    assert in_the_way(sample_file) == ""
    Store.open(sample_file).close()


def test_anyway_never_makes_two_that_write_on_one_computer(sample_file: Path) -> None:
    with held_elsewhere(sample_file):
        leave_note_of_another_computer(sample_file)
        with pytest.raises(InUse):
            workspaces.open_file(sample_file, anyway=True)


@small_disks
@pytest.mark.parametrize("then", [READ_ONLY, READ_ONLY_FILE], ids=["disk", "file"])
def test_what_is_read_only_opens_to_look_at_and_says_so(sample_file: Path, tmp_path: Path, then: str) -> None:
    assert on_a_small_disk(tmp_path, sample_file, LOOK_ON, then=then) == [
        "the file or its folder is read-only",
        "14",
        "Nothing can be changed while you are looking only: the file or its folder is read-only.",
        "True ['Ours.organiser']",
    ]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="no permission binds the administrator")
@pytest.mark.parametrize("spoiled", ["file", "folder"])
def test_what_this_user_may_not_write_opens_to_look_at(sample_file: Path, spoiled: str) -> None:
    place = sample_file if spoiled == "file" else sample_file.parent
    place.chmod(0o500)
    try:
        with closing(workspaces.open_file(sample_file)) as store:
            assert store.look_only == "the file or its folder is read-only"
            assert store.ask(queries.people.count) == 14
    finally:
        place.chmod(0o700)


@small_disks
def test_a_full_disk_opens_to_look_at_and_says_so(sample_file: Path, tmp_path: Path) -> None:
    assert on_a_small_disk(tmp_path, sample_file, LOOK_ON, then=FULL) == [
        "the disk is full",
        "14",
        "Nothing can be changed while you are looking only: the disk is full.",
        "True ['Ours.organiser', 'filling']",
    ]


@small_disks
def test_a_full_disk_takes_no_new_workspace_and_nothing_is_left(sample_file: Path, tmp_path: Path) -> None:
    script = """
import sys
from pathlib import Path
from organiser.app import workspaces
from organiser.domain.problem import Problem
path = Path(sys.argv[1])
for sample in (False, True):
    try:
        workspaces.make(path.with_name("New.organiser"), with_sample=sample)
    except Problem as problem:
        print(problem.message)
print(sorted(one.name for one in path.parent.iterdir()))
"""
    told = "“New.organiser” could not be written: the disk is full."
    assert on_a_small_disk(tmp_path, sample_file, script, then=FULL) == [
        told,
        told,
        "['Ours.organiser', 'filling']",
    ]


@small_disks
@pytest.mark.parametrize("then", [FULL, READ_ONLY], ids=["full", "read-only"])
def test_settings_are_kept_as_they_were_where_they_cannot_be_written(
    sample_file: Path, tmp_path: Path, then: str
) -> None:
    script = """
import sys
from pathlib import Path
from organiser.app.settings import Settings
path = Path(sys.argv[1]).with_name("settings.json")
settings = Settings(path)
settings.set("look.scheme", "light")
print(settings.get("look.scheme"), Settings(path).get("look.scheme"))
"""
    kept = """echo '{"look.scheme": "dark"}' > "$DISK/settings.json" && """
    assert on_a_small_disk(tmp_path, sample_file, script, then=kept + then) == ["light dark"]
