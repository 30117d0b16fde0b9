"""Guides: longer advice on facilitating, promoting and running things online, with checklists."""

import re
import tomllib
from dataclasses import dataclass

from organiser.domain.problem import Problem

_HEADER = re.compile(r"\+\+\+\n(.*?)\n\+\+\+\n(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Guide:
    """One guide: ``text`` is its Markdown, checklists included."""

    id: str
    title: str
    summary: str
    licence: str
    text: str


def read(source: str) -> Guide:
    """The guide that a file holds: Markdown under a TOML header with id, title, summary and licence."""
    found = _HEADER.match(source.replace("\r\n", "\n"))
    if not found:
        raise Problem("This guide has no header.")
    return Guide(**tomllib.loads(found[1]), text=found[2].strip())
