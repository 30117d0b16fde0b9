"""Finds the words that name one person in texts that are about something else, and takes them out."""

import re
from dataclasses import dataclass
from functools import cached_property

from organiser.domain import text
from organiser.domain.nameless import EMAIL, NAME, PHONE

TOLD = "(taken out)"
_FEWEST_DIGITS, _SHORTEST_TOLD, _AROUND = 7, 4, 24
_BEGINS = r"(?:(?<![\w+])|(?<=\\[nrt]))"  # a word, or a line of a text that is written down as JSON
_ESCAPED = {'"': r'\\*"', "\\": r"\\+"}


@dataclass(frozen=True)
class Traces:
    """What names a person beyond doubt: full names, addresses of mail, numbers of telephones; "" counts as none.

    A name of a single word is left alone, but ``with_single`` it counts: it may be a day, a street, or anybody.
    ``told`` is what else is known of them, such as a need: it may be said of others as well.
    """

    names: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    with_single: bool = False
    told: tuple[str, ...] = ()

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        parts = {
            "name": {_spaced(form) for name in self.names for form in (name, text.folded(name)) if self._tells(form)},
            "email": {re.escape(one) for one in self.emails if "@" in one},
            "told": {_spaced(words) for words in self.told if len(words) >= _SHORTEST_TOLD},
            "phone": {_dialled(one) for one in self.phones if len(_digits(one)) >= _FEWEST_DIGITS},
        }
        groups = [
            f"(?P<{kind}>{'|'.join(sorted(any_of, key=len, reverse=True))})" for kind, any_of in parts.items() if any_of
        ]
        return re.compile(rf"{_BEGINS}(?:{'|'.join(groups)})(?!\w)", re.IGNORECASE) if groups else None

    def _tells(self, name: str) -> bool:
        return len(name.split()) > 1 or (self.with_single and bool(name))

    def stand_in(self, words: str) -> bool:
        """Whether any of them stands in these words."""
        return bool(self._pattern and self._pattern.search(words))

    def around(self, words: str) -> str:
        """What stands around the first of them, on one line; "" where there is none."""
        found = self._pattern.search(words) if self._pattern else None
        if found is None:
            return ""
        start, end = max(0, found.start() - _AROUND), found.end() + _AROUND
        shown = " ".join(words[start:end].split())
        return f"{'…' if start else ''}{shown}{'…' if end < len(words) else ''}"

    def out_of(self, words: str) -> str:
        """The words with a mark in place of each of them."""
        marks = {"name": NAME, "email": EMAIL, "phone": PHONE, "told": TOLD}
        return self._pattern.sub(lambda match: marks[match.lastgroup or ""], words) if self._pattern else words


def _spaced(name: str) -> str:
    """A name however it is spaced and broken into lines, in plain words or within JSON."""
    words = ("".join(_ESCAPED.get(letter, re.escape(letter)) for letter in word) for word in name.split())
    return r"(?:\s|\\+[nrt])+".join(words)


def _digits(phone: str) -> str:
    return re.sub(r"\D", "", phone)


def _dialled(phone: str) -> str:
    """A number however it is spaced, from here or from abroad."""
    digits = re.sub(r"^(0|44|0044)(?=[1-9])", "", _digits(phone))
    return r"(?:\(?(?:\+|00)44[ ().-]*0?|\(?0)?\)?" + r"[ ().-]{0,2}".join(digits)
