"""A field for the ways to reach somebody, in the order in which they like them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from organiser.domain.people import Route
from organiser.ui.theme.tokens import Space
from organiser.ui.widgets.announce import announce
from organiser.ui.widgets.buttons import icon_button, quiet
from organiser.ui.widgets.fields import ChoiceField
from organiser.ui.widgets.held import changing


class RoutesField(QWidget):
    """One line for each way, the preferred one first. ``changed`` tells all of them in their new order."""

    changed = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.routes: tuple[Route, ...] = ()
        self.lines = [_Line(place, name) for place in range(len(Route))]
        self.add_button = changing(quiet("If not, then by…", self._add, icon_name="plus"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TINY)
        for line in self.lines:
            line.field.chosen.connect(lambda route, place=line.place: self._choose(place, route))
            line.up.clicked.connect(lambda _checked=False, place=line.place: self._move_up(place))
            line.away.clicked.connect(lambda _checked=False, place=line.place: self._take_away(place))
            column.addWidget(line)
        column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeading)
        # A label's letter and the first Tab lead to the preferred way.
        self.setFocusProxy(self.lines[0].field)

    def show_routes(self, routes: tuple[Route, ...]) -> None:
        """Show these without telling anybody."""
        self.routes = routes
        for line in self.lines:
            line.setVisible(line.place < len(routes))
            if line.place < len(routes):
                line.show_route(routes[line.place], routes)
        self.add_button.setVisible(len(routes) < len(Route))

    def _tell(self, routes: tuple[Route, ...]) -> None:
        self.show_routes(routes)
        self.changed.emit(routes)

    def _choose(self, place: int, route: object) -> None:
        """Another way on this line; where it stood already, the two change places."""
        assert isinstance(route, Route)
        before = self.routes[place]
        swapped = (before if one is route else one for one in self.routes)
        self._tell(tuple(route if number == place else one for number, one in enumerate(swapped)))

    def _move_up(self, place: int) -> None:
        routes = list(self.routes)
        routes[place - 1 : place + 1] = reversed(routes[place - 1 : place + 1])
        self._tell(tuple(routes))
        announce(self, f"{routes[place - 1].label} is now {place} of {len(routes)}")
        line = self.lines[place - 1]
        (line.up if line.up.isVisible() else line.field).setFocus()

    def _take_away(self, place: int) -> None:
        self.lines[max(0, place - 1)].field.setFocus()
        self._tell(self.routes[:place] + self.routes[place + 1 :])

    def _add(self) -> None:
        place = len(self.routes)
        free = next(route for route in Route if route not in self.routes)
        self._tell((*self.routes, free))
        self.lines[place].field.setFocus()
        self.lines[place].field.showPopup()


class _Line(QWidget):
    """One way, and what can be done with it."""

    def __init__(self, place: int, name: str) -> None:
        super().__init__()
        self.place = place
        self.field = ChoiceField(name if not place else f"{name}, {place + 1}", [(r.label, r) for r in Route])
        self.up = changing(icon_button("arrow-up", ""))
        self.away = changing(icon_button("x", ""))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.TINY)
        row.addWidget(self.field, 1)
        row.addWidget(self.up)
        row.addWidget(self.away)

    def show_route(self, route: Route, routes: tuple[Route, ...]) -> None:
        self.field.show_value(route)
        # Where there are several, the fields are all of one width.
        room = self.up.sizePolicy()
        room.setRetainSizeWhenHidden(len(routes) > 1)
        self.up.setSizePolicy(room)
        self.up.setVisible(self.place > 0)
        self.away.setVisible(len(routes) > 1)
        for button, words in ((self.up, f"Rather by {route.label}"), (self.away, f"Not by {route.label}")):
            button.setAccessibleName(words)
            button.setToolTip(words)
