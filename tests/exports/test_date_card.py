"""The date card: large, whole, several to a sheet, and read out once."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from organiser.domain.occasion import Group
from organiser.domain.people import Reading
from organiser.domain.sessions import Session
from organiser.exports import date_card
from organiser.exports.paper.look import Look
from organiser.exports.paper.printing import printed
from tests.exports.occasions import FONTS, GROUP, LINES, SESSION, occasion
from tests.exports.paper_reader import Paper

GOLDEN = Path(__file__).parent.parent / "golden" / "date-card.txt"
IN_THE_HALL = replace(SESSION, title="Space 1", online_url="")


def paper(session: Session = SESSION, look: Look = Look(), group: Group = GROUP) -> Paper:  # noqa: B008 - frozen
    return Paper(printed(date_card.sheet(occasion(session, group=group), look), look, fonts=FONTS).pdf)


def test_it_reads_as_before() -> None:
    """To accept a change, delete the reference file and run twice."""
    outline = paper().outline()
    if not GOLDEN.exists():
        GOLDEN.write_text(outline, encoding="utf-8")
        pytest.fail(f"{GOLDEN} was written: read it, then run again.")
    assert outline == GOLDEN.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("look", "cards"),
    [(Look(), 4), (Look(paper="A5"), 1), (Look(Reading.CLEAR), 4), (Look(Reading.LARGE), 1)],
    ids=["standard", "A5", "clear", "large"],
)
def test_cards_fill_one_sheet_and_are_read_out_once(look: Look, cards: int) -> None:
    sheet = paper(IN_THE_HALL, look)
    assert len(sheet.pages) == 1
    assert sheet.shown(0).count("19 May 2027") == cards
    assert sheet.words().count("19 May 2027") == 1


def test_cards_that_say_much_are_two_to_a_sheet() -> None:
    sheet = paper(replace(SESSION, place=f"{SESSION.place}, first floor, through the yard. " * 4))
    assert len(sheet.pages) == 1
    assert sheet.shown(0).count("19 May 2027") == 2


def test_each_card_has_marks_at_its_corners() -> None:
    for look, cards in ((Look(), 4), (Look(paper="A5"), 1)):
        sheet = paper(IN_THE_HALL, look)
        assert sheet.pdf.pages[0].Contents.read_bytes().count(b" l S") == 4 * cards


def test_a_card_higher_than_its_page_is_whole_and_not_cut() -> None:
    sheet = paper(replace(SESSION, place="Through the yard, " * 16), Look(Reading.LARGE, "A5"))
    assert len(sheet.pages) == 2
    assert sheet.words().count("Through the yard") == 16
    assert all(b" l S" not in page.Contents.read_bytes() for page in sheet.pdf.pages)


@pytest.mark.parametrize("style", Reading)
@pytest.mark.parametrize("size", ["A4", "A5"])
def test_day_and_time_are_much_larger_than_the_rest(style: Reading, size: str) -> None:
    [page] = paper(IN_THE_HALL, Look(style, size)).pages
    least = min(one.size for one in page)
    shown = {one.words: one.size for one in page}
    assert all(shown[words] >= 1.9 * least for words in ("Wednesday", "19 May 2027", "12:30 to 14:00"))


def test_times_that_need_explaining_are_explained() -> None:
    words = paper(replace(SESSION, starts=datetime(2027, 5, 19, 23, 30), timezone="Europe/Paris")).words()
    assert "It ends on Thursday 20 May 2027." in words
    assert "Time zone: Europe, Paris" in words


def test_there_is_a_number_to_ring_or_room_to_write_one() -> None:
    assert "Ring 0161 496 0123" in paper().words().replace("\u00a0", " ")
    assert "Any question? hello@example.org" in paper(group=replace(GROUP, phone="")).words()
    assert "Any question? Ring:" in paper(group=Group()).words()


def test_nobody_is_named_on_it() -> None:
    words = paper().words()
    assert not any(secret and secret in words for line in LINES for secret in (line.person, line.needs, line.contact))
