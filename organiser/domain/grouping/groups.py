"""Small groups and what is asked of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from organiser.domain import text
from organiser.domain.problem import Problem

MOST_GROUPS = 100
MOST_GUESTS = 1_000

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody who is to be in one of the groups."""

    person_id: int
    name: str
    neighbourhood: str = ""
    sectors: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SmallGroup:
    """A group and the people in it. ``offers`` says what its place has that others lack, such as ``hearing loop``."""

    name: str
    offers: str = ""
    members: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "name", text.required(self.name, "group's name"))
        object.__setattr__(self, "offers", text.line(self.offers, "words on what the place has"))


@dataclass(frozen=True, slots=True)
class Wish:
    """Two people who are to be together, or apart, whenever groups are made; ``why`` in the words of whoever asked."""

    first_id: int
    second_id: int
    together: bool = True
    why: str = ""

    @property
    def pair(self) -> Pair:
        return pair(self.first_id, self.second_id)


@dataclass(frozen=True, slots=True)
class Grouping:
    """The groups of one session. ``stays`` are the people whom making groups again leaves where they are."""

    name: str
    groups: tuple[SmallGroup, ...]
    stays: frozenset[int] = frozenset()
    id: int = 0
    uid: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "name", text.required(self.name, "name of the groups"))
        check_number(len(self.groups))
        members = [person_id for group in self.groups for person_id in group.members]
        if len(set(members)) != len(members):
            raise Problem("Somebody stands in two of the groups.", "Each person can be in one group only.")
        names = [text.folded(group.name) for group in self.groups]
        if len(set(names)) != len(names):
            raise Problem("Two of the groups have the same name.", "Give each group a name of its own.")

    @property
    def members(self) -> tuple[int, ...]:
        """Everybody who is in a group, by group."""
        return tuple(person_id for group in self.groups for person_id in group.members)

    def group_of(self, person_id: int) -> int | None:
        """The place of somebody's group in the list, from 0; None for nobody's."""
        return next((place for place, group in enumerate(self.groups) if person_id in group.members), None)

    def moved(self, person_id: int, to: int) -> "Grouping":
        """The same groups with one person moved to, or newly put into, the group at place ``to``."""
        if not 0 <= to < len(self.groups):
            raise Problem(f"There is no group {to + 1}.", f"There are {text.counted(len(self.groups), 'group')}.")
        groups = []
        for place, group in enumerate(self.groups):
            members = tuple(member for member in group.members if member != person_id)
            groups.append(replace(group, members=(*members, person_id) if place == to else members))
        return replace(self, groups=tuple(groups))

    def swapped(self, first_id: int, second_id: int) -> "Grouping":
        """The same groups with two people in each other's place."""
        other = {first_id: second_id, second_id: first_id}
        groups = (replace(group, members=tuple(other.get(one, one) for one in group.members)) for group in self.groups)
        return replace(self, groups=tuple(groups))

    def without(self, gone: Iterable[int]) -> "Grouping":
        """The same groups without these people."""
        left = set(gone)
        groups = (replace(one, members=tuple(m for m in one.members if m not in left)) for one in self.groups)
        return replace(self, groups=tuple(groups), stays=self.stays - left)


@dataclass(frozen=True, slots=True)
class Brief:
    """What groups are made from: the guests, the groups as they are named (members of them who stay, stay), the
    wishes, and how often pairs have sat together before."""

    guests: tuple[Guest, ...]
    grouping: Grouping
    wishes: tuple[Wish, ...] = ()
    met: Mapping[Pair, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not self.guests:
            raise Problem("There is nobody to put into groups.", "Invite people first, or mark who is there.")
        if len(self.guests) > MOST_GUESTS:
            raise Problem(f"{len(self.guests):,} people are too many.", f"Make groups of up to {MOST_GUESTS:,} people.")


def pair(first_id: int, second_id: int) -> Pair:
    """Two people as a key, the smaller id first."""
    return (first_id, second_id) if first_id < second_id else (second_id, first_id)


def check_number(number: int) -> None:
    """Refuse a number of groups that cannot be."""
    if not 1 <= number <= MOST_GROUPS:
        raise Problem(f"{number} groups cannot be made.", f"Use a number from 1 to {MOST_GROUPS}.")


def number_for(guests: int, size: int) -> int:
    """How many groups give each about ``size`` people."""
    if size < 1:
        raise Problem(f"A group of {size} cannot be.", "Give a size of 2 or more.")
    return max(1, min(MOST_GROUPS, round(guests / size)))


def empty(name: str, number: int, word: str = "Table") -> Grouping:
    """So many groups with nobody in them yet: Table 1, Table 2 ..."""
    check_number(number)
    return Grouping(name, tuple(SmallGroup(f"{word} {place}") for place in range(1, number + 1)))
