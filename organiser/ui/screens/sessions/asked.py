"""What is asked about a session: values that the presenter hands to the view, which opens the dialog."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from organiser.domain.sessions import Session


@dataclass(frozen=True, slots=True)
class DetailsQuestion:
    """Asks for a session: a new one where ``draft.id`` is 0. ``titles_in`` tells the titles a programme has already."""

    draft: Session
    programmes: tuple[tuple[str, int | None], ...]
    titles_in: Callable[[int | None], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class TimeQuestion:
    """Asks when a session, or a copy of it, is to be."""

    session: Session
    starts: datetime
    is_copy: bool = False


@dataclass(frozen=True, slots=True)
class MoveQuestion:
    """Asks whether a session is really to be moved, because of the ``doubt``; ``starts`` is when it would begin."""

    session: Session
    starts: datetime
    doubt: str
