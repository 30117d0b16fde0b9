"""A programme's page says which sectors its people come from, and what it counts."""

from dataclasses import replace

from pytestqt.qtbot import QtBot

from organiser.store import changes, queries
from organiser.store.store import Store
from organiser.ui.desk.desk import Desk, Spot
from organiser.ui.screens.programmes.presenter import ProgrammesPresenter
from organiser.ui.screens.programmes.sectors import SectorsCard


def test_the_shares_of_the_roster_add_up_and_follow_what_is_noted(qtbot: QtBot, desk: Desk, sample: Store) -> None:
    presenter = ProgrammesPresenter(desk)
    presenter.watch(True)
    presenter.go(Spot(1))
    card = SectorsCard()
    qtbot.addWidget(card)

    def follow() -> None:
        assert presenter.current is not None
        card.show_portrait(presenter.current)

    presenter.shown.connect(follow)
    for person in sample.ask(queries.people.every):
        desk.do("Edit", changes.people.edit, person.id, replace(person, sectors=()))
    follow()
    assert not card.none.isHidden()
    first, second, *_ = sample.ask(queries.people.of_programme, 1)
    desk.do("Edit", changes.people.edit, first.id, replace(first, sectors=("NHS", "Citizen")))
    desk.do("Edit", changes.people.edit, second.id, replace(second, sectors=("Citizen",)))
    assert card.lines.text().splitlines() == [
        "Citizen: 11 % (1.5 people); 2 people have it",
        "NHS: 3 % (0.5 people); 1 person has it",
        "No sector noted: 86 % (12 people)",
    ]
    assert card.counts.text().startswith("Counts 14 people, each once.")
    assert card.none.isHidden()
