"""The Plan tab as a test holds it: by its presenter alone, or in a window of its own."""

from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from organiser.store import queries
from organiser.store.store import Store
from organiser.ui.desk.desk import Desk
from organiser.ui.screens import plan
from organiser.ui.screens.plan.model import carried
from organiser.ui.screens.plan.presenter import PlanPresenter
from organiser.ui.screens.plan.view import PlanPage, PlanView

WORKSHOP = 1


class Plan:
    """A plan and what was said about it."""

    def __init__(self, presenter: PlanPresenter, store: Store) -> None:
        self.presenter = presenter
        self.said: list[str] = []
        self._store = store
        presenter.said.connect(self.said.append)

    @property
    def titles(self) -> list[str]:
        return [item.title for item in self._store.ask(queries.agendas.items, WORKSHOP)]

    def choose(self, place: int) -> None:
        self.presenter.choose(self.presenter.model.values[place - 1])


class Page(Plan):
    """The tab in a window of its own."""

    def __init__(self, qtbot: QtBot, desk: Desk, store: Store, width: int = 1100) -> None:
        tab = plan.make(desk)
        assert isinstance(tab, PlanView)
        super().__init__(tab.presenter, store)
        self.tab = tab
        view = tab.view
        assert isinstance(view, PlanPage)
        self.view = view
        self.timeline = view.timeline
        qtbot.addWidget(view)
        view.resize(width, 700)
        tab.show_session(WORKSHOP)
        view.show()
        qtbot.waitExposed(view)
        view.activateWindow()
        self.timeline.setFocus()

    @property
    def current(self) -> str:
        return str(self.timeline.currentIndex().data())

    def top_of(self, place: int) -> QPoint:
        rect = self.timeline.visualRect(self.timeline.model().index(place - 1, 0))
        return rect.topLeft() + QPoint(100, 4)

    def drop(self, kind: str, name: str, at: QPoint) -> None:
        data = carried(kind, name)  # The event does not own it.
        action = Qt.DropAction.MoveAction
        event = QDropEvent(QPointF(at), action, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        self.timeline.dropEvent(event)
        assert event.isAccepted()

    def drag(self, source: int, to: int, *, let_go: bool) -> None:
        """Drag a block to the top of another place; the drag has an event loop of its own, so it is ended in it."""
        window = self.view.windowHandle()
        start, end = (self.timeline.viewport().mapTo(self.view, self.top_of(place)) for place in (source, to))

        def finish() -> None:
            QTest.mouseMove(window, end - QPoint(0, 3))
            QTest.mouseMove(window, end)
            if let_go:
                QTest.mouseRelease(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, end)
            else:
                QTest.keyClick(window, Qt.Key.Key_Escape)

        QTest.mousePress(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
        QTimer.singleShot(100, finish)
        QTest.mouseMove(window, start + QPoint(0, 30))
        QTest.mouseMove(window, start + QPoint(0, 45))
        QApplication.processEvents()
        QTest.mouseRelease(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, end)
