"""Every print as plain text and as a page for a browser: the same words in the same order, and never markup."""

import re
from html.parser import HTMLParser

import pytest

from organiser.exports.paper.look import Look
from organiser.exports.prints import PRINTS, Print
from tests.exports.occasions import FONTS, occasion
from tests.exports.paper_reader import Paper

EVERY = pytest.mark.parametrize("kind", [one for one in PRINTS if not one.parts], ids=lambda kind: kind.name)
_EMPTY = {"meta", "br"}


class Reader(HTMLParser):
    """The words of a page, and whether every element that is opened is closed in its turn."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.open: list[str] = []
        self.seen: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002 -- as the parser calls it
        self.seen.append(tag)
        if tag not in _EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.words.append(data)


def bare(words: str) -> str:
    return re.sub(r"[\W_]+", "", words).casefold()


@EVERY
def test_the_twins_say_what_the_paper_says(kind: Print) -> None:
    paper = [bare(said.words) for said in Paper(kind.print(occasion(), Look(), fonts=FONTS).pdf).spoken()]
    text = bare(kind.twin(occasion(), Look(), "txt").decode("utf-8-sig"))
    reader = Reader()
    reader.feed(kind.twin(occasion(), Look(), "html").decode())
    page = bare(" ".join(reader.words))
    assert reader.open == []
    for words in paper:
        for part in re.split(r"\d", words):  # the minutes of a list stand apart on paper
            assert part in text or "camera" in part  # there is no code for cameras in plain text
            assert part in page


@EVERY
def test_what_is_typed_is_never_markup(kind: Print) -> None:
    reader = Reader()
    reader.feed(kind.twin(occasion(), Look(), "html").decode())
    assert "b" not in reader.seen  # the session is called “Tea & <b>talk”
    assert "script" not in reader.seen
