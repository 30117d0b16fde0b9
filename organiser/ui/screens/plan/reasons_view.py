"""Why a block does not suit the session, and how it can be adapted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from organiser.domain.suits import Reason
from organiser.ui.theme.tokens import Space
from organiser.ui.widgets.buttons import quiet
from organiser.ui.widgets.columns import column
from organiser.ui.widgets.gentle import GentleLines
from organiser.ui.widgets.labels import Text


class ReasonsView(QWidget):
    """The reasons in words; three ways to adapt each that can be adapted unfold below them."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[Reason, ...] = ()
        self.lines = GentleLines("Does not suit this session")
        self.adapt_button = quiet("How to adapt it", self._turn, icon_name="accessibility")
        self.ways: QWidget = QWidget()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.SMALL)
        self._column.addWidget(self.lines)
        self._column.addWidget(self.adapt_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self.ways)
        self.hide()

    def show_reasons(self, reasons: Sequence[Reason]) -> None:
        """Say these from now on; nothing is shown where there are none."""
        if tuple(reasons) == self._shown:
            return
        self._shown = tuple(reasons)
        self.lines.show_lines([reason.words for reason in reasons])
        self.ways.hide()
        self.ways.deleteLater()
        adapted = [reason for reason in reasons if reason.adaptations]
        words = [part for reason in adapted for part in _ways(reason, named=len(adapted) > 1)]
        self.ways = column(*words, spacing=Space.SMALL) if words else QWidget()
        self._column.addWidget(self.ways)
        self.ways.hide()
        self.adapt_button.setVisible(bool(words))
        self._name_button()
        self.setVisible(bool(reasons))

    def _turn(self) -> None:
        self.ways.setVisible(self.ways.isHidden())
        self._name_button()

    def _name_button(self) -> None:
        words = "How to adapt it" if self.ways.isHidden() else "Put the ways away"
        self.adapt_button.setText(f"\N{THIN SPACE}{words}")
        self.adapt_button.setAccessibleName(words)


def _ways(reason: Reason, *, named: bool) -> list[Text]:
    """The three ways as lines; where several reasons have some, each is named above its own."""
    return [*([Text(reason.words, "strong")] if named else []), *(Text(f"• {way}") for way in reason.adaptations)]
