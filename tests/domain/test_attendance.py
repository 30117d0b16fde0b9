"""Answers, marks and row numbers read from a printed sheet."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as some

from organiser.domain.attendance import (
    Answer,
    HeadCount,
    Mark,
    RegisterLine,
    expected,
    head_count,
    parse_marks,
    parse_rows,
    tally_in_words,
)
from organiser.domain.problem import Problem
from organiser.domain.sessions import Session
from tests.conftest import problem_of

ROWS = tuple(range(1, 16))


@pytest.mark.parametrize(
    ("words", "rows"),
    [
        ("1-9,11,13", (*range(1, 10), 11, 13)),
        ("3", (3,)),
        ("2 4 6", (2, 4, 6)),
        ("1–3; 5", (1, 2, 3, 5)),
        ("5,5,4-6", (5, 4, 6)),
        (" 7 , ", (7,)),
        ("1 - 3", (1, 2, 3)),
        ("1 -3, 5- 6", (1, 2, 3, 5, 6)),
        ("7-7", (7,)),
    ],
)
def test_rows_are_read_as_people_write_them(words: str, rows: tuple[int, ...]) -> None:
    assert parse_rows(words, ROWS) == rows


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("", "No row was named"),
        (" , ", "No row was named"),
        ("0", "no row 0"),
        ("16", "no row 16"),
        ("1-999999", "no row 16"),
        ("9-1", "run backwards"),
        ("1-", "not a row number"),
        ("-3", "not a row number"),
        ("1-2-3", "not a row number"),
        ("two", "not a row number"),
        ("1.5", "not a row number"),
        ("99999999999999999999", "not a row number"),
        ("²", "not a row number"),
        ("1\x002", "not a row number"),
    ],
)
def test_what_is_no_row_of_the_sheet_is_a_problem(words: str, reason: str) -> None:
    with pytest.raises(Problem, match=reason):
        parse_rows(words, ROWS)


def test_a_register_without_rows_says_so() -> None:
    with pytest.raises(Problem, match="It has 0 rows"):
        parse_rows("1", ())


@given(some.lists(some.sampled_from(ROWS), min_size=1))
def test_rows_written_out_come_back_once_each_in_their_order(rows: list[int]) -> None:
    assert parse_rows(",".join(map(str, rows)), ROWS) == tuple(dict.fromkeys(rows))


@given(some.text(max_size=20))
def test_any_words_for_rows_are_read_or_are_a_problem(words: str) -> None:
    problem = problem_of(parse_rows, words, ROWS)
    if problem:
        assert problem.advice
    else:
        assert set(parse_rows(words, ROWS)) <= set(ROWS)


def test_heads_are_counted_and_not_ticks() -> None:
    marks = [Mark.PRESENT, Mark.LATE, Mark.LEFT_EARLY, Mark.APOLOGIES, Mark.ABSENT, Mark.NONE]
    answers = [Answer.YES, Answer.YES, Answer.MAYBE, Answer.NO, Answer.NONE, Answer.NONE]
    lines = [
        RegisterLine(row, row, f"Person {row}", answer=answer, mark=mark, invited=row < 6)
        for row, (answer, mark) in enumerate(zip(answers, marks, strict=True), start=1)
    ]
    count = head_count(lines)
    assert (count.listed, count.there, count.unmarked) == (6, 3, 1)
    assert (count.yes, count.maybe, count.no, count.silent) == (2, 1, 1, 1)
    assert count.in_words == "3 there, 1 not marked, 6 on the list"


def test_before_anybody_is_marked_nobody_counts_as_missing() -> None:
    assert head_count([RegisterLine(1, 1, "Asha")]).in_words == "0 there, 1 on the list"
    assert head_count([]).in_words == "0 there, 0 on the list"


def test_marks_and_answers_have_words_for_people() -> None:
    assert [mark.label for mark in Mark] == ["Not marked", "Present", "Late", "Left early", "Apologies", "Absent"]
    assert [answer.label for answer in Answer] == [
        "No answer yet", "Yes", "No", "Maybe", "Waiting for a place", "Offered a place", "Withdrawn",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("given_number", "yes", "maybe", "no", "people"),
    [(20, 3, 1, 2, 20), (0, 3, 1, 2, 4), (0, 0, 0, 2, 8), (0, 0, 2, 0, 2)],
)
def test_the_number_given_comes_before_the_answers_and_these_before_the_invited(
    given_number: int, yes: int, maybe: int, no: int, people: int
) -> None:
    session = Session("Space", datetime(2027, 5, 19, 12, 30), 90, expected=given_number)
    count = HeadCount(listed=10, yes=yes, maybe=maybe, no=no, silent=0, there=0, unmarked=10)
    assert expected(session, count) == people


P, L, A = Mark.PRESENT, Mark.LATE, Mark.APOLOGIES


@pytest.mark.parametrize(
    ("words", "marks"),
    [
        ("1-3 present, 4 late", {1: P, 2: P, 3: P, 4: L}),
        ("1-3, 5", {1: P, 2: P, 3: P, 5: P}),
        ("1 LATE 2 a, 3", {1: L, 2: A, 3: P}),
        ("1-2 present and 4 late", {1: P, 2: P, 4: L}),
        ("7 left early; 8 left-early", {7: Mark.LEFT_EARLY, 8: Mark.LEFT_EARLY}),
        ("4x", {4: Mark.ABSENT}),
        ("5 late, 5 late", {5: L}),
    ],
)
def test_rows_may_have_marks_of_their_own(words: str, marks: dict[int, Mark]) -> None:
    assert parse_marks(words, ROWS, P) == marks


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("1 present, 1 late", "Row 1 has two marks"),
        ("present 1-3", "“present” is not a row number"),
        ("1-3 asleep", "“asleep” is not a row number, and no mark"),
        ("1,,x", "“x” is not a row number"),
        ("1 present, 99 late", "no row 99"),
        ("", "No row was named"),
    ],
)
def test_marks_of_rows_that_cannot_be_meant_are_a_problem(words: str, reason: str) -> None:
    with pytest.raises(Problem, match=reason):
        parse_marks(words, ROWS, P)


def test_rows_without_any_mark_are_asked_for_one() -> None:
    with pytest.raises(Problem, match="Row 4 has no mark"):
        parse_marks("1-3 present, 4", ROWS)


@given(some.text(max_size=20))
def test_any_words_for_marked_rows_are_read_or_are_a_problem(words: str) -> None:
    if problem_of(parse_marks, words, ROWS, P) is None:
        assert set(parse_marks(words, ROWS, P)) <= set(ROWS)


@pytest.mark.parametrize(
    ("there", "absent", "tally", "words"),
    [
        (3, 2, 3, "The sheet says 3, and 3 are marked as there."),
        (3, 0, 5, "The sheet says 5, this makes 3: row 4 and row 5 are not marked."),
        (4, 0, 5, "The sheet says 5, this makes 4: row 5 is not marked."),
        (3, 2, 4, "The sheet says 4, this makes 3: did somebody walk in who is not on the list?"),
        (4, 1, 2, "The sheet says 2, this makes 4: is somebody ticked who was not there, or was somebody missed in"),
    ],
)
def test_the_sheets_tally_is_compared_in_words(there: int, absent: int, tally: int, words: str) -> None:
    marks = [P] * there + [Mark.ABSENT] * absent + [Mark.NONE] * (5 - there - absent)
    lines = [RegisterLine(row, row, f"Person {row}", mark=mark) for row, mark in enumerate(marks, start=1)]
    assert tally_in_words(lines, tally).startswith(words)
