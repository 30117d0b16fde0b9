"""Who may be here twice: found among all, and for one new name at once, both in the same way."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from organiser.app.actions import duplicates
from organiser.domain import likeness
from organiser.domain.crowds import Known
from organiser.domain.people import Person
from organiser.domain.problem import Problem
from organiser.store import changes
from organiser.store.store import Store

FIRST = some.sampled_from(
    "Asha Ahsa Liz Elizabeth Mo Mohammed Bill William Łucja Lucja Kofi A Mary-Ann Maryann Mary".split()
)
LAST = some.sampled_from(("Rahman", "Rahmann", "Jones", "Carter", "Cartre", "Wiśniewska", "Ann Mensah", "O'Brien", ""))
NAMES = some.tuples(FIRST, LAST).map(" ".join)
PEOPLE = some.tuples(
    NAMES, some.sampled_from(("", "07700 900111", "+44 7700 900111")), some.sampled_from(("", "home@example.org")),
    some.sampled_from(("", "Hollins", "Mill Lane")),
)  # fmt: skip


@given(some.lists(PEOPLE, max_size=6))
def test_every_pair_that_is_worth_asking_is_found_and_no_other(people: list[tuple[str, str, str, str]]) -> None:
    known = [Known(number, *one) for number, one in enumerate(people, 1)]
    found = {(pair.keep.id, pair.gone.id) for pair in duplicates.pairs(known)}
    assert found == {
        (one.id, other.id)
        for one, other in combinations(known, 2)
        if likeness.compared(one, other, duplicates.is_slip) is not None
    }


@given(some.lists(PEOPLE, max_size=6), PEOPLE)
def test_one_new_name_finds_those_whom_comparing_everybody_finds(
    people: list[tuple[str, str, str, str]], new: tuple[str, str, str, str]
) -> None:
    store = Store.in_memory()
    known = []
    for name, phone, email, place in people:
        person = Person(name, place, phone, email)
        known.append(Known(store.do("Add", changes.people.add, person), person.name, phone, email, place))
    name, phone, email, place = new
    near = duplicates.like(store, name, phone=phone, email=email, neighbourhood=place)
    assert near == duplicates.find(known, name, phone=phone, email=email, neighbourhood=place)
    store.close()


def test_many_of_one_name_are_only_asked_about_when_a_contact_is_the_same() -> None:
    crowd = [Known(number, "John Smith") for number in range(1, 40)]
    crowd += [Known(50, "John Smith", "07700 900111"), Known(51, "Jon Smith", "07700 900111")]
    assert [(pair.keep.id, pair.gone.id) for pair in duplicates.pairs(crowd)] == [(50, 51)]


def test_those_who_come_together_or_were_told_apart_are_not_asked_about(store: Store) -> None:
    ids = [store.do("Add", changes.people.add, Person("Asha Rahman")) for _ in range(3)]
    assert len(duplicates.all_pairs(store)) == 3
    store.do("Link", changes.companions.link, ids[0], ids[1])
    store.do("Note", changes.merging.tell_apart, ids[2], ids[0])
    assert [(pair.keep.id, pair.gone.id) for pair in duplicates.all_pairs(store)] == [(ids[1], ids[2])]


def test_looking_tells_how_far_it_is_and_can_be_stopped() -> None:
    told: list[tuple[int, int]] = []
    duplicates.pairs([Known(1, "Asha"), Known(2, "Asha")], step=lambda done, of: told.append((done, of)))
    assert [done / of for done, of in told] == sorted(done / of for done, of in told)

    def stop(_done: int, _of: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        duplicates.pairs([Known(1, "Asha")], step=stop)


def test_the_same_person_twice_is_a_slip_of_the_one_who_merges(store: Store) -> None:
    person = store.do("Add", changes.people.add, Person("Asha"))
    with pytest.raises(Problem):
        duplicates.merge(store, person, person)
