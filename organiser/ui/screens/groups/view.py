"""Shows the small groups of a session as cards side by side, with what can be said of them."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from organiser.ui.desk.commands import Actions
from organiser.ui.screens.groups.commands import COMMANDS
from organiser.ui.screens.groups.group_card import Board, GroupCard
from organiser.ui.screens.groups.other import OtherQuestion
from organiser.ui.screens.groups.presenter import Deed, GroupsPresenter
from organiser.ui.theme.tokens import Space
from organiser.ui.widgets.buttons import action_button, primary, secondary
from organiser.ui.widgets.empty import EmptyState
from organiser.ui.widgets.fields import NumberField
from organiser.ui.widgets.flow import FlowRow
from organiser.ui.widgets.gentle import GentleLines
from organiser.ui.widgets.header import PageHeader
from organiser.ui.widgets.held import changing
from organiser.ui.widgets.labels import Text
from organiser.ui.widgets.page import Page

_MOST_IN_A_GROUP = 100


class GroupsView(Page):
    """How large a group is, what holds and what does not, the cards, and what can be done with who is chosen."""

    def __init__(self, presenter: GroupsPresenter) -> None:
        super().__init__(margins=False)
        self.presenter = presenter
        self.actions_ = Actions(COMMANDS, presenter, self)
        self.people_each = NumberField("People in a group", presenter.size, least=2, most=_MOST_IN_A_GROUP)
        self.make_button = changing(
            primary("Make groups", lambda: presenter.make(self.people_each.value()), icon_name="users")
        )
        self.copy_button = secondary("Copy as text", self._copy, icon_name="copy")
        again, remove = (
            action_button(self.actions_["groups.again"]),
            action_button(self.actions_["groups.remove"], "quiet"),
        )
        more = action_button(self.actions_["groups.more"], "quiet")
        self._when_made: tuple[QWidget, ...] = (remove, more, self.copy_button, again)
        self.head = PageHeader("", actions=self._when_made, role="section")
        self.good = Text("", "muted")
        self.amiss = GentleLines("To look at")
        self.board = Board()
        self.loose = GroupCard(self.actions_, is_group=False)
        names = ("before", "after", "stay", "swap", "together", "apart")
        self.deeds = FlowRow(*(action_button(self.actions_[f"groups.{name}"], "quiet") for name in names))
        self.empty = EmptyState(
            "users",
            "Small groups let everybody speak.",
            self.make_button,
            detail="They mix neighbourhoods, keep asked-for pairs together, and avoid who sat together before.",
        )
        self._cards: list[GroupCard] = []
        self._build()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Show what the presenter knows now."""
        presenter, grouping = self.presenter, self.presenter.grouping
        self.viewport().setVisible(presenter.session is not None)
        self.head.set_title(presenter.title)
        for part in (self.board, self.deeds, *self._when_made):
            part.setVisible(grouping is not None)
        self.empty.setVisible(grouping is None)
        self.make_button.setEnabled(bool(presenter.guests))
        self.good.setText(" ".join(presenter.told.good))
        self.good.setVisible(bool(presenter.told.good))
        self.amiss.show_lines(presenter.told.amiss)
        self._show_cards()
        self.actions_.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.board.arrange()

    def _build(self) -> None:
        self.column.setSpacing(Space.MEDIUM)
        label = Text("Pe&ople in a group", wrap=False)
        label.setBuddy(self.people_each)
        size = QWidget()
        line = QHBoxLayout(size)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(Space.MEDIUM)
        line.addWidget(label)
        line.addWidget(self.people_each)
        line.addWidget(self.good, 1)
        line.addStretch(0)
        self.people_each.setMaximumWidth(self.fontMetrics().averageCharWidth() * 14)
        self.add(self.head, size, self.amiss, self.empty, self.deeds, self.board)

    def _connect(self) -> None:
        presenter = self.presenter
        self.people_each.finished.connect(self._resize_groups)
        self.loose.chose.connect(presenter.choose)
        self.loose.opened.connect(presenter.open_person)
        presenter.asks_other.connect(self._ask_other)
        presenter.changed.connect(self.refresh)

    def _resize_groups(self, size: int) -> None:
        if self.presenter.grouping is not None:
            self.presenter.make(size)
        else:
            self.presenter.size = size

    def _show_cards(self) -> None:
        grouping = self.presenter.grouping
        groups = grouping.groups if grouping else ()
        had_focus = any(card.list.hasFocus() for card in (*self._cards, self.loose))
        while len(self._cards) < len(groups):
            self._cards.append(self._card(len(self._cards)))
        for card in self._cards[len(groups) :]:
            card.deleteLater()
        del self._cards[len(groups) :]
        for card, group in zip(self._cards, groups, strict=True):
            card.show_group(group, self.presenter.seated(group), only=len(groups) < 2)
        loose = self.presenter.loose if grouping else ()
        self.loose.show_people(loose)
        wanted = ((self.loose,) if loose else ()) + tuple(self._cards)
        if wanted != self.board.cards:
            self.board.show_cards(wanted)
        for card in (self.loose, *self._cards):
            card.pick(self.presenter.chosen, focus=had_focus)

    def _card(self, place: int) -> GroupCard:
        presenter, card = self.presenter, GroupCard(self.actions_)
        card.renamed.connect(lambda words: self._describe(card, place, name=words))
        card.described.connect(lambda words: self._describe(card, place, offers=words))
        card.dropped.connect(lambda people: presenter.move(people, place))
        card.removed.connect(lambda: presenter.remove_group(place))
        card.chose.connect(presenter.choose)
        card.opened.connect(presenter.open_person)
        return card

    def _describe(self, card: GroupCard, place: int, *, name: str | None = None, offers: str | None = None) -> None:
        problem = self.presenter.describe(place, name=name, offers=offers)
        for field in (card.name, card.offers):
            field.let_go()
        if problem:
            self.presenter.desk.notices.say(problem)
        self.refresh()

    def _ask_other(self, deed: Deed) -> None:
        one = self.presenter.chosen[0]
        question = OtherQuestion(deed, self.presenter.guests[one], self.presenter.others, self)
        question.accepted.connect(lambda: self.presenter.pair_with(deed, one, question.other))
        question.ask()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.presenter.in_words())
        self.presenter.desk.tell("Copied the groups as text.")
