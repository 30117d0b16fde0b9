"""A volunteer keeps favourites and notes, looks through a pack that somebody sent, and packs cards to pass on."""

import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from organiser.domain.exercises import Exercise
from organiser.domain.opinions import Opinion
from organiser.domain.packs import Manifest
from organiser.exports import packs
from organiser.store import changes, queries
from organiser.ui.desk.desk import Desk
from organiser.ui.desk.notices import Notice
from organiser.ui.screens import playbook
from organiser.ui.screens.playbook.document import DocumentView
from organiser.ui.screens.playbook.export_dialog import ExportDialog
from organiser.ui.screens.playbook.pack_dialog import PackDialog
from organiser.ui.screens.playbook.view import PlaybookView
from organiser.ui.widgets.labels import Text

Key = Qt.Key
Idle = Callable[[], None]


@pytest.fixture
def view(qtbot: QtBot, desk: Desk) -> PlaybookView:
    view = playbook.make(desk).view
    assert isinstance(view, PlaybookView)
    qtbot.addWidget(view)
    view.resize(1080, 760)
    view.show()
    qtbot.waitExposed(view)
    view.activateWindow()
    return view


@pytest.fixture
def dots(desk: Desk) -> Exercise:
    return desk.playbook.the_one("dot-voting")


@pytest.fixture
def pack(dots: Exercise, tmp_path: Path) -> Path:
    """A new card, a changed one of the program, one that is here already, and something that is no card."""
    path = tmp_path / "theirs.zip"
    new = replace(dots, id="spots", name="Spots", licence="CC BY 4.0")
    changed = replace(dots, purpose="Better.", minutes_max=40)
    path.write_bytes(packs.pack([new, changed], Manifest("Elm Road", "Ruth")))
    with zipfile.ZipFile(path, "a") as opened:
        opened.writestr("../up.md", "x")
    return path


def choose(view: PlaybookView, card_id: str) -> None:
    assert view.shelf.list.select_key(card_id)


def words(dialog: PackDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(Text))


def looked_through(view: PlaybookView, pack: Path, idle: Idle) -> PackDialog:
    """The file is chosen, and the dialog that shows what is in it."""
    files = view.ask_pack()
    files.fileSelected.emit(str(pack))
    files.close()
    idle()
    dialog = view.findChild(PackDialog)
    assert dialog is not None
    return dialog


# What is thought of a card


def test_a_favourite_is_marked_filtered_and_undone(view: PlaybookView, desk: Desk) -> None:
    choose(view, "dot-voting")
    QTest.mouseClick(view.card.after_use.favourite, Qt.MouseButton.LeftButton)
    assert desk.ask(queries.opinions.of_exercise, "dot-voting").favourite
    assert "favourite" in view.shelf.list.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    QTest.mouseClick(view.shelf.filters.favourites, Qt.MouseButton.LeftButton)
    assert view.shelf.list.model().rowCount() == 1
    assert view.shelf.chips.chips[0].accessibleName() == "Take away the filter Favourites"
    QTest.mouseClick(view.shelf.chips.chips[0], Qt.MouseButton.LeftButton)
    assert not view.shelf.filters.favourites.isChecked()
    assert desk.store.undo() == "Make Dot voting a favourite"
    assert not view.card.after_use.favourite.isChecked()


def test_a_rating_and_notes_are_saved_and_read_on_the_card(view: PlaybookView, desk: Desk) -> None:
    choose(view, "dot-voting")
    after = view.card.after_use
    after.rating.setFocus()
    QTest.keyClick(after.rating, Key.Key_5)
    assert desk.ask(queries.opinions.of_exercise, "dot-voting").rating == 5
    QTest.mouseClick(after.open_button, Qt.MouseButton.LeftButton)
    assert after.notes.hasFocus()
    QTest.keyClicks(after.notes, "Use two colours")
    choose(view, "check-in-round")
    view.shelf.list.setFocus()
    assert desk.ask(queries.opinions.every) == {"dot-voting": Opinion("dot-voting", rating=5, notes="Use two colours")}
    assert after.notes.toPlainText() == ""
    assert not after.notes.isVisible()
    choose(view, "dot-voting")
    shown = view.card.document.toPlainText()
    assert "After use" in shown
    assert "5 of 5: works every time" in shown
    assert "Use two colours" in shown


