"""Bars that show how full something is, and say it in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStyle, QVBoxLayout, QWidget

from organiser.ui.theme.palette import tokens_in_force
from organiser.ui.theme.tokens import Space
from organiser.ui.widgets.flow import FlowLayout
from organiser.ui.widgets.labels import Text


@dataclass(frozen=True, slots=True)
class Part:
    """One stretch of a bar. ``colour`` is ``#RRGGBB``, or empty for the primary colour."""

    label: str
    amount: int
    colour: str = ""


class StackBar(QWidget):
    """Amounts next to each other in one bar, over a legend that says in words what each colour is."""

    def __init__(self, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bar = _Bar(name)
        self._legend = QWidget()
        self._flow = FlowLayout(self._legend, spacing=Space.LARGE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(self._bar)
        column.addWidget(self._legend)

    @property
    def spoken(self) -> str:
        """The bar as a sentence."""
        return self._bar.spoken

    def show_parts(self, parts: Sequence[Part], total: int = 0) -> None:
        """Show these amounts out of ``total``; where that is less than their sum the bar is simply full."""
        self._bar.show_parts(parts, total)
        self._flow.clear()
        for part in parts:
            self._flow.addWidget(_Key(part))


class _Key(QWidget):
    """One colour of the legend and its words."""

    def __init__(self, part: Part) -> None:
        super().__init__()
        self._colour = part.colour
        words = Text(f"{part.label} {part.amount}", wrap=False)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addSpacing(words.fontMetrics().height())
        line.addWidget(words)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._colour or tokens_in_force().primary))
        side = round(self.fontMetrics().height() * 0.7)
        box = QRect(0, (self.height() - side) // 2, side, side)
        painter.drawRoundedRect(QStyle.visualRect(self.layoutDirection(), self.rect(), box), 3, 3)


class _Bar(QWidget):
    """The bar alone; its sentence is its accessible name."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._parts: tuple[Part, ...] = ()
        self._total = 0
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def spoken(self) -> str:
        return ", ".join(f"{part.label} {part.amount}" for part in self._parts)

    def show_parts(self, parts: Sequence[Part], total: int = 0) -> None:
        self._parts = tuple(parts)
        self._total = max(total, sum(part.amount for part in parts))
        self.setAccessibleName(f"{self._name}: {self.spoken}")
        self.setToolTip(self.spoken)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(160, max(10, round(self.fontMetrics().height() * 0.6)))

    def minimumSizeHint(self) -> QSize:
        return QSize(40, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_in_force()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        shape = QPainterPath()
        shape.addRoundedRect(rect, rect.height() / 2, rect.height() / 2)
        painter.setClipPath(shape)
        painter.fillRect(rect, QColor(tokens.hover))
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        start = 0.0
        for part in self._parts:
            width = rect.width() * part.amount / self._total if self._total else 0
            left = rect.width() - start - width if mirrored else start
            painter.fillRect(QRectF(left, 0, width, rect.height()), QColor(part.colour or tokens.primary))
            start += width
            # A gap in the ground's colour keeps neighbours apart for every kind of sight.
            edge = left if mirrored else left + width - 2
            if start < rect.width() - 1:
                painter.fillRect(QRectF(edge, 0, 2, rect.height()), QColor(tokens.surface))


class TimeBar(QWidget):
    """Minutes used of minutes there are: "85 of 90 minutes", and in words when it is too much."""

    def __init__(self, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = Text("", "strong", wrap=False)
        self._bar = _Bar(name)
        self._line = QHBoxLayout()
        self._line.setSpacing(Space.MEDIUM)
        self._line.addWidget(self._words)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TINY)
        column.addLayout(self._line)
        column.addWidget(self._bar)

    def add_words(self, words: QWidget) -> None:
        """Put something else over the bar too, behind its own words."""
        self._line.addWidget(words, 1)

    @property
    def words(self) -> str:
        """What is written over the bar."""
        return self._words.text()

    def show_minutes(self, used: int, available: int) -> None:
        """Show how much of the time is planned, in minutes."""
        words = f"{used} of {available} minutes"
        if used > available:
            words += f", {used - available} too many"
        elif used < available:
            words += f", {available - used} left"
        self._words.setText(words)
        self._words.setProperty("role", "problem" if used > available else "strong")
        self._words.style().unpolish(self._words)
        self._words.style().polish(self._words)
        tokens = tokens_in_force()
        within = Part("planned", min(used, available))
        over = Part("too many", max(0, used - available), tokens.danger)
        self._bar.show_parts([within, over] if used > available else [within], max(used, available))
