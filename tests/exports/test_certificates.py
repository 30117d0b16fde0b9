"""Certificates: one page for each person who was there, none for anybody else."""

from dataclasses import replace
from pathlib import Path

import pytest

from organiser.domain.attendance import Mark, RegisterLine
from organiser.domain.people import Reading
from organiser.exports import certificates
from organiser.exports.paper.look import Look, Type
from organiser.exports.paper.printing import printed
from organiser.exports.paper.text import Typesetter
from tests.exports.occasions import FONTS, LINES, SESSION, occasion
from tests.exports.paper_reader import Paper

GOLDEN = Path(__file__).parent.parent / "golden" / "certificates.txt"
MARKS = (Mark.PRESENT, Mark.LATE, Mark.ABSENT, Mark.LEFT_EARLY)
MARKED = tuple(replace(line, mark=mark) for line, mark in zip(LINES, MARKS, strict=True))


def paper(lines: tuple[RegisterLine, ...] = MARKED, look: Look = Look()) -> Paper:  # noqa: B008 - a frozen value
    return Paper(printed(certificates.sheet(occasion(lines=lines), look), look, fonts=FONTS).pdf)


def named(*names: str) -> tuple[RegisterLine, ...]:
    return tuple(RegisterLine(row, row, name, mark=Mark.PRESENT) for row, name in enumerate(names, start=1))


def test_it_reads_as_before() -> None:
    """To accept a change, delete the reference file and run twice."""
    outline = paper().outline()
    if not GOLDEN.exists():
        GOLDEN.write_text(outline, encoding="utf-8")
        pytest.fail(f"{GOLDEN} was written: read it, then run again.")
    assert outline == GOLDEN.read_text(encoding="utf-8")


@pytest.mark.parametrize("style", Reading)
@pytest.mark.parametrize("size", ["A4", "A5"])
def test_each_person_has_a_page_by_name(style: Reading, size: str) -> None:
    sheet = paper(named("Zoë Reed", "Ann Lee", "Łukasz Wójcik"), Look(style, size))
    assert len(sheet.pages) == 3
    assert sheet.bookmarks() == ["Ann Lee", "Łukasz Wójcik", "Zoë Reed"]
    assert all(sheet.shown(page).count("Certificate of taking part") == 1 for page in range(3))


@pytest.mark.parametrize("mark", Mark)
def test_only_those_who_were_there_have_one(mark: Mark) -> None:
    sheet = paper((replace(LINES[0], mark=mark), *named("Ann Lee")))
    assert (LINES[0].person in sheet.words()) is mark.was_there


def test_until_somebody_came_one_page_says_so() -> None:
    for lines in ((), LINES):
        sheet = paper(lines)
        assert len(sheet.pages) == 1
        assert "Nobody is marked as there yet" in sheet.words()
        assert not any(line.person in sheet.words() for line in LINES)


def test_a_name_is_as_large_as_its_line_allows() -> None:
    short, longer, longest = "Jo", "Philippa Woodhouse", "Bartholomew Featherstonehaugh-Cholmondeley of Upper Elm Road"
    look = Look()
    first, second = (max(one.size for one in page) for page in paper(named(short, longer)).pages)
    assert first == 5 * look.body.size > second > look.title.size
    [page] = paper(named(longest)).pages
    lines = [one.words.strip() for one in page if one.words.strip() and one.words in longest]
    assert " ".join(lines) == longest
    assert len(lines) == 2


@pytest.mark.parametrize("style", Reading)
@pytest.mark.parametrize("size", ["A4", "A5"])
def test_it_is_composed_as_a_page(style: Reading, size: str) -> None:
    """The words stand in the middle of the sheet, nothing outside the frame, and the signature at its foot."""
    look = Look(style, size)
    width, height = look.size
    [page] = paper(named("Jo"), look).pages
    said = [one for one in page if one.number is not None and one.words.strip()]
    name = next(one for one in said if one.words == "Jo")
    typesetter = Typesetter(FONTS)
    assert name.left + typesetter.width("Jo", Type(name.size, bold=True)) / 2 == pytest.approx(width / 2, abs=0.1)
    assert all(look.margin < one.left < width - look.margin for one in said)
    signed = next(one for one in said if one.words.startswith("Signed"))
    assert signed.baseline < height / 3 < height / 2 < name.baseline


def test_what_is_too_long_for_a_page_runs_on_without_a_frame() -> None:
    long = occasion(replace(SESSION, title="A very long title of a session " * 9), lines=named("Jo"))
    look = Look(Reading.LARGE, "A5")
    sheet = Paper(printed(certificates.sheet(long, look), look, fonts=FONTS).pdf)
    assert len(sheet.pages) > 1
    assert sheet.words().count("A very long title of a session") == 9
