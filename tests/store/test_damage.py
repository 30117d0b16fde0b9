"""Damaged workspaces: each is told in plain words or is as it was, none is touched, and what can be read is saved.

The long trial, with ten thousand files of each kind: ``python -m pytest -s -m slow tests/store/test_damage.py``
"""

import os
import sys
from collections import Counter
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from organiser.app import files, paths, workspaces
from organiser.app.actions import recovery
from organiser.domain.people import Person
from organiser.domain.problem import Problem
from organiser.store import changes, dump, keys, relocking
from organiser.store.keys import NONE, Key
from organiser.store.store import Store
from organiser.store.transaction import Transaction
from tests.conftest import NOW, TODAY
from tests.damage import KINDS, PAGE, damaged
from tests.store.test_special_files import interrupted, journal

Tables = Mapping[str, Any]
KEY = Key("Quay, elm and tea")


def held(path: Path, key: Key = NONE) -> Tables:
    with closing(Store.look(path, "it is a test", key=key)) as store:
        return store.ask(dump.everything).tables


def add_people(tx: Transaction, number: int) -> None:
    for one in range(number):
        changes.people.add(tx, Person(f"Person {one}", notes="word " * 60))


@dataclass(frozen=True)
class Ground:
    """A workspace that is to be damaged, what it was a week ago, and what lies beside it."""

    content: bytes
    older: bytes
    whole: Tables
    key: Key = NONE
    journal: bytes = b""

    def damage(self, path: Path, seed: int) -> str:
        """Write a damaged copy to ``path``; of two where there is a journal, in one it is that which is damaged."""
        if self.journal and seed % 2:
            path.write_bytes(self.content)
            return f"journal: {damaged(journal(path), self.journal, self.journal, seed // 2)}"
        if self.journal:
            journal(path).write_bytes(self.journal)
        return damaged(path, self.content, self.older, seed // 2 if self.journal else seed)


def ground(path: Path, key: Key = NONE, people: int = 30) -> Ground:
    """The sample, locked if there is a key, and with so many more people than a week ago."""
    if key:
        relocking.relock(path, NONE, key, NOW)
    older = path.read_bytes()
    with closing(Store.open(path, key=key)) as store:
        store.do("Add", add_people, people)
    return Ground(path.read_bytes(), older, held(path, key), key)


def cut_off(path: Path, folder: Path) -> Ground:
    """The same, in the midst of a large save."""
    closed = ground(path)
    folder.mkdir()
    torn = interrupted(path, folder)
    return Ground(torn.read_bytes(), closed.older, closed.whole, NONE, journal(torn).read_bytes())


def trial(ours: Ground, folder: Path, seeds: range, salvages: int) -> Counter[str]:
    """What becomes of one damaged file for each seed: told of, or the same as before; so many rounds are salvaged."""
    path, target = folder / "Damaged.organiser", folder / "Saved.organiser"
    outcomes: Counter[str] = Counter()
    for seed in seeds:
        for one in folder.glob("Damaged*"):
            one.unlink()
        kind = ours.damage(path, seed)
        before = state(folder)
        key = keys.fitting(path, ours.key)
        try:
            with closing(workspaces.open_file(path, key=key)) as store:
                faults = store.faults()
                same = not faults and store.ask(dump.everything).tables == ours.whole
            outcomes["faults" if faults else "same" if same else f"silently other: {kind}, {seed}"] += 1
        except Problem as problem:
            outcomes[type(problem).__name__] += 1
            outcomes["no restore is offered"] += "backup" not in problem.advice
            assert state(folder) == before, f"touched: {kind}, {seed}"
        if seed < salvages * len(KINDS):
            ours.damage(path, seed)
            outcomes[saved(path, target, ours)] += 1
            assert state(folder) == before, f"touched by salvage: {kind}, {seed}"
        for leftover in folder.glob(".*part*"):
            raise AssertionError(f"left behind: {leftover}, {kind}, {seed}")
    sys.stdout.write(f"{dict(outcomes)}\n")
    assert not outcomes["no restore is offered"]
    assert not [one for one in outcomes if one.startswith("silently")]
    return outcomes


def state(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.glob("Damaged*")}


def saved(path: Path, target: Path, ours: Ground) -> str:
    """Salvage a file; what comes of it opens without a fault."""
    target.unlink(missing_ok=True)
    try:
        lost = recovery.salvage(path, target, paths.of_user(), ours.key)
    except Problem:
        return "nothing saved"
    with closing(Store.open(target, key=keys.fitting(target, ours.key))) as store:
        assert store.faults() == ()
        assert lost or set(store.ask(dump.everything).tables) == set(ours.whole)
    return "saved"


def told(outcomes: Counter[str]) -> int:
    return sum(outcomes[name] for name in ("Damaged", "NotAWorkspace", "NewerVersion", "WrongPassphrase", "faults"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "trial"
    made.mkdir()
    return made


def test_two_hundred_damaged_files_are_told_of_and_saved_from(sample_file: Path, folder: Path) -> None:
    outcomes = trial(ground(sample_file), folder, range(208), salvages=2)
    assert told(outcomes) > 100
    assert outcomes["saved"] > 16


def test_fifty_damaged_files_that_are_locked_are_told_of_and_saved_from(sample_file: Path, folder: Path) -> None:
    outcomes = trial(ground(sample_file, KEY), folder, range(48), salvages=1)
    assert told(outcomes) > 36
    assert outcomes["saved"] > 5


def test_fifty_damaged_files_that_were_cut_off_in_a_save_are_told_of(sample_file: Path, folder: Path) -> None:
    outcomes = trial(cut_off(sample_file, folder.with_name("torn")), folder, range(48), salvages=1)
    assert told(outcomes) > 12
    assert outcomes["same"] > 12


MANY = int(os.environ.get("ORGANISER_DAMAGED", "10000"))


@pytest.mark.slow
def test_ten_thousand_damaged_files_are_told_of_and_saved_from(sample_file: Path, folder: Path) -> None:
    outcomes = trial(ground(sample_file), folder, range(MANY), salvages=100)
    assert told(outcomes) > outcomes["same"]


@pytest.mark.slow
def test_ten_thousand_that_are_locked_are_told_of_and_saved_from(sample_file: Path, folder: Path) -> None:
    outcomes = trial(ground(sample_file, KEY), folder, range(MANY), salvages=20)
    assert told(outcomes) > outcomes["same"]


@pytest.mark.slow
def test_ten_thousand_that_were_cut_off_in_a_save_are_told_of(sample_file: Path, folder: Path) -> None:
    outcomes = trial(cut_off(sample_file, folder.with_name("torn")), folder, range(MANY), salvages=20)
    assert told(outcomes) > outcomes["same"] // 2


@pytest.mark.slow
@pytest.mark.parametrize("key", [NONE, KEY], ids=["open", "locked"])
def test_damaged_files_of_twenty_thousand_people_are_told_of(sample_file: Path, folder: Path, key: Key) -> None:
    outcomes = trial(ground(sample_file, key, 20_000), folder, range(MANY // 50), salvages=1)
    assert told(outcomes) > outcomes["same"]


def test_all_but_a_lost_page_is_saved(sample_file: Path, tmp_path: Path) -> None:
    with closing(Store.open(sample_file)) as store:
        store.do("Add", add_people, 300)
    content = sample_file.read_bytes()
    at = content.rindex(b"Person 150") // PAGE * PAGE
    sample_file.write_bytes(content[:at] + b"\xa5" * PAGE + content[at + PAGE :])
    target = tmp_path / "Saved.organiser"
    lost = recovery.salvage(sample_file, target, paths.of_user())
    assert any(line.startswith("person: up to") for line in lost)
    names = {row["name"] for row in held(target)["person"]}
    assert 260 < len([name for name in names if name.startswith("Person")]) < 300
    assert {"Person 0", "Person 299"} <= names


def test_a_workspace_whose_header_is_lost_is_saved_whole(sample_file: Path, tmp_path: Path) -> None:
    whole = held(sample_file)
    content = sample_file.read_bytes()
    sample_file.write_bytes(b"\x5a" * 100 + content[100:])
    assert recovery.salvage(sample_file, tmp_path / "Saved.organiser", paths.of_user()) == ()
    assert held(tmp_path / "Saved.organiser") == whole


def test_what_stood_for_something_lost_is_taken_out_and_listed(sample_file: Path, tmp_path: Path) -> None:
    from sqlcipher3 import dbapi2

    with closing(dbapi2.connect(str(sample_file), isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("DELETE FROM person WHERE id IN (SELECT person_id FROM register LIMIT 1)")
        connection.execute("UPDATE session SET minutes = 0 WHERE id = 1")
    lost = recovery.salvage(sample_file, tmp_path / "Saved.organiser", paths.of_user())
    assert any(line.startswith("register:") for line in lost)
    assert any(line.startswith("session: 1 row stood") for line in lost)
    with closing(Store.open(tmp_path / "Saved.organiser")) as store:
        assert store.faults() == ()


def test_a_damaged_workspace_is_kept_under_a_dated_name_with_its_journal(tmp_path: Path) -> None:
    path = tmp_path / "Ours.organiser"
    for _ in range(2):
        path.write_bytes(b"damaged")
        path.with_name("Ours.organiser-journal").write_bytes(b"its journal")
        aside = files.set_aside(path, "damaged", TODAY)
    assert aside.name == "Ours damaged 2027-05-03 2.organiser"
    assert aside.with_name(f"{aside.name}-journal").read_bytes() == b"its journal"
    assert not path.exists()


def test_every_kind_of_damage_is_tried(sample_file: Path, tmp_path: Path) -> None:
    content = sample_file.read_bytes()
    kinds = {damaged(tmp_path / "one", content, content, seed) for seed in range(len(KINDS))}
    assert kinds == set(KINDS)
