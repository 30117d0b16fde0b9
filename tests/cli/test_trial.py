"""The commands that put the file to the test: kept is kept, whatever happens to the program."""

import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from organiser.store import queries
from organiser.store.store import Store
from tests.cli.conftest import Organiser, refused
from tests.special_files import SPECIAL

Serve = Callable[..., list[dict[str, Any]]]


@pytest.fixture
def serve(organiser: Organiser, monkeypatch: pytest.MonkeyPatch) -> Serve:
    """Hands paths to ``trial serve`` and returns its answers."""

    def answers(*paths: Path) -> list[dict[str, Any]]:
        monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{path}\n" for path in paths)))
        return [json.loads(line) for line in organiser("trial", "serve").out.splitlines()]

    return answers


def test_what_was_acknowledged_is_listed_in_its_order(organiser: Organiser, sample_file: Path) -> None:
    said = organiser("trial", "write", sample_file, "--times", "3").out.splitlines()
    assert all(line.startswith("ACK ") for line in said)
    assert organiser("trial", "list", sample_file).out.splitlines() == [line.removeprefix("ACK ") for line in said]
    with closing(Store.open(sample_file)) as store:
        assert store.undo_label == "Note a token"


def test_what_was_acknowledged_outlives_a_kill(organiser: Organiser, sample_file: Path) -> None:
    program = [sys.executable, "-m", "organiser", "trial", "write", str(sample_file)]
    with subprocess.Popen(program, stdout=subprocess.PIPE, text=True) as writing:
        assert writing.stdout is not None
        acknowledged = [writing.stdout.readline().removeprefix("ACK ").strip() for _ in range(20)]
        writing.kill()
        acknowledged += [line.removeprefix("ACK ").strip() for line in writing.stdout]
    kept = organiser("trial", "list", sample_file).out.splitlines()
    assert kept[: len(acknowledged)] == acknowledged
    assert len(kept) <= len(acknowledged) + 1, "at most the one that was under way is kept without a word"


def test_a_missing_file_is_not_made(organiser: Organiser, tmp_path: Path) -> None:
    for words in (("trial", "write"), ("trial", "list"), ("dump",)):
        assert "There is no workspace" in refused(organiser(*words, tmp_path / "nothing.organiser"))
    assert not (tmp_path / "nothing.organiser").exists()


def test_a_dump_holds_everything_and_is_the_same_for_the_same_content(organiser: Organiser, sample_file: Path) -> None:
    dump = organiser("dump", sample_file)
    assert {row["name"] for row in dump.json["person"]} >= {"Łucja Wiśniewska", "Amina Yusuf"}
    assert len(dump.json["register"]) == 56
    assert "step" not in dump.json
    organiser("--workspace", sample_file, "people", "add", "Asha Khan")
    assert organiser("dump", sample_file).out != dump.out
    organiser("--workspace", sample_file, "undo")
    assert organiser("dump", sample_file).out == dump.out


def test_one_file_after_another_is_looked_through(serve: Serve, sample_file: Path, tmp_path: Path) -> None:
    letter, torn, copy = tmp_path / "letter.organiser", tmp_path / "torn.organiser", tmp_path / "copy.organiser"
    letter.write_text("Dear all, see you on Wednesday.")
    torn.write_bytes(sample_file.read_bytes()[: -3 * 4096])
    shutil.copy(sample_file, copy)
    whole, other, damaged, again, missing = serve(sample_file, letter, torn, copy, tmp_path / "nothing")
    assert whole == again
    assert whole["ok"]
    assert "not an Organiser workspace" in other["message"]
    assert "damaged" in damaged["message"]
    assert "There is no workspace" in missing["message"]
    assert not any("bug" in answer for answer in (other, damaged, missing))


def test_whatever_is_handed_over_is_answered_in_words(serve: Serve, sample_file: Path, tmp_path: Path) -> None:
    places = []
    for number, (make, _) in enumerate(SPECIAL.values()):
        folder = tmp_path / str(number)
        folder.mkdir()
        make(folder / "Ours.organiser", sample_file.read_bytes())
        places.append(folder / "Ours.organiser")
    names = [tmp_path / ("x" * 300), Path("/" + "x/" * 3_000), Path("/dev/zero"), Path("/proc/self/mem"), Path("/")]
    for place, answer in zip([*places, *names], serve(*places, *names), strict=True):
        assert not answer["ok"], place
        assert "bug" not in answer, (place, answer)
        assert answer["message"].endswith(".")


def test_a_name_that_is_no_text_is_served(sample_file: Path) -> None:
    odd = sample_file.rename(sample_file.with_name(os.fsdecode(b"caf\xe9.organiser")))
    served = subprocess.run(
        [sys.executable, "-m", "organiser", "trial", "serve"],
        input=os.fsencode(odd) + b"\n", stdout=subprocess.PIPE, env=os.environ | {"LC_ALL": "C.UTF-8"}, check=True,
    )  # fmt: skip
    assert json.loads(served.stdout)["ok"]


def test_different_content_has_another_digest(organiser: Organiser, serve: Serve, sample_file: Path) -> None:
    before = serve(sample_file)
    organiser("--workspace", sample_file, "people", "add", "Asha Khan")
    (after,) = serve(sample_file)
    assert after["ok"]
    assert after != before[0]


def test_a_file_that_is_open_elsewhere_is_told(serve: Serve, sample: Store, sample_file: Path) -> None:
    assert "open in another window" in serve(sample_file)[0]["message"]
    assert sample.ask(queries.people.count) == 14


def test_help_does_not_show_them(organiser: Organiser) -> None:
    assert "trial" not in organiser("--help").out
    for words in (("trial",), ("trial", "write"), ("trial", "list"), ("trial", "serve"), ("dump",)):
        assert organiser(*words, "--help").code == 0
