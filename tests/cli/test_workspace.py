"""Workspaces, calendars, backups and history from the terminal."""

import json
import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from organiser.cli import main
from tests.cli.conftest import Organiser, refused

WORKSHOP = "Co-creation workshop"


def beside(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir() if path.name != "home"}


def test_a_new_workspace_is_made_in_the_usual_place_and_found_again(organiser: Organiser, home: Path) -> None:
    said = organiser("new")
    assert said.code == 0
    assert "Made the folder" in said.out
    assert organiser("sessions", "list", "--json").json == []
    assert list(home.glob("*.organiser")) == [home / "Our sessions.organiser"]
    assert "already" in refused(organiser("new"))


def test_a_new_workspace_can_hold_the_sample(organiser: Organiser) -> None:
    organiser("new", "--sample")
    assert len(organiser("sessions", "list", "--json").json) == 4


def test_without_a_workspace_people_hear_how_to_make_one(organiser: Organiser) -> None:
    assert "organiser new" in refused(organiser("sessions", "list"))
    assert "organiser new" in refused(organiser("people", "add", "Asha"))


def test_the_workspace_may_be_named_anywhere_in_the_call(organiser: Organiser, sample_file: Path) -> None:
    for words in (
        ("--workspace", sample_file, "sessions", "list", "--json"),
        ("sessions", "list", "--json", "--workspace", sample_file),
        ("sessions", f"--workspace={sample_file}", "list", "--json"),
    ):
        assert len(organiser(*words).json) == 4
    refused(organiser("sessions", "list", "--workspace"), code=2)


