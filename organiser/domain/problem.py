"""The one kind of failure that is told to the user instead of being reported as a bug."""

import re

# What a terminal would obey instead of showing it, what turns the direction of a line, and bytes that are no letters.
_NOT_SHOWN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


class Problem(Exception):
    """Something the user can act on: what happened, and what to do next.

    ``message`` is one or two plain sentences; ``advice`` may be empty. Both may name files, whose names may hold
    anything: what cannot be shown is shown as �.
    """

    def __init__(self, message: str, advice: str = "") -> None:
        self.message = _NOT_SHOWN.sub("�", message)
        self.advice = _NOT_SHOWN.sub("�", advice)
        super().__init__(self.message)

    def __str__(self) -> str:
        return f"{self.message} {self.advice}".rstrip()
