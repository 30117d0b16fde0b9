"""The roster against the sessions in one grid, with a field to put people on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QPoint, QSize, Qt
from PySide6.QtWidgets import QMenu, QSizePolicy

from organiser.domain import text
from organiser.domain.people import Person
from organiser.domain.places import Role
from organiser.ui.desk.commands import Actions
from organiser.ui.screens.programmes.model import Portrait, grid_columns
from organiser.ui.screens.programmes.presenter import ProgrammesPresenter
from organiser.ui.widgets.buttons import action_button
from organiser.ui.widgets.card import Card
from organiser.ui.widgets.columns import beside
from organiser.ui.widgets.fields import ChoiceField
from organiser.ui.widgets.flow import FlowRow
from organiser.ui.widgets.labels import Text
from organiser.ui.widgets.own_keys import OwnKeys
from organiser.ui.widgets.suggest import SuggestField, Suggestion
from organiser.ui.widgets.table import TableModel, TableView

if TYPE_CHECKING:
    from organiser.store.queries.programmes import GridLine

_MOST_LINES = 15
_WIDEST_COLUMN_LETTERS = 34
_SUGGESTIONS = 6


class RosterCard(Card):
    """Who takes part, and for each session what they answered or whether they were there."""

    def __init__(self, presenter: ProgrammesPresenter, commands: Actions) -> None:
        super().__init__("Roster")
        self._roster = presenter.roster
        self.name = SuggestField(
            "Add somebody by name",
            lambda words: f"Add “{words}” as somebody new",
            placeholder="Type a name and press Enter",
        )
        self.model: TableModel[GridLine] = TableModel(grid_columns((), {}, {}), parent=self)
        self.grid = GridView("Roster and sessions")
        self.grid.setModel(self.model)
        self.none = Text("Nobody is on the roster yet. Only a name is needed; everything else can follow.", "muted")
        self.attendance = Text("", "muted")
        self.role = ChoiceField("The chosen people take part as", [(role.label, role) for role in Role])
        self._role_part = beside(Text("Takes part as", "muted", wrap=False), self.role)
        self._take_off = action_button(commands["programmes.take_off"], "quiet")
        people = action_button(commands["programmes.people"])
        self.add(self.name, FlowRow(people, self._take_off, self._role_part), self.none, self.attendance, self.grid)
        self._menu_action = commands["programmes.take_off"]
        self.grid.addAction(self._menu_action)
        OwnKeys(self.grid, [self._menu_action])
        self.name.typed.connect(self._suggest)
        self.name.picked.connect(lambda person: self._roster.join([person]))
        self.name.entered.connect(self._roster.join_newcomer)
        self.role.chosen.connect(lambda role: self._roster.set_role(Role(role)))
        self.grid.opened.connect(lambda line: self._roster.open_person(line.person_id))
        self.grid.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.grid.customContextMenuRequested.connect(self._open_menu)
        self._commands = commands
        self.grid.selectionModel().selectionChanged.connect(self._on_chosen)

    def show_portrait(self, portrait: Portrait) -> None:
        """Show this programme's roster; who was chosen stays chosen."""
        chosen = self._roster.members
        rates = {one.person_id: one.rate for one in portrait.rates.people}
        self.attendance.setText(portrait.rates.in_words)
        self.attendance.setVisible(any(one.is_taken for one in portrait.rates.sessions))
        self.model.show(portrait.grid, grid_columns(portrait.sessions, portrait.roles, rates))
        for row, line in enumerate(portrait.grid):
            if line.person_id in chosen:
                flags = QItemSelectionModel.SelectionFlag
                self.grid.selectionModel().select(self.model.index(row, 0), flags.Select | flags.Rows)
        self.grid.setVisible(bool(portrait.grid))
        self._take_off.setVisible(bool(portrait.grid))
        self.none.setVisible(not portrait.grid)
        self.grid.updateGeometry()
        self._show_role()

    def _show_role(self) -> None:
        self._role_part.setVisible(bool(self._roster.members))
        self.role.setCurrentIndex(-1)
        self.role.show_value(self._roster.role)

    def _on_chosen(self) -> None:
        rows = sorted(index.row() for index in self.grid.selectionModel().selectedRows())
        self._roster.choose([self.model.values[row].person_id for row in rows])
        self._show_role()
        self._commands.refresh()

    def _suggest(self, words: str) -> None:
        found = self._roster.known(words, _SUGGESTIONS) if words.strip() else ()
        same = [place for place, person in enumerate(found) if text.folded(person.name) == text.folded(words)]
        self.name.show_suggestions([self._suggestion(one) for one in found], best=same[0] if len(same) == 1 else None)

    def _suggestion(self, person: Person) -> Suggestion:
        is_there = any(line.person_id == person.id for line in self.model.values)
        words = ", ".join(filter(None, (person.neighbourhood, "on the roster" if is_there else "")))
        return Suggestion(person.name, words, person, icon="user-check" if is_there else "user")

    def _open_menu(self, where: QPoint) -> None:
        menu = QMenu(self.grid)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self._menu_action)
        menu.popup(self.grid.viewport().mapToGlobal(where))


class GridView(TableView):
    """As high as its lines up to some fifteen, and no column wider than a long name."""

    def __init__(self, name: str) -> None:
        super().__init__(name, sortable=False)
        self._fitted: tuple[object, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        model = self.model()
        lines = min(_MOST_LINES, model.rowCount() if model is not None else 0)
        bar = self.horizontalScrollBar().sizeHint().height()
        height = self.horizontalHeader().sizeHint().height() + lines * self.verticalHeader().defaultSectionSize() + bar
        return QSize(super().sizeHint().width(), height + 2 * self.frameWidth())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 20, self.sizeHint().height())

    def _fit(self) -> None:
        """Measuring a programme of two hundred sessions takes long, so it is done when there are other columns."""
        model = self.model()
        assert model is not None
        heads = (model.headerData(place, Qt.Orientation.Horizontal) for place in range(model.columnCount()))
        fitted = (model.rowCount(), self.font().pointSizeF(), *heads)
        if fitted == self._fitted:
            return
        self._fitted = fitted
        self.horizontalHeader().setMaximumSectionSize(self.fontMetrics().averageCharWidth() * _WIDEST_COLUMN_LETTERS)
        super()._fit()
