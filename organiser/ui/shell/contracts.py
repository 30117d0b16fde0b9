"""What the window needs from others, as small as it can be said."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol


class Settings(Protocol):
    """Choices that are remembered between runs."""

    def get(self, name: str, default: str = "", /) -> object:
        """The value last set, or ``default``."""
        ...

    def set(self, name: str, value: str, /) -> None:
        """Remember a value."""
        ...


class History(Protocol):
    """What can be undone and done again, by name; the store is one."""

    @property
    def undo_label(self) -> str:
        """What ``undo`` would undo; empty when there is nothing."""
        ...

    @property
    def redo_label(self) -> str:
        """What ``redo`` would do again; empty when there is nothing."""
        ...

    def undo(self) -> str:
        """Undo the last step and return its label."""
        ...

    def redo(self) -> str:
        """Do the step again that was undone last, and return its label."""
        ...


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that was found: a person, a session, an exercise, a command. ``run`` goes there or does it."""

    title: str
    sub: str
    icon: str
    run: Callable[[], object]
    keys: str = ""


Find = Callable[[str], Sequence[Hit]]
"""Words in, what they find out, best first; called at every letter, so it must be quick."""
