"""A volunteer starts a programme, shares out its places, plans its sessions and fills its roster."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSpinBox, QWidget
from pytestqt.qtbot import QtBot

from organiser.app.actions.handouts import Draft
from organiser.domain import series
from organiser.domain.attendance import Answer, Mark
from organiser.domain.people import Person
from organiser.domain.problem import Problem
from organiser.domain.programmes import Programme, Target
from organiser.domain.series import Series
from organiser.domain.sessions import Session
from organiser.store import changes, queries
from organiser.store.store import Store
from organiser.ui.desk.desk import Desk, Spot
from organiser.ui.desk.notices import Notice
from organiser.ui.dialogs.calendar_export import CalendarExport
from organiser.ui.screens.programmes import model
from organiser.ui.screens.programmes.people import PeopleQuestion
from organiser.ui.screens.programmes.places import PlacesQuestion
from organiser.ui.screens.programmes.presenter import ProgrammesPresenter
from organiser.ui.screens.programmes.questions import ProgrammeQuestion, SessionsQuestion
from organiser.ui.screens.programmes.view import ProgrammesView
from organiser.ui.widgets.question import Question
from tests.conftest import TODAY
from tests.ui.screens.conftest import Viewer

Show = Callable[[Desk], ProgrammesView]
Key = Qt.Key


@pytest.fixture
def shown(qtbot: QtBot) -> Show:
    """Shows the screen at the size of a small window."""
    kept: list[ProgrammesView] = []

    def show(desk: Desk) -> ProgrammesView:
        view = ProgrammesView(ProgrammesPresenter(desk))
        kept.append(view)
        qtbot.addWidget(view)
        view.resize(1100, 680)
        view.show()
        qtbot.waitExposed(view)
        view.activateWindow()
        qtbot.waitUntil(view.isActiveWindow)
        return view

    return show


@pytest.fixture
def view(desk: Desk, shown: Show) -> ProgrammesView:
    """The screen with the sample's programme."""
    return shown(desk)


@pytest.fixture
def went(bare_desk: Desk) -> list[tuple[str, object]]:
    found: list[tuple[str, object]] = []
    bare_desk.went.connect(lambda place, spot: found.append((place, spot)))
    return found


def asked(view: ProgrammesView, command: str) -> Question:
    """The question that a command opens."""
    view.commands[command].trigger()
    assert view.question is not None
    assert view.question.isVisible()
    return view.question


def enter(widget: QWidget, words: str = "") -> None:
    QTest.keyClicks(widget, words)
    QTest.keyClick(widget, Key.Key_Return)


def names(view: ProgrammesView) -> list[str]:
    return [line.person for line in view.page.roster.model.values]


# The list and the page


def test_the_sample_on_its_page(view: ProgrammesView) -> None:
    row = model.row_of(view.presenter.model.values[0], TODAY)
    assert (row.title, row.sub) == ("Citizen leadership, Aldermoor", "4 sessions · 14 of 15 places taken")
    page = view.page
    assert page.title.words.text() == "Citizen leadership, Aldermoor"
    assert page.summary.text() == "4 sessions · 14 of 15 places taken · sign-up closes in 14 days"
    assert "Hollins 2 of 3, 1 kept: Dorothy Pike and Ifan Ŵyn-Parry" in page.places.seating.seats.spoken
    assert page.about.sessions.model.values[0].title == "Co-creation workshop"
    assert page.doubts.lines == ()
    assert len(names(view)) == 14


def test_without_a_programme_the_page_says_what_one_is(bare_desk: Desk, store: Store, shown: Show) -> None:
    view = shown(bare_desk)
    assert not view.commands["programmes.new"].isEnabled()
    bare_desk.connect_store(store)
    assert view.presenter.current is None
    assert view.commands["programmes.new"].isEnabled()
    assert not view.commands["programmes.delete"].isEnabled()
    assert not view.sides.isVisible()


def test_a_new_programme_with_places_for_each_neighbourhood(bare_desk: Desk, store: Store, shown: Show) -> None:
    bare_desk.connect_store(store)
    view = shown(bare_desk)
    question = asked(view, "programmes.new")
    assert isinstance(question, ProgrammeQuestion)
    QTest.keyClicks(question.title, "Street stewards")
    QTest.keyClicks(question.places.lines[0].name, "Mill Lane")
    question.places.more.click()
    QTest.keyClicks(question.places.lines[1].name, "Northgate")
    question.places.lines[1].places.setValue(5)
    question.deadline.tick.click()
    QTest.keyClick(question.title, Key.Key_Return)
    assert view.presenter.current is not None
    made = view.presenter.current.programme
    assert (made.title, made.capacity, made.apply_by) == ("Street stewards", 8, TODAY + timedelta(weeks=2))
    assert made.targets == (Target("Mill Lane", 3), Target("Northgate", 5))
    assert store.undo_label == "Start Street stewards"
    store.undo()
    assert view.presenter.current is None


