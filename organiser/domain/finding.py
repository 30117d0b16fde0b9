"""Which people somebody wants to see in a list."""

from dataclasses import dataclass
from enum import StrEnum


class Only(StrEnum):
    """A reason to look at some people apart from the others."""

    EVERYBODY = "everybody"
    WITH_NEEDS = "with-needs"
    UNDER_18 = "under-18"
    UNREACHABLE = "unreachable"

    @property
    def label(self) -> str:
        return _LABELS[self.value]


_LABELS = {
    "everybody": "Everybody",
    "with-needs": "Who need something",
    "under-18": "Under 18",
    "unreachable": "No way to reach them",
}


@dataclass(frozen=True, slots=True)
class Filter:
    """Those who fit all of it; "" and EVERYBODY leave nobody out."""

    neighbourhood: str = ""
    sector: str = ""
    only: Only = Only.EVERYBODY
