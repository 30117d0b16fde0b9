"""A volunteer looks through the playbook: filters, reads a card, adds it to a session, makes it their own."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from organiser.app.actions.handouts import Draft
from organiser.app.paths import resource
from organiser.app.playbook import Playbook, read_guides
from organiser.domain.exercises import Energy, Exercise, Grouping, Kind, Material, Per, Stage, Step
from organiser.domain.playbook import Wish
from organiser.store import changes, queries
from organiser.store.store import Store
from organiser.ui.desk.desk import Desk, Spot
from organiser.ui.desk.notices import Notice
from organiser.ui.screens import playbook
from organiser.ui.screens.playbook import drafts, parts
from organiser.ui.screens.playbook.card_dialog import CardDialog
from organiser.ui.screens.playbook.document import DocumentView
from organiser.ui.screens.playbook.drafts import DraftProblem
from organiser.ui.screens.playbook.filters import in_chips
from organiser.ui.screens.playbook.guides_page import GuidesPage, guide_parts
from organiser.ui.screens.playbook.model import card_parts
from organiser.ui.screens.playbook.parts import Facts, Heading, Note, Points, Quote, Steps, Ticks, Title, Words
from organiser.ui.screens.playbook.presenter import PlaybookPresenter
from organiser.ui.screens.playbook.view import PlaybookView

Key = Qt.Key
Show = Callable[[Desk], PlaybookView]

CARD = Exercise(
    "tea-talk",
    "Tea <b>talk</b>",
    "Talk & tea.",
    Stage.OPEN,
    Kind.TALK,
    Energy.CALM,
    grouping=Grouping.SMALL_GROUPS,
    group_size=4,
    question="What is <i>good</i> here?",
    demands=("sitting",),
    materials=(Material("mugs", 2, Per.GROUP), Material("flask"), Material("biscuits", 3, Per.PERSON, optional=True)),
    originator="A Neighbour",
    about="One paragraph.\n\nAnother one.",
    before=("Boil **plenty** of water.",),
    steps=(Step(5, "Pour."), Step(0, "Talk.")),
)


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    """Shows the playbook at the size of a usual window."""
    kept: list[PlaybookView] = []

    def shown(desk: Desk) -> PlaybookView:
        view = playbook.make(desk).view
        assert isinstance(view, PlaybookView)
        kept.append(view)
        qtbot.addWidget(view)
        view.resize(1080, 760)
        view.show()
        qtbot.waitExposed(view)
        view.activateWindow()
        return view

    return shown


@pytest.fixture
def view(show: Show, desk: Desk) -> PlaybookView:
    return show(desk)


@pytest.fixture
def presenter(desk: Desk) -> PlaybookPresenter:
    return PlaybookPresenter(desk)


def names(view: PlaybookView) -> list[str]:
    model = view.shelf.list.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def choose(view: PlaybookView, name: str) -> None:
    view.shelf.list.setCurrentIndex(view.shelf.list.model().index(names(view).index(name), 0))


def offered(view: PlaybookView) -> list[QAction]:
    """The actions of the menu of sessions, as it opens."""
    view.card.sessions.aboutToShow.emit()
    return [action for action in view.card.sessions.actions() if not action.isSeparator()]


def dialog_of(view: PlaybookView) -> CardDialog:
    dialog = view.findChild(CardDialog)
    assert dialog is not None
    return dialog


# Finding


def test_every_key_filters_and_the_count_says_how_many_are_left(view: PlaybookView) -> None:
    every = len(names(view))
    view.shelf.search.setFocus()
    QTest.keyClicks(view.shelf.search, "DOTS")
    assert "Dot voting" in names(view)
    assert 0 < len(names(view)) < every
    assert view.shelf.search.accessibleDescription() == f"{len(names(view))} of {every} shown"
    assert [chip.text().strip() for chip in view.shelf.chips.chips] == ["“DOTS”", "Clear all"]
    QTest.keyClick(view.shelf.search, Key.Key_Escape)
    assert len(names(view)) == every
    assert not view.shelf.chips.isVisible()


def test_filters_become_chips_that_take_them_away_again(view: PlaybookView, desk: Desk) -> None:
    filters, chips = view.shelf.filters, view.shelf.chips
    QTest.mouseClick(filters.stages[Stage.DECIDE], Qt.MouseButton.LeftButton)
    filters.minutes.setFocus()
    filters.minutes.selectAll()
    QTest.keyClicks(filters.minutes, "15")
    filters.people.setValue(12)
    filters.format.setFocus()
    QTest.keyClick(filters.format, Key.Key_Down)
    QTest.keyClick(filters.format, Key.Key_Down)
    assert [chip.accessibleName() for chip in chips.chips] == [
        "Take away the filter Decide",
        "Take away the filter 15 minutes",
        "Take away the filter 12 people",
        "Take away the filter Online",
        "Clear all",
    ]
    by_name = {card.name: card for card in desk.playbook.shelf.exercises}
    shown = [by_name[name] for name in names(view)]
    assert shown
    assert all(card.stage is Stage.DECIDE and card.minutes_min <= 15 and card.online for card in shown)
    QTest.mouseClick(chips.chips[0], Qt.MouseButton.LeftButton)
    assert not filters.stages[Stage.DECIDE].isChecked()
    assert len(names(view)) > len(shown)
    QTest.mouseClick(chips.chips[-1], Qt.MouseButton.LeftButton)
    assert len(names(view)) == len(by_name)
    assert filters.people.value() == 0


def test_the_counts_of_the_stages_follow_the_other_filters(view: PlaybookView) -> None:
    filters = view.shelf.filters

    def counts() -> int:
        return sum(int(button.text().split()[-1]) for button in filters.stages.values())

    assert counts() == len(names(view))
    filters.minutes.setValue(5)
    left = counts()
    assert left == len(names(view))
    QTest.mouseClick(filters.stages[Stage.OPEN], Qt.MouseButton.LeftButton)
    assert counts() == left


def test_a_stage_pressed_again_lets_go(view: PlaybookView) -> None:
    every, button = names(view), view.shelf.filters.stages[Stage.CLOSE]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert names(view) != every
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert names(view) == every


def test_when_nothing_suits_it_says_so_and_offers_to_clear(view: PlaybookView) -> None:
    view.shelf.search.setFocus()
    QTest.keyClicks(view.shelf.search, "xyzzy")
    assert not view.shelf.list.isVisible()
    assert view.card.document.isVisible()  # what was read stays open


def test_down_leads_from_the_search_into_the_list_and_enter_into_the_text(view: PlaybookView) -> None:
    view.shelf.search.setFocus()
    QTest.keyClick(view.shelf.search, Key.Key_Down)
    assert view.shelf.list.hasFocus()
    QTest.keyClick(view.shelf.list, Key.Key_Down)
    assert view.card.document.accessibleName() == names(view)[1]
    QTest.keyClick(view.shelf.list, Key.Key_Return)
    assert view.card.document.hasFocus()


def test_filters_fold_away_where_there_is_little_height(view: PlaybookView) -> None:
    assert view.shelf.filters.isVisible()
    view.resize(1080, 460)
    assert not view.shelf.filters.isVisible()
    QTest.mouseClick(view.shelf.fold, Qt.MouseButton.LeftButton)
    assert view.shelf.filters.isVisible()


@pytest.mark.parametrize(
    ("wish", "words"),
    [
        (Wish(), []),
        (Wish(words="  "), []),
        (Wish(online=False, people=1, minutes=60), ["1 hour", "1 person", "In person"]),
    ],
)
def test_a_wish_in_chips(wish: Wish, words: list[str]) -> None:
    assert [word for word, _ in in_chips(wish)] == words
    assert all(rest != wish for _, rest in in_chips(wish))


# Reading


def test_a_card_as_parts() -> None:
    found = card_parts(CARD, people=10, plans=2)
    assert found[0] == Title("Tea <b>talk</b>", "Talk & tea.")
    assert isinstance(found[1], Facts)
    assert [words for _, words in found[1].facts] == [
        "Open · Talk",
        "5 to 20 minutes",
        "2 people or more",
        "Groups of 4",
        "In person or online",
        "Calm pace",
        "In 2 plans",
    ]
    assert Quote("What is <i>good</i> here?", "The question to read out") in found
    assert Words("Another one.") in found
    assert Heading("To bring, for 10 people") in found
    assert (
        Points(("6 × mugs (2 for each group)", "Flask", "30 × biscuits (3 for each person, if you have it)")) in found
    )
    assert Steps((("5 min", "Pour."), ("", "Talk."))) in found
    assert found[-1] == Note("Method: A Neighbour. This text: Apache-2.0. Free to pass on.")


def test_without_a_number_of_people_materials_are_told_for_each() -> None:
    assert Points(
        ("2 × mugs, for each group", "Flask", "3 × biscuits, for each person (if you have it)")
    ) in card_parts(CARD)


def test_markup_in_a_card_is_shown_as_it_was_typed(qtbot: QtBot) -> None:
    view = DocumentView("Card")
    qtbot.addWidget(view)
    view.show_parts(CARD.name, card_parts(CARD))
    text = view.toPlainText()
    assert "Tea <b>talk</b>" in text
    assert "What is <i>good</i> here?" in text
    assert "Boil plenty of water." in text


def test_the_text_can_be_selected_and_is_set_anew_for_a_larger_font(qtbot: QtBot) -> None:
    view = DocumentView("Card")
    qtbot.addWidget(view)
    view.resize(500, 400)
    view.show_parts(CARD.name, card_parts(CARD))
    view.show()
    view.selectAll()
    view.copy()
    assert "Pour." in QApplication.clipboard().text()
    before = view.document().firstBlock().charFormat().fontPointSize()
    font = view.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    view.setFont(font)
    assert view.document().firstBlock().charFormat().fontPointSize() == pytest.approx(before * 2)
    assert "Pour." in view.toPlainText()


def test_headings_are_headings_and_each_text_runs_in_its_own_direction(qtbot: QtBot) -> None:
    view = DocumentView("Card")
    qtbot.addWidget(view)
    view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    view.show_parts("Both", [Title("Tea"), Heading("چائے"), Steps((("5 min", "چائے"),)), Ticks(("Flask",))])
    first = view.document().firstBlock()
    assert first.blockFormat().headingLevel() == 1
    assert first.blockFormat().layoutDirection() == Qt.LayoutDirection.LeftToRight
    assert first.next().blockFormat().layoutDirection() == Qt.LayoutDirection.RightToLeft
    cell = QTextCursor(first.next().next())
    table = cell.currentTable()
    assert table is not None
    assert "5 min" in _text_between(table.cellAt(0, 1).firstCursorPosition(), table.cellAt(0, 1).lastCursorPosition())
    assert not view.grab().isNull()


def _text_between(start: QTextCursor, end: QTextCursor) -> str:
    start.setPosition(end.position(), QTextCursor.MoveMode.KeepAnchor)
    return start.selectedText()


def test_markdown_in_parts() -> None:
    text = "Some words\ngo on.\n\n## Do\n1. One\n2. Two\n- [ ] Tick\n- Point\n  goes on"
    assert parts.read(text) == (
        Words("Some words go on."),
        Heading("Do"),
        Steps((("", "One"), ("", "Two"))),
        Ticks(("Tick",)),
        Points(("Point goes on",)),
    )
    assert parts.read("") == ()
    assert list(parts.runs("a **b** c")) == [("a ", False), ("b", True), (" c", False)]


@pytest.mark.parametrize("guide", read_guides(), ids=lambda guide: guide.id)
def test_every_guide_reads_as_headings_and_checklists(guide: object) -> None:
    from organiser.domain.guides import Guide

    assert isinstance(guide, Guide)
    found = guide_parts(guide)
    assert sum(isinstance(part, Heading) for part in found) > 5
    assert sum(isinstance(part, Ticks) for part in found) >= 1
    plain = [part.words for part in found if isinstance(part, Words)]
    assert not any(words.startswith(("#", "- ", "* ")) for words in plain)


def test_the_guides_are_read_on_a_tab_of_their_own(view: PlaybookView) -> None:
    view.tabs.show_tab("guides")
    page = view.tabs.page("guides")
    assert isinstance(page, GuidesPage)
    assert page.document.accessibleName() == "Facilitating a session"
    page.list.setFocus()
    QTest.keyClick(page.list, Key.Key_Down)
    QTest.keyClick(page.list, Key.Key_Return)
    assert page.document.hasFocus()
    assert "Checklist" in page.document.toPlainText()


def test_the_number_of_people_decides_what_to_bring(view: PlaybookView) -> None:
    choose(view, "Dot voting")
    view.shelf.filters.people.setValue(12)
    assert "36 × sticky dots (3 for each person)" in view.card.document.toPlainText()


# Adding to a session


def test_a_card_goes_into_a_plan_with_one_click_and_comes_out_with_undo(
    view: PlaybookView, desk: Desk, said: list[Notice], workshop: int
) -> None:
    before = desk.ask(queries.agendas.items, workshop)
    choose(view, "Fishbowl")
    offered(view)[0].trigger()
    assert [item.title for item in desk.ask(queries.agendas.items, workshop)][-1] == "Fishbowl"
    assert desk.store.undo_label == "Add Fishbowl to Co-creation workshop"
    assert said[-1].text == "Added Fishbowl to Co-creation workshop, at the end."
    assert "In 1 plan" in view.card.document.toPlainText().replace("\N{NO-BREAK SPACE}", " ")
    assert said[-1].actions
    said[-1].actions[0].run()
    assert desk.ask(queries.agendas.items, workshop) == before


def test_the_plan_can_be_opened_from_where_it_was_added(view: PlaybookView, desk: Desk, workshop: int) -> None:
    went: list[tuple[str, object]] = []
    desk.went.connect(lambda place, spot: went.append((place, spot)))
    choose(view, "Fishbowl")
    assert not view.card.plan_button.isVisible()
    offered(view)[0].trigger()
    QTest.mouseClick(view.card.plan_button, Qt.MouseButton.LeftButton)
    assert went == [("sessions", Spot(workshop, "plan"))]
    choose(view, "Dot voting")
    assert not view.card.plan_button.isVisible()


def test_the_session_used_last_is_offered_first(view: PlaybookView) -> None:
    assert offered(view)[0].text().startswith("Co-creation workshop")
    offered(view)[2].trigger()
    assert offered(view)[0].text().startswith("Space 2")
    assert offered(view)[-1].text() == "All sessions…"


def test_without_a_session_ahead_the_menu_leads_to_planning_one(show: Show, bare_desk: Desk, store: Store) -> None:
    bare_desk.connect_store(store)
    went: list[str] = []
    bare_desk.went.connect(lambda place, _spot: went.append(place))
    only = offered(show(bare_desk))
    assert [action.text() for action in only] == ["Plan a session first…"]
    only[0].trigger()
    assert went == ["sessions"]


# Cards of one's own


def test_a_copy_is_filled_in_kept_marked_and_deleted_with_undo(
    view: PlaybookView, desk: Desk, said: list[Notice]
) -> None:
    choose(view, "Dot voting")
    view.actions_["playbook.copy"].trigger()
    dialog = dialog_of(view)
    assert dialog.name.text() == "Dot voting (ours)"
    QTest.keyClicks(dialog.name, "Beans in jars")
    dialog.steps.setPlainText("1. (5 min) Hand out beans.\n\nCount them.")
    QTest.keyClick(dialog.name, Key.Key_Return)
    own = desk.ask(queries.agendas.own_cards)
    assert [card.name for card in own] == ["Beans in jars"]
    assert own[0].id == "own-beans-in-jars"
    assert own[0].steps == (Step(5, "Hand out beans."), Step(0, "Count them."))
    assert "Dot voting" in names(view)
    assert view.card.document.accessibleName() == "Beans in jars"
    spoken = view.shelf.list.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Beans in jars")
    assert spoken.endswith("yours")
    view.shelf.list.setFocus()
    QTest.keyClick(view.shelf.list, Key.Key_Delete)
    assert "Beans in jars" not in names(view)
    assert said[-1].text == "Deleted Beans in jars from your playbook."
    assert view.card.document.accessibleName() != "Beans in jars"
    desk.store.undo()
    assert "Beans in jars" in names(view)


def test_a_built_in_card_cannot_be_edited_or_deleted(view: PlaybookView, desk: Desk) -> None:
    choose(view, "Dot voting")
    assert not view.actions_["playbook.edit"].isEnabled()
    assert not view.actions_["playbook.remove"].isEnabled()
    view.shelf.list.setFocus()
    QTest.keyClick(view.shelf.list, Key.Key_Delete)
    assert "Dot voting" in names(view)


def test_an_own_card_is_edited_in_place(view: PlaybookView, desk: Desk) -> None:
    desk.store.do("Make", changes.agendas.save_card, CARD)
    view.shelf.list.select_key(CARD.id)
    view.actions_["playbook.edit"].trigger()
    dialog = dialog_of(view)
    dialog.name.selectAll()
    QTest.keyClicks(dialog.name, "Coffee talk")
    dialog.accept()
    assert [card.name for card in desk.ask(queries.agendas.own_cards)] == ["Coffee talk"]
    assert desk.ask(queries.agendas.own_cards)[0].materials == CARD.materials
    assert desk.store.undo_label == "Edit Coffee talk"


def test_what_is_wrong_is_said_under_its_field_and_escape_changes_nothing(view: PlaybookView, desk: Desk) -> None:
    view.actions_["playbook.new"].trigger()
    dialog = dialog_of(view)
    dialog.name.clear()
    dialog.accept()
    assert dialog.isVisible()
    assert "empty" in dialog.rows["name"].problem
    assert dialog.focusWidget() is dialog.name
    QTest.keyClicks(dialog.name, "Ours")
    dialog.steps.setPlainText("Fine\n(five min) Not so fine")
    dialog.accept()
    assert dialog.rows["name"].problem == ""
    assert dialog.rows["steps"].problem.startswith("The minutes in line 2 cannot be read.")
    QTest.keyClick(dialog, Key.Key_Escape)
    assert not dialog.isVisible()
    assert desk.ask(queries.agendas.own_cards) == ()


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"name": "x" * 5000}, "name"),
        ({"question": "x" * 50_000}, "question"),
        ({"fewest": 30}, "minutes"),
        ({"steps": "(5 min)"}, "steps"),
        ({"steps": "(2000 min) Long"}, "steps"),
    ],
)
def test_a_draft_names_the_field_that_is_wrong(change: dict[str, object], field: str) -> None:
    draft = replace(drafts.draft_of(CARD), **change)  # type: ignore[arg-type]
    with pytest.raises(DraftProblem) as caught:
        drafts.exercise_from(draft, CARD)
    assert caught.value.field == field


def test_a_draft_that_nobody_changed_gives_the_same_exercise(desk: Desk) -> None:
    for card in desk.playbook.shelf.exercises:
        assert drafts.exercise_from(drafts.draft_of(card), card) == card


def test_every_card_can_be_copied(desk: Desk) -> None:
    for number, card in enumerate(desk.playbook.shelf.exercises):
        copy = replace(drafts.copy_of(card), id=f"own-{number}", own=False)
        desk.store.do("Keep", changes.agendas.save_card, copy)
    own = desk.ask(queries.agendas.own_cards)
    assert sorted(card.name for card in own) == sorted(f"{card.name} (ours)" for card in desk.playbook.shelf.exercises)


def test_two_copies_of_one_card_are_two_cards(presenter: PlaybookPresenter, desk: Desk) -> None:
    card = desk.playbook.shelf.exercises[0]
    presenter.keep(drafts.copy_of(card))
    presenter.keep(drafts.copy_of(card))
    assert len({own.id for own in desk.ask(queries.agendas.own_cards)}) == 2
    assert presenter.current is not None
    assert presenter.current.own


# What may be missing or broken


def test_without_a_workspace_the_built_in_cards_can_be_read(show: Show, bare_desk: Desk, sample: Store) -> None:
    view = show(bare_desk)
    assert len(names(view)) == len(bare_desk.playbook.shelf.exercises)
    assert not view.actions_["playbook.copy"].isEnabled()
    assert [action.text() for action in offered(view)] == ["Open a workspace first…"]
    bare_desk.connect_store(sample)
    assert view.actions_["playbook.copy"].isEnabled()
    assert len(offered(view)) == 5


def test_a_broken_card_is_named_with_its_line_and_the_rest_is_there(
    show: Show, bare_desk: Desk, tmp_path: Path
) -> None:
    folder = resource("playbook")
    (tmp_path / "welcome.md").write_text((folder / "welcome.md").read_text("utf-8"), "utf-8")
    broken = (folder / "dot-voting.md").read_text("utf-8").replace('kind = "move"', 'kind = "fly"')
    (tmp_path / "dot-voting.md").write_text(broken, "utf-8")
    bare_desk.playbook = Playbook(tmp_path)
    view = show(bare_desk)
    assert len(names(view)) == 1
    said = PlaybookPresenter(bare_desk).problems
    assert len(said) == 1
    assert said[0].startswith("1 card could not be read: dot-voting.md, line 6: “kind” is “fly”")


def test_others_can_lead_to_a_card_whatever_is_filtered(view: PlaybookView, desk: Desk) -> None:
    view.shelf.filters.stages[Stage.CLOSE].click()
    view.tabs.show_tab("guides")
    presenter = view.findChild(PlaybookPresenter)
    assert presenter is not None
    presenter.open(Spot("dot-voting"))
    assert view.tabs.current == "exercises"
    assert view.card.document.accessibleName() == "Dot voting"
    assert view.shelf.list.currentIndex().data() == "Dot voting"
    presenter.open(Spot("online", "guides"))
    assert view.tabs.current == "guides"
    page = view.tabs.page("guides")
    assert isinstance(page, GuidesPage)
    assert page.document.accessibleName() == "Running it online"


def test_the_card_that_is_read_is_printed_without_a_workspace(
    show: Show, bare_desk: Desk, previewed: list[Draft]
) -> None:
    view = show(bare_desk)
    choose(view, "Dot voting")
    view.actions_["playbook.print"].trigger()
    assert [draft.subject for draft in previewed] == ["Dot voting"]
