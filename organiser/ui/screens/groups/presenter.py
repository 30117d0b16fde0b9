"""Joins the small groups of one session to the store."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from typing import ClassVar

from PySide6.QtCore import Signal

from organiser.app.actions import groupings
from organiser.domain import text
from organiser.domain.grouping.account import Account, account
from organiser.domain.grouping.groups import MOST_GROUPS, Grouping, Guest, SmallGroup, Wish
from organiser.domain.problem import Problem
from organiser.store import changes, queries
from organiser.ui.desk.desk import Desk, Spot
from organiser.ui.desk.follower import SessionFollower
from organiser.ui.screens.groups.model import Seated


class Deed(StrEnum):
    """What can be done with two people."""

    SWAP = "swap"
    TOGETHER = "together"
    APART = "apart"


_QUICK = 200  # more people than this are put into groups in another thread


class GroupsPresenter(SessionFollower):
    """The groups, what can be said of them, and the people who are chosen.

    ``grouping`` is None until groups are made; ``loose`` are the people who are in none of them. ``asks_other`` wants
    to know with whom the chosen one is to swap, or to be together or apart.
    """

    TOPICS: ClassVar = frozenset(
        {"session", "register", "person", "neighbourhood", "need", "grouping", "grouped", "pair", "companion"}
    )

    asks_other = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.grouping: Grouping | None = None
        self.guests: dict[int, Guest] = {}
        self.told = Account((), ())
        self.chosen: tuple[int, ...] = ()
        self.size = 5
        self._wishes: tuple[Wish, ...] = ()
        self._variation = 0

    def show_session(self, session_id: int) -> None:
        """Show this session from now on, with nobody chosen."""
        self.chosen, self._variation = (), 0
        super().show_session(session_id)

    def read(self) -> None:
        self.grouping, self.guests, self.told = None, {}, Account((), ())
        if self.session is None:
            return
        found = self.desk.ask(queries.groupings.of_session, self.session.id)
        guests = self.desk.ask(queries.groupings.guests, self.session.id)
        self.guests = {guest.person_id: guest for guest in guests}
        self._wishes = self.desk.ask(queries.groupings.wishes, self.guests)
        if found and guests:
            brief = groupings.gather(self.desk.store, self.session.id, found[-1])
            self.grouping, self.told = brief.grouping, account(brief, brief.grouping)
        self.chosen = tuple(one for one in self.chosen if one in self.guests)

    # What is shown

    @property
    def title(self) -> str:
        """``14 people in 3 groups``."""
        people = text.counted(len(self.guests), "person", "people")
        if self.grouping is None:
            return f"{people} to put into groups" if self.guests else "Nobody to put into groups yet"
        return f"{people} in {text.counted(len(self.grouping.groups), 'group')}"

    @property
    def loose(self) -> tuple[Seated, ...]:
        """Those who came onto the list after the groups were made."""
        members = set(self.grouping.members) if self.grouping else set()
        return tuple(self._seated(one) for one in self.guests if one not in members)

    def seated(self, group: SmallGroup) -> tuple[Seated, ...]:
        """The people of a group as its list shows them."""
        return tuple(self._seated(one) for one in group.members if one in self.guests)

    def _seated(self, person_id: int) -> Seated:
        stays = self.grouping is not None and person_id in self.grouping.stays
        return Seated(self.guests[person_id], stays, tuple(self._wishes_of(person_id)))

    def _wishes_of(self, person_id: int) -> list[str]:
        return [
            f"{'together with' if wish.together else 'apart from'} {self.guests[other].name}"
            for wish in self._wishes
            for one, other in (wish.pair, wish.pair[::-1])
            if one == person_id
        ]

    @property
    def pair(self) -> tuple[int, int] | None:
        """The two people who are chosen, where they are two."""
        return (self.chosen[0], self.chosen[1]) if len(self.chosen) == 2 else None

    def choose(self, person_ids: Sequence[int]) -> None:
        """What follows is about these people."""
        if tuple(person_ids) != self.chosen:
            self.chosen = tuple(person_ids)
            self.changed.emit()

    # Making groups

    def make(self, size: int = 0) -> None:
        """Make groups of about ``size``, or make those that there are again in another way."""
        if self.session is None or not self.guests:
            return
        begun = self.grouping
        if begun is None or size or len(begun.groups) > len(self.guests):
            self.size = size or self.size
            begun = groupings.begin(self.desk.store, self.session.id, size=self.size)
            begun = replace(begun, id=self.grouping.id if self.grouping else 0)
        else:
            self._variation += 1
        session_id, seed = self.session.id, self._variation
        brief = groupings.gather(self.desk.store, session_id, begun)
        if len(self.guests) > _QUICK:
            self.desk.jobs.run(
                lambda: groupings.shuffle(brief, seed)[0],
                then=lambda made: self._keep_made(session_id, made),
                title="Making groups",
            )
        else:
            self._keep_made(session_id, groupings.shuffle(brief, seed)[0])

    def _keep_made(self, session_id: int, made: Grouping) -> None:
        self.desk.do("Make groups", changes.groupings.keep, session_id, made)
        self.desk.tell(f"Made {text.counted(len(made.groups), 'group')}.", undo=True)

    def remove(self) -> None:
        """Take the groups away."""
        if self.grouping is not None:
            self.desk.do("Remove the groups", changes.groupings.remove, self.grouping.id)
            self.desk.tell("Removed the groups.", undo=True)

    # Changing them by hand

    def move(self, person_ids: Sequence[int], to: int) -> None:
        """Move people to the group at place ``to``, where they stay when groups are made again."""
        if self.grouping is None:
            return
        moving = [one for one in person_ids if one in self.guests and self.grouping.group_of(one) != to]
        if not moving:
            return
        moved = self.grouping
        for one in moving:
            moved = moved.moved(one, to)
        self._keep(f"Move {self._named(moving)}", replace(moved, stays=moved.stays | set(moving)))

    def step(self, by: int) -> None:
        """Move the chosen people to the next group, or the one before."""
        if self.grouping is None or not self.chosen:
            return
        here = self.grouping.group_of(self.chosen[0])
        number = len(self.grouping.groups)
        to = (0 if by > 0 else number - 1) if here is None else (here + by) % number
        self.move(self.chosen, to)

    def toggle_stays(self) -> None:
        """The chosen people stay where they are when groups are made again, or no longer."""
        if self.grouping is None or not self.chosen:
            return
        all_stay = set(self.chosen) <= self.grouping.stays
        stays = self.grouping.stays - set(self.chosen) if all_stay else self.grouping.stays | set(self.chosen)
        words = "Let go of" if all_stay else "Hold"
        self._keep(f"{words} {self._named(self.chosen)}", replace(self.grouping, stays=stays))

    def pair_up(self, deed: Deed) -> None:
        """Do something with the two who are chosen; where it is one, ask who the other is first."""
        if self.pair is not None:
            self.pair_with(deed, *self.pair)
        elif len(self.chosen) == 1:
            self.asks_other.emit(deed)

    def pair_with(self, deed: Deed, one: int, other: int) -> None:
        """Let two people swap their groups, or be together or apart whenever groups are made.

        The same wish a second time takes it back.
        """
        names = self._named((one, other))
        if deed is Deed.SWAP:
            if self.grouping is not None:
                self._keep(f"Swap {names}", self.grouping.swapped(one, other))
            return
        wish = Wish(one, other, together=deed is Deed.TOGETHER)
        if any(kept.pair == wish.pair and kept.together is wish.together for kept in self._wishes):
            self.desk.do(f"Forget what was asked about {names}", changes.groupings.forget_wish, one, other)
            self.desk.tell(f"Nothing is asked about {names} any more.", undo=True)
            return
        words = f"Keep {names} {deed}"
        self.desk.do(words, changes.groupings.wish, wish)
        self.desk.tell(f"{words}: this holds whenever groups are made.", undo=True)

    @property
    def others(self) -> tuple[Guest, ...]:
        """Everybody but the one who is chosen, by name."""
        others = (guest for guest in self.guests.values() if guest.person_id not in self.chosen)
        return tuple(sorted(others, key=lambda guest: text.folded(guest.name)))

    def describe(self, place: int, *, name: str | None = None, offers: str | None = None) -> str:
        """Rename a group or say what its place has; returns what is wrong with that, in words."""
        if self.grouping is None:
            return ""
        old = self.grouping.groups[place]
        try:
            new = replace(old, name=old.name if name is None else name, offers=old.offers if offers is None else offers)
            groups = (*self.grouping.groups[:place], new, *self.grouping.groups[place + 1 :])
            changed = replace(self.grouping, groups=groups)
        except Problem as problem:
            return str(problem)
        if new != old:
            self._keep(f"Change {old.name}", changed)
        return ""

    def add_group(self) -> None:
        """Put one more group beside those that there are, with nobody in it."""
        if self.grouping is None or len(self.grouping.groups) >= MOST_GROUPS:
            return
        names = {text.folded(group.name) for group in self.grouping.groups}
        word = self.grouping.groups[-1].name.rstrip("0123456789 ") or "Group"
        number = next(n for n in range(len(names) + 1, 2 * len(names) + 3) if text.folded(f"{word} {n}") not in names)
        new = SmallGroup(f"{word} {number}")
        self._keep(f"Add {new.name}", replace(self.grouping, groups=(*self.grouping.groups, new)))

    def remove_group(self, place: int) -> None:
        """Take one group away; its people are in none until they are moved."""
        if self.grouping is None or len(self.grouping.groups) < 2:
            return
        groups = self.grouping.groups
        left = replace(self.grouping, groups=groups[:place] + groups[place + 1 :])
        self._keep(f"Remove {groups[place].name}", replace(left, stays=left.stays & set(left.members)))
        self.desk.tell(f"Removed {groups[place].name}.", undo=True)

    def in_words(self) -> str:
        """The groups as text, to be pasted into a message."""
        if self.grouping is None:
            return ""
        named = ((group.name, [one.guest.name for one in self.seated(group)]) for group in self.grouping.groups)
        return "\n".join(f"{group}: {text.listed(names) or 'nobody'}" for group, names in named)

    def open_person(self, one: Seated) -> None:
        """Lead to everything that is known of somebody."""
        self.desk.go("people", Spot(one.guest.person_id))

    def _keep(self, label: str, grouping: Grouping) -> None:
        if self.session is not None:
            self.desk.do(label, changes.groupings.keep, self.session.id, grouping)

    def _named(self, ids: Sequence[int]) -> str:
        names = [self.guests[one].name for one in ids if one in self.guests]
        return text.listed(names) if len(names) < 4 else text.counted(len(names), "person", "people")
