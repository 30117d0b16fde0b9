"""What lies in the file is what was saved: a seal tells of every byte that is not."""

import os
import random
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from organiser.domain.people import Person
from organiser.store import changes, migrations, queries, seal
from organiser.store.failures import Damaged
from organiser.store.reader import Reader
from organiser.store.store import Store
from organiser.store.transaction import Transaction
from tests.conftest import NOW, problem_of
from tests.contents import Contents, contents

PAGE = 4_096


def held(path: Path) -> Contents:
    """All that a closed workspace holds, as it is after opening, looking for faults and closing."""
    with closing(Store.open(path, now=lambda: NOW)) as store:
        if faults := store.faults():
            raise Damaged(path, faults[0])
        return store.ask(contents)


def mark(path: Path) -> tuple[int, str]:
    with closing(sqlite3.connect(path)) as connection:
        found: tuple[int, str] = connection.execute("SELECT sequence, digest FROM seal").fetchone()
    return found


def test_a_file_is_sealed_when_it_is_closed_and_not_while_it_is_changed(sample_file: Path) -> None:
    before = mark(sample_file)
    store = Store.open(sample_file)
    assert mark(sample_file) == before, "to open a file writes nothing"
    store.do("Add", changes.people.add, Person("Asha"))
    copied = shutil.copy(sample_file, sample_file.with_name("In between.organiser"))
    store.close()
    assert mark(Path(copied)) == (before[0], "")
    after = mark(sample_file)
    assert after[0] == before[0] + 1
    assert len(after[1]) == 64
    assert after[1] != before[1]


def test_a_file_that_nobody_changed_keeps_its_bytes(sample_file: Path) -> None:
    before = sample_file.read_bytes()
    held(sample_file)
    assert sample_file.read_bytes() == before


def test_after_a_change_that_failed_the_seal_still_holds(sample_file: Path) -> None:
    def fail(tx: object) -> None:
        raise LookupError

    with closing(Store.open(sample_file)) as store, pytest.raises(LookupError):
        store.do("Fail", fail)
    held(sample_file)


def test_what_was_not_closed_in_good_order_is_looked_through_and_sealed_again(sample_file: Path) -> None:
    with closing(sqlite3.connect(sample_file)) as connection, connection:
        connection.execute("UPDATE seal SET digest = ''")
    before = held(sample_file)
    assert mark(sample_file)[1] != ""
    assert held(sample_file) == before


def test_damage_in_a_file_that_was_not_closed_in_good_order_is_told_at_once(sample_file: Path) -> None:
    with closing(sqlite3.connect(sample_file)) as connection, connection:
        connection.execute("UPDATE seal SET digest = ''")
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("UPDATE register SET person_id = 9999 WHERE id = 1")
    before = sample_file.read_bytes()
    with pytest.raises(Damaged, match="what it points at is missing"):
        Store.open(sample_file)
    assert sample_file.read_bytes() == before


@settings(max_examples=80)
@given(spot=some.integers(0, 10**9), flip=some.integers(1, 255))
def test_no_byte_changes_the_content_in_silence(sample_file: Path, spot: int, flip: int) -> None:
    whole, before = sample_file.read_bytes(), held(sample_file)
    content = bytearray(whole)
    content[spot % len(content)] ^= flip
    sample_file.write_bytes(content)
    assert is_refused_or_holds(sample_file, before)
    sample_file.write_bytes(whole)


def is_refused_or_holds(path: Path, content: Contents) -> bool:
    found: list[Contents] = []
    return problem_of(lambda: found.append(held(path))) is not None or found == [content]


def test_a_letter_that_flips_in_a_name_is_noticed(sample_file: Path) -> None:
    content = sample_file.read_bytes()
    sample_file.write_bytes(content.replace(b"Bernard Tully", b"Bernard Tulky"))
    with pytest.raises(Damaged, match="is damaged: its content is not what was last saved"):
        Store.open(sample_file)


def test_a_page_of_last_week_among_those_of_today_is_noticed(sample_file: Path) -> None:
    old = sample_file.read_bytes()
    with closing(Store.open(sample_file)) as store:
        for number in range(30):
            store.do("Add", changes.people.add, Person(f"Person {number}", notes="x" * 300))
    new = sample_file.read_bytes()
    before = held(sample_file)
    for at in range(0, len(old), PAGE):
        mixed = new[:at] + old[at : at + PAGE] + new[at + PAGE :]
        sample_file.write_bytes(mixed)
        assert is_refused_or_holds(sample_file, before), f"page {at // PAGE + 1}"


def test_what_is_put_behind_the_end_is_noticed(sample_file: Path) -> None:
    sample_file.write_bytes(sample_file.read_bytes() + b"x" * 10)
    with pytest.raises(Damaged):
        Store.open(sample_file)


