"""How prints look: the group's colour and logo, tinted ground, easy and very large print, as they are drawn."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organiser.domain.brand import Brand, parse_colour
from organiser.domain.people import Reading
from organiser.domain.problem import Problem
from organiser.exports.paper import easy, ink
from organiser.exports.paper.look import Look, Theme, Tint
from organiser.exports.prints import PRINTS, Print
from organiser.imports import logos
from tests.exports.occasions import FONTS, GROUP, occasion
from tests.exports.paper_reader import Paper
from tests.imports.test_logos import picture

LOGO = logos.read(picture())
PAPER = [one for one in PRINTS if not one.grids and not one.parts]


def paper(name: str, look: Look, brand: Brand | None = None) -> Paper:
    [kind] = [one for one in PRINTS if one.name == name]
    group = replace(GROUP, brand=brand) if brand else GROUP
    return Paper(kind.print(occasion(group=group), look, fonts=FONTS).pdf)


COLOURS = st.tuples(*[st.integers(0, 255)] * 3).map(lambda parts: f"#{parts[0]:02x}{parts[1]:02x}{parts[2]:02x}")


@given(COLOURS, st.sampled_from(Tint))
def test_any_colour_can_be_read_on_any_ground(colour: str, tint: Tint) -> None:
    look = Look(brand=Brand(colour), tint=tint)
    assert ink.contrast(look.accent, tint.ground) >= ink.LEAST
    assert ink.contrast((0, 0, 0), tint.ground) > 15


def test_a_colour_that_is_dark_enough_stays_as_it_is() -> None:
    assert Look(brand=Brand("#146b5e")).accent == ink.from_hex("#146b5e")
    assert Look(brand=Brand("#146b5e"), theme=Theme.PLAIN).accent == (0, 0, 0)


@pytest.mark.parametrize(
    ("words", "colour"), [("#146B5E", "#146b5e"), ("146b5e", "#146b5e"), (" #aed ", "#aaeedd"), ("", "")]
)
def test_colours_are_written_in_many_ways(words: str, colour: str) -> None:
    assert parse_colour(words) == colour


@pytest.mark.parametrize("words", ["red", "#12345", "#12345g", "rgb(1,2,3)"])
def test_what_is_no_colour_is_refused(words: str) -> None:
    with pytest.raises(Problem, match="no colour"):
        Brand(words)


@pytest.mark.parametrize("kind", PAPER, ids=lambda kind: kind.name)
def test_the_logo_stands_on_the_first_page_as_decoration(kind: Print) -> None:
    whole = paper(kind.name, Look(), Brand(logo=LOGO))
    shown = [page.Contents.read_bytes().count(b"/Logo Do") for page in whole.pdf.pages]
    assert shown == [1] + [0] * (len(shown) - 1)
    assert whole.words() == paper(kind.name, Look()).words()


def test_the_logo_keeps_its_shape_within_the_margin() -> None:
    for size in ("A5", "A4", "A3"):
        look = Look(paper=size)
        whole = paper("handout", look, Brand(logo=LOGO))
        content = whole.pdf.pages[0].Contents.read_bytes().decode()
        [line] = [line for line in content.splitlines() if "/Logo Do" in line]
        width, _, _, height, left, bottom = map(float, line.split()[1:7])
        across, down = int.from_bytes(LOGO[16:20], "big"), int.from_bytes(LOGO[20:24], "big")
        page_width, page_height = look.size
        assert width / height == pytest.approx(across / down, rel=0.01)
        assert left + width == pytest.approx(page_width - look.margin, abs=0.1)
        assert page_height - look.margin < bottom < bottom + height < page_height


@pytest.mark.parametrize("tint", [one for one in Tint if one is not Tint.NONE])
def test_a_tint_covers_each_page_beneath_everything(tint: Tint) -> None:
    look = Look(tint=tint)
    width, height = look.size
    for page in paper("run-sheet", look).pdf.pages:
        content = page.Contents.read_bytes()
        ground = f"rg 0 0 {width:.2f} {height:.2f} re f".encode()
        assert content.count(ground) == 1
        assert content.index(ground) < content.index(b"BT")


def test_easy_print_has_a_sentence_to_a_line_and_pictures_beside_the_facts() -> None:
    whole = paper("handout", Look(Reading.EASY))
    said = [one.words for one in whole.spoken()]
    assert "You choose what you share." in said
    assert min(one.size for page in whole.pages for one in page) >= 16
    assert b" RG 2 w 1 J 1 j" in whole.pdf.pages[0].Contents.read_bytes()


@pytest.mark.parametrize(
    ("words", "sentences"),
    [
        ("One. Two.", ["One.", "Two."]),
        ("Come at 2 p.m. on Monday. Bring tea!", ["Come at 2 p.m. on Monday.", "Bring tea!"]),
        ("“Who?” Asha asked. “You.”", ["“Who?”", "Asha asked.", "“You.”"]),
        ("It costs 2.50 pounds", ["It costs 2.50 pounds"]),
        ("At St. Mary’s. Then home.", ["At St. Mary’s.", "Then home."]),
        ("e.g. Apples", ["e.g. Apples"]),
    ],
)
def test_sentences_end_where_people_would_say(words: str, sentences: list[str]) -> None:
    assert easy.sentences(words) == sentences


@given(st.text(max_size=120))
def test_no_letter_is_lost_between_sentences(words: str) -> None:
    assert "".join(easy.sentences(words)).replace(" ", "").replace("\n", "") == words.replace(" ", "").replace("\n", "")


@pytest.mark.parametrize("points", [18, 24, 36])
def test_large_print_is_as_large_as_is_wished(points: int) -> None:
    whole = paper("run-sheet", Look(Reading.LARGE, points=points))
    sizes = {one.size for page in whole.pages for one in page if one.number is not None}
    assert min(sizes) == points
    width = Look().size[0]
    assert all(0 < one.left < width for page in whole.pages for one in page)


@pytest.mark.parametrize("points", [12, 17, 37, 400])
def test_sizes_that_are_none_are_refused(points: int) -> None:
    with pytest.raises(Problem, match="Large print"):
        Look(Reading.LARGE, points=points)
