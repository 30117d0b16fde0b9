"""The window in which a session is run."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from organiser.ui.desk.commands import Actions, Command
from organiser.ui.screens.live.account import Account
from organiser.ui.screens.live.big_text import renew_sizes
from organiser.ui.screens.live.commands import COMMANDS, RECOVERIES
from organiser.ui.screens.live.presenter import LivePresenter
from organiser.ui.screens.live.stage import Stage
from organiser.ui.widgets.announce import announce
from organiser.ui.widgets.own_keys import OwnKeys

_TICK_MS = 1_000
_FIRST_SIZE = (1180, 760)
# On most keyboards + is typed with Shift, on some without; whoever misses Shift means the same.
_MORE_KEYS = {
    "live.next": ("Space", "Return", "Enter"),
    "live.extend": ("+", "Shift++", "="),
    "live.keep": ("Return", "Enter"),
}


class LiveWindow(QWidget):
    """Stands beside the main window, on the projector if there is one. Closing it leaves the session running."""

    def __init__(self, presenter: LivePresenter, beside: QWidget) -> None:
        super().__init__(beside, Qt.WindowType.Window)
        self.presenter = presenter
        presenter.setParent(self)
        self.setProperty("part", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.actions_ = Actions(COMMANDS, presenter, self)
        self.stage = Stage(presenter, self.actions_, Actions(WINDOW_COMMANDS, self, self))
        self.account = Account(presenter, self.actions_)
        self._ground = QStackedWidget()
        self._ground.addWidget(self.stage)
        self._ground.addWidget(self.account)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._ground)
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(presenter.tick)
        self._set_keys()
        presenter.changed.connect(self._renew)
        presenter.said.connect(lambda words: announce(self, words))
        presenter.rang.connect(QApplication.beep)
        presenter.left.connect(self.close)
        self.resize(*_FIRST_SIZE)

    def run(self, session_id: int) -> None:
        """Show this session where it stands, and follow the clock."""
        self.presenter.show_session(session_id)
        self._timer.start()
        self.show()
        self.raise_()
        self.activateWindow()
        self._page.setFocus()

    @property
    def _page(self) -> Stage | Account:
        return self.account if self.presenter.is_over else self.stage

    def toggle_full_screen(self) -> None:
        """Fill the whole screen, or be a window again."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        renew_sizes(self)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._timer.stop()
        super().closeEvent(event)

    def _set_keys(self) -> None:
        """Keys that are held down count once: nobody wants to fall through a whole session."""
        actions = self.actions_
        for name, keys in _MORE_KEYS.items():
            actions[name].setShortcuts([QKeySequence(key) for key in keys])
        names = ("next", "extend", "back")
        OwnKeys(
            self.stage,
            [*(actions[f"live.{name}"] for name in names), *(actions[way.id] for way in RECOVERIES)],
            repeats=False,
        )
        OwnKeys(self.account, [actions["live.keep"], actions["live.back"]], repeats=False)

    def _renew(self) -> None:
        presenter = self.presenter
        self.actions_.refresh()
        title = presenter.session.title if presenter.session else ""
        self.setWindowTitle(f"{title} – live – Organiser")
        page = self._page
        page.renew()
        if self._ground.currentWidget() is not page:
            self._ground.setCurrentWidget(page)
            page.setFocus()


WINDOW_COMMANDS: Final[tuple[Command[LiveWindow], ...]] = (
    Command(
        "live.full_screen",
        "F&ull screen",
        lambda window: window.toggle_full_screen(),
        keys="F11",
        icon="monitor",
        section="View",
        help="Fill the whole screen, or be a window again",
        reads=True,
    ),
    Command(
        "live.leave",
        "&Leave",
        lambda window: window.close(),
        keys="Esc",
        icon="x",
        help="Close this window; the session goes on, and “Run it” leads back",
        reads=True,
    ),
)
