"""A bug is kept as a report that names no person, and told in one sentence."""

import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from organiser.app import crash

AT = datetime(2027, 5, 3, 9, 0)


def _break(name: str) -> None:
    raise ValueError(f"cannot mark {name} in /home/lucja/Ours.organiser")


def _report(folder: Path, at: datetime = AT) -> Path | None:
    try:
        _break("Łucja Wiśniewska")
    except ValueError as error:
        return crash.report(folder, type(error), error.__traceback__, at)
    raise AssertionError


def test_a_report_says_where_it_broke_without_a_name_a_value_or_a_path(tmp_path: Path) -> None:
    path = _report(tmp_path / "reports")
    assert path is not None
    text = path.read_text("utf-8")
    assert "ValueError" in text
    assert "test_crash.py, line" in text
    assert "in _break" in text
    assert not [word for word in ("Łucja", "lucja", "Ours", "cannot mark", "/", "\\") if word in text]


def test_only_the_latest_reports_are_kept(tmp_path: Path) -> None:
    made = [_report(tmp_path, AT + timedelta(seconds=number)) for number in range(crash.KEPT + 5)]
    assert sorted(tmp_path.glob("report-*.txt")) == made[5:]


def test_a_folder_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "reports").write_bytes(b"a file in the way")
    assert _report(tmp_path / "reports") is None
    assert crash.words_for(None) == "Something went wrong inside Organiser. Your work up to now is saved."
    assert "kept at" in crash.words_for(tmp_path)


@pytest.mark.parametrize(
    ("fails", "told"),
    [
        ("raise Problem('That is off.', 'Do this.')", "That is off. Do this.\n"),
        ("raise KeyboardInterrupt", "Stopped.\n"),
        ("raise RuntimeError('Łucja')", "Something went wrong inside Organiser."),
    ],
)
def test_the_terminal_shows_plain_words_and_never_a_traceback(tmp_path: Path, fails: str, told: str) -> None:
    words = (
        "from pathlib import Path\nfrom organiser.app import crash\nfrom organiser.domain.problem import Problem\n"
        f"crash.to_terminal(Path({str(tmp_path)!r}))\n{fails}\n"
    )
    done = subprocess.run([sys.executable, "-c", words], capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode != 0
    assert done.stderr.startswith(told)
    assert "Traceback" not in done.stderr
    assert "Łucja" not in done.stderr
