"""Shows the plan: the timeline with its tools, and beside it the playbook or the current block."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from organiser.domain.problem import Problem
from organiser.domain.text import required
from organiser.ui.desk.commands import Actions
from organiser.ui.screens.plan.block_panel import BlockPanel
from organiser.ui.screens.plan.commands import COMMANDS
from organiser.ui.screens.plan.presenter import PlanPresenter
from organiser.ui.screens.plan.shelf import ShelfPresenter
from organiser.ui.screens.plan.shelf_view import ShelfView
from organiser.ui.screens.plan.timeline import Timeline
from organiser.ui.theme.tokens import Space
from organiser.ui.widgets.announce import announce
from organiser.ui.widgets.bars import TimeBar
from organiser.ui.widgets.buttons import icon_button, menu_button, primary
from organiser.ui.widgets.columns import column
from organiser.ui.widgets.empty import EmptyState
from organiser.ui.widgets.fields import TextField
from organiser.ui.widgets.flow import FlowLayout
from organiser.ui.widgets.form import Form
from organiser.ui.widgets.gentle import GentleLines
from organiser.ui.widgets.own_keys import OwnKeys
from organiser.ui.widgets.question import Question
from organiser.ui.widgets.sides import Sides
from organiser.ui.widgets.switch import Switch

_ADDING = ("exercise", "break", "own", "note")
_TOOLS = ("up", "down", "minutes", "pin", "duplicate", "details", "delete")
_MENU = ("insert", *_TOOLS, "save_card")
_PLAYBOOK, _BLOCK = 0, 1


class PlanView:
    """The tab as the session's page wants it: its widget, its commands, and the session to show."""

    def __init__(self, presenter: PlanPresenter, shelf: ShelfPresenter) -> None:
        self.presenter = presenter
        self.view: QWidget = PlanPage(presenter, shelf)
        presenter.setParent(self.view)
        shelf.setParent(self.view)
        self.actions: Actions | None = self.view.commands if isinstance(self.view, PlanPage) else None

    def show_session(self, session_id: int) -> None:
        """Show the plan of this session."""
        self.presenter.show_session(session_id)


