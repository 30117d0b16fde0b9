"""The first paint waits for nothing that it does not show."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SLOW = ("sqlalchemy", "sqlmodel", "pydantic", "sqlcipher3", "icalendar", "reportlab", "PIL", "numpy", "pikepdf")

PROGRAM = """
import sys
from pathlib import Path
from organiser.app.paths import Paths
from organiser.start import Program
from organiser.ui.theme.theme import application

home = Path(sys.argv[1])
app = application(["organiser"])
program = Program(app, Paths(home, home / "state"))

def painted():
    app.setStyleSheet("")
    print(app.style().name())
    print(*sorted(sys.modules))
    app.quit()

program.shell.first_painted.disconnect()
program.shell.first_painted.connect(painted)
program.shell.show()
app.exec()
"""


def test_nothing_slow_is_imported_before_the_first_paint(home: Path) -> None:
    root = Path(__file__).parents[3]
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(home)], cwd=root, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr
    style, modules = done.stdout.split("\n", 1)
    assert style == "fusion"
    assert not set(SLOW) & {name.partition(".")[0] for name in modules.split()}
    assert "organiser.store.store" not in modules.split()
