"""Shows the plan: the timeline with its tools, and beside it the playbook or the current block."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from organiser.domain.text import counted
from organiser.ui.desk.commands import Actions
from organiser.ui.screens.plan.block_panel import BlockPanel
from organiser.ui.screens.plan.commands import COMMANDS
from organiser.ui.screens.plan.fit_note import FitNote
from organiser.ui.screens.plan.packing_panel import PackingPanel
from organiser.ui.screens.plan.presenter import PlanPresenter
from organiser.ui.screens.plan.questions import NameDialog, TargetDialog
from organiser.ui.screens.plan.shelf import ShelfPresenter
from organiser.ui.screens.plan.shelf_view import ShelfView
from organiser.ui.screens.plan.suggest_panel import SuggestPanel
from organiser.ui.screens.plan.timeline import Timeline
from organiser.ui.theme.tokens import Space
from organiser.ui.widgets.announce import announce
from organiser.ui.widgets.bars import TimeBar
from organiser.ui.widgets.buttons import action_button, icon_button, menu_button, primary, quiet, secondary
from organiser.ui.widgets.columns import beside, column
from organiser.ui.widgets.empty import EmptyState
from organiser.ui.widgets.flow import FlowLayout
from organiser.ui.widgets.gentle import GentleLines
from organiser.ui.widgets.held import changing
from organiser.ui.widgets.labels import Elided
from organiser.ui.widgets.own_keys import OwnKeys
from organiser.ui.widgets.sides import Sides
from organiser.ui.widgets.stack import Stack
from organiser.ui.widgets.switch import Switch

_ADDING = ("exercise", "break", "own", "note")
_TOOLS = ("up", "down", "pin", "delete")
_MORE = ("suggest", "details", "minutes", "duplicate", "copy", "paste", "copy_plan", "save_card")
_MENU = ("insert", "details", "minutes", *_TOOLS, "duplicate", "copy", "paste", "save_card")
_ANYWHERE = ("plan.fit", "plan.suggest", "plan.pack", "plan.copy_plan")
_SIDES = ("Playbook", "This block", "Suggest", "To pack")
_PLAYBOOK, _BLOCK, _SUGGEST, _PACK = range(len(_SIDES))
_SHARES = (3, 2)  # of the width, for the plan and for what is beside it


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
        OwnKeys(self.timeline, [action for action in self.commands if action.objectName() not in _ANYWHERE])
        self.timeline.set_menu(*(self.commands[f"plan.{name}"] for name in _MENU))
        self.bar = TimeBar("Time planned")
        self.doubts = GentleLines("To look at again")
        self.note = FitNote()
        self.spoken = Elided("", "muted")
        self.bar.add_words(self.spoken)
        self.pack_button = quiet("", self.show_packing, icon_name="list-checks")
        self.shelf = ShelfView(shelf)
        self.block = BlockPanel(presenter, self.commands)
        self.suggest = SuggestPanel(presenter)
        self.pack = PackingPanel(presenter)
        self.switch = Switch("Beside the plan", tuple((word, side) for side, word in enumerate(_SIDES)))
        self._beside = Stack()
        for side in (self.shelf, self.block, self.suggest, self.pack):
            self._beside.addWidget(side)
        self.sides = Sides(self._plan_side(), column(self.switch, self._beside), back="Back to the plan")
        for place, share in enumerate(_SHARES):
            self.sides.splitter.setStretchFactor(place, share)
        self.sides.splitter.setSizes([share * 1_000 for share in _SHARES])
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
        flow.addWidget(menu_button("More", [self.commands[f"plan.{name}"] for name in _MORE], weight="quiet"))
        flow.addWidget(self.pack_button)
        time = _beside_bar(self.bar, action_button(self.commands["plan.fit"]))
        side = column(time, self.doubts, self.note, tools, self.timeline, spacing=Space.SMALL)
        side.setFocusProxy(self.timeline)
        return side

    def _empty_state(self) -> EmptyState:
        """It lies on the timeline, so that a card can be dropped on the empty plan too."""
        suggest = self._first_step = changing(primary("Suggest a plan", self.show_suggestion, icon_name="sparkles"))
        playbook = secondary("Open the playbook", self.show_playbook, icon_name="book-open")
        sentence = "Have a plan suggested, or choose exercises from the playbook."
        empty = EmptyState("clipboard-list", sentence, suggest, playbook)
        ground = QVBoxLayout(self.timeline.viewport())
        ground.setContentsMargins(0, 0, 0, 0)
        ground.addWidget(empty)
        empty.hide()
        return empty

    def _listen(self) -> None:
        presenter, timeline = self._presenter, self.timeline
        timeline.current_changed.connect(presenter.choose)
        timeline.chosen_changed.connect(presenter.choose_many)
        timeline.opened.connect(lambda _line: self.show_block())
        timeline.moved.connect(presenter.move)
        timeline.minutes_set.connect(presenter.set_minutes)
        timeline.insert_asked.connect(self._ask_what)
        timeline.dropped.connect(self._shelf.add_named)
        self.switch.chosen.connect(self._turn)
        presenter.changed.connect(self._renew)
        presenter.current_changed.connect(self.commands.refresh)
        presenter.selected.connect(timeline.select_ids)
        presenter.aimed.connect(timeline.show_aim)
        presenter.said.connect(lambda words: announce(timeline, words))
        presenter.asked_minutes.connect(timeline.edit_minutes)
        presenter.asked_playbook.connect(self.show_playbook)
        presenter.asked_block.connect(self.show_block)
        presenter.asked_place.connect(self._ask_what_before_current)
        presenter.asked_name.connect(self._ask_name)
        presenter.asked_suggestion.connect(self.show_suggestion)
        presenter.asked_packing.connect(self.show_packing)
        presenter.asked_target.connect(self._ask_target)
        presenter.suggesting.taken.connect(self._leave_suggestion)
        presenter.fitting.changed.connect(self._renew_note)
        self.note.taken.connect(presenter.fitting.take)
        self.note.put_away.connect(self._put_note_away)

    def show_playbook(self) -> None:
        """Bring up the playbook, with the cursor in its search field."""
        self._show_side(_PLAYBOOK)
        self.shelf.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_block(self) -> None:
        """Bring up the current block in full."""
        self._show_side(_BLOCK)
        self.block.begin()

    def show_suggestion(self) -> None:
        """Bring up the questions that lead to a suggested plan."""
        self._show_side(_SUGGEST)
        self.suggest.begin()

    def show_packing(self) -> None:
        """Bring up the packing list."""
        self._show_side(_PACK)
        self.pack.begin()

    def _show_side(self, side: int) -> None:
        self.switch.show_value(side)
        self._turn(side)
        self.sides.show_detail()

    def _turn(self, side: object) -> None:
        self._beside.setCurrentIndex(side if isinstance(side, int) else _PLAYBOOK)
        self._first_step.setHidden(side == _SUGGEST)

    def _leave_suggestion(self) -> None:
        """The suggested plan is in: on with its blocks."""
        self.switch.show_value(_BLOCK)
        self._turn(_BLOCK)
        self.sides.show_list()
        self.timeline.setFocus()

    def _renew_note(self) -> None:
        self.note.show_outcome(self._presenter.fitting.outcome)
        self._renew()

    def _put_note_away(self) -> None:
        self._presenter.fitting.put_away()
        self.timeline.setFocus()

    def _renew(self) -> None:
        agenda = self._presenter.agenda
        self._empty.setVisible(agenda is not None and not agenda.blocks)
        self.bar.setVisible(agenda is not None)
        if agenda is not None:
            self.bar.show_minutes(agenda.used, agenda.available)
            # What cannot fit says so itself, with the ways out.
            outcome = self._presenter.fitting.outcome
            self.doubts.show_lines(() if outcome is not None and outcome.remedies else self._presenter.doubts)
            self.spoken.setText(self._presenter.spoken)
            number = len(self._presenter.packed)
            self.pack_button.setText(f"\N{THIN SPACE}{number} to pack")
            self.pack_button.setAccessibleName(f"What to pack: {counted(number, 'thing')}")
            self.pack_button.setVisible(bool(number))
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
        dialog.accepted.connect(lambda: self._presenter.details.save_card(dialog.name.text()))
        dialog.ask()

    def _ask_target(self) -> None:
        copying = self._presenter.copying
        sessions = copying.targets
        if not sessions:
            self._presenter.desk.tell("There is no other session to come: plan one first.")
            return
        dialog = TargetDialog(sessions, copying.plan_in_words, self)
        dialog.accepted.connect(lambda: None if dialog.target is None else copying.copy_plan(dialog.target))
        dialog.ask()


def _beside_bar(first: QWidget, button: QWidget) -> QWidget:
    """A line that takes what room there is, with a button of its own width at its end."""
    line = beside(first, button, spacing=Space.LARGE)
    layout = line.layout()
    assert isinstance(layout, QHBoxLayout)
    layout.setStretch(0, 1)
    layout.setStretch(1, 0)
    return line


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
