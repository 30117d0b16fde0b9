"""What is planned: the next session, what is still to do for it, the sessions after it and the programmes."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from organiser.domain.needs import Review, ToAsk, ToDo
from organiser.ui.desk.commands import Actions
from organiser.ui.screens.home import model
from organiser.ui.screens.home.model import Overview
from organiser.ui.screens.home.next_card import NextCard
from organiser.ui.screens.home.presenter import HomePresenter
from organiser.ui.screens.home.stage import greeting
from organiser.ui.theme.tokens import Space
from organiser.ui.widgets.buttons import action_button, quiet
from organiser.ui.widgets.card import Card
from organiser.ui.widgets.columns import Columns
from organiser.ui.widgets.empty import EmptyState, Picture
from organiser.ui.widgets.header import PageHeader
from organiser.ui.widgets.labels import Text
from organiser.ui.widgets.page import Page
from organiser.ui.widgets.rows import RowsModel
from organiser.ui.widgets.seats import Seats
from organiser.ui.widgets.short_list import ShortList


class OverviewPage(Page):
    """The greeting over its cards, which stand side by side where there is room."""

    def __init__(self, presenter: HomePresenter, commands: Actions) -> None:
        super().__init__()
        self._presenter = presenter
        self.header = PageHeader("")
        self.sample = _SampleBanner(presenter)
        self.nothing = _nothing_ahead(commands)
        self.next = NextCard(
            (
                action_button(commands["home.plan"], "primary"),
                action_button(commands["home.print"]),
                action_button(commands["home.invite"]),
            )
        )
        self.next.hurdle_chosen.connect(presenter.open_next)
        self.old_dates = _OldDates(presenter)
        self.old_papers = _OldPapers(presenter)
        self.needs = _Needs(presenter)
        self.later = _Later(presenter)
        self.programmes = _Programmes(presenter)
        self.copies = _Copies(presenter)
        self.add(self.header, self.sample)
        self.add(
            Columns(
                _stacked(self.nothing, self.next),
                _stacked(self.old_dates, self.old_papers, self.needs, self.later, self.programmes, self.copies),
                letters=52,
            )
        )

    def refresh(self) -> None:
        """Show what the presenter has found."""
        overview, now = self._presenter.overview, self._presenter.now
        if overview is None:
            return
        self.header.set_title(greeting(now), model.subtitle(overview, now))
        self.sample.setVisible(overview.is_sample)
        self.nothing.setVisible(overview.next is None)
        self.next.setVisible(overview.next is not None)
        if overview.next is not None:
            self.next.show_next(overview.next, model.soon(overview.next.session, now))
        self.old_dates.show_overview(overview)
        self.old_papers.refresh()
        self.needs.show_overview(overview)
        self.later.show_overview(overview)
        self.programmes.show_overview(overview)
        self.copies.show_overview(overview)


def _nothing_ahead(commands: Actions) -> Card:
    card = Card("No session lies ahead", show_name=False)
    button = action_button(commands["home.session"], "primary")
    card.add(EmptyState("calendar-plus", "No session lies ahead.", button, detail="What has been is under Sessions."))
    return card


class _Needs(Card):
    """What to arrange soon for later sessions, to note about the last, and whom to ask again; else not there."""

    def __init__(self, presenter: HomePresenter) -> None:
        super().__init__("What people need")
        self.model: RowsModel[ToDo | ToAsk | Review] = RowsModel(
            lambda what: model.need_row(what, presenter.now.date()), parent=self
        )
        self.list = ShortList("What people need: to arrange, to note, or to ask again")
        self.list.setModel(self.model)
        self.list.opened.connect(presenter.open_need)
        self.keeping = RowsModel(model.keeping_row, parent=self)
        self.look_through = ShortList("What is kept of people")
        self.look_through.setModel(self.keeping)
        self.look_through.opened.connect(lambda _since: presenter.look_through())
        self.add(self.list, self.look_through)

    def show_overview(self, overview: Overview) -> None:
        found: list[ToDo | ToAsk | Review] = [*overview.to_arrange, *overview.to_ask, *overview.to_review]
        due = (overview.look_through,) if overview.look_through else ()
        self.setVisible(bool(found or due))
        for part, shown in ((self.list, found), (self.look_through, due)):
            part.setVisible(bool(shown))
        self.model.show(found)
        self.keeping.show(due)


class _OldDates(Card):
    """The sessions that have changed since people were told of them; else not there."""

    def __init__(self, presenter: HomePresenter) -> None:
        super().__init__("Still to be told")
        self.model = RowsModel(model.old_date_row, key=lambda old: old.session.id, parent=self)
        self.list = ShortList("Still to be told: who holds an old date")
        self.list.setModel(self.model)
        self.list.opened.connect(presenter.open_old_date)
        self.add(self.list)

    def show_overview(self, overview: Overview) -> None:
        self.setVisible(bool(overview.old_dates))
        self.model.show(overview.old_dates)


class _OldPapers(Card):
    """What was printed of sessions ahead and is out of date; else not there."""

    def __init__(self, presenter: HomePresenter) -> None:
        super().__init__("Out of date on paper")
        self._papers = presenter.papers
        self.model = RowsModel(model.old_papers_row, parent=self)
        self.list = ShortList("Out of date on paper: what was printed before a change")
        self.list.setModel(self.model)
        self.list.opened.connect(presenter.open_old_papers)
        self.add(self.list)

    def refresh(self) -> None:
        found = model.old_papers(self._papers.found)
        self.setVisible(bool(found))
        self.model.show(found)


class _Later(Card):
    """The sessions of the coming weeks."""

    def __init__(self, presenter: HomePresenter) -> None:
        super().__init__("After that")
        self.model = RowsModel(model.session_row, key=lambda line: line.session.id, parent=self)
        self.list = ShortList("The sessions after that")
        self.list.setModel(self.model)
        self.list.opened.connect(lambda line: presenter.open_session(line.session.id))
        self.none = Text("No other session is planned yet.", "muted")
        self.add(self.list, self.none)

    def show_overview(self, overview: Overview) -> None:
        self.setVisible(overview.next is not None or bool(overview.later))
        self.model.show(overview.later)
        self.list.setVisible(bool(overview.later))
        self.none.setVisible(not overview.later)


class _Programmes(Card):
    """The programmes, and the places of the one that is under way."""

    def __init__(self, presenter: HomePresenter) -> None:
        super().__init__("Programmes")
        self.model = RowsModel(model.programme_row, key=lambda line: line.programme.id, parent=self)
        self.list = ShortList("Programmes")
        self.list.setModel(self.model)
        self.list.opened.connect(lambda line: presenter.open_programme(line.programme.id))
        self.places = Text("", "strong")
        self.seats = Seats("Places")
        self.add(self.list, self.places, self.seats)

    def show_overview(self, overview: Overview) -> None:
        self.setVisible(bool(overview.programmes))
        self.model.show(overview.programmes)
        several = len(overview.programmes) > 1
        for part in (self.places, self.seats):
            part.setVisible(bool(overview.seats))
        self.places.setVisible(bool(overview.seats) and several)
        if overview.seats:
            self.places.setText(f"Places of {overview.programmes[0].programme.title}")
            self.seats.show_groups(model.seat_groups(overview.seats))


class _Copies(Card):
    """The reminder of a copy by hand once one is due; else not there."""

    def __init__(self, presenter: HomePresenter) -> None:
        super().__init__("A second place")
        self.model = RowsModel(model.copy_row, parent=self)
        self.list = ShortList("A copy of your workspace in a second place")
        self.list.setModel(self.model)
        self.list.opened.connect(lambda _last: presenter.copy())
        self.add(self.list)

    def show_overview(self, overview: Overview) -> None:
        self.setVisible(bool(overview.copies))
        self.model.show(overview.copies)


class _SampleBanner(Card):
    """Says that this is the sample, and offers to start one's own."""

    def __init__(self, presenter: HomePresenter) -> None:
        super().__init__("This is the sample", show_name=False)
        words = Text("This is the sample. Look round and change what you like.")
        self.own = quiet("Start my own", lambda: presenter.choose("own"))
        self._column.setContentsMargins(Space.LARGE, Space.TINY, Space.SMALL, Space.TINY)
        ground = QWidget()
        line = QHBoxLayout(ground)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(Space.SMALL)
        line.addWidget(Picture("info", "primary"))
        line.addWidget(words, 1)
        line.addWidget(self.own)
        self.add(ground)


def _stacked(*cards: Card) -> QWidget:
    """Cards below each other; what room is left stays below them."""
    ground = QWidget()
    rows = QVBoxLayout(ground)
    rows.setContentsMargins(0, 0, 0, 0)
    rows.setSpacing(Space.LARGE)
    for card in cards:
        rows.addWidget(card)
    rows.addStretch(1)
    return ground
