"""Shows only some of the people: of one neighbourhood, of one sector, or for whom something is to do."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout, QWidget

from organiser.domain.finding import Filter, Only
from organiser.ui.screens.people.presenter import PeoplePresenter
from organiser.ui.theme.tokens import Space
from organiser.ui.widgets.columns import Columns
from organiser.ui.widgets.fields import ChoiceField
from organiser.ui.widgets.held import reads


class FilterBar(QWidget):
    """Three choices, which all have to fit; there while they are wanted."""

    def __init__(self, presenter: PeoplePresenter) -> None:
        super().__init__()
        self._presenter = presenter
        reads(self)
        self.only = ChoiceField("Show only", [(only.label, only) for only in Only])
        self.neighbourhood = ChoiceField("Neighbourhood to show")
        self.sector = ChoiceField("Sector or role to show")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(self.only)
        column.addWidget(Columns(self.neighbourhood, self.sector, letters=16))
        self.only.chosen.connect(lambda only: self._narrow("only", only))
        self.neighbourhood.chosen.connect(lambda name: self._narrow("neighbourhood", name))
        self.sector.chosen.connect(lambda name: self._narrow("sector", name))
        self.hide()

    def begin(self) -> None:
        """Let somebody choose."""
        neighbourhoods, sectors = self._presenter.choices()
        self.neighbourhood.show_choices([("Everywhere", ""), *((name, name) for name in neighbourhoods)])
        self.sector.show_choices([("All sectors", ""), *((name, name) for name in sectors)])
        self.show_filter()
        self.show()
        self.only.setFocus()

    def show_filter(self) -> None:
        """Show what is chosen now."""
        among = self._presenter.among
        self.only.show_value(among.only)
        self.neighbourhood.show_value(among.neighbourhood)
        self.sector.show_value(among.sector)

    def _narrow(self, field: str, value: object) -> None:
        self._presenter.narrow(_with(self._presenter.among, field, value))


def _with(among: Filter, field: str, value: object) -> Filter:
    return replace(among, **{field: value})  # type: ignore[arg-type]