def test_a_programme_needs_a_title_and_says_so(view: ProgrammesView) -> None:
    question = asked(view, "programmes.new")
    assert isinstance(question, ProgrammeQuestion)
    QTest.keyClick(question.title, Key.Key_Return)
    assert question.isVisible()
    assert question._title_row.problem.startswith("The title is empty.")
    QTest.keyClick(question, Key.Key_Escape)
    assert len(view.presenter.model.values) == 1


def test_renaming_in_place(view: ProgrammesView, sample: Store) -> None:
    QTest.keyClick(view.list, Key.Key_F2)
    assert view.page.title.field.hasFocus()
    enter(view.page.title.field, "Aldermoor together")
    assert view.presenter.model.values[0].programme.title == "Aldermoor together"
    assert sample.undo_label == "Rename Citizen leadership, Aldermoor"
    view.page.title.pencil.click()
    QTest.keyClicks(view.page.title.field, "Nothing")
    QTest.keyClick(view.page.title.field, Key.Key_Escape)
    assert view.page.title.words.text() == "Aldermoor together"
    sample.undo()
    assert view.page.title.words.text() == "Citizen leadership, Aldermoor"


def test_the_purpose_is_saved_when_it_is_left_and_typing_is_one_step(view: ProgrammesView, sample: Store) -> None:
    before = sample.ask(queries.programmes.one, 1).purpose
    view.presenter.describe("To see")
    view.presenter.describe("To see what we have")
    assert sample.ask(queries.programmes.one, 1).purpose == "To see what we have"
    sample.undo()
    assert sample.ask(queries.programmes.one, 1).purpose == before
    purpose = view.page.about.purpose.purpose
    purpose.setFocus()
    QTest.keyClicks(purpose, "Now. ")
    view.list.setFocus()
    assert sample.ask(queries.programmes.one, 1).purpose == f"Now. {before}"


def test_places_and_deadline_are_changed_on_the_page(view: ProgrammesView, sample: Store) -> None:
    about = view.page.places.rules
    about.capacity.setFocus()
    about.capacity.selectAll()
    enter(about.capacity, "12")
    assert view.page.doubts.lines == (
        "The neighbourhoods are promised 15 places, but there are only 12.",
        "2 people more on the roster than there are places.",
    )
    about.deadline.tick.click()
    assert sample.ask(queries.programmes.one, 1).apply_by is None
    about.deadline.tick.click()
    workshop = sample.ask(queries.sessions.every, 1)[0]
    assert sample.ask(queries.programmes.one, 1).apply_by == workshop.starts.date() - timedelta(weeks=1)
    assert sample.undo_label == "Change the last day to apply of Citizen leadership, Aldermoor"


def test_places_are_shared_out_anew(view: ProgrammesView, sample: Store) -> None:
    question = asked(view, "programmes.places")
    assert isinstance(question, PlacesQuestion)
    question.editor.lines[0].places.setValue(4)
    question.editor.lines[4].remove.click()
    question.editor.more.click()
    QTest.keyClicks(question.editor.lines[4].name, "hollins")
    QTest.keyClick(question.editor.lines[4].name, Key.Key_Return)
    assert question.isVisible()
    assert question._row.problem.startswith("A neighbourhood stands twice")
    question.editor.lines[4].name.clear()
    QTest.keyClicks(question.editor.lines[4].name, "Elm Row")
    assert question.editor.total.text() == "16 places in all"
    question.done_button.click()
    targets = sample.ask(queries.programmes.one, 1).targets
    assert (targets[0], targets[-1]) == (Target("Castle Fields", 4), Target("Elm Row", 3))
    sample.undo()
    assert sample.ask(queries.programmes.one, 1).targets[0] == Target("Castle Fields", 3)


