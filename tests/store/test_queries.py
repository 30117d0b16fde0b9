"""Questions: they never change anything, work on an empty workspace, and ask as often for many rows as for few."""

import inspect
from collections.abc import Callable
from datetime import UTC, date, datetime
from importlib import import_module
from typing import Any

import pytest

from organiser.domain.people import Person
from organiser.domain.problem import Problem
from organiser.domain.sessions import Session
from organiser.store import changes, queries
from organiser.store.reader import Reader, Row
from organiser.store.store import Store
from tests.conftest import NOW
from tests.contents import contents

NOON = datetime(2027, 5, 19, 12, 30)
SINCE = datetime(2027, 5, 30)
WORKSHOP = datetime(2027, 5, 26, 12, 30)  # when the sample's first session begins

# What each question is asked with; one that is not named here takes nothing.
WORDS: dict[str, tuple[tuple[object, ...], dict[str, object]]] = {
    "agendas.items": ((1,), {}),
    "agendas.beside": ((Session("Space", WORKSHOP, 90, id=99),), {}),
    "agendas.of_session": ((Session("Space", NOON, 90, id=1),), {}),
    "attendance.register": ((1,), {}),
    "attendance.of_person": ((1,), {}),
    "attendance.rate": ((1, datetime(2028, 1, 1, tzinfo=UTC)), {}),
    "attendance.rates": ((1, datetime(2028, 1, 1, tzinfo=UTC)), {}),
    "attendance.tally": ((1,), {}),
    "attendance.walk_ins": ((1,), {}),
    "call_lists.far": ((("helen marsh",), ("tom.e@example.org",)), {}),
    "call_lists.kept": ((1,), {}),
    "call_lists.near": ((1,), {}),
    "duplicates.belongings": ((1, 2), {}),
    "duplicates.near": ((((" asha ", " as"), ("an ",)),), {"phone": "7700900", "email": "a@example.org"}),
    "groupings.guests": ((1,), {}),
    "groupings.of_session": ((1,), {}),
    "groupings.one": ((1,), {}),
    "groupings.together_before": ((2,), {}),
    "holdings.echoes": ((1,), {}),
    "holdings.mentions": ((Person("Ruth Okafor", id=99),), {}),
    "holdings.of_person": ((1,), {}),
    "inventory.counted": ((date(2027, 5, 3),), {}),
    "keeping.count_due": ((date(2028, 5, 1),), {}),
    "keeping.due": ((date(2028, 5, 1),), {}),
    "clashes.people": (({1, 2},), {}),
    "companions.of_person": ((4,), {}),
    "companions.with_whom": ((17,), {}),
    "consents.of_person": ((1,), {}),
    "copies.of_session": ((1,), {}),
    "calls.of_session": ((1,), {}),
    "ledger.of_session": ((1,), {}),
    "ledger.old_dates": ((datetime(2027, 5, 1),), {}),
    "live.run": ((1,), {}),
    "marked_days.between": ((date(2027, 5, 1), date(2027, 6, 1)), {}),
    "named.the_one": (("session", "Co-creation workshop"), {}),
    "needs.one": ((1,), {}),
    "needs.of_person": ((2,), {}),
    "needs.at_sessions": ((2,), {}),
    "needs.of_session": ((1,), {}),
    "needs.to_arrange": ((datetime(2027, 5, 1),), {"until": date(2027, 5, 20)}),
    "needs.to_ask": ((datetime(2027, 5, 1), datetime(2027, 9, 1)), {}),
    "needs.reviews": ((date(2027, 5, 1),), {}),
    "opinions.of_exercise": (("welcome",), {}),
    "people.one": ((1,), {}),
    "people.page": ((), {"words": "mill 07700"}),
    "people.of_programme": ((1,), {}),
    "people.on_register": ((1,), {}),
    "places.of_programme": ((1, NOW), {}),
    "places.of_session": ((1, NOW), {}),
    "places.candidates": ((1, NOW), {}),
    "places.draws": ((1,), {}),
    "places.why": ((1, 1, NOW), {}),
    "printings.ahead": ((datetime(2027, 5, 1),), {}),
    "printings.of_person": ((1,), {}),
    "printings.of_session": ((1,), {}),
    "programmes.one": ((1,), {}),
    "programmes.roles": ((1,), {}),
    "programmes.roster": ((1,), {}),
    "programmes.seating": ((1,), {}),
    "programmes.grid": ((1,), {}),
    "subjects.named": ((("person 1", "session 1", "programme 1"),), {}),
    "removed.by_steps": ((datetime(2020, 1, 1, tzinfo=UTC),), {}),
    "removed.in_bins": ((datetime(2020, 1, 1, tzinfo=UTC),), {}),
    "releases.versions": ((Session("Space", NOON, 90, id=1),), {}),
    "sectors.of_programme": ((1,), {}),
    "sectors.of_session": ((1,), {}),
    "sessions.one": ((1,), {}),
    "sessions.every": ((1,), {}),
    "sessions.of_person": ((1,), {}),
    "sessions.coming": ((SINCE,), {}),
    "sessions.starting": ((datetime(2027, 5, 1), datetime(2027, 6, 1)), {}),
    "sessions.past": ((SINCE,), {"words": "workshop"}),
    "totals.of_session": ((1,), {}),
    "timings.of_exercise": (("welcome",), {}),
}

