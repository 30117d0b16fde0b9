"""What every test stands on: a home of its own, a fixed clock, a workspace that is ready, and no surprises."""

import logging
import os
import shutil
import sys
import uuid
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import keyring
import pytest
from hypothesis import HealthCheck, settings

from organiser.domain.problem import Problem
from organiser.store.store import Store
from tests.calendar_server import CalendarServer, Keyring, running

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

TODAY = date(2027, 5, 3)
NOW = datetime(2027, 5, 3, 9, 0, tzinfo=UTC)

_PATIENT = (HealthCheck.function_scoped_fixture, HealthCheck.too_slow)
settings.register_profile("quick", deadline=None, max_examples=25, database=None, suppress_health_check=_PATIENT)
settings.register_profile("ci", settings.get_profile("quick"), derandomize=True)
settings.register_profile("long", settings.get_profile("quick"), max_examples=1_000)
settings.load_profile(os.environ.get("ORGANISER_EXAMPLES", "ci" if os.environ.get("CI") else "quick"))


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home for this test alone; nothing of whoever runs the tests is read or written."""
    home = tmp_path / "home"
    monkeypatch.setenv("ORGANISER_HOME", str(home))
    monkeypatch.delenv("ORGANISER_WORKSPACE", raising=False)
    monkeypatch.delenv("ORGANISER_PASSPHRASE", raising=False)
    return home


@pytest.fixture(autouse=True)
def no_surprises(caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Unexpected warnings in the log and dialogs that block fail the test that caused them."""
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is not None:
        _refuse_dialogs(widgets, monkeypatch)
    yield
    loud = [record.getMessage() for record in caplog.get_records("call") if record.levelno >= logging.WARNING]
    assert loud == []


def problem_of(act: Callable[..., object], *words: Any) -> Problem | None:
    """The Problem that an action ends in, or None when it goes well; anything else fails the test."""
    try:
        act(*words)
    except Problem as problem:
        return problem
    return None


def _refuse_dialogs(widgets: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def opened(*words: object, **_named: object) -> None:
        pytest.fail(f"A dialog opened that waits for an answer: {[word for word in words if isinstance(word, str)]}")

    def executed(dialog: Any) -> int:
        pytest.fail(f"A dialog opened that waits for an answer: {dialog.windowTitle() or type(dialog).__name__}")

    monkeypatch.setattr(widgets.QDialog, "exec", executed)
    for asking in ("about", "critical", "information", "question", "warning"):
        monkeypatch.setattr(widgets.QMessageBox, asking, opened)
    for asking in ("getExistingDirectory", "getOpenFileName", "getOpenFileNames", "getSaveFileName"):
        monkeypatch.setattr(widgets.QFileDialog, asking, opened)


@pytest.fixture(scope="session")
def calendar_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CalendarServer]:
    """A calendar server on this computer, in a process of its own."""
    with running(tmp_path_factory.mktemp("server")) as server:
        yield server


@pytest.fixture
def calendar_url(calendar_server: CalendarServer) -> str:
    """The address of a new calendar there."""
    return calendar_server.make_calendar(f"calendar-{uuid.uuid4().hex[:8]}")


@pytest.fixture
def passwords() -> Iterator[Keyring]:
    """What the tests have in place of this computer's keyring."""
    before = keyring.get_keyring()
    own = Keyring()
    keyring.set_keyring(own)
    yield own
    keyring.set_keyring(before)


@pytest.fixture
def store() -> Iterator[Store]:
    """An empty workspace in memory, whose clock stands still at ``NOW``."""
    store = Store.in_memory(now=lambda: NOW)
    yield store
    store.close()


@pytest.fixture(scope="session")
def _whole_sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from organiser.app import sample

    path = tmp_path_factory.mktemp("sample") / "Sample programme.organiser"
    store = Store.make(path, now=lambda: NOW)
    sample.fill(store, TODAY)
    store.close()
    return path


@pytest.fixture(scope="session")
def _plain_sample(_whole_sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    from tests.plain_sample import simplify

    path = Path(shutil.copy(_whole_sample, tmp_path_factory.mktemp("plain") / _whole_sample.name))
    store = Store.open(path, now=lambda: NOW)
    simplify(store)
    store.close()
    return path


@pytest.fixture
def sample_file(_plain_sample: Path, tmp_path: Path) -> Path:
    """A closed workspace file with the sample as of ``TODAY``, without those who wait: to do with as one likes."""
    return Path(shutil.copy(_plain_sample, tmp_path / "Sample programme.organiser"))


@pytest.fixture
def sample(sample_file: Path) -> Iterator[Store]:
    """The sample programme without those who wait, open, with the clock at ``NOW``."""
    store = Store.open(sample_file, now=lambda: NOW)
    yield store
    store.close()


@pytest.fixture
def whole_sample(_whole_sample: Path, tmp_path: Path) -> Iterator[Store]:
    """The sample programme with all that a volunteer finds in it, open, with the clock at ``NOW``."""
    store = Store.open(Path(shutil.copy(_whole_sample, tmp_path / "Whole sample.organiser")), now=lambda: NOW)
    yield store
    store.close()
