"""What makes it easier for somebody to take part: identified, recorded, flagged, shared, met and reviewed."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from organiser.domain import text
from organiser.domain.problem import Problem

LONGEST_LEAD = 365


class State(StrEnum):
    """How far a need is met for one session."""

    TO_DO = "to-do"
    BOOKED = "booked"
    MET = "met"
    NOT_MET = "not-met"

    @property
    def label(self) -> str:
        return {"to-do": "Still to arrange", "booked": "Arranged", "met": "Met", "not-met": "Not met"}[self.value]


@dataclass(frozen=True, slots=True)
class Need:
    """One need of one person: the need, never the diagnosis.

    The six steps are those of the Accessible Information Standard (DAPB1605): identify, record, flag, share, meet
    and review. ``flagged`` shows it on the roster (never on a list that everybody reads); ``share_with`` names the
    roles that may be told, agreed to on the day ``agreed``; ``lead_days`` is how long before a session it has to be
    arranged; ``review_by`` the day to ask again. Whether it is met is noted for each session (:class:`State`).
    """

    words: str
    flagged: bool = True
    lead_days: int = 0
    share_with: str = ""
    agreed: date | None = None
    review_by: date | None = None
    id: int = 0
    uid: str = ""

    def __post_init__(self) -> None:
        words = text.required(self.words, "need").replace(";", ",")
        object.__setattr__(self, "words", words)
        object.__setattr__(self, "share_with", text.line(self.share_with, "names of who may be told"))
        if not 0 <= self.lead_days <= LONGEST_LEAD:
            raise Problem("The time to arrange it is out of range.", f"Use a number of days from 0 to {LONGEST_LEAD}.")
