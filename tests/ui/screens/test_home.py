"""A volunteer opens the program: the first choice, an empty workspace, and what comes next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from organiser.app.actions.handouts import Draft
from organiser.domain.attendance import Answer
from organiser.domain.needs import Need, State
from organiser.domain.people import Person
from organiser.domain.programmes import Programme
from organiser.domain.sessions import Session, Status
from organiser.store import changes, queries
from organiser.store.store import Store
from organiser.ui.desk.desk import Desk, Spot
from organiser.ui.screens.home import model
from organiser.ui.screens.home.choice import Choice
from organiser.ui.screens.home.overview import OverviewPage
from organiser.ui.screens.home.presenter import HomePresenter
from organiser.ui.screens.home.stage import Stage, greeting
from organiser.ui.screens.home.view import HomeView
from tests.conftest import NOW

Show = Callable[[Desk], HomeView]

LOCAL_NOW = NOW.astimezone()


@pytest.fixture
def went(bare_desk: Desk) -> list[tuple[str, object]]:
    found: list[tuple[str, object]] = []
    bare_desk.went.connect(lambda place, spot: found.append((place, spot)))
    return found


@pytest.fixture
def shown(qtbot: QtBot) -> Show:
    """Shows Home at the size of a small window."""
    kept: list[HomeView] = []

    def show(desk: Desk) -> HomeView:
        view = HomeView(HomePresenter(desk))
        kept.append(view)
        qtbot.addWidget(view)
        view.resize(1000, 680)
        view.show()
        qtbot.waitExposed(view)
        view.activateWindow()
        qtbot.waitUntil(view.isActiveWindow)
        return view

    return show


def overview(view: HomeView) -> OverviewPage:
    page = view.page(Stage.OVERVIEW)
    assert isinstance(page, OverviewPage)
    return page


def press(button: QPushButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def session(days: int, title: str = "Coffee morning", status: Status = Status.CONFIRMED) -> Session:
    return Session(title, (LOCAL_NOW + timedelta(days=days)).replace(tzinfo=None), 60, status=status)


def test_on_the_first_run_there_are_two_ways_to_begin(bare_desk: Desk, shown: Show) -> None:
    view = shown(bare_desk)
    chosen: list[str] = []
    bare_desk.wants_workspace.connect(chosen.append)
    choice = view.page(Stage.FIRST_RUN)
    assert isinstance(choice, Choice)
    press(choice.sample)
    press(choice.own)
    assert chosen == ["sample", "own"]


def test_the_choice_can_be_made_by_keyboard(qtbot: QtBot, bare_desk: Desk, shown: Show) -> None:
    view = shown(bare_desk)
    choice = view.page(Stage.FIRST_RUN)
    assert isinstance(choice, Choice)
    with qtbot.waitSignal(bare_desk.wants_workspace) as asked:
        QTest.keyClick(choice.sample, Qt.Key.Key_Space)
    assert asked.args == ["sample"]


def test_the_next_step_has_the_focus_after_the_choice(
    qtbot: QtBot, bare_desk: Desk, sample: Store, shown: Show
) -> None:
    view = shown(bare_desk)
    choice = view.page(Stage.FIRST_RUN)
    assert isinstance(choice, Choice)
    choice.sample.setFocus()
    bare_desk.connect_store(sample)
    qtbot.waitUntil(lambda: view.focusWidget() is overview(view).next.buttons[0])


def test_home_is_quiet_while_a_workspace_is_expected(bare_desk: Desk, sample: Store, shown: Show) -> None:
    bare_desk.paths.home.mkdir(parents=True)
    bare_desk.paths.workspace.touch()
    view = shown(bare_desk)
    assert not view.findChildren(QPushButton)
    bare_desk.connect_store(sample)
    assert view.presenter.stage is Stage.OVERVIEW


def test_what_does_not_open_leads_to_the_first_choice(bare_desk: Desk, shown: Show) -> None:
    bare_desk.paths.home.mkdir(parents=True)
    bare_desk.paths.workspace.touch()
    view = shown(bare_desk)
    bare_desk.found_nothing.emit()
    assert isinstance(view.currentWidget(), Choice)


def test_a_remembered_workspace_that_is_gone_counts_as_none(bare_desk: Desk, tmp_path: Path, shown: Show) -> None:
    bare_desk.settings.set("workspace", str(tmp_path / "gone.organiser"))
    assert shown(bare_desk).presenter.stage is Stage.FIRST_RUN


def test_an_empty_workspace_offers_a_session_and_a_programme(
    bare_desk: Desk, store: Store, went: list[tuple[str, object]], shown: Show
) -> None:
    bare_desk.connect_store(store)
    view = shown(bare_desk)
    assert view.presenter.stage is Stage.EMPTY
    for button in view.page(Stage.EMPTY).findChildren(QPushButton):
        press(button)
    assert went == [("sessions", Spot("new")), ("programmes", Spot("new")), ("programmes", Spot("set"))]


def test_the_first_session_fills_home_and_undo_empties_it(bare_desk: Desk, store: Store, shown: Show) -> None:
    bare_desk.connect_store(store)
    view = shown(bare_desk)
    bare_desk.do("Plan Coffee morning", changes.sessions.add, session(2))
    assert overview(view).next.title.text() == "Coffee morning"
    assert overview(view).next.soon.badge.word == "In 2 days"
    store.undo()
    assert view.presenter.stage is Stage.EMPTY


def test_the_next_session_of_the_sample(desk: Desk, sample: Store, shown: Show) -> None:
    page = overview(shown(desk))
    assert page.next.title.text() == "Co-creation workshop"
    assert page.next.time.words == "90 of 90 minutes"
    assert page.next.answers.spoken == "Yes 9, Maybe 2, No 1, No answer 2"
    assert [hurdle.in_words for hurdle in page.next.todo.model.values] == [
        "Ask 2 people who have not answered",
        "Arrange captions on video calls by Wed 12 May",
        "Book an interpreter (Urdu) by Wed 12 May",
        "Make sure of a step-free way in by Wed 19 May",
        "See to 2 more needs, the first by Mon 24 May",
    ]
    assert page.later.model.values[0].session.title == "Space 1: What we have here"
    assert page.programmes.seats.spoken.startswith("Castle Fields 3 of 3, full; Hollins 2 of 3, 1 free")
    assert page.sample.isVisible()


def test_what_is_still_to_do_leads_to_where_it_is_done(
    desk: Desk, sample: Store, went: list[tuple[str, object]], shown: Show
) -> None:
    page = overview(shown(desk))
    todo = page.next.todo.list
    QTest.mouseClick(
        todo.viewport(), Qt.MouseButton.LeftButton, pos=todo.visualRect(page.next.todo.model.index(0)).center()
    )
    todo.setFocus()
    QTest.keyClick(todo, Qt.Key.Key_Return)
    session_id = sample.ask(queries.sessions.every)[0].id
    assert went == [("sessions", Spot(session_id, "invitations"))] * 2


def test_it_is_ready_once_everybody_has_answered(desk: Desk, sample: Store, shown: Show) -> None:
    page = overview(shown(desk))
    first = sample.ask(queries.sessions.every)[0]
    for one in sample.ask(queries.needs.of_session, first.id):
        desk.do("Arrange it", changes.needs.set_state, one.need.id, first.id, State.BOOKED)
    for line in sample.ask(queries.attendance.register, first.id):
        desk.do("Note an answer", changes.attendance.set_answer, first.id, line.person_id, Answer.YES)
    assert page.next.todo.ready.isVisible()
    assert not page.next.todo.list.isVisible()
    sample.undo()
    sample.undo()
    sample.undo()
    sample.undo()
    assert page.next.todo.list.isVisible()


def test_what_people_need_later_is_shown_in_time_and_leads_to_where_it_is_arranged(
    desk: Desk, sample: Store, went: list[tuple[str, object]], shown: Show
) -> None:
    page = overview(shown(desk))
    assert not page.needs.isVisible()
    bernard = sample.ask(queries.named.the_one, "person", "Bernard Tully")
    again = Need("BSL interpreter", lead_days=30, review_by=LOCAL_NOW.date())
    need_id = desk.do("Note it", changes.needs.add, bernard, again)
    assert page.needs.isVisible()
    rows = [model.need_row(one, LOCAL_NOW.date()) for one in page.needs.model.values]
    assert [f"{row.title} {row.meta}" for row in rows] == [
        "Book a BSL interpreter by Mon 10 May ›",
        "Book a BSL interpreter by Mon 17 May ›",
        "Ask Bernard Tully again ›",
    ]
    assert page.next.todo.model.values[0].in_words == "Book a BSL interpreter now: it was due by Mon 26 Apr"
    page.needs.list.setFocus()
    QTest.keyClick(page.needs.list, Qt.Key.Key_Return)
    QTest.keyClick(page.needs.list, Qt.Key.Key_End)
    QTest.keyClick(page.needs.list, Qt.Key.Key_Return)
    assert went == [("sessions", Spot(2, "needs")), ("people", Spot(bernard))]
    assert need_id is not None
    desk.do("Remove it", changes.needs.remove, [need_id])
    assert not page.needs.isVisible()


def test_after_a_session_home_asks_whether_needs_were_met(
    bare_desk: Desk, store: Store, went: list[tuple[str, object]], shown: Show
) -> None:
    bare_desk.connect_store(store)
    person = bare_desk.do("Add", changes.people.add, Person("Asha", needs="Ramp"))
    over = bare_desk.do("Plan", changes.sessions.add, session(-1, "Coffee morning"))
    assert person is not None
    assert over is not None
    page = overview(shown(bare_desk))
    bare_desk.do("Welcome", changes.attendance.welcome, over, person)
    (row,) = (model.need_row(one, LOCAL_NOW.date()) for one in page.needs.model.values)
    assert (row.title, row.sub) == ("Say whether 1 need was met", "Coffee morning, Sun 2 May")
    page.needs.list.setFocus()
    QTest.keyClick(page.needs.list, Qt.Key.Key_Return)
    assert went == [("sessions", Spot(over, "needs"))]


def test_the_buttons_lead_to_the_plan_and_to_the_invitations(
    desk: Desk, sample: Store, went: list[tuple[str, object]], shown: Show
) -> None:
    view = shown(desk)
    view.commands["home.plan"].trigger()
    view.commands["home.invite"].trigger()
    view.commands["home.session"].trigger()
    assert [spot for _, spot in went] == [Spot(1, "plan"), Spot(1, "invitations"), Spot("new")]


def test_rows_lead_to_sessions_and_programmes(
    desk: Desk, sample: Store, went: list[tuple[str, object]], shown: Show
) -> None:
    page = overview(shown(desk))
    for card in (page.later, page.programmes):
        card.list.setFocus()
        QTest.keyClick(card.list, Qt.Key.Key_Return)
    assert went == [("sessions", Spot(2, "plan")), ("programmes", Spot(1))]


def test_the_run_sheet_is_one_click_away(desk: Desk, shown: Show, previewed: list[Draft]) -> None:
    shown(desk).commands["home.print"].trigger()
    assert [draft.title for draft in previewed] == ["Run sheet"]


def test_cancelled_sessions_and_those_that_are_over_are_not_next(bare_desk: Desk, store: Store, shown: Show) -> None:
    bare_desk.connect_store(store)
    over = replace(session(0, "Over"), starts=(LOCAL_NOW - timedelta(hours=3)).replace(tzinfo=None))
    cancelled = session(1, "Cancelled", status=Status.CANCELLED)
    for one in (over, cancelled, session(2, "The next")):
        bare_desk.do("Plan it", changes.sessions.add, one)
    page = overview(shown(bare_desk))
    assert page.next.title.text() == "The next"
    assert [line.session.title for line in page.later.model.values] == ["Cancelled"]


def test_without_a_session_ahead_it_says_so(bare_desk: Desk, store: Store, shown: Show) -> None:
    bare_desk.connect_store(store)
    bare_desk.do("Start it", changes.programmes.add, Programme("A programme"))
    view = shown(bare_desk)
    assert overview(view).nothing.isVisible()
    assert not overview(view).next.isVisible()
    assert not view.commands["home.plan"].isEnabled()


def test_home_asks_as_often_for_many_sessions_as_for_few(
    desk: Desk, sample: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    presenter = HomePresenter(desk)
    few = _questions(presenter, monkeypatch)

    def many(tx: object) -> None:
        for day in range(200):
            changes.sessions.add(tx, session(60 + day))  # type: ignore[arg-type]

    desk.do("Plan many", many)
    assert _questions(presenter, monkeypatch) == few <= 15


def _questions(presenter: HomePresenter, monkeypatch: pytest.MonkeyPatch) -> int:
    from organiser.store.reader import Reader

    asked: list[str] = []

    def counted(name: str) -> Callable[..., object]:
        plain = getattr(Reader, name)

        def ask(self: Reader, sql: str, **values: object) -> object:
            asked.append(sql)
            return plain(self, sql, **values)

        return ask

    with monkeypatch.context() as patched:
        for name in ("rows", "row", "number"):
            patched.setattr(Reader, name, counted(name))
        presenter.refresh()
    return len(asked)


@pytest.mark.parametrize(
    ("hour", "words"), [(4, "Good evening"), (5, "Good morning"), (12, "Good afternoon"), (18, "Good evening")]
)
def test_the_greeting_follows_the_clock(hour: int, words: str) -> None:
    assert greeting(datetime(2027, 5, 3, hour)) == words


@pytest.mark.parametrize(
    ("starts", "words"),
    [
        (datetime(2027, 5, 3, 9, 30), "now, until 10:30"),
        (datetime(2027, 5, 3, 18, 0), "today at 18:00"),
        (datetime(2027, 5, 4, 9, 0), "tomorrow at 09:00"),
        (datetime(2027, 5, 9, 9, 0), "in 6 days"),
    ],
)
def test_how_soon_it_is_in_words(starts: datetime, words: str) -> None:
    now = NOW  # 09:00 UTC is 10:00 in London in May
    assert model.soon(Session("Tea", starts, 60), now) == words