# What the sample has none of.
NOTHING_IN_THE_SAMPLE = {
    "origins.names",
    "agendas.own_cards", "attendance.tally", "attendance.walk_ins", "call_lists.kept", "call_lists.nicknames",
    "copies.of_session", "printings.ahead", "printings.of_person", "printings.of_session",
    "holdings.echoes", "keeping.erasures", "keeping.in_bin", "keeping.last_erased",
    "keeping.tombstones", "ledger.old_dates", "live.run", "marked_days.between", "marked_days.every",
    "needs.reviews", "needs.to_ask", "opinions.every", "places.draws", "publishing.published", "publishing.server",
    "timings.every", "timings.of_exercise", "wordings.own",
    "removed.by_steps", "removed.in_bins",
}  # fmt: skip

# What asks more than four times, because it looks into many tables for one person, or by one rule after the other.
MORE_THAN_FOUR = {
    "holdings.of_person": 150, "holdings.mentions": 110, "holdings.echoes": 90,
    "keeping.due": 7, "keeping.count_due": 7, "inventory.counted": 9,
    "places.of_programme": 10, "places.why": 10, "places.candidates": 10, "places.of_session": 5,
}  # fmt: skip

# What answers None where there is nothing.
MAY_BE_NONE = {
    "attendance.tally",
    "keeping.last_erased",
    "keeping.last_saved",
    "keeping.oldest",
    "live.run",
    "publishing.server",
}

# What begins with one thing that has to be there.
ABOUT_ONE = {
    "holdings.echoes", "holdings.of_person",
    "places.of_programme", "places.of_session", "places.candidates", "places.why",
}  # fmt: skip


def _questions() -> list[str]:
    return sorted(
        f"{name}.{question}"
        for name in queries.__all__
        for question, function in inspect.getmembers(
            import_module(f"organiser.store.queries.{name}"), inspect.isfunction
        )
        if function.__module__.endswith(f"queries.{name}")
        and next(iter(inspect.signature(function).parameters), "") == "tx"
        and not question.startswith("_")
    )


QUESTIONS = _questions()


def ask(store: Store, name: str) -> object:
    module, question = name.split(".")
    words, named = WORDS.get(name, ((), {}))
    function: Callable[..., Any] = getattr(getattr(queries, module), question)
    return store.ask(function, *words, **named)


class Counted(Reader):
    """A reader that counts how often it asks, and keeps what it asked."""

    def __init__(self, reader: Reader) -> None:
        super().__init__(reader._connection)
        self.asked: list[tuple[str, dict[str, object]]] = []

    def rows(self, sql: str, **values: object) -> list[Row]:
        self.asked.append((sql, values))
        return super().rows(sql, **values)

    def row(self, sql: str, **values: object) -> Row | None:
        self.asked.append((sql, values))
        return super().row(sql, **values)

    def number(self, sql: str, **values: object) -> int:
        self.asked.append((sql, values))
        return super().number(sql, **values)


