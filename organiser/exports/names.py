"""Names for the files that are made, such that every computer and every mail program accepts them."""

import re
from collections.abc import Iterable

from organiser.domain import text

LONGEST = 100

_TYPED = str.maketrans({"ı": "i", "–": "-", "—": "-", "‘": "'", "’": "'"})
_UNWANTED = re.compile(r"[^A-Za-z0-9 .,()'&+!_-]+")
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])\s*(\..*)?", re.IGNORECASE)


def file_name(stem: str, ending: str) -> str:
    """``2027-05-19 Space 1.ics`` from ``2027-05-19 Space 1`` and ``ics``.

    ``ending`` "" names a folder. ASCII only, without the characters and the names that Windows refuses; never empty,
    at most ``LONGEST`` characters before the ending. Different stems may give the same name.
    """
    words = " ".join(_UNWANTED.sub(" ", text.plain(stem).translate(_TYPED)).split())
    kept = words[:LONGEST].lstrip(" .-").rstrip(" .") or "Untitled"
    return f"{'_' if _RESERVED.fullmatch(kept) else ''}{kept}{'.' if ending else ''}{ending}"


def file_names(parts: Iterable[tuple[str, str]]) -> list[str]:
    """A name without an ending for each, from what comes first and the words after it; no two are the same.

    A number tells apart what would be; it stands before the words, so that it is never cut off.
    """
    names: dict[str, str] = {}
    for first, words in parts:
        name, number = file_name(f"{first} {words}", ""), 1
        while name.casefold() in names:
            number += 1
            name = file_name(f"{first} ({number}) {words}", "")
        names[name.casefold()] = name
    return list(names.values())