def test_deleting_takes_the_sessions_along_and_undo_brings_all_back(
    view: ProgrammesView, sample: Store, said: list[Notice]
) -> None:
    view.list.setFocus()
    QTest.keyClick(view.list, Key.Key_Delete)
    assert not view.sides.isVisible()
    assert sample.ask(queries.sessions.count) == 0
    assert said[-1].text == "Deleted “Citizen leadership, Aldermoor” and its 4 sessions."
    assert said[-1].actions
    said[-1].actions[0].run()
    assert len(view.page.about.sessions.model.values) == 4
    assert view.sides.isVisible()


def test_after_deleting_the_one_that_takes_its_place_is_shown(view: ProgrammesView, sample: Store) -> None:
    sample_programme = sample.ask(queries.programmes.one, 1)
    for title in ("Second", "Third"):
        view.presenter.add(replace(sample_programme, title=title))
    view.list.select_key(2)
    assert view.page.title.words.text() == "Second"
    view.presenter.remove()
    assert view.page.title.words.text() == "Citizen leadership, Aldermoor"


def test_one_click_prints_the_overview(view: ProgrammesView, previewed: list[Draft]) -> None:
    view.commands["programmes.overview"].trigger()
    assert [(draft.title, draft.subject) for draft in previewed] == [("Overview", "Citizen leadership, Aldermoor")]


def test_the_calendar_is_a_file_for_each_session_and_one_for_all_when_that_is_chosen(
    view: ProgrammesView, desk: Desk, said: list[Notice], viewer: Viewer, idle: Callable[[], None]
) -> None:
    view.commands["programmes.calendar"].trigger()
    asked = view.question
    assert isinstance(asked, CalendarExport)
    assert asked.each
    assert "every program" in asked.suits.text()
    asked.done_button.click()
    idle()
    folder = desk.paths.output / "Citizen leadership, Aldermoor calendar files"
    assert [file.read_bytes().count(b"BEGIN:VEVENT") for file in folder.glob("*.ics")] == [1] * 4
    assert said[-1].text == "Wrote 4 sessions, each in its own file."
    said[-1].actions[0].run()
    assert viewer.opened == [folder]

    view.commands["programmes.calendar"].trigger()
    assert isinstance(view.question, CalendarExport)
    view.question.way.setCurrentIndex(1)
    view.question.way.activated.emit(1)
    assert "Outlook opens it as a calendar of its own" in view.question.suits.text()
    view.question.done_button.click()
    idle()
    (file,) = desk.paths.output.glob("*.ics")
    assert file.read_bytes().count(b"BEGIN:VEVENT") == 4
    assert said[-1].text == f"Wrote 4 sessions into “{file.name}”."

    view.commands["programmes.calendar"].trigger()
    assert isinstance(view.question, CalendarExport)
    assert not view.question.each, "what was chosen last is kept"
    view.question.reject()


def test_the_question_about_files_leads_to_the_guide(view: ProgrammesView, went: list[tuple[str, object]]) -> None:
    view.commands["programmes.calendar"].trigger()
    assert isinstance(view.question, CalendarExport)
    view.question.help.click()
    assert went[-1] == ("playbook", Spot("calendars", "guides"))


def test_others_lead_here_and_rows_lead_away(view: ProgrammesView, went: list[tuple[str, object]]) -> None:
    view.presenter.go(Spot(1))
    view.presenter.go(Spot(99))
    view.presenter.go(Spot("new"))
    assert isinstance(view.question, ProgrammeQuestion)
    view.question.reject()
    view.page.about.sessions.list.setFocus()
    QTest.keyClick(view.page.about.sessions.list, Key.Key_Return)
    view.page.roster.grid.opened.emit(view.page.roster.model.values[0])
    assert went == [("sessions", Spot(1, "plan")), ("people", Spot(1))]


def test_another_workspace_begins_anew(bare_desk: Desk, sample: Store, shown: Show) -> None:
    own = Store.in_memory()
    bare_desk.connect_store(own)
    view = shown(bare_desk)
    view.presenter.add(Programme("Street stewards"))
    bare_desk.connect_store(sample)
    assert view.page.title.words.text() == "Citizen leadership, Aldermoor"
    assert len(view.presenter.model.values) == 1


# Sessions


def test_three_more_sessions_from_one_pattern_are_one_step(
    view: ProgrammesView, sample: Store, said: list[Notice]
) -> None:
    question = asked(view, "programmes.sessions")
    assert isinstance(question, SessionsQuestion)
    assert question.title.text() == "Space {n}"
    question.number.setValue(3)
    question.every.setCurrentIndex(1)
    question.every.activated.emit(1)
    assert [one.session.title for one in question.preview.model.values] == ["Space 4", "Space 5", "Space 6"]
    assert question.done_button.text() == "Add 3 sessions"
    QTest.keyClick(question.title, Key.Key_Return)
    last = sample.ask(queries.sessions.every, 1)[-3:]
    assert [session.title for session in last] == ["Space 4", "Space 5", "Space 6"]
    assert last[1].starts - last[0].starts == timedelta(weeks=2)
    assert said[-1].text == "Planned 3 sessions."
    sample.undo()
    assert len(sample.ask(queries.sessions.every, 1)) == 4


