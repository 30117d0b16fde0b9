"""The ground of the month and the week: a table of days whose sessions are looked at and dragged."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QToolTip, QWidget

from organiser.domain.calendar_days import Entry
from organiser.ui.screens.sessions.calendar_bars import Bars, Faces, State
from organiser.ui.screens.sessions.calendar_drag import Held, paint_aim
from organiser.ui.screens.sessions.calendar_model import CalendarModel
from organiser.ui.screens.sessions.calendar_presenter import CalendarPresenter, Look
from organiser.ui.widgets.announce import announce
from organiser.ui.widgets.held import is_held
from organiser.ui.widgets.rows import Index

_ARROWS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}
_KEYPAD = Qt.KeyboardModifier.KeypadModifier


class CalendarGrid(QTableView):
    """A table with a column for each weekday. What its cells hold is drawn and found by a subclass.

    Arrows go by day, Ctrl with up and down from session to session, Alt moves the session; Page up and down turn.
    """

    look: ClassVar[Look]
    menu_actions: Sequence[QAction] = ()
    own_actions: Sequence[QAction] = ()
    KEYS: ClassVar = "Arrows: day. Ctrl+up or down: session. Alt+arrows: move it. Enter: open. N: new. Home: today."

    def __init__(self, name: str, presenter: CalendarPresenter, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.presenter = presenter
        self.setAccessibleName(name)
        self.setAccessibleDescription(self.KEYS)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSectionsClickable(False)
            header.setHighlightSections(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setMinimumSectionSize(1)
        self._held: Held | None = None
        self._looked_at: Entry | None = None
        self.faces = Faces(self.font())
        self._follows = False
        presenter.changed.connect(lambda: self.renew() if self.is_shown else None)
        presenter.current_changed.connect(lambda: self.follow() if self.is_shown else None)

    # What a subclass knows

    def place_of_current(self) -> QModelIndex:
        """The cell of what the presenter looks at."""
        raise NotImplementedError

    def look_at(self, index: Index, session_id: int = 0) -> None:
        """Have the presenter look at a cell."""
        raise NotImplementedError

    def entries_in(self, index: Index) -> Sequence[tuple[Entry, QRectF]]:
        """The sessions that are drawn on the day of a cell, and where."""
        raise NotImplementedError

    def aim(self, entry: Entry, point: QPoint, grip: QPointF) -> tuple[QRectF, str] | None:
        """Where a session would stand if it were let go here, and in words; None where it cannot be."""
        raise NotImplementedError

    def drop(self, entry: Entry, point: QPoint, grip: QPointF) -> None:
        """Move a session to where it is let go."""
        raise NotImplementedError

    def press_alt(self, across: int, down: int) -> None:
        """Move the session that is looked at, by an arrow with Alt."""
        raise NotImplementedError

    def press_arrow(self, across: int, down: int) -> None:
        """Go to another cell, by an arrow."""
        raise NotImplementedError

    def press_on_cell(self, index: Index, point: QPoint) -> bool:
        """Whether the press meant something else than the cell, which is then done."""
        return False

    def paint_over(self) -> None:
        """Draw what lies over the cells."""

    def tip(self, index: Index, entry: Entry | None) -> str:
        """What is said of the place under the pointer."""
        return entry.full if entry is not None else str(index.data(Qt.ItemDataRole.ToolTipRole) or "")

    # Following

    @property
    def is_shown(self) -> bool:
        """Whether this is how the days are looked at now."""
        return self.presenter.look is self.look

    def follow(self) -> None:
        """Make the cell current that the presenter looks at."""
        index = self.place_of_current()
        self._follows = True
        if index.isValid() and index != self.currentIndex():
            self.setCurrentIndex(index)
        self._follows = False
        self.viewport().update()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if not self._follows and current.isValid():
            self.look_at(current)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.faces = Faces(self.font())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.follow()

    def renew(self) -> None:
        """Show the days anew."""
        model = self.model()
        if isinstance(model, CalendarModel):
            model.renew()
        self.follow()

    def entry_at(self, point: QPoint) -> tuple[Entry, QRectF] | None:
        """The session under a point, and where it is drawn; of several the one drawn last."""
        index = self.indexAt(point)
        found = [(entry, box) for entry, box in self.entries_in(index) if box.contains(QPointF(point))]
        return found[-1] if found else None

    def state_of(self, entry: Entry) -> State:
        """How a session is to be drawn now."""
        is_past = entry.ends.date() < self.presenter.today
        return State(entry is self._looked_at, self.hasFocus(), is_past)

    # The keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = Qt.Key(event.key()), event.modifiers() & ~_KEYPAD
        across, down = _ARROWS.get(key, (0, 0))
        across = across if self.isLeftToRight() else -across
        if key == Qt.Key.Key_Escape and self._held is not None:
            self._let_go()
        elif (across or down) and held == Qt.KeyboardModifier.AltModifier:
            if not is_held(self):
                self.press_alt(across, down)
        elif down and held == Qt.KeyboardModifier.ControlModifier:
            self.presenter.choose_next(down)
            self._say_entry()
        elif (across or down) and not held:
            self.press_arrow(across, down)
        elif held or not self._press_plain(key):
            super().keyPressEvent(event)

    def _press_plain(self, key: Qt.Key) -> bool:
        presenter = self.presenter
        match key:
            case Qt.Key.Key_PageUp:
                presenter.turn(-1)
            case Qt.Key.Key_PageDown:
                presenter.turn(1)
            case Qt.Key.Key_Home:
                presenter.go_to_today()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                presenter.open()
            case Qt.Key.Key_Space:
                presenter.open_day(presenter.day)
            case Qt.Key.Key_N if not is_held(self):
                presenter.ask_new()
            case _:
                return False
        return True

    def _say_entry(self) -> None:
        if (entry := self.presenter.entry) is not None:
            announce(self, entry.spoken)

    # The mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        index = self.indexAt(point)
        if not index.isValid():
            return
        found = self.entry_at(point)
        if found is None and event.button() == Qt.MouseButton.LeftButton and self.press_on_cell(index, point):
            return
        self.look_at(index, found[0].session.id if found else 0)
        if found is not None and event.button() == Qt.MouseButton.LeftButton and not is_held(self):
            self._held = Held(found[0], point, found[1])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        held, point = self._held, event.position().toPoint()
        if held is not None and event.buttons() & Qt.MouseButton.LeftButton and held.follow(point):
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            self._scroll_near_edge(point)
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        held = self._held
        if held is not None and event.button() == Qt.MouseButton.LeftButton:
            self._let_go()
            if held.to is not None:
                self.drop(held.entry, event.position().toPoint(), held.grip)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        if event.button() == Qt.MouseButton.LeftButton and self.indexAt(point).isValid():
            self._let_go()
            if self.entry_at(point):
                self.presenter.open()
            elif not is_held(self):
                self.presenter.ask_new()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(list(self.menu_actions if self.presenter.session_id else self.own_actions))
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        middle = self.visualRect(self.currentIndex()).center()
        menu.popup(self.viewport().mapToGlobal(middle) if by_key else event.globalPos())

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            index, found = self.indexAt(event.pos()), self.entry_at(event.pos())
            words = self.tip(index, found[0] if found else None) if index.isValid() else ""
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().viewportEvent(event)

    def _let_go(self) -> None:
        self._held = None
        self.viewport().unsetCursor()
        self.viewport().update()

    def _scroll_near_edge(self, point: QPoint) -> None:
        edge = self.fontMetrics().height()
        bar = self.verticalScrollBar()
        if point.y() < edge:
            bar.setValue(bar.value() - edge // 2)
        elif point.y() > self.viewport().height() - edge:
            bar.setValue(bar.value() + edge // 2)

    # Drawing what is dragged

    def paintEvent(self, event: QPaintEvent) -> None:
        self._looked_at = self.presenter.entry
        super().paintEvent(event)
        self.paint_over()
        held = self._held
        if held is None or held.to is None:
            return
        aimed = self.aim(held.entry, held.to, held.grip)
        if aimed is not None:
            paint_aim(self, held.to, *aimed)


def bars_for(painter: QPainter, view: CalendarGrid) -> Bars:
    """What draws the sessions of a view."""
    return Bars(painter, view.faces, view.layoutDirection())
