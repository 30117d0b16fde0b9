"""The quiet end of a session: the minutes really taken, and whether to keep them."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from organiser.ui.desk.commands import Actions
from organiser.ui.screens.live.presenter import LivePresenter
from organiser.ui.theme.tokens import Space
from organiser.ui.widgets.buttons import Weight, action_button
from organiser.ui.widgets.flow import FlowLayout
from organiser.ui.widgets.labels import Text
from organiser.ui.widgets.list_view import ListView

_WEIGHTS: dict[str, Weight] = {"keep": "primary", "discard": "secondary", "back": "quiet"}


class Account(QWidget):
    """What each block has really taken. Enter keeps it."""

    def __init__(self, presenter: LivePresenter, actions: Actions) -> None:
        super().__init__()
        self._presenter = presenter
        self._title = Text("", "page")
        self._outcome = Text("")
        self.problem = Text("", "problem")
        self.list = ListView("Minutes really taken", lines=1)
        self.list.setModel(presenter.account)
        bar = QWidget()
        flow = FlowLayout(bar)
        for name, weight in _WEIGHTS.items():
            flow.addWidget(action_button(actions[f"live.{name}"], weight))
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.VAST, Space.PAGE, Space.VAST, Space.PAGE)
        column.setSpacing(Space.MEDIUM)
        for part in (self._title, self._outcome):
            column.addWidget(part)
        column.addWidget(self.list, 1)
        column.addWidget(
            Text("Kept times are shown on the exercises’ cards and used for the next suggestion.", "muted")
        )
        column.addWidget(self.problem)
        column.addWidget(bar)
        self.setFocusProxy(self.list)

    def renew(self) -> None:
        """Show the session that is over."""
        presenter = self._presenter
        self._title.setText(f"{presenter.session.title} is over" if presenter.session else "")
        self._outcome.setText(presenter.outcome)
        self.problem.setText(presenter.problem)
        self.problem.setVisible(bool(presenter.problem))
