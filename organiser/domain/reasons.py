"""Why somebody gets a place or does not, in one sentence that can be read out to them: it names nobody else."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from organiser.domain import clock, text
from organiser.domain.places import Entry, Role, Rules, Standing
from organiser.domain.seating import HOLDS_PLACE, Seating


def barred(rules: Rules, entry: Entry, now: datetime) -> str:
    """Why somebody who waits can get no place whatever is free; "" when nothing speaks against it."""
    if not entry.heads:
        return ""
    if rules.cut_off and rules.is_cut_off(now):
        return f"No more places are offered after {clock.day_in_words(rules.cut_off)}."
    if entry.clash:
        return f"You said yes to {entry.clash}, which is at the same time, and nobody can be in two places at once."
    return ""


def of_place(seating: Seating, entry: Entry, *, released: bool) -> str:
    """Why it is somebody's turn; asked just before they are seated."""
    rules = seating.rules
    if not entry.heads:
        return f"You come as {_as(entry)}, and that uses no place."
    if not seating.missing(entry):
        return "You come with somebody who has a place for you too."
    if rules.places is None:
        return "There is a place for everyone."
    us = "you" if entry.party == 1 else f"the {entry.party} of you"
    target = rules.target_of(entry.neighbourhood)
    if target and (free := seating.own_free(entry.neighbourhood)):
        drew = f"You drew number {entry.lot} of {entry.lots}: " if entry.lot else "It is your turn: "
        return f"{drew}{_free(free, target.places)} for {target.neighbourhood}, and there is room for {us}."
    if released and rules.hold_until:
        day = clock.day_in_words(rules.hold_until)
        return f"It is your turn: places that were kept until {day} and not filled are open to everyone now."
    if seating.rules.kept:
        return f"It is your turn: a place that is open to everyone is free, and there is room for {us}."
    return f"It is your turn: {_free(seating.left or 0, rules.places)}, and there is room for {us}."


def _as(entry: Entry) -> str:
    return f"{'an' if entry.role is Role.OBSERVER else 'a'} {entry.role}"


def _free(free: int, places: int) -> str:
    return f"{free} of {text.counted(places, 'place')} {'is' if free == 1 else 'are'} free"


def ordinal(number: int) -> str:
    """``1st``, ``2nd``, ``3rd``, ``4th``, ``11th``."""
    ending = "th" if number % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number:,}{ending}"


