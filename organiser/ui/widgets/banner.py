"""A quiet line above the screens that stays as long as what it says is so."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QPushButton, QWidget

from organiser.ui.theme.tokens import Space
from organiser.ui.widgets.announce import announce
from organiser.ui.widgets.flow import FlowRow
from organiser.ui.widgets.labels import Text

_BESIDE = QBoxLayout.Direction.LeftToRight
_BELOW = QBoxLayout.Direction.TopToBottom


class Banner(QFrame):
    """One or two sentences, and the buttons that help, beside them where there is room.

    What it says is spoken when it changes.
    """

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("part", "banner")
        self.words = Text("")
        self._buttons: tuple[QPushButton, ...] = ()
        self._row = FlowRow()
        self._line = QBoxLayout(_BELOW, self)
        self._line.setContentsMargins(Space.WIDE, Space.SMALL, Space.WIDE, Space.SMALL)
        self._line.setSpacing(Space.SMALL)
        self._line.addWidget(self.words, 1)
        self._line.addWidget(self._row)
        self.hide()

    def say(self, words: str, buttons: Sequence[QPushButton]) -> None:
        """Show these words and buttons from now on, and have the words spoken."""
        self.words.setText(words)
        self.setAccessibleName(words)
        self._buttons = tuple(buttons)
        self._row.show_widgets(buttons)
        self.show()
        self._arrange()
        announce(self, words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        words = self.words.fontMetrics().horizontalAdvance(self.words.text())
        buttons = sum(button.sizeHint().width() + 2 * Space.SMALL for button in self._buttons)
        fits = words + buttons + 3 * Space.WIDE <= self.width()
        self._line.setDirection(_BESIDE if fits else _BELOW)
        self._row.setMinimumWidth(buttons if fits else 0)
