"""Times a register of 500 people in a window without a display: a mark, a refresh and a letter typed in the search.

    python -m tests.benchmarks.register [--runs 41]

Targets, as ratios to drawing the same window once without asking the store anything: a mark (saved, read again, drawn)
and a refresh take less than 8 of those, a letter in the search less than 3; and none of them more than 100 ms.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable
from datetime import datetime
from itertools import cycle
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from organiser.app import paths
from organiser.domain.people import Person
from organiser.domain.sessions import Session
from organiser.store import changes
from organiser.store.store import Store
from organiser.store.transaction import Transaction
from organiser.ui.screens.register import make
from organiser.ui.screens.register.view import RegisterView
from organiser.ui.theme.theme import Theme
from tests.benchmarks.big_workspace import FIRST, LAST, PLACES
from tests.benchmarks.timeline import median_ms
from tests.ui.screens.desks import make_desk

PEOPLE = 500
LONGEST_MS = 100
TARGETS = {"mark": 8, "refresh": 8, "search": 3}


def filled() -> Store:
    """A workspace with one session and 500 people on its register; it is its session 1."""
    store = Store.in_memory()
    first, last, places = FIRST.split(), LAST.split(), cycle(PLACES.split(","))

    def fill(tx: Transaction) -> None:
        session_id = changes.sessions.add(tx, Session("A large meeting", datetime(2027, 5, 19, 12, 30), 90))
        people = [
            changes.people.add(
                tx, Person(f"{first[n % 20]} {last[n % 17]} {n}", next(places), f"07700 900{n % 1000:03}")
            )
            for n in range(PEOPLE)
        ]
        changes.attendance.invite(tx, session_id, people)

    store.do("Fill it", fill)
    return store


def shown(home: Path) -> RegisterView:
    """The Register tab, as large as on a usual screen."""
    tab = make(make_desk(home, filled()))
    assert isinstance(tab.view, RegisterView)
    tab.show_session(1)
    tab.view.resize(1_280, 900)
    tab.view.show()
    QApplication.processEvents()
    return tab.view


def steps(view: RegisterView) -> dict[str, Callable[[int], object]]:
    """What is timed, each until it is drawn."""
    presenter = view.presenter

    def mark(at: int) -> None:
        view.list.setCurrentIndex(presenter.model.index(at * 7 % PEOPLE))
        QTest.keyClick(view.list, Qt.Key.Key_Space)
        view.grab()

    def refresh(_at: int) -> None:
        presenter.refresh()
        view.grab()

    def search(at: int) -> None:
        presenter.search("aber"[: 1 + at % 4])
        view.grab()

    return {"mark": mark, "refresh": refresh, "search": search}


def main() -> int:
    """Measure, print, and fail where a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=41)
    runs = parser.parse_args().runs
    app = QApplication([])
    theme = Theme(paths.resource("icons"), scheme="light")  # keeps the pictures of its style as long as it lives
    theme.apply(app)
    missed = 0
    with tempfile.TemporaryDirectory() as home:
        view = shown(Path(home))
        drawing = median_ms(lambda _at: view.grab(), runs)[0]
        print(f"drawing  {drawing:6.1f} ms")
        for name, step in steps(view).items():
            step(0)
            median, worst = median_ms(step, runs)
            ratio = median / drawing
            missed += ratio > TARGETS[name] or median > LONGEST_MS
            print(
                f"{name:8} {median:6.1f} ms, worst {worst:.1f} ms, {ratio:.1f} x drawing (target {TARGETS[name]}) "
                f"with {PEOPLE} people"
            )
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
