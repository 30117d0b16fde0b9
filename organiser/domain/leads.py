"""Who leads: the people named in a line such as “Kofi and Helen”, and who is wanted in two places at once."""

import re
from collections.abc import Iterable

from organiser.domain import text

_BETWEEN = re.compile(r"[,;/&+]|\b(?:and|with)\b", re.IGNORECASE)
_ASIDE = re.compile(r"\([^)]*\)")
_NOBODY = frozenset({"", "tba", "tbc", "tbd", "all", "anyone", "everybody", "everyone", "nobody", "whoever"})


def names(lead: str) -> dict[str, str]:
    """The people named in a line: as they are written, by a key under which ``Ruth`` and ``ruth.`` are one."""
    parts = (part.strip(" .?!-–—") for part in _BETWEEN.split(_ASIDE.sub(" ", lead)))
    return {key: part for part in parts if (key := text.folded(part)) not in _NOBODY}


def wanted_twice(leads: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """Who stands in more than one of ``leads``, pairs of a line of names and what they lead at that time."""
    spelled: dict[str, str] = {}
    led: dict[str, list[str]] = {}
    for lead, what in leads:
        for key, name in names(lead).items():
            spelled.setdefault(key, name)
            led.setdefault(key, []).append(f"“{what}”")
    return tuple(
        f"{spelled[key]} leads {text.listed(things)} at the same time."
        for key, things in led.items()
        if len(things) > 1
    )
