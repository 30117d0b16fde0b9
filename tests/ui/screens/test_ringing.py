"""The ring-round, the texts and the wordings in the People tab: one key for each result, one for each copy."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from organiser.app.paths import resource
from organiser.domain.attendance import Answer, RegisterLine
from organiser.domain.calls import Call, Outcome
from organiser.domain.people import Person, Route
from organiser.domain.sessions import Session, Status
from organiser.domain.wordings import Kind
from organiser.store import changes, queries
from organiser.ui.desk.desk import Desk, Spot
from organiser.ui.desk.notices import Notice
from organiser.ui.screens import invitations
from organiser.ui.screens.invitations.model import ANSWER_BADGES, Mode
from organiser.ui.screens.invitations.ringing_view import RingingView
from organiser.ui.screens.invitations.tab import PeopleTab
from organiser.ui.screens.invitations.texts_view import TextsView
from organiser.ui.screens.invitations.wordings_view import WordingsView
from organiser.ui.theme.theme import Theme
from tests.conftest import NOW
from tests.journeys.test_accessible import complaints

Key = Qt.Key


@pytest.fixture
def tab(qtbot: QtBot, desk: Desk, workshop: int) -> PeopleTab:
    made = invitations.make(desk)
    assert isinstance(made.view, PeopleTab)
    qtbot.addWidget(made.view)
    made.show_session(workshop)
    made.view.resize(1000, 620)
    made.view.show()
    qtbot.waitExposed(made.view)
    made.view.activateWindow()
    return made.view


@pytest.fixture
def ringing(tab: PeopleTab) -> RingingView:
    tab.switch.button(Mode.RINGING).click()
    page = tab.page(Mode.RINGING)
    assert isinstance(page, RingingView)
    return page


@pytest.fixture
def texts(tab: PeopleTab) -> TextsView:
    tab.switch.button(Mode.TEXTS).click()
    page = tab.page(Mode.TEXTS)
    assert isinstance(page, TextsView)
    return page


@pytest.fixture
def wordings(tab: PeopleTab) -> WordingsView:
    tab.switch.button(Mode.WORDINGS).click()
    page = tab.page(Mode.WORDINGS)
    assert isinstance(page, WordingsView)
    return page


def _line(desk: Desk, session_id: int, name: str) -> RegisterLine:
    return next(line for line in desk.ask(queries.attendance.register, session_id) if line.person == name)


def _rung(view: RingingView) -> str:
    return view.presenter.current.person.name if view.presenter.current else ""


def test_the_whole_round_goes_by_keys_and_counts_down(
    ringing: RingingView, desk: Desk, workshop: int, said: list[Notice]
) -> None:
    assert ringing.list.hasFocus(), "one can begin at once"
    assert (ringing.left.text(), _rung(ringing)) == ("4 to ring", "Oisín Brannigan")
    QTest.keyClick(ringing.list, Key.Key_Y)
    line = _line(desk, workshop, "Oisín Brannigan")
    assert (line.answer, line.answer_route, line.noted_by) == (Answer.YES, "phone", "Ruth Okafor")
    assert line.given_sequence == 0, "they have heard the date"
    assert said[-1].text == "Oisín Brannigan: yes."
    assert (ringing.left.text(), _rung(ringing)) == ("3 to ring", "Pearl Adebayo")
    QTest.keyClick(ringing.list, Key.Key_A)
    assert _line(desk, workshop, "Pearl Adebayo").answer is Answer.NONE
    assert ringing.others.text() == "1 rung already or asked for another day"
    QTest.keyClick(ringing.list, Key.Key_N)
    QTest.keyClick(ringing.list, Key.Key_W)
    assert ringing.left.text() == "Nobody to ring now"
    assert not ringing.card.isVisible()
    outcomes = [call.outcome for call in desk.ask(queries.calls.of_session, workshop)]
    assert outcomes == [Outcome.YES, Outcome.NO_ANSWER, Outcome.NO, Outcome.WRONG_NUMBER]


def test_undo_is_one_step_and_brings_the_person_back(ringing: RingingView, desk: Desk, workshop: int) -> None:
    QTest.keyClick(ringing.list, Key.Key_M)
    assert _rung(ringing) == "Pearl Adebayo"
    assert desk.store.undo() == "Note the call to Oisín Brannigan: maybe"
    assert _rung(ringing) == "Oisín Brannigan"
    assert desk.ask(queries.calls.of_session, workshop) == ()
    assert _line(desk, workshop, "Oisín Brannigan").given_sequence is None


def test_ring_back_comes_last_until_its_time_and_first_after_it(ringing: RingingView, desk: Desk) -> None:
    later = datetime(2027, 5, 3, 14, 30)
    ringing.presenter.ring_again_at(later)
    QTest.keyClick(ringing.list, Key.Key_B)
    assert _rung(ringing) == "Pearl Adebayo", "the next one, not the same again"
    shown = [one.person.name for one in ringing.presenter.model.values]
    assert shown[-1] == "Oisín Brannigan"
    desk.now = lambda: NOW + timedelta(hours=5)
    ringing.presenter.refresh()
    assert ringing.presenter.model.values[0].why == "Asked to be rung at 14:30"
    assert ringing.presenter.model.values[0].person.name == "Oisín Brannigan"


def test_without_a_time_it_is_an_hour_from_now_or_a_good_hour_of_tomorrow(ringing: RingingView, desk: Desk) -> None:
    assert ringing.presenter.usual_again == datetime(2027, 5, 3, 11, 0)
    desk.now = lambda: NOW.replace(hour=20)
    assert ringing.presenter.usual_again == datetime(2027, 5, 4, 10, 0)
    desk.now = lambda: NOW.replace(hour=4)
    assert ringing.presenter.usual_again == datetime(2027, 5, 3, 10, 0)


def test_what_matters_for_the_call_stands_there(ringing: RingingView, desk: Desk, workshop: int) -> None:
    young = Person(
        "Nia Price", phone="07700 900001", needs="Captions", best_time="after six", under_18=True,
        guardian="Jo Price", guardian_contact="07700 900002",
    )  # fmt: skip
    person_id = desk.do("Add", changes.people.add, young)
    desk.do("Invite", changes.attendance.invite, workshop, [person_id])
    desk.do(
        "Note", changes.calls.note, workshop, Call(person_id, Outcome.LEFT_MESSAGE, noted_by="Ken", note="her aunt")
    )
    desk.now = lambda: NOW + timedelta(days=1)
    ringing.presenter.refresh()
    ringing.presenter.choose(next(one for one in ringing.presenter.model.values if one.person.id == person_id))
    card = ringing.card
    assert card.number.text() == "07700\N{NO-BREAK SPACE}900002", "the guardian's"
    assert card.needs.badge.word == "Captions"
    assert card.child.badge.word == "Under 18: ask for Jo Price"
    assert card.best.text() == "Best time to ring: after six"
    assert card.script.text().startswith("Hello, is that Jo Price? This is Ruth Okafor")
    assert "I say it again" in card.voicemail.text()
    assert card.heard.text() == "Mon 3 May, 10:00: left a message: her aunt (Ken)"


def test_a_letter_in_the_note_is_only_a_letter_and_goes_with_the_result(
    ringing: RingingView, desk: Desk, workshop: int
) -> None:
    ringing.card.note.setFocus()
    QTest.keyClicks(ringing.card.note, "Any day")
    assert desk.ask(queries.calls.of_session, workshop) == ()
    ringing.card.buttons[0].click()
    assert desk.ask(queries.calls.of_session, workshop)[0].note == "Any day"
    assert ringing.card.note.text() == ""


def test_who_rings_can_be_changed_and_is_remembered(ringing: RingingView, desk: Desk, workshop: int) -> None:
    ringing.caller.setFocus()
    ringing.caller.selectAll()
    QTest.keyClicks(ringing.caller, "Ken")
    QTest.keyClick(ringing.caller, Key.Key_Return)
    assert "This is Ken from" in ringing.card.script.text()
    ringing.list.setFocus()
    QTest.keyClick(ringing.list, Key.Key_N)
    assert _line(desk, workshop, "Oisín Brannigan").noted_by == "Ken"
    assert desk.settings.get("invitations.caller") == "Ken"


def test_a_cancelled_session_is_told_and_answers_stay(
    ringing: RingingView, tab: PeopleTab, desk: Desk, workshop: int
) -> None:
    desk.do("Cancel", changes.sessions.set_status, workshop, Status.CANCELLED)
    assert ringing.left.text() == "13 to ring"
    assert "is cancelled" in ringing.card.script.text()
    assert not tab.actions_["ringing.no"].isEnabled()
    first = _rung(ringing)
    before = _line(desk, workshop, first).answer
    QTest.keyClick(ringing.list, Key.Key_Y)
    assert _line(desk, workshop, first).answer is before
    assert ringing.left.text() == "12 to ring"


def test_the_same_keys_do_nothing_where_nobody_rings(tab: PeopleTab, desk: Desk, workshop: int) -> None:
    tab.everybody.list.setFocus()
    QTest.keyClick(tab.everybody.list, Key.Key_W)
    assert desk.ask(queries.calls.of_session, workshop) == ()
    assert not tab.actions_["ringing.wrong-number"].isEnabled()


def test_how_an_answer_came_and_who_noted_it_stands_on_the_list(tab: PeopleTab, desk: Desk, workshop: int) -> None:
    oisin = _line(desk, workshop, "Oisín Brannigan").person_id
    desk.do("Note", changes.calls.note, workshop, Call(oisin, Outcome.MAYBE, noted_by="Ken"))
    index = tab.presenter.model.index_of(oisin)
    assert "by phone, noted by Ken" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    tab.presenter.choose([one for one in tab.presenter.everybody if one.person.id == oisin])
    tab.presenter.answer(Answer.YES)
    line = _line(desk, workshop, "Oisín Brannigan")
    assert (line.answer_route, line.noted_by) == ("email", "Ruth Okafor")


@pytest.mark.parametrize("answer", Answer)
def test_every_answer_has_a_badge_on_every_list(tab: PeopleTab, desk: Desk, workshop: int, answer: Answer) -> None:
    oisin = _line(desk, workshop, "Oisín Brannigan").person_id
    desk.do("Note", changes.attendance.set_answer, workshop, oisin, answer)
    for mode in Mode:
        tab.presenter.show_mode(mode)
    index = tab.presenter.model.index_of(oisin)
    assert ANSWER_BADGES[answer].word in index.data(Qt.ItemDataRole.AccessibleTextRole)


def test_a_text_is_copied_with_one_click_and_one_key(tab: PeopleTab, texts: TextsView, said: list[Notice]) -> None:
    tab.actions_["texts.copy"].trigger()
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("Hello Amina, this is Ruth Okafor")
    assert said[-1].text == "Copied the text for Amina Yusuf. Paste it where you write to them."
    QTest.keyClick(texts.list, Key.Key_Down)
    QTest.keyClick(texts.list, Key.Key_C, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert QGuiApplication.clipboard().text().startswith("Hello, is that Bernard?")


def test_another_way_and_easy_words_are_chosen_for_this_once(texts: TextsView) -> None:
    presenter, card = texts.presenter, texts.card
    presenter.choose_route(Route.IN_PERSON)
    card.easy_read.click()
    assert card.words.text().startswith("Hello Amina. I am from Aldermoor")
    assert card.reach.text() == "In person"
    texts.list.setCurrentIndex(presenter.model.index(1))
    assert card.reach.text() == "Phone call 0161 496 0122"
    assert not card.easy_read.isChecked()


def test_told_is_noted_once_and_shown(tab: PeopleTab, texts: TextsView, desk: Desk, workshop: int) -> None:
    tab.actions_["texts.told"].trigger()
    assert _line(desk, workshop, "Amina Yusuf").given_sequence == 0
    assert not tab.actions_["texts.told"].isEnabled()
    desk.store.undo()
    assert tab.actions_["texts.told"].isEnabled()


def test_a_text_leads_to_its_wording(tab: PeopleTab, texts: TextsView) -> None:
    texts.card.edit_button.click()
    assert tab.presenter.mode is Mode.WORDINGS
    assert tab.presenter.wordings.kind is Kind.WHATSAPP


def test_a_wording_is_written_with_a_preview_and_saves_itself(
    wordings: WordingsView, desk: Desk, said: list[Notice]
) -> None:
    card = wordings.card
    card.words.setFocus()
    card.words.selectAll()
    QTest.keyClicks(card.words, "Hello {to}, see you on {day}.")
    assert card.preview.text() == "Hello Asha, see you on Wednesday 26 May 2027."
    card.finish()
    (own,) = desk.ask(queries.wordings.own)
    assert own.text == "Hello {to}, see you on {day}."
    assert card.state.text() == "Your own words."
    card.reset_button.click()
    assert desk.ask(queries.wordings.own) == ()
    assert card.words.toPlainText().startswith("Hello {to},\n\nWe would love")
    assert said[-1].actions
    said[-1].actions[0].run()
    assert card.words.toPlainText() == "Hello {to}, see you on {day}."


def test_a_gap_nobody_knows_is_told_under_the_field_and_not_kept(wordings: WordingsView, desk: Desk) -> None:
    card = wordings.card
    card.words.setFocus()
    card.words.selectAll()
    QTest.keyClicks(card.words, "Hello {nmae}")
    card.finish()
    assert "There is no field called {nmae}." in card._row.problem
    assert desk.ask(queries.wordings.own) == ()
    assert card.words.toPlainText() == "Hello {nmae}", "what was typed stays to be mended"
    card.words.let_go()


def test_a_long_text_message_gets_a_gentle_hint(wordings: WordingsView) -> None:
    wordings.presenter.kind = Kind.TEXT
    wordings.refresh()
    wordings.card.words.setFocus()
    wordings.card.words.selectAll()
    wordings.card.words.insertPlainText("ł" * 71)
    (hint,) = wordings.card.hints.lines
    assert hint.startswith("71 characters: this counts as 2 text messages, because “ł”")
    wordings.card.words.let_go()


def test_a_translation_begins_from_the_english_and_shows_what_is_missing(wordings: WordingsView, desk: Desk) -> None:
    wordings.new_language.setFocus()
    QTest.keyClicks(wordings.new_language, "Polski")
    QTest.keyClick(wordings.new_language, Key.Key_Return)
    assert wordings.language.currentText() == "Polski"
    assert wordings.presenter.is_missing
    assert wordings.card.state.text().startswith("Not written in this language yet")
    wordings.card.words.setFocus()
    wordings.card.words.selectAll()
    wordings.card.words.insertPlainText("Cześć {to}, {when}.")
    assert wordings.card.hints.lines[-1].startswith("{when} is filled with English words.")
    wordings.card.finish()
    (own,) = desk.ask(queries.wordings.own)
    assert (own.language, own.name) == ("Polski", Kind.EMAIL)
    assert wordings.presenter.model.index(0).data(wordings.presenter.model.RowRole).meta == "Your own words"


def test_nothing_is_read_while_nobody_looks(tab: PeopleTab, desk: Desk) -> None:
    assert tab.presenter.ringing.round.today == ()
    assert tab.presenter.texts.model.values == ()


def test_an_empty_session_says_what_belongs_there(tab: PeopleTab, ringing: RingingView, desk: Desk) -> None:
    meeting = desk.do("Plan", changes.sessions.add, Session("Small meeting", datetime(2027, 6, 1, 18), 60))
    tab.presenter.show_session(meeting)
    assert not ringing.card.isVisible()
    tab.presenter.show_mode(Mode.TEXTS)
    page = tab.page(Mode.TEXTS)
    assert isinstance(page, TextsView)
    assert not page.card.isVisible()


def test_a_wrong_number_is_mended_on_the_person_s_page(qtbot: QtBot, ringing: RingingView, desk: Desk) -> None:
    with qtbot.waitSignal(desk.went) as went:
        ringing.presenter.open_person()
    assert went.args == ["people", Spot(ringing.presenter.current.person.id if ringing.presenter.current else 0)]


@pytest.mark.parametrize("mode", Mode)
def test_every_part_of_the_tab_can_be_heard_and_hit(
    tab: PeopleTab, mode: Mode, qapp: QApplication, qtbot: QtBot
) -> None:
    Theme(resource("icons")).apply(qapp)
    tab.presenter.show_mode(mode)
    qtbot.waitUntil(lambda: tab.switch.height() >= 24)
    assert complaints(tab) == []
