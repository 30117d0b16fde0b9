"""What stands round the screens: the places at one side, the bar above, notices and jobs at the foot."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from organiser.ui.desk.jobs import Jobs, Progress
from organiser.ui.desk.notices import Notice
from organiser.ui.shell import focus
from organiser.ui.shell.places import Place
from organiser.ui.shell.screens import Screens
from organiser.ui.shell.sidebar import Sidebar
from organiser.ui.shell.top_bar import TopBar

if TYPE_CHECKING:
    from organiser.ui.shell.job_strip import JobStrip
    from organiser.ui.shell.notice_area import NoticeArea

_FOLD_BELOW_LINES = 60


class Frame(QWidget):
    """The middle of the window. Notices and jobs have no widget before the first of them comes."""

    def __init__(self, places: Sequence[Place], top: TopBar, screens: Screens, jobs: Jobs) -> None:
        super().__init__()
        self.sidebar = Sidebar(tuple(places))
        self.top = top
        self.screens = screens
        self._jobs = jobs
        self._notices: NoticeArea | None = None
        self._above: QWidget | None = None
        self._strip: JobStrip | None = None
        self._right = QVBoxLayout()
        self._right.setContentsMargins(0, 0, 0, 0)
        self._right.setSpacing(0)
        self._right.addWidget(top)
        self._right.addWidget(self.screens, 1)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self.sidebar)
        line.addLayout(self._right, 1)

    def show_notice(self, notice: Notice) -> None:
        """Bring up a notice under the screen."""
        if self._notices is None:
            from organiser.ui.shell.notice_area import NoticeArea

            self._notices = NoticeArea(self.screens)
        self._notices.show_notice(notice)

    def stand_above(self, part: QWidget) -> None:
        """Show a part between the bar and the screens."""
        self._above = part
        self._right.insertWidget(1, part)

    def show_job(self, progress: Progress) -> None:
        """Show how far a job is, at the foot."""
        if self._strip is None:
            from organiser.ui.shell.job_strip import JobStrip

            self._strip = JobStrip(self._jobs)
            self._right.addWidget(self._strip)
        self._strip.add(progress)

    def next_part(self) -> None:
        """Move the focus round: sidebar, top bar, what stands below it, screen, notices, jobs."""
        parts = (self.sidebar.list, self.top, self._above, self.screens, self._notices, self._strip)
        focus.go_round([part for part in parts if part is not None])

    def fold(self) -> None:
        """Show the places by their icons alone where the window is narrow for its size of text."""
        self.sidebar.fold(self.window().width() < _FOLD_BELOW_LINES * self.fontMetrics().height())
