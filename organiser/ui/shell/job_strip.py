"""The strip at the foot of the window that shows what is being worked on."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from organiser.ui.desk.jobs import Jobs, Progress
from organiser.ui.theme.tokens import Space
from organiser.ui.widgets.announce import announce
from organiser.ui.widgets.buttons import secondary
from organiser.ui.widgets.labels import Elided

PATIENCE_MS = 400


class JobStrip(QWidget):
    """One line for each job with a title that takes longer than a moment, with a bar and perhaps Cancel."""

    def __init__(self, jobs: Jobs, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("part", "strip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._lines: dict[Progress, JobLine] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(Space.WIDE, Space.SMALL, Space.WIDE, Space.SMALL)
        jobs.finished.connect(self._remove)
        self.hide()

    def add(self, progress: Progress) -> None:
        """Show this job once it has lasted a moment."""
        if progress.title:
            line = JobLine(progress)
            self._lines[progress] = line
            QTimer.singleShot(PATIENCE_MS, line, lambda: self._bring_up(progress))

    def _bring_up(self, progress: Progress) -> None:
        line = self._lines.get(progress)
        if line is not None:
            self._column.addWidget(line)
            line.show()
            self.show()
            announce(self, progress.title)

    def _remove(self, progress: Progress) -> None:
        line = self._lines.pop(progress, None)
        if line is not None:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.setVisible(self._column.count() > 0)


class JobLine(QWidget):
    """The title, the bar and the button of one job."""

    def __init__(self, progress: Progress) -> None:
        super().__init__()
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(progress.title)
        progress.moved.connect(self._show)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(Space.LARGE)
        line.addWidget(Elided(progress.title), 1)
        line.addWidget(self._bar, 1)
        if progress.cancellable:
            self._cancel = secondary("Cancel", lambda: self._stop(progress))
            line.addWidget(self._cancel)

    def _show(self, fraction: float) -> None:
        self._bar.setRange(0, 1000)
        self._bar.setValue(round(fraction * 1000))

    def _stop(self, progress: Progress) -> None:
        progress.cancel()
        self._cancel.setText("Stopping…")
        self._cancel.setEnabled(False)
