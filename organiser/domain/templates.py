"""Words with gaps for what differs from person to person: a name, a day, a place."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from organiser.domain import text
from organiser.domain.problem import Problem


@dataclass(frozen=True, slots=True)
class Field:
    """One gap: its name, what fills it, and the words that stand there while that is not known."""

    name: str
    what: str
    missing: str = ""


FIELDS: Final = {
    field.name: field
    for field in (
        Field("to", "who reads or hears it: the first name, for somebody under 18 their guardian", "neighbour"),
        Field("who", "“you”, or the first name of somebody under 18", "you"),
        Field("first name", "the first name of whoever is invited", "neighbour"),
        Field("name", "their whole name", "neighbour"),
        Field("pass on", "the first name, where somebody else passes it on; else nothing", ""),
        Field("session", "the title of the session", "our next session"),
        Field("programme", "the programme it belongs to", "our programme"),
        Field("when", "day and time in words", "a time that we will tell you"),
        Field("day", "the day in words", "a day that we will tell you"),
        Field("date", "the day in figures, the same in every language", ""),
        Field("start", "the time it begins", ""),
        Field("end", "the time it ends", ""),
        Field("where", "the place", "a place that we will tell you"),
        Field("link", "the link to join online", "a link that we will send you"),
        Field("online", "“online”, where there is a link; else nothing", ""),
        Field("good to know", "the session's summary: how to get there, what to bring", ""),
        Field("reply by", "the last day for an answer", "as soon as you can"),
        Field("organiser", "your name", "the organisers"),
        Field("group", "your group's name", "your neighbours"),
        Field("phone", "your group's phone number", "the number that you have for us"),
        Field("email", "your group's email address", "the address that you have for us"),
        Field("caller", "whoever rings", "…"),
    )
}
# These are put together from English words.
IN_ENGLISH: Final = frozenset({"who", "when", "day", "online", "reply by"})

_TOKENS = re.compile(r"\{[^{}\[\]\n]*\}|[\[\]{}]|[^\[\]{}]+")
_GONE = "\0"  # stands where words fell away until the lines are tidied


def check(template: str) -> None:
    """Refuse a template that has a field nobody knows, or a bracket without its other half."""
    for _ in _parts(template):
        pass


def fields_in(template: str) -> tuple[str, ...]:
    """The names of the fields that a template uses, each once."""
    return tuple(dict.fromkeys(name for name, _, _ in _parts(template) if name))


def merged(template: str, values: Mapping[str, str]) -> str:
    """The template with its gaps filled.

    Words in [square brackets] fall away when a field in them has nothing to say, and a line of which nothing is left
    goes with them. Outside brackets the field's own words for what is not known stand in the gap. A value is never
    read as a template. Raises a :class:`Problem` as :func:`check` does.
    """
    said: list[str] = []
    optional: list[str] = []
    is_empty = False
    for name, words, inside in _parts(template):
        if not inside and (optional or is_empty):
            said.append(_GONE if is_empty else "".join(optional))
            optional, is_empty = [], False
        value = values.get(name, "").replace(_GONE, "") if name else words
        is_empty = is_empty or (inside and bool(name) and not value)
        (optional if inside else said).append(value or (FIELDS[name].missing if name else ""))
    return _tidied("".join(said))


def _parts(template: str) -> Iterator[tuple[str, str, bool]]:
    """Each part as the name of its field or its words, and whether it stands in brackets; nothing ends a bracket."""
    inside = False
    for token in _TOKENS.findall(template.replace(_GONE, "")):
        if token == "[":
            if inside:
                raise Problem("There are square brackets inside square brackets.", "Close the first with ] before.")
            inside = True
        elif token == "]":
            if not inside:
                raise Problem("A ] stands there without its [.", "Put [ before the words that may fall away.")
            inside = False
            yield "", "", False
        elif token in "{}":
            raise Problem(f"A {token} stands there without its other half.", "Write a field like {first name}.")
        elif token.startswith("{"):
            yield _known(token[1:-1]), "", inside
        else:
            yield "", token, inside
    if inside:
        raise Problem("A [ stands there without its ].", "Put ] behind the words that may fall away.")


def _known(words: str) -> str:
    name = " ".join(words.replace("_", " ").split()).casefold()
    if name not in FIELDS:
        raise Problem(
            f"There is no field called {{{words[:40]}}}.", f"Use one of: {text.listed(f'{{{one}}}' for one in FIELDS)}."
        )
    return name


def _tidied(words: str) -> str:
    lines = [
        re.sub(" {2,}", " ", line.replace(_GONE, "")).strip(" ")
        for line in words.split("\n")
        if _GONE not in line or line.replace(_GONE, "").strip()
    ]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")
