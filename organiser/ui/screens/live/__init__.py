"""Live mode: a session run from a window of its own, large enough to be read across a room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organiser.ui.screens.live.presenter import LivePresenter
from organiser.ui.screens.live.window import LiveWindow

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from organiser.ui.desk.desk import Desk, Spot


def show(desk: Desk, beside: QWidget, spot: Spot) -> LiveWindow:
    """Run the session that ``spot`` names, in the one live window that stands beside the main window."""
    window = beside.findChild(LiveWindow) or LiveWindow(LivePresenter(desk), beside)
    window.run(int(spot.id))
    return window
