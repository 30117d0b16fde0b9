"""Unless it is told to publish, the program opens no connection: every command and a tour of the window, watched."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

WATCHED = """
import sys
AF_INET, AF_INET6 = 2, {"win32": 23, "darwin": 30}.get(sys.platform, 10)
def watch(event, arguments):
    is_internet = event == "socket.__new__" and arguments[1] in {AF_INET, AF_INET6}
    if is_internet or event in {
        "socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "socket.bind"
    }:
        sys.stderr.write(f"NETWORK {event} {arguments}\\n")
        sys.stderr.flush()
        import os
        os._exit(66)
sys.addaudithook(watch)
"""

TERMINAL = """
from organiser.start import main
folder = sys.argv[1]
for words in (
    ["sample", folder],
    ["new", "--sample"],
    ["sessions", "list", "--json"],
    ["playbook", "list"],
    ["people", "add", "Asha Khan", "--email", "asha@example.org"],
    ["sessions", "add", "Space {n}", "--start", "2027-05-19 12:30", "--minutes", "90", "--online", "https://meet.example.org/x"],
    ["agenda", "add", "5", "dot-voting"],
    ["invitations", "add", "5", "Asha Khan"],
    ["invitations", "export", "5", folder + "/letters"],
    ["calendar", "export", folder + "/all.ics"],
    ["print", "run-sheet", folder + "/plan.pdf", "--session", "5"],
    ["register", "mark", "5", "--rows", "1", "present"],
    ["undo"],
    ["history"],
    ["check"],
    ["backup", folder + "/copy.organiser"],
    ["--workspace", folder + "/own.organiser", "new"],
    ["publish", "status"],
):
    assert main(words) == 0, words
for words in ("plan", "now --take-down", "check", "off --remove", "keep x", "replace x"):
    assert main(["--workspace", folder + "/own.organiser", "publish", *words.split()]) == 1, words
unwanted = [name for name in ("keyring", "organiser.publishing") if name in sys.modules]
assert unwanted == [], unwanted
"""

WINDOW = """
from datetime import datetime
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication
from organiser.app import paths
from organiser.domain.sessions import Session
from organiser.start import Program
from organiser.store import changes
from organiser.store.store import Store
from organiser.ui.desk.desk import Spot
from organiser.ui.dialogs.publishing_setup import PublishingSetup
from organiser.ui.window import SCREENS, SESSION_TABS
app = QApplication([])
program = Program(app, paths.of_user(), sample=True)
assert not {"ssl", "http.client", "keyring"} & set(sys.modules)
program.shell.show()
def settle():
    for _ in range(1000):
        app.processEvents()
        if program.desk.is_open and not program.desk.jobs.are_running:
            break
        app.thread().msleep(5)
    app.processEvents()
settle()
assert program.desk.is_open
for place, *_ in SCREENS:
    program.shell.go(place)
    settle()
for tab, *_ in SESSION_TABS:
    program.shell.go("sessions", Spot(1, tab))
    settle()
program.shell.close()
program.close()

store = Store.make(paths.of_user().workspace)
store.do("Plan", changes.sessions.add, Session("Space 1", datetime(2027, 5, 19, 12, 30), 90))
store.close()
program = Program(app, paths.of_user(), str(paths.of_user().workspace))
program.shell.show()
settle()
action = program.shell.findChild(QAction, "publishing.open")
action.trigger()
settle()
dialog = app.activeModalWidget()
assert isinstance(dialog, PublishingSetup), dialog
dialog.done_button.click()
settle()
dialog.reject()
program.shell.close()
program.close()
# The ORM brings ssl along with asyncio, and asks nobody anything with it.
unwanted = [name for name in ("http.client", "keyring", "organiser.publishing") if name in sys.modules]
assert unwanted == [], unwanted
"""


def run_watched(code: str, home: Path) -> None:
    """Run ``code`` in a Python of its own that ends with 66 at the first touch of the network."""
    folder = home / "out"
    environment = os.environ | {"ORGANISER_HOME": str(home / "home"), "QT_QPA_PLATFORM": "offscreen"}
    answer = subprocess.run(
        [sys.executable, "-W", "error", "-c", WATCHED + code, str(folder)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert answer.returncode == 0, answer.stderr


def test_no_command_touches_the_network(tmp_path: Path) -> None:
    run_watched(TERMINAL, tmp_path)


def test_a_tour_of_the_window_does_not_touch_the_network(tmp_path: Path) -> None:
    run_watched(WINDOW, tmp_path)
