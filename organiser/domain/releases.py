"""Released versions of a plan, and what has changed from one to the next, in words."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from organiser.domain import clock, comparing, text, transcripts
from organiser.domain.agendas import Agenda, Block, BlockKind, Item
from organiser.domain.sessions import Session


@dataclass(frozen=True, slots=True)
class Release:
    """A plan as it was given to people: version ``number``, released at a UTC moment."""

    number: int
    at: datetime
    agenda: Agenda
    id: int = 0
    uid: str = ""


@dataclass(frozen=True, slots=True)
class Versions:
    """A session's plan as it is now, and its releases with the newest first."""

    session: Session
    now: Agenda
    releases: tuple[Release, ...] = ()

    @property
    def latest(self) -> Release | None:
        return self.releases[0] if self.releases else None

    @property
    def since(self) -> tuple[str, ...]:
        """What has changed since the last release; nothing where there is none."""
        return changed(self.latest.agenda, self.now) if self.latest else ()

    @property
    def in_words(self) -> str:
        """``Changed since version 2: 3 things``; ``Plan version 2`` where it still holds; "" before the first."""
        if self.latest is None:
            return ""
        many = len(self.since)
        if not many:
            return f"Plan version {self.latest.number}"
        return f"Changed since version {self.latest.number}: {text.counted(many, 'thing')}"

    @property
    def on_paper(self) -> str:
        """What a print says of its plan: ``Plan version 2``, or that it is none of those that were released."""
        if self.latest is None:
            return ""
        return f"Plan {'changed since ' if self.since else ''}version {self.latest.number}"

    def before(self, number: int) -> Release | None:
        """The release before that number."""
        return next((release for release in self.releases if release.number < number), None)


def read(plan: str) -> tuple[Item, ...]:
    """The blocks that a release holds (see ``transcripts``), numbered by their places."""
    return tuple(replace(item, place=place) for place, item in enumerate(transcripts.read(plan), start=1))


def changed(before: Agenda, after: Agenda) -> tuple[str, ...]:
    """What is different in a plan and its times, one thing a line; nothing where both are the same."""
    return (*_of_session(before, after), *changed_blocks(before, after))


def changed_blocks(before: Agenda, after: Agenda) -> tuple[str, ...]:
    """What is different in the blocks, whenever the session is."""
    pairs = comparing.pairs([block.item for block in before.blocks], [block.item for block in after.blocks])
    stayed = comparing.in_order(pairs, [block.item for block in after.blocks])
    gone = [block.item.title for at, block in enumerate(before.blocks) if at not in pairs.values()]
    found = [f"{title} was taken out" for title in gone]
    for at, block in enumerate(after.blocks):
        if at not in pairs:
            found.append(f"{block.item.title} was added")
            continue
        old = before.blocks[pairs[at]]
        if at not in stayed:
            found.append(_moved(old, block, after.blocks[at - 1] if at else None))
        elif block.item.kind is BlockKind.BREAK and block.offset != old.offset:
            found.append(_moved(old, block, None))
        found += comparing.of_block(old.item, block.item)
    return tuple(found)


def _of_session(before: Agenda, after: Agenda) -> Iterator[str]:
    if before.starts.date() != after.starts.date():
        days = [clock.day_in_words(one.starts) for one in (after, before)]
        yield f"is on {days[0]}, not {days[1]}"
    if before.starts.time() != after.starts.time():
        yield f"starts at {after.starts:%H:%M}, not {before.starts:%H:%M}"
    if before.available != after.available:
        lengths = [text.minutes_in_words(one.available) for one in (after, before)]
        yield f"lasts {lengths[0]}, not {lengths[1]}"


def _moved(old: Block, new: Block, above: Block | None) -> str:
    if f"{old.starts:%H:%M}" != f"{new.starts:%H:%M}":
        return f"{new.item.title} moved from {old.starts:%H:%M} to {new.starts:%H:%M}"
    return f"{new.item.title} now comes {f'after {above.item.title}' if above else 'first'}"
