"""Pictures of pages: of the right size, the same whole and in strips, in colour and grey, from any thread."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from organiser.app.paths import resource
from organiser.exports.paper import pictures
from organiser.exports.paper.look import Look
from organiser.exports.prints import PRINTS
from tests.exports.occasions import occasion


@pytest.fixture(scope="module")
def run_sheet() -> bytes:
    fonts: Path = resource("fonts")
    return PRINTS[0].print(occasion(), Look(), fonts=fonts).pdf


def test_every_page_is_as_large_as_its_paper(run_sheet: bytes) -> None:
    assert len(pictures.sizes(run_sheet)) == 3
    for size in pictures.sizes(run_sheet):
        assert size == pytest.approx((595.28, 841.89), abs=0.01)


def test_a_page_has_white_paper_and_dark_words(run_sheet: bytes) -> None:
    drawn = pictures.picture(run_sheet, 0, 2.0)
    assert (drawn.width, drawn.height) == (1191, 1684)
    assert drawn.pixels[:3] == b"\xff\xff\xff"
    assert min(drawn.pixels) < 20
    assert len(drawn.pixels) == drawn.stride * drawn.height


@pytest.mark.parametrize("is_grey", [False, True])
@pytest.mark.parametrize("scale", [1.0, 150 / 72, 1.37])
def test_strips_put_together_are_the_whole_page(run_sheet: bytes, scale: float, is_grey: bool) -> None:
    whole = pictures.picture(run_sheet, 1, scale, is_grey=is_grey)
    strips = [
        pictures.picture(run_sheet, 1, scale, rows=(top, min(top + 301, whole.height)), is_grey=is_grey)
        for top in range(0, whole.height, 301)
    ]
    assert sum(strip.height for strip in strips) == whole.height
    assert {strip.width for strip in strips} == {whole.width}
    together = b"".join(strip.pixels for strip in strips)
    assert len(together) == len(whole.pixels)
    assert max(abs(one - other) for one, other in zip(together, whole.pixels, strict=True)) <= 2


def test_the_words_of_a_page_are_those_that_it_shows(run_sheet: bytes) -> None:
    assert "Tea & <b>talk" in pictures.words(run_sheet, 0)
    assert "Page 3 of 3" in pictures.words(run_sheet, 2)


def test_many_threads_may_ask_at_once(run_sheet: bytes) -> None:
    alone = [pictures.picture(run_sheet, page, 1.0).pixels for page in range(3)]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda page: pictures.picture(run_sheet, page % 3, 1.0).pixels, range(48)))
    assert together == alone * 16
