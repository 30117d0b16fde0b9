"""Companions and consents in the store: linked once, never in a circle, ended but not forgotten."""

from datetime import date

import pytest

from organiser.domain.consents import Consent
from organiser.domain.people import Person
from organiser.domain.problem import Problem
from organiser.store import changes, queries
from organiser.store.store import Store

MAY = date(2027, 5, 3)


@pytest.fixture
def pair(store: Store) -> tuple[int, int]:
    """Dorothy and Tom."""
    return tuple(store.do("Add", changes.people.add, Person(name)) for name in ("Dorothy", "Tom"))  # type: ignore[return-value]


def test_somebody_is_linked_once_and_may_change_whether_they_use_a_place(store: Store, pair: tuple[int, int]) -> None:
    dorothy, tom = pair
    store.do("Link", changes.companions.link, dorothy, tom)
    store.do("Link", changes.companions.link, dorothy, tom, takes_place=True)
    (one,) = store.ask(queries.companions.of_person, dorothy)
    assert (one.person, one.companion, one.takes_place) == ("Dorothy", "Tom", True)
    assert store.ask(queries.companions.with_whom, tom) == (one,)
    assert store.ask(queries.companions.every) == (one,)
    store.undo()
    assert [one.takes_place for one in store.ask(queries.companions.of_person, dorothy)] == [False]


def test_nobody_comes_with_themselves_or_in_a_circle(store: Store, pair: tuple[int, int]) -> None:
    dorothy, tom = pair
    with pytest.raises(Problem, match="their own companion"):
        store.do("Link", changes.companions.link, tom, tom)
    store.do("Link", changes.companions.link, dorothy, tom)
    with pytest.raises(Problem, match="companion of Dorothy already"):
        store.do("Link", changes.companions.link, tom, dorothy)


def test_somebody_in_the_bin_comes_with_nobody_until_they_are_back(store: Store, pair: tuple[int, int]) -> None:
    dorothy, tom = pair
    store.do("Link", changes.companions.link, dorothy, tom, takes_place=True)
    store.do("Remove", changes.people.remove, [tom])
    assert store.ask(queries.companions.of_person, dorothy) == ()
    store.undo()
    assert [one.companion_id for one in store.ask(queries.companions.of_person, dorothy)] == [tom]


def test_unlinking_leaves_both_people(store: Store, pair: tuple[int, int]) -> None:
    dorothy, _ = pair
    new = store.do("Add", changes.companions.link_new, dorothy, Person("Zoe"))
    store.do("Unlink", changes.companions.unlink, dorothy, new)
    store.do("Unlink", changes.companions.unlink, dorothy, new)
    assert store.ask(queries.companions.every) == ()
    assert store.ask(queries.people.one, new).name == "Zoe"


def test_a_consent_comes_back_as_it_was_given(store: Store, pair: tuple[int, int]) -> None:
    dorothy, _ = pair
    given = Consent("Photographs", "Only\nfrom behind", MAY, "Jo", "by phone")
    store.do("Give", changes.consents.give, dorothy, given)
    (found,) = store.ask(queries.consents.of_person, dorothy)
    assert (found.purpose, found.wording, found.given, found.given_by, found.route, found.withdrawn) == (
        "Photographs",
        "Only\nfrom behind",
        MAY,
        "Jo",
        "by phone",
        None,
    )
    assert store.ask(queries.consents.purposes) == ("Photographs",)


def test_a_second_consent_is_refused_until_the_first_has_ended(store: Store, pair: tuple[int, int]) -> None:
    dorothy, _ = pair
    first = store.do("Give", changes.consents.give, dorothy, Consent("Photographs", "", MAY))
    with pytest.raises(Problem, match="agrees to “Photographs” already"):
        store.do("Give", changes.consents.give, dorothy, Consent("PHOTOGRAPHS", "", MAY))
    store.do("Withdraw", changes.consents.withdraw, [first], date(2027, 6, 1))
    assert not store.ask(queries.consents.of_person, dorothy)[0].holds
    second = store.do("Give", changes.consents.give, dorothy, Consent("Photographs", "", date(2027, 7, 1)))
    found = store.ask(queries.consents.of_person, dorothy)
    assert [(one.id, one.holds) for one in found] == [(second, True), (first, False)]


def test_a_consent_never_ends_before_it_was_given_nor_twice(store: Store, pair: tuple[int, int]) -> None:
    dorothy, _ = pair
    one = store.do("Give", changes.consents.give, dorothy, Consent("Photographs", "", MAY))
    store.do("Withdraw", changes.consents.withdraw, [one], date(2027, 1, 1))
    store.do("Withdraw", changes.consents.withdraw, [one], date(2027, 9, 1))
    assert [found.withdrawn for found in store.ask(queries.consents.of_person, dorothy)] == [MAY]
    store.do("Remove", changes.consents.remove, [one])
    assert store.ask(queries.consents.of_person, dorothy) == ()
