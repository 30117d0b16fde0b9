"""Everything that is held on one person, as a sheet to hand over, as plain text or as JSON."""

import json
from collections.abc import Iterator
from datetime import date

from organiser.domain import clock
from organiser.domain.holdings import Holdings
from organiser.domain.keeping import answer_by
from organiser.domain.occasion import Group
from organiser.domain.text import counted
from organiser.exports.paper.blocks import Block, Fact, Heading, Items, Sheet, Title, Words

_RIGHTS = (
    "You may ask us to put right what is wrong here, to stop using it, or to erase it.",
    "The names, phones and emails of other people are left out, as they are theirs to give.",
)


def sheet(held: Holdings, group: Group, on: date) -> Sheet:
    """The page to print and hand over."""
    title = f"What we hold about {held.name}"
    return Sheet(title, (f"{group.name or 'Organiser'}, {clock.day_in_words(on)}",), tuple(_blocks(held, group, on)))


def _blocks(held: Holdings, group: Group, on: date) -> Iterator[Block]:
    yield Title(held.name, "What we hold about you")
    yield Words(_opening(group, on))
    yield Fact("Answer due", f"{clock.day_in_words(answer_by(on))}, if you asked today: one calendar month")
    for part in held.parts:
        yield Heading(part.title)
        yield Words(part.why)
        for what, value in part.lines:
            yield Fact(what, value)
    if held.mentions:
        yield Heading("Where your name may stand besides")
        yield Items(held.mentions)
    yield Heading("How this was found")
    yield Words(_searched(held, on))
    yield Heading("What you can ask")
    yield Items(_asking(group))


def text(held: Holdings, group: Group, on: date) -> bytes:
    """The same words as a text file that any computer opens."""
    lines = [f"What we hold about {held.name}", "", _opening(group, on)]
    lines.append(f"Answer due: {clock.day_in_words(answer_by(on))}, if you asked today.")
    for part in held.parts:
        lines += ["", part.title.upper(), part.why]
        lines += [f"- {what}: {' '.join(value.split())}" for what, value in part.lines]
    if held.mentions:
        lines += ["", "WHERE YOUR NAME MAY STAND BESIDES", *(f"- {one}" for one in held.mentions)]
    lines += ["", "HOW THIS WAS FOUND", _searched(held, on)]
    lines += ["", "WHAT YOU CAN ASK", *(f"- {one}" for one in _asking(group))]
    return ("\r\n".join(lines) + "\r\n").encode("utf-8-sig")


def document(held: Holdings, group: Group, on: date) -> bytes:
    """The same as JSON, for another program."""
    content = {
        "name": held.name,
        "held_by": group.name or group.organiser,
        "on": on.isoformat(),
        "answer_by": answer_by(on).isoformat(),
        "searched": _searched(held, on),
        "parts": [
            {
                "title": part.title,
                "why": part.why,
                "lines": [{"what": what, "value": value} for what, value in part.lines],
            }
            for part in held.parts
        ],
        "mentions": list(held.mentions),
    }
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()


def _searched(held: Holdings, on: date) -> str:
    found = f"your name was found in {counted(len(held.mentions), 'other place')}" if held.mentions else "nothing more"
    return (
        f"On {clock.day_in_words(on)} every part of the file was looked through for what belongs to you, and all other "
        f"words in it for your name, email and phone: {found}. Backups hold the same of earlier days. "
        "Paper and messages are not in the file, and were not looked through."
    )


def _opening(group: Group, on: date) -> str:
    who = group.name or group.organiser or "The group that runs the sessions"
    return f"{who} holds the following, in one file on its own computer, on {clock.day_in_words(on)}."


def _asking(group: Group) -> tuple[str, ...]:
    reach = " or ".join(filter(None, (group.phone, group.email)))
    ask = (f"Ask {group.organiser or 'us'}: {reach}.",) if reach else ()
    return (*_RIGHTS, *ask)
