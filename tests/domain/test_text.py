"""Words as people type them come out clean, comparable and countable."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as some

from organiser.domain import text
from organiser.domain.problem import Problem

ANYTHING = some.text(some.characters(), max_size=80)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Asha   Rahman\t", "Asha Rahman"),
        ("Asha\nRahman", "Asha Rahman"),
        ("Asha\x00Rahman", "Asha Rahman"),
        ("Asha\x1b[31m", "Asha [31m"),
        ("Asha\u2028Rahman", "Asha Rahman"),
        ("\u202eevil\u202c", "evil"),
        ("\u2067Asha\u2069", "Asha"),
        ("\ufeffAsha", "Asha"),
        ("half\ud800", "half"),
        ("Zo\u0065\u0308", "Zoë"),
    ],
)
def test_a_line_keeps_its_words_and_drops_what_cannot_be_seen(typed: str, kept: str) -> None:
    assert text.line(typed) == kept


@pytest.mark.parametrize("name", ["क्‍ष", "میں‌نے", "Łucja Wiśniewska", "Ifan Ŵyn-Parry", "李小龍", "O’Brien", "N'Golo"])
def test_names_of_every_script_stay_as_they_are_typed(name: str) -> None:
    assert text.line(name) == name


@given(ANYTHING)
def test_a_cleaned_line_is_clean_and_stays_the_same(typed: str) -> None:
    once = text.line(typed)
    assert text.line(once) == once
    assert not any(unicodedata.category(letter) in {"Cc", "Cs", "Zl", "Zp"} for letter in once)
    assert once == once.strip()


@given(ANYTHING)
def test_a_cleaned_block_stays_the_same_and_has_no_control_character(typed: str) -> None:
    once = text.block(typed)
    assert text.block(once) == once
    assert not any(unicodedata.category(c) in {"Cc", "Cs", "Zl", "Zp"} for c in once if c not in "\n\t")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("one  \ntwo\n\n\n", "one\ntwo"),
        ("one\u2028two", "one\ntwo"),
        ("one\vtwo", "one\ntwo"),
        ("  - a\n  - b", "  - a\n  - b"),
        ("a\tb\x07", "a\tb"),
    ],
)
def test_a_block_keeps_its_lines(typed: str, kept: str) -> None:
    assert text.block(typed) == kept


@pytest.mark.parametrize("nothing", ["", "   ", "\n\t", "\x00", "\u202e", "\u200b", "\u200d\u200d", "\u2060\u00ad"])
def test_a_name_that_nobody_can_see_is_refused(nothing: str) -> None:
    with pytest.raises(Problem, match="name is empty"):
        text.required(nothing, "name")


def test_a_line_may_be_as_long_as_the_limit_and_no_longer() -> None:
    assert text.line("x" * text.LINE_LIMIT)
    with pytest.raises(Problem, match="301 characters"):
        text.line("x" * (text.LINE_LIMIT + 1), "title")
    assert text.block("x" * text.TEXT_LIMIT)
    with pytest.raises(Problem, match="notes is too long: 100,001"):
        text.block("x" * (text.TEXT_LIMIT + 1), "notes")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Łukasz", "LUKASZ"),
        ("Ŵyn", "wyn"),
        ("Ærø", "aero"),
        ("Weiß", "WEISS"),
        ("Đặng", "dang"),
        ("Oisín", "oisin"),
        ("Mill  Lane", "mill lane"),
        ("Þóra", "thora"),
        ("ﬁne", "FINE"),
        ("™", "tm"),
        ("ℌall", "hall"),
    ],
)
def test_accents_and_case_do_not_tell_two_words_apart(one: str, other: str) -> None:
    assert text.folded(one) == text.folded(other)


def test_different_names_stay_different_when_folded() -> None:
    assert text.folded("Mill Lane") != text.folded("Mile Lane")
    assert text.folded("अमीना") != text.folded("अमीन")


@given(ANYTHING)
def test_what_is_folded_once_is_folded_for_good(typed: str) -> None:
    once = text.folded(typed)
    assert text.folded(once) == once


def test_a_search_finds_all_its_words_in_any_order() -> None:
    assert text.holds_words("Łucja Wiśniewska, Castle Fields", "castle lucja")
    assert not text.holds_words("Łucja Wiśniewska, Castle Fields", "castle amina")
    assert text.holds_words("anything", "")


def test_numbers_stand_with_their_nouns() -> None:
    assert text.counted(1, "person", "people") == "1 person"
    assert text.counted(0, "person", "people") == "0 people"
    assert text.counted(1_200, "place") == "1,200 places"


def test_a_list_reads_like_a_sentence() -> None:
    assert [text.listed("abc"[:n]) for n in range(4)] == ["", "a", "a and b", "a, b and c"]


def test_minutes_are_said_in_hours_and_minutes() -> None:
    said = [text.minutes_in_words(minutes) for minutes in (0, 1, 45, 60, 61, 90, 120)]
    assert said == [
        "0 minutes", "1 minute", "45 minutes", "1 hour", "1 hour 1 minute", "1 hour 30 minutes", "2 hours",
    ]  # fmt: skip
