"""The label sheet of a print in the window: chosen once, from any label, as far off as this printer is."""

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from organiser.exports.paper.label_grids import GRIDS, Placing
from organiser.exports.prints import PRINTS
from organiser.ui.desk.desk import Desk
from organiser.ui.desk.label_sheets import LabelSheets
from organiser.ui.dialogs.label_sheet import LabelSheetDialog
from organiser.ui.screens import handouts
from organiser.ui.screens.handouts.view import HandoutsView

BADGES = next(one for one in PRINTS if one.name == "badges")


@pytest.fixture
def view(qtbot: QtBot, desk: Desk, workshop: int) -> HandoutsView:
    tab = handouts.make(desk)
    assert isinstance(tab.view, HandoutsView)
    qtbot.addWidget(tab.view)
    tab.show_session(workshop)
    tab.view.resize(900, 640)
    tab.view.show()
    return tab.view


def choose(dialog: LabelSheetDialog, sheet: str) -> None:
    dialog.sheet.show_value(sheet)
    dialog.sheet.activated.emit(dialog.sheet.currentIndex())


def test_only_what_goes_on_labels_asks_for_a_sheet(view: HandoutsView) -> None:
    asks = {
        name
        for name, card in view.cards.items()
        if "Label sheet…" in [one.text().replace("&", "") for one in card.more]
    }
    assert asks == {one.name for one in PRINTS if one.grids}
    assert view.cards["badges"].note.text() == "On L4785: name badges."
    assert not view.cards["handout"].note.isVisibleTo(view)


def test_a_sheet_and_its_first_label_are_chosen_by_mouse_and_keys(view: HandoutsView) -> None:
    view.cards["badges"].more["card.sheet"].trigger()
    dialog = view.findChild(LabelSheetDialog)
    assert isinstance(dialog, LabelSheetDialog)
    choose(dialog, "L7160")
    picture = dialog.picture
    QTest.mouseClick(picture, Qt.MouseButton.LeftButton, pos=picture._box(4).center().toPoint())
    assert dialog.placing == Placing("L7160", 5, marks=False)
    QTest.mouseClick(picture, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))  # beside the labels
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Up):
        QTest.keyClick(picture, key)
    assert dialog.start_words.text() == "Label 3 of 21"
    assert picture.accessibleName() == "First label that is still there: Label 3 of 21"
    dialog.done_button.click()
    assert view.presenter.placing("badges") == Placing("L7160", 3)
    assert view.cards["badges"].note.text() == "On L7160: labels, from label 3."
    view.presenter.show_session(view.presenter.session.id)  # type: ignore[union-attr]
    assert view.presenter.placing("badges") == Placing("L7160"), "another time begins at another label"


def test_nudge_and_scale_are_kept_for_each_printer(view: HandoutsView, desk: Desk) -> None:
    desk.settings.set("printer.name", "Hall printer")
    dialog = view.ask_sheet("badges")
    dialog.right.setValue(1.5)
    dialog.down.setValue(-2.0)
    dialog.scale.setValue(100.4)
    dialog.marks.click()
    dialog.done_button.click()
    kept = Placing("L4785", 1, 1.5, -2.0, 1.004, marks=True)
    assert LabelSheets(desk).placing(BADGES) == kept
    assert view.presenter.placing("table-cards") == Placing("tents", 1, 1.5, -2.0, 1.004)
    desk.settings.set("printer.name", "Library printer")
    assert LabelSheets(desk).placing(BADGES) == Placing("L4785", marks=True)


def test_a_damaged_choice_counts_as_none(desk: Desk) -> None:
    desk.settings.set("labels.badges.sheet", "wallpaper")
    desk.settings.set("labels.this printer.x", 900.0)
    assert LabelSheets(desk).placing(BADGES) == Placing("L4785")


def test_the_test_sheet_is_shown_with_what_was_chosen(view: HandoutsView, monkeypatch: Any) -> None:
    shown: list[Any] = []
    monkeypatch.setattr(
        view.presenter.desk, "go", lambda place, make: shown.append((place, make().draw(view.presenter.look)))
    )
    dialog = view.ask_sheet("badges")
    choose(dialog, "L7165")
    dialog.trial_button.click()
    [(place, made)] = shown
    assert (place, made.pages) == ("preview", 1)
    assert view.presenter.placing("badges") == Placing("L7165"), "the test is not what is printed next"


def test_the_preview_lies_on_the_chosen_labels(view: HandoutsView, desk: Desk) -> None:
    for sheet, pages in (("L7165", 2), ("L7160", 1)):
        view.presenter.place("badges", Placing(sheet))
        draft = view.presenter._paperwork.draft(BADGES, 1, view.presenter.placing("badges"))
        assert draft.draw(view.presenter.look).pages == pages
        assert GRIDS[sheet].count * pages >= 13
