"""Letters, posters, exercises, group cards and the sheets to write on: what stands on them, and what never does."""

from dataclasses import replace
from pathlib import Path

import pytest

from organiser.domain.occasion import Method
from organiser.domain.people import Reading
from organiser.domain.problem import Problem
from organiser.exports.paper.look import Look
from organiser.exports.prints import PRINTS, Print
from tests.exports.occasions import CIRCLE, COURSE, FONTS, GROUP, LINES, SESSION, TODAY, occasion
from tests.exports.paper_reader import Paper

GOLDEN = Path(__file__).parent.parent / "golden"
KINDS = (
    "letter", "poster", "flyer", "overview", "exercise", "group-cards", "questionnaire", "asset-sheet",
    "commitments-sheet",
)  # fmt: skip
EACH = pytest.mark.parametrize("kind", [one for one in PRINTS if one.name in KINDS], ids=lambda kind: kind.name)


def paper(kind: Print, what: object = None, look: Look = Look()) -> Paper:  # noqa: B008 -- a frozen value
    return Paper(kind.print(what or occasion(), look, fonts=FONTS).pdf)  # type: ignore[arg-type]


def of(name: str) -> Print:
    return next(one for one in PRINTS if one.name == name)


@EACH
def test_it_reads_as_before(kind: Print) -> None:
    """To accept a change, delete the reference file and run twice."""
    outline, golden = paper(kind, replace(occasion(), course=COURSE)).outline(), GOLDEN / f"{kind.name}.txt"
    if not golden.exists():
        golden.write_text(outline, encoding="utf-8")
        pytest.fail(f"{golden} was written: read it, then run again.")
    assert outline == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "name", ["poster", "flyer", "overview", "exercise", "questionnaire", "asset-sheet", "commitments-sheet"]
)
def test_nobody_is_named_on_what_everybody_may_read(name: str) -> None:
    words = " ".join(said.words for said in paper(of(name)).spoken())
    for line in LINES:
        assert line.person not in words
    assert "Large print" not in words or name in {"poster", "flyer"}


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


def test_two_flyers_fit_on_a_sheet_and_the_code_is_drawn_on_each() -> None:
    """The second is decoration: what it says was said by the first."""
    small = paper(of("flyer"))
    assert len(small.pages) == 1
    assert small.pdf.pages[0].Contents.read_bytes().count(b" l S") == 2 * 4, "the corners of two to cut at"
    assert len(paper(of("flyer"), look=Look(Reading.STANDARD, "A5")).pages) == 1
    assert "Space 1" not in paper(of("flyer"), look=Look(Reading.LARGE)).decoration(0).partition("Flyer")[0]


def test_a_long_programme_stays_short_and_says_where_it_is_once() -> None:
    told = paper(of("overview"), COURSE)
    assert len(told.pages) == 1
    assert told.words().count("Quaker Meeting House") == 1
    assert "This session is cancelled." in told.words()
    assert "Apply by Wednesday 12 May 2027" in told.words()
    elsewhere = replace(COURSE.chapters[0], session=replace(SESSION, place="Elm Hall"))
    apart = paper(of("overview"), replace(COURSE, chapters=(elsewhere, *COURSE.chapters[1:])))
    assert apart.words().count("Quaker Meeting House") == 2
    assert "No session is planned yet" in paper(of("overview"), replace(COURSE, chapters=())).words()


def test_one_exercise_is_printed_in_full_without_a_session() -> None:
    card = replace(CIRCLE, before=("Set out chairs.",), access=("Leave gaps.",), afterwards=("Type up the notes.",))
    told = paper(of("exercise"), Method(card, GROUP, TODAY)).words()
    for words in ("Talking circle", "Set out chairs.", "Leave gaps.", "Type up the notes.", "Method: Ada Example."):
        assert words in told
    with pytest.raises(Problem, match="printed of a session"):
        paper(of("run-sheet"), Method(card, GROUP, TODAY))


@pytest.mark.parametrize("style", Reading)
def test_a_poster_on_a3_is_read_from_a_distance(style: Reading) -> None:
    """The least type is 18 points, footer and all, and the largest as large as its line allows."""
    look = Look(style, "A3")
    [page] = paper(of("poster"), look=look).pages
    sizes = [one.size for one in page if one.words.strip()]
    assert min(sizes) >= 18
    assert max(sizes) > 60


@pytest.mark.parametrize("style", Reading)
def test_a_group_card_is_read_from_across_the_table(style: Reading) -> None:
    """Its name and its people stand in the middle of the page, in large type."""
    look = Look(style)
    page = paper(of("group-cards"), look=look).pages[0]
    name, person = (next(one for one in page if words in one.words) for words in ("Table 1", "Łukasz"))
    assert person.size >= 24
    assert name.size >= 60
    assert min(name.left, person.left) > look.size[0] * 0.2
    assert look.size[1] * 0.35 < person.baseline < look.size[1] * 0.65
