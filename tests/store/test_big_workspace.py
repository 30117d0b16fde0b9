"""The generator of large workspaces keeps up with the tables."""

from pathlib import Path

from organiser.store import queries
from organiser.store.store import Store
from tests.benchmarks import big_workspace


def test_a_made_up_workspace_opens_and_is_sound(tmp_path: Path) -> None:
    path = tmp_path / "big.organiser"
    big_workspace.make(path, people=50, sessions=12, lines=240)
    store = Store.open(path)
    assert store.faults() == ()
    assert (store.ask(queries.people.count), store.ask(queries.sessions.count)) == (50, 12)
    assert len(store.ask(queries.attendance.register, 3)) == 20
    store.close()
