"""A word on a passphrase is gentle, and said of those that are easily guessed."""

import random

import pytest

from organiser.app.actions import passphrases as action
from organiser.domain.passphrases import doubt, suggestion


@pytest.mark.parametrize(
    ("passphrase", "words"),
    [
        ("elm tree", "short"), ("Password2027!", "Many people"), ("QWERTY uiop asd", "Many people"),
        ("aaaaaaaaaaaaaaaa", "few different"), ("918273645501928", "Digits"), ("x", "short"),
    ],
)  # fmt: skip
def test_one_that_is_easily_guessed_is_pointed_out(passphrase: str, words: str) -> None:
    assert words in doubt(passphrase)


@pytest.mark.parametrize("passphrase", ["correct horse battery staple", "Zwölf Boxkämpfer", "qX7-pplm-99zT"])
def test_a_good_one_needs_no_word(passphrase: str) -> None:
    assert doubt(passphrase) == ""


def test_five_plain_words_make_one_that_needs_no_word() -> None:
    words = [f"word{number}" for number in range(300)]
    drawn = suggestion(words, random.Random(7).choice).split()
    assert len(drawn) == 5
    assert set(drawn) <= set(words)


def test_the_words_that_come_with_the_program_are_many_and_plain() -> None:
    suggested = {action.suggestion() for _ in range(20)}
    assert len(suggested) == 20
    for passphrase in suggested:
        assert doubt(passphrase) == ""
        assert all(word.isascii() and word.islower() and 3 <= len(word) <= 11 for word in passphrase.split())
