"""How a group shows itself on paper: a colour of its own, and a logo."""

import re
from dataclasses import dataclass, field

from organiser.domain.problem import Problem

_COLOUR = re.compile(r"#?([0-9a-fA-F]{6}|[0-9a-fA-F]{3})")


@dataclass(frozen=True, slots=True)
class Brand:
    """``colour`` as ``#146b5e``, "" for the program's own; ``logo`` a PNG file of modest size, empty for none."""

    colour: str = ""
    logo: bytes = field(default=b"", repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "colour", parse_colour(self.colour))


def parse_colour(words: str) -> str:
    """``#146b5e`` from that, from ``146B5E`` or from ``#aed``; "" for nothing. A Problem says how to write it."""
    if not words.strip():
        return ""
    found = _COLOUR.fullmatch(words.strip())
    if found is None:
        raise Problem(f"“{words[:40]}” is no colour.", "Write it like #146B5E, as drawing programs show it.")
    digits = found[1].lower()
    return f"#{digits if len(digits) == 6 else ''.join(digit * 2 for digit in digits)}"


PLAIN = Brand()
