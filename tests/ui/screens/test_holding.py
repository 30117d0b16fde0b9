"""Who holds an old date, in the window: one list, told by key, all in one step, and reached from Home."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from organiser.domain.people import Route
from organiser.store import changes, queries
from organiser.store.store import Store
from organiser.ui.desk.desk import OLD_DATE, Desk, Spot
from organiser.ui.desk.notices import Notice
from organiser.ui.screens import invitations
from organiser.ui.screens.home.overview import OverviewPage
from organiser.ui.screens.home.presenter import HomePresenter
from organiser.ui.screens.home.view import HomeView
from organiser.ui.screens.invitations.holding_view import HoldingView
from organiser.ui.screens.invitations.model import Mode
from organiser.ui.screens.invitations.tab import PeopleTab
from organiser.ui.widgets.labels import Text
from tests.ui.screens.conftest import Viewer

Key, Shift = Qt.Key, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def moved(sample: Store, workshop: int) -> int:
    """The workshop, moved after everybody had been given its date."""
    told = [line.person_id for line in sample.ask(queries.ledger.of_session, workshop)]
    sample.do("Give", changes.attendance.note_given, workshop, told, route="email")
    session = sample.ask(queries.sessions.one, workshop)
    sample.do("Move", changes.sessions.move, workshop, session.starts + timedelta(days=7))
    return workshop


@pytest.fixture
def view(qtbot: QtBot, desk: Desk, moved: int) -> Iterator[HoldingView]:
    tab = invitations.InvitationsTab(desk)
    assert isinstance(tab.view, PeopleTab)
    qtbot.addWidget(tab.view)
    tab.show_session(moved)
    tab.show_part("holding")
    tab.view.resize(1000, 700)
    tab.view.show()
    qtbot.waitExposed(tab.view)
    tab.view.activateWindow()
    page = tab.view.page(Mode.HOLDING)
    assert isinstance(page, HoldingView)
    page.list.setFocus()
    yield page
    tab.view.hide()


def words(view: HoldingView) -> str:
    """What stands at the head of the list."""
    return "\n".join(label.text() for label in view.head.findChildren(Text))


def old(desk: Desk, session_id: int) -> int:
    session = desk.ask(queries.sessions.one, session_id)
    return sum(line.is_old(session) for line in desk.ask(queries.ledger.of_session, session_id))


def test_old_dates_are_one_list_with_what_each_thinks_and_what_to_say(
    view: HoldingView, desk: Desk, moved: int
) -> None:
    everybody = old(desk, moved)
    assert words(view).startswith(f"{everybody} people hold an old date: ")
    assert view.card.belief.text() == "Thinks it is on Wed 26 May at 12:30."
    assert "has moved. It is now on Wednesday 2 June 2027" in view.card.words.text()
    assert view.card.how.text() == "Given by email on Mon 3 May."


def test_what_their_mail_program_is_likely_to_show_is_said_where_they_are_mailed(view: HoldingView, desk: Desk) -> None:
    by_way = {one.reach.route: one for one in view.presenter.model.values}
    view.presenter.choose(by_way[Route.EMAIL])
    assert view.card.mail.text().startswith("Which mail program they have is not known.")
    view.presenter.choose(by_way[Route.PHONE])
    assert view.card.mail.isHidden()


def test_one_key_notes_one_told_and_goes_on_with_the_next(view: HoldingView, desk: Desk, moved: int) -> None:
    before, first = old(desk, moved), view.presenter.current
    assert first is not None
    QTest.keyClick(view.list, Key.Key_T)
    assert old(desk, moved) == before - 1
    assert view.presenter.current is not None
    assert view.presenter.current.person_id != first.person_id
    assert view.presenter.current.is_old(desk.ask(queries.sessions.one, moved))
    assert desk.store.undo() == f"Note {first.person} told"
    assert old(desk, moved) == before


def test_one_key_notes_everybody_told_and_one_undo_takes_it_back(
    view: HoldingView, desk: Desk, moved: int, said: list[Notice]
) -> None:
    before, steps = old(desk, moved), len(desk.store.history())
    QTest.keyClick(view.list, Key.Key_T, Shift)
    assert old(desk, moved) == 0
    assert len(desk.store.history()) == steps + 1
    assert words(view).startswith("Nobody holds an old date")
    assert not view.all_button.isVisible()
    assert said[-1].text == f"{before} people have the date as it is."
    said[-1].actions[0].run()
    assert old(desk, moved) == before
    assert view.all_button.isVisible()


def test_the_list_is_saved_and_can_be_found(
    view: HoldingView, desk: Desk, moved: int, said: list[Notice], viewer: Viewer
) -> None:
    view.list_button.click()
    target: Path = desk.paths.output / "2027-06-02 Co-creation workshop, who holds an old date.csv"
    assert target.read_bytes().count(b"has moved") == old(desk, moved)
    assert [offer.title for offer in said[-1].actions] == ["Open", "Show in folder"]
    said[-1].actions[1].run()
    assert viewer.opened == [target.parent]


def test_new_invitations_go_only_to_those_with_an_old_date(
    view: HoldingView, desk: Desk, moved: int, idle: Callable[[], None]
) -> None:
    mailed = view.presenter.to_mail
    assert mailed
    QTest.keyClick(view.list, Key.Key_W)
    idle()
    drafts = list(desk.paths.output.rglob("*.eml"))
    assert len(drafts) >= mailed
    assert all(b"Changed:" in draft.read_bytes() for draft in drafts)
    assert view.presenter.to_mail == 0


def test_the_words_are_copied(view: HoldingView) -> None:
    QTest.keyClick(view.list, Key.Key_C)
    assert QGuiApplication.clipboard().text() == view.card.words.text()


def test_home_says_who_holds_an_old_date_and_leads_there(qtbot: QtBot, desk: Desk, moved: int) -> None:
    home = HomeView(HomePresenter(desk))
    qtbot.addWidget(home)
    home.show()
    page = home.findChildren(OverviewPage)[0]
    assert page.old_dates.isVisible()
    (row,) = page.old_dates.model.values
    assert row.people == old(desk, moved)
    with qtbot.waitSignal(desk.went) as went:
        page.old_dates.list.setFocus()
        page.old_dates.list.setCurrentIndex(page.old_dates.model.index(0))
        QTest.keyClick(page.old_dates.list, Key.Key_Return)
    assert went.args == ["sessions", Spot(moved, OLD_DATE)]
    desk.store.undo()
    assert not page.old_dates.isVisible(), "back to the date that they hold"
