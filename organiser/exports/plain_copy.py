"""Writes everything that a workspace holds as files that any program opens.

``workspace.json`` is complete and the one that is read back (``imports/plain_copy``); the others say parts of it in the
form in which people look at them.
"""

import base64
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

from organiser.domain import plain_copy
from organiser.domain.agendas import Agenda, Block
from organiser.domain.attendance import RegisterLine
from organiser.domain.plain_copy import PlainCopy
from organiser.domain.sessions import Session
from organiser.exports.spreadsheet import table_csv

_SESSION_COLUMNS = ("Date", "Start", "End", "Time zone", "Title", "Programme", "Place", "Link", "Status", "About")
_REGISTER_COLUMNS = ("Date", "Session", "Row", "Name", "Neighbourhood", "Invited", "Answer", "Register")


def document(copy: PlainCopy) -> bytes:
    """The whole workspace as one JSON document; the same content gives the same bytes.

    ``{"format", "version", "schema", "tables": {name: [{column: cell, ...}, ...]}}``: cells are text, numbers or null,
    and ``{"base64": text}`` where a file such as a logo is kept.
    """
    head = {"format": plain_copy.FORMAT, "version": plain_copy.VERSION, "schema": copy.schema}
    return (as_json(head | {"tables": copy.tables}) + "\n").encode()


def as_json(content: object) -> str:
    """Rows of the workspace as JSON text, in an order that is always the same."""
    return json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True, default=_bytes)


def _bytes(value: object) -> Mapping[str, str]:
    if not isinstance(value, bytes):
        raise TypeError(f"no cell: {type(value).__name__}")
    return {"base64": base64.b64encode(value).decode()}


def sessions(chosen: Iterable[Session]) -> bytes:
    """A line for each session, as CSV."""
    return table_csv(_SESSION_COLUMNS, map(_session, chosen))


def _session(one: Session) -> Sequence[str]:
    ends = one.ends
    until = f"{ends:%H:%M}" if ends.date() == one.starts.date() else f"{ends:%Y-%m-%d %H:%M}"
    when = (f"{one.starts:%Y-%m-%d}", f"{one.starts:%H:%M}", until, one.timezone)
    return (*when, one.title, one.programme, one.place, one.online_url, one.status.label, one.summary)


def registers(of: Iterable[tuple[Session, Sequence[RegisterLine]]]) -> bytes:
    """A line for each person on each session's register, as CSV."""
    return table_csv(_REGISTER_COLUMNS, (_line(session, line) for session, lines in of for line in lines))


def _line(session: Session, line: RegisterLine) -> Sequence[str]:
    who = (str(line.row), line.person, line.neighbourhood, "Yes" if line.invited else "No")
    return (f"{session.starts:%Y-%m-%d}", session.title, *who, line.answer.label, line.mark.label)


def plan(session: Session, agenda: Agenda) -> bytes:
    """A session and its plan as Markdown."""
    return ("\n".join(_plan(session, agenda)) + "\n").encode()


def _plan(session: Session, agenda: Agenda) -> Iterator[str]:
    yield f"# {session.title}"
    yield f"\n{session.when}"
    yield from filter(None, (_said("Where", session.where), _said("Link", session.online_url)))
    yield from filter(None, (_said("Programme", session.programme), _said("About", session.summary)))
    for block in agenda.blocks:
        yield from _block(block)
    if session.notes:
        yield f"\n## Notes\n\n{session.notes}"


def _block(block: Block) -> Iterator[str]:
    item = block.item
    yield f"\n## {block.starts:%H:%M} {item.title} ({item.minutes} min)"
    yield from filter(None, (_said("Leads", item.lead), _said("For everybody", item.participants)))
    if item.card:
        yield from (f"{number}. {step.words}" for number, step in enumerate(item.card.steps, 1))
    for strand in item.strands:
        doing = f": {strand.card.name}" if strand.card else ""
        yield f"- {strand.name}{doing}{f', led by {strand.lead}' if strand.lead else ''}"
    if item.notes:
        yield f"\n{item.notes}"


def _said(label: str, words: str) -> str:
    return f"\n{label}: {words}" if words else ""


def read_me(group: str, made: str, files: Mapping[str, str]) -> bytes:
    """What these files are, for whoever finds them; ``files`` says of each what it holds."""
    lines = [
        f"# Everything in the workspace{f' of {group}' if group else ''}",
        f"\nWritten by Organiser on {made}. Any program opens these files; nothing else is needed to read them.",
        "\n**They hold what people told you about themselves, needs included. Keep them as you would keep the",
        "workspace itself, and delete them when they have served.**\n",
        *(f"- `{name}`: {what}" for name, what in files.items()),
        "\nTo build a workspace again: in Organiser choose *File, Build a workspace from plain files*, or say",
        f"`organiser rebuild FOLDER NEW.organiser`. Only `{plain_copy.FILE}` is read for that.",
        f"\n## The format of `{plain_copy.FILE}`\n",
        'UTF-8 JSON: `"format"`, `"version"` (of this format), `"schema"` (the version of the tables) and `"tables"`.',
        "Each table is a list of rows, each row an object with every column. `id` numbers a row within its table,",
        "`uid` is its name everywhere, `something_id` the `id` of a row of another table. Days are `2027-05-19`,",
        "moments `2027-05-19T12:30` on the clocks of the session's `timezone`, or in UTC with an offset. 1 is yes and",
        '0 is no. `removed` says when something went to the bin. A file within is `{"base64": "..."}`.',
    ]
    return ("\n".join(lines) + "\n").encode()
