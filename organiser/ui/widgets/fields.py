"""Fields with their pitfalls mended: named, guarded from the wheel, and telling only what the user did.

What was typed stays on the screen until it is saved: whoever hears ``finished`` of a text calls ``settle`` once it is.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, time

from PySide6.QtCore import QDate, QSize, Qt, QTime, QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QTimeEdit,
    QWidget,
)

from organiser.ui.theme.tokens import Space
from organiser.ui.widgets.calendar import Calendar
from organiser.ui.widgets.wheel import WheelGuard

PAUSE_MS = 1_500


class TextField(QLineEdit):
    """One line of text.

    ``finished`` tells the text when the user leaves the field or presses Enter after a change, ``paused`` when typing
    rests for a moment.
    """

    finished = Signal(str)
    paused = Signal(str)

    def __init__(self, name: str, value: str = "", *, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(value, parent)
        self._held_back: str | None = None
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.editingFinished.connect(self._finish)
        self._pause = _pause_timer(self, lambda: self.paused.emit(self.text()))
        self.textEdited.connect(lambda _text: self._pause.start())

    def show_value(self, value: str) -> None:
        """Fill the field without telling anybody; leaves alone what has been typed and is not saved."""
        if self.isModified():
            self._held_back = value
        else:
            self.setText(value)

    def settle(self) -> None:
        """What was typed has been saved: show it as it is kept, unless the typing goes on."""
        kept = self._held_back
        self.let_go()
        if kept is not None and not self.hasFocus():
            self.setText(kept)

    def let_go(self) -> None:
        """Forget that something was typed: the field is about to show something else."""
        self._held_back = None
        self._pause.stop()
        self.setModified(False)

    def _finish(self) -> None:
        self._pause.stop()
        if self.isModified():
            self.finished.emit(self.text())


class LongTextField(QPlainTextEdit):
    """Several lines of text. Tab leaves the field.

    ``finished`` tells the text when it is left after a change, ``paused`` again and again while it is typed in.
    """

    finished = Signal(str)
    paused = Signal(str)

    def __init__(self, name: str, value: str = "", *, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(value, parent)
        self._held_back: str | None = None
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.document().setModified(False)
        self._pause = _pause_timer(self, lambda: self.paused.emit(self.toPlainText()))
        self.textChanged.connect(self._await_pause)

    def show_value(self, value: str) -> None:
        """Fill the field without telling anybody; leaves alone what has been typed and is not saved."""
        if self.document().isModified():
            self._held_back = value
        elif value != self.toPlainText():
            self.setPlainText(value)
            self.document().setModified(False)

    def settle(self) -> None:
        """What was typed has been saved: show it as it is kept, unless the typing goes on."""
        kept = self._held_back
        self.let_go()
        if kept is not None and not self.hasFocus():
            self.show_value(kept)

    def let_go(self) -> None:
        """Forget that something was typed: the field is about to show something else."""
        self._held_back = None
        self._pause.stop()
        self.document().setModified(False)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._pause.stop()
        if self.document().isModified():
            self.finished.emit(self.toPlainText())

    def _await_pause(self) -> None:
        # Who types without a pause is saved all the same: the time runs from the first letter that is not saved yet.
        if self.document().isModified() and not self._pause.isActive():
            self._pause.start()


class ChoiceField(QComboBox):
    """One of a few. ``chosen`` tells the value (not the word) that the user picked."""

    chosen = Signal(object)

    def __init__(self, name: str, choices: Sequence[tuple[str, object]] = (), *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(10)
        WheelGuard(self)
        self._values: list[object] = []
        self.show_choices(choices)
        self.activated.connect(lambda index: self.chosen.emit(self._values[index]))

    @property
    def value(self) -> object:
        """The value that is shown; None when there is none."""
        index = self.currentIndex()
        return self._values[index] if index >= 0 else None

    def show_choices(self, choices: Sequence[tuple[str, object]]) -> None:
        """Offer pairs of word and value, keeping the value that was shown if it is still there."""
        kept = self.value
        self.clear()
        self._values = [value for _, value in choices]
        self.addItems([word for word, _ in choices])
        self.show_value(kept)

    def show_value(self, value: object) -> None:
        """Show a value without telling anybody."""
        if value in self._values:
            self.setCurrentIndex(self._values.index(value))


class NumberField(QSpinBox):
    """A whole number. ``finished`` tells it once the user has settled on it."""

    finished = Signal(int)

    def __init__(
        self, name: str, value: int = 0, *, least: int = 0, most: int = 9999, unit: str = "",
        parent: QWidget | None = None
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setRange(least, most)
        self.setSuffix(f" {unit}" if unit else "")
        self.setValue(value)
        _settle(self)
        self._told = value
        self.editingFinished.connect(self._finish)

    def show_value(self, value: int) -> None:
        """Show a number without telling anybody; leaves alone what is being typed."""
        if not self.hasFocus():
            self.setValue(value)
            self._told = value

    def _finish(self) -> None:
        if self.value() != self._told:
            self._told = self.value()
            self.finished.emit(self._told)


class DateField(QDateEdit):
    """A day with a calendar to pick it from. ``finished`` tells a ``datetime.date``."""

    finished = Signal(object)

    def __init__(self, name: str, value: date, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setCalendarPopup(True)
        self.setCalendarWidget(Calendar())
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        # Only set again after the direction do day and month keep their places in right-to-left languages.
        self.setDisplayFormat("ddd d MMM yyyy")
        self.setDate(QDate(value.year, value.month, value.day))
        _settle(self)
        self._told = value
        self.editingFinished.connect(self._finish)
        self.calendarWidget().clicked.connect(self._finish)

    def sizeHint(self) -> QSize:
        # Qt does not count the margins of the text inside.
        return super().sizeHint() + QSize(3 * Space.SMALL, 0)

    @property
    def day(self) -> date:
        """The day that is shown."""
        shown = self.date()
        return date(shown.year(), shown.month(), shown.day())

    def show_value(self, value: date) -> None:
        """Show a day without telling anybody; leaves alone what is being typed."""
        if not self.hasFocus():
            self.setDate(QDate(value.year, value.month, value.day))
            self._told = value

    def _finish(self) -> None:
        if self.day != self._told:
            self._told = self.day
            self.finished.emit(self._told)


class TimeField(QTimeEdit):
    """A time of day. ``finished`` tells a ``datetime.time``."""

    finished = Signal(object)

    def __init__(self, name: str, value: time, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setDisplayFormat("HH:mm")
        self.setTime(QTime(value.hour, value.minute))
        _settle(self)
        self._told = value
        self.editingFinished.connect(self._finish)

    @property
    def clock(self) -> time:
        """The time that is shown."""
        return time(self.time().hour(), self.time().minute())

    def show_value(self, value: time) -> None:
        """Show a time without telling anybody; leaves alone what is being typed."""
        if not self.hasFocus():
            self.setTime(QTime(value.hour, value.minute))
            self._told = value

    def _finish(self) -> None:
        if self.clock != self._told:
            self._told = self.clock
            self.finished.emit(self._told)


class TickField(QCheckBox):
    """Yes or no. ``ticked`` tells what the user did."""

    ticked = Signal(bool)

    def __init__(self, text: str, value: bool = False, *, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setChecked(value)
        self.clicked.connect(self.ticked)

    def show_value(self, value: bool) -> None:
        """Show a state without telling anybody."""
        self.setChecked(value)


def _pause_timer(field: QWidget, tell: Callable[[], None]) -> QTimer:
    timer = QTimer(field)
    timer.setSingleShot(True)
    timer.setInterval(PAUSE_MS)
    # What is out of sight has been left, and told its text then; its workspace may be another one by now.
    timer.timeout.connect(lambda: tell() if field.isVisible() else None)
    return timer


def _settle(field: QAbstractSpinBox) -> None:
    WheelGuard(field)
    # A style sheet's padding does not reach the text inside; its margins do.
    field.lineEdit().setTextMargins(Space.SMALL, 0, 0, 0)
    field.lineEdit().setAccessibleName(field.accessibleName())
    field.setCorrectionMode(QAbstractSpinBox.CorrectionMode.CorrectToNearestValue)
    # Qt leaves the number selected when the field is left, as if it were about to be typed over.
    field.editingFinished.connect(lambda: None if field.hasFocus() else field.lineEdit().deselect())
