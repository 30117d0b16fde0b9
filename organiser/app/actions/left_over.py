"""Finds what was made of somebody and is beyond an erasure: files that name them, and paper that may."""

import re
from collections.abc import Iterator
from pathlib import Path

from organiser.app.paths import Paths
from organiser.domain import clock
from organiser.domain.people import Person
from organiser.domain.traces import Traces
from organiser.exports.prints import PRINTS
from organiser.store import queries
from organiser.store.store import Store

_PLAIN = frozenset({".txt", ".html", ".json", ".csv", ".md", ".ics", ".eml", ".vcf"})
_FOLDED = frozenset({".ics", ".vcf"})
_WITH_NAMES = frozenset(
    {"sign-in", "badges", "table-cards", "group-cards", "ring-round", "draw-audit", "register", "certificates", "pack"}
)
_TITLES = {kind.name: kind.title for kind in PRINTS}


def files_naming(folders: Paths, person: Person) -> tuple[Path, ...]:
    """Handouts, invitations and the like that name somebody, by their names or by what stands in them.

    The program wrote them because somebody asked for them, so it deletes none.
    """
    traces = Traces((person.name,), (person.email,), (person.phone,))
    every = sorted(path for path in folders.output.rglob("*") if path.is_file()) if folders.output.is_dir() else []
    return tuple(path for path in every if traces.stand_in(path.name) or traces.stand_in("\n".join(_words(path))))


def papers_naming(store: Store, person_id: int) -> tuple[str, ...]:
    """Prints with names on them of what somebody is listed for, each with what it is of and the day."""
    found = (one for one in store.ask(queries.printings.of_person, person_id) if one[0].kind in _WITH_NAMES)
    return tuple(
        f"{_TITLES[printing.kind]} of {of}, {clock.short_day(printing.at.astimezone())}" for printing, of in found
    )


def _words(path: Path) -> Iterator[str]:
    """What stands in a file, line breaks and codes of mails and calendars undone; nothing where it cannot be read."""
    ending = path.suffix.lower()
    try:
        content = path.read_bytes() if ending in _PLAIN or ending == ".pdf" else b""
    except OSError:
        return
    if ending == ".pdf":
        yield from _printed(content)
        return
    words = content.decode("utf-8-sig", errors="replace")
    yield re.sub(r"\r?\n[ \t]", "", words) if ending in _FOLDED else words
    if ending == ".eml":
        yield from _mailed(content)


def _printed(pdf: bytes) -> Iterator[str]:
    from pypdfium2 import PdfiumError

    from organiser.exports.paper import pictures

    try:
        yield from (pictures.words(pdf, number) for number in range(len(pictures.sizes(pdf))))
    except PdfiumError:  # a file of somebody else's, damaged or locked
        return


def _mailed(mail: bytes) -> Iterator[str]:
    from email import message_from_bytes, policy

    letter = message_from_bytes(mail, policy=policy.default)
    yield from (f"{name}: {value}" for name, value in letter.items())
    for part in letter.walk():
        content = part.get_payload(decode=True)
        if isinstance(content, bytes):
            words = content.decode("utf-8", errors="replace")
            yield re.sub(r"\r?\n[ \t]", "", words)
