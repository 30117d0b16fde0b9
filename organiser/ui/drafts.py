"""Keeps what is being typed into a dialog, so that a crash does not take it."""

from __future__ import annotations

import json
from contextlib import suppress

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from organiser.domain.problem import Problem
from organiser.ui.desk.desk import Desk
from organiser.ui.widgets.fields import LongTextField, TextField
from organiser.ui.widgets.question import Question

_EVERY_MS = 1_000


class Drafts(QObject):
    """Watches the dialog that has the focus, and fills it again where the one before was never answered.

    A draft is part of the workspace, without a place in its history, and goes when the dialog is answered or cancelled.
    """

    def __init__(self, desk: Desk, app: QApplication) -> None:
        super().__init__(desk)
        self._desk = desk
        self._dialog: Question | None = None
        self._at_first: dict[str, str] = {}
        self._kept: dict[str, str] = {}
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self._keep)
        app.focusChanged.connect(self._on_focus)
        desk.opened.connect(self._tell)
        desk.closing.connect(self._keep)

    def _tell(self) -> None:
        """Say which dialogs were left with something typed in them."""
        for name in self._desk.store.drafts.names():
            self._desk.tell(f"You were typing in “{name}”. Open it again: what you typed is kept.")

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        dialog = now.window() if now is not None else None
        if not isinstance(dialog, Question) or not dialog.has_draft:
            return
        if dialog is not self._dialog and self._desk.is_open:
            self._dialog, self._at_first = dialog, _typed(dialog)
            self._kept = json.loads(self._desk.store.drafts.get(dialog.windowTitle()) or "{}")
            _fill(dialog, self._kept)
            dialog.finished.connect(self._forget)
            self._timer.start()

    def _keep(self) -> None:
        if self._dialog is None:
            return
        typed = {name: text for name, text in _typed(self._dialog).items() if text != self._at_first.get(name)}
        if typed != self._kept:
            with suppress(Problem):  # what cannot be kept now is still on the screen, and tried again in a second
                self._desk.store.drafts.keep(self._dialog.windowTitle(), json.dumps(typed) if typed else "")
                self._kept = typed

    def _forget(self) -> None:
        self._timer.stop()
        dialog, self._dialog = self._dialog, None
        if dialog is not None and self._kept and self._desk.is_open:
            with suppress(Problem):
                self._desk.store.drafts.keep(dialog.windowTitle(), "")
        self._kept = {}


def _fields(dialog: Question) -> dict[str, TextField | LongTextField]:
    fields: list[TextField | LongTextField] = [*dialog.findChildren(LongTextField)]
    fields += [field for field in dialog.findChildren(TextField) if field.echoMode() is QLineEdit.EchoMode.Normal]
    return {field.accessibleName(): field for field in fields}


def _typed(dialog: Question) -> dict[str, str]:
    fields = _fields(dialog).items()
    return {name: field.text() if isinstance(field, TextField) else field.toPlainText() for name, field in fields}


def _fill(dialog: Question, typed: dict[str, str]) -> None:
    for name, field in _fields(dialog).items():
        if name not in typed:
            continue
        if isinstance(field, TextField):
            field.setText(typed[name])
            field.textEdited.emit(typed[name])
        else:
            field.setPlainText(typed[name])
