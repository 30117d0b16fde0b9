"""Widgets below each other or side by side without ceremony."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from organiser.ui.theme.tokens import Space


def column(*widgets: QWidget, spacing: int = Space.MEDIUM) -> QWidget:
    """Widgets below each other; the last one takes what room is left."""
    return _laid(QVBoxLayout, widgets, spacing)


def beside(*widgets: QWidget, spacing: int = Space.SMALL) -> QWidget:
    """Widgets next to each other; the last one takes what room is left."""
    return _laid(QHBoxLayout, widgets, spacing)


def _laid(kind: type[QVBoxLayout | QHBoxLayout], widgets: tuple[QWidget, ...], spacing: int) -> QWidget:
    ground = QWidget()
    layout = kind(ground)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    for widget in widgets:
        layout.addWidget(widget, 1 if widget is widgets[-1] else 0)
    return ground