def test_what_is_wrong_stands_under_its_field(view: ProgrammesView) -> None:
    question = asked(view, "programmes.sessions")
    assert isinstance(question, SessionsQuestion)
    question.title.clear()
    question._zone_button.click()
    question.zone.setText("Narnia")
    assert question.preview.model.values == ()
    question.done_button.click()
    assert question.isVisible()
    assert question._title_row.problem.startswith("The title is empty.")
    assert question._zone_row.problem.startswith("There is no time zone called “Narnia”.")


def test_the_clock_change_is_told_before_anything_is_made(view: ProgrammesView) -> None:
    night = Series("Night walk {n}", datetime(2027, 3, 21, 1, 30), 60, number=2)
    question = SessionsQuestion(night, view.presenter.planned, view)
    question.ask()
    clocks, easter = question.preview.notes.lines
    assert clocks.startswith("01:30 does not exist on Sunday 28 March 2027")
    assert easter == "Sunday 28 March 2027 is Easter Sunday."
    assert question.preview.model.values[1].session.starts == datetime(2027, 3, 28, 2, 30)
    question.reject()


def test_a_series_numbers_on_from_titles_with_words_behind_the_number() -> None:
    before = [Session(f"Space {n}: words", datetime(2027, 5, n, 18), 60) for n in (1, 2)]
    first = series.following(before, datetime(2027, 1, 1))
    assert (first.title, first.first) == ("Space {n}", datetime(2027, 5, 9, 18))
    made = series.planned(replace(first, number=2), [session.title for session in before])
    assert [one.session.title for one in made] == ["Space 3", "Space 4"]


def test_the_first_session_is_an_evening_in_two_weeks() -> None:
    first = series.following((), datetime(2027, 5, 3, 9, 17))
    assert (first.title, first.first) == ("Session {n}", datetime(2027, 5, 17, 18, 30))


def test_a_series_refuses_what_cannot_be() -> None:
    with pytest.raises(Problem, match="out of range"):
        series.planned(Series("Late", datetime(2199, 12, 31, 12), 60, number=2), [])


# The roster


def test_a_name_and_enter_put_somebody_new_on_the_roster(view: ProgrammesView, sample: Store) -> None:
    enter(view.page.roster.name, "Zara Quill")
    assert "Zara Quill" in names(view)
    assert view.page.roster.name.text() == ""
    assert sample.undo_label == "Add Zara Quill to the roster"
    sample.undo()
    assert "Zara Quill" not in names(view)
    assert sample.ask(queries.people.count) == 14


def test_a_name_that_is_known_is_not_added_twice(view: ProgrammesView, sample: Store, said: list[Notice]) -> None:
    sample.do("Add Zara", changes.people.add, Person("Zara Quill", "Hollins"))
    view.page.tabs.show_tab("roster")
    enter(view.page.roster.name, "zara quill")
    assert "Zara Quill" in names(view)
    assert sample.ask(queries.people.count) == 15
    enter(view.page.roster.name, "Amina Yusuf")
    assert sample.ask(queries.people.count) == 15
    assert said[-1].text == "Amina Yusuf is on the roster already."


def test_several_people_are_chosen_at_once(qtbot: QtBot, view: ProgrammesView, sample: Store) -> None:
    for name in ("Ada Fenn", "Ben Fenn", "Cy Gray"):
        sample.do("Add", changes.people.add, Person(name))
    question = asked(view, "programmes.people")
    assert isinstance(question, PeopleQuestion)
    assert not question.done_button.isEnabled()
    QTest.keyClicks(question.search, "fenn")
    QTest.keyClick(question.search, Key.Key_Down)
    qtbot.waitUntil(question.list.hasFocus)
    QTest.keyClick(question.list, Key.Key_Space)
    QTest.keyClick(question.list, Key.Key_Down)
    QTest.keyClick(question.list, Key.Key_Space)
    QTest.keyClick(question.search, Key.Key_Escape)
    gray = question.list.visualRect(question.model.index_of(question.model.values[-1].id))
    QTest.mouseClick(question.list.viewport(), Qt.MouseButton.LeftButton, pos=gray.center())
    assert [person.name for person in question.chosen] == ["Ada Fenn", "Ben Fenn", "Cy Gray"]
    question.done_button.click()
    assert {"Ada Fenn", "Ben Fenn", "Cy Gray"} <= set(names(view))
    assert sample.undo_label == "Add 3 people to the roster"
    assert view.page.doubts.lines == ("2 people more on the roster than there are places.",)


