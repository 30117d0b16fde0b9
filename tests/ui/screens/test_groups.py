"""The Groups tab of a session: made, moved by key and by drag, kept together or apart, and undone."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from organiser.domain.attendance import Answer, Mark
from organiser.store import changes, queries
from organiser.ui.desk.desk import Desk
from organiser.ui.desk.notices import Notice
from organiser.ui.screens import groups
from organiser.ui.screens.groups.group_card import PeopleList
from organiser.ui.screens.groups.model import carried
from organiser.ui.screens.groups.other import OtherQuestion
from organiser.ui.screens.groups.presenter import GroupsPresenter
from organiser.ui.screens.groups.view import GroupsView

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def view(qtbot: QtBot, desk: Desk, workshop: int) -> GroupsView:
    tab = groups.make(desk)
    assert isinstance(tab.view, GroupsView)
    qtbot.addWidget(tab.view)
    tab.show_session(workshop)
    tab.view.resize(1000, 640)
    tab.view.show()
    qtbot.waitExposed(tab.view)
    return tab.view


def made(view: GroupsView) -> GroupsPresenter:
    QTest.mouseClick(view.make_button, Qt.MouseButton.LeftButton)
    assert view.presenter.grouping is not None
    return view.presenter


def lists(view: GroupsView) -> list[PeopleList]:
    return [card.list for card in view._cards]


def names(one: PeopleList) -> list[str]:
    return [seated.guest.name for seated in one.people.values]


def everybody(view: GroupsView) -> list[str]:
    return [name for one in lists(view) for name in names(one)]


def test_the_register_may_have_fewer_people_than_there_are_groups(view: GroupsView, desk: Desk, workshop: int) -> None:
    presenter = made(view)
    assert len(lists(view)) > 1
    first = lists(view)[0].people.values[0].guest
    desk.do(f"Mark {first.name} present", changes.attendance.set_mark, workshop, [first.person_id], Mark.PRESENT)
    assert presenter.title == "1 person in 3 groups"
    assert everybody(view) == [first.name]
    presenter.make()
    assert presenter.title == "1 person in 1 group"


def choose(one: PeopleList, row: int) -> str:
    one.setFocus()
    one.setCurrentIndex(one.people.index(row))
    return one.people.values[row].guest.name


def test_groups_are_made_shown_and_undone(view: GroupsView, desk: Desk, said: list[Notice]) -> None:
    assert view.presenter.title == "13 people to put into groups"  # Helen has said no
    presenter = made(view)
    assert view.presenter.title == "13 people in 3 groups"
    assert sorted(map(len, map(names, lists(view)))) == [4, 4, 5]
    assert "Helen Marsh" not in everybody(view)
    assert said[-1].text == "Made 3 groups."
    desk.store.undo()
    assert presenter.grouping is None
    assert view.empty.isVisible()


def test_another_way_leaves_alone_who_stays(view: GroupsView) -> None:
    presenter = made(view)
    somebody = choose(lists(view)[0], 1)
    QTest.keyClick(lists(view)[0], Key.Key_S)
    before = everybody(view)
    for _ in range(3):
        view.actions_["groups.again"].trigger()
        assert somebody in names(lists(view)[0])
    assert presenter.grouping is not None
    assert len(presenter.grouping.stays) == 1
    assert sorted(everybody(view)) == sorted(before)


def test_somebody_is_moved_by_keys_alone_and_keeps_the_focus(view: GroupsView, desk: Desk) -> None:
    presenter = made(view)
    somebody = choose(lists(view)[0], 0)
    QTest.keyClick(lists(view)[0], Key.Key_Right, ALT)
    assert somebody in names(lists(view)[1])
    assert lists(view)[1].hasFocus()
    QTest.keyClick(lists(view)[1], Key.Key_Right, ALT)
    assert somebody in names(lists(view)[2])
    assert desk.store.undo() == f"Move {somebody}"
    assert somebody in names(lists(view)[1])
    assert presenter.told.good


def test_somebody_is_dragged_into_another_group(view: GroupsView) -> None:
    presenter = made(view)
    first, second = lists(view)[:2]
    moving = first.people.values[0].guest
    drop(second, carried([moving.person_id], [moving.name]))
    assert moving.name in names(lists(view)[1])
    assert presenter.grouping is not None
    assert moving.person_id in presenter.grouping.stays
    before = presenter.grouping
    drop(second, QMimeData())
    assert presenter.grouping == before


def drop(target: PeopleList, data: QMimeData) -> None:
    event = QDropEvent(
        QPointF(QPoint(5, 5)),
        Qt.DropAction.MoveAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    target.dropEvent(event)


def test_two_are_kept_together_whenever_groups_are_made(view: GroupsView, qtbot: QtBot, said: list[Notice]) -> None:
    presenter = made(view)
    one = choose(lists(view)[0], 0)
    QTest.keyClick(lists(view)[0], Key.Key_T)
    question = QApplication.activeModalWidget()
    assert isinstance(question, OtherQuestion)
    other = next(seated.guest for seated in lists(view)[1].people.values)
    question.choice.show_value(other.person_id)
    QTest.keyClick(question.done_button, Key.Key_Return)
    assert said[-1].text.endswith("together: this holds whenever groups are made.")
    for _ in range(3):
        view.actions_["groups.again"].trigger()
        home = next(names(some) for some in lists(view) if one in names(some))
        assert other.name in home
    assert any("together with" in words for words in _wishes(presenter, one))


def _wishes(presenter: GroupsPresenter, name: str) -> tuple[str, ...]:
    assert presenter.grouping is not None
    every = (one for group in presenter.grouping.groups for one in presenter.seated(group))
    return next(one.wishes for one in every if one.guest.name == name)


def test_a_group_is_named_and_says_what_its_place_has(view: GroupsView, said: list[Notice]) -> None:
    presenter = made(view)
    card = view._cards[0]
    card.name.setFocus()
    card.name.selectAll()
    QTest.keyClicks(card.name, "By the window")
    QTest.keyClick(card.name, Key.Key_Return)
    card.offers.setFocus()
    QTest.keyClicks(card.offers, "captions")
    QTest.keyClick(card.offers, Key.Key_Return)
    assert presenter.grouping is not None
    assert (presenter.grouping.groups[0].name, presenter.grouping.groups[0].offers) == ("By the window", "captions")
    other = view._cards[1]
    other.name.setFocus()
    other.name.selectAll()
    QTest.keyClicks(other.name, "by the window")
    QTest.keyClick(other.name, Key.Key_Return)
    assert "same name" in said[-1].text
    assert other.name.text() == "Room 2"


def test_who_comes_later_is_in_no_group_until_moved(view: GroupsView, desk: Desk, workshop: int) -> None:
    presenter = made(view)
    helen = next(p.id for p in desk.ask(queries.people.every) if p.name == "Helen Marsh")
    desk.do("Answer", changes.attendance.set_answer, workshop, helen, Answer.YES)
    assert names(view.loose.list) == ["Helen Marsh"]
    choose(view.loose.list, 0)
    QTest.keyClick(view.loose.list, Key.Key_Right, ALT)
    assert not presenter.loose
    assert "Helen Marsh" in names(lists(view)[0])


def test_groups_are_added_and_removed_and_copied_as_text(view: GroupsView) -> None:
    presenter = made(view)
    view.actions_["groups.more"].trigger()
    assert [card.name.text() for card in view._cards] == ["Room 1", "Room 2", "Room 3", "Room 4"]
    QTest.mouseClick(view.copy_button, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text().splitlines()[3] == "Room 4: nobody"
    gone = names(lists(view)[0])
    QTest.mouseClick(view._cards[0].remove_button, Qt.MouseButton.LeftButton)
    assert [card.name.text() for card in view._cards] == ["Room 2", "Room 3", "Room 4"]
    assert sorted(names(view.loose.list)) == sorted(gone)
    view.actions_["groups.remove"].trigger()
    assert presenter.grouping is None


def test_nobody_invited_means_nothing_to_make(qtbot: QtBot, desk: Desk, workshop: int) -> None:
    ids = [person.id for person in desk.ask(queries.people.every)]
    desk.do("Withdraw", changes.attendance.withdraw, workshop, ids)
    tab = groups.make(desk)
    qtbot.addWidget(tab.view)
    tab.show_session(workshop)
    assert isinstance(tab, groups.GroupsTab)
    assert isinstance(tab.view, GroupsView)
    assert tab.presenter.title == "Nobody to put into groups yet"
    assert not tab.view.make_button.isEnabled()
