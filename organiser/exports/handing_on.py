"""The page that goes with a workspace to the next volunteer: what is in the file, what needs care, what to do."""

from collections.abc import Iterator
from datetime import date

from organiser.domain import clock
from organiser.domain.inventory import Inventory
from organiser.domain.occasion import Group
from organiser.domain.text import counted
from organiser.exports.paper.blocks import Block, Fact, Heading, Items, Sheet, Title, Words

_MOST_AHEAD = 8

_TAKING = (
    "Open the file in Organiser, and look through it together with whoever hands it on.",
    "Choose File, Who we are, and put in your own name and number: invitations and handouts carry them.",
    "Ring whoever still waits for an answer, and tell people that it is you now.",
    "Make a copy of the file on a memory stick, and keep that somewhere else.",
)
_UNLOCKING = "It is locked: ask for the passphrase by word of mouth, and set one of your own in it (File, Passphrase)."
_TELLING = "Tell them the passphrase by word of mouth, never in the same message or on the same stick as the file."
_HANDING = (
    "Hand the file over in person, on a memory stick; an email leaves copies on the way.",
    "Once the new file opens, delete yours, its backups and its copies on sticks, and empty the bin.",
    "Delete calendar files, drafts and prints with people's names that you no longer need.",
)


def sheet(held: Inventory, group: Group, file: str, on: date, *, is_locked: bool = False) -> Sheet:
    """The page about the workspace ``file`` (its name) as it is on that day, locked with a passphrase or not."""
    who = group.name or "our sessions"
    footer = f"About “{file}”, {clock.day_in_words(on)}"
    return Sheet(
        f"Handing on {who}", (footer,), tuple(_blocks(held, group, file, on, is_locked)), group.name or "Organiser"
    )


def _blocks(held: Inventory, group: Group, file: str, on: date, is_locked: bool) -> Iterator[Block]:
    yield Title(group.name or "Our sessions", "Read me first")
    yield Words(
        f"The file “{file}” holds everything about these sessions as it was on {clock.day_in_words(on)}. "
        "It opens in the program Organiser, on any computer and without the internet."
    )
    if group.organiser:
        yield Fact("Run by", ", ".join(filter(None, (group.organiser, group.phone, group.email))))
    yield Heading("What is in it")
    yield Items(tuple(_contents(held)))
    yield Heading("What needs care")
    yield Items(tuple(_care(held)))
    yield from _ahead(held)
    yield Heading("If you take it over")
    yield Items((*_TAKING[:1], *((_UNLOCKING,) if is_locked else ()), *_TAKING[1:]), boxed=True)
    yield Heading("If you hand it on")
    yield Items((*_HANDING[:1], *((_TELLING,) if is_locked else ()), *_HANDING[1:]), boxed=True)


def _contents(held: Inventory) -> Iterator[str]:
    span = ""
    if held.first and held.last:
        span = f", from {clock.day_in_words(held.first)} to {clock.day_in_words(held.last)}"
    yield f"{counted(held.programmes, 'programme')} and {counted(held.sessions, 'session')}{span}"
    yield f"{counted(held.people, 'person', 'people')}, with how to reach them, what they answered and when they came"
    if held.cards:
        yield f"{counted(held.cards, 'exercise')} of your own or changed by you"


def _care(held: Inventory) -> Iterator[str]:
    yield "People told you these things in confidence. Nobody else needs the file, or a copy of it."
    if held.with_needs:
        noted = counted(held.with_needs, "person has", "people have")
        yield f"{noted} a need, a diet or the like noted. That is for making it possible to take part, and no more."
    if held.under_18:
        yield f"{counted(held.under_18, 'person is', 'people are')} under 18: a parent or guardian is noted with them."
    if held.consents:
        agreed = counted(held.consents, "person has", "people have")
        yield f"{agreed} agreed to something, such as photographs. Their page says to what."
    if held.due:
        yield (
            f"Of {counted(held.due, 'person', 'people')}, something has been kept as long as your rules say. "
            "Home offers to erase it; nothing goes by itself."
        )


def _ahead(held: Inventory) -> Iterator[Block]:
    if not held.ahead:
        return
    yield Heading("What comes next")
    shown = [f"{one.title}: {one.when}" for one in held.ahead[:_MOST_AHEAD]]
    more = len(held.ahead) - len(shown)
    yield Items((*shown, *([f"and {counted(more, 'more session')}"] if more > 0 else [])))
