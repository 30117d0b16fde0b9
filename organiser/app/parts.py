"""What the program is made of on this computer: its libraries with their versions and licences."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import metadata


@dataclass(frozen=True, slots=True)
class Part:
    """A library; ``licence`` is what it says of itself, "" where it says nothing."""

    name: str
    version: str
    licence: str = ""


def parts() -> tuple[Part, ...]:
    """Python, SQLite and every library that the program needs, with what those need themselves, by name."""
    import platform

    from organiser.store.reader import SQLITE_VERSION

    found = {name: _part(name) for name in _needed()}
    known = sorted(filter(None, found.values()), key=lambda part: part.name.casefold())
    return (
        Part("Python", platform.python_version(), "PSF-2.0"),
        Part("SQLite", SQLITE_VERSION, "Public domain"),
        *known,
    )


# What the program depends on directly; a test holds it against pyproject.toml.
DIRECT = (
    "PySide6-Essentials", "sqlmodel", "sqlcipher3", "icalendar", "reportlab", "pikepdf", "python-bidi", "uharfbuzz",
    "tzdata", "platformdirs", "click", "segno", "rapidfuzz", "python-calamine", "keyring", "pypdfium2", "svglib",
)  # fmt: skip

_NAME = re.compile(r"[A-Za-z0-9][\w.-]*")


def _needed() -> frozenset[str]:
    """The names of all that is needed, directly or by something that is; what is not installed counts as well."""
    seen: set[str] = set()
    todo = list(DIRECT)
    while todo:
        name = todo.pop()
        key = name.casefold().replace("_", "-")
        if key in seen:
            continue
        seen.add(key)
        todo += _asked_for(name)
    return frozenset(seen)


def _asked_for(name: str) -> Iterator[str]:
    try:
        asked = metadata.requires(name) or ()
    except metadata.PackageNotFoundError:
        return
    for line in asked:
        if "extra ==" not in line and (match := _NAME.match(line)):
            yield match[0]


def _part(name: str) -> Part | None:
    try:
        told = metadata.metadata(name)
    except metadata.PackageNotFoundError:  # needed on other systems only
        return None
    said = {field: (told.get_all(field) or [""])[0] for field in ("License-Expression", "License")}
    licence = said["License-Expression"] or _from_classifiers(told.get_all("Classifier") or ())
    return Part(told["Name"], told["Version"], licence or _short(said["License"]))


def _from_classifiers(classifiers: Iterable[str]) -> str:
    return ", ".join(one.rpartition(" :: ")[2] for one in classifiers if one.startswith("License ::"))


def _short(licence: str) -> str:
    """A licence's name; where the whole text stands in its place, nothing."""
    return licence if len(licence) <= 60 and "\n" not in licence else ""
