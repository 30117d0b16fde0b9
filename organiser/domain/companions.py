"""Companions and supporters: who comes with whom, and whether they use a place."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Companion:
    """``companion`` comes with ``person``, to support them or for company.

    ``takes_place`` says whether the companion uses one of the places; a supporter usually does not.
    """

    person_id: int
    person: str
    companion_id: int
    companion: str
    takes_place: bool = False
    id: int = 0
    uid: str = ""

    @property
    def place_in_words(self) -> str:
        return "uses a place" if self.takes_place else "uses no place"

    @property
    def in_words(self) -> str:
        """``Tom comes with Dorothy and uses no place.``"""
        return f"{self.companion} comes with {self.person} and {self.place_in_words}."


def party_size(companions: Iterable[Companion]) -> int:
    """How many places somebody uses together with those who come with them, all or none."""
    return 1 + sum(one.takes_place for one in companions)


def party_in_words(companions: Iterable[Companion]) -> str:
    """``They come as a party of 2: both get a place, or neither does.``, or "" where they use one place."""
    size = party_size(companions)
    if size == 1:
        return ""
    whom = "both get a place, or neither does" if size == 2 else "all get a place, or nobody does"
    return f"They come as a party of {size}: {whom}."
