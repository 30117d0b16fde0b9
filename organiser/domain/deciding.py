"""Decides who gets a place: one function, whatever freed or added it, with a reason for everyone."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime

from organiser.domain import reasons, text
from organiser.domain.places import Entry, Rules, Share, Standing, Verdict, in_order
from organiser.domain.seating import HOLDS_PLACE, Seating

_SHOWN = (Standing.PLACED, Standing.OFFERED, Standing.WAITING, Standing.EXPIRED, Standing.DECLINED, Standing.WITHDRAWN)


def decide(rules: Rules, entries: Iterable[Entry], now: datetime) -> tuple[Verdict, ...]:
    """What becomes of every entry at the moment ``now`` (with a zone): nobody is left without a reason.

    Those who have a place keep it. Then those who wait get one as their turn comes, from the share of their own
    neighbourhood or what is open to all; and when unfilled shares are held no longer, those who are left get these
    as their turn comes. A party that does not fit is passed over whole. The verdicts come in the order in which
    they are shown: places, offers, the queue, and who is out of it.
    """
    ordered = in_order(list(entries))
    seating = Seating(rules, ordered, now)
    waiting = [entry for entry in ordered if entry.standing_at(now) is Standing.WAITING]
    able = [entry for entry in waiting if not reasons.barred(rules, entry, now)]
    why = _give(seating, able)
    if rules.draw_due and len(why) < len(able):  # there are too few places, and chance has not spoken yet
        seating = Seating(rules, ordered, now)
        why = _give(seating, [entry for entry in able if not entry.heads])
    neighbours: dict[str, list[Entry]] = {}
    for entry in ordered:
        neighbours.setdefault(text.folded(entry.neighbourhood), []).append(entry)
    account = reasons.Account(rules, seating, neighbours, frozenset(why), now)
    positions = {entry.person_id: number for number, entry in enumerate(waiting, 1)}
    verdicts = []
    for entry in ordered:
        standing = entry.standing_at(now)
        gets = standing in HOLDS_PLACE or entry.person_id in why
        position = positions.get(entry.person_id, 0)
        reason = why.get(entry.person_id) or account.reason(entry, position)
        verdicts.append(Verdict(entry, standing, gets, position, reason, account.detail(entry)))
    return tuple(sorted(verdicts, key=lambda verdict: _SHOWN.index(verdict.standing)))


def _give(seating: Seating, waiting: Sequence[Entry]) -> dict[int, str]:
    """Seat those who get a place, and say why each does."""
    why: dict[int, str] = {}
    for released in (False,) if seating.is_held else (False, True):
        for entry in waiting:
            if entry.person_id not in why and seating.fits(entry, released=released):
                why[entry.person_id] = reasons.of_place(seating, entry, released=released)
                seating.seat(entry)
    return why


def shares(rules: Rules, entries: Iterable[Entry], now: datetime) -> tuple[Share, ...]:
    """How the places of each neighbourhood stand, then those that are open to all.

    Whoever has no place in the share of their own neighbourhood sits on one that is open to all.
    """
    every = in_order(list(entries))
    seating = Seating(rules, every, now)
    names = _names(every, seating, now)
    waiting = Counter(text.folded(one.neighbourhood) for one in every if one.standing_at(now) is Standing.WAITING)
    left = seating.left or 0
    found = []
    for target in rules.targets:
        key = text.folded(target.neighbourhood)
        placed = _take(names[Standing.PLACED], key, target.places)
        offered = _take(names[Standing.OFFERED], key, target.places - len(placed))
        own = min(left, seating.own_free(target.neighbourhood))
        left -= own
        held, free = (own, 0) if seating.is_held else (0, own)
        found.append(Share(target.neighbourhood, target.places, placed, offered, waiting.pop(key, 0), held, free))
    rest = [tuple(name for _, name in names[standing]) for standing in (Standing.PLACED, Standing.OFFERED)]
    if rules.open_to_all or any(rest) or waiting:
        found.append(Share("", rules.open_to_all, rest[0], rest[1], sum(waiting.values()), free=left))
    return tuple(found)


def _names(entries: Sequence[Entry], seating: Seating, now: datetime) -> dict[Standing, list[tuple[str, str]]]:
    """Who uses a place, as (neighbourhood, name), each person once; those who come with somebody stand after them."""
    live = {one.person_id for one in entries if one.role.uses_place and one.standing_at(now) in HOLDS_PLACE}
    names: dict[Standing, list[tuple[str, str]]] = {Standing.PLACED: [], Standing.OFFERED: []}
    for standing, sitting in names.items():
        for entry in entries:
            if entry.standing_at(now) is standing:
                if entry.role.uses_place:
                    sitting.append((seating.home(entry.person_id), entry.name))
                for one in entry.companions:
                    if one.person_id not in live:
                        sitting.append((seating.home(one.person_id), one.name))
                        live.add(one.person_id)
    return names


def _take(names: list[tuple[str, str]], neighbourhood: str, number: int) -> tuple[str, ...]:
    """Take the first so many from that neighbourhood out of ``names``."""
    taken = [pair for pair in names if pair[0] == neighbourhood][: max(0, number)]
    for pair in taken:
        names.remove(pair)
    return tuple(name for _, name in taken)
