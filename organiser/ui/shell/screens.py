"""The screens that have been made, of which one is seen, and perhaps one more that lies over it for a while."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QWidget

from organiser.ui.shell.places import Place, Screen


class Screens(QStackedWidget):
    """A screen is made when its place is first gone to, and kept; one that lies over it is let go when it is lifted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._made: dict[str, Screen] = {}
        self._current: Screen | None = None
        self._over: Screen | None = None

    @property
    def current(self) -> Screen | None:
        """The screen that is seen."""
        return self._over or self._current

    @property
    def is_covered(self) -> bool:
        """Whether something lies over the screen of the place."""
        return self._over is not None

    def show_place(self, place: Place) -> Screen:
        """Show the screen of a place, and nothing over it."""
        if place.id not in self._made:
            self._made[place.id] = place.make()
            self.addWidget(self._made[place.id].view)
        self._current = self._made[place.id]
        self.setCurrentWidget(self._current.view)
        self._let_go()
        return self._current

    def lay_over(self, screen: Screen) -> None:
        """Show a screen over the one of the place."""
        self.addWidget(screen.view)
        self.setCurrentWidget(screen.view)
        self._let_go()
        self._over = screen

    def _let_go(self) -> None:
        if self._over is not None:
            self.removeWidget(self._over.view)
            self._over.view.deleteLater()
            self._over = None
