"""What a programme is for, its sessions, and what is done with the programme as a whole."""

from __future__ import annotations

from organiser.ui.desk.commands import Actions
from organiser.ui.screens.programmes import model
from organiser.ui.screens.programmes.model import Portrait
from organiser.ui.screens.programmes.presenter import ProgrammesPresenter
from organiser.ui.widgets.buttons import action_button
from organiser.ui.widgets.card import Card
from organiser.ui.widgets.fields import LongTextField
from organiser.ui.widgets.flow import FlowRow
from organiser.ui.widgets.form import Form
from organiser.ui.widgets.labels import Text
from organiser.ui.widgets.page import Page
from organiser.ui.widgets.rows import RowsModel
from organiser.ui.widgets.short_list import ShortList
from organiser.ui.widgets.typing_pause import TypingPause

_PURPOSE_LINES = 4


class AboutTab(Page):
    """The purpose and the sessions; whatever is rarely wanted stands below."""

    def __init__(self, presenter: ProgrammesPresenter, commands: Actions) -> None:
        super().__init__(margins=False)
        self.purpose = PurposeCard(presenter)
        self.sessions = SessionsCard(presenter, commands)
        wholes = [action_button(commands[f"programmes.{name}"]) for name in ("calendar", "overview", "copy")]
        self.add(self.sessions, self.purpose, FlowRow(*wholes, action_button(commands["programmes.delete"], "quiet")))

    def show_portrait(self, portrait: Portrait) -> None:
        """Show this programme."""
        self.purpose.show_portrait(portrait)
        self.sessions.show_portrait(portrait)


class PurposeCard(Card):
    """What the programme is for."""

    def __init__(self, presenter: ProgrammesPresenter) -> None:
        super().__init__("What it is for", show_name=False)
        self._uid = ""
        self.purpose = LongTextField("What it is for")
        self.purpose.setMaximumHeight(self.fontMetrics().lineSpacing() * (_PURPOSE_LINES + 1))
        self._typing = TypingPause(self.purpose, presenter.describe)
        form = Form()
        form.add("&What it is for", self.purpose, optional=True)
        self.add(form)

    def show_portrait(self, portrait: Portrait) -> None:
        programme = portrait.programme
        if programme.uid != self._uid:
            self._uid = programme.uid
            self._typing.stop()
        self.purpose.show_value(programme.purpose)


class SessionsCard(Card):
    """The sessions in their order; each leads to its own page."""

    def __init__(self, presenter: ProgrammesPresenter, commands: Actions) -> None:
        super().__init__("Sessions")
        self.model = RowsModel(model.session_row, key=lambda session: session.id, parent=self)
        self.list = ShortList("Sessions of the programme")
        self.list.setModel(self.model)
        self.list.opened.connect(presenter.open_session)
        self.none = Text("No session is planned yet.", "muted")
        self.add(self.list, self.none)
        self.add_row(action_button(commands["programmes.sessions"]))

    def show_portrait(self, portrait: Portrait) -> None:
        self.model.show(portrait.sessions)
        self.list.setVisible(bool(portrait.sessions))
        self.none.setVisible(not portrait.sessions)
