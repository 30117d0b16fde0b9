"""The story of a volunteer who plans, renames, moves, copies, cancels and deletes sessions."""

from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from organiser.app import paths
from organiser.domain.sessions import Status
from organiser.store import changes, queries
from organiser.store.store import Store
from organiser.ui.desk.commands import Actions, Command
from organiser.ui.desk.desk import Desk, Spot
from organiser.ui.screens import sessions
from organiser.ui.screens.sessions.model import end_in_words
from organiser.ui.screens.sessions.presenter import OPEN, SessionsPresenter
from organiser.ui.screens.sessions.questions import DetailsDialog, TimeDialog
from organiser.ui.screens.sessions.view import SessionsView
from organiser.ui.shell.places import Screen, TabPlace
from organiser.ui.theme.theme import Theme
from tests.ui.screens.desks import Told, make_desk


class Tab:
    """A tab that only says which session it shows."""

    def __init__(self) -> None:
        self.view: QWidget = QLabel()
        self.actions: Actions | None = None
        self.shown: list[int] = []

    def show_session(self, session_id: int) -> None:
        self.shown.append(session_id)


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
def presenter(qapp: QApplication, desk: Desk, told: Told) -> SessionsPresenter:
    presenter = SessionsPresenter(desk)
    presenter.begin()
    return presenter


class Shown:
    """The screen in a window of its own."""

    def __init__(self, qtbot: QtBot, desk: Desk, width: int = 1500) -> None:
        self.tabs: dict[str, Tab] = {}
        places = tuple(
            TabPlace(name, title, "clock", lambda name=name: self.tabs.setdefault(name, Tab()))  # type: ignore[misc]
            for name, title in (("plan", "Plan"), ("invitations", "People"))
        )
        self.screen: Screen = sessions.make(desk, places)
        view = self.screen.view
        assert isinstance(view, SessionsView)
        self.view = view
        qtbot.addWidget(view)
        view.resize(width, 800)
        view.show()
        qtbot.waitExposed(view)
        view.activateWindow()

    def dialog(self) -> QObject:
        found = [child for child in self.view.children() if isinstance(child, DetailsDialog | TimeDialog)]
        return found[-1]


@pytest.fixture
def shown(qtbot: QtBot, theme: Theme, desk: Desk, told: Told) -> Shown:
    return Shown(qtbot, desk)


def test_the_nearest_session_is_shown_first_and_past_ones_stand_apart(
    presenter: SessionsPresenter, sample: Store
) -> None:
    assert [line.session.id for line in presenter.lists.model.values] == [1, 2, 3, 4]
    assert presenter.session is not None
    assert presenter.session.id == 1
    sample.do("Move it", changes.sessions.move, 2, datetime(2027, 4, 1, 18, 30))
    assert (presenter.lists.coming, presenter.lists.past) == (3, 1)
    presenter.lists.show_past(True)
    assert [line.session.id for line in presenter.lists.model.values] == [2]


