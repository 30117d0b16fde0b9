"""What is left to do once people have come: buttons below the register that say how much of it there is."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton

from organiser.ui.widgets.buttons import action_button
from organiser.ui.widgets.flow import FlowRow


class Afterwards(FlowRow):
    """One button for each action; one whose words are empty takes no room."""

    def __init__(self, *actions: QAction) -> None:
        self.buttons: tuple[QPushButton, ...] = tuple(action_button(action, "quiet") for action in actions)
        super().__init__(*self.buttons)
        self._actions = actions

    def show_words(self, *words: str) -> None:
        """What each button says, in the order of the actions."""
        for button, action, sentence in zip(self.buttons, self._actions, words, strict=True):
            if sentence:
                action.setText(sentence)
            button.setVisible(bool(sentence))
        self.setVisible(any(words))
