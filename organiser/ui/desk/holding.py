"""Keeps whatever would change the workspace from being used while it is only looked at; it can be read and copied."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QWidget,
)

from organiser.ui.desk.looking import LOOKING
from organiser.ui.widgets.held import CHANGES, HELD, READS, is_held
from organiser.ui.widgets.search import SearchField

_BEFORE: Final = "before_held"
_TIP: Final = "tip_before_held"

_WRITTEN_IN = (QLineEdit, QPlainTextEdit, QAbstractSpinBox)
_CHOSEN_IN = (QComboBox, QCheckBox, QRadioButton)
_DRAGGED = frozenset({QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop})
_COMES = frozenset({QEvent.Type.Polish, QEvent.Type.Show})


class Holding(QObject):
    """Fields on screens can be read and copied, lists neither dragged nor edited, and marked buttons are off.

    What stands in a dialog is free: a dialog asks, and only what it was opened by changes anything. Nothing is watched
    while the workspace can be changed.
    """

    def __init__(self, app: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._app = app
        LOOKING.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        self._app.removeEventFilter(self)
        if LOOKING.why:
            self._app.installEventFilter(self)
        for part in self._app.allWidgets():
            if LOOKING.why:
                _hold(part)
            elif is_held(part):
                _free(part)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if not isinstance(watched, QWidget):
            return False
        if kind in _COMES:
            _hold(watched)
        elif kind is QEvent.Type.EnabledChange and watched.isEnabled() and is_held(watched) and _is_disabled(watched):
            QTimer.singleShot(0, watched, lambda: _disable(watched))
        elif kind in _DRAGGED and isinstance(event, QDropEvent) and not event.mimeData().hasUrls():
            event.ignore()
            return True
        return False


def _hold(part: QWidget) -> None:
    if is_held(part) or not _is_to_be_held(part):
        return
    part.setProperty(HELD, True)
    part.setProperty(_TIP, part.toolTip())
    part.setToolTip(LOOKING.why)
    if isinstance(part, _WRITTEN_IN):
        part.setProperty(_BEFORE, part.isReadOnly())
        part.setReadOnly(True)
    elif isinstance(part, QAbstractItemView):
        part.setProperty(_BEFORE, (part.dragEnabled(), part.editTriggers().value))
        part.setDragEnabled(False)
        part.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    else:
        part.setProperty(_BEFORE, not part.testAttribute(Qt.WidgetAttribute.WA_ForceDisabled))
        part.setEnabled(False)


def _free(part: QWidget) -> None:
    before = part.property(_BEFORE)
    part.setProperty(HELD, False)
    part.setToolTip(part.property(_TIP))
    if isinstance(part, _WRITTEN_IN):
        part.setReadOnly(bool(before))
    elif isinstance(part, QAbstractItemView):
        drags, triggers = before
        part.setDragEnabled(drags)
        part.setEditTriggers(QAbstractItemView.EditTrigger(triggers))
    else:
        part.setEnabled(bool(before))


def _is_disabled(part: QWidget) -> bool:
    return not isinstance(part, (*_WRITTEN_IN, QAbstractItemView))


def _disable(part: QWidget) -> None:
    """Somebody has turned it on meanwhile: that is remembered for when the workspace can be changed again."""
    if is_held(part):
        part.setProperty(_BEFORE, True)
        part.setEnabled(False)


def _is_to_be_held(part: QWidget) -> bool:
    if part.property(CHANGES):
        return True
    if not isinstance(part, (*_WRITTEN_IN, *_CHOSEN_IN, QAbstractItemView)) or isinstance(part, SearchField):
        return False
    if isinstance(part.parentWidget(), (QAbstractSpinBox, QComboBox)):  # the field or the list within another field
        return False
    if isinstance(part.window(), QDialog):
        return False
    around: QWidget | None = part
    while around is not None:
        if around.property(READS):
            return False
        around = around.parentWidget()
    return True
