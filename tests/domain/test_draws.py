"""Draws by lot: fair, the same for the same seed, and worked out again with a command that every computer has."""

import shutil
import subprocess
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from organiser.domain import draws
from organiser.domain.places import TIES, Entry, Role, Standing
from organiser.domain.problem import Problem

NOW = datetime(2027, 5, 11, 19, tzinfo=UTC)


def entry(number: int, neighbourhood: str = "Hollins") -> Entry:
    return Entry(number, f"Person {number}", neighbourhood, NOW - timedelta(hours=30 - number), number)


def pairs(*entries: Entry) -> list[tuple[str, Entry]]:
    return [(f"uid-{one.person_id}", one) for one in entries]


PEOPLE = some.lists(
    some.tuples(some.integers(1, 30), some.sampled_from(["Hollins", "Elm", ""])), min_size=1, unique_by=lambda x: x[0]
)


@given(PEOPLE, some.text(min_size=1).filter(str.isalnum))
def test_a_draw_is_a_permutation_and_the_same_for_the_same_seed(people: list[tuple[int, str]], seed: str) -> None:
    entries = [entry(number, where) for number, where in people]
    drawn = draws.draw(seed, pairs(*entries), NOW)
    assert drawn == draws.draw(seed, reversed(pairs(*entries)), NOW), "in whatever order the list is read"
    assert sorted(lot.uid for lot in drawn.lots) == sorted(f"uid-{one.person_id}" for one in entries)
    for name in drawn.neighbourhoods:
        lots = drawn.of(name)
        assert [lot.rank for lot in lots] == list(range(1, len(lots) + 1))
        assert sorted(lot.number for lot in lots) == list(range(1, len(lots) + 1))
        weights = [draws.weight(draws.ticket(drawn.seed, name, lot.number)) for lot in lots]
        assert weights == sorted(weights)
        assert all(0 <= weight < TIES for weight in weights)


def test_tickets_are_numbered_in_the_order_of_applying() -> None:
    drawn = draws.draw("Red kite", pairs(entry(5), entry(2), entry(9)), NOW)
    assert {lot.name: lot.number for lot in drawn.lots} == {"Person 2": 1, "Person 5": 2, "Person 9": 3}


def test_who_is_in_a_draw() -> None:
    out = (
        replace(entry(2), late=True),
        replace(entry(3), standing=Standing.WITHDRAWN),
        replace(entry(4), role=Role.FACILITATOR),
        replace(entry(5), lot=1, lots=4),
    )
    assert [lot.uid for lot in draws.draw("Seed", pairs(entry(1), *out), NOW).lots] == ["uid-1"]
    with pytest.raises(Problem, match="nobody to draw lots for"):
        draws.draw("Seed", pairs(*out), NOW)
    with pytest.raises(Problem, match="seed is empty"):
        draws.draw(" ", pairs(entry(1)), NOW)


def test_every_ticket_comes_first_about_as_often() -> None:
    firsts = Counter(draws.draw(f"Seed {n}", pairs(*map(entry, range(1, 6))), NOW).lots[0].number for n in range(1_000))
    assert set(firsts) == {1, 2, 3, 4, 5}
    assert all(140 < times < 260 for times in firsts.values())


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="this computer has no sha256sum")
def test_the_rule_works_with_the_command_that_the_sheet_names() -> None:
    drawn = draws.draw("Elm Road hall, 11 May, seven", pairs(*map(entry, range(1, 7))), NOW)
    by_hand = {}
    for number in range(1, 7):
        words = f"Elm Road hall, 11 May, seven, Hollins, {number}"
        done = subprocess.run(["sha256sum"], input=words.encode(), capture_output=True, check=True)
        by_hand[done.stdout.decode().split()[0]] = number
    assert [by_hand[key] for key in sorted(by_hand)] == [lot.number for lot in drawn.lots]
    assert "printf '%s' 'words of the ticket' | sha256sum" in draws.RULE
