"""The first paint waits for nothing that it does not show."""

from __future__ import annotations

import subprocess
import sys
from contextlib import closing
from pathlib import Path

from organiser.app import workspaces
from organiser.app.paths import Paths
from organiser.ui.window import FIRST_ASKED

SLOW = ("sqlalchemy", "sqlmodel", "pydantic", "sqlcipher3", "icalendar", "reportlab", "PIL", "numpy", "pikepdf")
MOST_BEFORE_THE_PAINT = 45  # modules of ours, of more than seven hundred

PROGRAM = """
import linecache, sys
from pathlib import Path
import organiser
from organiser.app.paths import Paths
from organiser.start import Program, application

home = Path(sys.argv[1])
app = application()
program = Program(app, Paths(home, home / "state"))

def painted():
    app.setStyleSheet("")
    print(app.style().name())
    ours = Path(organiser.__file__).parent
    print(len([path for path in linecache.cache if ours in Path(path).parents]))
    print(*sorted(sys.modules))
    app.quit()

program.shell.first_painted.disconnect()
program.shell.first_painted.connect(painted)
program.shell.show()
app.exec()
"""


FIRST_SIGHT = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from organiser.app.paths import Paths
from organiser.start import Program, application

home = Path(sys.argv[1])
app = application()
program = Program(app, Paths(home, home / "state"), sample=True)
program._settle = lambda app: None

def seen():
    if program.shell.current_screen.view.presenter.overview is not None:
        print(*(name.rpartition(".")[2] for name in sys.modules if name.startswith("organiser.store.queries.")))
        app.quit()

program.desk.opened.connect(lambda: QTimer.singleShot(200, seen))
program.shell.show()
app.exec()
program.close()
"""


AT_REST = """
import gc, sys, threading
from pathlib import Path
from PySide6.QtCore import QTimer
from organiser.app.paths import Paths
from organiser.start import Program, application

class Ear:
    def find_spec(self, name, path=None, target=None):
        if threading.current_thread() is threading.main_thread():
            heard.append(name)

heard = []
sys.meta_path.insert(0, Ear())
home = Path(sys.argv[1])
app = application()
program = Program(app, Paths(home, home / "state"), sample=True)

def look():
    if {"organiser.app.actions.printings", "organiser.store.transaction"} <= set(sys.modules):
        if not program.desk.jobs.are_running:
            print(gc.isenabled(), gc.get_freeze_count() > len(gc.get_objects()))
            print(*heard)
            app.quit()

watch = QTimer()
watch.timeout.connect(look)
watch.start(20)
program.shell.show()
app.exec()
program.close()
"""


def run(program: str, home: Path) -> str:
    root = Path(__file__).parents[3]
    done = subprocess.run(
        [sys.executable, "-c", program, str(home)], cwd=root, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_what_home_asks_is_there_before_the_workspace_is_opened_and_nothing_else(home: Path) -> None:
    with closing(workspaces.make(Paths(home, home / "state").sample, with_sample=True)):
        pass
    assert sorted(run(FIRST_SIGHT, home).split()) == sorted(FIRST_ASKED)


def test_what_takes_long_is_imported_in_another_thread_and_never_looked_through_for_rubbish(home: Path) -> None:
    with closing(workspaces.make(Paths(home, home / "state").sample, with_sample=True)):
        pass
    collecting, heard = run(AT_REST, home).split("\n", 1)
    assert collecting == "True True", (
        "Python's collector is at work again, and most of what there is, is not its concern"
    )
    assert "organiser.ui.screens.home.overview" in heard.split()
    late = ("organiser.exports", "organiser.app.actions.printings", "organiser.store.rows", *SLOW)
    assert [name for name in heard.split() if name.startswith(late)] == []


def test_nothing_slow_is_imported_before_the_first_paint(home: Path) -> None:
    style, sources, modules = run(PROGRAM, home).split("\n", 2)
    assert style == "fusion"
    assert not set(SLOW) & {name.partition(".")[0] for name in modules.split()}
    assert "organiser.store.store" not in modules.split()
    ours = [name for name in modules.split() if name.startswith("organiser.")]
    assert len(ours) <= MOST_BEFORE_THE_PAINT, ours
    assert sources == "0", "the binding has read the texts of our modules"
