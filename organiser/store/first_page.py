"""Makes the first page of a workspace anew, from the pages to which it led: those that list the tables."""

import re
from collections.abc import Iterator
from pathlib import Path

_PAGE = 4096
_HEADER = 100  # bytes of page 1 that come before what any page of SQLite has
_MOST = 300  # pages to which one leads; a workspace has ten
_LEAF, _INNER = 13, 5  # what the first byte of a page of a table says: with rows, or with the way to them

# As a row that lists a table or an index is laid out: what it is, its names, a number or two, and how it was made.
_LISTED = re.compile(
    rb"(?:table(\w+)\1|index\w+|trigger\w+).{0,4}CREATE (?:TABLE|INDEX|UNIQUE INDEX|TRIGGER) ", re.DOTALL
)


def made_anew(path: Path, header: bytes) -> bytes:
    """A first page with this ``header`` that leads to every page which lists tables; nothing when there is none.

    What is found on a page that is damaged itself makes no sense, and does no harm: SQLite is asked whether it reads.
    """
    found = sorted(_listing(path))
    if not 0 < len(found) < _MOST:
        return b""
    cells = [page.to_bytes(4, "big") + _as_varint(last) for last, page in found[:-1]]
    body, places = b"", b""
    for cell in cells:
        body = cell + body
        places += (_PAGE - len(body)).to_bytes(2, "big")
    beginning = bytes([_INNER, 0, 0]) + len(cells).to_bytes(2, "big") + (_PAGE - len(body)).to_bytes(2, "big") + b"\0"
    front = header[:_HEADER] + beginning + found[-1][1].to_bytes(4, "big") + places
    return front + bytes(_PAGE - len(front) - len(body)) + body


def _listing(path: Path) -> Iterator[tuple[int, int]]:
    """The pages that list tables, each with the number of its last row before it."""
    with path.open("rb") as file:
        number = 0
        while page := file.read(_PAGE):
            number += 1
            if number > 1 and page[0] == _LEAF and _LISTED.search(page):
                yield _last_row(page), number


def _last_row(page: bytes) -> int:
    rows = int.from_bytes(page[3:5], "big")
    place = int.from_bytes(page[6 + 2 * rows : 8 + 2 * rows], "big")
    _length, place = _varint(page, place)
    return _varint(page, place)[0]


def _varint(page: bytes, place: int) -> tuple[int, int]:
    """A number as SQLite writes small ones, seven bits a byte, and where it ends."""
    value = 0
    for end in range(place, min(place + 4, len(page))):
        value = value << 7 | page[end] & 127
        if page[end] < 128:
            return value, end + 1
    return value, place + 4


def _as_varint(value: int) -> bytes:
    written = bytes([value & 127])
    while value := value >> 7:
        written = bytes([value & 127 | 128]) + written
    return written
