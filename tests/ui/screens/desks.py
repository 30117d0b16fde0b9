"""A desk to try one screen on: the real store and services, without the window around them."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject

from organiser.app.paths import Paths
from organiser.app.settings import Settings
from organiser.store.store import Store
from organiser.ui.desk.desk import Desk
from organiser.ui.desk.jobs import Jobs
from organiser.ui.desk.news import News
from organiser.ui.desk.notices import Notice, Notices

NOW = datetime(2027, 5, 3, 9, 0)


class Told(QObject):
    """What was said in notices, in order."""

    def __init__(self, notices: Notices) -> None:
        super().__init__()
        self.notices: list[Notice] = []
        notices.attach(self.notices.append)

    @property
    def last(self) -> str:
        return self.notices[-1].text


def make_desk(home: Path, store: Store | None = None) -> Desk:
    """A desk on this store; without one no workspace is open yet."""
    folders = Paths(home, home / "state")
    notices = Notices()
    desk = Desk(
        notices=notices,
        jobs=Jobs(notices),
        news=News(),
        settings=Settings(folders.settings),
        paths=folders,
        now=lambda: NOW,
    )
    if store is not None:
        desk.connect_store(store)
    return desk
