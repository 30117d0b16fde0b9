"""Words as people type them: cleaned, folded for comparing, counted and listed."""

import unicodedata
from collections.abc import Iterable, Sequence

from organiser.domain.problem import Problem

LINE_LIMIT = 300
TEXT_LIMIT = 100_000
NON_JOINER = "\N{ZERO WIDTH NON-JOINER}"

# Direction overrides and isolates can make a name show as another one; zero-width joiners stay, since
# Urdu, Bengali and Hindi need them.
_DIRECTION_MARKS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c\ufeff")

# Letters that keep no plain letter behind when their accent is taken away.
_PLAIN = str.maketrans(
    {"ł": "l", "đ": "d", "ø": "o", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"}
    | {"Ł": "L", "Đ": "D", "Ø": "O", "Æ": "AE", "Œ": "OE", "Ð": "D", "Þ": "Th"}
)


def line(text: str, what: str = "text", *, limit: int = LINE_LIMIT) -> str:
    """``text`` on one line, without control characters, direction overrides or double spaces."""
    if not text or (_is_plain(text) and len(text) <= limit):
        return text  # as nearly every line in a file is: lists of thousands are checked in passing
    kept = text
    if not text.isprintable():
        kept = "".join(" " if _is_control(letter) else letter for letter in text if letter not in _DIRECTION_MARKS)
    cleaned = unicodedata.normalize("NFC", " ".join(kept.split()))
    if len(cleaned) > limit:
        raise Problem(f"The {what} is too long: {len(cleaned):,} characters.", f"Keep it under {limit}.")
    return cleaned


def required(text: str, what: str, *, limit: int = LINE_LIMIT) -> str:
    """Like :func:`line`, but refuses one in which there is nothing to see: ``what`` is its name in the sentence."""
    cleaned = line(text, what, limit=limit)
    if cleaned and _is_plain(cleaned):
        return cleaned
    if not any(letter.isprintable() and letter != " " for letter in cleaned):
        raise Problem(f"The {what} is empty.", "Type a few words.")
    return cleaned


def block(text: str, what: str = "text") -> str:
    """``text`` of several lines: line ends unified, control characters dropped, no blank tail."""
    if not text:
        return text
    kept = (one if one.isprintable() else "".join(filter(_may_stay, one)) for one in text.splitlines())
    cleaned = unicodedata.normalize("NFC", "\n".join(one.rstrip() for one in kept)).strip("\n")
    if len(cleaned) > TEXT_LIMIT:
        raise Problem(f"The {what} is too long: {len(cleaned):,} characters.", f"Keep it under {TEXT_LIMIT:,}.")
    return cleaned


def _is_plain(text: str) -> bool:
    """Whether there are only letters of ASCII with single spaces between them, or nothing."""
    return text.isascii() and text.isprintable() and "  " not in text and text.strip(" ") == text


def _is_control(letter: str) -> bool:
    return unicodedata.category(letter) in {"Cc", "Cs", "Zl", "Zp"}


def _may_stay(letter: str) -> bool:
    return letter == "\t" or (not _is_control(letter) and letter not in _DIRECTION_MARKS)


def folded(text: str) -> str:
    """``text`` for comparing and sorting: no accents, no case (Łukasz, LUKASZ and lukasz are one)."""
    if text.isascii():
        return " ".join(text.lower().split())
    return " ".join(plain(unicodedata.normalize("NFKD", text).casefold()).split())  # apart first: “™” holds capitals


def plain(text: str) -> str:
    """``text`` with its accents taken away: Łódź is Lodz."""
    taken_apart = unicodedata.normalize("NFKD", text).translate(_PLAIN)
    return "".join(letter for letter in taken_apart if not unicodedata.combining(letter))


def holds_words(haystack: str, words: str) -> bool:
    """Whether every one of ``words`` stands somewhere in ``haystack``, accents and case ignored."""
    text = folded(haystack)
    return all(word in text for word in folded(words).split())


def counted(number: int, one: str, many: str = "") -> str:
    """``1 person``, ``2 people``: the number with its noun (``many`` defaults to ``one`` + s)."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def listed(words: Iterable[str]) -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    items: Sequence[str] = list(words)
    return " and ".join([", ".join(items[:-1]), items[-1]]) if len(items) > 1 else "".join(items)


def capitalised(words: str) -> str:
    """``words`` as they begin a sentence; only the first letter is touched."""
    return words[:1].upper() + words[1:]


def minutes_in_words(minutes: int) -> str:
    """``45 minutes``, ``1 hour``, ``1 hour 30 minutes``."""
    hours, rest = divmod(minutes, 60)
    parts = [counted(hours, "hour")] if hours else []
    if rest or not hours:
        parts.append(counted(rest, "minute"))
    return " ".join(parts)
