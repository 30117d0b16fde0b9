"""A volunteer takes a list of people in, and passes one on."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from organiser.domain.arrivals import Outcome
from organiser.domain.columns import Field
from organiser.store import queries
from organiser.ui.desk.desk import Desk
from organiser.ui.desk.notices import Notice
from organiser.ui.screens import people
from organiser.ui.screens.people.export_dialog import export, open_export
from organiser.ui.screens.people.import_dialog import ImportDialog, open_file, open_import

FORM = """Timestamp,What is your full name?,Your email address,Phone number,Your neighbourhood,Access needs
03/04/2027 10:00,Efa Lloyd,efa@example.org,7700900801,Hollins,Large print
04/05/2027 10:00,Femi Okoro,,07700 900802,,
05/05/2027 10:00,,,07700 900803,,
"""

Idle = Callable[[], None]


@pytest.fixture
def form(tmp_path: Path) -> Path:
    """The answers to a form."""
    path = tmp_path / "form.csv"
    path.write_text(FORM, "utf-8")
    return path


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """Something to open dialogs over."""
    window = QWidget()
    window.resize(1280, 720)
    qtbot.addWidget(window)
    window.show()
    return window


def opened(desk: Desk, window: QWidget, path: Path, idle: Idle) -> ImportDialog:
    dialog = open_file(desk, window, path)
    idle()
    return dialog


def count(desk: Desk) -> int:
    return desk.ask(queries.people.count)


def test_a_form_is_taken_in_step_by_step_and_undone_as_one(
    desk: Desk, window: QWidget, form: Path, idle: Idle, said: list[Notice]
) -> None:
    before = count(desk)
    dialog = opened(desk, window, form, idle)
    columns = dialog.columns
    assert [field.value for field in columns.choices.values()] == [
        Field.JOINED, Field.NAME, Field.EMAIL, Field.PHONE, Field.NEIGHBOURHOOD, None,
    ]  # fmt: skip
    assert "Access needs" in columns.special.text()
    assert "7700900801 becomes 07700900801" in columns.mend.text()
    QTest.mouseClick(columns.special, Qt.MouseButton.LeftButton, pos=QPoint(8, columns.special.height() // 2))
    columns.mend.click()
    assert dialog.importing.wishes.fields[5] is Field.NEEDS
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    idle()
    assert dialog.done_button.text() == "Import 2 people"
    assert count(desk) == before
    assert dialog.importing.found is not None
    assert dialog.importing.found.number(Outcome.REFUSED) == 1
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert count(desk) == before + 2
    assert dialog.report.lines.isVisible()
    assert "Added 2 people" in said[-1].text
    efa = desk.ask(queries.people.page, words="Efa Lloyd")[0]
    assert (efa.phone, efa.needs) == ("07700900801", "Large print")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    said[-1].actions[0].run()
    assert count(desk) == before


def test_days_that_can_be_read_in_two_ways_are_asked_about_when_they_count(
    desk: Desk, window: QWidget, form: Path, idle: Idle
) -> None:
    dialog = opened(desk, window, form, idle)
    assert dialog.done_button.isEnabled()
    dialog.importing.wish(programme_id=1)
    assert dialog.columns.days.isVisible()
    assert not dialog.done_button.isEnabled()
    dialog.columns.days.setCurrentIndex(1)
    dialog.columns.days.activated.emit(1)
    assert dialog.importing.wishes.day_first is True
    assert dialog.done_button.isEnabled()


def test_columns_are_matched_by_hand_and_the_separator_can_be_changed(
    desk: Desk, window: QWidget, tmp_path: Path, idle: Idle
) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Wer;Wo\nAsha, of Hollins;Hollins\nBen, too;Hollins\n", "utf-8")
    dialog = opened(desk, window, path, idle)
    assert dialog.columns.doubts.lines == ("Which column holds the names?",)
    assert not dialog.done_button.isEnabled()
    choice = dialog.columns.choices[0]
    choice.setCurrentIndex(choice.findText("Name"))
    choice.activated.emit(choice.currentIndex())
    assert dialog.done_button.isEnabled()
    separator = dialog.columns.separator
    assert separator.value == ";"
    separator.setCurrentIndex(separator.findText("Comma"))
    separator.activated.emit(separator.currentIndex())
    idle()
    assert dialog.importing.file is not None
    assert dialog.importing.file.separator == ","


def test_a_line_that_is_not_certain_is_asked_about(desk: Desk, window: QWidget, tmp_path: Path, idle: Idle) -> None:
    somebody = desk.ask(queries.people.every)[0]
    path = tmp_path / "list.csv"
    path.write_text(f"Name,Phone\n{somebody.name},07700 900990\n", "utf-8")
    dialog = opened(desk, window, path, idle)
    dialog.done_button.click()
    idle()
    outcome = dialog.outcome
    assert somebody.name in outcome.question.text()
    assert dialog.done_button.text() == "Close"
    outcome.new_button.click()
    idle()
    assert dialog.done_button.text() == "Import 1 person"
    outcome.same_button.click()
    idle()
    assert dialog.done_button.text() == "Close"
    outcome.out_button.click()
    idle()
    assert dialog.importing.found is not None
    assert dialog.importing.found.number(Outcome.REFUSED) == 1
    dialog.back_button.click()
    assert dialog.columns.isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_file_that_cannot_be_read_says_why_and_leaves_everything(
    desk: Desk, window: QWidget, tmp_path: Path, idle: Idle
) -> None:
    path = tmp_path / "list.pdf"
    path.write_bytes(b"%PDF-1.7")
    dialog = opened(desk, window, path, idle)
    assert "PDF" in dialog.problem.lines[0]
    assert not dialog.done_button.isEnabled()
    dialog.reject()


def test_the_report_is_saved_as_a_table(
    desk: Desk, window: QWidget, form: Path, idle: Idle, said: list[Notice]
) -> None:
    dialog = opened(desk, window, form, idle)
    for _ in range(2):
        dialog.done_button.click()
        idle()
    chooser = dialog.ask_report()
    target = form.with_name("report.csv")
    chooser.fileSelected.emit(str(target))
    chooser.close()
    assert "There is no name in it" in target.read_text("utf-8-sig")
    assert "report.csv" in said[-1].text


def test_a_file_that_is_dropped_on_the_people_is_looked_through(
    desk: Desk, form: Path, idle: Idle, qtbot: QtBot
) -> None:
    screen = people.make(desk)
    view = screen.view
    qtbot.addWidget(view)
    view.show()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(form))])
    how = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    entered = QDragEnterEvent(QPoint(200, 200), *how)
    QApplication.sendEvent(view, entered)
    assert entered.isAccepted()
    QApplication.sendEvent(view, QDropEvent(QPointF(200, 200), *how))
    idle()
    dialog = view.findChild(ImportDialog)
    assert dialog is not None
    assert dialog.columns.isVisible()
    dialog.reject()


def test_both_commands_ask_for_a_file(desk: Desk, window: QWidget) -> None:
    chooser = open_import(desk, window)
    assert "*.vcf" in chooser.nameFilters()[0]
    chooser.close()
    dialog = open_export(desk, window)
    dialog.format.setCurrentIndex(1)
    dialog.accept()
    chooser = window.findChildren(QFileDialog)[-1]
    assert chooser.defaultSuffix() == "vcf"
    chooser.close()
    assert isinstance(dialog, QDialog)


def test_everybody_is_written_into_a_file(desk: Desk, tmp_path: Path, idle: Idle, said: list[Notice]) -> None:
    target = tmp_path / "people.csv"
    export(desk, target, None, with_special=False)
    idle()
    assert target.read_bytes().startswith(b"\xef\xbb\xbf")
    assert f"{count(desk)} people" in said[-1].text
