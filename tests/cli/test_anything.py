"""Whatever words the program is given, it ends in one of three ways and never in a surprise."""

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as some

from organiser.cli.main import run
from organiser.domain.problem import Problem
from organiser.store.store import Store
from tests.cli.test_workspace import commands

AWKWARD = [
    "", " ", "0", "1", "-1", "2", "99999999999999999999", "²", "٣", "1-9", "x" * 400, "\0", "\udcff", "\u202e",
    "\u200b", "🌻", "2027-03-28 01:30", "2027-05-19 12:30", "24:00", "dot-voting", "Co-creation workshop", "yes",
    "Helen Marsh", "present", "Citizen leadership, Aldermoor", "Mill Lane:3", "--json", "--rows", "--minutes",
    "--start", "--at", "--session", "--programme", "--force", "--neighbourhood", "--capacity", "--timezone",
    "--people", "--", "-h", "~nobody/x", "../x", "/proc/x", "plan.ics", "run-sheet",
]  # fmt: skip
WORDS = some.lists(some.one_of(some.sampled_from(AWKWARD), some.text(max_size=6)), max_size=5)
COMMANDS = some.sampled_from([words for words in commands() if words != ("sample",)])


@settings(max_examples=120)
@given(COMMANDS, WORDS)
@example(("sessions", "list"), ["--programme", "²"])
@example(("register", "mark"), ["1", "--rows", "²", "present"])
@example(("sessions", "add"), ["Space {n}{n}", "--start", "2027-05-19 12:30", "--minutes", "1440", "--programme", "1"])
def test_any_words_end_well_or_in_a_sentence(
    sample_file: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    command: tuple[str, ...],
    words: list[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    code = run(["--workspace", str(sample_file), *command, *words])
    said = capsys.readouterr()
    assert code in {0, 1, 2}
    assert (code == 0) or said.err.strip()
    assert "Traceback" not in said.err
    store = Store.open(sample_file)
    assert store.faults() == ()
    store.close()
    assert not [path.name for path in tmp_path.iterdir() if ".part-" in path.name]


def test_a_problem_is_the_only_failure_that_is_told_as_one(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*words: object, **named: object) -> None:
        raise Problem("That is off.", "Do this.")

    monkeypatch.setattr("organiser.cli.main.organiser_command", fails)
    assert run(["sessions", "list"]) == 1
