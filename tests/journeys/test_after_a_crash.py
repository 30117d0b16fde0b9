"""A window that is killed comes back where it was, with what was being typed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from organiser.app import paths, workspaces

# A volunteer goes to the notes of the second session and types without ever leaving the field.
TYPE = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from organiser.app import paths
from organiser.start import Program, application
from organiser.ui.desk.desk import Spot
from organiser.ui.widgets.fields import LongTextField

home = Path(sys.argv[1])
app = application()
program = Program(app, paths.Paths(home, home / "state"))
program.shell.show()

def begin():
    program.desk.go("sessions", Spot(2, "notes"))
    field = next(one for one in program.shell.findChildren(LongTextField) if one.accessibleName() == "Notes")
    field.setFocus()
    letters = iter("Ruth said that the hall was cold. " * 400)
    program.desk.news.changed.connect(lambda topics: print("saved", flush=True))
    typing = QTimer(program.shell, interval=20)
    typing.timeout.connect(lambda: QTest.keyClick(field, next(letters)))
    typing.start()

program.desk.opened.connect(lambda: QTimer.singleShot(0, begin))
app.exec()
"""

LOOK = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from organiser.app import paths
from organiser.start import Program, application
from organiser.ui.widgets.fields import LongTextField

home = Path(sys.argv[1])
app = application()
program = Program(app, paths.Paths(home, home / "state"))
program.shell.show()

def tell():
    fields = [one for one in program.shell.findChildren(LongTextField) if one.accessibleName() == "Notes"]
    seen = [one.toPlainText() for one in fields if one.isVisible()]
    print(program.shell.place, seen, sep="|", flush=True)
    app.quit()

program.desk.opened.connect(lambda: QTimer.singleShot(0, tell))
app.exec()
program.close()
"""


# A volunteer begins a new session and has typed its title, but not answered the dialog.
ASK = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from organiser.app import paths
from organiser.start import Program, application
from organiser.ui.desk.desk import Spot
from organiser.ui.widgets.fields import TextField

home, words = Path(sys.argv[1]), sys.argv[2]
app = application()
program = Program(app, paths.Paths(home, home / "state"))
program.shell.show()

def begin():
    program.desk.go("sessions", Spot("new"))
    answer()

def answer():
    dialog = QApplication.activeModalWidget()
    field = dialog.findChildren(TextField)[0] if dialog else None
    if not field or not field.hasFocus():  # as soon as it is there to be typed in
        QTimer.singleShot(10, answer)
        return
    if words == "look":
        print(field.text(), flush=True)
        dialog.reject()
        print(program.desk.store.drafts.names(), flush=True)
        app.quit()
        return
    field.selectAll()
    QTest.keyClicks(field, words)
    looking = QTimer(program.shell, interval=50)
    looking.timeout.connect(lambda: print("kept", flush=True) if program.desk.store.drafts.names() else None)
    looking.start()

program.desk.opened.connect(lambda: QTimer.singleShot(0, begin))
app.exec()
program.close()
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folders = paths.Paths(tmp_path, tmp_path / "state")
    workspaces.make(folders.workspace, with_sample=True).close()
    return tmp_path


def _start(script: str, home: Path, *words: str) -> "subprocess.Popen[str]":
    surroundings = os.environ | {"QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "*=false"}
    return subprocess.Popen(
        [sys.executable, "-c", script, str(home), *words], stdout=subprocess.PIPE, text=True, env=surroundings
    )


def test_a_killed_window_comes_back_to_its_place_and_has_what_was_typed(home: Path) -> None:
    with _start(TYPE, home) as window:
        assert window.stdout is not None
        assert [window.stdout.readline() for _ in range(2)] == ["saved\n", "saved\n"]  # while the typing goes on
        window.kill()
    with _start(LOOK, home) as again:
        told, _ = again.communicate(timeout=60)
    place, _, seen = told.partition("|")
    assert place == "sessions"
    assert "Ruth said that the hall was cold." in seen


def test_what_was_typed_into_a_dialog_is_there_when_it_is_opened_again(home: Path) -> None:
    with _start(ASK, home, "Tea and talk in Hollins") as window:
        assert window.stdout is not None
        assert window.stdout.readline() == "kept\n"
        window.kill()
    with _start(ASK, home, "look") as again:
        told, _ = again.communicate(timeout=60)
    assert told.splitlines() == ["Tea and talk in Hollins", "()"]
