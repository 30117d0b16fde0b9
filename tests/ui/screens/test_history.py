"""The history in the window: found, undone line by line, followed to what it was about; what was removed put back."""

import pytest
from PySide6.QtCore import QAbstractItemModel
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from organiser.app import workspaces
from organiser.domain.attendance import Mark
from organiser.store import changes, queries
from organiser.store.store import Store
from organiser.ui.desk.desk import Desk
from organiser.ui.dialogs.history import HistoryDialog
from organiser.ui.widgets.rows import RowsModel


@pytest.fixture
def ground(qtbot: QtBot) -> QWidget:
    """What the dialog stands on: it deletes itself when it is closed."""
    ground = QWidget()
    ground.resize(1280, 720)
    qtbot.addWidget(ground)
    return ground


@pytest.fixture
def dialog(ground: QWidget, desk: Desk, sample: Store, workshop: int) -> HistoryDialog:
    """The history, after two people were marked by Ken and one was removed."""
    workspaces.set_user(desk.settings, "Ken")
    desk.note_user()
    helen, amina = (sample.ask(queries.named.the_one, "person", name) for name in ("Helen Marsh", "Amina Yusuf"))
    desk.do("Mark Helen Marsh present", changes.attendance.set_mark, workshop, [helen], Mark.PRESENT)
    desk.do("Mark Amina Yusuf present", changes.attendance.set_mark, workshop, [amina], Mark.PRESENT)
    desk.do("Mark Helen Marsh late", changes.attendance.set_mark, workshop, [helen], Mark.LATE)
    desk.do("Remove Amina Yusuf", changes.people.remove, [amina])
    dialog = HistoryDialog(desk, ground)
    dialog.show()
    return dialog


def titles(model: QAbstractItemModel) -> list[str]:
    return [model.index(row, 0).data(RowsModel.RowRole).title for row in range(model.rowCount())]


def choose(dialog: HistoryDialog, label: str) -> None:
    line = next(line for line in dialog.presenter.model.values if line.step.label == label)
    assert dialog.list.select_key(line.step.id)


def test_steps_are_told_as_sentences_with_when_and_by_whom(dialog: HistoryDialog) -> None:
    assert titles(dialog.presenter.model)[:4] == [
        "Removed Amina Yusuf",
        "Marked Helen Marsh late",
        "Marked Amina Yusuf present",
        "Marked Helen Marsh present",
    ]
    assert dialog.list.current == dialog.presenter.current, "the newest is chosen and shown"
    row = dialog.presenter.model.index(0).data(RowsModel.RowRole)
    assert row.sub == "Mon 3 May 2027, by Ken"
    assert row.lead


def test_a_line_is_undone_and_those_after_it_stay(dialog: HistoryDialog, sample: Store, workshop: int) -> None:
    choose(dialog, "Mark Amina Yusuf present")
    assert dialog.undo_button.isVisible()
    dialog.undo_button.click()
    assert dialog.outcome.text() == "Undone: Mark Amina Yusuf present"
    marks = {line.person: line.mark for line in sample.ask(queries.attendance.register, workshop)}
    assert marks["Helen Marsh"] is Mark.LATE
    assert titles(dialog.presenter.model)[0] == "Undid: Mark Amina Yusuf present"


def test_a_line_that_cannot_be_undone_says_why(dialog: HistoryDialog) -> None:
    choose(dialog, "Mark Helen Marsh present")
    assert not dialog.undo_button.isVisible()
    assert dialog.why.text() == (
        "“Mark Helen Marsh present” cannot be undone on its own. “Mark Helen Marsh late” came later and changed the "
        "same line of the list. Undo that first."
    )


def test_the_history_is_searched_by_the_names_of_what_it_is_about(dialog: HistoryDialog, desk: Desk) -> None:
    dialog.presenter.search("helen marsh")
    assert titles(dialog.presenter.model)[:2] == ["Marked Helen Marsh late", "Marked Helen Marsh present"]
    dialog.presenter.search("co-creation")
    assert "Marked Helen Marsh late" in titles(dialog.presenter.model)
    dialog.presenter.search("")
    dialog.presenter.show_kind("session")
    assert "Removed Amina Yusuf" not in titles(dialog.presenter.model)
    dialog.presenter.search("nothing of the kind")
    assert dialog.what.text() == "Nothing was found."
    assert not dialog.undo_button.isVisible()


def test_it_leads_to_what_a_step_was_about(dialog: HistoryDialog, desk: Desk, workshop: int, qtbot: QtBot) -> None:
    choose(dialog, "Mark Helen Marsh late")
    with qtbot.waitSignal(desk.went) as led:
        dialog.look_button.click()
    assert led.args[0] == "sessions"
    assert led.args[1].id == workshop
    assert not dialog.isVisible()


def test_what_was_removed_is_put_back(dialog: HistoryDialog, sample: Store) -> None:
    dialog.tabs.show_tab("removed")
    assert titles(dialog.presenter.removed) == ["Amina Yusuf"]
    assert dialog.gone.text() == "Amina Yusuf"
    assert dialog.gone_when.text().startswith("Removed on ")
    dialog.back_button.click()
    assert dialog.outcome.text() == "Put back: Amina Yusuf"
    assert sample.ask(queries.named.the_one, "person", "Amina Yusuf")
    assert dialog.nothing.isVisible()
    assert not dialog.back_button.isVisible()


def test_an_empty_history_says_so(ground: QWidget, bare_desk: Desk, store: Store) -> None:
    bare_desk.connect_store(store)
    dialog = HistoryDialog(bare_desk, ground)
    dialog.show()
    assert "Nothing was done yet." in [label.text() for label in dialog.findChildren(QLabel)]


def test_a_history_that_was_closed_hears_of_nothing_any_more(qtbot: QtBot, dialog: HistoryDialog, desk: Desk) -> None:
    with qtbot.waitSignal(dialog.destroyed):
        dialog.accept()
    desk.do("Mark nobody", changes.attendance.set_mark, 1, [], Mark.PRESENT)
    desk.store.undo()
