"""What a workspace holds, in numbers, for whoever takes it over."""

from dataclasses import dataclass
from datetime import date

from organiser.domain.sessions import Session


@dataclass(frozen=True, slots=True)
class Inventory:
    """``first`` and ``last`` are the days of the sessions; ``ahead`` those that are still to come, in order.

    ``with_needs`` counts people of whom a need, a diet or the like is noted; ``due`` those of whom something has been
    kept as long as the group's rules say; ``cards`` the group's own exercises.
    """

    programmes: int
    sessions: int
    first: date | None
    last: date | None
    ahead: tuple[Session, ...]
    people: int
    with_needs: int
    under_18: int
    consents: int
    due: int
    cards: int
