"""The settings: few, in plain words, and in force at once."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from organiser.ui.theme.theme import Theme
from organiser.ui.theme.tokens import Space
from organiser.ui.widgets.buttons import secondary
from organiser.ui.widgets.fields import ChoiceField
from organiser.ui.widgets.form import Form
from organiser.ui.widgets.labels import Text

SCHEME_WORDS = (("Same as the system", "system"), ("Light", "light"), ("Dark", "dark"))
TEXT_SCALES = (0.9, 1.0, 1.15, 1.3, 1.5, 1.75, 2.0)


class SettingsDialog(QDialog):
    """Colours and text size; whoever opens it may add further rows to ``form``."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Settings")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._theme = theme
        self.scheme = ChoiceField("Colours", SCHEME_WORDS)
        self.scheme.show_value(theme.scheme)
        self.scheme.chosen.connect(theme.set_scheme)
        self.text_size = ChoiceField("Text size", [(f"{scale:.0%}", scale) for scale in TEXT_SCALES])
        self.text_size.show_value(min(TEXT_SCALES, key=lambda scale: abs(scale - theme.text_scale)))
        self.text_size.chosen.connect(theme.set_text_scale)
        self.form = Form()
        self.form.add("&Colours", self.scheme, hint="Changes at once, in every window.")
        self.form.add("&Text size", self.text_size, hint="100% is the size your system uses.")
        close = secondary("Close", self.close)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.LARGE)
        column.setSpacing(Space.LARGE)
        column.addWidget(Text("Settings", "page", wrap=False))
        column.addWidget(self.form)
        column.addStretch(1)
        column.addLayout(foot)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 64)
        self.scheme.setFocus(Qt.FocusReason.OtherFocusReason)
