"""A row of buttons of which exactly one is pressed: which list, which filter, which side."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from organiser.ui.theme.tokens import Space
from organiser.ui.widgets.flow import FlowLayout


class Switch(QWidget):
    """``chosen`` tells the value (not the word) that the user picked. ``name`` is what a screen reader calls it."""

    chosen = Signal(object)

    def __init__(self, name: str, choices: Sequence[tuple[str, object]], *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._group = QButtonGroup(self)
        self._values = [value for _, value in choices]
        flow = FlowLayout(self, spacing=Space.TINY)
        for place, (word, _) in enumerate(choices):
            button = QPushButton(word)
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setChecked(not place)
            button.setProperty("kind", "choice")
            self._group.addButton(button, place)
            flow.addWidget(button)
            self.set_word(self._values[place], word)
        self._group.idClicked.connect(lambda place: self.chosen.emit(self._values[place]))

    @property
    def value(self) -> object:
        """What is pressed."""
        return self._values[self._group.checkedId()]

    def button(self, value: object) -> QPushButton:
        """The button of one value."""
        button = self._group.button(self._values.index(value))
        assert isinstance(button, QPushButton)
        return button

    def set_word(self, value: object, word: str) -> None:
        """Give a choice another word, such as one with a count."""
        self.button(value).setText(word)
        self.button(value).setAccessibleName(f"{self._name}: {word}")

    def show_value(self, value: object) -> None:
        """Press another button without telling anybody."""
        self.button(value).setChecked(True)
