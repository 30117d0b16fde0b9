"""Who sits on which place while places are given: people are counted, each once, whatever brought them there."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime

from organiser.domain import text
from organiser.domain.places import Entry, Rules, Standing

HOLDS_PLACE = frozenset({Standing.PLACED, Standing.OFFERED})
_IN_QUESTION = HOLDS_PLACE | {Standing.WAITING}


class Seating:
    """The places of one programme or session, filled one entry after the other.

    ``entries`` are all there are, in order. A companion sits with the neighbourhood of the person they come with,
    unless they applied themselves, and takes one place even where two people bring them.
    """

    def __init__(self, rules: Rules, entries: Iterable[Entry], now: datetime) -> None:
        self.rules = rules
        self.is_held = rules.are_held(now)
        self._seated: set[int] = set()
        self._taken: Counter[str] = Counter()
        asking = [entry for entry in entries if entry.standing_at(now) in _IN_QUESTION]
        self._homes = {entry.person_id: text.folded(entry.neighbourhood) for entry in asking if entry.role.uses_place}
        for entry in asking:
            for companion in entry.companions:
                self._homes.setdefault(companion.person_id, text.folded(entry.neighbourhood))
        for entry in asking:
            if entry.standing_at(now) in HOLDS_PLACE:
                self.seat(entry)

    def home(self, person_id: int) -> str:
        """With which neighbourhood (its folded name) somebody sits who needs a place."""
        return self._homes[person_id]

    def seat(self, entry: Entry) -> None:
        """Give the entry and those who come with it their places."""
        new = self.missing(entry)
        self._seated |= new
        self._taken.update(map(self.home, new))

    def missing(self, entry: Entry) -> frozenset[int]:
        """The people of that entry who need a place and have none."""
        return entry.heads - self._seated

    @property
    def taken(self) -> int:
        """The places that are used."""
        return len(self._seated)

    @property
    def left(self) -> int | None:
        """The places nobody uses; None where there are enough for everyone."""
        places = self.rules.places
        return None if places is None else max(0, places - self.taken)

    @property
    def kept_free(self) -> int:
        """The unfilled places of all neighbourhoods together."""
        return sum(self.own_free(target.neighbourhood) for target in self.rules.targets)

    def own_free(self, neighbourhood: str) -> int:
        """The unfilled places that are kept for one neighbourhood."""
        target = self.rules.target_of(neighbourhood)
        return max(0, target.places - self._taken[text.folded(neighbourhood)]) if target else 0

    def room_for(self, neighbourhood: str, *, released: bool = False) -> int | None:
        """How many more from there get a place: their own share and what is open to all, or all that is left when
        places are ``released``. None: any number."""
        if self.left is None or released:
            return self.left
        return min(self.left, self.own_free(neighbourhood) + max(0, self.left - self.kept_free))

    def fits(self, entry: Entry, *, released: bool = False) -> bool:
        """Whether there is a place for everyone in the party."""
        missing = self.missing(entry)
        if self.left is None or released:
            return self.left is None or len(missing) <= self.left
        from_shares = sum(min(number, self.own_free(home)) for home, number in Counter(map(self.home, missing)).items())
        return len(missing) <= self.left and len(missing) - from_shares <= max(0, self.left - self.kept_free)
