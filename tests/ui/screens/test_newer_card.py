"""The card behind a block has changed in the playbook since: the panel says what, and takes it when asked."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from organiser.domain.exercises import Exercise, Stage, Step
from organiser.store import changes, queries
from organiser.store.store import Store
from organiser.ui.desk.desk import Desk
from organiser.ui.desk.notices import Notice
from organiser.ui.screens.plan.newer_card import NewerCard
from organiser.ui.screens.plan.presenter import PlanPresenter
from tests.ui.screens.plan_pages import WORKSHOP

CARD = Exercise("own-tea", "Tea talk", "Talk.", Stage.OPEN, steps=(Step(5, "Pour."),))
NEWER = replace(CARD, name="Tea and talk", minutes_max=60, steps=(Step(5, "Pour for each other."),))


@pytest.fixture
def plan(desk: Desk, sample: Store) -> PlanPresenter:
    """The plan of the workshop, with our own exercise as its first and current block."""
    sample.do("Keep", changes.agendas.save_card, CARD)
    sample.do("Add", changes.agendas.add_exercise, WORKSHOP, CARD, minutes=25, at=1)
    plan = PlanPresenter(desk)
    plan.show_session(WORKSHOP)
    return plan


@pytest.fixture
def note(qtbot: QtBot, plan: PlanPresenter) -> NewerCard:
    note = NewerCard(plan)
    qtbot.addWidget(note)
    return note


def test_it_is_silent_while_the_card_is_as_it_was(note: NewerCard, plan: PlanPresenter) -> None:
    for line in plan.model.values:
        plan.choose(line)
        assert note.isHidden()


def test_a_change_of_the_card_is_told_taken_and_undone(note: NewerCard, sample: Store, said: list[Notice]) -> None:
    sample.do("Improve", changes.agendas.save_card, NEWER)
    assert not note.isHidden()
    assert "Steps: “(5 min) Pour.” becomes “(5 min) Pour for each other.”." in note.words.text()
    before = sample.ask(queries.agendas.items, WORKSHOP)

    QTest.mouseClick(note.button, Qt.MouseButton.LeftButton)
    first, *rest = sample.ask(queries.agendas.items, WORKSHOP)
    assert (first.title, first.minutes, first.card) == ("Tea and talk", 25, NEWER)
    assert rest == list(before[1:])
    assert note.isHidden()
    assert said[-1].text == "Tea and talk has the newer card. Its minutes are as they were."
    assert sample.undo() == "Take the newer card into Tea and talk"
    assert sample.ask(queries.agendas.items, WORKSHOP) == before
    assert not note.isHidden()
