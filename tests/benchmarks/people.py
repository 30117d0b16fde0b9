"""Times the people of a large workspace in a window without a display: the list, a letter in the search, the next page.

    python -m tests.benchmarks.people [--people 100000] [--runs 21]

Targets, as ratios to drawing the same window once without asking the store anything: the first page of the list, the
next page, and the search after each letter take less than 8 of those, and none more than 150 ms.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from organiser.app import paths
from organiser.store.store import Store
from organiser.ui.screens import people
from organiser.ui.screens.people.view import PeopleView
from organiser.ui.theme.theme import Theme
from tests.benchmarks import big_workspace
from tests.benchmarks.timeline import median_ms
from tests.ui.screens.desks import make_desk

LONGEST_MS = 150
TARGETS = {"list": 8, "next page": 8, "search": 8}


def steps(view: PeopleView) -> dict[str, Callable[[int], object]]:
    """What is timed, each until it is drawn."""
    presenter = view._presenter

    def listed(_at: int) -> None:
        presenter.refresh()
        view.grab()

    def paged(_at: int) -> None:
        presenter.model.wants_more.emit()
        view.grab()

    def search(at: int) -> None:
        presenter.search("asha b"[: 1 + at % 6])
        view.grab()

    return {"list": listed, "next page": paged, "search": search}


def main() -> int:
    """Measure, print, and fail where a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=21)
    words = parser.parse_args()
    app = QApplication([])
    theme = Theme(paths.resource("icons"), scheme="light")  # keeps the pictures of its style as long as it lives
    theme.apply(app)
    missed = 0
    with tempfile.TemporaryDirectory() as home:
        path = Path(home) / "big.organiser"
        big_workspace.make(path, people=words.people, sessions=10, lines=1_000)
        store = Store.open(path)
        view = people.make(make_desk(Path(home), store)).view
        assert isinstance(view, PeopleView)
        view.resize(1_280, 720)
        view.show()
        QApplication.processEvents()
        drawing = median_ms(lambda _at: view.grab(), words.runs)[0]
        print(f"drawing   {drawing:6.1f} ms")
        for name, step in steps(view).items():
            step(0)
            median, worst = median_ms(step, words.runs)
            ratio = median / drawing
            missed += ratio > TARGETS[name] or median > LONGEST_MS
            print(
                f"{name:9} {median:6.1f} ms, worst {worst:.1f} ms, {ratio:.1f} x drawing (target {TARGETS[name]}) "
                f"with {words.people:,} people"
            )
        store.close()
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
