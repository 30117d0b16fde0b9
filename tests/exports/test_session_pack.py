"""The session's pack: one file, every copy tagged, its content in the file once."""

import html
from dataclasses import replace

import pytest

from organiser.domain.copies import Asked, Format
from organiser.domain.occasion import Occasion
from organiser.domain.people import Reading
from organiser.exports.paper.look import Look, Tint
from organiser.exports.prints import PRINTS
from organiser.exports.session_pack import look_of
from tests.exports.occasions import FONTS, occasion
from tests.exports.paper_reader import Paper

PACK = next(one for one in PRINTS if one.name == "pack")
WANTS = Asked(((Format(colour="yellow"), 1), (Format(Reading.LARGE), 2)), 1, ("Record it as audio, for 1 person",))

LOOKS = (Look(), Look(tinted=True))


def pack(what: Occasion) -> bytes:
    return PACK.print(what, Look(), fonts=FONTS).pdf


def test_the_first_page_says_what_is_in_it_and_where() -> None:
    paper = Paper(pack(replace(occasion(), asked=WANTS)))
    first = paper.shown(0)
    for words in (
        "What is in this pack",
        "Handout, large print",
        "Yellow paper",
        "Record it as audio",
        "as a text file",
    ):
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


def test_an_empty_page_ends_a_copy_only_where_both_sides_are_printed() -> None:
    what = replace(occasion(), asked=WANTS, copies={"date-card": 3})
    one_side, both = (Paper(PACK.print(what, look, fonts=FONTS).pdf) for look in (Look(), Look(both_sides=True)))
    assert all(one_side.shown(number).strip() for number in range(len(one_side.pages)))
    assert len(both.pages) % 2 == 0
    begins = [at for at in range(len(both.pages)) if "Page 1 of" in both.decoration(at)]
    assert all(at % 2 == 0 for at in begins), "each copy begins on a sheet of its own"
    empty = [at for at in range(len(both.pages)) if not both.shown(at).strip()]
    assert len(empty) == len(both.pages) - len(one_side.pages) > 0
    listed = [said.words for said in both.spoken() if said.kind == "TD"]
    assert str(begins[1] + 1) in listed[:4], "and on the page that the list names"


def test_a_colour_is_drawn_on_white_paper_only_when_asked() -> None:
    what = replace(occasion(), asked=Asked(((Format(colour="yellow"), 1), (Format(colour="pink"), 1))))
    parts = {(line.format.colour, look.tinted): look_of(line, look).tint for look in LOOKS for line in what.pack}
    assert parts["yellow", True] is Tint.YELLOW
    assert {tint for key, tint in parts.items() if key != ("yellow", True)} == {Tint.NONE}
    words = Paper(PACK.print(what, Look(tinted=True), fonts=FONTS).pdf).shown(0)
    assert "Pink paper" in words, "the program has no such ground"
    assert "Yellow paper" not in words


def test_it_says_how_far_it_has_come_and_can_be_stopped() -> None:
    steps: list[tuple[int, int]] = []
    PACK.print(occasion(), Look(), fonts=FONTS, step=lambda done, of: steps.append((done, of)))
    assert steps == [(at, len(steps)) for at in range(len(steps))]
    assert len(steps) > 3

    def stop(done: int, _of: int) -> None:
        if done:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        PACK.print(occasion(), Look(), fonts=FONTS, step=stop)


@pytest.mark.parametrize("ending", ["txt", "html"])
def test_its_twin_holds_each_print_once(ending: str) -> None:
    what = replace(occasion(), asked=WANTS)
    words = PACK.twin(what, Look(), ending).decode()
    titles = {part.sheet.footer[0] for part in PACK.parts(what, Look())} if PACK.parts else set()
    assert len(titles) > 3
    assert all(words.count(html.escape(title) if ending == "html" else title) == 1 for title in titles)
