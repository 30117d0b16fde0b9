"""The preview: what is seen is what comes out, in the look that is chosen, at any size, by keyboard and by ear."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from organiser.app.actions import handouts, occasions
from organiser.domain.people import Reading
from organiser.exports.paper import pictures
from organiser.exports.paper.look import Look
from organiser.store import changes, queries
from organiser.ui.desk.desk import Desk
from organiser.ui.desk.notices import Notice
from organiser.ui.screens.preview.album import MOST_BYTES, Album
from organiser.ui.screens.preview.layout import GAP, Fit, Layout, fitting, step_from
from organiser.ui.screens.preview.presenter import PreviewPresenter
from organiser.ui.screens.preview.view import PreviewView
from organiser.ui.theme.theme import Theme

A4 = (595.28, 841.89)
Preview = Callable[[str], PreviewView]


@pytest.fixture
def preview(qtbot: QtBot, desk: Desk, workshop: int, idle: Callable[[], None]) -> Preview:
    def shown(kind: str = "run-sheet") -> PreviewView:
        what = handouts.kind(kind)
        presenter = PreviewPresenter(desk, lambda: handouts.draft(what, occasions.gather(desk.store, workshop)))
        view = PreviewView(presenter)
        qtbot.addWidget(view)
        view.resize(1000, 640)
        view.show()
        qtbot.waitExposed(view)
        idle()
        return view

    return shown


def picked(view: PreviewView, **parts: object) -> None:
    """Choose something in the panel."""
    for part, value in parts.items():
        field = getattr(view.choices, part)
        field.show_value(value)
        field.activated.emit(field.currentIndex())


def rename(desk: Desk, session_id: int, title: str) -> None:
    session = desk.ask(queries.sessions.one, session_id)
    desk.do("Rename it", changes.sessions.edit, session_id, replace(session, title=title))


# What is seen


def test_what_is_seen_is_drawn_from_the_very_bytes_that_are_printed(preview: Preview) -> None:
    view = preview("run-sheet")
    printed = view.presenter.printed
    assert printed is not None
    assert view.state.text() == f"{printed.pages} pages"
    assert view.place.text() == f"Page 1 of {printed.pages}"
    box = view.sheets._layout.box(0)
    drawn = pictures.picture(printed.pdf, 0, view.sheets._layout.scale)
    assert (drawn.width, drawn.height) == (box.width(), box.height())
    shot = view.sheets.viewport().grab().toImage()
    whole = QImage(drawn.pixels, drawn.width, drawn.height, drawn.stride, QImage.Format.Format_RGB32)
    for x, y in ((40, 40), (120, 100), (200, 160), (box.width() - 3, 300)):
        assert shot.pixelColor(box.left() + x, box.top() + y) == whole.pixelColor(x, y)


def test_the_pages_follow_a_choice_and_stay_until_the_new_ones_come(
    preview: Preview, idle: Callable[[], None], desk: Desk
) -> None:
    view = preview("run-sheet")
    before = view.presenter.printed
    picked(view, style_=Reading.LARGE)
    assert view.presenter.is_drawing
    assert view.state.text() == "Drawing the pages…"
    assert view.presenter.printed is before
    assert view.presenter.album.picture(0) is not None
    idle()
    assert view.presenter.printed is not None
    assert before is not None
    assert view.presenter.printed.pages > before.pages
    picked(view, paper="A5")
    idle()
    assert view.presenter.sizes[0] == pytest.approx((419.53, 595.28), abs=0.01)
    assert view.presenter.look == Look(Reading.LARGE, "A5"), "and is remembered"


def test_two_quick_choices_end_in_the_last(preview: Preview, idle: Callable[[], None]) -> None:
    view = preview("handout")
    picked(view, paper="A5")
    picked(view, paper="A3")
    idle()
    assert view.presenter.sizes[0] == pytest.approx((841.89, 1190.55), abs=0.01)
    assert not view.presenter.is_drawing


def test_the_preview_follows_the_workspace(
    preview: Preview, desk: Desk, workshop: int, idle: Callable[[], None]
) -> None:
    view = preview("run-sheet")
    rename(desk, workshop, "Another afternoon")
    idle()
    assert view.subject.text().startswith("Another afternoon")
    assert "Another afternoon" in view.presenter.page_words
    left: list[bool] = []
    view.presenter.left.connect(lambda: left.append(True))
    desk.do("Bin", changes.sessions.remove, [workshop])
    assert left, "what is in the bin cannot be printed"


def test_what_no_font_has_is_said_before_anything_is_printed(
    preview: Preview, desk: Desk, workshop: int, idle: Callable[[], None]
) -> None:
    view = preview("handout")
    assert not view.missing.isVisible()
    rename(desk, workshop, "Tea \N{TEACUP WITHOUT HANDLE} 漢")
    idle()
    assert view.missing.isVisible()
    assert "“漢” is printed as [U+6F22]: in “Tea 🍵 漢”." in view.missing.lines[0]


def test_paper_is_white_in_the_dark_too(preview: Preview, qapp: QApplication, idle: Callable[[], None]) -> None:
    from organiser.app.paths import resource

    Theme(resource("icons"), scheme="dark").apply(qapp)
    try:
        view = preview("poster")
        box = view.sheets._layout.box(0)
        shot = view.sheets.viewport().grab().toImage()
        assert shot.pixelColor(box.left() + 4, box.top() + 4) == QColor("white")
        assert shot.pixelColor(box.left() // 2, box.top() + 40).lightness() < 60
    finally:
        Theme(resource("icons"), scheme="light").apply(qapp)


# Moving about


def test_the_keys_lead_through_the_pages(preview: Preview) -> None:
    view = preview("run-sheet")
    sheets, last = view.sheets, len(view.presenter.sizes) - 1
    sheets.show_fit(Fit.PAGE)
    assert sheets.hasFocus()
    for key, page in (("PageDown", 1), ("End", last), ("PageUp", last - 1), ("Home", 0)):
        QTest.keyClick(sheets, Qt.Key[f"Key_{key}"])
        assert sheets.page == page
        assert view.place.text() == f"Page {page + 1} of {last + 1}"
    sheets.show_fit(Fit.WIDTH)
    QTest.keyClick(sheets, Qt.Key.Key_PageDown)
    assert 0 < sheets.verticalScrollBar().value() < sheets._layout.top(1), "a page that is not seen whole is read on"


def test_keys_and_the_wheel_change_the_size(preview: Preview) -> None:
    view = preview("run-sheet")
    sheets = view.sheets
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(sheets, Qt.Key.Key_0, control)
    assert sheets.zoom == pytest.approx(1.0)
    QTest.keyClick(sheets, Qt.Key.Key_Plus, control)
    assert sheets.zoom == pytest.approx(1.1)
    QTest.keyClick(sheets, Qt.Key.Key_Minus, control)
    QTest.keyClick(sheets, Qt.Key.Key_Minus, control)
    assert sheets.zoom == pytest.approx(0.9)
    assert view.zoom.text() == "90%"
    where = QPoint(300, 400)
    spot = (where.y() + sheets.verticalScrollBar().value() - GAP) / sheets.zoom
    for _ in range(4):
        wheel(sheets, where, 120)
    assert sheets.zoom == pytest.approx(1.5)
    after = (where.y() + sheets.verticalScrollBar().value() - GAP) / sheets.zoom
    assert after == pytest.approx(spot, abs=2), "what is under the pointer stays there"


def wheel(sheets: Any, where: QPoint, turned: int) -> None:
    event = QWheelEvent(
        QPointF(where),
        QPointF(sheets.viewport().mapToGlobal(where)),
        QPoint(),
        QPoint(0, turned),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(sheets.viewport(), event)


def test_a_screen_reader_hears_the_page_and_where_it_is(preview: Preview, idle: Callable[[], None]) -> None:
    view = preview("run-sheet")
    assert view.sheets.accessibleName() == f"Run sheet: Page 1 of {len(view.presenter.sizes)}"
    assert "Co-creation workshop" in view.sheets.accessibleDescription()
    QTest.keyClick(view.sheets, Qt.Key.Key_End)
    idle()
    last = len(view.presenter.sizes)
    assert view.sheets.accessibleName() == f"Run sheet: Page {last} of {last}"
    assert f"Page {last} of {last}" in view.sheets.accessibleDescription()


# Handing it on


def test_it_is_saved_where_one_likes(
    preview: Preview, tmp_path: Path, said: list[Notice], idle: Callable[[], None]
) -> None:
    view = preview("sign-in")
    view.actions_["preview.save"].trigger()
    (dialog,) = view.findChildren(QFileDialog)
    (suggested,) = dialog.selectedFiles()
    assert Path(suggested).name == "2027-05-26 Co-creation workshop, sign-in sheet.pdf"
    dialog.fileSelected.emit(str(tmp_path / "sheet.pdf"))
    dialog.close()
    idle()
    assert view.presenter.printed is not None
    assert (tmp_path / "sheet.pdf").read_bytes() == view.presenter.printed.pdf, "what was shown, byte for byte"
    assert said[-1].text == "Saved “sheet.pdf”."


def test_it_is_copied_as_text(preview: Preview, said: list[Notice], idle: Callable[[], None]) -> None:
    view = preview("handout")
    QTest.keyClick(view.sheets, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    idle()
    words = QGuiApplication.clipboard().text()
    assert "WHAT WE WILL DO" in words
    assert not words.startswith("\ufeff")
    assert said[-1].text == "Copied the handout as text."


def test_it_is_opened_in_another_program(preview: Preview, desk: Desk, viewer: Any, idle: Callable[[], None]) -> None:
    view = preview("handout")
    view.actions_["preview.open"].trigger()
    idle()
    assert viewer.opened == list(desk.paths.output.iterdir())


# A few pictures, and no more


def test_pictures_are_kept_within_a_bound_however_many_pages_are_seen(
    desk: Desk, idle: Callable[[], None], preview: Preview
) -> None:
    printed = preview("exercise").presenter.printed
    assert printed is not None
    assert printed.pages >= 3
    album = Album(desk.jobs)
    album.open(printed.pdf, pictures.sizes(printed.pdf))
    for page in range(printed.pages):
        album.want((page,), 40.0)
        idle()
        image = album.picture(page)
        assert image is not None
        assert image.sizeInBytes() < 4 * 8_100_000, "what is looked at closely is stretched, not drawn without end"
        assert album.bytes_kept <= MOST_BYTES
    assert album.picture(0) is None
    assert album.picture(printed.pages - 1) is not None


def test_pages_lie_below_each_other_and_only_those_in_sight_are_asked_for() -> None:
    layout = Layout((A4,) * 200, 1.0, 800)
    assert layout.height == GAP + 200 * (842 + GAP)
    assert list(layout.between(0, 900)) == [0, 1]
    assert list(layout.between(layout.top(150), layout.top(150) + 400)) == [150]
    assert layout.page_at(-50) == 0
    assert layout.page_at(10**9) == 199
    assert layout.box(3).left() == (800 - 596) // 2


def test_pages_fit_the_room_there_is() -> None:
    landscape = (841.89, 595.28)
    assert fitting((A4, landscape), Fit.WIDTH, 1000, 300) == pytest.approx((1000 - 2 * GAP) / 841.89)
    scale = fitting((A4, landscape), Fit.PAGE, 1000, 300)
    assert max(A4[1], landscape[1]) * scale <= 300
    assert fitting((), Fit.PAGE, 10, 10) == 1.0
    assert fitting((A4,), Fit.PAGE, 1, 1) > 0


def test_steps_go_up_and_down_and_end() -> None:
    assert step_from(1.0, 1) == 1.1
    assert step_from(0.98, -1) == 0.9
    assert step_from(9.0, 1) == 4.0
    assert step_from(0.01, -1) == 0.25
