"""The parts of a text to be read: what stands in it, without how it looks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby


@dataclass(frozen=True, slots=True)
class Title:
    """What the text is called, with a sentence below that says what it is for."""

    words: str
    purpose: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """The name of a section."""

    words: str


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph. As in the items of lists, what stands between two pairs of asterisks is strong."""

    words: str


@dataclass(frozen=True, slots=True)
class Quote:
    """Words to be said or shown as they are; ``label`` says what to do with them."""

    words: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """Short facts on one line, each as the name of an icon and its words."""

    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Steps:
    """Numbered steps, each with a few words for the gutter (its minutes) and the step itself."""

    steps: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Points:
    """The points of a list in no particular order."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ticks:
    """A checklist."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """One of the program's own pictures, by its file in the folder of pictures; ``words`` say what it shows."""

    words: str
    file: str


@dataclass(frozen=True, slots=True)
class Note:
    """Small print."""

    words: str


Part = Title | Heading | Words | Quote | Facts | Steps | Points | Ticks | Picture | Note

_STRONG = re.compile(r"\*\*(.+?)\*\*")
_PICTURE = re.compile(r"!\[([^\]]+)\]\(\.\./pictures/([a-z]+/[a-z-]+\.png)\)")  # a text leads to no other files
_LINE = re.compile(r"(?P<heading>#{1,6}\s+)|(?P<tick>- \[[ x]\]\s+)|(?P<point>[-*]\s+)|(?P<number>\d{1,3}\.\s+)")


def runs(words: str) -> Iterator[tuple[str, bool]]:
    """The words in stretches, each with whether it is strong."""
    for place, stretch in enumerate(_STRONG.split(words)):
        if stretch:
            yield stretch, bool(place % 2)


def read(text: str) -> tuple[Part, ...]:
    """The parts of a plain Markdown text: headings, paragraphs, lists, checklists, pictures."""
    found: list[Part] = []
    for stretch in re.split(r"\n\s*\n", text.strip()):
        for kind, lines in groupby(_lines(stretch), key=lambda line: line[0]):
            found += _parts(kind, tuple(words for _, words in lines))
    return tuple(found)


def _lines(stretch: str) -> list[tuple[str, str]]:
    """What stands between two blank lines, as kinds with words; a line without a mark continues the one above."""
    lines: list[tuple[str, str]] = []
    for line in filter(None, map(str.strip, stretch.splitlines())):
        found = _LINE.match(line)
        if found:
            lines.append((found.lastgroup or "", line[found.end() :]))
        elif _PICTURE.fullmatch(line):
            lines.append(("picture", line))
        elif lines and lines[-1][0] not in {"heading", "picture"}:
            kind, words = lines.pop()
            lines.append((kind, f"{words} {line}"))
        else:
            lines.append(("words", line))
    return lines


def _parts(kind: str, items: tuple[str, ...]) -> tuple[Part, ...]:
    match kind:
        case "heading":
            return tuple(Heading(item) for item in items)
        case "tick":
            return (Ticks(items),)
        case "point":
            return (Points(items),)
        case "number":
            return (Steps(tuple(("", item) for item in items)),)
        case "picture":
            return tuple(Picture(*found.groups()) for found in map(_PICTURE.fullmatch, items) if found)
        case _:
            return tuple(Words(item) for item in items)
