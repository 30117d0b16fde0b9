"""Shows in a dialog what is being worked on: the strip at the foot of the window cannot be reached from there."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from organiser.ui.desk.jobs import Progress
from organiser.ui.shell.job_strip import JobLine


class UnderWay(QWidget):
    """The line of one job, with its bar and Cancel; takes no room while there is none."""

    def __init__(self) -> None:
        super().__init__()
        self._line: JobLine | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def show_job(self, progress: Progress | None) -> None:
        """Show this job from now on, or none."""
        if self._line is not None:
            self._column.removeWidget(self._line)
            self._line.hide()
            self._line.deleteLater()
        self._line = JobLine(progress) if progress is not None else None
        if self._line is not None:
            self._column.addWidget(self._line)
        self.setVisible(progress is not None)
