"""How somebody on the register looks in the list."""

from __future__ import annotations

from typing import Final

from organiser.domain.attendance import Answer, Mark, RegisterLine
from organiser.ui.theme.tokens import Tone
from organiser.ui.widgets.chip import Badge
from organiser.ui.widgets.rows import Row

MARK_ICONS: Final = {
    Mark.NONE: "circle-dashed",
    Mark.PRESENT: "circle-check",
    Mark.LATE: "clock",
    Mark.LEFT_EARLY: "footprints",
    Mark.APOLOGIES: "message-circle",
    Mark.ABSENT: "circle-x",
}
_TONES: Final = {Mark.PRESENT: Tone.OK, Mark.LATE: Tone.OK, Mark.LEFT_EARLY: Tone.OK, Mark.APOLOGIES: Tone.INFO}
_SAID: Final = {
    Answer.NONE: "no answer",
    Answer.YES: "said yes",
    Answer.NO: "said no",
    Answer.MAYBE: "said maybe",
    Answer.WAITING: "waits for a place",
    Answer.OFFERED: "was offered a place",
    Answer.WITHDRAWN: "withdrew",
}


def row_of(line: RegisterLine) -> Row:
    """The row of one person: ticked if they are or were there."""
    said = _SAID[line.answer] if line.invited else "walked in"
    spoken = (f"Row {line.row}: {line.person}", line.neighbourhood, said, line.mark.label)
    return Row(
        line.person,
        sub=line.neighbourhood,
        lead=str(line.row),
        meta=said,
        badges=(Badge(line.mark.label, _TONES.get(line.mark, Tone.NEUTRAL), MARK_ICONS[line.mark]),),
        spoken=", ".join(part for part in spoken if part),
        ticked=line.mark.was_there,
    )


def label_of(mark: Mark, whom: str) -> str:
    """What a step of the history is called: ``Mark Asha Khan present``."""
    if mark is Mark.NONE:
        return f"Take the mark off {whom}"
    if mark is Mark.APOLOGIES:
        return f"Note apologies from {whom}"
    return f"Mark {whom} {'as having left early' if mark is Mark.LEFT_EARLY else mark.label.lower()}"
