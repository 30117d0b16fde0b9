"""A volunteer releases the plan, sees what has changed since, and goes back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from organiser.app.actions import releases
from organiser.store import changes, queries
from organiser.store.store import Store
from organiser.ui.desk.desk import Desk
from organiser.ui.desk.notices import Notice
from organiser.ui.screens.sessions.presenter import SessionsPresenter
from organiser.ui.screens.sessions.versions import VersionsQuestion
from organiser.ui.screens.sessions.view import SessionsView


@pytest.fixture
def view(qtbot: QtBot, desk: Desk, workshop: int) -> SessionsView:
    presenter = SessionsPresenter(desk)
    view = SessionsView(presenter, ())
    presenter.setParent(view)
    presenter.begin()
    qtbot.addWidget(view)
    view.resize(1100, 680)
    view.show()
    qtbot.waitExposed(view)
    presenter.open(workshop)
    return view


def asked(view: SessionsView) -> VersionsQuestion:
    """The dialog that the menu opens."""
    view.commands["sessions.versions"].trigger()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, VersionsQuestion)
    return dialog


def shorten(store: Store, session_id: int) -> None:
    items = store.ask(queries.agendas.items, session_id)
    store.do("Shorten", changes.agendas.set_minutes, items[5].id, 5)


def test_release_change_and_go_back(view: SessionsView, sample: Store, workshop: int, said: list[Notice]) -> None:
    first = asked(view)
    assert first.headline.text() == "No version is released yet."
    assert not first.back_button.isVisible()
    QTest.mouseClick(first.done_button, Qt.MouseButton.LeftButton)
    assert said[-1].text == "Released version 1 of the plan."
    assert view.page._subtitle.text().endswith("· Plan version 1")
    shorten(sample, workshop)
    assert view.page._subtitle.text().endswith("· Changed since version 1: 1 thing")
    second = asked(view)
    assert second.headline.text() == "1 thing changed since version 1:"
    assert second.lines.text() == "•  Dot voting: 5 minutes, not 10"
    QTest.mouseClick(second.back_button, Qt.MouseButton.LeftButton)
    assert said[-1].text == "The plan is that of version 1 again."
    assert view.page._subtitle.text().endswith("· Plan version 1")
    assert sample.undo_label == "Go back to version 1 of Co-creation workshop"
    sample.undo()
    assert view.page._subtitle.text().endswith("· Changed since version 1: 1 thing")


def test_what_has_not_changed_is_not_released_again(view: SessionsView, sample: Store, workshop: int) -> None:
    releases.release(sample, workshop)
    dialog = asked(view)
    assert dialog.headline.text() == "The plan is the same as in version 1."
    assert not dialog.done_button.isEnabled()
    assert not dialog.back_button.isEnabled()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert len(releases.versions(sample, workshop).releases) == 1


def test_each_version_can_be_looked_at(view: SessionsView, sample: Store, workshop: int) -> None:
    releases.release(sample, workshop)
    shorten(sample, workshop)
    releases.release(sample, workshop)
    dialog = asked(view)
    assert dialog.headline.text() == "The plan is the same as in version 2."
    dialog.versions.setCurrentIndex(1)
    assert dialog.headline.text() == "1 thing changed since version 1:"
    assert dialog.back_button.isEnabled()
