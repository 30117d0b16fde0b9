"""The session's pack: one file, every copy tagged, its content in the file once."""

from dataclasses import replace

from organiser.domain.copies import Asked, Format
from organiser.domain.occasion import Occasion
from organiser.domain.people import Reading
from organiser.exports.paper.look import Look
from organiser.exports.prints import PRINTS
from tests.exports.occasions import FONTS, occasion
from tests.exports.paper_reader import Paper

PACK = next(one for one in PRINTS if one.name == "pack")
WANTS = Asked(((Format(colour="yellow"), 1), (Format(Reading.LARGE), 2)), 1, ("Record it as audio, for 1 person",))


def pack(what: Occasion) -> bytes:
    return PACK.print(what, Look(), fonts=FONTS).pdf


def test_the_first_page_says_what_is_in_it_and_where() -> None:
    paper = Paper(pack(replace(occasion(), asked=WANTS)))
    first = paper.shown(0)
    for words in ("What is in this pack", "Handout, large print", "Yellow paper", "Record it as audio", "plain text"):
        assert words in first
    for title in ("What is in this pack", "Run sheet", "Handout", "Handout, large print", "Sign-in sheet"):
        assert title in paper.bookmarks()


def test_each_part_counts_its_own_pages_and_stands_there_as_often_as_said() -> None:
    what = replace(occasion(), asked=WANTS, copies={"questionnaire": 3, "handout": 0})
    paper = Paper(pack(what))
    feet = [paper.decoration(number) for number in range(len(paper.pages))]
    assert sum("Questionnaire" in foot and "Page 1 of 2" in foot for foot in feet) == 3 + 1, "one is yellow"
    assert "Handout" not in paper.bookmarks()
    printed = PACK.print(what, Look(), fonts=FONTS)
    assert printed.pages == len(paper.pages)


def test_no_font_is_named_that_is_not_in_the_file() -> None:
    assert b"/F1" not in b"".join(page.Contents.read_bytes() for page in Paper(pack(occasion())).pdf.pages)


def test_a_hundred_more_copies_hardly_make_the_file_larger_and_all_are_read_out() -> None:
    few, many = (pack(replace(occasion(), copies={"handout": number})) for number in (1, 101))
    assert len(many) < 3 * len(few)
    kinds = [said.words for said in Paper(many).spoken() if said.kind == "H2" and said.words == "What we will do"]
    assert len(kinds) == 101


def test_a_part_begins_on_the_page_that_the_list_names() -> None:
    what = replace(occasion(), asked=WANTS)
    paper = Paper(pack(what))
    large = next(number for number in range(1, len(paper.pages)) if min(one.size for one in paper.pages[number]) >= 18)
    listed = [said.words for said in paper.spoken() if said.kind == "TD"]
    assert str(large + 1) in listed[listed.index("2 people") :][:2]


def test_nothing_in_it_is_said() -> None:
    what = occasion()
    nothing = replace(what, copies={line.key: 0 for line in what.pack})
    assert "There is nothing in this pack" in Paper(pack(nothing)).words()
