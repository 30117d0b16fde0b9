"""Finds people who may be here twice, and brings two of them together into one.

The measure of a slip in a name comes from rapidfuzz, which the domain may not know; so it is brought from here.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations, product

from organiser.domain import likeness, merging
from organiser.domain.crowds import Known
from organiser.domain.likeness import Likeness, Parts
from organiser.domain.merging import Side
from organiser.domain.people import Person
from organiser.domain.problem import Problem
from organiser.store import changes, queries
from organiser.store.store import Store

Step = Callable[[int, int], object]
_MOST_OF_A_NAME = 12  # so many pairs of two names are compared; where more have them, a phone or email must be the same
_MOST_SHARING = 20  # so many people share a phone or an address; more are a front desk
_EVERY = 500


@dataclass(frozen=True, slots=True)
class Match:
    """Somebody who may be meant, with the reasons; ``certainty`` puts the most likely first."""

    known: Known
    likeness: Likeness

    @property
    def why(self) -> str:
        return self.likeness.in_words


@dataclass(frozen=True, slots=True)
class Pair:
    """Two who are possibly the same; ``keep`` was here first."""

    keep: Known
    gone: Known
    likeness: Likeness

    @property
    def why(self) -> str:
        return self.likeness.in_words


def is_slip(one: str, other: str) -> bool:
    """Whether two words (folded) may be one with a slip of the fingers: a letter more, less, wrong or changed over."""
    from rapidfuzz.distance import OSA

    shorter = min(len(one), len(other))
    most = 0 if shorter < 4 else 1 if shorter < 8 else 2
    return most > 0 and OSA.distance(one, other, score_cutoff=most) <= most


def find(
    known: Iterable[Known], name: str, *, phone: str = "", email: str = "", neighbourhood: str = ""
) -> tuple[Match, ...]:
    """Who of the ``known`` may be meant by a name and what is known besides, the most likely first."""
    wanted = Known(0, name, phone, email, neighbourhood)
    matches = ((one, likeness.compared(wanted, one, is_slip)) for one in known)
    found = [Match(one, alike) for one, alike in matches if alike is not None]
    return tuple(sorted(found, key=lambda match: (-match.likeness.points, match.known.id)))


def like(store: Store, name: str, *, phone: str = "", email: str = "", neighbourhood: str = "") -> tuple[Match, ...]:
    """Who is here that may be meant, the most likely first; quick enough to be asked while somebody types."""
    words = likeness.parts(name)
    if not words:
        return ()
    near = store.ask(
        queries.duplicates.near, likeness.clues(words), phone=likeness.number_of(phone), email=email.strip()
    )
    return find(near, name, phone=phone, email=email, neighbourhood=neighbourhood)


def pairs(
    known: Iterable[Known],
    apart: frozenset[tuple[int, int]] = frozenset(),
    step: Step = lambda _done, _of: None,
) -> tuple[Pair, ...]:
    """All who are possibly the same, the most likely first, without those who are known to be two people.

    Touches no store, so that a job can do it: 100,000 people take a few seconds.
    """
    return _Search(known, apart, step).pairs()


class _Search:
    """Compares names that have something in common (:func:`likeness.keys`), each name once however many have it."""

    def __init__(self, known: Iterable[Known], apart: frozenset[tuple[int, int]], step: Step) -> None:
        self._apart, self._step = apart, step
        self._by_name: dict[Parts, list[Known]] = defaultdict(list)
        self._by_fact: dict[str, list[Known]] = defaultdict(list)
        self._words: dict[int, Parts] = {}
        self._found: dict[tuple[int, int], Pair] = {}
        self._compared: dict[tuple[Parts, Parts], Likeness | None] = {}
        everybody = list(known)
        for number, one in enumerate(everybody):
            if number % _EVERY == 0:
                step(number, 3 * len(everybody))
            self._take_in(one)

    def _take_in(self, one: Known) -> None:
        words = likeness.parts(one.name)
        if not words:
            return
        self._words[one.id] = words
        self._by_name[words].append(one)
        for fact in (likeness.number_of(one.phone), one.email.casefold().strip()):
            if fact:
                self._by_fact[fact].append(one)

    def pairs(self) -> tuple[Pair, ...]:
        names = list(self._by_name)
        buckets: dict[tuple[object, ...], list[Parts]] = defaultdict(list)
        for number, name in enumerate(names):
            if number % _EVERY == 0:
                self._step(len(names) + number, 3 * len(names))
            self._look_among(self._by_name[name], self._by_name[name])
            for key in likeness.keys(name):
                buckets[key].append(name)
        for number, bucket in enumerate(buckets.values()):
            if number % _EVERY == 0:
                self._step(2 * len(buckets) + number, 3 * len(buckets))
            for one, other in combinations(bucket, 2):
                self._compare_names(one, other)
        for sharing in self._by_fact.values():
            if len(sharing) <= _MOST_SHARING:
                for one_, other_ in combinations(sharing, 2):
                    self._look_at(one_, other_)
        return tuple(sorted(self._found.values(), key=lambda pair: (-pair.likeness.points, pair.keep.id, pair.gone.id)))

    def _compare_names(self, one: Parts, other: Parts) -> None:
        if (one, other) not in self._compared:
            alike = self._alike(one, other)
            if alike is not None and alike.points + likeness.PLACE >= likeness.LEAST:
                self._look_among(self._by_name[one], self._by_name[other])

    def _alike(self, one: Parts, other: Parts) -> Likeness | None:
        key = (one, other)
        if key not in self._compared:
            self._compared[key] = likeness.of_names(one, other, is_slip)
        return self._compared[key]

    def _look_among(self, some: list[Known], others: list[Known]) -> None:
        if some is others and len(some) > 1 and len(some) * (len(some) - 1) // 2 <= _MOST_OF_A_NAME:
            for one, other in combinations(some, 2):
                self._look_at(one, other)
        elif some is not others and len(some) * len(others) <= _MOST_OF_A_NAME:
            for one, other in product(some, others):
                self._look_at(one, other)

    def _look_at(self, one: Known, other: Known) -> None:
        keep, gone = (one, other) if one.id < other.id else (other, one)
        if (keep.id, gone.id) in self._apart or (keep.id, gone.id) in self._found:
            return
        names = self._alike(self._words[one.id], self._words[other.id])
        alike = likeness.with_facts(names, one, other) if names is not None else None
        if alike is not None and alike.is_worth_asking:
            self._found[keep.id, gone.id] = Pair(keep, gone, alike)


def all_pairs(store: Store, step: Step = lambda _done, _of: None) -> tuple[Pair, ...]:
    """All who are possibly the same in a workspace."""
    return pairs(store.ask(queries.arrivals.known), store.ask(queries.duplicates.apart), step)


def merged(store: Store, keep_id: int, gone_id: int, sides: Mapping[str, Side] | None = None) -> Person:
    """What the person will look like; ``sides`` says of some fields whose counts, the others go by the usual rule."""
    keep, gone = store.ask(queries.people.one, keep_id), store.ask(queries.people.one, gone_id)
    return merging.merged(keep, gone, sides or {}, gone_is_newer=gone_id > keep_id)


def merge(store: Store, keep_id: int, gone_id: int, sides: Mapping[str, Side] | None = None) -> Person:
    """Bring two people together into the first, with everything that hangs on them, as one step."""
    if keep_id == gone_id:
        raise Problem("That is one and the same person.", "Name two people.")
    person = merged(store, keep_id, gone_id, sides)
    gone = store.ask(queries.people.one, gone_id)
    store.do(f"Merge {gone.name} into {person.name}", changes.merging.merge, keep_id, gone_id, person)
    return person


def tell_apart(store: Store, one: Person, other: Person) -> None:
    """Remember that two people are not the same."""
    store.do(f"Note that {one.name} and {other.name} are two people", changes.merging.tell_apart, one.id, other.id)
