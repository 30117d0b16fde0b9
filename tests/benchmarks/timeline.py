"""Times the timeline in a window without a display: a drag over 200 blocks, and an edit in a plan of 60.

    python -m tests.benchmarks.timeline [--runs 41]

Targets: each step of a drag is answered and drawn within one frame (16 ms) with 200 blocks; the plan stands there
again less than 50 ms after one edit with 60 blocks. The ratios are to filling the ground of the list in the same run.
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import datetime
from itertools import cycle
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDragMoveEvent, QImage, QPainter
from PySide6.QtWidgets import QApplication

from organiser.app import paths
from organiser.app.playbook import Playbook
from organiser.domain.agendas import BlockKind, Item
from organiser.domain.sessions import Session
from organiser.store import changes
from organiser.store.store import Store
from organiser.ui.screens.plan import make
from organiser.ui.screens.plan.model import BLOCK_TYPE, carried
from organiser.ui.screens.plan.view import PlanPage, PlanView
from organiser.ui.theme.theme import Theme
from tests.ui.screens.desks import make_desk

DRAGGED, EDITED = 200, 60
FRAME_MS, EDIT_MS = 16, 50
NOON = datetime(2027, 5, 19, 12, 30)


def filled(blocks: int) -> Store:
    """A workspace with one session of this many blocks from the built-in cards; it is its session 1."""
    store = Store.in_memory()
    cards = Playbook().shelf.exercises
    items = [
        Item(card.name, card.minutes_typical, BlockKind.EXERCISE, card.id, card, notes="Bring the blackbird")
        for _, card in zip(range(blocks), cycle(cards), strict=False)
    ]
    session_id = store.do("Plan", changes.sessions.add, Session("A long day", NOON, 24 * 60, place="Hall", expected=45))
    store.do("Fill it", changes.agendas.add_many, session_id, items)
    return store


def shown(home: Path, blocks: int) -> tuple[PlanView, PlanPage]:
    """The Plan tab with this many blocks, as large as on a usual screen."""
    tab = make(make_desk(home, filled(blocks)))
    assert isinstance(tab, PlanView)
    assert isinstance(tab.view, PlanPage)
    tab.show_session(1)
    tab.view.resize(1_280, 900)
    tab.view.show()
    QApplication.processEvents()
    return tab, tab.view


def median_ms(step: Callable[[int], object], runs: int) -> tuple[float, float]:
    """The median and the worst of so many runs, in milliseconds."""
    spent = []
    for at in range(runs):
        before = time.perf_counter()
        step(at)
        spent.append((time.perf_counter() - before) * 1_000)
    return statistics.median(spent), max(spent)


def measure_drag(home: Path, runs: int) -> tuple[float, float]:
    """A step of a drag: the pointer has moved, and the timeline with its drop line is drawn again."""
    tab, page = shown(home, DRAGGED)
    timeline = page.timeline
    data = carried(BLOCK_TYPE, str(tab.presenter.model.values[0].id))
    height = timeline.viewport().height()

    def step(at: int) -> None:
        where = QPoint(300, 10 + at * 37 % (height - 20))
        timeline.dragMoveEvent(
            QDragMoveEvent(
                where, Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
            )
        )
        timeline.viewport().repaint()

    step(0)
    return median_ms(step, runs)


def measure_edit(home: Path, runs: int) -> tuple[float, float]:
    """An edit of one block until the plan, its words and the playbook beside it are drawn again."""
    tab, page = shown(home, EDITED)
    first = tab.presenter.model.values[0].id

    def step(at: int) -> None:
        tab.presenter.set_minutes(first, 10 + at % 2)
        QApplication.processEvents()

    step(1)
    del page
    return median_ms(step, runs)


def measure_ground(runs: int) -> float:
    """What cannot be saved: filling an image of the timeline's size."""
    image = QImage(700, 700, QImage.Format.Format_ARGB32_Premultiplied)

    def step(_at: int) -> None:
        painter = QPainter(image)
        painter.fillRect(image.rect(), Qt.GlobalColor.white)
        painter.end()

    return median_ms(step, runs)[0]


def main() -> int:
    """Measure, print, and fail where a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=41)
    runs = parser.parse_args().runs
    app = QApplication([])
    Theme(paths.resource("icons"), scheme="light").apply(app)
    with tempfile.TemporaryDirectory() as home:
        drag, edit, ground = measure_drag(Path(home), runs), measure_edit(Path(home), runs), measure_ground(runs)
    print(f"ground  {ground:7.2f} ms")
    for name, (median, worst), target in (
        (f"a step of a drag over {DRAGGED} blocks", drag, FRAME_MS),
        (f"an edit in a plan of {EDITED} blocks", edit, EDIT_MS),
    ):
        print(
            f"{name}: median {median:.1f} ms, worst {worst:.1f} ms, {median / ground:.0f} x ground (target {target} ms)"
        )
    return 0 if drag[0] < FRAME_MS and edit[0] < EDIT_MS else 1


if __name__ == "__main__":
    sys.exit(main())
