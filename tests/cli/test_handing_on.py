"""A workspace is handed on as one file, with a page that says what is in it and names nobody who takes part."""

from contextlib import closing
from pathlib import Path

from organiser.app.actions import handing_on
from organiser.store import queries, relocking
from organiser.store.dump import everything
from organiser.store.keys import NONE, Key
from organiser.store.store import Store
from tests.cli.conftest import Organiser
from tests.conftest import NOW, TODAY
from tests.exports.paper_reader import Paper

KEY = Key("five quiet words to remember")


def test_the_file_is_whole_and_the_page_says_what_is_in_it(whole_sample: Store, tmp_path: Path) -> None:
    written = handing_on.hand_on(whole_sample, tmp_path / "For Ruth", TODAY)
    with closing(Store.open(written.workspace)) as copy:
        assert copy.ask(everything) == whole_sample.ask(everything)
    words = " ".join(Paper(written.page.read_bytes()).words().split())
    people = whole_sample.ask(queries.people.every)
    assert f"{len(people)} people, with how to reach them" in words
    assert f"“{written.workspace.name}” holds everything" in words
    assert all(session.title in words for session in written.held.ahead)
    assert not [person.name for person in people if person.name in words]


def test_an_empty_workspace_can_be_handed_on(store: Store, tmp_path: Path) -> None:
    written = handing_on.hand_on(store, tmp_path / "For Ruth", TODAY)
    assert "0 people" in Paper(written.page.read_bytes()).words()


def test_from_the_terminal_nothing_is_replaced_unasked(ours: Organiser, tmp_path: Path) -> None:
    out = tmp_path / "For Ruth"
    assert ours("hand-on", out).out.splitlines() == [str(path) for path in sorted(out.iterdir(), reverse=True)]
    again = ours("hand-on", out)
    assert (again.code, "is there already" in again.err) == (1, True)
    assert ours("hand-on", out, "--force").code == 0


def test_the_page_of_a_locked_file_says_how_its_passphrase_travels(sample_file: Path, tmp_path: Path) -> None:
    relocking.relock(sample_file, NONE, KEY, NOW)
    with closing(Store.open(sample_file, key=KEY)) as store:
        written = handing_on.hand_on(store, tmp_path / "For Ruth", TODAY)
    words = " ".join(Paper(written.page.read_bytes()).words().split())
    assert "It is locked: ask for the passphrase by word of mouth" in words
    assert "never in the same message or on the same stick as the file" in words
    with closing(Store.open(written.workspace, key=KEY)):
        pass