@dataclass(frozen=True, slots=True)
class Account:
    """Gives the reasons once all places are given.

    ``neighbours`` are all entries in order, under the folded name of their neighbourhood; ``won`` are those who wait
    and get a place now.
    """

    rules: Rules
    seating: Seating
    neighbours: Mapping[str, Sequence[Entry]]
    won: frozenset[int]
    now: datetime

    def reason(self, entry: Entry, position: int) -> str:
        """The sentence for somebody to whom no place was given just now."""
        match entry.standing_at(self.now):
            case Standing.PLACED:
                return self._has_place(entry)
            case Standing.OFFERED:
                return f"You are offered a place{_until(entry, self.rules)}."
            case Standing.EXPIRED:
                return f"Your offer held{_until(entry, self.rules)}, and no answer came."
            case Standing.DECLINED:
                return "You said no to a place."
            case Standing.WITHDRAWN:
                return "You asked to be taken off the list."
        return barred(self.rules, entry, self.now) or self._waits(entry, position)

    def _has_place(self, entry: Entry) -> str:
        if not entry.role.uses_place:
            return f"You come as {_as(entry)}, and that uses no place."
        return "You have a place." if entry.party == 1 else f"There are places for the {entry.party} of you."

    def _waits(self, entry: Entry, position: int) -> str:
        if self.rules.draw_due:
            return "Lots are drawn for the places, and that has not been done yet."
        room = self.seating.room_for(entry.neighbourhood, released=not self.seating.is_held) or 0
        if room:
            free = f"{text.counted(room, 'place')} {'is' if room == 1 else 'are'} free for you"
            all_or_none = "whoever comes together gets all the places or none"
            if room < len(self.seating.missing(entry)):
                return f"There are {entry.party} of you and {free}: {all_or_none}."
            return f"There are {entry.party} of you and no places that are free for everyone: {all_or_none}."
        left = self.seating.left or 0
        kept = f"{text.counted(left, 'free place')} {'is' if left == 1 else 'are'} kept for {self._others()}"
        target = self.rules.target_of(entry.neighbourhood)
        if target and not self.seating.own_free(entry.neighbourhood):
            begin = self._own_share(entry, target.neighbourhood, target.places)
            return f"{begin}, and {kept}." if left else f"{begin}."
        if left:
            return f"You are {ordinal(position)} in the queue: {kept}."
        taken = "the one place is" if self.rules.places == 1 else f"all {self.rules.places:,} places are"
        return f"You are {ordinal(position)} in the queue: {taken} taken."

    def _own_share(self, entry: Entry, name: str, places: int) -> str:
        """How they stand among the people of their own neighbourhood."""
        live = [one for one in self._neighbours(entry) if one.standing_at(self.now) in HOLDS_PLACE | {Standing.WAITING}]
        rank = live.index(entry) + 1
        holders = [one for one in live if one is not entry and self._holds(one)]
        are = "place is" if places == 1 else f"{places} places are"
        if entry.lot and all(0 < one.lot < entry.lot for one in holders):
            return f"You drew number {entry.lot} of {entry.lots} for {name}: its {are} taken by lower numbers"
        if holders and all(one in live[: rank - 1] and not one.moved_why for one in holders) and not entry.moved_why:
            went = "place went to somebody" if places == 1 else f"{places} places went to people"
            applied = "applied before you" if all(one.joined < entry.joined for one in holders) else "come before you"
            return f"You are {ordinal(rank)} for {name}: its {went} who {applied}"
        return f"You are {ordinal(rank)} for {name}: its {are} taken"

    def _others(self) -> str:
        """For whom unfilled places are kept, and until when."""
        names = [t.neighbourhood for t in self.rules.targets if self.seating.own_free(t.neighbourhood)]
        day = self.rules.hold_until
        until = ""
        if day and not self.rules.is_over(day, self.now):
            until = f" until the end of {clock.day_in_words(day)}"
        return text.listed(names) + until

    def _neighbours(self, entry: Entry) -> Sequence[Entry]:
        return self.neighbours[text.folded(entry.neighbourhood)]

    def _holds(self, entry: Entry) -> bool:
        return bool(entry.heads) and (entry.standing_at(self.now) in HOLDS_PLACE or entry.person_id in self.won)

    def detail(self, entry: Entry) -> str:
        """What only the volunteer sees: who has the places, and what is odd about the entry."""
        parts = []
        if entry.standing_at(self.now) is Standing.WAITING and entry.person_id not in self.won:
            target = self.rules.target_of(entry.neighbourhood)
            names = [one.name for one in self._neighbours(entry) if self._holds(one)]
            if target and names:
                has = "has" if len(names) == 1 else "have"
                parts.append(f"{text.listed(names)} {has} places for {target.neighbourhood}.")
        if entry.moved_why:
            parts.append(f"Moved by hand: {entry.moved_why.rstrip('.')}.")
        if entry.late:
            parts.append(f"Applied late, on {clock.day_in_words(entry.joined)}.")
        if entry.note:
            parts.append(f"They said: {' '.join(entry.note.split())}")
        return " ".join(parts)


def _until(entry: Entry, rules: Rules) -> str:
    """Offers hold until the end of a day; where one ends earlier, the hour is said."""
    if entry.offer_until is None:
        return ""
    ends = entry.offer_until.astimezone(clock.zone(rules.timezone))
    if (ends.hour, ends.minute) == (0, 0):
        return f" until the end of {clock.day_in_words(ends - timedelta(days=1))}"
    return f" until {ends:%H:%M} on {clock.day_in_words(ends)}"
