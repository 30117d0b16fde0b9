"""How a need of somebody who comes looks in the list, and how many are settled."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from organiser.domain import clock, text
from organiser.domain.attendance import Answer
from organiser.domain.needs import Provision, State
from organiser.ui.theme.tokens import Tone
from organiser.ui.widgets.chip import Badge
from organiser.ui.widgets.rows import Row

STATE_ICONS: Final = {
    State.TO_DO: "circle-dashed",
    State.BOOKED: "calendar-days",
    State.MET: "circle-check",
    State.NOT_MET: "circle-x",
}
_TONES: Final = {State.BOOKED: Tone.INFO, State.MET: Tone.OK, State.NOT_MET: Tone.WARN}


def row_of(one: Provision, today: date) -> Row:
    """The row of one need: what, for whom, by when, and how far it is."""
    told = f"may be told: {one.need.share_with}" if one.need.is_shared else ""
    answer = "" if one.answer is Answer.YES else one.answer.label
    return Row(
        one.need.words,
        sub=" · ".join(filter(None, (one.person, answer, told, one.note))),
        meta=_by_when(one, today),
        badges=(_badge(one, today),),
        icon="accessibility",
    )


def _badge(one: Provision, today: date) -> Badge:
    if one.state is State.TO_DO and one.arrange_by < today <= one.starts.date():
        return Badge("Late", Tone.DANGER, "triangle-alert")
    return Badge(one.state.label, _TONES.get(one.state, Tone.NEUTRAL), STATE_ICONS[one.state])


def _by_when(one: Provision, today: date) -> str:
    """By when to arrange it, as long as that is still a question."""
    return f"by {clock.short_day(one.arrange_by)}" if one.state is State.TO_DO and one.starts.date() >= today else ""


def heading(provisions: Sequence[Provision], today: date) -> str:
    """How much of it is settled: ``2 needs still to arrange, 1 arranged``; afterwards how many were met."""
    states = [one.state for one in provisions]
    is_over = any(one.starts.date() < today for one in provisions)
    asked = text.counted(states.count(State.TO_DO), "need")
    first = f"{asked} to ask about: was it met?" if is_over else f"{asked} still to arrange"
    counts = (
        first if State.TO_DO in states else "",
        f"{states.count(State.BOOKED)} arranged" if State.BOOKED in states else "",
        f"{states.count(State.MET)} met" if State.MET in states else "",
        f"{states.count(State.NOT_MET)} not met" if State.NOT_MET in states else "",
    )
    return text.capitalised(", ".join(filter(None, counts)))


def label_of(provisions: Sequence[Provision], state: State) -> str:
    """What a step of the history is called: ``Hearing loop for Asha: arranged``."""
    one = provisions[0]
    what = f"{one.need.words} for {one.person}" if len(provisions) == 1 else text.counted(len(provisions), "need")
    return f"{what}: {state.label.lower()}"
