"""The stage: what the room sees while a session is run, with the few buttons below."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from organiser.ui.desk.commands import Actions
from organiser.ui.screens.live.big_text import BigText
from organiser.ui.screens.live.commands import RECOVERIES
from organiser.ui.screens.live.presenter import LivePresenter
from organiser.ui.theme.tokens import Space
from organiser.ui.widgets.buttons import Weight, action_button
from organiser.ui.widgets.columns import beside, column
from organiser.ui.widgets.empty import Picture
from organiser.ui.widgets.flow import FlowLayout
from organiser.ui.widgets.held import reads
from organiser.ui.widgets.labels import Elided, Text

# Heights of the stage in lines of ordinary text, below which something has to go.
_LINES_FOR_ALL = 28
_LINES_FOR_STEP, _LINES_FOR_STEP_WHEN_LATE = 20, 44
_LINES_FOR_QUESTION = 22
_KEYS = "Space or Enter: next   ·   + : 5 more minutes   ·   Backspace: back   ·   F11: full screen   ·   Esc: leave"


class Stage(QWidget):
    """The block that is on, the time it has left, and what comes next."""

    def __init__(self, presenter: LivePresenter, actions: Actions, window_actions: Actions) -> None:
        super().__init__()
        self._presenter = presenter
        self._actions = actions
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.title = Elided("", "muted")
        self.clock = BigText(0.045, ink="muted", wraps=False)
        self.name = BigText(0.11, bold=True)
        self.left = BigText(0.17, ink="primary", bold=True)
        self.until = BigText(0.045, ink="muted")
        self.pace = BigText(0.055, bold=True)
        self.question = BigText(0.055)
        self.step = BigText(0.036, ink="muted")
        self.following = BigText(0.045)
        self.note = BigText(0.032, ink="muted")
        self.problem = Text("", "problem")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("How much of the block has passed")
        self.chime = QCheckBox("C&hime at the end of a block")
        reads(self.chime)
        self.chime.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.chime.clicked.connect(presenter.set_chime)
        self._ways = [(pressed_by_tab(actions[command.id], "secondary"), Text("")) for command in RECOVERIES]
        self._build(window_actions)

    def renew(self) -> None:
        """Show how the session stands now."""
        presenter, words = self._presenter, self._presenter.words
        self.title.setText(presenter.session.title if presenter.session and presenter.now else "Ready to begin")
        self.clock.show_words(presenter.clock)
        self.name.show_words(words.name)
        self.left.show_words(words.left, "danger" if words.is_over_time and presenter.is_running else "primary")
        self.until.show_words(words.until)
        self.pace.show_words(words.pace, "danger" if words.is_late else "text")
        self._late_sign.setVisible(words.is_late)
        self.question.show_words(words.question)
        self.step.show_words(words.step)
        self.following.show_words(words.following)
        self.note.show_words(words.note)
        self.problem.setText(presenter.problem)
        self.problem.setVisible(bool(presenter.problem))
        self.bar.setVisible(presenter.is_running)
        self.bar.setValue(words.passed)
        self.chime.setChecked(presenter.chimes)
        self._show_ways()
        self._name_next()
        self._name_itself(" ".join(filter(None, (f"{words.name}.", words.following))))
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _show_ways(self) -> None:
        """Offer the ways to recover, each by its key."""
        ways = self._presenter.ways
        self._offered.setVisible(bool(ways))
        for number, (button, words) in enumerate(self._ways, start=1):
            way = ways[number - 1] if number <= len(ways) else None
            button.setVisible(way is not None)
            words.setVisible(way is not None)
            if way is not None:
                self._actions[f"live.recover_{number}"].setText(f"{number}   {way.title}")
                button.setAccessibleDescription(way.in_words)
                words.setText(way.in_words)

    def _name_itself(self, words: str) -> None:
        """Tell a screen reader what is on; not at every tick, or it would never be quiet."""
        if words != self.accessibleName():
            self.setAccessibleName(words)

    def _name_next(self) -> None:
        now = self._presenter.now
        words = "&Start" if now is None else "&Next block" if now.rest else "&Finish here"
        self._actions["live.next"].setText(words)

    def _make_room(self) -> None:
        """Where the window is low for its letters, the least needed lines go first."""
        lines = self.height() / self.fontMetrics().height()
        words, is_late = self._presenter.words, bool(self._presenter.ways)
        self._hints.setVisible(lines > _LINES_FOR_ALL)
        self.step.setVisible(bool(words.step) and lines > (_LINES_FOR_STEP_WHEN_LATE if is_late else _LINES_FOR_STEP))
        self.note.setVisible(bool(words.note) and lines > _LINES_FOR_ALL)
        self._quote.setVisible(bool(words.question) and (lines > _LINES_FOR_QUESTION or not is_late))

    def _build(self, window_actions: Actions) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Space.VAST, Space.LARGE, Space.VAST, Space.LARGE)
        whole.setSpacing(Space.SMALL)
        top = QHBoxLayout()
        top.addWidget(self.title, 1)
        top.addWidget(self.clock)
        whole.addLayout(top)
        whole.addWidget(self.name, 24)
        whole.addLayout(self._time_line(), 24)
        whole.addWidget(self.bar)
        self._quote = QFrame()
        self._quote.setProperty("part", "card")
        inside = QVBoxLayout(self._quote)
        inside.setContentsMargins(Space.LARGE, Space.SMALL, Space.LARGE, Space.SMALL)
        inside.addWidget(self.question)
        whole.addWidget(self._quote, 20)
        whole.addWidget(self.step, 12)
        whole.addWidget(self.note, 6)
        whole.addWidget(self.following, 10)
        self._offered = self._offers()
        whole.addWidget(self._offered)
        whole.addWidget(self.problem)
        whole.addWidget(self._controls(window_actions))
        self._hints = Text(_KEYS, "caption")
        whole.addWidget(self._hints)

    def _time_line(self) -> QHBoxLayout:
        self._late_sign = Picture("triangle-alert", "danger", lines=1.6)
        line = QHBoxLayout()
        line.setSpacing(Space.PAGE)
        line.addWidget(self.left, 4)
        line.addWidget(column(beside(self._late_sign, self.pace), self.until, spacing=0), 3)
        return line

    def _offers(self) -> QWidget:
        ground = QWidget()
        grid = QGridLayout(ground)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.MEDIUM)
        grid.setVerticalSpacing(Space.TINY)
        grid.setColumnStretch(1, 1)
        for row, (button, words) in enumerate(self._ways):
            grid.addWidget(button, row, 0)
            grid.addWidget(words, row, 1)
        return ground

    def _controls(self, window_actions: Actions) -> QWidget:
        ground = QWidget()
        flow = FlowLayout(ground)
        for name in ("next", "extend", "back", "finish"):
            flow.addWidget(pressed_by_tab(self._actions[f"live.{name}"], "primary" if name == "next" else "secondary"))
        flow.addWidget(self.chime)
        for action in window_actions:
            flow.addWidget(pressed_by_tab(action, "quiet"))
        return ground


def pressed_by_tab(action: QAction, weight: Weight) -> QPushButton:
    """A button that a click leaves without the focus, so that the next Space is not its own; Tab gives it that."""
    button = action_button(action, weight)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setAutoDefault(True)
    return button
