"""Keeping and erasing from the window: rules, what is due, a last word, and nothing left in the file."""

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from organiser.app import backups, old_copies
from organiser.app.actions import privacy
from organiser.domain.keeping import LOOKED, Due, Kind
from organiser.domain.people import Person
from organiser.domain.problem import Problem
from organiser.exports.paper.look import Look
from organiser.store import changes, queries
from organiser.store.rows import PersonRow
from organiser.ui.desk.desk import Desk, Spot
from organiser.ui.desk.notices import Notice
from organiser.ui.screens import home, people
from organiser.ui.screens.home.looking import look
from organiser.ui.screens.home.overview import OverviewPage
from organiser.ui.screens.people.erase_person import ErasePerson
from organiser.ui.screens.people.keeping import EraseQuestion, KeepingDialog
from organiser.ui.screens.people.keeping_presenter import KeepingPresenter
from organiser.ui.screens.people.view import PeopleView

Key = Qt.Key


def _long_ago(tx: Any, name: str) -> None:
    person_id = changes.people.add(tx, Person(name, diet="Vegan"))
    tx.get_one(PersonRow, person_id).added = "2019-01-01T10:00:00+00:00"


@pytest.fixture
def view(qtbot: QtBot, desk: Desk) -> PeopleView:
    screen = people.make(desk)
    assert isinstance(screen.view, PeopleView)
    qtbot.addWidget(screen.view)
    screen.view.resize(1000, 640)
    screen.view.show()
    qtbot.waitExposed(screen.view)
    return screen.view


def opened(view: PeopleView) -> KeepingDialog:
    view.actions_["people.keeping"].trigger()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, KeepingDialog)
    return dialog


def due(dialog: KeepingDialog) -> tuple[Due, ...]:
    return dialog.presenter.due


def asked() -> EraseQuestion:
    question = QApplication.activeModalWidget()
    assert isinstance(question, EraseQuestion)
    return question


def test_what_is_due_goes_only_when_it_is_confirmed(view: PeopleView, desk: Desk, said: list[Notice]) -> None:
    desk.do("Add", _long_ago, "Edna Long-Gone")
    dialog = opened(view)
    assert [(one.kind, one.person) for one in dialog.due.ticked] == [
        (Kind.PRACTICAL, "Edna Long-Gone"),
        (Kind.PERSON, "Edna Long-Gone"),
    ]
    dialog.months[Kind.PERSON].setValue(0)
    dialog.months[Kind.PERSON].editingFinished.emit()
    assert [one.kind for one in dialog.due.ticked] == [Kind.PRACTICAL]
    desk.store.undo()
    dialog.presenter.refresh()
    QTest.mouseClick(dialog.erase_button, Qt.MouseButton.LeftButton)
    question = asked()
    QTest.keyClick(question, Key.Key_Escape)
    assert len(due(dialog)) == 2
    dialog.due.tick([f"{one.kind}/{one.person_id}" for one in dialog.presenter.due])
    QTest.mouseClick(dialog.erase_button, Qt.MouseButton.LeftButton)
    QTest.mouseClick(asked().done_button, Qt.MouseButton.LeftButton)
    assert due(dialog) == ()
    assert "of 1 person" in said[-1].text
    assert "Edna Long-Gone" not in {person.name for person in desk.ask(queries.people.every)}
    assert desk.store.history() == ()
    assert len(dialog.presenter.erasures) == 1


def test_many_need_their_number_typed(view: PeopleView, desk: Desk) -> None:
    for number in range(5):
        desk.do("Add", _long_ago, f"Edna {number}")
    dialog = opened(view)
    QTest.mouseClick(dialog.erase_button, Qt.MouseButton.LeftButton)
    question = asked()
    QTest.mouseClick(question.done_button, Qt.MouseButton.LeftButton)
    assert question.isVisible()
    QTest.keyClicks(question.typed, "5")
    QTest.mouseClick(question.done_button, Qt.MouseButton.LeftButton)
    assert due(dialog) == ()


def test_the_bin_is_emptied_for_good(view: PeopleView, desk: Desk) -> None:
    helen = next(one for one in desk.ask(queries.people.every) if one.name == "Helen Marsh")
    desk.do("Remove Helen", changes.people.remove, [helen.id])
    dialog = opened(view)
    assert dialog.bin_words.text().startswith("1 person lies in the bin")
    QTest.mouseClick(dialog.bin_button, Qt.MouseButton.LeftButton)
    QTest.mouseClick(asked().done_button, Qt.MouseButton.LeftButton)
    assert desk.ask(queries.keeping.in_bin) == 0
    assert desk.store.undo() == ""


def test_a_full_bin_needs_its_number_typed(view: PeopleView, desk: Desk) -> None:
    some = [one.id for one in desk.ask(queries.people.every)][:5]
    desk.do("Remove some", changes.people.remove, some)
    dialog = opened(view)
    QTest.mouseClick(dialog.bin_button, Qt.MouseButton.LeftButton)
    QTest.mouseClick(asked().done_button, Qt.MouseButton.LeftButton)
    assert desk.ask(queries.keeping.in_bin) == 5
    QTest.keyClicks(asked().typed, "5")
    QTest.mouseClick(asked().done_button, Qt.MouseButton.LeftButton)
    assert desk.ask(queries.keeping.in_bin) == 0


def test_one_person_is_erased_after_a_last_word(view: PeopleView, desk: Desk, said: list[Notice]) -> None:
    helen = next(one for one in desk.ask(queries.people.every) if one.name == "Helen Marsh")
    view._presenter.open(Spot(helen.id))
    view.actions_["people.erase"].trigger()
    QTest.mouseClick(asked().done_button, Qt.MouseButton.LeftButton)
    assert "Erased" in said[-1].text
    assert "Helen Marsh" not in {person.name for person in desk.ask(queries.people.every)}


