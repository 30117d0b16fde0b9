"""How what publishing would do looks in a list."""

from __future__ import annotations

from typing import Final

from organiser.domain.publishing import Fate, Step
from organiser.ui.theme.tokens import Tone
from organiser.ui.widgets.chip import Badge
from organiser.ui.widgets.rows import Row

_BADGES: Final = {
    Fate.CONFLICT: (Tone.WARN, "triangle-alert"),
    Fate.WITHDRAWN: (Tone.WARN, "trash-2"),
    Fate.CHANGED: (Tone.INFO, "pencil"),
    Fate.NEW: (Tone.OK, "plus"),
    Fate.KEPT: (Tone.NEUTRAL, "handshake"),
}
_ORDER: Final = tuple(_BADGES)


def lines_of(steps: tuple[Step, ...]) -> list[Step]:
    """What there is to say: first what has to be decided; what stands there as it is here is left out."""
    return sorted((one for one in steps if one.fate in _BADGES), key=lambda one: _ORDER.index(one.fate))


def row_of(step: Step) -> Row:
    """A session: what it is called, when it is, and what becomes of it."""
    tone, icon = _BADGES[step.fate]
    when = step.draft.session.when if step.draft else ""
    sub = ". ".join(filter(None, (when, step.in_words)))
    return Row(step.title, sub, badges=(Badge(step.fate.label, tone, icon),))
