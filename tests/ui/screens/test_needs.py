"""A volunteer arranges what people need for a session, and notes afterwards whether it was met."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from organiser.app.actions.handouts import Draft
from organiser.domain.attendance import Answer
from organiser.domain.needs import Need, Provision, State
from organiser.store import changes, queries
from organiser.store.store import Store
from organiser.ui.desk.desk import Desk, Spot
from organiser.ui.screens import needs
from organiser.ui.screens.needs.view import NeedsView
from organiser.ui.widgets.rows import RowsModel


@pytest.fixture
def view(qtbot: QtBot, desk: Desk, workshop: int) -> NeedsView:
    tab = needs.make(desk)
    assert isinstance(tab.view, NeedsView)
    qtbot.addWidget(tab.view)
    tab.view.resize(1000, 640)
    tab.view.show()
    tab.show_session(workshop)
    tab.view.setProperty("kept", tab)
    return tab.view


def listed(view: NeedsView) -> list[Provision]:
    return list(view.presenter.model.values)


def choose(view: NeedsView, row: int) -> None:
    view.list.setFocus()
    view.list.setCurrentIndex(view.presenter.model.index(row))


def states(store: Store, session_id: int) -> dict[str, tuple[State, str]]:
    return {one.need.words: (one.state, one.note) for one in store.ask(queries.needs.of_session, session_id)}


def badge(view: NeedsView, row: int) -> str:
    index = view.presenter.model.index(row)
    return str(index.data(RowsModel.RowRole).badges[0].word)


def test_needs_are_listed_with_the_soonest_to_arrange_first(view: NeedsView) -> None:
    assert [one.need.words for one in listed(view)] == [
        "Captions on video calls", "Interpreter, Urdu", "Step-free way in", "Large print",
        "Childcare for one child under five",
    ]  # fmt: skip
    assert view.presenter.heading == "5 needs still to arrange"
    row = view.presenter.model.index(0).data(RowsModel.RowRole)
    assert (row.sub, row.meta) == ("Kofi Mensah-Boateng", "by Wed 12 May")


def test_keys_note_how_far_a_need_is_met_and_undo_takes_it_back(view: NeedsView, sample: Store, workshop: int) -> None:
    choose(view, 1)
    for key, state, word in (
        (Qt.Key.Key_A, State.BOOKED, "Arranged"),
        (Qt.Key.Key_M, State.MET, "Met"),
        (Qt.Key.Key_X, State.NOT_MET, "Not met"),
        (Qt.Key.Key_Backspace, State.TO_DO, "Still to arrange"),
    ):
        QTest.keyClick(view.list, key)
        assert states(sample, workshop)["Interpreter, Urdu"][0] is state
        assert badge(view, 1) == word
        assert view.list.currentIndex().row() == 1
    assert sample.undo_label == "Interpreter, Urdu for Nasreen Akhtar: still to arrange"
    sample.undo()
    assert badge(view, 1) == "Not met"
    assert view.presenter.heading == "4 needs still to arrange, 1 not met"


def test_several_are_arranged_in_one_step(view: NeedsView, sample: Store, workshop: int) -> None:
    view.list.selectAll()
    QTest.keyClick(view.list, Qt.Key.Key_A)
    assert {state for state, _ in states(sample, workshop).values()} == {State.BOOKED}
    assert sample.undo_label == "5 needs: arranged"
    assert view.presenter.heading == "5 arranged"
    assert not view.note.isEnabled()


def test_a_word_about_one_need_stays_with_it(view: NeedsView, sample: Store, workshop: int) -> None:
    choose(view, 1)
    QTest.keyClicks(view.note, "Sam, 07700 900150")
    choose(view, 0)
    assert states(sample, workshop)["Interpreter, Urdu"] == (State.TO_DO, "Sam, 07700 900150")
    assert view.note.text() == ""
    choose(view, 1)
    assert view.note.text() == "Sam, 07700 900150"
    QTest.keyClick(view.list, Qt.Key.Key_A)
    assert states(sample, workshop)["Interpreter, Urdu"] == (State.BOOKED, "Sam, 07700 900150")
    assert states(sample, workshop)["Captions on video calls"] == (State.TO_DO, "")


def test_what_is_being_typed_is_saved_for_its_own_session(view: NeedsView, sample: Store, workshop: int) -> None:
    choose(view, 0)
    QTest.keyClicks(view.note, "asked")
    second = sample.ask(queries.sessions.every)[1].id
    view.property("kept").show_session(second)
    assert states(sample, workshop)["Captions on video calls"][1] == "asked"
    assert not [note for _, note in states(sample, second).values() if note]


def test_the_list_follows_answers_and_needs(view: NeedsView, desk: Desk, workshop: int) -> None:
    urdu = listed(view)[1]
    desk.do("No", changes.attendance.set_answer, workshop, urdu.person_id, Answer.NO)
    assert urdu.need.words not in [one.need.words for one in listed(view)]
    desk.do("Note", changes.needs.add, listed(view)[0].person_id, Need("BSL interpreter", lead_days=28))
    assert (listed(view)[0].need.words, badge(view, 0)) == ("BSL interpreter", "Late")


def test_enter_leads_to_the_person(view: NeedsView, desk: Desk) -> None:
    went: list[tuple[str, object]] = []
    desk.went.connect(lambda place, spot: went.append((place, spot)))
    choose(view, 1)
    QTest.keyClick(view.list, Qt.Key.Key_Return)
    assert went == [("people", Spot(listed(view)[1].person_id))]


def test_without_needs_it_says_what_to_ask(view: NeedsView, desk: Desk, sample: Store) -> None:
    for one in listed(view):
        desk.do("Remove", changes.needs.remove, [one.need.id])
    assert view._empty.isVisible()
    assert not view.list.isVisible()


def test_the_totals_are_one_click_away(view: NeedsView, previewed: list[Draft]) -> None:
    view.actions_["needs.totals"].trigger()
    assert [draft.title for draft in previewed] == ["Totals"]
