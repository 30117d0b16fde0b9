"""The guides: longer texts with checklists, to be read before and on the day."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from organiser.domain.guides import Guide
from organiser.ui.screens.playbook import parts
from organiser.ui.screens.playbook.document import DocumentView
from organiser.ui.screens.playbook.parts import Note, Part, Title
from organiser.ui.screens.playbook.presenter import PlaybookPresenter
from organiser.ui.widgets.list_view import ListView
from organiser.ui.widgets.rows import Row, RowsModel
from organiser.ui.widgets.sides import Sides


class GuidesPage(QWidget):
    """The guides on one side, the one that is read on the other."""

    def __init__(self, presenter: PlaybookPresenter) -> None:
        super().__init__()
        self.list = ListView("Guides", cards=True, lines=2)
        self.document = DocumentView("Guide")
        model: RowsModel[Guide] = RowsModel(
            lambda guide: Row(guide.title, guide.summary, icon="book-open"), key=lambda guide: guide.id, parent=self
        )
        model.show(presenter.guides())
        self.list.setModel(model)
        self._sides = Sides(self.list, self.document, back="Back to the guides")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._sides)
        self.list.current_changed.connect(self._show)
        self.list.opened.connect(lambda _guide: self._open())
        self.list.setCurrentIndex(model.index(0))

    def open(self, guide_id: str) -> None:
        """Read the guide with this id."""
        if self.list.select_key(guide_id):
            self._sides.show_detail()

    def _open(self) -> None:
        self._sides.show_detail()
        self.document.setFocus()

    def _show(self, guide: object) -> None:
        if isinstance(guide, Guide):
            self.document.show_parts(guide.title, guide_parts(guide))


def guide_parts(guide: Guide) -> tuple[Part, ...]:
    """A guide as a text to read."""
    return Title(guide.title, guide.summary), *parts.read(guide.text), Note(f"This text: {guide.licence}.")
