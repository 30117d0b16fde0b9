"""How those look who would like a place, and what can be said of them."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Final

from organiser.domain import clock
from organiser.domain.places import Standing, Verdict
from organiser.domain.reasons import ordinal
from organiser.ui.screens.programmes.model import last_day
from organiser.ui.theme.tokens import Tone
from organiser.ui.widgets.chip import Badge
from organiser.ui.widgets.rows import Row


class Show(StrEnum):
    """Which of the people the list shows."""

    QUEUE = "queue"
    PLACED = "placed"
    OUT = "out"
    EVERYBODY = "everybody"


_IN_QUEUE = (Standing.WAITING, Standing.OFFERED)

SHOWN: Final[dict[Show, tuple[str, Callable[[Verdict], bool]]]] = {
    Show.QUEUE: ("In the queue", lambda one: one.standing in _IN_QUEUE or one.is_due),
    Show.PLACED: ("Has a place", lambda one: one.standing is Standing.PLACED),
    Show.OUT: ("Off the list", lambda one: is_out(one) and not one.is_due),
    Show.EVERYBODY: ("Everybody", lambda _one: True),
}

_BADGES: Final = {
    Standing.WAITING: Badge("Waiting", Tone.NEUTRAL, "clock"),
    Standing.OFFERED: Badge("Offered", Tone.INFO, "armchair"),
    Standing.PLACED: Badge(Standing.PLACED.label, Tone.OK, "circle-check"),
    Standing.DECLINED: Badge(Standing.DECLINED.label, Tone.NEUTRAL, "circle-x"),
    Standing.WITHDRAWN: Badge(Standing.WITHDRAWN.label, Tone.NEUTRAL, "circle-x"),
    Standing.EXPIRED: Badge(Standing.EXPIRED.label, Tone.WARN, "timer"),
}
_NEXT: Final = Badge("Next", Tone.OK, "armchair")


def is_out(verdict: Verdict) -> bool:
    """Whether somebody neither has a place nor waits for one."""
    return verdict.standing in {Standing.DECLINED, Standing.WITHDRAWN, Standing.EXPIRED}


def standing_badge(verdict: Verdict) -> Badge:
    """How somebody stands; an offer says until when it holds."""
    until = verdict.entry.offer_until
    if verdict.standing is Standing.OFFERED and until is not None:
        return Badge(f"Offered until {last_day(until)}", Tone.INFO, "armchair")
    return _NEXT if verdict.is_next else _BADGES[verdict.standing]


def row_of(verdict: Verdict) -> Row:
    """One person in the order in which it is their turn, with the number in the queue."""
    entry = verdict.entry
    joined = entry.joined.astimezone(clock.zone(clock.DEFAULT_ZONE))
    badges = [standing_badge(verdict)]
    if entry.late:
        badges.insert(0, Badge("Late", Tone.WARN, "clock"))
    if entry.moved_why:
        badges.insert(0, Badge("Moved", Tone.INFO, "move"))
    if entry.lot:
        badges.insert(0, Badge(f"Drew {entry.lot} of {entry.lots}", Tone.NEUTRAL))
    if entry.party > 1:
        badges.insert(0, Badge(f"Party of {entry.party}", Tone.INFO, "users"))
    if not entry.role.uses_place:
        badges.insert(0, Badge(entry.role.label, Tone.NEUTRAL, "user-check"))
    where = entry.neighbourhood or "No neighbourhood noted"
    when = f"joined {clock.short_day(joined)}, {joined:%H:%M}"
    place = f"Number {verdict.position} in the queue: " if verdict.position else ""
    words = (f"{place}{entry.name}", where, when, *(badge.word for badge in badges))
    return Row(
        entry.name,
        sub=f"{where} · {when}",
        lead=str(verdict.position) if verdict.position else "–",
        badges=tuple(badges),
        spoken=", ".join(words),
    )


def question(verdict: Verdict) -> str:
    """What the person would ask, which the reason answers."""
    if verdict.is_next:
        return "“Is there a place for me?”"
    if verdict.position == 1:
        return "“Why do I have to wait?”"
    if verdict.position:
        return f"“Why am I {ordinal(verdict.position)}?”"
    return "“How do I stand?”"
