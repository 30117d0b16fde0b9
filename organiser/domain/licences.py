"""Licences: whether a text may be passed on, and on what conditions, as a traffic light with words."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from organiser.domain import text
from organiser.domain.exercises import Exercise


class Light(StrEnum):
    """Green, amber or red, always said in words too."""

    FREE = "free to pass on"
    CONDITIONS = "may be passed on with conditions"
    HELD = "not to be passed on"


@dataclass(frozen=True, slots=True)
class Terms:
    """What a licence allows; ``words`` name the conditions, or the reason why a text is held back."""

    light: Light
    words: str = ""

    @property
    def in_words(self) -> str:
        """``May be passed on with conditions: name who wrote it.``"""
        light = text.capitalised(self.light)
        return f"{light}: {self.words}." if self.words else f"{light}."


_NAME_IT = "name who wrote it"
_NO_CHANGES = "name who wrote it, and change nothing"

# The first line of which all words stand in a licence counts. Words that forbid come before the names of licences, and
# the narrower licence before the wider one, so that “CC BY-NC-SA 4.0” is not taken for “CC BY”.
_TERMS: tuple[tuple[str, Terms], ...] = (
    ("all rights reserved", Terms(Light.HELD, "all rights are reserved")),
    ("not to be copied", Terms(Light.HELD, "it is not to be copied")),
    ("do not copy", Terms(Light.HELD, "it is not to be copied")),
    ("no copying", Terms(Light.HELD, "it is not to be copied")),
    ("not to be shared", Terms(Light.HELD, "it is not to be shared")),
    ("do not share", Terms(Light.HELD, "it is not to be shared")),
    ("permission", Terms(Light.HELD, "it needs the permission of whoever wrote it")),
    ("personal use", Terms(Light.HELD, "it is for personal use only")),
    ("confidential", Terms(Light.HELD, "it is confidential")),
    ("proprietary", Terms(Light.HELD, "it belongs to somebody who did not allow copies")),
    ("private", Terms(Light.HELD, "it is private")),
    ("cc0", Terms(Light.FREE)),
    ("public domain", Terms(Light.FREE)),
    ("our own", Terms(Light.FREE)),
    ("own words", Terms(Light.FREE)),
    ("apache", Terms(Light.FREE)),
    ("mit", Terms(Light.FREE)),
    ("bsd", Terms(Light.FREE)),
    ("unlicense", Terms(Light.FREE)),
    ("cc by nc nd", Terms(Light.CONDITIONS, f"{_NO_CHANGES}, and take no money for it")),
    ("cc by nc sa", Terms(Light.CONDITIONS, f"{_NAME_IT}, keep this licence, and take no money for it")),
    ("cc by nc", Terms(Light.CONDITIONS, f"{_NAME_IT}, and take no money for it")),
    ("cc by nd", Terms(Light.CONDITIONS, _NO_CHANGES)),
    ("cc by sa", Terms(Light.CONDITIONS, f"{_NAME_IT}, and keep this licence")),
    ("cc by", Terms(Light.CONDITIONS, _NAME_IT)),
    ("open government", Terms(Light.CONDITIONS, _NAME_IT)),
    ("ogl", Terms(Light.CONDITIONS, _NAME_IT)),
    ("gfdl", Terms(Light.CONDITIONS, f"{_NAME_IT}, and keep this licence")),
    ("gpl", Terms(Light.CONDITIONS, "keep this licence")),
)
_LONG_NAMES = (
    ("creative commons", "cc"), ("attribution", "by"), ("non commercial", "nc"), ("noncommercial", "nc"),
    ("no derivatives", "nd"), ("noderivatives", "nd"), ("noderivs", "nd"), ("share alike", "sa"), ("sharealike", "sa"),
    ("public domain dedication", "public domain"), ("cc zero", "cc0"),
)  # fmt: skip


def terms(licence: str) -> Terms:
    """What a card's licence allows. One that is not known allows nothing: without leave, a text is not to be copied."""
    if not licence.strip():
        return Terms(Light.HELD, "it has no licence, so ask whoever wrote it")
    words = f" {' '.join(re.findall(r'[a-z0-9]+', text.folded(licence)))} "
    for long, short in _LONG_NAMES:
        words = words.replace(f" {long} ", f" {short} ")
    if "©" in licence and " cc " not in words:
        return Terms(Light.HELD, "all rights are reserved")
    found = (known for phrase, known in _TERMS if f" {phrase} " in words)
    return next(found, Terms(Light.HELD, f"nothing is known of “{licence[:60]}”, so ask whoever wrote it"))


def parted(cards: Iterable[Exercise]) -> tuple[tuple[Exercise, ...], tuple[tuple[Exercise, Terms], ...]]:
    """The cards that may be passed on, and those that are held back, each with the reason."""
    told = [(card, terms(card.licence)) for card in cards]
    free = tuple(card for card, allowed in told if allowed.light is not Light.HELD)
    return free, tuple((card, allowed) for card, allowed in told if allowed.light is Light.HELD)


def in_words(held: Iterable[tuple[Exercise, Terms]]) -> tuple[str, ...]:
    """A line for each card that is held back."""
    return tuple(f"“{card.name}” is held back: {allowed.words}." for card, allowed in held)
