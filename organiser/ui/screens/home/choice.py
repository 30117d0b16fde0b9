"""The first choice: look at the sample, or start one's own."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from organiser.ui.theme.tokens import Space
from organiser.ui.widgets.buttons import primary, secondary
from organiser.ui.widgets.card import Card
from organiser.ui.widgets.columns import Columns
from organiser.ui.widgets.empty import Picture
from organiser.ui.widgets.labels import Text
from organiser.ui.widgets.page import Page

_WIDEST_LETTERS = 110


class Choice(Page):
    """What Organiser is, in a sentence, and two ways to begin. ``chosen`` tells "sample" or "own"."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.sample = primary("Show me the sample", lambda: self.chosen.emit("sample"))
        self.own = secondary("Start my own", lambda: self.chosen.emit("own"))
        ways = Columns(
            _way(
                "sparkles",
                self.sample,
                "Four sessions of an invented borough, with plans, people and answers. "
                "Look round, print and change what you like: nothing of it is real.",
            ),
            _way(
                "calendar-plus",
                self.own,
                "An empty file for your own neighbourhood. Plan one session, or a programme of several; "
                "everything else can follow.",
            ),
            letters=40,
        )
        block = QWidget()
        block.setMaximumWidth(self.fontMetrics().averageCharWidth() * _WIDEST_LETTERS)
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.LARGE)
        column.addWidget(Text("Welcome to Organiser", "page"))
        column.addWidget(
            Text(
                "Organiser helps you to run sessions where you live: choose exercises, make a plan that fits the time, "
                "invite people, take the register, and print what everybody needs."
            )
        )
        column.addWidget(ways)
        column.addWidget(_promise())
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(block, 20)
        line.addStretch(1)
        self.column.insertStretch(0, 1)
        self.column.insertLayout(1, line)
        self.column.addStretch(1)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.sample.setFocus()


def _way(icon_name: str, button: QPushButton, words: str) -> Card:
    """One way to begin: a picture, what it is, and its button over the whole width."""
    card = Card(button.text(), show_name=False)
    card.add(Picture(icon_name, "primary", lines=2.0), Text(words))
    card.add(button)
    button.setAutoDefault(True)  # Enter chooses, as well as Space
    return card


def _promise() -> QWidget:
    ground = QWidget()
    line = QHBoxLayout(ground)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(Space.SMALL)
    line.addWidget(Picture("lock", lines=1.0), 0, Qt.AlignmentFlag.AlignTop)
    words = "Everything stays in one file on this computer. Nothing leaves it unless you say so."
    line.addWidget(Text(words, "muted"), 1)
    return ground
