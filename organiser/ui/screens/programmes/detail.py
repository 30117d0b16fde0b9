"""Shows one programme on one page: what it is, its places, its sessions and its roster."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtWidgets import QWidget

from organiser.domain.programmes import MOST_PLACES
from organiser.ui.desk.commands import Actions
from organiser.ui.screens.programmes import model
from organiser.ui.screens.programmes.deadline import DeadlineField
from organiser.ui.screens.programmes.model import Portrait
from organiser.ui.screens.programmes.presenter import ProgrammesPresenter
from organiser.ui.screens.programmes.roster import RosterCard
from organiser.ui.theme.tokens import Space
from organiser.ui.widgets.buttons import action_button
from organiser.ui.widgets.card import Card
from organiser.ui.widgets.columns import Columns, column
from organiser.ui.widgets.fields import LongTextField, NumberField
from organiser.ui.widgets.flow import FlowLayout
from organiser.ui.widgets.form import Form, FormRow
from organiser.ui.widgets.gentle import GentleLines
from organiser.ui.widgets.labels import Text
from organiser.ui.widgets.page import Page
from organiser.ui.widgets.rows import RowsModel
from organiser.ui.widgets.seats import Seats
from organiser.ui.widgets.short_list import ShortList
from organiser.ui.widgets.title import EditableTitle
from organiser.ui.widgets.typing_pause import TypingPause

_PURPOSE_LINES = 4


class ProgrammePage(Page):
    """The page of the presenter's current programme."""

    def __init__(self, presenter: ProgrammesPresenter, commands: Actions) -> None:
        super().__init__(margins=False)
        self._presenter = presenter
        self.title = EditableTitle("Title of the programme")
        self.title.renamed.connect(presenter.rename)
        self.summary = Text("", "muted")
        self.doubts = GentleLines("To look at again")
        self.about = _About(presenter)
        self.places = _Places(commands)
        self.sessions = _Sessions(presenter, commands)
        self.roster = RosterCard(presenter, commands)
        self.add(column(self.title, self.summary, spacing=Space.TINY), self.doubts, _buttons(commands))
        self.add(self.about, self.places, self.sessions, self.roster)

    def refresh(self) -> None:
        """Show what the presenter has found."""
        portrait = self._presenter.current
        if portrait is None:
            return
        self.title.show_value(portrait.programme.title)
        self.summary.setText(portrait.summary)
        self.doubts.show_lines(portrait.doubts)
        for part in (self.about, self.places, self.sessions, self.roster):
            part.show_portrait(portrait)


def _buttons(commands: Actions) -> QWidget:
    ground = QWidget()
    flow = FlowLayout(ground)
    flow.addWidget(action_button(commands["programmes.sessions"]))
    flow.addWidget(action_button(commands["programmes.calendar"]))
    flow.addWidget(action_button(commands["programmes.copy"]))
    flow.addWidget(action_button(commands["programmes.delete"], "quiet"))
    return ground


class _About(Card):
    """What the programme is for, how many can come, and until when they can say so."""

    def __init__(self, presenter: ProgrammesPresenter) -> None:
        super().__init__("What it is", show_name=False)
        self._uid = ""
        self.purpose = LongTextField("What it is for")
        self.purpose.setMaximumHeight(self.fontMetrics().lineSpacing() * (_PURPOSE_LINES + 1))
        self._typing = TypingPause(self.purpose, presenter.describe)
        self.capacity = NumberField("Places in all", most=MOST_PLACES)
        self.capacity.setSpecialValueText("Not counted")
        self.capacity.finished.connect(presenter.set_capacity)
        self.deadline = DeadlineField(None, presenter.today, presenter.today)
        self.deadline.finished.connect(presenter.set_deadline)
        form = Form()
        form.add("&What it is for", self.purpose, optional=True)
        places, day = FormRow("Places in &all", self.capacity), FormRow("Last &day to apply", self.deadline)
        # Below each row room is left, so that neither is stretched to the height of the other.
        form.add_widget(Columns(column(places, QWidget()), column(day, QWidget()), letters=46))
        self.add(form)

    def show_portrait(self, portrait: Portrait) -> None:
        programme = portrait.programme
        if programme.uid != self._uid:
            self._uid = programme.uid
            self._typing.stop()
        self.purpose.show_value(programme.purpose)
        self.capacity.show_value(programme.capacity)
        self.deadline.show_value(programme.apply_by, _week_before(portrait))


def _week_before(portrait: Portrait) -> date:
    """The last day to apply that most would choose: a week before the first session."""
    first = min((session.starts.date() for session in portrait.sessions), default=None)
    return max(portrait.today, first - timedelta(weeks=1)) if first else portrait.today + timedelta(weeks=2)


class _Places(Card):
    """The places of each neighbourhood as seats, with the names of those who have them."""

    def __init__(self, commands: Actions) -> None:
        super().__init__("Places by neighbourhood")
        self.seats = Seats("Places by neighbourhood")
        self.none = Text(
            "No places are kept for neighbourhoods. If each is to have its share, say how many: "
            "you will see who is still missing.",
            "muted",
        )
        self.add(self.none, self.seats)
        self.add_row(action_button(commands["programmes.places"]))

    def show_portrait(self, portrait: Portrait) -> None:
        self.seats.show_groups(model.seat_groups(portrait.seats))
        self.seats.setVisible(bool(portrait.programme.targets))
        self.none.setVisible(not portrait.programme.targets)


class _Sessions(Card):
    """The sessions in their order; each leads to its own page."""

    def __init__(self, presenter: ProgrammesPresenter, commands: Actions) -> None:
        super().__init__("Sessions")
        self.model = RowsModel(model.session_row, key=lambda session: session.id, parent=self)
        self.list = ShortList("Sessions of the programme")
        self.list.setModel(self.model)
        self.list.opened.connect(presenter.open_session)
        self.none = Text("No session is planned yet.", "muted")
        self.more = action_button(commands["programmes.sessions"])
        self.add(self.list, self.none)
        self.add_row(self.more)

    def show_portrait(self, portrait: Portrait) -> None:
        self.model.show(portrait.sessions)
        self.list.setVisible(bool(portrait.sessions))
        self.none.setVisible(not portrait.sessions)
