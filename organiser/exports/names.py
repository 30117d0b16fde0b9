"""Names for the files that are made, such that every computer and every mail program accepts them."""

import re
import unicodedata

LONGEST = 100

# Letters that keep no plain letter behind when their accent is taken away, and the dashes and quotes of print.
_PLAIN = str.maketrans(
    {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ı": "i", "ß": "ss", "æ": "ae", "Æ": "AE", "œ": "oe"}
    | {"Œ": "OE", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "–": "-", "—": "-", "‘": "'", "’": "'"}
)
_UNWANTED = re.compile(r"[^A-Za-z0-9 .,()'&+!_-]+")
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])\s*(\..*)?", re.IGNORECASE)


def file_name(stem: str, ending: str) -> str:
    """``2027-05-19 Space 1.ics`` from ``2027-05-19 Space 1`` and ``ics``.

    ``ending`` "" names a folder. ASCII only, without the characters and the names that Windows refuses; never empty,
    at most ``LONGEST`` characters before the ending. Different stems may give the same name.
    """
    plain = unicodedata.normalize("NFKD", stem.translate(_PLAIN))
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter))
    words = " ".join(_UNWANTED.sub(" ", bare).split())
    kept = words[:LONGEST].lstrip(" .-").rstrip(" .") or "Untitled"
    return f"{'_' if _RESERVED.fullmatch(kept) else ''}{kept}{'.' if ending else ''}{ending}"
