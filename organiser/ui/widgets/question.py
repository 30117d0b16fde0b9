"""The frame of a dialog that asks for something new: a title, fields, and two buttons."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from organiser.store.failures import NotSaved
from organiser.ui.theme.tokens import Space
from organiser.ui.widgets.buttons import primary, secondary
from organiser.ui.widgets.labels import Text
from organiser.ui.widgets.page import Page
from organiser.ui.widgets.stops import first_stop, holds_focus

_SIDES = 2 * Space.WIDE + Space.SMALL  # what does not belong to the page, and where it scrolls


class Question(QDialog):
    """Asks and never acts: whoever opens it listens to ``accepted`` and reads the answer.

    Where that answer cannot be saved, the dialog stays with all that was typed.

    ``verb`` is on the button that Enter presses. ``is_answered`` says whether the answer will do, and shows what is
    wrong beside the field if not; until then the dialog stays. What does not fit the screen scrolls. What is typed
    outlives a crash (see ``drafts``), unless ``has_draft`` says that it has to be typed anew.
    """

    has_draft = True

    def __init__(self, title: str, verb: str, parent: QWidget | None, *, letters: int = 64) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self._letters = letters
        self.page = Page(margins=False)
        self.done_button = primary(verb, self.accept)
        self.done_button.setDefault(True)
        self.foot = QHBoxLayout()
        self.foot.addStretch(1)
        self.cancel_button = secondary("Cancel", self.reject)
        self.foot.addWidget(self.cancel_button)
        self.foot.addWidget(self.done_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.LARGE)
        column.setSpacing(Space.LARGE)
        column.addWidget(Text(title, "page"))
        column.addWidget(self.page, 1)
        column.addLayout(self.foot)

    def add(self, *widgets: QWidget, stretch: int = 0) -> None:
        """Put parts below what is there."""
        self.page.add(*widgets, stretch=stretch)

    def is_answered(self) -> bool:
        """Whether the answer will do; shows what is wrong with it."""
        return True

    def accept(self) -> None:
        if self.is_answered() and _is_saved(self.accepted.emit):
            self.hide()
            self.setResult(QDialog.DialogCode.Accepted)
            self.finished.emit(self.result())
            self.close()

    def ask(self) -> None:
        """Open, as large as what is asked but within the window, with the cursor in the first answer."""
        self.ensurePolished()
        self.grow()
        self.open()
        stop = first_stop(self.page)
        if stop is not None and not holds_focus(self.page):
            stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def grow(self) -> None:
        """Take the room that what is asked needs now."""
        parent, ground = self.parentWidget(), self.page.widget()
        room = parent.window().size() if parent is not None else self.screen().availableSize()
        inside = ground.sizeHint() if ground is not None else QSize()
        width = max(self._letters * self.fontMetrics().averageCharWidth(), inside.width() + 3 * Space.WIDE)
        width = min(width, room.width() - Space.VAST)
        lines = self.page.column.totalHeightForWidth(width - _SIDES) if self.page.column.hasHeightForWidth() else 0
        height = self.sizeHint().height() - self.page.sizeHint().height() + (lines or inside.height()) + Space.LARGE
        self.resize(width, min(height, room.height() - Space.VAST))


def _is_saved(tell: Callable[[], object]) -> bool:
    """Tell an answer to whoever listens; False when one of them could not save it.

    What fails in a slot does not come back to who emitted the signal, but goes where failures are shown.
    """
    show, failed = sys.excepthook, list[BaseException]()

    def note(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        failed.append(error)
        show(kind, error, trace)

    sys.excepthook = note
    try:
        tell()
    finally:
        sys.excepthook = show
    return not any(isinstance(error, NotSaved) for error in failed)