def test_people_are_taken_off_with_the_delete_key(view: ProgrammesView, sample: Store, said: list[Notice]) -> None:
    roster = view.page.roster
    assert not view.commands["programmes.take_off"].isEnabled()
    roster.grid.setFocus()
    roster.grid.selectRow(0)
    QTest.keyClick(roster.grid, Key.Key_Delete)
    assert "Amina Yusuf" not in names(view)
    assert said[-1].text == "Took Amina Yusuf off the roster."
    assert view.presenter.current is not None
    sample.undo()
    assert "Amina Yusuf" in names(view)
    assert sample.ask(queries.people.count) == 14


def test_who_was_chosen_stays_chosen_when_something_else_changes(view: ProgrammesView, desk: Desk) -> None:
    view.page.roster.grid.selectRow(2)
    chosen = view.presenter.roster.members
    desk.do("Mark Amina present", changes.attendance.set_mark, 1, [1], Mark.PRESENT)
    assert view.presenter.roster.members == chosen
    assert len(chosen) == 1


def test_the_grid_says_what_happened_or_what_was_answered(view: ProgrammesView, desk: Desk) -> None:
    desk.do("Mark Amina late", changes.attendance.set_mark, 1, [1], Mark.LATE)
    grid = view.page.roster.model
    row = [grid.index(0, column).data() for column in range(grid.columnCount())]
    assert row == ["Amina Yusuf", "Castle Fields", "Late", "Asked", "Asked", "Asked"]
    spoken = grid.index(0, 2).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Co-creation workshop, ")
    assert spoken.endswith(": Late")


@pytest.mark.parametrize(
    ("told", "word"),
    [
        (None, "–"),
        ((Answer.NONE, Mark.NONE), "Asked"),
        ((Answer.YES, Mark.NONE), "Yes"),
        ((Answer.YES, Mark.PRESENT), "There"),
        ((Answer.NO, Mark.LATE), "Late"),
        ((Answer.MAYBE, Mark.APOLOGIES), "Apologies"),
    ],
)
def test_the_words_of_the_grid(told: tuple[Answer, Mark] | None, word: str) -> None:
    assert model.cell(told) == word


def test_every_control_of_the_screen_has_a_name(view: ProgrammesView) -> None:
    nameless = [
        widget
        for widget in view.findChildren(QWidget)
        if widget.isVisible()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not widget.accessibleName()
        and not isinstance(widget.parent(), QAbstractSpinBox)
    ]
    assert nameless == []


def test_what_changes_while_nobody_looks_is_there_when_the_screen_is_shown(view: ProgrammesView, sample: Store) -> None:
    view.hide()
    sample.do("Rename it", changes.programmes.edit, 1, Programme("Renamed elsewhere"))
    assert view.page.title.words.text() == "Citizen leadership, Aldermoor"
    view.show()
    assert view.page.title.words.text() == "Renamed elsewhere"


def test_how_often_people_were_there_is_counted_over_sessions_that_are_over(
    view: ProgrammesView, desk: Desk, workshop: int
) -> None:
    def head() -> list[str]:
        table = view.page.roster.model
        return [str(table.headerData(n, Qt.Orientation.Horizontal)) for n in range(table.columnCount())]

    assert "There" not in head(), "nothing is over yet"
    desk.do("Move", changes.sessions.move, workshop, datetime(2027, 4, 14, 12, 30))
    desk.do("Mark", changes.attendance.set_mark, workshop, [1, 2], Mark.PRESENT)
    assert head()[-1] == "There"
    table = view.page.roster.model
    last = table.columnCount() - 1
    assert [table.index(row, last).data() for row in range(3)] == ["1 of 1", "1 of 1", "0 of 1"]
    tip = table.index(2, last).data(Qt.ItemDataRole.ToolTipRole)
    assert tip.startswith("Dorothy Pike: 0 of 1 session so far that they were invited to; not marked at 1")
    assert view.page.roster.attendance.text() == "2 different people came to at least one of 1 session so far."
