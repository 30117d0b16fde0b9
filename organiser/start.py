"""Builds the whole program, from top to bottom."""

import sys
from collections.abc import Sequence

from organiser.app import crash, paths


def main(words: Sequence[str] | None = None) -> int:
    """Do the command that the words name, or open the window when they name none; returns the exit code."""
    arguments = sys.argv[1:] if words is None else list(words)
    crash.to_terminal(paths.of_user().reports)
    from organiser.cli import main as terminal

    return terminal.run(arguments)
