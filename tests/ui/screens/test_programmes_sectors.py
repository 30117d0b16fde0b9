"""A programme's page says which sectors its people come from, and what it counts."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from organiser.store import changes, queries
from organiser.store.store import Store
from organiser.ui.desk.commands import Actions
from organiser.ui.desk.desk import Desk, Spot
from organiser.ui.screens.programmes.commands import COMMANDS
from organiser.ui.screens.programmes.detail import ProgrammePage
from organiser.ui.screens.programmes.presenter import ProgrammesPresenter


def test_the_shares_of_the_roster_add_up_and_follow_what_is_noted(qtbot: QtBot, desk: Desk, sample: Store) -> None:
    presenter = ProgrammesPresenter(desk)
    presenter.watch(True)
    presenter.go(Spot(1))
    owner = QWidget()
    qtbot.addWidget(owner)
    page = ProgrammePage(presenter, Actions(COMMANDS, presenter, owner))
    qtbot.addWidget(page)
    page.refresh()
    presenter.shown.connect(page.refresh)
    for person in sample.ask(queries.people.every):
        desk.do("Edit", changes.people.edit, person.id, replace(person, sectors=()))
    assert not page.sectors.none.isHidden()
    first, second, *_ = sample.ask(queries.people.of_programme, 1)
    desk.do("Edit", changes.people.edit, first.id, replace(first, sectors=("NHS", "Citizen")))
    desk.do("Edit", changes.people.edit, second.id, replace(second, sectors=("Citizen",)))
    assert page.sectors.lines.text().splitlines() == [
        "Citizen: 11 % (1.5 people); 2 people have it",
        "NHS: 3 % (0.5 people); 1 person has it",
        "No sector noted: 86 % (12 people)",
    ]
    assert page.sectors.counts.text().startswith("Counts 14 people, each once.")
    assert page.sectors.none.isHidden()
