"""One exercise in full, with what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from organiser.domain import clock
from organiser.domain.sessions import Session
from organiser.ui.desk.commands import Actions
from organiser.ui.screens.playbook.after_use import AfterUse
from organiser.ui.screens.playbook.document import DocumentView
from organiser.ui.screens.playbook.model import card_parts
from organiser.ui.screens.playbook.presenter import PlaybookPresenter
from organiser.ui.theme.tokens import Space
from organiser.ui.widgets.buttons import action_button, menu_button, quiet
from organiser.ui.widgets.flow import FlowLayout
from organiser.ui.widgets.held import changing


class CardPage(QWidget):
    """The card that is read. "Add to a session" opens a menu of the sessions ahead."""

    def __init__(self, presenter: PlaybookPresenter, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self.add_button = changing(menu_button("Add to a session", (), icon_name="calendar-plus", weight="primary"))
        self.sessions: QMenu = self.add_button.menu()
        self.sessions.aboutToShow.connect(self._fill_sessions)
        self.plan_button = quiet("", presenter.open_plan, icon_name="clock")
        self._own_buttons = tuple(action_button(actions[f"playbook.{name}"], "quiet") for name in ("edit", "remove"))
        self.document = DocumentView("Exercise")
        self.after_use = AfterUse(presenter, self)
        bar = QWidget()
        flow = FlowLayout(bar)
        for button in (
            self.add_button,
            action_button(actions["playbook.copy"], "secondary"),
            action_button(actions["playbook.print"], "quiet"),
            *self._own_buttons,
            self.plan_button,
        ):
            flow.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(bar)
        column.addWidget(self.document, 1)
        column.addWidget(self.after_use)
        presenter.current_changed.connect(self.show_card)
        presenter.filtered.connect(self._show_text)
        presenter.asks_session.connect(self.offer_sessions)
        self.show_card()

    def show_card(self) -> None:
        """Show the card that is current now."""
        presenter = self._presenter
        self.setVisible(presenter.current is not None)
        for button in self._own_buttons:
            button.setVisible(presenter.is_own)
        added = presenter.added_to
        self.plan_button.setVisible(added is not None)
        if added is not None:
            words = f"Open the plan of {added.title}"
            self.plan_button.setText(self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, 320))
            self.plan_button.setAccessibleName(words)
            self.plan_button.setToolTip(words)
        self._show_text()

    def offer_sessions(self) -> None:
        """Open the menu of sessions, as a click on its button does."""
        self.add_button.setFocus()
        self.sessions.popup(self.add_button.mapToGlobal(self.add_button.rect().bottomLeft()))

    def _show_text(self) -> None:
        card = self._presenter.current
        if card is not None:
            presenter, people = self._presenter, self._presenter.wish.people
            parts = card_parts(card, people, presenter.plans_with(card), presenter.opinion, presenter.timed(card))
            self.document.show_parts(card.name, parts)

    def _fill_sessions(self) -> None:
        self.sessions.clear()
        ahead = self._presenter.sessions_ahead()
        for session in ahead:
            self.sessions.addAction(self._add_action(session))
        if ahead:
            self.sessions.addSeparator()
        elsewhere = "All sessions…" if ahead else "Plan a session first…"
        self.sessions.addAction(elsewhere if self._presenter.can_keep else "Open a workspace first…").triggered.connect(
            lambda _checked=False: self._presenter.go_to_sessions()
        )

    def _add_action(self, session: Session) -> QAction:
        words = f"{session.title}  ·  {clock.short_day(session.starts)}, {session.starts:%H:%M}"
        action = QAction(words.replace("&", "&&"), self.sessions)
        action.triggered.connect(lambda _checked=False: self._presenter.add_to(session))
        return action
