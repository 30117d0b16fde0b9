"""The page with the month or the week: which days they are, what clashes on them, and the way to others."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from organiser.domain.calendar_days import Day
from organiser.ui.desk.commands import Actions
from organiser.ui.screens.sessions.asked import MoveQuestion
from organiser.ui.screens.sessions.calendar_grid import CalendarGrid
from organiser.ui.screens.sessions.calendar_presenter import LOOKS, CalendarPresenter, Look
from organiser.ui.screens.sessions.day import DayDialog
from organiser.ui.screens.sessions.days import DaysPresenter
from organiser.ui.screens.sessions.days_dialog import DaysDialog
from organiser.ui.screens.sessions.month import MonthView
from organiser.ui.screens.sessions.week import WeekView
from organiser.ui.theme.tokens import Space
from organiser.ui.widgets.announce import announce
from organiser.ui.widgets.buttons import action_button, icon_button, menu_button, secondary
from organiser.ui.widgets.gentle import GentleLines
from organiser.ui.widgets.header import PageHeader
from organiser.ui.widgets.labels import Text
from organiser.ui.widgets.question import Question
from organiser.ui.widgets.seen import Seen
from organiser.ui.widgets.stack import Stack
from organiser.ui.widgets.switch import Switch

_MOST_CLASHES = 2
_OF_SESSION = ("details", "move", "copy", "confirm", "provisional", "cancel", "delete")
_OF_DAY = ("sessions.new", "calendar.today", "calendar.weeks", "calendar.nights", "calendar.days")


class CalendarPage(QWidget):
    """A head with the way to other days, the clashes in words, and the month or the week."""

    def __init__(self, presenter: CalendarPresenter, actions: Actions) -> None:
        super().__init__()
        self._presenter = presenter
        self._actions = actions
        self.switch = Switch("Show as", LOOKS)
        self.clashes = GentleLines("Clashes")
        self.month, self.week = MonthView(presenter), WeekView(presenter)
        self._stack = Stack()
        self._stack.addWidget(self.month)
        self._stack.addWidget(self.week)
        self.back = icon_button("chevron-left", "Earlier", lambda: presenter.turn(-1))
        self.on = icon_button("chevron-right", "Later", lambda: presenter.turn(1))
        self.today = secondary("Today", presenter.go_to_today)
        more = menu_button("More", [actions[name] for name in _OF_DAY[1:]], weight="quiet")
        new = action_button(actions["sessions.new"], "primary")
        self.head = PageHeader("", actions=(self.back, self.today, self.on, self.switch, more, new))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(Space.SMALL)
        whole.addWidget(self.head)
        whole.addWidget(self.clashes)
        whole.addWidget(self._stack, 1)
        self._listen()
        self.grid.renew()
        self.renew()

    @property
    def grid(self) -> CalendarGrid:
        """The month or the week, whichever is shown."""
        return self.week if self._presenter.look is Look.WEEK else self.month

    def _listen(self) -> None:
        presenter = self._presenter
        self.switch.chosen.connect(presenter.show)
        Seen(self._stack).changed.connect(presenter.watch)
        presenter.changed.connect(self.renew)
        presenter.look_changed.connect(self.renew)
        presenter.moves.asked.connect(self._ask_move)
        presenter.asked_day.connect(self._show_day)
        presenter.asked_days.connect(self._show_days)
        presenter.moves.told.connect(lambda words: announce(self.grid, words))
        for grid in (self.month, self.week):
            names = [f"sessions.{name}" for name in _OF_SESSION]
            grid.menu_actions = [self._actions[name] for name in ("calendar.open", "sessions.new", *names)]
            grid.own_actions = [self._actions[name] for name in _OF_DAY]
        self.setFocusProxy(self.month)

    def renew(self) -> None:
        """Show what the presenter knows now."""
        presenter = self._presenter
        words = "week" if presenter.look is Look.WEEK else "month"
        for button, which in ((self.back, "Earlier"), (self.on, "Later")):
            button.setAccessibleName(f"{which} {words}")
            button.setToolTip(f"{which} {words}")
        self.head.set_title(presenter.title)
        self.switch.show_value(presenter.look)
        self._stack.setCurrentWidget(self.grid)
        self.setFocusProxy(self.grid)
        clashes = [clash.in_words for clash in presenter.calendar.clashes]
        rest = len(clashes) - _MOST_CLASHES
        more = [f"{rest} more {'clash' if rest == 1 else 'clashes'}: look for the sign."] if rest > 0 else []
        self.clashes.show_lines([*clashes[:_MOST_CLASHES], *more])

    def _ask_move(self, question: MoveQuestion) -> None:
        dialog = MoveDialog(question, self)
        dialog.accepted.connect(lambda: self._presenter.moves.carry_out(question.session, question.starts))
        dialog.ask()

    def _show_day(self, day: Day) -> None:
        DayDialog(self._presenter, day, self).open()

    def _show_days(self, days: DaysPresenter) -> None:
        DaysDialog(days, self._presenter.day, self).open()


class MoveDialog(Question):
    """Asks whether a session that is over or cancelled is really to be moved."""

    def __init__(self, question: MoveQuestion, parent: QWidget) -> None:
        super().__init__("Move it all the same?", "Move it", parent, letters=52)
        moved = replace(question.session, starts=question.starts)
        self.add(Text(question.doubt), Text(f"It would be on {moved.when}.", "muted"))
        self.done_button.setFocus(Qt.FocusReason.OtherFocusReason)
