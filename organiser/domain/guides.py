"""Guides: longer advice on facilitating, promoting and running things online, with checklists."""

from dataclasses import dataclass

from organiser.domain import cards
from organiser.domain.problem import Problem


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
    parts = cards.parted(source)
    if parts is None:
        raise Problem("This guide has no header.")
    header, text = parts
    return Guide(**cards.read_toml(header), text=text.strip())
