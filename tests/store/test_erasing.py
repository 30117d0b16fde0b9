"""Erasing: whatever somebody was called and wherever it was written, no column of text holds it afterwards."""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from organiser.domain.people import Person
from organiser.store import changes, dump, free_text
from organiser.store.reader import Reader
from organiser.store.store import Store
from organiser.store.transaction import reader

_WORDS = st.text(st.sampled_from("abzäłşéОи中\"'\\-.&<"), min_size=2, max_size=7).filter(lambda w: w[0].isalpha())
_NAMES = st.tuples(_WORDS, _WORDS).map(lambda words: f"Q{words[0]}x {words[1]}q")
_FORMS = ("{}", "Ask {} or\n{}", "{}.", "\t{}, {}", "({})")


def _columns(tx: Reader) -> Iterator[tuple[str, str]]:
    """Each column in which somebody else may be named; ids, kinds and times are not written by people."""
    for table in dump.names(tx):
        for row in tx.rows(f'PRAGMA table_info("{table}")'):
            if row["type"] == "TEXT" and row["name"] not in free_text.OF_OTHERS.get(table, set()) | {"uid"}:
                yield table, row["name"]


def _spread(tx: Any, words: str) -> None:
    """Write the words into every column: as they are, and into what holds JSON within it, once and twice."""
    asked = reader(tx)
    written = [words, json.dumps([words], ensure_ascii=False)]
    written.append(json.dumps({"plan": written[1]}, ensure_ascii=False))
    for table, column in list(_columns(asked)):
        for number, row in enumerate(asked.rows(f'SELECT id FROM "{table}" ORDER BY id LIMIT 3')):
            sql = f'UPDATE OR IGNORE "{table}" SET "{column}" = :words WHERE id = :id'
            asked.row(sql, words=written[number], id=row["id"])


def _left(tx: Reader, *traces: str) -> list[tuple[str, str, str]]:
    found = []
    for table, rows in dump.everything(tx).tables.items():
        for row in rows:
            for column, value in row.items():
                said = str(value).casefold()
                found += [(table, column, str(value)) for trace in traces if trace.casefold() in said]
    return found


@settings(max_examples=12)
@given(_NAMES, st.sampled_from(_FORMS), st.booleans())
def test_no_column_holds_a_name_that_was_erased(whole_sample: Store, name: str, form: str, loud: bool) -> None:
    person = Person(name, phone="07700 900731", email="q.x@example.org", notes="Plays the hurdy-gurdy")
    person_id = whole_sample.do("Add", changes.people.add, person)
    words = form.replace("{}", person.name.upper() if loud else person.name)
    whole_sample.do("Spread", _spread, f"{words}; +44 7700 900731, Q.X@example.org")
    assert len(whole_sample.ask(_left, "q.x@example.org")) > 40
    whole_sample.do_for_good(changes.erasing.erase, [person_id])
    once = json.dumps(person.name, ensure_ascii=False)[1:-1]
    assert whole_sample.ask(_left, person.name, once, "900731", "q.x@example.org", "hurdy-gurdy") == []


def test_two_that_read_the_same_without_the_name_both_lose_it(store: Store) -> None:
    person_id = store.do("Add", changes.people.add, Person("Ann Lee"))
    for name in ("Birthday of Ann Lee", "Birthday of ANN LEE"):
        store.do("Mark", _mark_day, name)
    store.do_for_good(changes.erasing.erase, [person_id])
    assert store.ask(_left, "Ann Lee") == []
    names = store.ask(lambda tx: [row["name"] for row in tx.rows("SELECT name FROM marked_day ORDER BY id")])
    assert names == ["Birthday of (name)", "Birthday of (name) 2"]


def _mark_day(tx: Any, name: str) -> None:
    reader(tx).row(
        "INSERT INTO marked_day (uid, day, name, every_year, source) VALUES (:uid, '2027-05-03', :name, 0, '')",
        name=name,
        uid=f"day-{'LEE' in name}",
    )


@pytest.mark.parametrize("column", ["guardian", "guardian_contact"])
def test_where_they_stand_for_somebody_elses_sake_it_is_told(store: Store, column: str) -> None:
    kit = replace(Person("Kit Lee", under_18=True), **{column: "Ann Lee, 07700 900731"})  # type: ignore[arg-type]
    store.do("Add", changes.people.add, kit)
    person_id = store.do("Add", changes.people.add, Person("Ann Lee", phone="07700 900731"))
    told = store.ask(lambda tx: _told(tx, person_id))
    assert any("guardian of somebody else" in one for one in told)


def _told(tx: Reader, person_id: int) -> tuple[str, ...]:
    from organiser.store.queries import holdings

    return holdings.of_person(tx, person_id).mentions
