"""A field for a number with a decimal place."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractSpinBox, QDoubleSpinBox, QWidget

from organiser.ui.theme.tokens import Space
from organiser.ui.widgets.wheel import WheelGuard


class DecimalField(QDoubleSpinBox):
    """A number with one decimal place; the arrows change it by one in that place."""

    def __init__(
        self, name: str, value: float, *, least: float, most: float, unit: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setDecimals(1)
        self.setSingleStep(0.1)
        self.setRange(least, most)
        self.setSuffix(f" {unit}")
        self.setValue(value)
        self.setCorrectionMode(QAbstractSpinBox.CorrectionMode.CorrectToNearestValue)
        self.lineEdit().setTextMargins(Space.SMALL, 0, 0, 0)
        self.lineEdit().setAccessibleName(name)
        WheelGuard(self)
