"""The slow libraries of the store can be asked for by several threads at once."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

TWO_AT_ONCE = """
import threading
from organiser.store import changes
from organiser.store.store import Store
failed = []
def background():
    try:
        changes.load()
    except BaseException as error:
        failed.append(error)
thread = threading.Thread(target=background)
store = Store.in_memory()
thread.start()
store.do("Change nothing", lambda tx: None)
thread.join()
assert not failed, failed
"""


def test_a_change_may_come_while_a_thread_still_loads_what_it_needs() -> None:
    answer = subprocess.run(
        [sys.executable, "-c", TWO_AT_ONCE], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )
    assert answer.returncode == 0, answer.stderr
