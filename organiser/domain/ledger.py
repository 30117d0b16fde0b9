"""The ledger of dates given: which version of a session each person holds, by which route, and since when."""

from dataclasses import dataclass
from datetime import datetime

from organiser.domain import clock
from organiser.domain.sessions import Session


@dataclass(frozen=True, slots=True)
class Held:
    """What one person was given last. ``sequence`` None: nothing yet; ``starts`` and ``place`` as they were then.

    ``contact`` is how to reach them, ``route`` how they were told, ``at`` the UTC moment.
    """

    person_id: int
    person: str
    contact: str
    sequence: int | None = None
    starts: datetime | None = None
    place: str = ""
    route: str = ""
    at: datetime | None = None

    def is_old(self, session: Session) -> bool:
        """Whether they hold a date that has changed since."""
        return self.sequence is not None and self.sequence < session.sequence

    def believes(self, session: Session) -> str:
        """What they then think, where it is not so any more: ``thinks it is on Wed 19 May at 12:30``."""
        if not self.is_old(session):
            return "" if self.sequence is not None else "has not been told yet"
        wrong = []
        if self.starts is not None and self.starts != session.starts:
            wrong.append(f"on {clock.short_day(self.starts)} at {self.starts:%H:%M}")
        if self.place != session.place:
            wrong.append(f"at {self.place}" if self.place else "without a place yet")
        return f"thinks it is {' '.join(wrong)}" if wrong else "holds an older version; day, time and place still hold"


def is_to_tell(held: Held, session: Session) -> bool:
    """Whether somebody still has to be told the date as it is."""
    return held.sequence is None or held.is_old(session)