def asked_by(store: Store, name: str) -> list[tuple[str, dict[str, object]]]:
    """The statements that a question sends to the file."""
    module, question = name.split(".")
    words, named = WORDS.get(name, ((), {}))

    def counted(tx: Reader) -> list[tuple[str, dict[str, object]]]:
        reader = Counted(tx)
        getattr(getattr(queries, module), question)(reader, *words, **named)
        return reader.asked

    return store.ask(counted)


def fill(store: Store, people: int, sessions: int) -> None:
    """Many more rows for the lists to show."""
    programme_id = store.ask(queries.named.the_one, "programme", "Citizen leadership, Aldermoor")

    def add(tx: Any) -> None:
        ids = [changes.people.add(tx, Person(f"Person {n}", "Mill Lane", "07700 900114")) for n in range(people)]
        changes.programmes.join(tx, programme_id, ids)
        for n in range(sessions):
            session_id = changes.sessions.add(tx, Session(f"Space {n}", NOON, 90, programme_id=programme_id))
            changes.attendance.invite(tx, session_id, ids[:3])
        changes.attendance.invite(tx, 1, ids)

    store.do("Fill", add)


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_never_writes(whole_sample: Store, name: str) -> None:
    before = whole_sample.ask(contents)
    whole_sample.ask(lambda tx: tx.rows("PRAGMA query_only = ON"))
    ask(whole_sample, name)
    assert whole_sample.ask(contents) == before


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_has_an_answer_in_the_sample(whole_sample: Store, name: str) -> None:
    assert bool(ask(whole_sample, name)) == (name not in NOTHING_IN_THE_SAMPLE)


@pytest.mark.parametrize("name", QUESTIONS)
def test_an_empty_workspace_answers_or_says_what_is_missing(store: Store, name: str) -> None:
    if name.endswith((".one", ".the_one")) or name in ABOUT_ONE:
        with pytest.raises(Problem, match=r"no longer here|There is no"):
            ask(store, name)
    else:
        assert (ask(store, name) is None) == (name in MAY_BE_NONE)


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_asks_as_often_for_many_rows_as_for_few(whole_sample: Store, name: str) -> None:
    few = len(asked_by(whole_sample, name))
    fill(whole_sample, people=25, sessions=6)
    assert len(asked_by(whole_sample, name)) == few <= MORE_THAN_FOUR.get(name, 4)


def _plan(tx: Reader, sql: str, values: dict[str, object]) -> list[str]:
    return [row["detail"] for row in tx.rows(f"EXPLAIN QUERY PLAN {sql}", **values)]


@pytest.mark.parametrize("name", ["people.page", "people.every", "sessions.coming", "sessions.past"])
def test_a_long_list_is_read_in_the_order_of_an_index(sample: Store, name: str) -> None:
    for sql, values in asked_by(sample, name):
        steps = sample.ask(_plan, sql, values)
        assert not [step for step in steps if "TEMP B-TREE" in step]
        assert not [step for step in steps if step.startswith("SCAN r")], "the register is never read from end to end"


def test_pages_of_people_follow_each_other_without_gaps(sample: Store) -> None:
    fill(sample, people=25, sessions=0)
    everybody = sample.ask(queries.people.every)
    found: list[Person] = []
    while page := sample.ask(
        queries.people.page, after=(found[-1].sort_name, found[-1].id) if found else ("", 0), limit=7
    ):
        assert len(page) <= 7
        found += page
    assert tuple(found) == everybody
    assert len(everybody) == sample.ask(queries.people.count) == 39


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("lucja", ["Łucja Wiśniewska"]),
        ("WYN parry", ["Ifan Ŵyn-Parry"]),
        ("07700 900173", ["Helen Marsh"]),
        ("oisin@example", ["Oisín Brannigan"]),
        ("hollins", ["Dorothy Pike", "Ifan Ŵyn-Parry"]),
        ("nobody of that name", []),
        ("100% _", []),
        ("' OR 1=1 --", []),
    ],
)
def test_people_are_found_by_name_number_address_and_neighbourhood(sample: Store, words: str, names: list[str]) -> None:
    assert [person.name for person in sample.ask(queries.people.page, words=words)] == names


