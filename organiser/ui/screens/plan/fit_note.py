"""What fitting came to, in a quiet frame over the plan that stays until it is put away."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from organiser.domain.remedies import Remedy
from organiser.ui.screens.plan.fitting import Outcome
from organiser.ui.theme.tokens import Space
from organiser.ui.widgets.buttons import icon_button, secondary
from organiser.ui.widgets.card import Card
from organiser.ui.widgets.columns import column
from organiser.ui.widgets.held import changing
from organiser.ui.widgets.labels import Text
from organiser.ui.widgets.page import Page

_MOST_LINES = 6
_LEAST_LINES = 2
_SHARE = 5  # the lines take at most a fifth of the plan's height


class FitNote(Card):
    """``taken`` tells the way out that was chosen, ``put_away`` that the note has been read."""

    taken = Signal(object)
    put_away = Signal()

    def __init__(self) -> None:
        super().__init__("Fit to time", show_name=False)
        self.heading = Text("", "strong")
        self.away_button = icon_button("x", "Put this note away", self.put_away.emit)
        self.ways: tuple[QWidget, ...] = ()
        self._page = Page(margins=False)
        self._page.column.setSpacing(Space.SMALL)
        self._lines: QWidget | None = None
        self._top = QWidget()
        row = QHBoxLayout(self._top)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.heading, 1)
        row.addWidget(self.away_button, 0, Qt.AlignmentFlag.AlignTop)
        self._column.setSpacing(0)
        self.add(self._top, self._page)
        self.setContentsMargins(0, -Space.SMALL, 0, -Space.SMALL)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hide()

    def show_outcome(self, outcome: Outcome | None) -> None:
        """Say what fitting came to; None says nothing more."""
        if self._lines is not None:
            self._lines.hide()
            self._lines.deleteLater()
            self._lines = None
        self.ways = ()
        if outcome is not None:
            self.heading.setText(outcome.heading)
            self.ways = tuple(self._way(way) for way in outcome.remedies)
            said = [Text(line) for line in outcome.lines]
            self._lines = column(*said, *self.ways, spacing=Space.SMALL if self.ways else Space.TINY)
            self._page.add(self._lines)
            self.setAccessibleName(outcome.spoken)
            self._measure()
        self.setVisible(outcome is not None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # While a layout is at work it does not hear that one of its parts wants another height.
        QTimer.singleShot(0, self, self._measure)

    def _way(self, way: Remedy) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.MEDIUM)
        button = changing(secondary("Do this", lambda: self.taken.emit(way)))
        button.setAccessibleName(f"Do this: {way.in_words}")
        row.addWidget(Text(way.in_words), 1)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return line

    def _measure(self) -> None:
        """As high as its lines, but never so high that the plan goes out of sight."""
        if self._lines is None:
            return
        self._lines.ensurePolished()
        # The frame knows its width before the page inside does; beside the lines the bar may need room.
        bar = self._page.verticalScrollBar().sizeHint().width()
        width = max(1, self.width() - 2 * Space.LARGE - 2 * Space.SMALL - bar)
        needed = (
            self._lines.heightForWidth(width) if self._lines.hasHeightForWidth() else self._lines.sizeHint().height()
        )
        most = self.fontMetrics().lineSpacing() * _MOST_LINES
        plan = self.parentWidget()
        if plan is not None:
            most = min(most, max(plan.height() // _SHARE, self.fontMetrics().lineSpacing() * _LEAST_LINES))
        ground = self._page.widget()
        least = ground.minimumSizeHint().height() if ground is not None else 0  # below it the page would scroll
        self._page.setFixedHeight(min(max(needed + Space.SMALL, least), most))
        # Where room is short a splitter would take it from what asks for its height by its width.
        self.setFixedHeight(self._top.sizeHint().height() + self._page.height() + Space.LARGE)
