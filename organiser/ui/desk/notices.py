"""Notices: short messages that stop nobody."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from organiser.domain.problem import Problem
from organiser.ui.theme.tokens import Tone


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing a notice lets the reader do, such as Undo or Show in folder."""

    title: str
    run: Callable[[], object]


@dataclass(frozen=True, slots=True)
class Notice:
    """One message: what happened, what can be done about it, and two buttons at most."""

    text: str
    advice: str = ""
    tone: Tone = Tone.NEUTRAL
    actions: tuple[Offer, ...] = ()


class Notices(QObject):
    """Any part may speak at any time; what is said before there is a window waits for it."""

    _said = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: list[Notice] = []
        self._attached = False

    def say(self, text: str, *actions: Offer, advice: str = "", tone: Tone = Tone.NEUTRAL) -> None:
        """Tell the user something without stopping them, and what they can do about it at once."""
        self._waiting.append(Notice(text, advice, tone, actions))
        self._flush()

    def problem(self, problem: Problem) -> None:
        """Tell the user what went wrong and what they can do; it stays until they put it away."""
        self.say(problem.message, advice=problem.advice, tone=Tone.DANGER)

    def attach(self, show: Callable[[Notice], None]) -> None:
        """From now on show notices here, beginning with those that waited."""
        self._said.connect(show)
        self._attached = True
        self._flush()

    def _flush(self) -> None:
        while self._attached and self._waiting:
            self._said.emit(self._waiting.pop(0))
