"""What lies outside the window: files and folders that the system's own programs open."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from organiser.ui.desk.notices import Notices, Offer


class Elsewhere:
    """Opens what was written, and makes the offers of notices to do so."""

    def __init__(self, notices: Notices) -> None:
        self._notices = notices

    def open(self, path: Path) -> bool:
        """Open a file or folder with the system's own program for it; where there is none, say where it is."""
        if QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            return True
        self._notices.say(f"There is no program here that opens “{path.name}”.", advice=f"It is at {path}.")
        return False

    def opening(self, path: Path, title: str = "Open") -> Offer:
        """The offer to open a file."""
        return Offer(title, lambda: self.open(path))

    def showing(self, folder: Path) -> Offer:
        """The offer to look into the folder in which something was written."""
        return Offer("Show in folder", lambda: self.open(folder))
