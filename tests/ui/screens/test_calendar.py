"""The story of a volunteer who looks at the month and the week, and moves sessions about in them."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from organiser.app import paths
from organiser.domain.agendas import Item
from organiser.domain.marked_days import MarkedDay
from organiser.domain.sessions import Session, Status
from organiser.store import changes, queries
from organiser.store.store import Store
from organiser.ui.desk.desk import Desk, Spot
from organiser.ui.screens import invitations, sessions
from organiser.ui.screens.invitations.model import Mode
from organiser.ui.screens.sessions.calendar_grid import CalendarGrid
from organiser.ui.screens.sessions.calendar_page import MoveDialog
from organiser.ui.screens.sessions.calendar_presenter import Look
from organiser.ui.screens.sessions.day import DayDialog
from organiser.ui.screens.sessions.days import DaysPresenter
from organiser.ui.screens.sessions.days_dialog import DaysDialog
from organiser.ui.screens.sessions.month import MonthView
from organiser.ui.screens.sessions.questions import DetailsDialog
from organiser.ui.screens.sessions.view import SessionsView
from organiser.ui.screens.sessions.week import WeekView
from organiser.ui.shell.places import TabPlace
from organiser.ui.theme.theme import Theme
from tests.ui.screens.desks import Told, make_desk

ALT, CTRL, NONE = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton
WORKSHOP = datetime(2027, 5, 26, 12, 30)


@pytest.fixture(scope="module", autouse=True)
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


class Shown:
    """The screen in a window of its own, showing a month or a week."""

    def __init__(self, qtbot: QtBot, desk: Desk, look: Look = Look.MONTH) -> None:
        self.desk = desk
        people = TabPlace("invitations", "People", "users", lambda: invitations.make(desk))
        screen = sessions.make(desk, (people,))
        assert isinstance(screen.view, SessionsView)
        self.view = screen.view
        assert screen.go is not None
        self.go = go = screen.go
        desk.went.connect(lambda _place, spot: go(spot))
        qtbot.addWidget(self.view)
        self.view.resize(1300, 800)
        self.view.show()
        qtbot.waitExposed(self.view)
        self.view.activateWindow()
        self.calendar = self.view._presenter.calendar
        self.calendar.show(look, self.view._presenter.session)
        QApplication.processEvents()

    @property
    def grid(self) -> CalendarGrid:
        return self.view.calendar.grid

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        QTest.keyClick(self.grid, key, held)

    def box(self, session_id: int) -> QPoint:
        """Where a session can be taken hold of."""
        model = self.grid.model()
        for row in range(model.rowCount()):
            for column in range(7):
                for entry, box in self.grid.entries_in(model.index(row, column)):
                    if entry.session.id == session_id:
                        return box.center().toPoint()
        pytest.fail("it is not shown")

    def drag(self, since: QPoint, by: QPoint, *, drops: bool = True) -> None:
        """Press, move the mouse and let go."""
        viewport = self.grid.viewport()
        QTest.mousePress(viewport, LEFT, pos=since)
        for share in (0.3, 0.6, 1.0):
            point = QPointF(since) + QPointF(by) * share
            where = QPointF(viewport.mapToGlobal(point.toPoint()))
            event = QMouseEvent(QMouseEvent.Type.MouseMove, point, where, Qt.MouseButton.NoButton, LEFT, NONE)
            QApplication.sendEvent(viewport, event)
            viewport.repaint()
        if drops:
            QTest.mouseRelease(viewport, LEFT, pos=since + by)

    def dialog(self) -> QDialog:
        return [one for one in self.view.findChildren(QDialog) if one.isVisible()][-1]


@pytest.fixture
def month(qtbot: QtBot, desk: Desk, told: Told) -> Shown:
    return Shown(qtbot, desk)


@pytest.fixture
def week(qtbot: QtBot, desk: Desk, told: Told) -> Shown:
    return Shown(qtbot, desk, Look.WEEK)


def starts(store: Store, session_id: int = 1) -> datetime:
    return store.ask(queries.sessions.one, session_id).starts


def plan(store: Store, title: str, at: datetime, **more: object) -> int:
    return store.do("Plan it", changes.sessions.add, Session(title, at, 90, **more))  # type: ignore[arg-type]


def give(store: Store, people: int, session_id: int = 1) -> None:
    ids = [held.person_id for held in store.ask(queries.ledger.of_session, session_id)][:people]
    store.do("Tell them", changes.attendance.note_given, session_id, ids)


def test_the_month_opens_where_the_session_is_and_is_remembered(qtbot: QtBot, month: Shown, home: Path) -> None:
    assert month.calendar.title == "May 2027"
    assert (month.calendar.day, month.calendar.session_id) == (WORKSHOP.date(), 1)
    assert isinstance(month.grid, MonthView)
    again = sessions.make(month.desk, ())
    qtbot.addWidget(again.view)
    assert isinstance(again.view, SessionsView)
    assert again.view._presenter.calendar.look is Look.MONTH


def test_arrows_go_by_day_pages_by_month_and_home_leads_to_today(month: Shown) -> None:
    month.press(Qt.Key.Key_Right)
    assert month.calendar.day == date(2027, 5, 27)
    month.press(Qt.Key.Key_Down)
    assert (month.calendar.day, month.calendar.title) == (date(2027, 6, 3), "May 2027"), "it is still in sight"
    month.press(Qt.Key.Key_Down)
    assert (month.calendar.day, month.calendar.title) == (date(2027, 6, 10), "June 2027")
    month.press(Qt.Key.Key_PageDown)
    assert month.calendar.day == date(2027, 7, 10)
    month.press(Qt.Key.Key_Home)
    assert (month.calendar.day, month.calendar.title) == (date(2027, 5, 3), "May 2027")


def test_from_right_to_left_the_left_arrow_leads_on(month: Shown) -> None:
    month.view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    month.press(Qt.Key.Key_Left)
    assert month.calendar.day == date(2027, 5, 27)
    by = QPoint(-month.grid.columnWidth(0), 0)
    month.calendar.choose(WORKSHOP.date())
    month.drag(month.box(1), by)
    assert month.calendar.day == date(2027, 5, 27), "the days go from right to left"


def test_a_day_is_heard_with_everything_on_it(month: Shown, sample: Store) -> None:
    sample.do("Mark", changes.marked_days.add, [MarkedDay(date(2000, 5, 3), "Ours", every_year=True)])
    interface = QAccessible.queryAccessibleInterface(month.grid)
    assert interface is not None
    said = [month.grid.model().index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(6)]
    assert "Monday 3 May, today, no session; Bank holiday: Early May; Ours" in said
    month.press(Qt.Key.Key_Right)
    month.press(Qt.Key.Key_Left)
    spoken = month.grid.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Wednesday 26 May, 1 session: 12:30 Co-creation workshop"


def test_a_drag_to_another_day_is_one_step_with_a_notice_that_leads_to_who_holds_the_old_date(
    month: Shown, sample: Store, told: Told
) -> None:
    give(sample, 9)
    before = len(sample.history())
    month.drag(month.box(1), QPoint(month.grid.columnWidth(0), 0))
    assert starts(sample) == WORKSHOP + timedelta(days=1)
    assert len(sample.history()) == before + 1
    assert told.last == "Moved to Thu 27 May. 9 people hold the old date."
    assert (month.calendar.day, month.calendar.session_id) == (date(2027, 5, 27), 1)
    undo, show = told.notices[-1].actions
    show.run()
    QApplication.processEvents()
    tab = month.view.page.tab
    assert isinstance(tab, invitations.InvitationsTab)
    assert tab.presenter.mode is Mode.HOLDING
    assert len(tab.presenter.holding.old) == 9
    undo.run()
    assert starts(sample) == WORKSHOP


def test_esc_and_a_press_without_a_drag_move_nothing(month: Shown, sample: Store) -> None:
    month.drag(month.box(1), QPoint(month.grid.columnWidth(0), 0), drops=False)
    month.press(Qt.Key.Key_Escape)
    QTest.mouseRelease(month.grid.viewport(), LEFT)
    QTest.mouseClick(month.grid.viewport(), LEFT, pos=month.box(1))
    assert starts(sample) == WORKSHOP


def test_keys_move_a_session_and_a_run_of_them_is_one_step(
    qtbot: QtBot, month: Shown, sample: Store, told: Told
) -> None:
    before = len(sample.history())
    month.press(Qt.Key.Key_Left, ALT)
    month.press(Qt.Key.Key_Down, ALT)
    assert starts(sample) == WORKSHOP + timedelta(days=6)
    qtbot.waitUntil(lambda: bool(told.notices), timeout=3_000)
    assert [one.text for one in told.notices] == ["Moved to Tue 1 Jun."]
    month.press(Qt.Key.Key_Left, ALT)
    assert len(sample.history()) == before + 2, "the next run is a step of its own"
    sample.undo()
    sample.undo()
    assert starts(sample) == WORKSHOP


@pytest.mark.parametrize("status", [Status.CANCELLED, Status.CONFIRMED])
def test_what_is_cancelled_or_over_is_asked_about_first(month: Shown, sample: Store, status: Status) -> None:
    on = datetime(2027, 5, 1, 10, 0) if status is Status.CONFIRMED else datetime(2027, 5, 12, 10, 0)
    one = plan(sample, "Coffee", on, status=status)
    month.calendar.go_to(on.date())
    month.press(Qt.Key.Key_Right, ALT)
    assert starts(sample, one) == on
    dialog = month.dialog()
    assert isinstance(dialog, MoveDialog)
    dialog.accept()
    assert starts(sample, one) == on + timedelta(days=1)


def test_a_session_abroad_keeps_its_own_time_when_it_is_moved(month: Shown, sample: Store) -> None:
    one = plan(sample, "Call", datetime(2027, 5, 13, 2, 0), timezone="Asia/Karachi")
    assert [entry.session.id for entry in month.calendar.calendar.on(date(2027, 5, 12)).entries] == [one]
    month.drag(month.box(one), QPoint(0, month.grid.rowHeight(0)))
    assert starts(sample, one) == datetime(2027, 5, 20, 2, 0)


def test_the_next_session_of_a_day_is_chosen_with_ctrl_and_enter_opens_it(month: Shown, sample: Store) -> None:
    other = plan(sample, "Coffee", WORKSHOP + timedelta(hours=4))
    month.press(Qt.Key.Key_Down, CTRL)
    assert month.calendar.session_id == other
    assert month.view._presenter.session is not None
    assert month.view._presenter.session.id == other, "the commands are about it"
    month.press(Qt.Key.Key_Return)
    assert month.view.page.isVisible()
    assert not month.grid.isVisible()
    assert month.view.page.back.accessibleName() == "Back to the month"
    month.view.page.back.click()
    assert month.grid.isVisible()
    assert month.calendar.day == WORKSHOP.date()


def test_n_plans_a_session_on_that_day_at_the_time_of_the_last_one(month: Shown, sample: Store) -> None:
    month.press(Qt.Key.Key_Right)
    month.press(Qt.Key.Key_N)
    dialog = month.dialog()
    assert isinstance(dialog, DetailsDialog)
    assert dialog.answer.starts == datetime(2027, 5, 27, 18, 30)
    dialog.title.setText("Coffee morning")
    dialog.times.time.show_value(datetime(2027, 5, 27, 10, 15).time())
    dialog.accept()
    assert sample.undo_label == "Plan Coffee morning"
    month.view.page.back.click()
    month.press(Qt.Key.Key_Down)
    month.view.commands["sessions.new"].trigger()
    again = month.dialog()
    assert isinstance(again, DetailsDialog)
    assert again.answer.starts == datetime(2027, 6, 3, 10, 15)


def test_more_sessions_than_fit_are_behind_a_line_that_opens_the_day(month: Shown, sample: Store) -> None:
    for hour in range(9, 17):
        plan(sample, f"Open house {hour}", datetime(2027, 5, 20, hour), place=f"Room {hour}")
    view = month.view.calendar.month
    index = view.days.place_of(date(2027, 5, 20))
    cell = view.cell(index)
    assert cell.hidden == 8 - len(cell.bars) > 0
    assert cell.more_words == f"+{cell.hidden} more"
    QTest.mouseClick(view.viewport(), LEFT, pos=cell.more.center().toPoint())
    dialog = month.dialog()
    assert isinstance(dialog, DayDialog)
    assert len(dialog.model.values) == 8
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    assert month.view._presenter.session is not None
    assert month.view._presenter.session.title == "Open house 10"
    assert month.view.page.isVisible()


def test_the_session_that_is_looked_at_is_never_behind_that_line(month: Shown, sample: Store) -> None:
    ids = [plan(sample, f"Open house {hour}", datetime(2027, 5, 20, hour)) for hour in range(9, 17)]
    month.calendar.choose(date(2027, 5, 20), session_id=ids[-1])
    view = month.view.calendar.month
    shown = [entry.session.id for entry, _ in view.cell(view.currentIndex()).bars]
    assert shown[-1] == ids[-1]


def test_a_clash_is_said_in_words_and_goes_when_it_is_solved(month: Shown, sample: Store) -> None:
    sample.do("Move it", changes.sessions.move, 2, WORKSHOP)
    (line,) = month.view.calendar.clashes.lines
    assert line.startswith("Wed 26 May: “Co-creation workshop” and “Space 1: What we have here” are at the same time")
    assert "both on the same link" in line
    sample.undo()
    assert month.view.calendar.clashes.lines == ()


def test_in_the_week_a_drag_goes_by_quarters_of_an_hour(week: Shown, sample: Store, told: Told) -> None:
    assert isinstance(week.grid, WeekView)
    sample.do("Pin it", changes.agendas.add, 1, Item("Lunch", 10, pinned="13:00"))
    hour = week.grid._hour_height()
    week.drag(week.box(1), QPoint(week.grid.columnWidth(0), round(hour * 0.8)))
    assert starts(sample) == WORKSHOP + timedelta(days=1, minutes=45)
    assert told.last.startswith("Moved to Thu 27 May, 13:15 to 14:45.")
    assert told.notices[-1].advice == "“Lunch” keeps its clock time: pinned."
    week.press(Qt.Key.Key_Up, ALT)
    assert starts(sample) == WORKSHOP + timedelta(days=1, minutes=30)


def test_in_the_week_arrows_go_by_hour_and_a_new_session_begins_there(week: Shown) -> None:
    assert week.calendar.title == "24 to 30 May 2027"
    week.press(Qt.Key.Key_Up)
    week.press(Qt.Key.Key_Up)
    week.press(Qt.Key.Key_Up)
    said = week.grid.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Wed 26 May, 09:00 to 10:00, free"
    week.press(Qt.Key.Key_N)
    dialog = week.dialog()
    assert isinstance(dialog, DetailsDialog)
    assert dialog.answer.starts == datetime(2027, 5, 26, 9, 0)
    dialog.reject()
    week.press(Qt.Key.Key_PageDown)
    assert week.calendar.title == "31 May to 6 June 2027"


def test_sessions_at_one_time_stand_side_by_side_at_their_true_length(week: Shown, sample: Store) -> None:
    other = plan(sample, "Coffee", WORKSHOP + timedelta(minutes=30))
    view = week.view.calendar.week
    boxes = {entry.session.id: box for entry, box in view.blocks(2)}
    assert not boxes[1].intersects(boxes[other])
    assert boxes[1].height() == pytest.approx(view._hour_height() * 1.5, abs=3)


def test_the_night_is_folded_until_something_is_in_it_or_it_is_asked_for(week: Shown, sample: Store) -> None:
    def labels() -> list[str]:
        return [band.label for band in week.view.calendar.week.hours.bands]

    assert (labels()[0], labels()[-1]) == ("00–07", "22–24")
    plan(sample, "Early walk", datetime(2027, 5, 25, 5, 30))
    assert labels()[:2] == ["00–05", "05:00"]
    week.view.commands["calendar.nights"].trigger()
    assert len(labels()) == 24


def test_the_looks_are_a_key_away_and_the_list_shows_what_was_looked_at(month: Shown) -> None:
    month.calendar.go_to(date(2027, 6, 9))
    month.view.commands["calendar.week"].trigger()
    assert (month.calendar.look, month.calendar.title) == (Look.WEEK, "7 to 13 June 2027")
    wanted = month.view._presenter.session
    month.view.commands["calendar.list"].trigger()
    assert month.view.list.isVisible()
    assert month.view._presenter.session == wanted


def test_del_takes_the_session_away_and_nothing_where_there_is_none(month: Shown, sample: Store) -> None:
    month.press(Qt.Key.Key_Right)
    month.press(Qt.Key.Key_Delete)
    assert sample.ask(queries.sessions.count) == 4
    month.press(Qt.Key.Key_Left)
    month.press(Qt.Key.Key_Delete)
    assert sample.ask(queries.sessions.count) == 3
    assert month.grid.isVisible()
    sample.undo()
    assert month.calendar.session_id == 1


def test_days_of_ones_own_are_marked_by_hand_and_from_a_file(month: Shown, sample: Store, tmp_path: Path) -> None:
    month.calendar.ask_days()
    dialog = month.dialog()
    assert isinstance(dialog, DaysDialog)
    dialog.name.setText("Carers Day")
    QTest.keyClick(dialog.name, Qt.Key.Key_Return)
    assert month.calendar.calendar.on(WORKSHOP.date()).marked == ("Carers Day",)
    path = tmp_path / "days.csv"
    path.write_text("2027-05-27,Fete\nsoon,Never\n", "utf-8")
    dialog.presenter.take(path)
    assert dialog.told.lines[0] == "1 day marked from days.csv."
    assert "soon" in dialog.told.lines[1]
    assert month.calendar.calendar.on(date(2027, 5, 27)).marked == ("Fete",)
    dialog.list.select_key(1)
    QTest.keyClick(dialog.list, Qt.Key.Key_Delete)
    assert month.calendar.calendar.on(WORKSHOP.date()).marked == ()
    sample.undo()
    assert month.calendar.calendar.on(WORKSHOP.date()).marked == ("Carers Day",)


def test_a_file_that_cannot_be_read_is_said_in_the_dialog(desk: Desk, tmp_path: Path) -> None:
    presenter = DaysPresenter(desk)
    presenter.take(tmp_path / "none.csv")
    assert "There is no file" in presenter.told[0]
    assert presenter.add(date(2027, 5, 3), "  ", every_year=True) == "The name of the day is empty. Type a few words."


def test_another_workspace_begins_with_today(month: Shown, store: Store) -> None:
    month.desk.connect_store(store)
    assert month.calendar.day == date(2027, 5, 3)
    assert month.calendar.session_id == 0
    assert month.grid.isVisible()


@pytest.mark.parametrize("look", [Look.MONTH, Look.WEEK])
def test_only_the_days_that_are_shown_are_read(
    qtbot: QtBot, home: Path, store: Store, look: Look, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill(tx: object) -> None:
        for at in range(600):
            changes.sessions.add(tx, Session(f"Space {at}", datetime(2025, 1, 1, 9) + timedelta(days=2 * at), 60))  # type: ignore[arg-type]

    store.do("Fill it", fill)
    shown = Shown(qtbot, make_desk(home, store), look)
    read: list[int] = []
    ask: Callable[..., object] = store.ask

    def counted(query: Callable[..., object], *words: object, **named: object) -> object:
        answer = ask(query, *words, **named)
        read.append(len(answer) if isinstance(answer, tuple) else 1)
        return answer

    monkeypatch.setattr(store, "ask", counted)
    shown.calendar.turn(1)
    assert max(read) < 30


def test_a_place_that_leads_to_a_session_leads_to_its_page(month: Shown) -> None:
    month.go(Spot(2, "invitations"))
    QApplication.processEvents()
    assert month.view.page.isVisible()
    assert isinstance(month.view.page.tab, invitations.InvitationsTab)
    assert month.view.page.tab.presenter.session is not None
    assert month.view.page.tab.presenter.session.id == 2


@pytest.mark.parametrize("look", [Look.MONTH, Look.WEEK])
def test_everything_that_takes_the_focus_has_a_name_and_is_large_enough(qtbot: QtBot, desk: Desk, look: Look) -> None:
    shown = Shown(qtbot, desk, look)
    able = [
        part
        for part in shown.view.calendar.findChildren(QWidget)
        if part.isVisible() and part.isEnabled() and part.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert len(able) > 6
    for part in able:
        interface = QAccessible.queryAccessibleInterface(part)
        assert interface is not None
        assert interface.text(QAccessible.Text.Name).strip()
        assert min(part.width(), part.height()) >= 24


def test_the_month_can_be_used_in_a_small_window_with_large_letters(month: Shown) -> None:
    month.view.resize(760, 420)
    font = month.view.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    month.grid.setFont(font)
    QApplication.processEvents()
    assert month.grid.rowHeight(0) >= 3 * month.grid.fontMetrics().height()
    names = [month.grid.model().headerData(at, Qt.Orientation.Horizontal) for at in range(7)]
    assert names[2] == "Wed"
    month.calendar.go_to(date(2027, 5, 31))
    assert month.grid.viewport().rect().contains(month.grid.visualRect(month.grid.currentIndex()).center())
