"""The head of a screen: what it is, one line about it, and what can be done here."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from organiser.ui.theme.tokens import Space
from organiser.ui.widgets.flow import FlowLayout
from organiser.ui.widgets.labels import Role, Text


class PageHeader(QWidget):
    """Title and subtitle with buttons at the end of the line, or under it where the page is narrow.

    ``role`` "section" makes the smaller head of a part of a screen.
    """

    def __init__(
        self,
        title: str,
        subtitle: str = "",
        actions: Sequence[QWidget] = (),
        *,
        role: Role = "page",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._title = Text(title, role)
        self._subtitle = Text(subtitle, "muted")
        words = QVBoxLayout()
        words.setSpacing(Space.TINY)
        words.addWidget(self._title)
        words.addWidget(self._subtitle)
        self._buttons = QWidget()
        self._flow = FlowLayout(self._buttons, end=True)
        for button in actions:
            self._flow.addWidget(button)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(Space.MEDIUM)
        self._line.addLayout(words, 1)
        self._line.addWidget(self._buttons, 0)
        self._subtitle.setVisible(bool(subtitle))
        self._buttons.setVisible(bool(actions))

    def set_title(self, title: str, subtitle: str = "") -> None:
        """Show other words."""
        self._title.setText(title)
        self._subtitle.setText(subtitle)
        self._subtitle.setVisible(bool(subtitle))

    def add(self, button: QWidget) -> None:
        """Put another button at the end."""
        self._flow.addWidget(button)
        self._buttons.setVisible(True)

    def minimumSizeHint(self) -> QSize:
        size = super().minimumSizeHint()
        size.setWidth(self._flow.minimumSize().width())
        return size

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        title = self._title.fontMetrics().horizontalAdvance(self._title.text())
        fits = min(title, self.width() // 2) + self._flow.sizeHint().width() + Space.WIDE <= self.width()
        direction = QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom
        if direction != self._line.direction():
            self._line.setDirection(direction)
