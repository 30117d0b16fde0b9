"""What groups are like, in words: what was asked and met, who has met before, and what could not be had."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from organiser.domain import text
from organiser.domain.grouping.access import offered_places, shared_help, wanted_places
from organiser.domain.grouping.groups import Brief, Grouping, Guest, pair


@dataclass(frozen=True, slots=True)
class Account:
    """``good`` tells what holds, ``amiss`` what does not; each is a list of sentences."""

    good: tuple[str, ...]
    amiss: tuple[str, ...]


def account(brief: Brief, grouping: Grouping) -> Account:
    """What can be said of these groups. Names stand only where a volunteer has to act on them."""
    guests = {guest.person_id: guest for guest in brief.guests}
    good: list[str] = []
    amiss: list[str] = []
    for holds, words in (
        *_sizes(grouping, guests),
        *_neighbourhoods(grouping, guests),
        *_wishes(brief, grouping, guests),
        *_access(grouping, guests),
        *_company(brief, grouping),
    ):
        (good if holds else amiss).append(words)
    return Account(tuple(good), tuple(amiss))


Told = Iterator[tuple[bool, str]]


def _sizes(grouping: Grouping, guests: dict[int, Guest]) -> Told:
    sizes = sorted({len(group.members) for group in grouping.groups})
    words = f"{sizes[0]} to {sizes[-1]} people" if len(sizes) > 1 else text.counted(sizes[0], "person", "people")
    yield sizes[-1] - sizes[0] <= 1, f"{text.counted(len(grouping.groups), 'group')} of {words}."
    left = [guest.name for person_id, guest in guests.items() if person_id not in set(grouping.members)]
    if left:
        yield False, f"In no group yet: {_some(left)}."


def _neighbourhoods(grouping: Grouping, guests: dict[int, Guest]) -> Told:
    known = {text.folded(guest.neighbourhood) for guest in guests.values() if guest.neighbourhood}
    if len(known) < 2:
        return
    crowded = []
    for group in grouping.groups:
        here = Counter(
            guests[one].neighbourhood for one in group.members if one in guests and guests[one].neighbourhood
        )
        # No group can do with fewer of one neighbourhood than its share of the whole, rounded up.
        for name, number in here.items():
            whole = sum(text.folded(guest.neighbourhood) == text.folded(name) for guest in guests.values())
            if number > -(-whole // len(grouping.groups)):
                crowded.append(f"{group.name} has {number} from {name}")
    if crowded:
        yield False, f"Not evenly mixed: {_some(crowded)}."
    else:
        yield True, "Each neighbourhood is spread over the groups as evenly as it can be."


def _wishes(brief: Brief, grouping: Grouping, guests: dict[int, Guest]) -> Told:
    places = {person_id: group for group, one in enumerate(grouping.groups) for person_id in one.members}
    kept = 0
    for wish in brief.wishes:
        if wish.first_id not in places or wish.second_id not in places:
            continue
        if (places[wish.first_id] == places[wish.second_id]) is wish.together:
            kept += 1
            continue
        names = text.listed(guests[one].name for one in (wish.first_id, wish.second_id) if one in guests)
        yield False, f"{names} are {'not together' if wish.together else 'in the same group'}, though that was asked."
    if kept:
        yield True, f"{text.counted(kept, 'asked-for pair')} kept: together or apart as wished."


def _access(grouping: Grouping, guests: dict[int, Guest]) -> Told:
    offers = [offered_places(group) for group in grouping.groups]
    anywhere: frozenset[str] = frozenset().union(*offers)
    asked: set[str] = set()
    elsewhere: dict[str, list[str]] = {}
    for group, offered in zip(grouping.groups, offers, strict=True):
        for guest in (guests[one] for one in group.members if one in guests):
            wanted = wanted_places(guest.needs)
            asked |= wanted
            for missing in (wanted & anywhere) - offered:
                elsewhere.setdefault(missing, []).append(f"{guest.name} ({group.name})")
    for missing, names in sorted(elsewhere.items()):
        yield False, f"Asked for {missing} and sit where there is none: {_some(names)}."
    met = sorted((asked & anywhere) - elsewhere.keys())
    if met:
        yield True, f"Whoever asked for {text.listed(met)} sits where there is one."
    unknown = sorted(asked - anywhere)
    if unknown:
        yield False, f"Somebody asked for {text.listed(unknown)}: say which groups' places have it."
    yield from _helpers(grouping, guests)


def _helpers(grouping: Grouping, guests: dict[int, Guest]) -> Told:
    groups: dict[str, set[str]] = {}
    for group in grouping.groups:
        for one in group.members:
            for need in shared_help(guests[one]) if one in guests else ():
                groups.setdefault(need, set()).add(group.name)
    for need, names in sorted(groups.items()):
        if len(names) > 1:
            yield (
                False,
                f"“{text.capitalised(need)}” is needed in {text.listed(sorted(names))}: one each, or move people.",
            )


def _company(brief: Brief, grouping: Grouping) -> Told:
    if not brief.met:
        return
    pairs = [pair(*two) for group in grouping.groups for two in combinations(group.members, 2)]
    again = sum(bool(brief.met.get(two)) for two in pairs)
    yield True, f"{again or 'None'} of {text.counted(len(pairs), 'pair')} sat together before."


def _some(words: Sequence[str], most: int = 6) -> str:
    """The words listed, the last of many as a number."""
    return text.listed(words if len(words) <= most else [*words[:most], f"{len(words) - most} more"])
