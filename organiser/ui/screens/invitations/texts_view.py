"""Shows the texts: everybody with their way, and for the chosen one what to write or say."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from organiser.domain.people import Route
from organiser.ui.desk.commands import Actions
from organiser.ui.screens.invitations.texts import TextsPresenter
from organiser.ui.theme.tokens import Scale, Space
from organiser.ui.widgets.buttons import action_button, quiet
from organiser.ui.widgets.card import Card
from organiser.ui.widgets.empty import EmptyState
from organiser.ui.widgets.fields import ChoiceField, TickField
from organiser.ui.widgets.flow import FlowRow
from organiser.ui.widgets.gentle import GentleLines
from organiser.ui.widgets.held import reads
from organiser.ui.widgets.labels import Elided, Text
from organiser.ui.widgets.list_view import ListView
from organiser.ui.widgets.page import Page
from organiser.ui.widgets.sides import Sides

_LEAST_ROWS: Final = 3


class TextCard(Card):
    """The text for one person, the ways to say it otherwise, and what can be done with it."""

    def __init__(self, presenter: TextsPresenter, actions: Actions) -> None:
        super().__init__("The text", show_name=False)
        self._presenter = presenter
        self.name = Elided("", "section")
        self.reach = Text("", "muted")
        self.route = ChoiceField("Another way")
        self.language = ChoiceField("Language")
        self.easy_read = TickField("Easy to read")
        reads(self.route, self.language, self.easy_read)
        self.words = Text()
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.hints = GentleLines("To look at before it goes")
        self.edit_button = quiet("Edit the wording", icon_name="pencil")
        copy = action_button(actions["texts.copy"], "primary")
        self.add(
            self.name,
            self.reach,
            FlowRow(self.route, self.language, self.easy_read),
            FlowRow(copy, action_button(actions["texts.told"]), self.edit_button),
            self.hints,
            _inset(self.words),
        )
        self.route.chosen.connect(self._choose_route)
        self.language.chosen.connect(lambda value: presenter.choose_language(str(value)))
        self.easy_read.ticked.connect(presenter.choose_easy_read)

    def show_text(self) -> None:
        """Show the text as it is chosen now."""
        presenter = self._presenter
        message = presenter.message
        if message is None:
            return
        self.name.setText(message.person.name)
        self.reach.setText(message.reach.in_words)
        self.route.show_choices([(route.label, route) for route in presenter.routes])
        self.route.show_value(message.reach.route)
        languages = presenter.languages
        self.language.setVisible(bool(languages))
        self.language.show_choices([("English", ""), *((name, name) for name in languages)])
        self.language.show_value(message.wording.language)
        self.easy_read.show_value(message.wording.easy_read)
        self.words.setText(message.text)
        self.words.setAccessibleName(message.text)
        self.hints.show_lines(message.hints)

    def _choose_route(self, route: object) -> None:
        if isinstance(route, Route):
            self._presenter.choose_route(route)


def _inset(words: Text) -> QFrame:
    """The words on a ground of their own, as on a sheet."""
    sheet = QFrame()
    sheet.setProperty("part", "inset")
    inside = QVBoxLayout(sheet)
    inside.setContentsMargins(Space.LARGE, Space.LARGE, Space.LARGE, Space.LARGE)
    inside.addWidget(words)
    return sheet


class TextsView(QWidget):
    """The list and the text; Ctrl+Shift+C copies from wherever one is."""

    def __init__(self, presenter: TextsPresenter, actions: Actions) -> None:
        super().__init__()
        self.presenter = presenter
        self.list = ListView("People to write or speak to", lines=2)
        self.list.setModel(presenter.model)
        self.list.setMinimumHeight(Scale.TARGET * _LEAST_ROWS)
        self.list.set_menu(actions["texts.copy"], actions["texts.told"])
        self.card = TextCard(presenter, actions)
        self.drafts_button = action_button(actions["invitations.write"])
        self._empty = EmptyState(
            "message-circle",
            "There is nobody to write to yet.",
            detail="Invite people first: then here stands for each of them what to write or say.",
        )
        scrolled = Page(margins=False)
        scrolled.add(self.card)
        self._sides = Sides(self.list, scrolled, fold_below=90)
        self._help = Text(
            "Nothing is sent from here: copy a text, and paste it where you write. For email there are ready drafts, "
            "each with a calendar file.",
            "muted",
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(Space.MEDIUM)
        head = QHBoxLayout()
        head.setSpacing(Space.SMALL)
        head.addWidget(self._help, 1)
        head.addWidget(self.drafts_button)
        whole.addLayout(head)
        whole.addWidget(self._empty, 1)
        whole.addWidget(self._sides, 1)
        self.list.current_changed.connect(presenter.choose)
        self.list.opened.connect(lambda _one: self._sides.show_detail())
        presenter.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what the presenter knows now."""
        current = self.presenter.current
        self._sides.setVisible(current is not None)
        self._help.setVisible(current is not None)
        self.drafts_button.setVisible(current is not None)
        self._empty.setVisible(current is None)
        if current is not None:
            self.list.select_key(current.person.id)
            self.card.show_text()
