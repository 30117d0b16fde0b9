"""The title of what is shown, which can be changed in its place."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from organiser.ui.theme.tokens import Space
from organiser.ui.widgets.buttons import icon_button
from organiser.ui.widgets.fields import TextField
from organiser.ui.widgets.held import changing
from organiser.ui.widgets.labels import Text


class EditableTitle(QWidget):
    """Words in the size of a page's title. The pencil (or ``begin``) turns them into a field.

    ``renamed`` tells the new words after Enter or when the field is left; Escape and empty words change nothing.
    """

    renamed = Signal(str)

    def __init__(self, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = Text("", "page")
        self.field = TextField(name)
        self.field.hide()
        self.field.finished.connect(self._finish)
        self.field.editingFinished.connect(self._end)
        self.field.installEventFilter(self)
        self.pencil = changing(icon_button("pencil", f"Change the {name[0].lower()}{name[1:]}", self.begin))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(Space.SMALL)
        line.addWidget(self.words, 1)
        line.addWidget(self.field, 1)
        line.addWidget(self.pencil, 0, Qt.AlignmentFlag.AlignTop)

    def show_value(self, value: str) -> None:
        """Show a title without telling anybody; leaves alone what is being typed."""
        self.words.setText(value)
        self.field.show_value(value)

    def begin(self) -> None:
        """Let the title be typed."""
        self.field.setText(self.words.text())
        self._show_field(True)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and _is_escape(event):
            event.accept()  # Escape belongs to the field while there is one, not to the window.
        if event.type() == QEvent.Type.KeyPress and _is_escape(event):
            self.field.let_go()
            self._end()
            return True
        return super().eventFilter(watched, event)

    def _finish(self, words: str) -> None:
        self.field.let_go()
        if words.strip() and words != self.words.text():
            self.words.setText(words.strip())
            self.renamed.emit(words)

    def _end(self) -> None:
        had_focus = self.field.hasFocus()
        self._show_field(False)
        if had_focus:
            self.pencil.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_field(self, shown: bool) -> None:
        self.field.setVisible(shown)
        self.words.setVisible(not shown)
        self.pencil.setVisible(not shown)


def _is_escape(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