@pytest.fixture
def large(sample_file: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file that counts as too large to be compared before the first question."""
    monkeypatch.setattr(seal, "_AT_ONCE", 0)
    return sample_file


def test_a_large_file_is_read_meanwhile_and_written_only_once_it_is_known_to_be_whole(large: Path) -> None:
    content = large.read_bytes()
    large.write_bytes(content.replace(b"Bernard Tully", b"Bernard Tulky"))
    damaged = large.read_bytes()
    try:
        store = Store.open(large)
    except Damaged:  # a small file may be compared before the question comes
        return
    assert store.ask(queries.people.count) > 0
    with pytest.raises(Damaged):
        store.do("Add", changes.people.add, Person("Asha"))
    assert any("not what was last saved" in fault for fault in store.faults())
    store.close()
    assert large.read_bytes() == damaged


def test_an_upgrade_begins_with_what_was_sealed_and_ends_without_a_seal(sample_file: Path) -> None:
    whole = sample_file.read_bytes()
    more = (*migrations.MIGRATIONS, "ALTER TABLE person ADD COLUMN pronouns TEXT NOT NULL DEFAULT '';\n")
    sample_file.write_bytes(whole.replace(b"Bernard Tully", b"Bernard Tulky"))
    with pytest.raises(Damaged):
        migrations.upgrade(sample_file, migrations.NEWEST, more)
    sample_file.write_bytes(whole)
    migrations.upgrade(sample_file, migrations.NEWEST, more)
    assert mark(sample_file)[1] == ""


def test_a_copy_carries_a_seal_of_its_own(sample: Store, tmp_path: Path) -> None:
    sample.do("Add", changes.people.add, Person("Asha"))
    sample.copy_to(tmp_path / "Copy.organiser")
    copied = (tmp_path / "Copy.organiser").read_bytes()
    assert copied.count(b"Asha") > 0
    spot = random.Random(7).randrange(copied.index(b"Asha"), copied.index(b"Asha") + 4)
    (tmp_path / "Copy.organiser").write_bytes(copied[:spot] + b"!" + copied[spot + 1 :])
    with pytest.raises(Damaged):
        Store.open(tmp_path / "Copy.organiser")


def test_the_seal_is_no_step_and_no_part_of_the_content(sample: Store) -> None:
    before = sample.ask(_tables_of_the_dump)
    sample.do("Add", changes.people.add, Person("Asha"))
    assert next(step.label for step in sample.history()) == "Add"
    assert "seal" not in before
    sample.undo()
    assert sample.mark.digest == ""


def _tables_of_the_dump(tx: Reader) -> set[str]:
    from organiser.store import dump

    return set(dump.names(tx))


def test_a_first_save_that_is_cut_off_leaves_a_file_that_opens(sample_file: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(sample_file, isolation_level=None)) as connection:
        for statement in (
            "UPDATE seal SET digest = ''",
            "CREATE TABLE gone AS SELECT randomblob(400000) AS pages",
            "DROP TABLE gone",  # leaves a hundred pages free
        ):
            connection.execute(statement)
    before = held(sample_file)
    torn = tmp_path / "torn.organiser"

    def add_people(tx: Transaction) -> None:
        for number in range(40):
            changes.people.add(tx, Person(f"Person {number}", notes="x" * 8_000))
        for ending in ("", "-journal"):
            shutil.copy(f"{sample_file}{ending}", f"{torn}{ending}")

    with closing(Store.open(sample_file)) as store:
        store.ask(lambda tx: tx.rows("PRAGMA cache_size = 2"))
        store.ask(lambda tx: tx.rows("PRAGMA cache_spill = 2"))
        store.do("Add", add_people)
    assert torn.stat().st_size > 0
    assert held(torn) == before


def test_to_ask_whether_a_line_could_be_undone_leaves_the_seal_on(sample_file: Path) -> None:
    with closing(Store.open(sample_file)) as store:
        store.do("Add", changes.people.add, Person("Asha"))
    before = mark(sample_file)
    with closing(Store.open(sample_file)) as store:
        assert store.why_not(store.history()[0].id) == ""
    assert mark(sample_file) == before


def test_a_workspace_at_rest_is_sealed_while_it_is_open(sample_file: Path) -> None:
    before = mark(sample_file)
    crashed = sample_file.with_name("Crashed.organiser")
    with closing(Store.open(sample_file)) as store:
        store.seal_if_still()
        store.seal_if_still()
        assert mark_of(sample_file) == before, "nothing has changed"
        store.do("Add", changes.people.add, Person("Asha"))
        store.seal_if_still()
        assert mark_of(sample_file) == (before[0], ""), "it was changed just now"
        store.seal_if_still()
        assert mark_of(sample_file)[0] == before[0] + 1
        shutil.copy(sample_file, crashed)
        store.do("Add", changes.people.add, Person("Ines"))
        assert mark_of(sample_file) == (before[0] + 1, "")
        store.undo()
    assert mark(sample_file)[0] == before[0] + 2
    content = crashed.read_bytes()
    crashed.write_bytes(content.replace(b"Bernard Tully", b"Bernard Sully"))
    with pytest.raises(Damaged):
        held(crashed)


def mark_of(path: Path) -> tuple[int, str]:
    """What the seal says of a file that this program has open."""
    content = path.with_name("looked at")
    shutil.copy(path, content)
    return mark(content)


def test_noughts_where_words_were_are_damage_though_there_is_no_seal(sample_file: Path) -> None:
    with closing(Store.open(sample_file)) as store:
        store.do("Add", changes.people.add, Person("Asha", notes="Likes tea with milk and two sugars."))
    with closing(sqlite3.connect(sample_file, isolation_level=None)) as connection:
        connection.execute("UPDATE seal SET digest = ''")
    content = sample_file.read_bytes()
    sample_file.write_bytes(content.replace(b"tea with milk and", bytes(17)))
    with pytest.raises(Damaged, match="some of its words cannot be read"):
        held(sample_file)


def test_a_file_that_the_disk_did_not_make_shorter_is_made_so_before_it_is_sealed(sample_file: Path) -> None:
    store = Store.open(sample_file)
    store.do("Add", changes.people.add, Person("Asha Nnamdi"))
    os.truncate(sample_file, sample_file.stat().st_size + 3 * 4096)
    store.close()
    with closing(Store.open(sample_file)) as again:
        assert again.faults() == ()
        assert again.mark.digest
        assert sample_file.stat().st_size == again.ask(lambda tx: tx.number("PRAGMA page_count")) * 4096
