"""Shows what came back by mail before anything is noted, and asks what to take."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QWidget

from organiser.domain.replies import Finding, LeftOut, Mailbag, Understood
from organiser.domain.text import counted
from organiser.ui.theme.tokens import Tone
from organiser.ui.widgets.chip import Badge
from organiser.ui.widgets.fields import ChoiceField
from organiser.ui.widgets.form import FormRow
from organiser.ui.widgets.gentle import GentleLines
from organiser.ui.widgets.labels import Text
from organiser.ui.widgets.question import Question
from organiser.ui.widgets.rows import Row
from organiser.ui.widgets.ticked_list import TickedList

_MOST_LEFT_OUT: Final = 6
_MOST_ASKED: Final = 6
_LETTERS: Final = 60
_ROWS: Final = 4
_DETAIL_LINES: Final = 2
_STRETCH: Final = 100

_BADGES: Final = {
    Finding.SURE: (Tone.OK, "circle-check"),
    Finding.SAME: (Tone.NEUTRAL, "check"),
    Finding.SILENT: (Tone.NEUTRAL, "circle-dashed"),
    Finding.OLD: (Tone.WARN, "history"),
    Finding.OVERTAKEN: (Tone.WARN, "clock"),
    Finding.STRANGER: (Tone.WARN, "circle-help"),
    Finding.UNKNOWN: (Tone.NEUTRAL, "circle-dashed"),
    Finding.PROPOSAL: (Tone.INFO, "calendar"),
}


class RepliesDialog(Question):
    """``answer`` is what is ticked: at first what is sure. Proposals are only shown; strangers are asked about."""

    def __init__(self, bag: Mailbag, parent: QWidget | None) -> None:
        super().__init__("Answers by mail", "Note", parent, letters=150)
        self._replies = {key_of(one): one for one in bag.understood}
        self.list = TickedList("Answers that came", bag.understood, row_of, key_of, self._offered, noun="answer")
        self.senders = {key_of(one): self._sender(one) for one in bag.understood if one.candidates}
        self.detail = Text("", "muted")
        self.detail.setMinimumHeight(_DETAIL_LINES * self.fontMetrics().lineSpacing())
        self.left_out = GentleLines("Left out")
        self.left_out.show_lines(left_out(bag.left_out))
        self.add(Text(summary(bag)))
        if bag.understood:
            rows = min(_ROWS, len(bag.understood))
            self.list.widget.setMinimumHeight(rows * max(1, self.list.widget.sizeHintForRow(0)))
            self.add(self.list.widget, stretch=_STRETCH)
            self.add(self.detail)
        for key in list(self.senders)[:_MOST_ASKED]:
            self.add(FormRow(self.senders[key].accessibleName().replace("&", "&&"), self.senders[key]))
        self.add(self.left_out)
        self.list.changed.connect(self._count)
        self.list.widget.current_changed.connect(self._tell)
        self.list.tick(key_of(one) for one in bag.understood if one.finding is Finding.SURE)

    @property
    def answer(self) -> tuple[Understood, ...]:
        """The answers that are ticked."""
        return self.list.ticked

    def is_answered(self) -> bool:
        return bool(self.answer)

    @property
    def _offered(self) -> list[str]:
        return [key for key, one in self._replies.items() if one.may_be_taken]

    def _tell(self, one: object) -> None:
        """All that is known of the current answer, since a row may be too short for it."""
        self.detail.setText(detail_of(one) if isinstance(one, Understood) else "")

    def _sender(self, one: Understood) -> ChoiceField:
        """Asks from whom a reply is whose address nobody has."""
        choices = [("Nobody on the list", 0), *((name, person_id) for person_id, name in one.candidates)]
        field = ChoiceField(f"Who is {one.reply.attendee[:_LETTERS]}?", choices)
        field.chosen.connect(lambda person_id: self._say(key_of(one), person_id))
        return field

    def _say(self, key: str, person_id: object) -> None:
        """Whoever says from whom a reply is wants it noted."""
        self._replies[key] = self._replies[key].of(person_id if isinstance(person_id, int) else 0)
        ticked = {key_of(one) for one in self.answer} | {key}
        self.list.show(tuple(self._replies.values()), self._offered)
        self.list.tick(ticked)

    def _count(self) -> None:
        number = len(self.answer)
        words = f"Note {counted(number, 'answer')}" if number else "Note"
        self.done_button.setText(words)
        self.done_button.setAccessibleName(words)
        self.done_button.setEnabled(bool(number))


def key_of(one: Understood) -> str:
    """What tells one reply from another."""
    return f"{one.reply.uid} {one.reply.attendee} {one.reply.name} {one.reply.proposal}"


def row_of(one: Understood) -> Row:
    """A reply: who, what, about which session, and what stands in the way."""
    who = one.person or one.reply.name or one.reply.attendee
    tone, icon = _BADGES[one.finding]
    said = one.reply.in_words
    about = " · ".join(filter(None, ("" if one.finding is Finding.SURE else one.reason, one.session)))
    spoken = ", ".join(filter(None, (who, said, about, one.finding.label)))
    return Row(f"{who}: {said}", sub=about, badges=(Badge(one.finding.label, tone, icon),), spoken=spoken)


def detail_of(one: Understood) -> str:
    """``Helen Marsh: yes, “I may be late”. Workshop, version 2 of the date. From reply.eml.``, and what is odd."""
    who = one.person or one.reply.name or one.reply.attendee
    version = "" if one.reply.sequence is None else f"version {one.reply.sequence} of the date"
    about = ", ".join(filter(None, (one.session, version)))
    told = (f"{who}: {one.reply.in_words}", about, f"From {one.reply.source}")
    return " ".join(filter(None, (*(f"{words}." for words in told if words), one.reason)))


def summary(bag: Mailbag) -> str:
    """``3 answers came, 2 of them can be noted as they are.``"""
    if not bag.understood:
        return "No answer was found in what you chose."
    sure = sum(one.finding is Finding.SURE for one in bag.understood)
    number = len(bag.understood)
    came = f"{counted(number, 'answer')} came"
    if sure == number:
        return f"{came}. Nothing is noted before you say so."
    return (
        f"{came}; {sure or 'none'} can be noted as {'it is' if sure == 1 else 'they are'}. Look at the others yourself."
    )


def left_out(found: tuple[LeftOut, ...]) -> tuple[str, ...]:
    """What was no answer, and why."""
    told = tuple(one.in_words for one in found[:_MOST_LEFT_OUT])
    more = len(found) - _MOST_LEFT_OUT
    return (*told, f"And {more:,} more.") if more > 0 else told
