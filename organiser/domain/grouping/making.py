"""Makes groups: the search for the best way to put people together."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from zlib import crc32

from organiser.domain import text
from organiser.domain.grouping.access import offered_places, shared_help, wanted_places
from organiser.domain.grouping.groups import Brief, Grouping, Guest, pair
from organiser.domain.problem import Problem

# What one breach costs. A wish weighs more than any amount of mixing in a group of usual size, an access need that the
# next table would meet about as much, and a shared helper more than company; neighbourhoods are mixed before sectors.
WISH, ACCESS, HELPER = 1_000, 800, 300
NEIGHBOURHOOD, MET, SECTOR = 10, 7, 2

_TRIES = 12
_WORK = 150_000  # swaps looked at, more or less, in all tries together: about a second


@dataclass(frozen=True, slots=True)
class _Costs:
    """``together[a][b]``: what it costs that a and b share a group; ``there[a][g]``: that a is in group g."""

    together: list[list[int]]
    there: list[list[int]]


def make(brief: Brief, seed: int = 0) -> Grouping:
    """Groups whose sizes differ by one at most, as good as the search finds; the same seed gives the same groups.

    Those who stay keep their group, even where that makes it larger than the rest.
    """
    number, wanted = len(brief.guests), len(brief.grouping.groups)
    if wanted > number:
        raise Problem(f"{wanted} groups are too many for {text.counted(number, 'person', 'people')}.", "Make fewer.")
    costs = _costs(brief)
    tries = max(1, min(_TRIES, _WORK // max(1, number * number)))
    best: list[int] = []
    least: int | None = None
    for attempt in range(tries):
        groups = _Search(brief, costs, f"{seed}/{attempt}").run()
        total = _total(groups, costs)
        if least is None or total < least:
            best, least = groups, total
    return _grouping(brief, best)


def _grouping(brief: Brief, found: Sequence[int]) -> Grouping:
    members: list[list[Guest]] = [[] for _ in brief.grouping.groups]
    for guest, group in zip(brief.guests, found, strict=True):
        members[group].append(guest)
    groups = tuple(
        replace(group, members=tuple(one.person_id for one in sorted(some, key=lambda one: text.folded(one.name))))
        for group, some in zip(brief.grouping.groups, members, strict=True)
    )
    here = {guest.person_id for guest in brief.guests}
    return replace(brief.grouping, groups=groups, stays=brief.grouping.stays & here)


def _costs(brief: Brief) -> _Costs:
    guests = brief.guests
    wishes = {wish.pair: -WISH if wish.together else WISH for wish in brief.wishes}
    helped = [shared_help(guest) for guest in guests]
    sectors = [{text.folded(sector) for sector in guest.sectors} for guest in guests]
    where = [text.folded(guest.neighbourhood) for guest in guests]
    together = [[0] * len(guests) for _ in guests]
    for a, first in enumerate(guests):
        for b in range(a):
            key = pair(first.person_id, guests[b].person_id)
            cost = wishes.get(key, 0) + MET * brief.met.get(key, 0) ** 2
            cost += NEIGHBOURHOOD * bool(where[a] and where[a] == where[b])
            cost += SECTOR * bool(sectors[a] & sectors[b]) - HELPER * bool(helped[a] & helped[b])
            together[a][b] = together[b][a] = cost
    offers = [offered_places(group) for group in brief.grouping.groups]
    anywhere = frozenset().union(*offers)
    there = [
        [ACCESS * len((wanted_places(guest.needs) & anywhere) - offered) for offered in offers] for guest in guests
    ]
    return _Costs(together, there)


def _total(groups: Sequence[int], costs: _Costs) -> int:
    cost = sum(costs.there[a][group] for a, group in enumerate(groups))
    return cost + sum(costs.together[a][b] for a, group in enumerate(groups) for b in range(a) if groups[b] == group)


class _Search:
    """Fills the groups one guest after the other, then swaps two guests as long as that makes it better."""

    def __init__(self, brief: Brief, costs: _Costs, seed: str) -> None:
        self._costs = costs
        self._seed = seed
        self._rounds = 0
        number = len(brief.grouping.groups)
        places = {guest.person_id: place for place, guest in enumerate(brief.guests)}
        self._fixed = {
            places[person_id]: group
            for group, one in enumerate(brief.grouping.groups)
            for person_id in one.members
            if person_id in brief.grouping.stays and person_id in places
        }
        self._groups = [-1] * len(brief.guests)
        self._sizes = [0] * number
        # pull[a][g]: what it would cost a to be with those who are in group g now
        self._pull = [row[:] for row in costs.there]

    def run(self) -> list[int]:
        """The group of each guest."""
        for guest, group in self._fixed.items():
            self._put(guest, group)
        self._fill()
        self._improve()
        return self._groups

    def _put(self, guest: int, group: int) -> None:
        self._groups[guest] = group
        self._sizes[group] += 1
        for other, cost in enumerate(self._costs.together[guest]):
            self._pull[other][group] += cost

    def _take(self, guest: int) -> None:
        group = self._groups[guest]
        self._groups[guest] = -1
        self._sizes[group] -= 1
        for other, cost in enumerate(self._costs.together[guest]):
            self._pull[other][group] -= cost

    def _shuffled(self) -> list[int]:
        """The guests without a fixed place, in an order of chance that the seed decides."""
        self._rounds += 1
        free = (guest for guest in range(len(self._groups)) if guest not in self._fixed)
        return sorted(free, key=lambda guest: (crc32(f"{self._seed}/{self._rounds}/{guest}".encode()), guest))

    def _fill(self) -> None:
        """Those about whom most is asked come first; each goes where it costs least among the groups with room."""
        free = self._shuffled()
        asked = [max(self._costs.there[one]) + sum(abs(c) >= HELPER for c in self._costs.together[one]) for one in free]
        order = [one for _, one in sorted(zip(asked, free, strict=True), key=lambda known: -known[0])]
        room = _room(self._sizes, len(order))
        for guest in order:
            group = min((g for g, left in enumerate(room) if left), key=lambda g: (self._pull[guest][g], -room[g]))
            self._put(guest, group)
            room[group] -= 1

    def _improve(self) -> None:
        better = True
        while better:
            better = False
            free = self._shuffled()
            for place, first in enumerate(free):
                for second in free[:place]:
                    better |= self._swap(first, second)

    def _swap(self, first: int, second: int) -> bool:
        """Swap two guests where that costs less."""
        here, there = self._groups[first], self._groups[second]
        if here == there:
            return False
        pull, both = self._pull, self._costs.together[first][second]
        gain = pull[first][here] + pull[second][there] - (pull[first][there] + pull[second][here] - 2 * both)
        if gain <= 0:
            return False
        for guest, group in ((first, there), (second, here)):
            self._take(guest)
            self._put(guest, group)
        return True


def _room(sizes: Sequence[int], guests: int) -> list[int]:
    """How many each group still takes, so that sizes end as equal as they can."""
    room = [0] * len(sizes)
    for _ in range(guests):
        smallest = min(range(len(sizes)), key=lambda group: sizes[group] + room[group])
        room[smallest] += 1
    return room
