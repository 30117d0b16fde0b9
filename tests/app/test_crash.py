"""A bug is kept as a report that names no person, and told in one sentence."""

import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

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


def _deep(words: str, depth: int) -> None:
    if depth:
        _deep(words, depth - 1)
    raise LookupError(words)


SECRETS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=6, max_size=40)


@given(SECRETS, st.sampled_from((ValueError, OSError, KeyError, RuntimeError)), st.integers(0, 400))
def test_no_message_of_any_failure_gets_into_a_report(
    tmp_path: Path, secret: str, kind: type[Exception], depth: int
) -> None:
    words = f"<<{secret}>> in /home/{secret}/Ours.organiser [parameters: ('{secret}',)]"
    try:
        try:
            _deep(words, depth)
        except LookupError as error:
            raise kind(words) from error
    except kind as error:
        path = crash.report(tmp_path, kind, error.__traceback__, AT)
    assert path is not None
    content = path.read_bytes()
    assert f"<<{secret}".encode() not in content
    assert b"/" not in content
    assert len(content) <= crash.LARGEST


def test_all_reports_together_stay_under_a_megabyte(tmp_path: Path) -> None:
    for number in range(crash.KEPT + 3):
        try:
            _deep("x", 900)
        except LookupError as error:
            crash.report(tmp_path, LookupError, error.__traceback__, AT + timedelta(seconds=number))
    sizes = [path.stat().st_size for path in tmp_path.iterdir()]
    assert len(sizes) == crash.KEPT
    assert sum(sizes) <= crash.KEPT * crash.LARGEST <= 1_000_000


def test_a_thread_that_fails_tells_no_names(tmp_path: Path) -> None:
    words = (
        "import threading\nfrom pathlib import Path\nfrom organiser.app import crash\n"
        f"crash.to_terminal(Path({str(tmp_path)!r}))\n"
        "def fail() -> None:\n    raise RuntimeError('Łucja')\n"
        "one = threading.Thread(target=fail)\none.start()\none.join()\n"
    )
    done = subprocess.run([sys.executable, "-c", words], capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.stderr.startswith("Something went wrong inside Organiser.")
    assert "Łucja" not in done.stderr
    assert "Łucja" not in next(tmp_path.glob("report-*.txt")).read_text("utf-8")


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
