"""How the events of another group's calendar look in a list, and the words around it."""

from __future__ import annotations

import zoneinfo
from functools import lru_cache
from typing import Final

from organiser.domain import clock
from organiser.domain.foreign import Doubt, ForeignCalendar, Left, Wishes
from organiser.domain.foreign_offers import Fate, Offer
from organiser.domain.text import capitalised, counted
from organiser.ui.theme.tokens import Tone
from organiser.ui.widgets.chip import Badge
from organiser.ui.widgets.rows import Row

Line = Offer | Left

_MOST_REPEATS: Final = 4
_BADGES: Final = {
    Fate.NEW: (Tone.OK, "plus"),
    Fate.CHANGED: (Tone.INFO, "pencil"),
    Fate.CANCELLED: (Tone.WARN, "circle-x"),
    Fate.DELETED: (Tone.WARN, "trash-2"),
    Fate.SAME: (Tone.NEUTRAL, "check"),
    Fate.OLDER: (Tone.NEUTRAL, "history"),
    Fate.NOTHING: (Tone.NEUTRAL, "circle-dashed"),
}
_ORDER: Final = (Fate.CHANGED, Fate.CANCELLED, Fate.DELETED, Fate.NEW, Fate.OLDER, Fate.NOTHING, Fate.SAME)


def lines_of(offers: tuple[Offer, ...], left: tuple[Left, ...]) -> list[Line]:
    """Everything in the file: first what is to be decided, then what is left out, then what is settled."""
    ranked = sorted(offers, key=lambda offer: _ORDER.index(offer.fate))
    decided: list[Line] = [one for one in ranked if one.fate.is_offered]
    return [*decided, *left, *(one for one in ranked if not one.fate.is_offered)]


def key_of(line: Line) -> str:
    """What tells one line from another."""
    return line.key if isinstance(line, Offer) else f"left {line.line}"


def row_of(line: Line) -> Row:
    """An event: what it is called, when it is, and what there is to say about it."""
    if isinstance(line, Left):
        reason = f"{capitalised(line.reason)}."
        return Row(line.title or "Without a title", reason, meta=f"line {line.line:,}", badges=(_left_out(),))
    tone, icon = _BADGES[line.fate]
    when = line.becomes.when
    sub = ". ".join((when, *line.notes))
    return Row(line.becomes.title, sub, badges=(Badge(line.fate.label, tone, icon),))


def _left_out() -> Badge:
    return Badge("Left out", Tone.NEUTRAL, "circle-x")


def repeats_in_words(file: ForeignCalendar, wishes: Wishes) -> str:
    """What repeats and how much of it is taken; "" where nothing does."""
    if not file.repeats:
        return ""
    told = [repeat.in_words for repeat in file.repeats[:_MOST_REPEATS]]
    more = len(file.repeats) - _MOST_REPEATS
    if more > 0:
        told.append(f"{counted(more, 'other series', 'other series')} repeat too.")
    return " ".join((*told, wishes.bound_in_words))


def doubt_label(doubt: Doubt) -> str:
    """Which events a zone is asked for."""
    events = counted(doubt.events, "event")
    return f"{events} in “{doubt.zone[:60]}”" if doubt.zone else f"{events} without a zone"


def zone_choices(doubt: Doubt) -> list[tuple[str, object]]:
    """What can be answered: nothing yet, the likeliest zones, then all there are."""
    likely = dict.fromkeys(filter(None, (doubt.suggestion, clock.DEFAULT_ZONE, "UTC")))
    words: list[tuple[str, object]] = [(_likely(zone, doubt), zone) for zone in likely]
    return [("Leave out: not known", ""), *words, *((name.replace("_", " "), name) for name in _all_zones())]


def _likely(zone: str, doubt: Doubt) -> str:
    words = clock.zone_in_words(zone, home="")
    return f"{words}: these clocks fit" if doubt.zone and zone == doubt.suggestion else words


@lru_cache(maxsize=1)
def _all_zones() -> tuple[str, ...]:
    regions = ("Africa", "America", "Antarctica", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")
    return tuple(sorted(name for name in zoneinfo.available_timezones() if name.partition("/")[0] in regions))
