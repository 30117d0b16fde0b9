"""The first paint waits for nothing that it does not show."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SLOW = ("sqlalchemy", "sqlmodel", "pydantic", "sqlcipher3", "icalendar", "reportlab", "PIL", "numpy", "pikepdf")

PROGRAM = """
import sys
from organiser.app.paths import resource
from organiser.ui.desk.jobs import Jobs
from organiser.ui.desk.news import News
from organiser.ui.desk.notices import Notices
from organiser.ui.shell.places import Place, Screen
from organiser.ui.shell.shell import Shell
from organiser.ui.theme.theme import Theme, application
from organiser.ui.widgets.header import PageHeader
from organiser.ui.widgets.page import Page

class Forgetful:
    def get(self, name, default=""): return default
    def set(self, name, value): pass

def home():
    page = Page()
    page.add(PageHeader("Home"))
    return Screen(page)

app = application(["organiser"])
theme = Theme(resource("icons"))
theme.apply(app)
notices = Notices()
shell = Shell([Place("home", "Home", "house", "Ctrl+1", home)], theme=theme, settings=Forgetful(), notices=notices,
              jobs=Jobs(notices), news=News())
def painted():
    app.setStyleSheet("")
    print(app.style().name())
    print(*sorted({name.partition(".")[0] for name in sys.modules}))
    app.quit()
shell.first_painted.connect(painted)
shell.show()
app.exec()
"""


def test_nothing_slow_is_imported_before_the_first_paint() -> None:
    root = Path(__file__).parents[3]
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], cwd=root, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr
    style, modules = done.stdout.split("\n", 1)
    assert style == "fusion"
    assert not set(SLOW) & set(modules.split())
