"""A volunteer takes a ready-made set with new dates, and makes a new programme from an old one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from typing import TypeVar

import pytest
from PySide6.QtCore import QDate, Qt, QTime
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from organiser.domain.holidays import Nation
from organiser.domain.programmes import Programme, Target
from organiser.domain.sessions import Session
from organiser.store import changes
from organiser.store.store import Store
from organiser.ui.desk.desk import Desk, Spot
from organiser.ui.desk.notices import Notice
from organiser.ui.screens.programmes.presenter import ProgrammesPresenter
from organiser.ui.screens.programmes.renewing import CopyQuestion, SetQuestion
from organiser.ui.screens.programmes.view import ProgrammesView
from organiser.ui.widgets.question import Question

Asked = TypeVar("Asked", bound=Question)
Show = Callable[[Desk], ProgrammesView]


@pytest.fixture
def shown(qtbot: QtBot) -> Show:
    kept: list[ProgrammesView] = []

    def show(desk: Desk) -> ProgrammesView:
        view = ProgrammesView(ProgrammesPresenter(desk))
        kept.append(view)
        qtbot.addWidget(view)
        view.resize(1100, 680)
        view.show()
        qtbot.waitExposed(view)
        return view

    return show


def asked(view: ProgrammesView, command: str, kind: type[Asked]) -> Asked:
    """The question that a command opens."""
    view.commands[command].trigger()
    assert isinstance(view.question, kind)
    assert view.question.isVisible()
    return view.question


def notes(question: SetQuestion) -> tuple[str, ...]:
    return question.preview.notes.lines


def titles(view: ProgrammesView) -> list[str]:
    return [line.programme.title for line in view.presenter.model.values]


def test_the_empty_screen_offers_the_sets_and_one_is_taken(
    bare_desk: Desk, store: Store, shown: Show, said: list[Notice]
) -> None:
    bare_desk.connect_store(store)
    view = shown(bare_desk)
    question = asked(view, "programmes.set", SetQuestion)
    assert question.preview.model.values[0].session.title == "Co-creation workshop"
    question.date.setDate(QDate(2027, 5, 3))
    assert notes(question) == (
        "Monday 3 May 2027 is a bank holiday (Early May) in England and Wales, Scotland and Northern Ireland.",
        "Monday 31 May 2027 is a bank holiday (Spring) in England and Wales, Scotland and Northern Ireland.",
    )
    question.holidays.show_value(Nation.ENGLAND_AND_WALES)
    assert notes(question) == ()
    QTest.keyClicks(question.place, "Scout hut")
    QTest.keyClick(question.place, Qt.Key.Key_Return)
    assert titles(view) == ["Citizen leadership in four meetings"]
    assert view.presenter.current is not None
    made = view.presenter.current.sessions
    assert [(one.starts.date(), one.place) for one in made][:2] == [
        (date(2027, 5, 10), "Scout hut"),
        (date(2027, 5, 24), "Scout hut"),
    ]
    assert said[-1].text == "Made “Citizen leadership in four meetings” with 4 sessions, each with its plan."
    store.undo()
    assert titles(view) == []


def test_another_set_brings_its_own_time_and_the_known_neighbourhoods_get_places(desk: Desk, shown: Show) -> None:
    view = shown(desk)
    question = asked(view, "programmes.set", SetQuestion)
    assert question.wish.targets[0] == Target("Castle Fields", 3)
    assert len(question.wish.targets) == 5
    question.sets.setCurrentIndex(2)
    assert question.ready.id == "street-meeting"
    wish = question.wish
    assert (question.time.clock, wish.at, wish.targets) == (time(18, 30), None, ())
    assert not question.share.isVisible()
    question.time.setTime(QTime(19, 15))
    assert question.wish.at == time(19, 15)
    (planned,) = question.preview.model.values
    assert planned.session.starts.time() == time(19, 15)


def test_a_date_out_of_range_is_told_under_the_field_and_nothing_is_made(desk: Desk, shown: Show) -> None:
    view = shown(desk)
    question = asked(view, "programmes.set", SetQuestion)
    question.date.setDate(QDate(2199, 12, 31))
    assert question.preview.model.values == ()
    QTest.keyClick(question.place, Qt.Key.Key_Return)
    assert question.isVisible()
    assert "out of range" in question._date_row.problem
    QTest.keyClick(question, Qt.Key.Key_Escape)
    assert len(titles(view)) == 1


def test_a_new_programme_from_an_old_one_with_its_roster(desk: Desk, sample: Store, shown: Show) -> None:
    view = shown(desk)
    question = asked(view, "programmes.copy", CopyQuestion)
    assert question.title.text() == "Citizen leadership, Aldermoor 2"
    question.date.setDate(QDate(2027, 9, 6))
    assert question.preview.model.values[0].session.starts == datetime(2027, 9, 8, 12, 30)
    question.people.click()
    question.title.setText("Aldermoor again")
    QTest.keyClick(question.title, Qt.Key.Key_Return)
    assert view.presenter.current is not None
    current = view.presenter.current
    assert (current.programme.title, len(current.sessions), len(current.grid)) == ("Aldermoor again", 4, 14)
    assert sample.undo_label == "New programme from Citizen leadership, Aldermoor"
    sample.undo()
    assert titles(view) == ["Citizen leadership, Aldermoor"]


def test_a_copy_needs_a_title_and_says_which_clock_change_it_meets(desk: Desk, sample: Store, shown: Show) -> None:
    sample.do(
        "Plan",
        changes.sessions.add,
        Session("Night walk", datetime(2027, 3, 14, 1, 30), 60, place="Green", programme_id=1),
    )
    view = shown(desk)
    question = asked(view, "programmes.copy", CopyQuestion)
    question.date.setDate(QDate(2027, 3, 28))
    assert question.preview.notes.lines[0].startswith("01:30 does not exist on Sunday 28 March 2027")
    question.title.clear()
    QTest.keyClick(question.title, Qt.Key.Key_Return)
    assert question.isVisible()
    assert question._title_row.problem.startswith("The title is empty.")


def test_the_sets_can_be_asked_for_from_elsewhere_and_an_empty_programme_cannot_be_copied(
    bare_desk: Desk, store: Store, shown: Show
) -> None:
    bare_desk.connect_store(store)
    view = shown(bare_desk)
    view.presenter.go(Spot("set"))
    assert isinstance(view.question, SetQuestion)
    QTest.keyClick(view.question, Qt.Key.Key_Escape)
    view.presenter.add(Programme("Ours"))
    assert not view.commands["programmes.copy"].isEnabled()
