"""Asks who was in a video call: those who are surely known are told, the others are asked about one by one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from organiser.domain.attendance import RegisterLine
from organiser.domain.call_lists import USUAL_LEAST_MINUTES
from organiser.domain.recognition import Answers, Choice, Match, Standing, Taking
from organiser.domain.text import counted, listed
from organiser.ui.theme.tokens import Space
from organiser.ui.widgets.columns import column
from organiser.ui.widgets.fields import ChoiceField, NumberField, TickField
from organiser.ui.widgets.form import Form
from organiser.ui.widgets.gentle import GentleLines
from organiser.ui.widgets.labels import Text
from organiser.ui.widgets.question import Question

if TYPE_CHECKING:
    from organiser.app.actions.call_lists import Looked

_MOST_OTHERS = 60
_MOST_ASKED = 60
_MOST_REJECTED = 4
_MOST_NAMED = 2
_NOT_DECIDED = "Not decided: not marked"


class CallQuestion(Question):
    """Nothing has been kept yet. ``taking`` is what the answers make of the list."""

    def __init__(self, looked: Looked, lines: Sequence[RegisterLine], parent: QWidget | None) -> None:
        super().__init__("Who was in the video call?", "Mark them present", parent, letters=92)
        self.looked = looked
        self._lines = lines
        recognised = looked.recognised
        self.least = NumberField("Least minutes", USUAL_LEAST_MINUTES, most=1_440, unit="minutes")
        self.learns = TickField("Remember the names that I settle here, for the next call", value=True)
        self.choices: dict[str, ChoiceField] = {}
        self._sure = Text("")
        self._doubts = GentleLines("To look at again")
        self.add(Text(recognised.in_words, "strong"), Text(f"From {looked.name}. Nothing is marked yet.", "muted"))
        self._ask("Who is this?", recognised.standing(Standing.ASK))
        self._ask("Nobody of this name is known", recognised.standing(Standing.UNKNOWN))
        self._ask("Perhaps no person", recognised.standing(Standing.NO_PERSON))
        self._tell_sure(recognised.standing(Standing.SURE))
        form = Form()
        form.add(
            "Count them when they stayed &at least", self.least, hint="All their stays together, each minute once."
        )
        self.add(form, self._doubts)
        if self.choices:
            self.add(self.learns)
        self.least.valueChanged.connect(self._count)
        self._count()

    @property
    def answers(self) -> Answers:
        """What was said of each name that was asked about."""
        said = {key: choice.value for key, choice in self.choices.items()}
        return {key: value for key, value in said.items() if isinstance(value, int | Choice)}

    @property
    def taking(self) -> Taking:
        """Who is to be marked, added and learnt."""
        learns = self.learns.isChecked()
        return self.looked.recognised.taking(self.answers, least_minutes=self.least.value(), learns=learns)

    def is_answered(self) -> bool:
        taking = self.taking
        return bool(taking.present or taking.newcomers)

    def _ask(self, heading: str, matches: Sequence[Match]) -> None:
        if not matches:
            return
        form = Form()
        for match in matches[:_MOST_ASKED]:
            one = match.participant
            choice = ChoiceField(f"Who is {one.name}?", self._choices(match))
            if match.standing is Standing.NO_PERSON:
                choice.show_value(Choice.LEAVE_OUT)
            choice.chosen.connect(self._count)
            self.choices[one.key] = choice
            form.add(one.name.replace("&", "&&"), choice, hint=about(match))
        self.add(column(Text(heading, "section"), form, spacing=Space.SMALL))
        if len(matches) > _MOST_ASKED:
            self.add(Text(f"And {counted(len(matches) - _MOST_ASKED, 'more name')}; take these first.", "muted"))

    def _choices(self, match: Match) -> list[tuple[str, object]]:
        """The likeliest first, then the rest of the list who are not in the call already, then nobody of them."""
        meant = {candidate.person_id for candidate in match.candidates}
        sure = {one.person_id for one in self.looked.recognised.standing(Standing.SURE)}
        others = [line for line in self._lines if line.person_id not in meant | sure][:_MOST_OTHERS]
        return [
            (_NOT_DECIDED, None),
            *((f"{candidate.in_words} ({candidate.why})", candidate.person_id) for candidate in match.candidates),
            ("Somebody new: add as a walk-in", Choice.WALK_IN),
            ("Leave out: a device, or not taking part", Choice.LEAVE_OUT),
            *((", ".join(filter(None, (line.person, line.neighbourhood))), line.person_id) for line in others),
        ]

    def _tell_sure(self, matches: Sequence[Match]) -> None:
        if matches:
            self._sure.setText(listed(told(match) for match in matches) + ".")
            self.add(column(Text("Surely known", "section"), self._sure, spacing=Space.SMALL))

    def _count(self) -> None:
        taking = self.taking
        number = len(taking.present) + len(taking.newcomers)
        words = f"Mark {counted(number, 'person', 'people')} present" if number else "Mark them present"
        self.done_button.setText(words)
        self.done_button.setAccessibleName(words)
        self.done_button.setEnabled(bool(number))
        short = f"Too short to count: {listed(taking.short)}." if taking.short else ""
        rejected = self.looked.recognised.rejected[:_MOST_REJECTED]
        self._doubts.show_lines([line for line in (short, *rejected) if line])


def about(match: Match) -> str:
    """What the list tells of somebody, what kind of name it is, and who may be meant."""
    one = match.participant
    other = f"account {one.other_name}" if one.other_name else ""
    names = [candidate.name for candidate in match.candidates[:_MOST_NAMED]]
    perhaps = f"perhaps {' or '.join(names)}" if names else ""
    return ", ".join(part for part in (one.in_words, other, one.email, match.why or perhaps) if part)


def told(match: Match) -> str:
    """``Asha Rahman (88 minutes, a name that was learnt)``."""
    one = match.participant
    why = "" if match.why == "the same name" else match.why
    shown = f"as {one.name}" if why else ""
    rest = ", ".join(part for part in (one.in_words, shown, why) if part)
    return f"{match.candidates[0].name} ({rest})" if rest else match.candidates[0].name
