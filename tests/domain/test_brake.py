"""The brake: when so many people are many, whatever is done to them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organiser.domain.brake import brake


@pytest.mark.parametrize(
    ("number", "of", "brakes"),
    [(1, 1, False), (1, 100, False), (3, 4, False), (2, 8, True), (20, 100, False), (21, 10_000, True), (5, 5, True)],
)
def test_more_than_twenty_or_a_fifth_are_asked_about_twice(number: int, of: int, brakes: bool) -> None:
    assert (brake(number, of) is not None) == brakes


@given(st.integers(0, 500), st.integers(0, 500))
def test_more_of_the_same_crowd_never_brakes_less(number: int, of: int) -> None:
    if brake(number, of):
        assert brake(number + 1, of)
