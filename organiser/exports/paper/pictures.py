"""Draws the pages of a PDF as pictures, for the screen and for printers, and reads their words back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from math import ceil
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

POINTS = 72  # in an inch

# The library underneath keeps state of its own for the whole program: one thread at a time may be inside it. For the
# same reason nothing of it is kept from one call to the next; a file is opened in less than a millisecond.
_LIBRARY = Lock()


@dataclass(frozen=True, slots=True)
class Picture:
    """Rows of pixels, ``stride`` bytes each: a pixel is one byte of grey, or blue, green, red and an idle byte."""

    width: int
    height: int
    stride: int
    pixels: bytes
    is_grey: bool


def sizes(pdf: bytes) -> tuple[tuple[float, float], ...]:
    """Width and height of every page, in points."""
    with _opened(pdf) as document:
        return tuple(document.get_page_size(number) for number in range(len(document)))


def pixels(points: float, scale: float) -> int:
    """How many pixels a picture has along a side of so many points."""
    return ceil(points * scale)


def picture(
    pdf: bytes, page: int, scale: float, *, rows: tuple[int, int] | None = None, is_grey: bool = False
) -> Picture:
    """Page ``page`` (from 0) with ``scale`` pixels to a point, or only its ``rows`` from one to before another."""
    with _opened(pdf) as document, _closing(document[page]) as sheet:
        first, end = rows or (0, pixels(sheet.get_height(), scale))
        below = pixels(sheet.get_height(), scale) - end
        # Half a row less, because the library rounds what is cut off up to whole rows.
        cut = tuple(max(0.0, number - 0.5) / scale for number in (0, below, 0, first))
        bitmap = sheet.render(scale=scale, crop=cut, grayscale=is_grey, prefer_bgrx=True)
        drawn = Picture(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer), is_grey)
        bitmap.close()
        return drawn


def words(pdf: bytes, page: int) -> str:
    """What page ``page`` (from 0) says, in the order in which it reads."""
    with _opened(pdf) as document, _closing(document[page]) as sheet:
        text = sheet.get_textpage()
        try:
            return str(text.get_text_range()).replace("\r\n", "\n")
        finally:
            text.close()


@contextmanager
def _opened(pdf: bytes) -> Iterator[PdfDocument]:
    from pypdfium2 import PdfDocument

    with _LIBRARY:
        document = PdfDocument(pdf)
        try:
            yield document
        finally:
            document.close()


@contextmanager
def _closing(page: PdfPage) -> Iterator[PdfPage]:
    try:
        yield page
    finally:
        page.close()