def test_a_row_says_everything_in_one_sentence(presenter: SessionsPresenter) -> None:
    spoken = presenter.lists.model.data(presenter.lists.model.index(0), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == ("Co-creation workshop, Wednesday 26 May 2027, 12:30 to 14:00, online, 9 coming of 14, Confirmed")


def test_the_search_leads_to_the_other_list(presenter: SessionsPresenter, sample: Store) -> None:
    sample.do("Move it", changes.sessions.move, 2, datetime(2027, 4, 1, 18, 30))
    presenter.lists.search("what we have")
    assert presenter.lists.model.values == ()
    assert presenter.lists.elsewhere() == 1


def test_a_new_session_numbers_itself_within_its_programme(presenter: SessionsPresenter, sample: Store) -> None:
    first = presenter.session
    assert first is not None
    presenter.save(replace(first, id=0, uid="", title="Evening {n}"))
    presenter.save(replace(first, id=0, uid="", title="Evening {n}"))
    titles = [one.title for one in sample.ask(queries.sessions.every)]
    assert {"Evening 1", "Evening 2"} <= set(titles)
    assert sample.undo_label == "Plan Evening 2"


def test_rename_move_and_status_are_one_undo_step_each(presenter: SessionsPresenter, told: Told, sample: Store) -> None:
    presenter.rename("Workshop in May")
    assert sample.undo_label == "Rename Co-creation workshop"
    presenter.move(datetime(2027, 5, 27, 18, 30))
    assert sample.undo_label == "Move Workshop in May"
    assert told.last == "Moved to Thu 27 May, 18:30 to 20:00."
    presenter.set_status(Status.CANCELLED)
    assert "Export the invitations again" in told.last
    for _ in range(3):
        sample.undo()
    session = presenter.session
    assert session is not None
    assert (session.title, session.status) == ("Co-creation workshop", Status.CONFIRMED)


def test_an_empty_title_is_refused_in_words(presenter: SessionsPresenter, told: Told) -> None:
    presenter.rename("  ")
    assert told.last == "The session's title is empty."


def test_a_copy_keeps_the_plan_and_leaves_the_people(presenter: SessionsPresenter, sample: Store) -> None:
    presenter.copy(datetime(2027, 7, 1, 18, 30), "Once more")
    assert presenter.session is not None
    assert presenter.session.title == "Once more"
    assert len(sample.ask(queries.agendas.items, presenter.session.id)) == 8
    assert sample.ask(queries.attendance.register, presenter.session.id) == ()


def test_a_deleted_session_comes_back_by_the_notice(presenter: SessionsPresenter, told: Told) -> None:
    presenter.open(2)
    presenter.remove()
    assert presenter.session is not None
    assert presenter.session.id == 3, "the next one is shown"
    offer = told.notices[-1].actions[0]
    assert offer is not None
    offer.run()
    assert [line.session.id for line in presenter.lists.model.values] == [1, 2, 3, 4]


def test_the_calendar_file_is_one_click_away(presenter: SessionsPresenter, told: Told, desk: Desk) -> None:
    presenter.export()
    written = list(desk.paths.output.glob("*.ics"))
    assert len(written) == 1
    assert written[0].read_bytes().count(b"BEGIN:VEVENT") == 1
    assert told.last == f"Wrote “{written[0].name}” with 1 event."
    presenter.set_status(Status.CANCELLED)
    presenter.export()
    assert b"STATUS:CANCELLED" in written[0].read_bytes()
    assert told.last == f"Wrote “{written[0].name}” with 1 cancelled event."


def test_the_open_session_is_remembered_while_it_exists(desk: Desk, presenter: SessionsPresenter) -> None:
    presenter.open(3)
    again = SessionsPresenter(desk)
    again.begin()
    assert again.session is not None
    assert again.session.id == 3
    again.remove()
    third = SessionsPresenter(desk)
    third.begin()
    assert third.session is not None
    assert third.session.id == 1


def test_the_end_of_a_session_is_said_with_midnight_and_the_clock_change() -> None:
    assert end_in_words(datetime(2027, 5, 5, 18, 30), 120, "Europe/London") == ("Ends 20:30", "")
    late, _ = end_in_words(datetime(2027, 5, 5, 23, 0), 120, "Europe/London")
    assert late == "Ends 01:00 on Thursday 6 May 2027, after midnight"
    _, skipped = end_in_words(datetime(2027, 3, 28, 1, 30), 60, "Europe/London")
    assert "02:30 was taken" in skipped
    _, doubled = end_in_words(datetime(2027, 10, 31, 1, 30), 60, "Europe/London")
    assert "comes twice" in doubled


# The view


def test_planning_asks_only_for_a_title(qtbot: QtBot, shown: Shown, sample: Store) -> None:
    shown.view.commands["sessions.new"].trigger()
    dialog = shown.dialog()
    assert isinstance(dialog, DetailsDialog)
    assert dialog.times.starts == datetime(2027, 5, 5, 18, 30), "next Wednesday"
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.title_row.problem, "an empty title is asked for again"
    QTest.keyClicks(dialog.title, "Space {n}: Around the hall")
    dialog.minutes.setValue(90)
    assert dialog.times.end.text() == "Ends 20:00"
    QTest.keyClick(dialog.title, Qt.Key.Key_Return)
    newest = max(sample.ask(queries.sessions.every), key=lambda one: one.id)
    assert (newest.title, newest.minutes, newest.programme_id) == ("Space 1: Around the hall", 90, 1)
    assert shown.view.page.title.words.text() == newest.title


def test_a_wrong_zone_is_said_under_its_field(qtbot: QtBot, shown: Shown) -> None:
    shown.view.commands["sessions.details"].trigger()
    dialog = shown.dialog()
    assert isinstance(dialog, DetailsDialog)
    dialog.zone.setText("Europe/Nowhere")
    QTest.keyClick(dialog.title, Qt.Key.Key_Return)
    assert "no time zone" in dialog.zone_row.problem
    assert dialog.zone.isVisible(), "what is folded away unfolds where something is wrong"
    dialog.reject()


def test_f2_in_the_list_renames_in_place(qtbot: QtBot, shown: Shown, sample: Store) -> None:
    shown.view.list.setFocus()
    QTest.keyClick(shown.view.list, Qt.Key.Key_F2)
    field = shown.view.page.title.field
    QTest.keyClicks(field, "Our workshop")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert sample.ask(queries.sessions.one, 1).title == "Our workshop"
    assert sample.undo_label == "Rename Co-creation workshop"


def test_del_in_the_list_deletes_and_the_last_one_leaves_the_first_step(
    qtbot: QtBot, shown: Shown, sample: Store
) -> None:
    shown.view.list.setFocus()
    for _ in range(4):
        QTest.keyClick(shown.view.list, Qt.Key.Key_Delete)
    assert sample.ask(queries.sessions.count) == 0
    assert not shown.view.sides.isVisible()
    sample.undo()
    assert shown.view.sides.isVisible()


def test_moving_asks_when_and_keeps_the_length(qtbot: QtBot, shown: Shown, sample: Store) -> None:
    shown.view.commands["sessions.move"].trigger()
    dialog = shown.dialog()
    assert isinstance(dialog, TimeDialog)
    dialog.times.date.show_value(date(2027, 6, 1))
    dialog.times.time.show_value(time(19, 0))
    QTest.mouseClick(dialog.done_button, Qt.MouseButton.LeftButton)
    session = sample.ask(queries.sessions.one, 1)
    assert (session.starts, session.minutes) == (datetime(2027, 6, 1, 19, 0), 90)


def test_a_click_opens_the_page_where_only_one_side_fits(qtbot: QtBot, theme: Theme, desk: Desk, told: Told) -> None:
    shown = Shown(qtbot, desk, width=700)
    view = shown.view
    assert view.list.isVisible()
    row = view.list.visualRect(view.list.model().index(1, 0))
    QTest.mouseClick(view.list.viewport(), Qt.MouseButton.LeftButton, pos=row.center())
    assert not view.list.isVisible()
    assert view.page.title.words.text() == "Space 1: What we have here"
    assert desk.settings.get(OPEN, 0) == 2
    qtbot.waitUntil(lambda: view.sides.back_button.width() > 0)
    QTest.mouseClick(view.sides.back_button, Qt.MouseButton.LeftButton)
    assert view.list.isVisible()
    assert desk.settings.get(OPEN, 0) == 0


def test_a_new_session_comes_up_where_only_one_side_fits(qtbot: QtBot, theme: Theme, desk: Desk, told: Told) -> None:
    shown = Shown(qtbot, desk, width=700)
    view = shown.view
    row = view.list.visualRect(view.list.model().index(1, 0))
    QTest.mouseClick(view.list.viewport(), Qt.MouseButton.LeftButton, pos=row.center())
    view.commands["sessions.new"].trigger()
    dialog = shown.dialog()
    assert isinstance(dialog, DetailsDialog)
    dialog.title.setText("Street meeting")
    QTest.mouseClick(dialog.done_button, Qt.MouseButton.LeftButton)
    assert view.page.title.words.text() == "Street meeting"
    assert not view.list.isVisible()


def test_a_spot_opens_a_session_on_a_tab_and_tabs_follow_when_they_are_seen(shown: Shown) -> None:
    assert shown.screen.go is not None
    assert shown.tabs["plan"].shown == [1]
    shown.screen.go(Spot(3, "people"))
    assert shown.view.page.tabs.current == "invitations"
    assert shown.tabs["invitations"].shown == [3]
    shown.screen.go(Spot(4))
    assert shown.tabs["invitations"].shown == [3, 4]
    assert 4 not in shown.tabs["plan"].shown, "a tab that is not seen need not follow"
    shown.screen.go(Spot(4, "plan"))
    assert shown.tabs["plan"].shown[-1] == 4


def test_the_screen_may_be_made_before_a_workspace_is_open(
    qtbot: QtBot, theme: Theme, home: Path, sample: Store
) -> None:
    desk = make_desk(home)
    shown = Shown(qtbot, desk)
    assert not shown.view.commands["sessions.new"].isEnabled()
    desk.connect_store(sample)
    assert shown.view.page.title.words.text() == "Co-creation workshop"
    assert shown.view.commands["sessions.new"].isEnabled()


def test_an_empty_workspace_offers_the_one_next_step(qtbot: QtBot, theme: Theme, home: Path, store: Store) -> None:
    shown = Shown(qtbot, make_desk(home, store))
    assert shown.screen.go is not None
    shown.screen.go(Spot("new"))
    dialog = shown.dialog()
    assert isinstance(dialog, DetailsDialog)
    QTest.keyClicks(dialog.title, "First evening")
    QTest.keyClick(dialog.title, Qt.Key.Key_Return)
    assert shown.view.sides.isVisible()
    assert shown.view.page.title.words.text() == "First evening"


def test_the_commands_of_the_tab_join_those_of_the_page(qtbot: QtBot, theme: Theme, desk: Desk, told: Told) -> None:
    shown = Shown(qtbot, desk)
    assert shown.screen.actions is not None
    before = [action.objectName() for action in shown.screen.actions]
    went: list[str] = []
    desk.went.connect(lambda place, _spot: went.append(place))
    tab = shown.tabs.setdefault("invitations", Tab())
    tab.actions = Actions((Command("tab.greet", "&Greet", lambda _desk: None),), desk, tab.view)
    shown.view.page.show_tab("people")
    assert [action.objectName() for action in shown.screen.actions] == [*before, "tab.greet"]
    assert went == ["sessions"], "so that the window fills its menus again"


def test_a_hidden_list_catches_up_when_it_is_shown(qtbot: QtBot, theme: Theme, desk: Desk, told: Told) -> None:
    shown = Shown(qtbot, desk, width=700)
    shown.view.sides.show_detail()
    read: list[str] = []
    shown.view._presenter.lists.changed.connect(lambda: read.append("read"))
    desk.do("Rename", changes.sessions.edit, 1, replace(desk.ask(queries.sessions.one, 1), title="Another name"))
    assert shown.view.page.title.words.text() == "Another name"
    assert read == []
    shown.view.sides.show_list()
    assert read == ["read"]
    assert shown.view.list.model().index(0, 0).data() == "Another name"
