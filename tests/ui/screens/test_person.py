"""A volunteer keeps what one person said of themselves: routes, needs, who comes along, what was agreed to."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from organiser.domain.consents import GUARDIAN
from organiser.domain.needs import Need, State
from organiser.domain.people import Person, Route
from organiser.store import changes, queries
from organiser.ui.desk.desk import Desk
from organiser.ui.desk.notices import Notice
from organiser.ui.screens.people.group import Group
from organiser.ui.screens.people.view import PeopleView
from organiser.ui.widgets.suggest import SuggestField
from tests.ui.screens.person_pages import choose, line, name_of, person, presenter_of, shown, type_over

Key = Qt.Key


@pytest.fixture
def view(qtbot: QtBot, desk: Desk) -> PeopleView:
    """Amina, about whom little is known, as about Bernard."""
    for known in (person(desk, "Amina Yusuf"), person(desk, "Bernard Tully")):
        bare = Person(known.name, known.neighbourhood, known.phone, route=known.route)
        desk.store.do("Begin", changes.people.edit, known.id, bare)
    view = shown(qtbot, desk)
    choose(view, "Amina Yusuf")
    return view


def unfold(view: PeopleView, words: str) -> None:
    button = next(one for one in view.person.unfolding.buttons if words in one.text())
    assert button.isVisible()
    QTest.keyClick(button, Key.Key_Space)


def press(part: QWidget, words: str) -> None:
    found = [one for one in part.findChildren(QAbstractButton) if one.isVisible() and words in one.accessibleName()]
    assert found, words
    QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)


def enter(field: SuggestField, words: str) -> None:
    field.setFocus()
    QTest.keyClicks(field, words)
    QTest.keyClick(field, Key.Key_Return)


# What is folded up


def test_what_is_empty_is_folded_and_each_part_says_why_it_asks(view: PeopleView) -> None:
    folded = [group for group in view.person.groups if not group.isVisible()]
    assert [group.offer for group in folded] == [
        "Food, children, travel",
        "Sector or role",
        "Supporter or companion",
        "Under 18",
        "Consent",
        "Notes",
    ]
    assert all(group.why for group in view.person.groups[1:])
    assert view.person.unfolding.buttons[0].accessibleDescription() == folded[0].why


def test_a_part_that_is_unfolded_can_be_filled_at_once_and_stays_until_somebody_else_is_shown(
    view: PeopleView, desk: Desk
) -> None:
    unfold(view, "Food")
    assert line(view, "diet").hasFocus()
    type_over(line(view, "diet"), "Halal")
    QTest.keyClick(line(view, "diet"), Key.Key_Tab)
    assert person(desk, "Amina Yusuf").diet == "Halal"
    desk.store.undo()
    assert view.person.practical.isVisible()
    choose(view, "Bernard Tully")
    assert not view.person.practical.isVisible()
    choose(view, "Amina Yusuf")
    assert not view.person.practical.isVisible()


def test_the_ways_to_reach_somebody_are_put_in_order_by_keys(view: PeopleView, desk: Desk) -> None:
    field = view.person.reach.routes
    assert field.routes == (Route.WHATSAPP,)
    QTest.keyClick(field.add_button, Key.Key_Space)
    field.lines[1].field.hidePopup()
    assert person(desk, "Amina Yusuf").routes == (Route.WHATSAPP, Route.PHONE)
    assert field.lines[1].up.accessibleName() == "Rather by Phone call"
    QTest.keyClick(field.lines[1].up, Key.Key_Space)
    assert person(desk, "Amina Yusuf").routes == (Route.PHONE, Route.WHATSAPP)
    assert field.lines[0].field.hasFocus()
    # Somebody who picks a way that stands below means that the two change places.
    field.lines[0].field.chosen.emit(Route.WHATSAPP)
    assert person(desk, "Amina Yusuf").routes == (Route.WHATSAPP, Route.PHONE)
    QTest.keyClick(field.lines[1].away, Key.Key_Space)
    assert person(desk, "Amina Yusuf").routes == (Route.WHATSAPP,)
    assert desk.store.undo_label == "Change ways to reach Amina Yusuf"


def test_a_way_that_needs_more_unfolds_what_it_needs(view: PeopleView, desk: Desk) -> None:
    rows = view.person.fields.rows
    assert not rows["address"].isVisible()
    assert not rows["through"].isVisible()
    view.person.reach.routes.lines[0].field.chosen.emit(Route.POST)
    assert rows["address"].isVisible()
    view.person.reach.routes.lines[0].field.chosen.emit(Route.THROUGH_SOMEBODY)
    assert rows["through"].isVisible()
    view.person.reach.offers["best_time"].trigger()
    assert line(view, "best_time").hasFocus()


# Needs


def test_a_usual_need_is_found_by_its_beginning_with_its_lead_time(view: PeopleView, desk: Desk) -> None:
    adder = view.person.needs.adder
    adder.setFocus()
    QTest.keyClick(adder, Key.Key_Down)
    assert adder.list.isVisible()
    assert adder.list.model().rowCount() > 20
    QTest.keyClick(adder, Key.Key_Escape)
    QTest.keyClicks(adder, "bsl")
    QTest.keyClick(adder, Key.Key_Up)
    QTest.keyClick(adder, Key.Key_Return)
    (need,) = desk.ask(queries.needs.of_person, person(desk, "Amina Yusuf").id)
    assert (need.words, need.lead_days, need.flagged) == ("BSL interpreter", 28, True)
    assert desk.store.undo_label == "Note that Amina Yusuf needs BSL interpreter"
    desk.store.undo()
    assert not view.person.needs.lines.list.isVisible()


def test_a_need_of_their_own_is_opened_and_filled_in(view: PeopleView, desk: Desk, said: list[Notice]) -> None:
    group = view.person.needs
    enter(group.adder, "A chair with arms")
    group.lines.list.setFocus()
    QTest.keyClick(group.lines.list, Key.Key_Return)
    need_line = group.line
    assert need_line.isVisible()
    share = need_line.fields.rows["share_with"].field
    share.setFocus()
    QTest.keyClicks(share, "the host")
    QTest.keyClick(share, Key.Key_Tab)
    QTest.mouseClick(need_line.agreed, Qt.MouseButton.LeftButton, pos=need_line.agreed.rect().center())
    need_line.agreed.ticked.emit(True)
    need_line.flagged.ticked.emit(False)
    need_line.review.ticked.emit(True)
    amina = person(desk, "Amina Yusuf")
    (need,) = desk.ask(queries.needs.of_person, amina.id)
    assert (need.share_with, need.agreed, need.flagged) == ("the host", desk.now().date(), False)
    assert need.review_by is not None
    assert need_line.agreed_on.isVisible()
    need_line.met.fields[0].chosen.emit(State.MET)
    assert desk.ask(queries.needs.at_sessions, amina.id)[-1].state is State.MET
    press(need_line, "Take it away")
    assert said[-1].text == "Took “A chair with arms” away from what Amina Yusuf needs."
    assert not need_line.isVisible()
    desk.store.undo()
    assert desk.ask(queries.needs.of_person, amina.id) == (need,)


def test_what_cannot_be_is_said_under_its_field_and_the_need_kept(view: PeopleView, desk: Desk) -> None:
    group = view.person.needs
    enter(group.adder, "A chair with arms")
    enter(group.adder, "Breaks")
    group.lines.open_line(group.lines.model.values[0].id)
    words = group.line.fields.rows["words"].field
    words.setFocus()
    QTest.keyClick(words, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(words, "breaks")
    QTest.keyClick(words, Key.Key_Tab)
    assert "noted already" in group.line.fields.rows["words"].problem
    assert [need.words for need in desk.ask(queries.needs.of_person, person(desk, "Amina Yusuf").id)] == [
        "A chair with arms",
        "Breaks",
    ]


def test_what_is_typed_about_a_need_is_kept_when_somebody_else_is_chosen(view: PeopleView, desk: Desk) -> None:
    group = view.person.needs
    enter(group.adder, "Breaks")
    group.lines.open_line(group.lines.model.values[0].id)
    words = group.line.fields.rows["words"].field
    words.setFocus()
    QTest.keyClicks(words, "!")
    choose(view, "Bernard Tully")
    assert not group.line.isVisible()
    needs = desk.ask(queries.needs.of_person, person(desk, "Amina Yusuf").id)
    assert [need.words.replace("!", "") for need in needs] == ["Breaks"]
    assert needs[0].words != "Breaks"


def test_a_need_that_was_not_met_or_is_due_for_review_stands_out(view: PeopleView, desk: Desk, workshop: int) -> None:
    amina = person(desk, "Amina Yusuf")
    need_id = desk.store.do("Need", changes.needs.add, amina.id, Need("Breaks", review_by=desk.now().date()))
    desk.store.do("Not met", changes.needs.set_state, need_id, workshop, State.NOT_MET)
    row = view.person.needs._row_of(view.person.needs.lines.model.values[0])
    assert [badge.word for badge in row.badges] == ["Not met", "Ask again"]


# Sectors, companions, under 18, consents


def test_sectors_are_chips_that_come_and_go(view: PeopleView, desk: Desk) -> None:
    unfold(view, "Sector")
    adder = view.person.sectors.adder
    assert adder.hasFocus()
    enter(adder, "NHS")
    enter(adder, "Choir")
    enter(adder, "nhs")
    assert set(person(desk, "Amina Yusuf").sectors) == {"NHS", "Choir"}
    press(view.person.sectors, "Choir: take it away")
    assert person(desk, "Amina Yusuf").sectors == ("NHS",)
    desk.store.undo()
    assert len(view.person.sectors.chips) == 2
    choose(view, "Bernard Tully")
    unfold(view, "Sector")
    QTest.keyClicks(adder, "cho")
    assert adder.list.model().index(0, 0).data() == "Choir"


def test_a_companion_is_known_or_new_and_uses_a_place_or_none(view: PeopleView, desk: Desk, said: list[Notice]) -> None:
    unfold(view, "companion")
    group = view.person.companions
    group.adder.setFocus()
    QTest.keyClicks(group.adder, "bernard")
    QTest.keyClick(group.adder, Key.Key_Up)
    QTest.keyClick(group.adder, Key.Key_Return)
    assert desk.store.undo_label == "Let Bernard Tully come with Amina Yusuf"
    assert group.party.text() == "They come as a party of 2: both get a place, or neither does."
    enter(group.adder, "Zoe Quartey")
    assert person(desk, "Zoe Quartey").neighbourhood == person(desk, "Amina Yusuf").neighbourhood
    assert "party of 3" in group.party.text()
    group.lines.open_line(person(desk, "Zoe Quartey").id)
    group.line.takes_place.ticked.emit(False)
    assert "party of 2" in group.party.text()
    press(group.line, "No longer comes")
    assert said[-1].text == "Zoe Quartey no longer comes with Amina Yusuf."
    assert person(desk, "Zoe Quartey")
    group.lines.open_line(person(desk, "Bernard Tully").id)
    press(group.line, "Turn to them")
    assert name_of(view).text() == "Bernard Tully"
    assert group.accompanies.text() == "Bernard Tully comes with Amina Yusuf and uses a place."


def test_somebody_under_18_has_a_guardian_who_agrees(view: PeopleView, desk: Desk) -> None:
    unfold(view, "Under 18")
    group = view.person.young
    assert person(desk, "Amina Yusuf").under_18
    assert line(view, "guardian").hasFocus()
    assert len(group.doubts.lines) == 3
    QTest.keyClicks(line(view, "guardian"), "Jo Yusuf")
    QTest.keyClick(line(view, "guardian"), Key.Key_Tab)
    QTest.keyClicks(line(view, "guardian_contact"), "07700 900132")
    QTest.keyClick(line(view, "guardian_contact"), Key.Key_Tab)
    assert list(group.doubts.lines) == ["Their guardian's consent is not noted yet."]
    QTest.keyClick(group.agree_button, Key.Key_Space)
    (consent,) = desk.ask(queries.consents.of_person, person(desk, "Amina Yusuf").id)
    assert (consent.purpose, consent.given_by) == (GUARDIAN, "Jo Yusuf")
    assert view.person.consents.line.isVisible()
    assert not group.doubts.isVisible()
    assert not group.agree_button.isVisible()
    assert "Jo Yusuf" in group.consent.text()
    press(view.person.consents.line, "Withdraw")
    assert list(group.doubts.lines) == ["Their guardian's consent is not noted yet."]


def test_a_consent_keeps_its_words_and_ends_when_it_is_withdrawn(
    view: PeopleView, desk: Desk, said: list[Notice]
) -> None:
    unfold(view, "Consent")
    group = view.person.consents
    enter(group.adder, "photographs")
    amina = person(desk, "Amina Yusuf")
    (consent,) = desk.ask(queries.consents.of_person, amina.id)
    assert (consent.purpose, consent.given, consent.given_by) == ("Photographs", desk.now().date(), "")
    assert consent.wording.startswith("You may take photographs")
    group.line.route.chosen.emit("by phone")
    press(group.line, "Withdraw")
    (consent,) = desk.ask(queries.consents.of_person, amina.id)
    assert (consent.route, consent.holds) == ("by phone", False)
    assert said[-1].text == "Amina Yusuf no longer agrees to “Photographs”."
    press(group.line, "Noted by mistake")
    assert desk.ask(queries.consents.of_person, amina.id) == ()
    desk.store.undo()
    assert [one.purpose for one in group.lines.model.values] == ["Photographs"]


# All of it


def test_everything_that_takes_the_focus_has_a_name(view: PeopleView) -> None:
    page = view.person
    for group in page.groups:
        if not group.isVisible():
            page.unfold(group)
    enter(page.needs.adder, "Breaks")
    page.needs.lines.open_line(page.needs.lines.model.values[0].id)
    for part in page.findChildren(QWidget):
        if part.isVisible() and part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.focusProxy() is None:
            words = part.text() if isinstance(part, QAbstractButton) else ""
            assert part.accessibleName() or words, part


def test_somebody_whose_page_is_open_may_be_removed_and_brought_back(view: PeopleView, desk: Desk) -> None:
    enter(view.person.needs.adder, "Breaks")
    group: Group = view.person.needs
    presenter_of(view).remove()
    assert name_of(view).text() == "Bernard Tully"
    desk.store.undo()
    choose(view, "Amina Yusuf")
    assert group.isVisible()
    assert [need.words for need in view.person.needs.lines.model.values] == ["Breaks"]