def test_what_is_in_the_bin_is_neither_shown_nor_counted(sample: Store) -> None:
    (line,) = sample.ask(queries.programmes.every)
    first = sample.ask(queries.sessions.every)[0]
    there = sample.ask(queries.people.on_register, first.id)
    sample.do("Remove", changes.people.remove, [there[0].id])
    (shorter,) = sample.ask(queries.programmes.every)
    assert shorter.members == line.members - 1 == len(sample.ask(queries.programmes.roster, line.programme.id))
    (listed,) = (one for one in sample.ask(queries.sessions.coming, datetime(2000, 1, 1)) if one.session.id == first.id)
    assert listed.listed == len(there) - 1 == len(sample.ask(queries.attendance.register, first.id))
    sample.do("Remove", changes.sessions.remove, [first.id])
    assert sample.ask(queries.sessions.count) == 3
    (fewer,) = sample.ask(queries.programmes.every)
    assert fewer.sessions == 3
    with pytest.raises(Problem, match="no longer here"):
        sample.ask(queries.sessions.one, first.id)


def test_sessions_that_come_are_nearest_first_and_those_past_latest_first(sample: Store) -> None:
    every = [session.id for session in sample.ask(queries.sessions.every)]
    since = sample.ask(queries.sessions.one, every[2]).starts
    assert [line.session.id for line in sample.ask(queries.sessions.coming, since)] == every[2:]
    assert [line.session.id for line in sample.ask(queries.sessions.past, since)] == every[1::-1]
    assert len(sample.ask(queries.sessions.coming, datetime(2000, 1, 1), limit=2)) == 2


def test_sessions_are_found_by_words_of_title_programme_and_date(sample: Store) -> None:
    def found(words: str) -> int:
        return len(sample.ask(queries.sessions.coming, datetime(2000, 1, 1), words=words))

    assert (found("space"), found("WORKSHOP aldermoor"), found("wednesday"), found("tuesday")) == (3, 1, 4, 0)


def test_the_one_that_is_meant_is_found_by_id_or_exact_name(sample: Store) -> None:
    people = sample.ask(queries.people.every)
    helen = next(person for person in people if person.name == "Helen Marsh")
    for words in (str(helen.id), "Helen Marsh", " helen marsh ", f"0{helen.id}"):
        assert sample.ask(queries.named.the_one, "person", words) == helen.id


def test_a_name_typed_with_loose_accents_is_the_same_name(sample: Store) -> None:
    lucja = sample.ask(queries.named.the_one, "person", "Łucja Wiśniewska")
    assert sample.ask(queries.named.the_one, "person", "Łucja Wis\u0301niewska") == lucja


@pytest.mark.parametrize(
    "words", ["", "Helen", "0", "99999999999999999999", "9" * 15, "-1", "1.0", "²", "%", "\udcff", "a\0b", "x" * 5_000]
)
def test_whoever_is_not_there_is_a_problem_that_says_where_to_look(sample: Store, words: str) -> None:
    for noun, where in (("person", "people list"), ("session", "sessions list"), ("programme", "programmes list")):
        with pytest.raises(Problem, match=f"There is no {noun} called") as told:
            sample.ask(queries.named.the_one, noun, words)
        assert where in told.value.advice
        assert len(str(told.value)) < 250


def test_a_name_that_several_have_lists_them(sample: Store) -> None:
    for _ in range(10):
        sample.do("Add", changes.people.add, Person("Asha Rahman"))
    with pytest.raises(Problem, match=r"Several are called “asha rahman”: .*Asha Rahman.* and more"):
        sample.ask(queries.named.the_one, "person", "asha rahman")
    assert sample.ask(queries.named.the_one, "person", "20")


def test_the_grid_shows_everybody_against_every_session(sample: Store) -> None:
    (programme,) = sample.ask(queries.programmes.every)
    grid = sample.ask(queries.programmes.grid, programme.programme.id)
    assert len(grid) == programme.members
    assert {len(line.cells) for line in grid} == {programme.sessions}
