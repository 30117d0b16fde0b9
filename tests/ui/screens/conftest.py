"""A desk with the sample programme on it, as every screen is handed one."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from organiser.app.actions.handouts import Draft
from organiser.app.paths import Paths, resource
from organiser.app.settings import Settings
from organiser.store import queries
from organiser.store.store import Store
from organiser.ui.desk.desk import Desk
from organiser.ui.desk.jobs import Jobs
from organiser.ui.desk.news import News
from organiser.ui.desk.notices import Notice, Notices
from organiser.ui.theme.icons import find_icons_in
from tests.conftest import NOW


@pytest.fixture
def said() -> list[Notice]:
    """Every notice that came up, oldest first."""
    return []


@pytest.fixture
def bare_desk(qapp: QApplication, home: Path, said: list[Notice]) -> Iterator[Desk]:
    """A desk on which no workspace is open yet."""
    find_icons_in(str(resource("icons")))
    notices = Notices()
    notices.attach(said.append)
    jobs = Jobs(notices)
    desk = Desk(
        notices=notices,
        jobs=jobs,
        news=News(),
        settings=Settings(home / "settings.json"),
        paths=Paths(home, home / "state"),
        now=lambda: NOW,
    )
    yield desk
    jobs.close()
    if desk.is_open:
        desk.close_store()


@pytest.fixture
def desk(bare_desk: Desk, sample: Store) -> Desk:
    """A desk with the sample programme open."""
    bare_desk.connect_store(sample)
    return bare_desk


@pytest.fixture
def workshop(sample: Store) -> int:
    """The id of the sample's first session, to which fourteen people are invited."""
    return sample.ask(queries.sessions.every)[0].id


@pytest.fixture
def previewed(bare_desk: Desk) -> list[Draft]:
    """Every print that was to be previewed, oldest first."""
    shown: list[Draft] = []
    bare_desk.went.connect(lambda place, make: shown.append(make()) if place == "preview" else None)
    return shown


class Viewer(QObject):
    """Stands where the system's programs for files would: notes what it is asked to open."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[Path] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        """Called by Qt in place of the system."""
        self.opened.append(Path(url.toLocalFile()))


@pytest.fixture
def viewer(qapp: QApplication) -> Iterator[Viewer]:
    """Takes every file that the program wants opened."""
    viewer = Viewer()
    QDesktopServices.setUrlHandler("file", viewer, "open")  # type: ignore[arg-type]  # the stub asks for bytes, Qt for str
    yield viewer
    QDesktopServices.unsetUrlHandler("file")


@pytest.fixture
def idle(qtbot: QtBot, bare_desk: Desk) -> Callable[[], None]:
    """Waits until every job has come to its end."""
    return lambda: qtbot.waitUntil(lambda: not bare_desk.jobs.are_running, timeout=15_000)
