"""Tells what is being typed when the typing rests, so that nothing waits long to be saved."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from organiser.ui.widgets.fields import LongTextField, TextField

PAUSE_MS = 2_000


class TypingPause(QObject):
    """Calls ``save`` with the text two seconds after the last letter, and when the field is left after a change."""

    def __init__(self, field: TextField | LongTextField, save: Callable[[str], object]) -> None:
        super().__init__(field)
        self._field = field
        self._save = save
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self._rest)
        if isinstance(field, TextField):
            field.textEdited.connect(lambda _words: self._timer.start())
        else:
            field.document().contentsChanged.connect(self._on_contents)
        field.finished.connect(self._finish)

    def stop(self) -> None:
        """Forget what has been typed and not told yet; before the field is filled with something else."""
        self._timer.stop()
        self._field.let_go()

    def _on_contents(self) -> None:
        # Filling the field changes its contents too, but only typing happens while it has the focus.
        if self._field.hasFocus():
            self._timer.start()

    def _rest(self) -> None:
        field = self._field
        if not field.isVisible():  # it has been left, and told its text then
            return
        self._save(field.text() if isinstance(field, TextField) else field.toPlainText())

    def _finish(self, words: str) -> None:
        self._timer.stop()
        self._save(words)
        self._field.settle()
