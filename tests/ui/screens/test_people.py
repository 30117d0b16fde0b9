"""A volunteer keeps the list of people: finds, adds, fills in, removes and brings back."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from sqlmodel import Session as Transaction

from organiser.domain.attendance import Answer, Mark
from organiser.domain.finding import Filter, Only
from organiser.domain.people import Person, Reading, Route
from organiser.store import changes, queries
from organiser.store.store import Store
from organiser.ui.desk.desk import Desk, Spot
from organiser.ui.desk.notices import Notice
from organiser.ui.dialogs.calendar_export import CalendarExport
from organiser.ui.screens.people.model import needs_in_words, row_of
from organiser.ui.screens.people.view import PeopleView
from tests.ui.screens.conftest import Viewer
from tests.ui.screens.person_pages import (
    choice,
    choose,
    line,
    long,
    name_of,
    names,
    person,
    presenter_of,
    shown,
    type_over,
)

Key = Qt.Key
Show = Callable[[Desk], PeopleView]


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    return partial(shown, qtbot)


@pytest.fixture
def view(show: Show, desk: Desk) -> PeopleView:
    return show(desk)


def add_many(tx: Transaction) -> None:
    for number in range(450):
        changes.people.add(tx, Person(f"Person {number:03}"))


# Finding


def test_search_ignores_accents_and_case_and_says_how_many(view: PeopleView) -> None:
    view.side.search.setFocus()
    QTest.keyClicks(view.side.search, "lucja WIS")
    assert names(view) == ["Łucja Wiśniewska"]
    assert view.side.search.accessibleDescription() == "1 of 14 shown"
    QTest.keyClick(view.side.search, Key.Key_Escape)
    assert len(names(view)) == 14


@pytest.mark.parametrize("words", ["mill lane", "07700900160", "gurpreet@"])
def test_neighbourhood_phone_and_email_find_people_too(view: PeopleView, words: str) -> None:
    view.side.search.setFocus()
    QTest.keyClicks(view.side.search, words)
    assert "Gurpreet Sandhu" in names(view)
    assert len(names(view)) < 14


def test_the_list_can_be_narrowed_to_those_for_whom_something_is_to_do(view: PeopleView, desk: Desk) -> None:
    desk.store.do("Add", changes.people.add, Person("Ada", "Mill Lane", sectors=("Choir",)))
    desk.store.do("Add", changes.people.add, Person("Bo", "Mill Lane", route=Route.IN_PERSON, under_18=True))
    side = view.side
    QTest.keyClick(side.filter_button, Key.Key_Space)
    assert side.filters.only.hasFocus()
    side.filters.only.chosen.emit(Only.UNREACHABLE)
    assert names(view) == ["Ada"]  # Bo is met in person
    side.filters.only.chosen.emit(Only.UNDER_18)
    assert names(view) == ["Bo"]
    side.filters.sector.chosen.emit("Choir")
    assert side.nothing.accessibleName() == "Nobody is like that."
    side.filters.only.chosen.emit(Only.EVERYBODY)
    assert names(view) == ["Ada"]
    side.filters.sector.chosen.emit("")
    side.filters.only.chosen.emit(Only.WITH_NEEDS)
    side.filters.neighbourhood.chosen.emit("Mill Lane")
    assert 0 < len(names(view)) < 14
    QTest.keyClick(side.filter_button, Key.Key_Space)
    assert len(names(view)) == 16


def test_going_to_somebody_who_is_not_listed_lists_everybody(view: PeopleView, desk: Desk) -> None:
    presenter_of(view).narrow(Filter(only=Only.UNREACHABLE))
    presenter_of(view).open(Spot(person(desk, "Amina Yusuf").id))
    assert len(names(view)) == 14
    assert view.side.list.currentIndex().data() == "Amina Yusuf"


def test_nobody_found_can_be_added_at_once(view: PeopleView, desk: Desk) -> None:
    view.side.search.setFocus()
    QTest.keyClicks(view.side.search, "Zadie Smart")
    assert not view.side.list.isVisible()
    assert view.side.nothing.accessibleName() == "Nobody matches “Zadie Smart”."
    view.side._add_searched()
    assert person(desk, "Zadie Smart")
    assert name_of(view).text() == "Zadie Smart"


def test_a_long_list_comes_page_by_page_in_order(show: Show, bare_desk: Desk, store: Store) -> None:
    store.do("Add", add_many)
    bare_desk.connect_store(store)
    view = show(bare_desk)
    model = view.side.list.model()
    assert view.side.search.accessibleDescription() == "450 shown"
    while model.canFetchMore(model.index(-1, -1)):
        before = len(names(view))
        view.side.list.scrollToBottom()
        model.fetchMore(model.index(-1, -1))
        assert len(names(view)) > before
    assert names(view) == [f"Person {number:03}" for number in range(450)]


def test_somebody_far_down_the_list_is_loaded_and_shown(show: Show, bare_desk: Desk, store: Store) -> None:
    store.do("Add", add_many)
    bare_desk.connect_store(store)
    view = show(bare_desk)
    presenter_of(view).open(Spot(431))
    assert name_of(view).text() == "Person 430"
    assert view.side.list.currentIndex().data() == "Person 430"


def test_a_row_says_how_to_reach_somebody_and_what_they_need() -> None:
    row = row_of(
        Person("Ada", "Hollins", "07700 900111", route=Route.TEXT, needs="Hearing loop; a lift", reading=Reading.LARGE)
    )
    assert (row.title, row.sub, row.meta) == ("Ada", "Text message 07700 900111", "Hollins")
    assert [badge.word for badge in row.badges] == ["Hearing loop +2"]
    assert row.sentence == "Ada, Hollins, Text message 07700 900111, Hearing loop, a lift, Large print"
    assert row_of(Person("Ben")).sub == "No contact yet"
    assert needs_in_words(Person("Cy", needs="LARGE PRINT", reading=Reading.LARGE)) == ("LARGE PRINT",)
    assert needs_in_words(Person("Di", reading=Reading.EASY)) == ("Easy to read",)
    assert needs_in_words(Person("Ed", needs="Easy read", reading=Reading.EASY)) == ("Easy read",)


# One person


def test_a_name_is_saved_when_the_field_is_left_and_keeps_the_place(view: PeopleView, desk: Desk) -> None:
    choose(view, "Amina Yusuf")
    type_over(name_of(view), "Zara Yusuf")
    QTest.keyClick(name_of(view), Key.Key_Tab)
    assert desk.store.undo_label == "Rename Amina Yusuf"
    assert names(view)[-1] == "Zara Yusuf"
    assert view.side.list.currentIndex().data() == "Zara Yusuf"
    desk.store.undo()
    assert name_of(view).text() == "Amina Yusuf"


def test_an_empty_name_is_refused_under_the_field_and_the_old_one_kept(view: PeopleView, desk: Desk) -> None:
    choose(view, "Amina Yusuf")
    page = view.person
    name_of(view).setFocus()
    name_of(view).selectAll()
    QTest.keyClick(name_of(view), Key.Key_Delete)
    QTest.keyClick(name_of(view), Key.Key_Tab)
    assert page.fields.rows["name"].problem == "The person's name is empty. Type a few words."
    assert name_of(view).text() == "Amina Yusuf"
    assert person(desk, "Amina Yusuf")
    type_over(name_of(view), "Amina Y")
    QTest.keyClick(name_of(view), Key.Key_Return)
    assert page.fields.rows["name"].problem == ""
    assert person(desk, "Amina Y")


def test_what_is_typed_is_saved_when_typing_rests_as_one_step(view: PeopleView, desk: Desk) -> None:
    choose(view, "Amina Yusuf")
    before = desk.store.undo_label
    phone = line(view, "phone")
    type_over(phone, "0770")
    phone.paused.emit(phone.text())
    assert person(desk, "Amina Yusuf").phone == "0770"
    QTest.keyClicks(phone, "0 900115")
    assert phone.text() == "07700 900115"
    QTest.keyClick(phone, Key.Key_Tab)
    assert person(desk, "Amina Yusuf").phone == "07700 900115"
    assert desk.store.undo_label == "Change phone number of Amina Yusuf"
    desk.store.undo()
    assert desk.store.undo_label == before


def test_choices_are_saved_at_once(view: PeopleView, desk: Desk) -> None:
    choose(view, "Amina Yusuf")
    page = view.person
    page.reach.routes.lines[0].field.setFocus()
    QTest.keyClick(page.reach.routes.lines[0].field, Key.Key_Down)
    assert person(desk, "Amina Yusuf").route is Route.EMAIL
    choice(view, "reading").setFocus()
    QTest.keyClick(choice(view, "reading"), Key.Key_Up)
    QTest.keyClick(choice(view, "reading"), Key.Key_Down)
    assert person(desk, "Amina Yusuf").reading is Reading.CLEAR


def test_a_neighbourhood_is_picked_or_typed(view: PeopleView, desk: Desk) -> None:
    choose(view, "Amina Yusuf")
    field = view.person.reach.neighbourhood
    assert [field.itemText(place) for place in range(field.count())] == [
        "Castle Fields",
        "Hollins",
        "Mill Lane",
        "Northgate",
        "Riverside",
    ]
    field.setFocus()
    QTest.keyClick(field, Key.Key_Down)
    assert person(desk, "Amina Yusuf").neighbourhood == "Hollins"
    type_over(field.line, "Top End")
    assert len(desk.ask(queries.people.neighbourhoods)) == 5  # not at every letter
    QTest.keyClick(field.line, Key.Key_Tab)
    assert person(desk, "Amina Yusuf").neighbourhood == "Top End"
    assert field.findText("Top End") >= 0


def test_odd_numbers_and_addresses_are_hinted_at_and_kept(view: PeopleView, desk: Desk) -> None:
    choose(view, "Amina Yusuf")
    page = view.person
    type_over(line(view, "phone"), "07700 9001")
    assert list(page.reach.phone_hint.lines) == ["This number has 9 digits: is it complete?"]
    QTest.keyClick(line(view, "phone"), Key.Key_Tab)
    type_over(line(view, "email"), "amina@")
    assert len(page.reach.email_hint.lines) == 1
    QTest.keyClick(line(view, "email"), Key.Key_Tab)
    kept = person(desk, "Amina Yusuf")
    assert (kept.phone, kept.email) == ("07700 9001", "amina@")
    choose(view, "Helen Marsh")
    assert [*page.reach.phone_hint.lines, *page.reach.email_hint.lines] == []


def test_what_cannot_be_kept_is_said_under_its_field(view: PeopleView, desk: Desk) -> None:
    choose(view, "Amina Yusuf")
    page = view.person
    email = line(view, "email")
    email.setFocus()
    email.clear()
    email.insert("x" * 400)
    QTest.keyClick(email, Key.Key_Tab)
    assert "too long" in page.fields.rows["email"].problem
    assert person(desk, "Amina Yusuf").email == ""


def test_going_to_somebody_else_saves_what_was_being_typed_about_the_one_before(view: PeopleView, desk: Desk) -> None:
    choose(view, "Amina Yusuf")
    long(view, "notes").setFocus()
    QTest.keyClicks(long(view, "notes"), "Likes mornings")
    presenter_of(view).open(Spot(person(desk, "Helen Marsh").id))
    assert person(desk, "Amina Yusuf").notes == "Likes mornings"
    assert person(desk, "Helen Marsh").notes == ""
    assert (name_of(view).text(), long(view, "notes").toPlainText()) == ("Helen Marsh", "")


def test_the_sessions_of_a_person_lead_to_their_registers(view: PeopleView, desk: Desk, workshop: int) -> None:
    amina = person(desk, "Amina Yusuf")
    desk.store.do("Mark", changes.attendance.set_mark, workshop, [amina.id], Mark.LATE)
    desk.store.do("Answer", changes.attendance.set_answer, workshop, amina.id, Answer.YES)
    went: list[tuple[str, object]] = []
    desk.went.connect(lambda place, spot: went.append((place, spot)))
    choose(view, "Amina Yusuf")
    visits = view.person.visits
    model = visits.model()
    assert model.rowCount() == 4
    last = model.index(3, 0)
    spoken = last.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Co-creation workshop, Wednesday")
    assert spoken.endswith("Said yes, Late")
    visits.setFocus()
    visits.setCurrentIndex(last)
    QTest.keyClick(visits, Key.Key_Return)
    assert went == [("sessions", Spot(workshop, "register"))]


def test_the_calendar_of_a_person_is_written_and_can_be_found(
    view: PeopleView, desk: Desk, said: list[Notice], viewer: Viewer, idle: Callable[[], None]
) -> None:
    desk.settings.set("calendars.each", False)
    choose(view, "Amina Yusuf")
    view.actions_["people.calendar"].trigger()
    (asked,) = view.findChildren(CalendarExport)
    asked.done_button.click()
    idle()
    target: Path = desk.paths.output / "Sessions for Amina Yusuf.ics"
    assert target.read_bytes().count(b"BEGIN:VEVENT") == 4
    assert said[-1].text == "Wrote 4 sessions into “Sessions for Amina Yusuf.ics”."
    assert [offer.title for offer in said[-1].actions] == ["Open", "Show in folder"]
    said[-1].actions[1].run()
    assert viewer.opened == [desk.paths.output]


def test_whoever_is_invited_nowhere_has_no_calendar(view: PeopleView, desk: Desk, said: list[Notice]) -> None:
    desk.store.do("Add Zoe", changes.people.add, Person("Aaron Nobody"))
    choose(view, "Aaron Nobody")
    view.actions_["people.calendar"].trigger()
    assert view.findChildren(CalendarExport) == []
    assert said[-1].text == "There is no session to export."


# Adding and removing


def test_a_name_and_enter_add_somebody_and_the_details_can_follow(view: PeopleView, desk: Desk) -> None:
    view.actions_["people.add"].trigger()
    QTest.keyClicks(view.side.adding, "Zoe Quartey")
    QTest.keyClick(view.side.adding, Key.Key_Return)
    assert desk.store.undo_label == "Add Zoe Quartey"
    assert view.side.list.currentIndex().data() == "Zoe Quartey"
    assert name_of(view).text() == "Zoe Quartey"
    assert view.person.reach.isAncestorOf(view.focusWidget())
    assert not view.side.adding.isVisible()
    desk.store.undo()
    assert "Zoe Quartey" not in names(view)


def test_somebody_known_is_offered_before_they_are_added_twice(view: PeopleView, desk: Desk) -> None:
    view.actions_["people.add"].trigger()
    QTest.keyClicks(view.side.adding, "oisin")
    QTest.keyClick(view.side.adding, Key.Key_Up)
    QTest.keyClick(view.side.adding, Key.Key_Return)
    assert desk.ask(queries.people.count) == 14
    assert name_of(view).text() == "Oisín Brannigan"


def test_escape_gives_up_adding(view: PeopleView, desk: Desk) -> None:
    view.actions_["people.add"].trigger()
    QTest.keyClicks(view.side.adding, "Zo")
    QTest.keyClick(view.side.adding, Key.Key_Escape)
    QTest.keyClick(view.side.adding, Key.Key_Escape)
    assert not view.side.adding.isVisible()
    assert view.side.list.hasFocus()
    assert desk.ask(queries.people.count) == 14


def test_del_removes_with_a_word_on_registers_and_undo_brings_everything_back(
    view: PeopleView, desk: Desk, said: list[Notice], workshop: int
) -> None:
    before = desk.ask(queries.attendance.register, workshop)
    choose(view, "Bernard Tully")
    view.side.list.setFocus()
    QTest.keyClick(view.side.list, Key.Key_Delete)
    assert "Bernard Tully" not in names(view)
    assert said[-1].text == (
        "Bernard Tully is in the bin. Their lines on registers go out of sight with them; Undo brings everything back."
    )
    assert name_of(view).text() == "Dorothy Pike"
    assert view.side.list.currentIndex().data() == "Dorothy Pike"
    assert len(desk.ask(queries.attendance.register, workshop)) == len(before) - 1
    assert said[-1].actions
    said[-1].actions[0].run()
    assert "Bernard Tully" in names(view)
    assert desk.ask(queries.attendance.register, workshop) == before


def test_del_in_a_field_is_for_its_text(view: PeopleView, desk: Desk) -> None:
    choose(view, "Bernard Tully")
    view.person.reach.routes.lines[0].field.setFocus()
    QTest.keyClick(view.person.reach.routes.lines[0].field, Key.Key_Delete)
    assert desk.ask(queries.people.count) == 14


# Before there is anything


def test_an_empty_workspace_offers_the_one_next_step(show: Show, bare_desk: Desk, store: Store) -> None:
    view = show(bare_desk)
    assert view.stack.currentWidget() not in (view.empty, view.sides)
    assert not view.actions_["people.add"].isEnabled()
    bare_desk.connect_store(store)
    assert view.stack.currentWidget() is view.empty
    assert view.empty.accessibleName() == "People you invite, and how to reach them. Only a name is needed."
    view.actions_["people.add"].trigger()
    QTest.keyClick(view.side.adding, Key.Key_Escape)
    assert view.stack.currentWidget() is view.empty
    view.actions_["people.add"].trigger()
    assert not view.side.search.isVisible(), "there is nobody to look for"
    assert view.side.list.isVisible(), "and nothing says that nobody was found"
    QTest.keyClicks(view.side.adding, "Ada")
    QTest.keyClick(view.side.adding, Key.Key_Return)
    assert view.stack.currentWidget() is view.sides
    assert names(view) == ["Ada"]
    assert view.side.search.isVisible()
    presenter_of(view).remove()
    assert view.stack.currentWidget() is view.empty


def test_another_workspace_brings_other_people(show: Show, bare_desk: Desk, store: Store) -> None:
    before = Store.in_memory()
    before.do("Add", changes.people.add, Person("Amina"))
    store.do("Add", changes.people.add, Person("Somebody else"))
    bare_desk.connect_store(before)
    view = show(bare_desk)
    view.side.search.setFocus()
    QTest.keyClicks(view.side.search, "amina")
    bare_desk.connect_store(store)
    assert names(view) == ["Somebody else"]
    assert view.side.search.text() == ""
    assert name_of(view).text() == "Somebody else"
