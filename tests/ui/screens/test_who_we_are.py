"""Who we are: names, colour and logo answered in one dialog, seen as they come out on paper, undone in one step."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from organiser.app.actions import handouts, occasions
from organiser.domain.brand import PLAIN, Brand
from organiser.domain.occasion import Group
from organiser.exports.paper import ink
from organiser.imports import logos
from organiser.store import changes, queries
from organiser.store.store import Store
from organiser.ui.desk.desk import Desk
from organiser.ui.dialogs.group import GroupDialog
from organiser.ui.screens.preview.presenter import PreviewPresenter
from organiser.ui.workspaces import Workspaces
from tests.imports.test_logos import SVG, picture

LOGO = logos.read(picture())


@pytest.fixture
def dialog(qtbot: QtBot, desk: Desk) -> GroupDialog:
    window = QWidget()
    window.resize(1280, 720)
    qtbot.addWidget(window)
    window.show()
    return Workspaces(desk, window).describe_group()


def group(desk: Desk) -> Group:
    return desk.ask(queries.workspace.group)


def typed(dialog: GroupDialog, words: str) -> None:
    dialog.look.colour.selectAll()
    QTest.keyClicks(dialog.look.colour, words)


def test_names_colour_and_logo_are_one_step(
    dialog: GroupDialog, desk: Desk, sample: Store, idle: Callable[[], None], tmp_path: Path
) -> None:
    before = group(desk)
    (tmp_path / "logo.svg").write_bytes(SVG)
    dialog.name.setText("Elm Ward Neighbours")
    typed(dialog, "8A2BE2")
    dialog.look.take(tmp_path / "logo.svg")
    idle()
    dialog.done_button.click()
    after = group(desk)
    assert (after.name, after.brand.colour) == ("Elm Ward Neighbours", "#8a2be2")
    assert after.brand.logo == logos.read(SVG)
    assert after.email == before.email
    sample.undo()
    assert group(desk) == before


def test_who_changes_a_name_keeps_colour_and_logo(desk: Desk, qtbot: QtBot) -> None:
    desk.do("Say who we are", changes.workspace.describe, Group("Elm Ward", brand=Brand("#146b5e", LOGO)))
    window = QWidget()
    qtbot.addWidget(window)
    dialog = Workspaces(desk, window).describe_group()
    dialog.phone.setText("0161 496 0000")
    dialog.done_button.click()
    assert group(desk) == Group("Elm Ward", phone="0161 496 0000", brand=Brand("#146b5e", LOGO))


def test_an_answer_that_changes_nothing_is_no_step(dialog: GroupDialog, sample: Store) -> None:
    before = len(sample.history())
    dialog.done_button.click()
    assert len(sample.history()) == before


def test_a_colour_too_pale_to_read_is_said_to_come_out_darker(dialog: GroupDialog) -> None:
    typed(dialog, "#ffd000")
    words = dialog.look.colour.accessibleDescription()
    assert "darker" in words
    printed = next(word for word in words.replace(",", "").split() if word.startswith("#"))
    assert ink.contrast(ink.from_hex(printed), ink.WHITE) >= ink.LEAST
    assert printed in dialog.look.head.accessibleName()
    assert dialog.group.brand.colour == "#ffd000", "what was chosen is kept as it is"
    typed(dialog, "#146b5e")
    assert "#" not in dialog.look.colour.accessibleDescription()


def test_what_is_no_colour_is_said_beside_the_field_and_the_dialog_stays(dialog: GroupDialog, desk: Desk) -> None:
    typed(dialog, "teal")
    assert not dialog.look.colour_row.problem, "it may be half typed"
    dialog.done_button.click()
    assert "no colour" in dialog.look.colour_row.problem
    assert dialog.isVisible()
    assert dialog.focusWidget() is dialog.look.colour
    typed(dialog, "#008080")
    assert not dialog.look.colour_row.problem
    dialog.done_button.click()
    assert group(desk).brand.colour == "#008080"


def test_a_colour_is_picked_by_eye_and_taken_away(dialog: GroupDialog) -> None:
    picking = dialog.look.pick()
    picking.setCurrentColor(QColor("#7b3f00"))
    picking.accept()
    assert dialog.look.colour.text() == "#7b3f00"
    assert dialog.group.brand.colour == "#7b3f00"
    dialog.look.plain_button.click()
    assert dialog.look.colour.text() == ""
    assert dialog.group.brand == PLAIN
    assert not dialog.look.plain_button.isEnabled()


def test_a_picture_is_dropped_and_taken_away(dialog: GroupDialog, idle: Callable[[], None], tmp_path: Path) -> None:
    path = tmp_path / "Our logo.PNG"
    path.write_bytes(picture())
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    how = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(QPoint(9, 9), *how)
    QApplication.sendEvent(dialog, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(dialog, QDropEvent(QPointF(9, 9), *how))
    assert not dialog.done_button.isEnabled(), "Done would be too early"
    idle()
    assert dialog.done_button.isEnabled()
    assert dialog.group.brand.logo == LOGO
    assert "a logo at the right" in dialog.look.head.accessibleName()
    dialog.look.no_logo_button.click()
    assert dialog.group.brand.logo == b""


def test_a_picture_that_will_not_do_is_said_plainly(
    dialog: GroupDialog, idle: Callable[[], None], tmp_path: Path
) -> None:
    path = tmp_path / "logo.png"
    path.write_bytes(b"These are words.")
    dialog.look.take(path)
    idle()
    assert "no picture that can be read" in dialog.look.logo_row.problem
    dialog.done_button.click()
    assert not dialog.isVisible()


def test_the_head_is_shown_as_it_comes_out(dialog: GroupDialog) -> None:
    typed(dialog, "#c00000")
    shot = dialog.look.head.grab().toImage()
    colours = {shot.pixelColor(x, y).name() for x in range(shot.width()) for y in range(shot.height())}
    assert {"#ffffff", "#c00000", "#000000"} <= colours


def test_a_preview_that_is_open_follows(desk: Desk, workshop: int, qtbot: QtBot, idle: Callable[[], None]) -> None:
    kind = handouts.kind("handout")
    preview = PreviewPresenter(desk, lambda: handouts.draft(kind, occasions.gather(desk.store, workshop)))
    idle()
    plain = preview.printed
    with qtbot.waitSignal(preview.drawn):
        desk.do("Say who we are", changes.workspace.describe, Group("Elm Ward", brand=Brand("#8a2be2", LOGO)))
    assert plain is not None
    assert preview.printed is not None
    assert b"/SMask" not in plain.pdf
    assert b"/SMask" in preview.printed.pdf
