"""Asks before one person goes for good, and what of them goes from words about something else."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from organiser.domain.echoes import Echo
from organiser.domain.holdings import Holdings
from organiser.ui.screens.people.keeping import EraseQuestion
from organiser.ui.widgets.buttons import secondary
from organiser.ui.widgets.flow import FlowRow
from organiser.ui.widgets.labels import Text
from organiser.ui.widgets.rows import Row
from organiser.ui.widgets.ticked_list import TickedList

_ROWS = 5


class ErasePerson(EraseQuestion):
    """``echoes.ticked`` are those that go with the person; at first none, since the words may be meant for others."""

    def __init__(self, held: Holdings, echoes: Sequence[Echo], parent: QWidget | None) -> None:
        super().__init__(held.name, parent)
        self.echoes: TickedList[Echo] = TickedList("What may still tell of them", echoes, _row, _key, noun="place")
        self.echoes.widget.setParent(self)
        self.every_button = secondary("Take it out everywhere", lambda: self.echoes.tick(map(_key, echoes)))
        if held.mentions:
            words = f"The name stands in words about something else too: {'; '.join(held.mentions)}."
            self.add(Text(f"{words} A full name is taken out there."))
        if echoes:
            self.add(Text("What else is known of them, or a part of it, stands here. Tick where it is to go as well."))
            self.add(self.echoes.widget, FlowRow(self.every_button))
            rows = min(_ROWS, len(echoes))
            self.echoes.widget.setFixedHeight(rows * max(1, self.echoes.widget.sizeHintForRow(0)) + 4)
        self.echoes.widget.setVisible(bool(echoes))


def _row(echo: Echo) -> Row:
    return Row(echo.words, sub=echo.where)


def _key(echo: Echo) -> str:
    return echo.key
