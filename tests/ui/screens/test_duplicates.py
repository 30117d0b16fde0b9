"""A volunteer looks through those who are possibly the same: merges, tells apart, skips, and takes it back."""

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from organiser.domain.merging import Side
from organiser.domain.people import Person
from organiser.store import changes, queries
from organiser.store.store import Store
from organiser.ui.desk.desk import Desk
from organiser.ui.desk.notices import Notice
from organiser.ui.screens.people.duplicates_dialog import DuplicatesDialog
from organiser.ui.screens.people.view import PeopleView
from tests.contents import contents
from tests.ui.screens.person_pages import shown

Key = Qt.Key
PEOPLE = (
    Person("Elizabeth Jones", "Hollins", "0161 496 0111", notes="Sings"),
    Person("Liz Jones", "Hollins", "07700 900111"),
    Person("Mo Khan"),
    Person("Mohammed Khan"),
)


Open = Callable[[], DuplicatesDialog]


@pytest.fixture
def open_dialog(qtbot: QtBot, bare_desk: Desk, store: Store, idle: Callable[[], None]) -> Open:
    """Opens the dialog from the menu of the people."""
    for person in PEOPLE:
        store.do("Add", changes.people.add, person)
    bare_desk.connect_store(store)
    view = partial(shown, qtbot)(bare_desk)

    def opened() -> DuplicatesDialog:
        view.actions_["people.duplicates"].trigger()
        idle()
        dialog = view.findChildren(DuplicatesDialog)[-1]
        assert isinstance(view, PeopleView)
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        return dialog

    return opened


@pytest.fixture
def dialog(open_dialog: Open) -> DuplicatesDialog:
    return open_dialog()


def _pairs(dialog: DuplicatesDialog) -> list[tuple[int, int]]:
    return [(pair.keep.id, pair.gone.id) for pair in dialog.presenter.model.values]


def test_two_are_merged_as_chosen_with_keys_and_taken_back(
    dialog: DuplicatesDialog, store: Store, qtbot: QtBot
) -> None:
    before = store.ask(contents)
    dialog.list.select_key((1, 2))
    assert dialog.why.text() == "“Liz” can be short for “Elizabeth” and both from Hollins, but two phone numbers."
    keep = dialog.grid.options["phone", Side.KEEP]
    dialog.grid.options["phone", Side.BOTH].setFocus()
    QTest.keyClick(dialog.grid.options["phone", Side.BOTH], Key.Key_Up)
    QTest.keyClick(dialog.grid.options["phone", Side.GONE], Key.Key_Up)
    assert keep.isChecked()
    QTest.keyClick(dialog, Key.Key_M, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: _pairs(dialog) == [(3, 4)])  # a button that is pressed by its letter acts a moment later
    person = store.ask(queries.people.one, 1)
    assert (person.name, person.phone, person.notes) == ("Elizabeth Jones", "0161 496 0111", "Sings")
    assert dialog.names.text() == "Mo Khan and Mohammed Khan"
    assert dialog.outcome.text() == "Elizabeth Jones and Liz Jones are one person now."
    QTest.keyClick(dialog, Key.Key_U, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: _pairs(dialog) == [(1, 2), (3, 4)])
    assert store.ask(contents) == before
    assert dialog.names.text() == "Elizabeth Jones and Liz Jones"


def test_a_choice_is_made_by_mouse_and_the_default_keeps_both_numbers(dialog: DuplicatesDialog, store: Store) -> None:
    dialog.list.select_key((1, 2))
    option = dialog.grid.options["name", Side.GONE].parentWidget()
    assert option is not None
    QTest.mouseClick(option, Qt.MouseButton.LeftButton, pos=option.rect().center())
    dialog.merge_button.click()
    person = store.ask(queries.people.one, 1)
    assert (person.name, person.phone, person.notes) == (
        "Liz Jones", "07700 900111", "Sings\nOther phone: 0161 496 0111",
    )  # fmt: skip


def test_two_who_are_not_the_same_are_not_asked_about_again(
    dialog: DuplicatesDialog, open_dialog: Open, said: list[Notice], qtbot: QtBot
) -> None:
    dialog.list.select_key((3, 4))
    QTest.keyClick(dialog, Key.Key_N, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: _pairs(dialog) == [(1, 2)])
    dialog.accept()
    assert said[-1].text == "Mo Khan and Mohammed Khan stay two people, and are not asked about again."
    assert _pairs(open_dialog()) == [(1, 2)]


def test_what_is_skipped_stays_and_the_next_is_shown(dialog: DuplicatesDialog) -> None:
    first = dialog.names.text()
    dialog.skip_button.click()
    assert dialog.names.text() != first
    dialog.skip_button.click()
    assert dialog.names.text() == first
    assert len(_pairs(dialog)) == 2


def test_when_nobody_is_left_it_says_so(dialog: DuplicatesDialog) -> None:
    dialog.merge_button.click()
    dialog.merge_button.click()
    assert dialog.nobody.isVisibleTo(dialog)
    dialog.undo_button.click()
    assert not dialog.nobody.isVisibleTo(dialog)
