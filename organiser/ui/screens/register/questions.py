"""The questions after a session: who joins the programme, which needs were met, what came from calls may go."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from organiser.domain.attendance import RegisterLine
from organiser.domain.needs import Provision, State
from organiser.domain.text import counted
from organiser.ui.theme.tokens import Space
from organiser.ui.widgets.columns import column
from organiser.ui.widgets.fields import ChoiceField, TickField
from organiser.ui.widgets.form import Form
from organiser.ui.widgets.labels import Text
from organiser.ui.widgets.question import Question

if TYPE_CHECKING:
    from organiser.store.queries.call_lists import KeptList, Nickname

_MET = (("Not said yet", None), (State.MET.label, State.MET), (State.NOT_MET.label, State.NOT_MET))


class JoinQuestion(Question):
    """Who of those who walked in joins the programme; at first everybody is ticked."""

    def __init__(self, lines: Sequence[RegisterLine], programme: str, parent: QWidget | None) -> None:
        super().__init__("Put walk-ins on the roster", "Put on the roster", parent)
        self._lines = tuple(lines)
        self.ticks = [TickField(_said(line.person, line.neighbourhood), value=True) for line in lines]
        self.add(Text(f"They walked in, and are not on the roster of {programme} yet.", "muted"))
        self.add(column(*self.ticks, spacing=Space.SMALL))
        for tick in self.ticks:
            tick.ticked.connect(lambda _ticked: self.done_button.setEnabled(self.is_answered()))

    @property
    def chosen(self) -> tuple[RegisterLine, ...]:
        """Those who are ticked."""
        return tuple(line for line, tick in zip(self._lines, self.ticks, strict=True) if tick.isChecked())

    def is_answered(self) -> bool:
        return bool(self.chosen)


class MetQuestion(Question):
    """Of each need of somebody who was there: was it met? ``said`` are those of which something was said."""

    def __init__(self, provisions: Sequence[Provision], parent: QWidget | None) -> None:
        super().__init__("Were the needs met?", "Note it", parent, letters=72)
        self._provisions = tuple(provisions)
        self.choices = [ChoiceField(f"{one.person}: {one.need.words}", _MET) for one in provisions]
        form = Form()
        for one, choice in zip(provisions, self.choices, strict=True):
            form.add(one.person.replace("&", "&&"), choice, hint=_said(one.need.words, one.note))
            choice.chosen.connect(lambda _value: self.done_button.setEnabled(self.is_answered()))
        self.add(Text("What those who were there had asked for. It helps to do better next time.", "muted"), form)
        self.done_button.setEnabled(False)

    @property
    def said(self) -> tuple[tuple[Provision, State], ...]:
        """Each need with what was said of it."""
        pairs = ((one, choice.value) for one, choice in zip(self._provisions, self.choices, strict=True))
        return tuple((one, state) for one, state in pairs if isinstance(state, State))

    def is_answered(self) -> bool:
        return bool(self.said)


class KeptQuestion(Question):
    """Lists kept with the session and names learnt on this computer; what is ticked goes."""

    def __init__(self, lists: Sequence[KeptList], names: Sequence[Nickname], parent: QWidget | None) -> None:
        super().__init__("Kept from video calls", "Throw away", parent)
        self._lists, self._names = tuple(lists), tuple(names)
        self.list_ticks = [TickField(f"{one.name}, {one.at.astimezone():%d/%m/%Y}") for one in lists]
        self.name_ticks = [TickField(f"“{one.words}” is {one.person}") for one in names]
        if lists or names:
            self.add(Text("Tick what is to go. Marks on the register stay.", "muted"))
        else:
            self.add(Text("Nothing is kept yet. A list is kept when you mark people from one.", "muted"))
        for heading, ticks in (("Lists of this session", self.list_ticks), ("Names learnt", self.name_ticks)):
            if ticks:
                self.add(column(Text(heading, "section"), *ticks, spacing=Space.SMALL))
        for tick in (*self.list_ticks, *self.name_ticks):
            tick.ticked.connect(lambda _ticked: self._count())
        self._count()

    @property
    def lists(self) -> tuple[KeptList, ...]:
        """The lists that are ticked."""
        return tuple(one for one, tick in zip(self._lists, self.list_ticks, strict=True) if tick.isChecked())

    @property
    def names(self) -> tuple[Nickname, ...]:
        """The names that are ticked."""
        return tuple(one for one, tick in zip(self._names, self.name_ticks, strict=True) if tick.isChecked())

    def is_answered(self) -> bool:
        return bool(self.lists or self.names)

    def _count(self) -> None:
        number = len(self.lists) + len(self.names)
        self.done_button.setText(f"Throw {counted(number, 'thing')} away" if number else "Throw away")
        self.done_button.setAccessibleName(self.done_button.text())
        self.done_button.setEnabled(bool(number))


def _said(*parts: str) -> str:
    return ", ".join(part for part in parts if part)
