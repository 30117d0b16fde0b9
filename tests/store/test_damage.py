"""Damaged workspaces: each is told in plain words or is as it was, none is touched, and what can be read is saved.

The long trial, with ten thousand files: ``python -m pytest -m slow tests/store/test_damage.py``
"""

import os
from collections import Counter
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from organiser.app import files, workspaces
from organiser.app.actions import recovery
from organiser.domain.people import Person
from organiser.domain.problem import Problem
from organiser.store import changes, dump
from organiser.store.store import Store
from organiser.store.transaction import Transaction
from tests.damage import KINDS, PAGE, damaged

Tables = Mapping[str, Any]


def held(path: Path) -> Tables:
    with closing(Store.look(path, "it is a test")) as store:
        return store.ask(dump.everything).tables


def add_people(tx: Transaction, number: int) -> None:
    for one in range(number):
        changes.people.add(tx, Person(f"Person {one}", notes="word " * 60))


def trial(sample_file: Path, tmp_path: Path, seeds: range, salvages: int) -> Counter[str]:
    """What becomes of one damaged file for each seed: told of, or the same as before; so many rounds are salvaged."""
    older = sample_file.read_bytes()
    with closing(Store.open(sample_file)) as store:
        store.do("Add", add_people, 30)
    content, whole = sample_file.read_bytes(), held(sample_file)
    path, target = tmp_path / "Damaged.organiser", tmp_path / "Saved.organiser"
    outcomes: Counter[str] = Counter()
    for seed in seeds:
        kind = damaged(path, content, older, seed)
        before = path.read_bytes()
        try:
            with closing(workspaces.open_file(path)) as store:
                faults = store.faults()
                assert faults or store.ask(dump.everything).tables == whole, f"silently other content: {kind}, {seed}"
            outcomes["faults" if faults else "same"] += 1
        except Problem as problem:
            outcomes["without advice"] += not problem.advice
            assert path.read_bytes() == before, f"touched: {kind}, {seed}"
            outcomes["told"] += 1
        path.write_bytes(before)
        if seed < salvages * len(KINDS):
            outcomes[saved(path, target, whole)] += 1
        assert path.read_bytes() == before, f"touched by salvage: {kind}, {seed}"
        for leftover in tmp_path.glob(".*part*"):
            raise AssertionError(f"left behind: {leftover}, {kind}, {seed}")
    assert not outcomes["without advice"]
    return outcomes


def saved(path: Path, target: Path, whole: Tables) -> str:
    """Salvage a file; what comes of it opens without a fault."""
    target.unlink(missing_ok=True)
    try:
        lost = recovery.salvage(path, target)
    except Problem:
        return "nothing saved"
    with closing(Store.open(target)) as store:
        assert store.faults() == ()
        assert lost or set(store.ask(dump.everything).tables) == set(whole)
    return "saved"


def test_two_hundred_damaged_files_are_told_of_and_saved_from(sample_file: Path, tmp_path: Path) -> None:
    outcomes = trial(sample_file, tmp_path, range(208), salvages=2)
    assert outcomes["told"] > 100
    assert outcomes["saved"] > 16


@pytest.mark.slow
def test_ten_thousand_damaged_files_are_told_of_and_saved_from(sample_file: Path, tmp_path: Path) -> None:
    outcomes = trial(sample_file, tmp_path, range(int(os.environ.get("ORGANISER_DAMAGED", "10000"))), salvages=100)
    assert outcomes["told"] > outcomes["same"]


def test_all_but_a_lost_page_is_saved(sample_file: Path, tmp_path: Path) -> None:
    with closing(Store.open(sample_file)) as store:
        store.do("Add", add_people, 300)
    content = sample_file.read_bytes()
    at = content.rindex(b"Person 150") // PAGE * PAGE
    sample_file.write_bytes(content[:at] + b"\xa5" * PAGE + content[at + PAGE :])
    target = tmp_path / "Saved.organiser"
    lost = recovery.salvage(sample_file, target)
    assert any(line.startswith("person: up to") for line in lost)
    names = {row["name"] for row in held(target)["person"]}
    assert 260 < len([name for name in names if name.startswith("Person")]) < 300
    assert {"Person 0", "Person 299"} <= names


def test_a_workspace_whose_header_is_lost_is_saved_whole(sample_file: Path, tmp_path: Path) -> None:
    whole = held(sample_file)
    content = sample_file.read_bytes()
    sample_file.write_bytes(b"\x5a" * 100 + content[100:])
    assert recovery.salvage(sample_file, tmp_path / "Saved.organiser") == ()
    assert held(tmp_path / "Saved.organiser") == whole


def test_what_stood_for_something_lost_is_taken_out_and_listed(sample_file: Path, tmp_path: Path) -> None:
    from sqlcipher3 import dbapi2

    with closing(dbapi2.connect(str(sample_file), isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("DELETE FROM person WHERE id IN (SELECT person_id FROM register LIMIT 1)")
        connection.execute("UPDATE session SET minutes = 0 WHERE id = 1")
    lost = recovery.salvage(sample_file, tmp_path / "Saved.organiser")
    assert any(line.startswith("register:") for line in lost)
    assert any(line.startswith("session: 1 row stood") for line in lost)
    with closing(Store.open(tmp_path / "Saved.organiser")) as store:
        assert store.faults() == ()


def test_a_damaged_workspace_is_kept_under_a_dated_name_with_its_journal(tmp_path: Path) -> None:
    from tests.conftest import TODAY

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
