"""Shows on the terminal how far a long job has come."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

_PARTS = 1_000


@contextmanager
def bar(label: str) -> Iterator[Callable[[int, int], None]]:
    """A bar on stderr where that is a terminal, and nothing where it is not; the work says how many of how many."""
    if not sys.stderr.isatty():
        yield lambda _done, _of: None
        return
    with click.progressbar(length=_PARTS, label=label, file=sys.stderr) as shown:
        yield lambda done, of: shown.update(max(0, _PARTS * done // max(1, of) - shown.pos))
