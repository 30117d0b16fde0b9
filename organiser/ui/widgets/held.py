"""Marks on parts of a screen: which only say what is shown, which change something, and which are held just now."""

from __future__ import annotations

from typing import Final, TypeVar

from PySide6.QtWidgets import QAbstractButton, QWidget

Button = TypeVar("Button", bound=QAbstractButton)

HELD: Final = "held"
READS: Final = "reads"
CHANGES: Final = "changes"


def reads(*parts: QWidget) -> None:
    """What is typed or chosen in these, or in what is within them, only says what is shown."""
    for part in parts:
        part.setProperty(READS, True)


def changing(button: Button) -> Button:
    """This button, which changes the workspace and is no command's: it is off while that is only looked at."""
    button.setProperty(CHANGES, True)
    return button


def is_held(part: QWidget) -> bool:
    """Whether a gesture or a key in this part may change nothing now."""
    return bool(part.property(HELD))