def test_what_is_held_becomes_a_page(view: PeopleView, desk: Desk, qtbot: QtBot, said: list[Notice]) -> None:
    helen = next(one for one in desk.ask(queries.people.every) if one.name == "Helen Marsh")
    view._presenter.open(Spot(helen.id))
    with qtbot.waitSignal(desk.went) as went:
        view.actions_["people.about"].trigger()
    qtbot.waitUntil(lambda: not desk.jobs.are_running)
    assert said[-1].text == "Made “What we hold about Helen Marsh.pdf” and “What we hold about Helen Marsh.json”."
    assert "Thursday 3 June 2027" in said[-1].advice
    (page,) = desk.paths.output.glob("*.pdf")
    assert page.read_bytes().startswith(b"%PDF-")
    place, make = went.args
    assert (place, make().subject) == ("preview", "Helen Marsh")


def test_the_record_is_shown_as_a_page(view: PeopleView, desk: Desk, qtbot: QtBot) -> None:
    helen = next(one for one in desk.ask(queries.people.every) if one.name == "Helen Marsh")
    desk.store.who = "Ruth Okafor"
    privacy.erase(desk.store, desk.settings, helen.id)
    dialog = opened(view)
    with qtbot.waitSignal(desk.went) as went:
        QTest.mouseClick(dialog.record_button, Qt.MouseButton.LeftButton)
    words = went.args[1]().twin(Look(), "txt").decode("utf-8-sig")
    assert "Everything about somebody, of 1 person" in words
    assert "Ruth Okafor" in words
    assert "Helen" not in words


@pytest.mark.parametrize("saved", ["2031-01-01T10:00:00", "2019-01-01T10:00:00"])
def test_nothing_goes_by_a_clock_in_doubt(view: PeopleView, desk: Desk, saved: str) -> None:
    desk.do("Add", _long_ago, "Edna Long-Gone")
    before = due(opened(view))
    assert len(before) == 2
    desk.settings.set(LOOKED, "")
    desk.store.ask(lambda tx: tx.rows("UPDATE seal SET at = :at", at=saved))
    dialog = opened(view)
    assert due(dialog) == (), "nobody is proposed either"
    assert not dialog.nothing_due.isVisibleTo(dialog)
    assert not desk.settings.get(LOOKED), "a look by such a clock is none"
    assert dialog.doubt.text().startswith("This computer's clock looks wrong")
    assert not dialog.erase_button.isEnabled()
    with pytest.raises(Problem, match="clock looks wrong"):
        dialog.presenter.erase(before)


def test_erasing_takes_them_out_of_the_backups_too(
    view: PeopleView, desk: Desk, qtbot: QtBot, said: list[Notice]
) -> None:
    backups.make(desk.store, desk.paths, desk.now())
    helen = next(one for one in desk.ask(queries.people.every) if one.name == "Helen Marsh")
    view._presenter.open(Spot(helen.id))
    view.actions_["people.erase"].trigger()
    question = asked()
    assert question.copies.isChecked()
    QTest.mouseClick(question.done_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not desk.jobs.are_running, timeout=20_000)
    assert "2 copies were written anew without them." in said[-1].advice
    assert old_copies.found(desk.store, desk.paths) == ()


def test_what_is_known_of_them_goes_from_words_about_others_where_it_is_ticked(view: PeopleView, desk: Desk) -> None:
    helen, amina = (desk.ask(queries.named.the_one, "person", name) for name in ("Helen Marsh", "Amina Yusuf"))
    for person_id, words in ((helen, "Lives in Quillfeather Row"), (amina, "From Quillfeather Row too")):
        person = desk.ask(queries.people.one, person_id)
        desk.do("Edit", changes.people.edit, person_id, replace(person, notes=words))
    person = replace(desk.ask(queries.people.one, helen), address="Quillfeather Row")
    desk.do("Edit", changes.people.edit, helen, person)
    view._presenter.open(Spot(helen))
    view.actions_["people.erase"].trigger()
    question = asked()
    assert isinstance(question, ErasePerson)
    assert [one.words for one in question.echoes.model.values] == ["From Quillfeather Row too"]
    assert question.echoes.ticked == ()
    QTest.mouseClick(question.every_button, Qt.MouseButton.LeftButton)
    QTest.mouseClick(question.done_button, Qt.MouseButton.LeftButton)
    assert desk.ask(queries.people.one, amina).notes == "From (taken out) too"


def test_home_reminds_of_it_after_half_a_year_and_leads_there(qtbot: QtBot, desk: Desk) -> None:
    def age(tx: Any, day: str) -> None:
        tx.get_one(PersonRow, 1).added = f"{day}T10:00:00+00:00"

    desk.do("Age", age, "2026-11-04")
    assert look(desk, desk.now()).look_through is None  # type: ignore[union-attr]
    desk.do("Age", age, "2026-11-03")
    screen = home.make(desk)
    qtbot.addWidget(screen.view)
    page = screen.view.findChild(OverviewPage)
    assert page is not None
    assert page.needs.look_through.isVisibleTo(page)
    with qtbot.waitSignal(desk.went) as went:
        page.needs.look_through.opened.emit(page.needs.keeping.values[0])
    assert went.args == ["people", Spot("keeping")]
    KeepingPresenter(desk)
    assert look(desk, desk.now()).look_through is None  # type: ignore[union-attr]
