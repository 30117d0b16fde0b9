"""Two people side by side, field by field, with a choice wherever they differ."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QRadioButton, QWidget

from organiser.domain.merging import Choice, Side
from organiser.ui.theme.tokens import Space
from organiser.ui.widgets.labels import Text

_NOTHING = "–"
_EDGE = Space.LARGE


class Option(QWidget):
    """One side of a choice: a button to pick it, and its words, however long they are; a click on them picks it too."""

    def __init__(self, words: str, name: str) -> None:
        super().__init__()
        self.button = QRadioButton()
        self.button.setAccessibleName(name)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(Space.TINY)
        line.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(Text(words), 1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.button.click()
            self.button.setFocus(Qt.FocusReason.MouseFocusReason)
        super().mousePressEvent(event)


class FactsGrid(QWidget):
    """``decided`` tells the field and the side whose word counts, once somebody picked it."""

    decided = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(_EDGE)
        self._grid.setVerticalSpacing(Space.TINY)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        self.options: dict[tuple[str, Side], QRadioButton] = {}

    def show_facts(self, facts: tuple[Choice, ...]) -> None:
        """Show these in place of the others."""
        self._clear()
        row = self._add_heads()
        for fact in facts:
            row = self._add_choice(row, fact) if fact.is_open else self._add_fact(row, fact)

    def _clear(self) -> None:
        self.options.clear()
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _add_heads(self) -> int:
        self._put(Text("Here first", "muted"), 0, 0)
        self._put(Text("Added later", "muted"), 0, 1)
        return 1

    def _add_fact(self, row: int, fact: Choice) -> int:
        self._add_label(row, fact.label)
        self._put(Text(fact.keep or _NOTHING), row + 1, 0)
        self._put(Text(fact.gone or _NOTHING), row + 1, 1)
        return row + 2

    def _add_choice(self, row: int, fact: Choice) -> int:
        self._add_label(row, fact.label)
        group = QButtonGroup(self)
        asked = [(Side.KEEP, fact.keep, 0, 0), (Side.GONE, fact.gone, 0, 1)]
        if fact.can_be_both:
            words = "Both" if fact.field == "notes" else "Both: the later one, and the other in the notes"
            asked.append((Side.BOTH, words, 1, 0))
        for side, words, down, column in asked:
            option = Option(words, f"{fact.label}: {' '.join(words.split())}")
            option.button.setChecked(side is fact.side)
            option.button.clicked.connect(
                lambda _checked=False, name=fact.field, side=side: self.decided.emit(name, side)
            )
            group.addButton(option.button)
            self.options[fact.field, side] = option.button
            if side is Side.BOTH:
                self._grid.addWidget(option, row + 1 + down, 0, 1, 2)
                option.show()
            else:
                self._put(option, row + 1 + down, column)
        return row + 1 + (2 if fact.can_be_both else 1)

    def _add_label(self, row: int, label: str) -> None:
        words = Text(label, "strong")
        words.setContentsMargins(0, Space.MEDIUM, 0, 0)
        self._grid.addWidget(words, row, 0, 1, 2)
        words.show()

    def _put(self, widget: QWidget, row: int, column: int) -> None:
        self._grid.addWidget(widget, row, column, Qt.AlignmentFlag.AlignTop)
        widget.show()
