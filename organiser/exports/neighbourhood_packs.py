"""Packs a programme's plans into one file to pass on: for the program, and as pages that any browser shows."""

from collections.abc import Iterator
from datetime import date

from organiser.domain import neighbourhood_packs
from organiser.domain.agendas import timed
from organiser.domain.neighbourhood_packs import NeighbourhoodPack
from organiser.domain.occasion import Group, Occasion
from organiser.exports import handout, run_sheet
from organiser.exports.names import file_names
from organiser.exports.paper import twins
from organiser.exports.paper.look import Look
from organiser.exports.zips import zipped

_READ_ME = """\
{title}

A neighbourhood pack made by {by} with Organiser: plans, exercises and words for sessions. It holds no personal data:
no names of people, no addresses, no telephone numbers. Its days are those of the group that made it.

- Open it in Organiser (File, Open a neighbourhood pack) to use the plans, change them and send them back.
- Without Organiser: unpack it like any zip file. The folders hold a run sheet and a handout for each session.
"""


def pack(what: NeighbourhoodPack, first: date) -> bytes:
    """The bytes of a pack, the same for the same values; on its pages the sessions begin on the day ``first``."""
    return zipped(_files(what, first))


def _files(what: NeighbourhoodPack, first: date) -> Iterator[tuple[str, bytes]]:
    said = _READ_ME.format(title=what.title, by=what.by or "neighbours elsewhere")
    yield "Read me.txt", said.replace("\n", "\r\n").encode("utf-8-sig")
    yield neighbourhood_packs.DOCUMENT, neighbourhood_packs.write(what).encode()
    names = file_names((f"{number:02}", one.title) for number, one in enumerate(what.sessions, start=1))
    for name, packed in zip(names, what.sessions, strict=True):
        session = packed.on(first)
        agenda = timed(packed.items, session.starts, session.minutes, session.timezone)
        occasion, look = Occasion(session, agenda, (), Group(what.by), first), Look()
        yield f"run sheets/{name}.html", twins.page(run_sheet.sheet(occasion, look), look=look)
        yield f"handouts/{name}.html", twins.page(handout.sheet(occasion, look), look=look)
