"""Who comes with whom, and how many places they use together."""

import pytest

from organiser.domain.companions import Companion, party_in_words, party_size


def companion(name: str, *, takes_place: bool) -> Companion:
    return Companion(1, "Dorothy", 2, name, takes_place)


@pytest.mark.parametrize(
    ("places", "size", "words"),
    [
        ((), 1, ""),
        ((False,), 1, ""),
        ((True,), 2, "They come as a party of 2: both get a place, or neither does."),
        ((True, False, True), 3, "They come as a party of 3: all get a place, or nobody does."),
    ],
)
def test_a_party_counts_those_who_use_a_place(places: tuple[bool, ...], size: int, words: str) -> None:
    companions = [companion("Tom", takes_place=one) for one in places]
    assert party_size(companions) == size
    assert party_in_words(companions) == words


def test_a_companion_is_told_in_a_sentence() -> None:
    assert companion("Tom", takes_place=False).in_words == "Tom comes with Dorothy and uses no place."
    assert companion("Tom", takes_place=True).in_words == "Tom comes with Dorothy and uses a place."
