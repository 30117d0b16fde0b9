"""Licences as a traffic light: what may be passed on, on what conditions, and what is held back."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as some

from organiser.domain import licences
from organiser.domain.exercises import Exercise, Stage
from organiser.domain.licences import Light

CARD = Exercise("tea-talk", "Tea talk", "Talk.", Stage.OPEN)


@pytest.mark.parametrize(
    ("licence", "light", "words"),
    [
        ("Apache-2.0", Light.FREE, ""),
        ("MIT License", Light.FREE, ""),
        ("CC0 1.0", Light.FREE, ""),
        ("Public domain", Light.FREE, ""),
        ("our own words", Light.FREE, ""),
        ("CC BY 4.0", Light.CONDITIONS, "name who wrote it"),
        ("CC-BY-SA-4.0", Light.CONDITIONS, "keep this licence"),
        ("cc by-nc 4.0", Light.CONDITIONS, "take no money"),
        ("CC BY-NC-ND 3.0", Light.CONDITIONS, "change nothing, and take no money"),
        ("Creative Commons Attribution-NonCommercial-ShareAlike 4.0", Light.CONDITIONS, "keep this licence, and take"),
        ("Open Government Licence v3.0", Light.CONDITIONS, "name who wrote it"),
        ("All rights reserved", Light.HELD, "all rights are reserved"),
        ("© 2019 Somebody", Light.HELD, "all rights are reserved"),
        ("CC BY 4.0, but do not copy this page", Light.HELD, "not to be copied"),
        ("By kind permission of the author", Light.HELD, "permission"),
        ("Permit me", Light.HELD, "nothing is known of “Permit me”"),
        ("", Light.HELD, "no licence"),
    ],
)
def test_a_licence_says_what_may_be_done(licence: str, light: Light, words: str) -> None:
    terms = licences.terms(licence)
    assert terms.light is light
    assert words in terms.words
    assert terms.in_words.lower().startswith(light)


def test_cards_are_parted_and_the_reason_names_the_card() -> None:
    kept = replace(CARD, id="x", licence="all RIGHTS reserved")
    free, held = licences.parted([CARD, kept])
    assert free == (CARD,)
    assert [card for card, _ in held] == [kept]
    assert licences.in_words(held) == ("“Tea talk” is held back: all rights are reserved.",)


@given(some.text(max_size=200))
def test_any_words_have_terms(words: str) -> None:
    terms = licences.terms(words)
    assert terms.light is not Light.HELD or terms.words
