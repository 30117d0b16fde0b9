"""Times the start, the first data and one command, each as a ratio to a bare program measured in the same run.

    python -m tests.benchmarks.start [--pairs 11] [--workspace FILE]

Targets: first paint at most 1.25 times a bare window with a table, Home with live data 3.5 times, the event loop
never blocked for more than 50 ms, memory at most 80 and 160 MiB, one command 4 times a bare interpreter. Without
--workspace the large workspace is made in a folder that is thrown away. On a machine that is
busy with other things, look at the times of the processor: they hold still when those on the clock do not.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.benchmarks import big_workspace

ROOT = Path(__file__).resolve().parents[2]

BARE_WINDOW = """
import json, sys, time
from PySide6.QtCore import QTimer
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, finish)
def finish():
    print(json.dumps({"painted": time.monotonic(), "work_to_paint": time.process_time()}))
    sys.stdout.flush()
    app.quit()
app = QApplication([])
window, table, model = Window(), QTableView(), QStandardItemModel()
for row in range(100):
    model.appendRow([QStandardItem(f"{row} {column}") for column in range(5)])
table.setModel(model)
window.setCentralWidget(table)
window.resize(1180, 760)
window.show()
app.exec()
"""

OURS = """
import json, sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from organiser.app import paths
from organiser.start import Program, application
def pss():
    for line in open("/proc/self/smaps_rollup"):
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024
told, beats = {}, []
def beat():
    beats.append((time.monotonic(), time.thread_time()))
def painted():
    told["painted"] = time.monotonic()
    told["work_to_paint"] = time.process_time()
    beat()
    told["memory_at_paint"] = pss()
    heart.start(1)
def data():
    if type(program.shell.current_screen.view.currentWidget()).__name__ != "OverviewPage":
        QTimer.singleShot(1, data)
        return
    program.shell.repaint()
    told["data"] = time.monotonic()
def end():
    if "organiser.store.transaction" not in sys.modules or program.desk.jobs.are_running or "data" not in told:
        return
    told["memory_loaded"] = pss()
    told["blocked"], told["at_work"] = (max(b[of] - a[of] for a, b in zip(beats, beats[1:])) for of in (0, 1))
    print(json.dumps(told))
    sys.stdout.flush()
    watch.stop()
    program.close()
    app.quit()
app = application()
heart, watch = QTimer(), QTimer()
heart.timeout.connect(beat)
watch.timeout.connect(end)
program = Program(app, paths.of_user(), sys.argv[1])
program.shell.first_painted.disconnect()
program.shell.first_painted.connect(painted)
program.shell.first_painted.connect(lambda: program.open_workspace(app, sys.argv[1], sample=False))
program.desk.opened.connect(lambda: QTimer.singleShot(0, data))
watch.start(20)
program.shell.show()
app.exec()
"""

BARE_QUESTION = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1])
for row in connection.execute(
    "SELECT s.id, s.title, s.starts, s.minutes, s.place, p.title FROM session s "
    "LEFT JOIN programme p ON p.id = s.programme_id WHERE s.removed IS NULL ORDER BY s.starts, s.id"
):
    print(*row)
"""


def window_run(code: str, *words: str) -> dict[str, float]:
    """Seconds from the start of the process to each thing that it tells, and the memory it tells."""
    begun = time.monotonic()
    answer = subprocess.run(
        [sys.executable, "-c", code, *words], cwd=ROOT, capture_output=True, text=True, check=True, env=_environment()
    )
    told: dict[str, float] = json.loads(answer.stdout.strip().splitlines()[-1])
    return {name: value - begun if name in {"painted", "data"} else value for name, value in told.items()}


def command_run(words: Sequence[str]) -> float:
    """Seconds that a whole command takes."""
    begun = time.monotonic()
    subprocess.run(words, cwd=ROOT, stdout=subprocess.DEVNULL, check=True, env=_environment())
    return time.monotonic() - begun


def _environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    home = tempfile.gettempdir() + "/organiser-benchmark"
    return {"QT_QPA_PLATFORM": "offscreen", "ORGANISER_HOME": home} | kept


def ratios(pairs: int, ours: Callable[[], float], bare: Callable[[], float]) -> tuple[float, float]:
    """Median ratio and median time of ours over pairs that follow each other; the first pair warms up."""
    measured = [(ours(), bare()) for _ in range(pairs + 1)][1:]
    return statistics.median(a / b for a, b in measured), statistics.median(a for a, _ in measured)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=11)
    parser.add_argument("--workspace", type=Path)
    words = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        workspace = words.workspace or Path(folder) / "big.organiser"
        if not workspace.exists():
            big_workspace.make(workspace)
        _report(words.pairs, str(workspace))


def _report(pairs: int, workspace: str) -> None:
    runs = [(window_run(OURS, workspace), window_run(BARE_WINDOW)) for _ in range(pairs + 1)][1:]
    for name, title, target in (("painted", "first paint", 1.25), ("data", "Home with live data", 3.5)):
        ratio = statistics.median(ours[name] / bare["painted"] for ours, bare in runs)
        print(f"{title:24} {ratio:5.2f} x a bare window   (target {target})")
    work = statistics.median(ours["work_to_paint"] / bare["work_to_paint"] for ours, bare in runs)
    print(f"{'processor to first paint':24} {work:5.2f} x a bare window")
    blocked, at_work = (statistics.median(ours[name] for ours, _ in runs) * 1000 for name in ("blocked", "at_work"))
    print(f"{'longest block':24} {blocked:5.0f} ms                (target 50; longest work in one go {at_work:.0f} ms)")
    for name, title, target in (("memory_at_paint", "memory at paint", 80), ("memory_loaded", "memory loaded", 160)):
        print(
            f"{title:24} {statistics.median(ours[name] for ours, _ in runs):5.0f} MiB               (target {target})"
        )
    ours = [sys.executable, "main.py", "--workspace", workspace, "sessions", "list"]
    bare = [sys.executable, "-c", BARE_QUESTION, workspace]
    ratio, seconds = ratios(pairs, lambda: command_run(ours), lambda: command_run(bare))
    print(f"{'sessions list':24} {ratio:5.2f} x a bare question ({seconds * 1000:.0f} ms; target 4)")


if __name__ == "__main__":
    main()
