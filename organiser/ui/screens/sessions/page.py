"""The page of one session: its title, what is odd about it, and its tabs."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from organiser.ui.desk.commands import Actions
from organiser.ui.screens.sessions.model import badge_of, subtitle_of
from organiser.ui.screens.sessions.presenter import SessionsPresenter
from organiser.ui.shell.places import PartedTab, SessionTab, TabPlace
from organiser.ui.theme.tokens import Space
from organiser.ui.widgets.buttons import action_button, icon_button, menu_button
from organiser.ui.widgets.chip import Chip
from organiser.ui.widgets.gentle import GentleLines
from organiser.ui.widgets.labels import Text
from organiser.ui.widgets.tabs import Tabs
from organiser.ui.widgets.title import EditableTitle

_BUTTONS = ("run", "details", "export")
_IN_MENU = (*_BUTTONS, "rename", "move", "copy", "versions", "confirm", "provisional", "cancel", "delete")
_CANCELLED = "This session is cancelled: export the invitations again, so that calendars show it."


class SessionHead(QWidget):
    """The way back, the title and its buttons on one line, then chip and words.

    Where the page is narrow only the menu is left of the buttons: it holds every command anyway.
    """

    def __init__(
        self, back: QWidget, title: QWidget, chip: Chip, words: Text, buttons: Sequence[QWidget], menu: QWidget
    ) -> None:
        super().__init__()
        self._buttons = buttons
        line = QHBoxLayout()
        line.setSpacing(Space.TINY)
        line.addWidget(back, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(title, 1)
        for button in (*buttons, menu):
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        below = QHBoxLayout()
        below.setSpacing(Space.MEDIUM)
        below.addWidget(chip, 0, Qt.AlignmentFlag.AlignTop)
        below.addWidget(words, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(Space.TINY)
        whole.addLayout(line)
        whole.addLayout(below)

    def minimumSizeHint(self) -> QSize:
        # As narrow as without the buttons, or they would keep the page from ever becoming narrow.
        size = super().minimumSizeHint()
        size.setWidth(0)
        return size

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = self.width() >= 3 * sum(button.sizeHint().width() for button in self._buttons)
        for button in self._buttons:
            button.setVisible(is_wide)


class SessionPage(QWidget):
    """One session in full. ``turned`` tells that another tab is shown."""

    turned = Signal()

    def __init__(self, presenter: SessionsPresenter, commands: Actions, tabs: Sequence[TabPlace]) -> None:
        super().__init__()
        self._presenter = presenter
        self._places = {place.id: place for place in tabs}
        self._made: dict[str, SessionTab] = {}
        self._shown_by: dict[str, int] = {}
        self.title = EditableTitle("Title of the session")
        self.title.renamed.connect(presenter.rename)
        self.back = icon_button("chevron-left", "Back to the list")
        self.chip = Chip("")
        self._subtitle = Text("", "muted")
        self._doubts = GentleLines("To look at again")
        self.tabs = Tabs("Parts of the session")
        for place in tabs:
            self.tabs.add(place.id, place.title, lambda place=place: self._make(place), icon_name=place.icon)  # type: ignore[misc]
        self.tabs.changed.connect(self._turn)
        self.tabs.changed.connect(presenter.note_tab)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TINY)
        column.addWidget(self._head(commands))
        column.addWidget(self._doubts)
        column.addWidget(self.tabs, 1)
        presenter.session_changed.connect(self.renew)

    @property
    def tab(self) -> SessionTab | None:
        """The tab that is shown; None until it is made."""
        return self._made.get(self.tabs.current)

    def show_tab(self, name: str) -> None:
        """Turn to the tab with this id or this title; where there is none, stay.

        ``invitations/holding`` also turns to that part of the tab, where it has parts.
        """
        name, _, part = name.partition("/")
        for place in self._places.values():
            if name and name in (place.id, place.title.lower()):
                self.tabs.show_tab(place.id)
        self._tell_tab()
        if part and isinstance(self.tab, PartedTab):
            self.tab.show_part(part)

    def renew(self) -> None:
        """Show the session as it is now."""
        session = self._presenter.session
        self.setVisible(session is not None)
        if session is None:
            # The next one may be of another workspace, where the same number means something else.
            self._shown_by.clear()
            return
        self.title.show_value(session.title)
        self._subtitle.setText(subtitle_of(session, self._presenter.version))
        self.chip.show_badge(badge_of(session, self._presenter.lists.since))
        self._doubts.show_lines([*self._presenter.doubts, *([_CANCELLED] if session.is_cancelled else [])])
        if not self._presenter.calendar.is_calendar or self.isVisible():
            self._tell_tab()

    def _head(self, commands: Actions) -> SessionHead:
        buttons = [action_button(commands[f"sessions.{name}"], "quiet") for name in _BUTTONS]
        more = menu_button("More", [commands[f"sessions.{name}"] for name in _IN_MENU], weight="quiet")
        return SessionHead(self.back, self.title, self.chip, self._subtitle, buttons, more)

    def _make(self, place: TabPlace) -> QWidget:
        tab = place.make()
        self._made[place.id] = tab
        return tab.view

    def _turn(self, _name: str) -> None:
        self._tell_tab()
        self.turned.emit()

    def _tell_tab(self) -> None:
        """Tabs are told of a session when they are shown; one that is not seen need not follow."""
        session, tab = self._presenter.session, self.tab
        if session is not None and tab is not None and self._shown_by.get(self.tabs.current) != session.id:
            self._shown_by[self.tabs.current] = session.id
            tab.show_session(session.id)