def test_the_workspace_may_be_named_in_the_environment(
    organiser: Organiser, sample_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ORGANISER_WORKSPACE", str(sample_file))
    assert len(organiser("sessions", "list", "--json").json) == 4


def test_the_workspace_used_last_is_used_again(organiser: Organiser, sample_file: Path) -> None:
    organiser("sessions", "list", "--workspace", sample_file)
    assert len(organiser("sessions", "list", "--json").json) == 4


@pytest.mark.parametrize(
    ("named", "reason"),
    [
        ("nothing.organiser", "There is no workspace at"),
        ("a\0b.organiser", "no name of a file"),
        ("~nobody-of-that-name/x.organiser", "no name of a file"),
        ("/", "no name of a file"),
        ("/proc/x", "There is no workspace at"),
        ("/dev/null", "not an Organiser workspace"),
        ("x" * 300, "no name of a file"),
        ("\udcff.organiser", "There is no workspace at"),
    ],
)
@pytest.mark.skipif(sys.platform != "linux", reason="some of these places are Linux's")
def test_a_workspace_that_cannot_be_opened_is_told(organiser: Organiser, named: str, reason: str) -> None:
    for words in (("sessions", "list", "--json"), ("people", "add", "Asha"), ("undo",), ("check", "--json")):
        said = organiser("--workspace", named, *words)
        assert said.code == 1
        assert reason in said.err
        assert said.out == ""


@pytest.mark.parametrize(
    "named", ["/proc/x/new.organiser", "/dev/null/new", "/", "a\0b", "x" * 300, "/proc/new.organiser"]
)
@pytest.mark.skipif(sys.platform != "linux", reason="these places are Linux's")
def test_a_workspace_that_cannot_be_made_is_told(organiser: Organiser, named: str) -> None:
    refused(organiser("--workspace", named, "new"))
    refused(organiser("--workspace", named, "new", "--sample"))


def test_a_damaged_workspace_is_told_and_left_as_it_is(organiser: Organiser, sample_file: Path) -> None:
    content = sample_file.read_bytes()
    damaged = content[:-20_000] + b"\xa5" * 20_000
    sample_file.write_bytes(damaged)
    said = organiser("--workspace", sample_file, "check")
    assert said.code == 1
    assert "damaged" in said.err
    assert "newest backup" in said.err
    assert sample_file.read_bytes() == damaged


def test_a_sound_workspace_says_so(ours: Organiser) -> None:
    told = ours("check", "--json").json
    assert (told["sound"], told["faults"], told["closed_properly"]) == (True, [], True)
    assert told["rows"]["person"] == 14
    assert "is sound" in ours("check").out


def test_history_and_undo_speak_of_the_same_steps(ours: Organiser) -> None:
    ours("people", "add", "Asha Rahman")
    assert [step["label"] for step in ours("history", "--json").json["steps"]] == ["Add Asha Rahman"]
    assert ours("undo").out == "Undone: Add Asha Rahman\n"
    assert ours("history", "--json").json["steps"][0]["undone"] is True
    assert "(undone)" in ours("history").out
    ours("undo")
    assert "nothing to undo" in refused(ours("undo"))


def test_a_backup_is_a_whole_workspace_and_replaces_nothing_unless_forced(ours: Organiser, tmp_path: Path) -> None:
    backup = tmp_path / "Backup.organiser"
    assert "checked" in ours("backup", backup).out
    first = backup.read_bytes()
    ours("people", "add", "Asha Rahman")
    assert "is there already" in refused(ours("backup", backup))
    assert backup.read_bytes() == first
    assert ours("backup", backup, "--force").code == 0
    assert backup.read_bytes() != first


def test_a_backup_never_takes_the_place_of_the_workspace(ours: Organiser, sample_file: Path) -> None:
    refused(ours("backup", sample_file, "--force"))
    assert ours("check").code == 0


def test_a_backup_comes_back_as_a_second_file(ours: Organiser, tmp_path: Path) -> None:
    ours("backup", tmp_path / "Backup.organiser")
    said = ours("restore", tmp_path / "Backup.organiser")
    assert said.code == 0
    assert "as many of everything" in said.out
    ours("people", "add", "Asha Rahman")
    assert "It has 14 people (here 15)." in ours("restore", tmp_path / "Backup.organiser").out
    today = datetime.now().astimezone().date()
    assert (tmp_path / f"Sample programme restored {today.isoformat()}.organiser").is_file()
    refused(ours("restore", tmp_path / "nothing"))


@pytest.mark.parametrize(
    ("choice", "events"),
    [((), 4), (("--session", WORKSHOP), 1), (("--programme", "1"), 4), (("--person", "Helen Marsh"), 3)],
)
def test_calendars_hold_what_was_chosen(ours: Organiser, tmp_path: Path, choice: tuple[str, ...], events: int) -> None:
    out = tmp_path / "plan.ics"
    assert ours("calendar", "export", out, *choice).code == 0
    assert out.read_bytes().count(b"BEGIN:VEVENT\r\n") == events


def test_a_calendar_replaces_nothing_unless_forced(ours: Organiser, tmp_path: Path) -> None:
    out = tmp_path / "plan.ics"
    out.write_text("mine")
    assert "--force" in refused(ours("calendar", "export", out))
    assert out.read_text() == "mine"
    assert ours("calendar", "export", out, "--force").code == 0
    assert out.read_bytes().startswith(b"BEGIN:VCALENDAR")


@pytest.mark.parametrize(
    "out", ["/proc/x/plan.ics", "/proc/plan.ics", "/dev/null/plan.ics", "", "a\0b.ics", "x" * 300 + ".ics", "/", "."]
)
@pytest.mark.skipif(sys.platform != "linux", reason="these places are Linux's")
def test_a_file_that_cannot_be_written_is_told_and_nothing_is_left(ours: Organiser, tmp_path: Path, out: str) -> None:
    before = beside(tmp_path)
    for words in (("calendar", "export", out), ("calendar", "export", out, "--force"), ("backup", out, "--force")):
        refused(ours(*words))
    assert beside(tmp_path) == before


@pytest.mark.parametrize("outdir", ["/proc/x/out", "/dev/null/out", "", "a\0b", "x" * 300])
@pytest.mark.skipif(sys.platform != "linux", reason="these places are Linux's")
def test_a_folder_that_cannot_be_made_is_told(ours: Organiser, outdir: str) -> None:
    refused(ours("invitations", "export", WORKSHOP, outdir))
    refused(ours("sample", outdir))


def test_a_calendar_is_of_one_thing_only(ours: Organiser, tmp_path: Path) -> None:
    refused(ours("calendar", "export", tmp_path / "plan.ics", "--session", "1", "--person", "1"), code=2)
    assert "no session to export" in refused(
        ours("calendar", "export", tmp_path / "plan.ics", "--programme", _programme_without_sessions(ours))
    )
    assert not (tmp_path / "plan.ics").exists()


def _programme_without_sessions(ours: Organiser) -> str:
    ours("programmes", "add", "Empty")
    return "Empty"


# Help, and the program as a process


def commands() -> list[tuple[str, ...]]:
    """Every command there is, as words."""
    import click

    context = click.Context(main.organiser_command)
    found: list[tuple[str, ...]] = []
    for noun in main.NOUNS:
        command = main.organiser_command.get_command(context, noun)
        assert command is not None
        found.append((noun,))
        if isinstance(command, click.Group):
            found += [(noun, verb) for verb in command.list_commands(context)]
    return found


@pytest.mark.parametrize("words", [(), *commands()], ids=" ".join)
def test_every_command_has_help_in_a_sentence(organiser: Organiser, words: tuple[str, ...]) -> None:
    said = organiser(*words, "--help")
    assert said.code == 0
    assert said.out.startswith("Usage: organiser")
    about = said.out.split("\n\n")[1]
    assert about.strip().endswith((".", "?"))


def test_the_first_page_of_help_names_every_noun(organiser: Organiser) -> None:
    said = organiser("--help").out
    assert [noun for noun in main.NOUNS if f"  {noun} " not in said] == []
    assert organiser("-h").out == said


def test_the_version_is_told(organiser: Organiser) -> None:
    assert organiser("--version").out.startswith("Organiser, version ")


@pytest.mark.parametrize(
    "words", [("fly",), ("--colour",), ("sessions", "list", "--jason"), ("sessions", "list", "more")]
)
def test_words_that_are_off_end_with_two(organiser: Organiser, words: tuple[str, ...]) -> None:
    refused(organiser(*words), code=2)


def organiser_process(*words: str, **environment: str) -> "subprocess.CompletedProcess[bytes]":
    program = [sys.executable, "-m", "organiser", *words]
    return subprocess.run(program, capture_output=True, check=False, env={**os.environ, **environment})


def test_the_program_speaks_utf8_into_a_pipe_whatever_the_computer_speaks(sample_file: Path) -> None:
    done = organiser_process("--workspace", str(sample_file), "people", "list", "--json", PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert done.stderr == b""
    assert "Łucja Wiśniewska" in [person["name"] for person in json.loads(done.stdout.decode("utf-8"))]


def test_a_problem_ends_with_one_and_a_slip_with_two(tmp_path: Path) -> None:
    done = organiser_process("--workspace", str(tmp_path / "nothing"), "sessions", "list")
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.startswith(b"There is no workspace at")
    assert organiser_process("fly").returncode == 2


def test_a_reader_that_goes_away_gets_no_traceback(sample_file: Path) -> None:
    words = f'"{sys.executable}" -m organiser --workspace "{sample_file}" playbook list --json | true'
    done = subprocess.run(words, shell=True, capture_output=True, check=False)
    assert b"Traceback" not in done.stderr
    assert b"BrokenPipe" not in done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="/dev/full is Linux's")
def test_an_answer_for_which_there_is_no_room_is_no_bug(sample_file: Path) -> None:
    words = f'"{sys.executable}" -m organiser --workspace "{sample_file}" playbook list > /dev/full'
    done = subprocess.run(words, shell=True, capture_output=True, check=False)
    assert done.returncode == 1
    assert done.stderr.decode().startswith("The answer could not be written where you sent it: the disk is full.")
    assert done.stderr.count(b"\n") == 1


def test_two_commands_at_once_lose_nothing(sample_file: Path) -> None:
    program = [sys.executable, "-m", "organiser", "--workspace", str(sample_file), "people", "add"]
    both = [subprocess.Popen([*program, f"Person {n}"], stderr=subprocess.PIPE, stdout=subprocess.PIPE) for n in (1, 2)]
    told = [one.communicate() for one in both]
    names = json.loads(organiser_process("--workspace", str(sample_file), "people", "list", "--json").stdout)
    added = sum(one.returncode == 0 for one in both)
    assert added >= 1
    assert len(names) == 14 + added
    for one, (_, err) in zip(both, told, strict=True):
        assert one.returncode == 0 or b"is open in another window" in err


def test_who_runs_the_sessions_can_be_said_and_undone(ours: Organiser) -> None:
    assert "Aldermoor Neighbours Together" in ours("who").out
    said = ours("who", "--name", "Mill Lane Neighbours", "--email", "mill.lane@example.org")
    assert "Mill Lane Neighbours" in said.out
    assert "mill.lane@example.org" in ours("who").out
    assert ours("who", "--json").json["name"] == "Mill Lane Neighbours"
    assert ours("undo").out == "Undone: Say who we are\n"
    assert "Mill Lane Neighbours" not in ours("who").out


def test_an_address_that_looks_wrong_is_pointed_out(ours: Organiser) -> None:
    assert "does not look like an email address" in ours("who", "--email", "mill.lane").err


def test_the_help_of_a_noun_cuts_no_sentence_short(organiser: Organiser) -> None:
    for noun in sorted({words[0] for words in commands() if len(words) > 1}):
        listed = organiser(noun, "--help").out.partition("Commands:")[2]
        assert listed.strip()
        assert "..." not in listed


def test_backups_are_listed_even_when_the_workspace_cannot_be_opened(ours: Organiser, sample_file: Path) -> None:
    assert "no backups yet" in ours("backups", "list").out
    assert len(ours("backups", "make").out.splitlines()) == 2
    sample_file.write_bytes(b"damaged")
    kept = ours("backups", "list", "--json").json
    assert [one["number"] for one in kept] == [1, 1]
    assert kept[0]["file"] in ours("backups", "list").out
    assert ours("restore", kept[0]["file"]).code == 0
