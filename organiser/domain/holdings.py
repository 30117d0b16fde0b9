"""Everything that is held on one person, in plain words."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Holding:
    """One part of what is held: its heading, why it is there, and lines of (what, value)."""

    title: str
    why: str
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Holdings:
    """All parts; ``mentions`` says where the name stands in free text that is about something else."""

    name: str
    parts: tuple[Holding, ...]
    mentions: tuple[str, ...] = ()