# Taking a pack in


def test_a_pack_is_shown_before_anything_is_kept_and_one_step_takes_it(
    view: PlaybookView, desk: Desk, pack: Path, idle: Idle, said: list[Notice]
) -> None:
    dialog = looked_through(view, pack, idle)
    assert desk.ask(queries.agendas.own_cards) == ()
    told = words(dialog)
    assert "Elm Road" in told
    assert "By Ruth." in told
    assert "1 card is new and 1 differs from what is here." in told
    assert "../up.md is left out: its name leads outside the pack." in told
    assert dialog.done_button.accessibleName() == "Take 1 card"

    dialog.list.widget.setCurrentIndex(dialog.list.model.index_of("spots"))
    document = dialog.findChild(DocumentView)
    assert document is not None
    assert "May be passed on with conditions: name who wrote it." in document.toPlainText()
    dialog.list.widget.setCurrentIndex(dialog.list.model.index_of("own-dot-voting"))
    assert "Better." in words(dialog)
    assert "The program's own" in words(dialog)

    dialog.list.widget.setFocus()
    QTest.keyClick(dialog.list.widget, Key.Key_Space)
    assert dialog.done_button.accessibleName() == "Take 2 cards"
    QTest.keyClick(dialog, Key.Key_Return)
    assert {card.id for card in desk.ask(queries.agendas.own_cards)} == {"spots", "own-dot-voting"}
    assert said[-1].text == "2 cards are now in your playbook."
    assert view.shelf.list.current is not None
    assert desk.store.undo() == "Import 2 cards from Elm Road"
    assert desk.ask(queries.agendas.own_cards) == ()


def test_escape_takes_nothing_and_nothing_ticked_cannot_be_taken(
    view: PlaybookView, desk: Desk, pack: Path, idle: Idle
) -> None:
    dialog = looked_through(view, pack, idle)
    dialog.list.tick(())
    assert not dialog.done_button.isEnabled()
    dialog.accept()
    assert dialog.isVisible()
    QTest.keyClick(dialog, Key.Key_Escape)
    assert not dialog.isVisible()
    assert desk.ask(queries.agendas.own_cards) == ()


def test_what_is_no_pack_is_told_and_opens_nothing(
    view: PlaybookView, tmp_path: Path, idle: Idle, said: list[Notice]
) -> None:
    (tmp_path / "words.zip").write_text("words")
    view._presenter.sharing.look(tmp_path / "words.zip")
    idle()
    assert "not a pack of cards" in said[-1].text
    assert view.findChild(PackDialog) is None


# Passing cards on


def test_cards_are_packed_and_what_may_not_be_passed_on_is_held_back(
    view: PlaybookView, desk: Desk, dots: Exercise, tmp_path: Path, idle: Idle, said: list[Notice]
) -> None:
    for card in (
        replace(dots, id="a", name="Alpha"),
        replace(dots, id="b", name="Beta", licence="All rights reserved"),
    ):
        desk.do("Keep", changes.agendas.save_card, card)
    view.actions_["playbook.export"].trigger()
    dialog = view.findChild(ExportDialog)
    assert dialog is not None
    assert [card.id for card in dialog.cards] == ["a", "b"]
    assert dialog.held.lines == ("“Beta” is held back: all rights are reserved.",)
    assert dialog.done_button.accessibleName() == "Pack 1 card…"
    dialog.title.setFocus()
    dialog.title.clear()
    QTest.keyClick(dialog.title, Key.Key_Return)
    assert dialog.isVisible()
    QTest.keyClicks(dialog.title, "Ours")
    assert dialog.manifest.author == desk.ask(queries.workspace.group).name

    target = tmp_path / "ours.cards.zip"
    files = view.ask_place(dialog.cards, dialog.manifest)
    files.fileSelected.emit(str(target))
    files.close()
    dialog.reject()
    idle()
    assert said[-1].text == "Wrote “ours.cards.zip”. 1 card is in the pack."
    assert "“Beta” is held back" in said[-1].advice
    with zipfile.ZipFile(target) as opened:
        assert opened.namelist() == ["manifest.toml", "a.md"]
        assert 'title = "Ours"' in opened.read("manifest.toml").decode()
    QApplication.processEvents()
