"""Clashes: two sessions at one time that need the same people or the same place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from organiser.domain import clock, text
from organiser.domain.sessions import Session

_NAMED = 2


@dataclass(frozen=True, slots=True)
class Clash:
    """Two sessions at one time.

    ``people`` are expected at both, ``place`` is where both are ("" not at one place); ``on_one_link`` says that both
    are joined by the same link.
    """

    one: Session
    other: Session
    people: tuple[str, ...] = ()
    place: str = ""
    on_one_link: bool = False

    @property
    def in_words(self) -> str:
        """``Wed 19 May: “Space 1” and “Coffee” are at the same time, both at 4 Elm Road, with Asha Rahman in both.``"""
        what = f"“{self.one.title}” and “{self.other.title}” are at the same time"
        return f"{clock.short_day(self.one.starts)}: {', '.join([what, *self._reasons])}."

    @property
    def in_brief(self) -> str:
        """``2 people, Methodist Hall``: what both need."""
        people = text.counted(len(self.people), "person", "people") if self.people else ""
        return ", ".join(filter(None, (people, self.place, "one link" if self.on_one_link else "")))

    @property
    def _reasons(self) -> Iterator[str]:
        if self.place:
            yield f"both at {self.place}"
        if self.on_one_link:
            yield "both on the same link"
        if self.people:
            named = list(self.people[:_NAMED])
            if len(self.people) > _NAMED:
                named.append(text.counted(len(self.people) - _NAMED, "other"))
            yield f"with {text.listed(named)} in both"


def at_one_time(sessions: Iterable[Session]) -> Iterator[tuple[Session, Session]]:
    """The pairs of sessions that overlap, whatever their zones; what is cancelled needs nothing."""
    open_until: list[tuple[datetime, Session]] = []
    spans = [(clock.instant(one.starts, one.timezone), one) for one in sessions if not one.is_cancelled]
    for starts, one in sorted(spans, key=lambda span: (span[0], span[1].id)):
        open_until = [(ends, other) for ends, other in open_until if ends > starts]
        for _, other in open_until:
            yield other, one
        open_until.append((clock.instant(one.ends, one.timezone), one))


def found_in(pairs: Sequence[tuple[Session, Session]], people: Mapping[int, Mapping[int, str]]) -> tuple[Clash, ...]:
    """The clashes among pairs that overlap; ``people`` are those of each session, by id, with their names."""
    found = []
    for one, other in pairs:
        both = people.get(one.id, {}).keys() & people.get(other.id, {}).keys()
        names = tuple(sorted(people[one.id][person] for person in both))
        place = one.place if one.place and text.folded(one.place) == text.folded(other.place) else ""
        link = bool(one.online_url) and one.online_url == other.online_url
        if names or place or link:
            found.append(Clash(one, other, names, place, link))
    return tuple(found)


def by_session(clashes: Iterable[Clash]) -> Mapping[int, tuple[Clash, ...]]:
    """The clashes of each session."""
    found: dict[int, list[Clash]] = defaultdict(list)
    for clash in clashes:
        found[clash.one.id].append(clash)
        found[clash.other.id].append(clash)
    return {session_id: tuple(its) for session_id, its in found.items()}
