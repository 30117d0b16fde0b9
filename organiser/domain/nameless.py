"""Takes people out of words: the names of those who are known here, addresses of mail and numbers of telephones."""

import re
from collections.abc import Iterable

from organiser.domain import text

NAME, EMAIL, PHONE = "(name)", "(email)", "(phone)"

_EMAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"(?<![\w:])\(?(?:\+|00?)(?:[ ().-]{0,2}\d){8,14}(?!\w)")
_CAPITALISED = re.compile(r"[^\W\d_](?:[\w'’-]*\w)?")
_SHORTEST = 3
# Words that begin sentences, name months, or stand where somebody's name might. Alone they are no name.
_ORDINARY = frozenset(
    "all april august both chair each everybody everyone facilitator group host june mark may one table team the three "
    "two volunteer volunteers whoever will you".split()
)


class Nameless:
    """Knows the names of everybody here; ``found`` gathers what was taken out, in order."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        words = (text.folded(word) for name in names for word in _CAPITALISED.findall(name))
        self._parts = frozenset(word for word in words if len(word) >= _SHORTEST)
        self.found: list[str] = []

    def bare(self, words: str) -> str:
        """The words with a mark where a name, an email address or a telephone number stood.

        Any capitalised word that is part of somebody's name counts: rather one word too many than a name too few.
        """
        words = _EMAIL.sub(lambda match: self._gone(match[0], EMAIL), words)
        words = _PHONE.sub(lambda match: self._gone(match[0], PHONE), words)
        return self._without_names(words)

    def _without_names(self, words: str) -> str:
        kept, at = [], 0
        matches = [match for match in _CAPITALISED.finditer(words) if self._is_part(match[0])]
        while matches:
            run = [matches.pop(0)]
            while matches and not words[run[-1].end() : matches[0].start()].strip(" "):
                run.append(matches.pop(0))
            if len(run) == 1 and text.folded(run[0][0]) in _ORDINARY:
                continue
            start, end = run[0].start(), run[-1].end()
            kept += [words[at:start], self._gone(words[start:end], NAME)]
            at = end
        return "".join((*kept, words[at:]))

    def _is_part(self, word: str) -> bool:
        return not word[0].islower() and text.folded(word.removesuffix("'s").removesuffix("’s")) in self._parts

    def _gone(self, what: str, mark: str) -> str:
        self.found.append(what)
        return mark
