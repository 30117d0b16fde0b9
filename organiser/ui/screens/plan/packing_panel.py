"""What has to be brought to the session, counted for the people who are expected, as the answers come in."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from organiser.domain import packing
from organiser.domain.text import counted, listed
from organiser.ui.screens.plan.presenter import PlanPresenter
from organiser.ui.theme.tokens import Space
from organiser.ui.widgets.empty import EmptyState
from organiser.ui.widgets.labels import Text
from organiser.ui.widgets.list_view import ListView
from organiser.ui.widgets.rows import Row, RowsModel


def row_of(line: packing.Line) -> Row:
    """One thing, how many of it, and for what."""
    return Row(line.in_words, sub=f"For {listed(line.used_in)}", icon="check")


class PackingPanel(QStackedWidget):
    """The packing list of the plan."""

    def __init__(self, presenter: PlanPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self.about = Text("", "muted")
        self.list = ListView("What to pack")
        self.model: RowsModel[packing.Line] = RowsModel(row_of, key=lambda line: line.item + line.each, parent=self)
        self.list.setModel(self.model)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(self.about)
        column.addWidget(self.list, 1)
        self.addWidget(
            EmptyState("archive-restore", "Nothing has to be brought: no card in the plan asks for anything.")
        )
        self.addWidget(page)
        presenter.changed.connect(self.renew)
        self.renew()

    def renew(self) -> None:
        """Count again."""
        lines = self._presenter.packed
        people = self._presenter.circumstances.people
        many = f"Counted for {counted(people, 'person', 'people')}; it follows the answers as they come in."
        self.about.setText(many if people else "Nobody knows yet how many people come: the cards' own words.")
        self.model.show(lines)
        self.setCurrentIndex(1 if lines else 0)

    def begin(self) -> None:
        """Put the cursor into the list."""
        self.list.setFocus()
