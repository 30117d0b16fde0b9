"""Which needs depend on where somebody sits, and which are met by one helper for several people."""

from collections.abc import Iterable

from organiser.domain import text
from organiser.domain.grouping.groups import Guest, SmallGroup

# What a place may have, and the words in which people ask for it.
_OF_PLACES = {
    "hearing loop": ("loop", "hearing aid", "hard of hearing"),
    "step-free": ("step-free", "step free", "wheelchair", "ramp", "ground floor", "no stairs", "no steps", "lift"),
    "quiet": ("quiet", "noise", "sensory", "autis"),
    "near the door": ("near the door", "by the door", "near the toilet", "close to the exit"),
    "good light": ("good light", "bright", "sight", "lip-read", "lip read", "lipread"),
    "captions": ("caption", "subtitle", "speech to text"),
}
_ONLINE_TOO = frozenset({"captions"})
_HELPERS = ("interpreter", "sign language", "bsl", "lip-speaker", "lip speaker", "note-taker", "note taker")


def wanted_places(needs: Iterable[str]) -> frozenset[str]:
    """What somebody's place has to have: the keys of what their needs speak of."""
    words = text.folded(" ; ".join(needs))
    return frozenset(key for key, asked in _OF_PLACES.items() if any(one in words for one in asked))


def offered_places(group: SmallGroup) -> frozenset[str]:
    """What a group's place has, of the same keys."""
    return wanted_places((group.offers,))


def that_count_online(needs: Iterable[str]) -> tuple[str, ...]:
    """The needs without those that only a place in a building can meet."""
    return tuple(need for need in needs if not wanted_places((need,)) - _ONLINE_TOO)


def shared_help(guest: Guest) -> frozenset[str]:
    """The needs of a guest that one helper meets for all who have the same, such as ``interpreter, urdu``."""
    folded = (text.folded(need) for need in guest.needs)
    return frozenset(need for need in folded if any(word in need for word in _HELPERS))
