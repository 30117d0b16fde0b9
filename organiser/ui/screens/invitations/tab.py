"""The five sides of the People tab: everybody, the texts, the ring-round, who holds what, and the wordings."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from organiser.ui.desk.commands import Actions
from organiser.ui.screens.invitations.commands import COMMANDS
from organiser.ui.screens.invitations.holding_commands import COMMANDS as HOLDING
from organiser.ui.screens.invitations.holding_view import HoldingView
from organiser.ui.screens.invitations.model import Mode
from organiser.ui.screens.invitations.places import PlacesLine
from organiser.ui.screens.invitations.presenter import InvitationsPresenter
from organiser.ui.screens.invitations.ringing_commands import COMMANDS as RINGING
from organiser.ui.screens.invitations.ringing_view import RingingView
from organiser.ui.screens.invitations.texts_view import TextsView
from organiser.ui.screens.invitations.view import InvitationsView
from organiser.ui.screens.invitations.wordings_view import WordingsView
from organiser.ui.theme.tokens import Space
from organiser.ui.widgets.columns import Columns
from organiser.ui.widgets.stack import Stack
from organiser.ui.widgets.switch import Switch

_MODES = (
    ("Everybody", Mode.EVERYBODY),
    ("Texts", Mode.TEXTS),
    ("Ring round", Mode.RINGING),
    ("Who holds what", Mode.HOLDING),
    ("Wordings", Mode.WORDINGS),
)


class PeopleTab(QWidget):
    """A side is made when it is first looked at."""

    def __init__(self, presenter: InvitationsPresenter) -> None:
        super().__init__()
        self.presenter = presenter
        self.actions_ = Actions((*COMMANDS, *RINGING, *HOLDING), presenter, self)
        self.everybody = InvitationsView(presenter, self.actions_)
        self.switch = Switch("What to look at", _MODES)
        self._stack = Stack()
        self._stack.addWidget(self.everybody)
        self._pages: dict[Mode, QWidget] = {Mode.EVERYBODY: self.everybody}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        self.places = PlacesLine(presenter.places)
        column.addWidget(Columns(self.switch, self.places, letters=56))
        column.addWidget(self._stack, 1)
        self.switch.chosen.connect(presenter.show_mode)
        presenter.changed.connect(self._follow)
        for part in (presenter.texts, presenter.ringing, presenter.holding):
            part.changed.connect(self.actions_.refresh)
        self._follow()

    def page(self, mode: Mode) -> QWidget:
        """One side of the tab, made now if it was not yet."""
        if mode not in self._pages:
            self._pages[mode] = self._makers()[mode]()
            self._stack.addWidget(self._pages[mode])
        return self._pages[mode]

    def _makers(self) -> dict[Mode, Callable[[], QWidget]]:
        presenter, actions = self.presenter, self.actions_
        return {
            Mode.TEXTS: self._texts,
            Mode.RINGING: lambda: RingingView(presenter.ringing, actions),
            Mode.HOLDING: lambda: HoldingView(presenter.holding, actions),
            Mode.WORDINGS: lambda: WordingsView(presenter.wordings),
        }

    def _texts(self) -> TextsView:
        view = TextsView(self.presenter.texts, self.actions_)
        view.card.edit_button.clicked.connect(self._edit_wording)
        return view

    def _edit_wording(self) -> None:
        """Lead from a text to the wording that it is made from."""
        message = self.presenter.texts.message
        if message is not None:
            wordings = self.presenter.wordings
            wordings.kind, wordings.easy_read = message.wording.name, message.wording.easy_read
            wordings.language = message.wording.language
            self.presenter.show_mode(Mode.WORDINGS)

    def _follow(self) -> None:
        mode = self.presenter.mode
        self.switch.setVisible(self.presenter.session is not None)
        self.switch.show_value(mode)
        page = self.page(mode)
        if self._stack.currentWidget() is not page:
            self._stack.setCurrentWidget(page)
            if isinstance(page, RingingView | HoldingView):
                page.list.setFocus()