class PlanPage(QWidget):
    """The timeline and the playbook, side by side or one at a time."""

    def __init__(self, presenter: PlanPresenter, shelf: ShelfPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._shelf = shelf
        self.timeline = Timeline()
        self.timeline.setModel(presenter.model)
        self.commands = Actions(COMMANDS, presenter, self.timeline)
        # Where plus is typed with Shift, the key comes as both.
        self.commands["plan.longer"].setShortcuts([QKeySequence("+"), QKeySequence("Shift++")])
        OwnKeys(self.timeline, self.commands)
        self.timeline.set_menu(*(self.commands[f"plan.{name}"] for name in _MENU))
        self.bar = TimeBar("Time planned")
        self.doubts = GentleLines("To look at again")
        self.shelf = ShelfView(shelf)
        self.block = BlockPanel(presenter, self.commands)
        self.switch = Switch("Beside the plan", (("Playbook", _PLAYBOOK), ("This block", _BLOCK)))
        self._beside = QStackedWidget()
        self._beside.addWidget(self.shelf)
        self._beside.addWidget(self.block)
        self.sides = Sides(self._plan_side(), column(self.switch, self._beside), back="Back to the plan")
        self.sides.splitter.setStretchFactor(0, 5)
        self.sides.splitter.setStretchFactor(1, 4)
        self._empty = self._empty_state()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.sides)
        self._listen()

    def _plan_side(self) -> QWidget:
        tools = QWidget()
        flow = FlowLayout(tools, spacing=Space.TINY)
        adding = [self.commands[f"plan.{name}"] for name in _ADDING]
        flow.addWidget(menu_button("Add", adding, icon_name="plus"))
        for name in _TOOLS:
            flow.addWidget(_tool(self.commands[f"plan.{name}"]))
        side = column(self.bar, self.doubts, tools, self.timeline, spacing=Space.SMALL)
        side.setFocusProxy(self.timeline)
        return side

    def _empty_state(self) -> EmptyState:
        """It lies on the timeline, so that a card can be dropped on the empty plan too."""
        button = primary("Open the playbook", self.show_playbook, icon_name="book-open")
        empty = EmptyState("clipboard-list", "Choose exercises from the playbook.", button)
        ground = QVBoxLayout(self.timeline.viewport())
        ground.setContentsMargins(0, 0, 0, 0)
        ground.addWidget(empty)
        empty.hide()
        return empty

    def _listen(self) -> None:
        presenter, timeline = self._presenter, self.timeline
        timeline.current_changed.connect(presenter.choose)
        timeline.opened.connect(lambda _line: self.show_block())
        timeline.moved.connect(presenter.move)
        timeline.minutes_set.connect(presenter.set_minutes)
        timeline.insert_asked.connect(self._ask_what)
        timeline.dropped.connect(self._shelf.add_named)
        self.switch.chosen.connect(self._turn)
        presenter.changed.connect(self._renew)
        presenter.current_changed.connect(self.commands.refresh)
        presenter.selected.connect(timeline.select_key)
        presenter.aimed.connect(timeline.show_aim)
        presenter.said.connect(lambda words: announce(timeline, words))
        presenter.asked_minutes.connect(timeline.edit_minutes)
        presenter.asked_playbook.connect(self.show_playbook)
        presenter.asked_block.connect(self.show_block)
        presenter.asked_place.connect(self._ask_what_before_current)
        presenter.asked_name.connect(self._ask_name)

    def show_playbook(self) -> None:
        """Bring up the playbook, with the cursor in its search field."""
        self.switch.show_value(_PLAYBOOK)
        self._turn(_PLAYBOOK)
        self.sides.show_detail()
        self.shelf.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_block(self) -> None:
        """Bring up the current block in full."""
        self.switch.show_value(_BLOCK)
        self._turn(_BLOCK)
        self.sides.show_detail()
        self.block.begin()

    def _turn(self, side: object) -> None:
        self._beside.setCurrentIndex(_BLOCK if side == _BLOCK else _PLAYBOOK)

    def _renew(self) -> None:
        agenda = self._presenter.agenda
        self._empty.setVisible(agenda is not None and not agenda.blocks)
        self.bar.setVisible(agenda is not None)
        if agenda is not None:
            self.bar.show_minutes(agenda.used, agenda.available)
            self.doubts.show_lines(agenda.doubts)
        self.commands.refresh()

    def _ask_what(self, place: int, where: QPoint) -> None:
        """Offer what can be put at a place."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName("Insert here")
        for name in _ADDING:
            command = self.commands[f"plan.{name}"]
            action = menu.addAction(command.icon(), command.text())
            action.triggered.connect(lambda _checked=False, command=command: self._add_at(place, command))
        menu.popup(where)

    def _add_at(self, place: int, command: QAction) -> None:
        self._presenter.aim(place)
        command.trigger()

    def _ask_what_before_current(self, place: int) -> None:
        corner = self.timeline.visualRect(self.timeline.currentIndex()).topLeft()
        self._ask_what(place, self.timeline.viewport().mapToGlobal(corner))

    def _ask_name(self, title: str) -> None:
        dialog = NameDialog(title, self)
        dialog.accepted.connect(lambda: self._presenter.save_card(dialog.name.text()))
        dialog.ask()


class NameDialog(Question):
    """Asks what a card of one's own is to be called."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__("Save as a card of mine", "Save it", parent)
        self.name = TextField("Name", title)
        form = Form()
        hint = "The card keeps this exercise with its minutes. You find it in the playbook, marked as yours."
        self._row = form.add("&Name", self.name, hint=hint)
        self.add(form)
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self.name.selectAll()

    def is_answered(self) -> bool:
        try:
            required(self.name.text(), "name")
        except Problem as problem:
            self._row.show_problem(str(problem))
            return False
        return True


def _tool(action: QAction) -> QToolButton:
    """A button that is only the picture of a command."""
    name = action.text().replace("&", "").rstrip("…")
    button = icon_button(str(action.property("icon_name")), name, action.trigger)

    def follow() -> None:
        button.setEnabled(action.isEnabled())
        button.setToolTip(action.toolTip())

    action.changed.connect(follow)
    follow()
    return button
