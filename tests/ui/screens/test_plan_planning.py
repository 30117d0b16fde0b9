"""The story of a volunteer who has a plan suggested and fitted, hears what does not suit, and packs for it."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from organiser.app import paths
from organiser.domain.attendance import Answer
from organiser.domain.sessions import LONGEST
from organiser.store import changes, queries
from organiser.store.store import Store
from organiser.ui.desk.desk import Desk
from organiser.ui.screens.plan.model import BLOCK_TYPE
from organiser.ui.screens.plan.presenter import PlanPresenter
from organiser.ui.screens.plan.questions import TargetDialog
from organiser.ui.screens.plan.shelf import ShelfPresenter
from organiser.ui.theme.theme import Theme
from organiser.ui.widgets.labels import Text
from tests.contents import contents
from tests.ui.screens.desks import Told, make_desk
from tests.ui.screens.plan_pages import WORKSHOP, Page, Plan

SPACE, IN_A_ROOM = 2, 2


@pytest.fixture(scope="module")
def theme(qapp: QApplication) -> Theme:
    theme = Theme(paths.resource("icons"), scheme="light")
    theme.apply(qapp)
    return theme


@pytest.fixture
def desk(home: Path, sample: Store) -> Desk:
    return make_desk(home, sample)


@pytest.fixture
def told(desk: Desk) -> Told:
    return Told(desk.notices)


@pytest.fixture
def page(qtbot: QtBot, theme: Theme, desk: Desk, told: Told, sample: Store) -> Page:
    return Page(qtbot, desk, sample)


def words_in(widget: QWidget) -> str:
    """All that can be read in a part of the window."""
    return "\n".join(text.text() for text in widget.findChildren(Text) if text.isVisible())


def click(button: QWidget) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def fill_up(page: Page, desk: Desk) -> None:
    """More than the session can hold."""
    for _ in range(2):
        page.presenter.add_exercise(desk.playbook.the_one("photo-walk"))


# Fit to time


def test_fitting_says_who_gave_what_and_is_one_step(page: Page, sample: Store) -> None:
    page.presenter.set_minutes(page.presenter.model.values[2].id, 20)
    before = sample.ask(contents)
    page.view.shelf.search.setFocus()
    QTest.keyClick(
        page.view.shelf.search, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    note = page.view.note
    assert note.isVisible()
    assert note.heading.text() == "Fitted to its time"
    outcome = page.presenter.fitting.outcome
    assert outcome is not None
    assert "Hopes and worries gives" in outcome.spoken
    assert page.said[-1] == outcome.spoken
    assert page.presenter.agenda is not None
    assert page.presenter.agenda.over == 0
    for block in page.presenter.agenda.blocks:
        assert block.item.title != "Tea break" or block.item.minutes == 5, "a break is protected"
    sample.undo()
    assert sample.ask(contents) == before
    assert not note.isVisible(), "what was said is no longer true"


def test_the_note_stays_until_it_is_put_away(page: Page, sample: Store) -> None:
    page.presenter.fitting.fit()
    assert page.view.note.heading.text() == "It fits already"
    sample.do("Note a yes", changes.attendance.set_answer, WORKSHOP, 1, Answer.YES)
    assert page.view.note.isVisible()
    click(page.view.note.away_button)
    assert not page.view.note.isVisible()
    assert page.timeline.hasFocus()


def test_what_cannot_fit_is_proved_and_offers_ways_out_of_one_step_each(page: Page, desk: Desk, sample: Store) -> None:
    fill_up(page, desk)
    before = sample.ask(contents)
    page.presenter.fitting.fit()
    outcome = page.presenter.fitting.outcome
    assert outcome is not None
    assert outcome.heading == "It cannot fit"
    assert "The least possible total is" in words_in(page.view.note)
    assert page.view.doubts.lines == (), "nothing is said twice"
    for at, way in enumerate(outcome.remedies):
        buttons = page.view.note.ways[at].findChildren(QPushButton)
        assert buttons[0].accessibleName() == f"Do this: {way.in_words}"
        click(buttons[0])
        assert page.presenter.agenda is not None
        assert page.presenter.agenda.over <= 0
        assert page.view.note.heading.text() == "Fitted to its time"
        assert sample.undo() == way.in_words.rstrip(".")
        assert sample.ask(contents) == before
        page.presenter.fitting.fit()


def test_a_way_out_that_no_longer_holds_is_refused(page: Page, desk: Desk, told: Told, sample: Store) -> None:
    fill_up(page, desk)
    page.presenter.fitting.fit()
    outcome = page.presenter.fitting.outcome
    assert outcome is not None
    page.presenter.remove()
    before = sample.ask(contents)
    page.presenter.fitting.take(outcome.remedies[0])
    assert "no longer holds" in told.last
    assert sample.ask(contents) == before


def test_a_plan_of_breaks_that_is_too_long_says_what_to_do(page: Page, sample: Store) -> None:
    sample.do("Empty it", changes.agendas.remove, [line.id for line in page.presenter.model.values])
    page.presenter.fitting.fit()
    assert page.presenter.fitting.outcome is not None
    assert page.presenter.fitting.outcome.heading == "Nothing to fit"
    for _ in range(2):
        page.presenter.add_own()
        page.presenter.set_minutes(page.presenter.model.values[-1].id, LONGEST)
    page.presenter.fitting.fit()
    assert page.presenter.fitting.outcome.heading == "It cannot fit"
    assert "enough" in words_in(page.view.note) or page.presenter.fitting.outcome.remedies


# Suggest a plan


def test_the_empty_plan_leads_to_a_suggested_one_which_is_taken_and_undone_in_one_step(
    page: Page, told: Told, sample: Store
) -> None:
    sample.do("Empty it", changes.agendas.remove, [line.id for line in page.presenter.model.values])
    before = sample.ask(contents)
    first = next(b for b in page.timeline.findChildren(QPushButton) if "Suggest" in b.accessibleName())
    click(first)
    panel = page.view.suggest
    assert panel.form.people.value() == 11, "as many as said yes or maybe"
    assert panel.form.people.hasFocus()
    assert not panel.form.decision.isChecked()
    click(panel.form.ask_button)
    proposal = page.presenter.suggesting.proposal
    assert proposal is not None
    assert proposal.minutes == 90
    said = words_in(panel.proposal)
    assert all(one.reason in said for one in proposal.items)
    assert "Takes the place" not in said
    click(panel.proposal.take_button)
    assert page.titles == [one.title for one in proposal.items]
    assert told.last == "Took the suggested plan."
    assert page.timeline.hasFocus()
    sample.undo()
    assert sample.ask(contents) == before


def test_a_suggestion_that_replaces_a_plan_says_so_and_undo_brings_it_back(
    page: Page, told: Told, sample: Store
) -> None:
    before = page.titles
    page.view.commands["plan.suggest"].trigger()
    click(page.view.suggest.form.ask_button)
    assert "Takes the place of 8 blocks; Undo brings the old plan back." in words_in(page.view.suggest)
    click(page.view.suggest.proposal.take_button)
    assert told.last == "Took the suggested plan in place of 8 blocks."
    told.notices[-1].actions[0].run()
    assert page.titles == before


def test_a_block_is_swapped_and_another_plan_comes_on_request(page: Page) -> None:
    page.view.show_suggestion()
    panel, suggesting = page.view.suggest, page.presenter.suggesting
    click(panel.form.ask_button)
    first = suggesting.proposal
    assert first is not None
    place = next(at for at, one in enumerate(first.items) if one.alternatives)
    click(panel.proposal.blocks[place].swap_button)
    swapped = suggesting.proposal
    assert swapped is not None
    assert swapped.items[place].exercise == first.items[place].alternatives[0]
    assert [one.exercise for at, one in enumerate(swapped.items) if at != place] == [
        one.exercise for at, one in enumerate(first.items) if at != place
    ]
    assert page.said[-1].startswith(swapped.items[place].title)
    click(panel.proposal.another_button)
    other = suggesting.proposal
    assert other is not None
    assert other.brief.variation == 1
    assert [one.exercise for one in other.items] != [one.exercise for one in first.items]


def test_exercises_are_searched_to_be_used_or_left_out(page: Page) -> None:
    page.view.show_suggestion()
    form = page.view.suggest.form
    QTest.keyClicks(form.include.field, "story")
    QTest.keyClick(form.include.field, Qt.Key.Key_Return)
    assert [card.id for card in form.include.chosen] == ["story-circle"]
    QTest.keyClicks(form.without.field, "check-in r")
    QTest.keyClick(form.without.field, Qt.Key.Key_Return)
    click(form.ask_button)
    proposal = page.presenter.suggesting.proposal
    assert proposal is not None
    ids = [one.exercise for one in proposal.items]
    assert "story-circle" in ids
    assert "check-in-round" not in ids
    click(page.view.suggest.proposal.again_button)
    assert form.include.chosen, "the answers are still there"
    QTest.keyClicks(form.without.field, "story circle")
    QTest.keyClick(form.without.field, Qt.Key.Key_Return)
    click(form.ask_button)
    assert "both asked for and left out" in words_in(form)
    tag = next(b for b in form.without.findChildren(QPushButton) if b.accessibleName() == "Take out Story circle")
    click(tag)
    click(form.ask_button)
    assert page.view.suggest.currentWidget() is page.view.suggest.proposal


def test_where_nothing_fits_the_constraint_to_relax_is_named(page: Page) -> None:
    page.view.show_suggestion()
    form = page.view.suggest.form
    form.people.setValue(900)
    click(form.ask_button)
    assert "No exercise for the main part for 900 people" in words_in(page.view.suggest)
    assert not page.view.suggest.proposal.take_button.isVisible()
    assert page.view.suggest.proposal.again_button.hasFocus()


def test_the_questions_begin_afresh_for_another_session(page: Page, sample: Store) -> None:
    page.view.show_suggestion()
    assert not page.view.suggest.form.materials.isVisible(), "on a screen nothing is at hand"
    page.view.suggest.form.people.setValue(5)
    click(page.view.suggest.form.ask_button)
    session = sample.ask(queries.sessions.one, IN_A_ROOM)
    in_a_room = replace(session, place="Village hall", online_url="")
    sample.do("Meet in a room", changes.sessions.edit, IN_A_ROOM, in_a_room)
    page.tab.show_session(IN_A_ROOM)
    form = page.view.suggest.form
    assert page.view.suggest.currentWidget() is form
    assert form.people.value() != 5
    assert form.materials.isVisible()
    form.materials.setText("pens, paper,")
    click(form.ask_button)
    proposal = page.presenter.suggesting.proposal
    assert proposal is not None
    assert proposal.brief.materials == ("pens", "paper")


# Why it does not suit


def test_cards_and_blocks_that_do_not_suit_say_so_and_name_nobody(page: Page, desk: Desk, sample: Store) -> None:
    page.presenter.add_exercise(desk.playbook.the_one("photo-walk"))
    line = page.presenter.current
    assert line is not None
    assert line.sign is not None
    assert line.sign.word.startswith("Room only")
    page.view.show_block()
    said = words_in(page.view.block)
    assert "It works in a room only, and people join this session by screen." in said
    names = [one.person for one in sample.ask(queries.attendance.register, WORKSHOP)]
    hard = next(one for one in page.presenter.model.values if any(reason.adaptations for reason in one.reasons))
    page.timeline.select_ids([hard.id])
    click(page.view.block.reasons.adapt_button)
    said = words_in(page.view.block.reasons)
    adapted = [way for reason in hard.reasons for way in reason.adaptations]
    assert len(adapted) >= 3
    assert all(way in said for way in adapted)
    spoken = [one.sentence for one in page.presenter.model.values]
    assert not any(name.split()[0] in sentence.partition("Does not suit")[2] for name in names for sentence in spoken)


def test_a_card_in_the_playbook_says_what_speaks_against_it(page: Page) -> None:
    QTest.keyClicks(page.view.shelf.search, "photo walk")
    QTest.keyClick(page.view.shelf.search, Qt.Key.Key_Down)
    index = page.view.shelf.list.currentIndex()
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Does not suit this session" in spoken
    assert spoken == index.data(Qt.ItemDataRole.ToolTipRole)
    assert "It works in a room only, and people join this session by screen." in page.view.shelf.reasons.lines


def test_only_what_cannot_be_adapted_rules_a_card_out(page: Page, desk: Desk) -> None:
    shelf = ShelfPresenter(desk, page.presenter)
    page.presenter.show_session(WORKSHOP)
    shelf.show_only_suiting(True)
    assert any(shelf.reasons(card) for card in shelf.model.values)
    assert all(card.online for card in shelf.model.values)


def test_what_the_plan_lacks_is_said_once(page: Page, sample: Store) -> None:
    assert page.view.spoken.text() == "Everyone has spoken once after 20 minutes."
    ids = [line.id for line in page.presenter.model.values]
    sample.do("Shorten it", changes.agendas.remove, [*ids[:4], ids[-1]])
    lines = page.view.doubts.lines
    assert len(lines) == len(set(lines))
    assert "There is no exercise for an opening yet." in lines
    assert "There is no exercise for a close yet." in lines
    page.tab.show_session(4)
    sample.do("Empty it", changes.agendas.remove, [line.id for line in page.presenter.model.values])
    assert page.view.doubts.lines == ()


# Several blocks at once


def choose(page: Page, first: int, last: int) -> None:
    """Choose blocks with Shift, as a person does."""
    page.timeline.setFocus()
    page.timeline.select_ids([page.presenter.model.values[first - 1].id])
    for _ in range(last - first):
        QTest.keyClick(page.timeline, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)


def test_chosen_blocks_move_together_and_stay_chosen(page: Page, sample: Store) -> None:
    before = page.titles
    choose(page, 2, 3)
    assert [line.place for line in page.presenter.chosen] == [2, 3]
    for _ in range(2):
        QTest.keyClick(page.timeline, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert page.titles[1:5] == [before[3], before[4], before[1], before[2]]
    assert page.said[-1] == "2 blocks moved to 4 to 5 of 8, begin 13:00"
    assert [line.title for line in page.timeline.chosen] == before[1:3]
    assert sample.undo_label == "Move 2 blocks"
    sample.undo()
    sample.undo()
    assert page.titles == before
    choose(page, 1, 2)
    assert not page.presenter.can_step(-1)
    choose(page, 7, 8)
    assert not page.presenter.can_step(1)


def test_chosen_blocks_are_dropped_together(page: Page) -> None:
    before = page.titles
    ids = [page.presenter.model.values[at].id for at in (0, 2)]
    page.drop(BLOCK_TYPE, ",".join(map(str, ids)), page.top_of(5))
    assert page.titles[:4] == [before[1], before[3], before[0], before[2]]
    assert [line.id for line in page.timeline.chosen] == ids


def test_chosen_blocks_are_duplicated_and_deleted_in_one_step_each(page: Page, told: Told, sample: Store) -> None:
    before = page.titles
    choose(page, 2, 3)
    QTest.keyClick(page.timeline, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert page.titles[:5] == [before[0], *before[1:3], *before[1:3]]
    assert [line.place for line in page.timeline.chosen] == [4, 5]
    QTest.keyClick(page.timeline, Qt.Key.Key_Delete)
    assert page.titles == before
    assert told.last == "Deleted 2 blocks."
    assert sample.undo() == "Delete 2 blocks"
    assert sample.undo() == "Duplicate 2 blocks"
    assert page.titles == before


def test_blocks_are_copied_into_the_plan_of_another_session(page: Page, told: Told, sample: Store) -> None:
    page.presenter.details.pin("12:40")
    choose(page, 1, 2)
    QTest.keyClick(page.timeline, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "Welcome and how today works, 10 minutes\nCheck-in round, 10 minutes"
    page.tab.show_session(SPACE)
    page.timeline.setFocus()
    before = sample.ask(contents)
    QTest.keyClick(page.timeline, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    items = sample.ask(queries.agendas.items, SPACE)
    assert [item.title for item in items[1:3]] == ["Welcome and how today works", "Check-in round"]
    assert items[2].card is not None
    assert (items[1].pinned, items[2].lead) == ("", "Kofi and Helen")
    assert [line.place for line in page.timeline.chosen] == [2, 3]
    assert sample.undo() == "Paste 2 blocks"
    assert sample.ask(contents) == before
    QApplication.clipboard().setText("Something else")
    QTest.keyClick(page.timeline, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert told.last == "There are no blocks to paste."
    assert sample.ask(contents) == before


def test_the_whole_plan_is_copied_to_a_session_to_come(page: Page, told: Told, sample: Store) -> None:
    there = len(sample.ask(queries.agendas.items, SPACE))
    before = sample.ask(contents)
    page.view.commands["plan.copy_plan"].trigger()
    dialog = next(child for child in page.view.children() if isinstance(child, TargetDialog))
    assert f"It has a plan of {there} blocks already" in words_in(dialog)
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    assert len(sample.ask(queries.agendas.items, SPACE)) == there + 8
    assert told.last.startswith("Copied 8 blocks to Space 1")
    sample.undo()
    assert sample.ask(contents) == before


# What to pack


def test_the_packing_list_opens_and_follows_the_answers(page: Page, sample: Store) -> None:
    click(page.view.pack_button)
    panel = page.view.pack
    assert panel.list.hasFocus()
    assert panel.about.text().startswith("Counted for 11 people")
    number = len(panel.model.values)
    assert page.view.pack_button.accessibleName() == f"What to pack: {number} things"
    before = {line.item: line.quantity for line in panel.model.values}
    silent = next(one for one in sample.ask(queries.attendance.register, WORKSHOP) if one.answer is Answer.NONE)
    sample.do("Note a yes", changes.attendance.set_answer, WORKSHOP, silent.person_id, Answer.YES)
    after = {line.item: line.quantity for line in panel.model.values}
    assert panel.about.text().startswith("Counted for 12 people")
    assert after["pen"] == before["pen"] + 1
    sample.do("Empty it", changes.agendas.remove, [line.id for line in page.presenter.model.values])
    assert not page.view.pack_button.isVisible()
    assert panel.currentIndex() == 0


def test_every_side_has_names_for_all_that_takes_the_focus(page: Page) -> None:
    for show in (page.view.show_suggestion, page.view.show_packing):
        show()
        able = [w for w in page.view.findChildren(QWidget) if w.isVisible() and w.objectName() != "qt_spinbox_lineedit"]
        able = [w for w in able if w.focusPolicy() & Qt.FocusPolicy.TabFocus]
        said = [QAccessible.queryAccessibleInterface(w).text(QAccessible.Text.Name) for w in able]
        assert all(said)


def test_a_click_with_ctrl_chooses_more(page: Page) -> None:
    page.timeline.select_ids([page.presenter.model.values[0].id])
    at = page.top_of(3) + QPoint(0, 10)
    QTest.mouseClick(page.timeline.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, at)
    assert [line.place for line in page.presenter.chosen] == [1, 3]


def test_the_presenter_alone_knows_the_chosen_blocks(desk: Desk, told: Told, sample: Store) -> None:
    presenter = PlanPresenter(desk)
    presenter.show_session(WORKSHOP)
    planned = Plan(presenter, sample)
    lines = presenter.model.values
    presenter.choose_many([lines[4], lines[1]])
    assert [line.place for line in presenter.chosen] == [2, 5]
    presenter.step(1)
    assert planned.titles[2:4] == ["Check-in round", "Tea break"]
    presenter.choose(presenter.model.values[0])
    assert [line.place for line in presenter.chosen] == [1]
