"""Letters, posters, exercises, group cards and the sheets to write on: what stands on them, and what never does."""

from pathlib import Path

import pytest

from organiser.domain.people import Reading
from organiser.exports.paper.look import Look
from organiser.exports.prints import PRINTS, Print
from tests.exports.occasions import FONTS, LINES, SESSION, occasion
from tests.exports.paper_reader import Paper

GOLDEN = Path(__file__).parent.parent / "golden"
KINDS = ("letter", "poster", "exercise", "group-cards", "questionnaire", "asset-sheet", "commitments-sheet")
EACH = pytest.mark.parametrize("kind", [one for one in PRINTS if one.name in KINDS], ids=lambda kind: kind.name)


def paper(kind: Print, what: object = None, look: Look = Look()) -> Paper:  # noqa: B008 -- a frozen value
    return Paper(kind.print(what or occasion(), look, fonts=FONTS).pdf)  # type: ignore[arg-type]


def of(name: str) -> Print:
    return next(one for one in PRINTS if one.name == name)


@EACH
def test_it_reads_as_before(kind: Print) -> None:
    """To accept a change, delete the reference file and run twice."""
    outline, golden = paper(kind).outline(), GOLDEN / f"{kind.name}.txt"
    if not golden.exists():
        golden.write_text(outline, encoding="utf-8")
        pytest.fail(f"{golden} was written: read it, then run again.")
    assert outline == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["poster", "exercise", "questionnaire", "asset-sheet", "commitments-sheet"])
def test_nobody_is_named_on_what_everybody_may_read(name: str) -> None:
    words = " ".join(said.words for said in paper(of(name)).spoken())
    for line in LINES:
        assert line.person not in words
    assert "Large print" not in words or name == "poster"


def test_each_letter_and_each_group_begins_a_page() -> None:
    assert len(paper(of("letter")).pages) == 1
    assert len(paper(of("group-cards")).pages) == 3


@EACH
def test_with_nothing_to_print_it_says_what_to_do(kind: Print) -> None:
    bare = occasion(items=(), lines=())
    words = " ".join(said.words for said in paper(kind, bare).spoken())
    assert SESSION.title.split(":")[0] in words
    assert len(words) > 60


@pytest.mark.parametrize("size", ["A3", "A4", "A5"])
def test_a_poster_is_one_page_on_any_paper(size: str) -> None:
    assert len(paper(of("poster"), look=Look(Reading.STANDARD, size)).pages) == 1
