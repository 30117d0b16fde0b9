"""Printing: at actual size on the printer that was used last, page by page, with a plain word where it cannot be."""

from __future__ import annotations

import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from organiser.app.actions import handouts, occasions
from organiser.domain.problem import Problem
from organiser.exports.paper import pictures
from organiser.exports.paper.look import MM, PAPERS, Look
from organiser.ui.desk.desk import Desk
from organiser.ui.desk.jobs import Cancelled, Progress
from organiser.ui.desk.notices import Notice
from organiser.ui.desk.printers import Printer, Printers
from organiser.ui.desk.printing import Order, Printing, pages_in, print_pages
from organiser.ui.screens import handouts as handouts_screen
from organiser.ui.screens.handouts.view import HandoutsView
from organiser.ui.screens.preview.presenter import PreviewPresenter
from organiser.ui.screens.preview.questions import NoPrinterQuestion, PrintQuestion
from organiser.ui.screens.preview.view import PreviewView
from tests.conftest import problem_of

SIZES = {name: (width * MM, height * MM) for name, (width, height) in PAPERS.items()}
OFFICE = Printer("Office", (("A4", SIZES["A4"]), ("A5", SIZES["A5"])), prints_both_sides=True, is_usual=True)
KITCHEN = Printer("Kitchen", (("A4", SIZES["A4"]),))


def tray(path: Path) -> QPrinter:
    """A printer whose paper is a PDF file."""
    device = QPrinter(QPrinter.PrinterMode.HighResolution)
    device.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    device.setOutputFileName(str(path))
    return device


class Trays(Printers):
    """Printers that a computer without any can have: each puts its paper into a PDF file of its name."""

    def __init__(self, folder: Path, *printers: Printer) -> None:
        self.folder = folder
        self.printers = printers

    def every(self) -> tuple[Printer, ...]:
        return self.printers

    def device(self, name: str) -> QPrinter:
        return tray(self.folder / f"{name}.pdf")


@pytest.fixture
def trays(desk: Desk, tmp_path: Path) -> Trays:
    found = Trays(tmp_path, OFFICE, KITCHEN)
    desk.printers = found
    return found


@pytest.fixture
def view(qtbot: QtBot, desk: Desk, workshop: int, idle: Callable[[], None]) -> PreviewView:
    what = handouts.kind("handout")
    view = PreviewView(PreviewPresenter(desk, lambda: handouts.draft(what, occasions.gather(desk.store, workshop))))
    qtbot.addWidget(view)
    view.resize(1000, 640)
    view.show()
    qtbot.waitExposed(view)
    idle()
    return view


def question_of(view: PreviewView) -> PrintQuestion:
    view.actions_["preview.print"].trigger()
    (question,) = view.findChildren(PrintQuestion)
    return question


def ruled(*sizes: tuple[float, float]) -> bytes:
    """Pages with a black bar 100 mm long and 2 mm thick, 30 mm from the left and 50 mm from the top of each."""
    out = BytesIO()
    canvas = Canvas(out)
    for width, height in sizes:
        canvas.setPageSize((width, height))
        canvas.rect(30 * MM, height - 52 * MM, 100 * MM, 2 * MM, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def bar_of(pdf: bytes, page: int) -> tuple[float, float, float, float]:
    """Where the bar is on a printed page: left, top, width and height in millimetres."""
    scale = 300 / 72
    drawn = pictures.picture(pdf, page, scale, is_grey=True)
    rows = [drawn.pixels[at * drawn.stride : at * drawn.stride + drawn.width] for at in range(drawn.height)]
    dark = [at for at, row in enumerate(rows) if min(row) < 128]
    across = [at for at, value in enumerate(rows[dark[len(dark) // 2]]) if value < 128]
    pixel = 25.4 / 300
    return across[0] * pixel, dark[0] * pixel, len(across) * pixel, len(dark) * pixel


# At actual size


def test_what_is_100_mm_long_is_100_mm_on_paper_of_any_size_and_way(tmp_path: Path, qapp: QApplication) -> None:
    a4, a5, a3 = SIZES["A4"], SIZES["A5"], SIZES["A3"]
    sizes = (a4, a5, (a3[1], a3[0]))
    order = Order("T", (0, 1, 2), is_grey=True)
    print_pages(tray(tmp_path / "out.pdf"), ruled(*sizes), order, "Bars", Progress("", cancellable=True))
    printed = (tmp_path / "out.pdf").read_bytes()
    for page, (size, wanted) in enumerate(zip(pictures.sizes(printed), sizes, strict=True)):
        assert size == pytest.approx(wanted, abs=1), "a point, since Qt writes whole ones"
        assert bar_of(printed, page) == pytest.approx((30, 50, 100, 2), abs=0.2)


def test_only_the_ordered_pages_are_printed_in_their_order(tmp_path: Path, qapp: QApplication) -> None:
    pdf = ruled(SIZES["A4"], SIZES["A5"], SIZES["A3"])
    order = Order("T", (2, 0), is_grey=True)
    print_pages(tray(tmp_path / "out.pdf"), pdf, order, "Bars", Progress("", cancellable=True))
    widths = [round(width / MM) for width, _ in pictures.sizes((tmp_path / "out.pdf").read_bytes())]
    assert widths == [297, 210]


def test_a_print_that_is_cancelled_ends_at_once(tmp_path: Path, qapp: QApplication) -> None:
    progress = Progress("", cancellable=True)
    seen: list[float] = []
    progress.moved.connect(seen.append)
    progress.moved.connect(lambda _: progress.cancel() if len(seen) > 4 else None)
    with pytest.raises(Cancelled):
        print_pages(tray(tmp_path / "out.pdf"), ruled(*[SIZES["A4"]] * 2), Order("T", (0, 1)), "Bars", progress)
    assert len(seen) == 5
    assert seen == sorted(seen)


# From the preview


def test_enter_prints_what_is_shown_on_the_usual_printer(
    view: PreviewView, trays: Trays, said: list[Notice], idle: Callable[[], None]
) -> None:
    view.presenter.choose(Look(paper="A5"))
    idle()
    question = question_of(view)
    assert question.printer.value == "Office"
    question.grey.setChecked(True)
    QTest.keyClick(question, Qt.Key.Key_Return)
    idle()
    shown = view.presenter.printed
    assert shown is not None
    printed = (trays.folder / "Office.pdf").read_bytes()
    assert len(pictures.sizes(printed)) == shown.pages
    assert said[-1].text == f"Sent the handout to “Office”: {shown.pages} pages."


def test_answers_are_remembered_and_some_pages_are_enough(
    view: PreviewView, trays: Trays, said: list[Notice], idle: Callable[[], None]
) -> None:
    question = question_of(view)
    question.printer.setCurrentIndex(1)
    question.printer.activated.emit(1)
    assert not question.both_sides.isVisible(), "this one cannot"
    question.grey.setChecked(True)
    question.copies.setValue(3)
    question.pages.setText("2")
    question.accept()
    idle()
    assert len(pictures.sizes((trays.folder / "Kitchen.pdf").read_bytes())) == 1
    assert said[-1].text == "Sent the handout to “Kitchen”: 1 page, 3 copies."
    again = question_of(view)
    assert (again.printer.value, again.grey.isChecked(), again.copies.value()) == ("Kitchen", True, 1)


def test_pages_that_are_none_are_said_under_the_field(view: PreviewView, trays: Trays) -> None:
    question = question_of(view)
    question.pages.setText("1-99")
    question.accept()
    assert question.isVisible()
    assert question._pages_row.problem.startswith("There is no page 1-99. The pages are 1 to ")


def test_a_printer_without_the_paper_is_pointed_out(view: PreviewView, trays: Trays, idle: Callable[[], None]) -> None:
    view.presenter.choose(Look(paper="A3"))
    idle()
    question = question_of(view)
    assert question.doubts.lines == ("“Office” has no A3 paper, so part of the page would be cut off or set wrongly.",)


def test_without_a_printer_it_says_what_to_do_and_offers_to_save(
    view: PreviewView, desk: Desk, trays: Trays, tmp_path: Path
) -> None:
    desk.printers = Trays(tmp_path)
    view.actions_["preview.print"].trigger()
    (question,) = view.findChildren(NoPrinterQuestion)
    desk.printers = trays
    question.again_button.click()
    (found,) = view.findChildren(PrintQuestion)
    found.reject()
    desk.printers = Trays(tmp_path)
    view.actions_["preview.print"].trigger()
    view.findChildren(NoPrinterQuestion)[-1].accept()
    assert view.findChildren(QFileDialog)


def test_a_system_that_lacks_the_library_is_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "PySide6.QtPrintSupport", None)
    monkeypatch.delattr("PySide6.QtPrintSupport", raising=False)
    problem = problem_of(Printers().every)
    assert problem is not None
    assert "libcups2" in problem.advice
    assert "save a PDF" in problem.advice


def test_a_printer_that_is_gone_is_told(qapp: QApplication) -> None:
    problem = problem_of(Printers().device, "No such printer")
    assert problem is not None
    assert problem.message == "The printer “No such printer” is not there any more."


# In one click


@pytest.fixture
def cards(qtbot: QtBot, desk: Desk, workshop: int) -> HandoutsView:
    tab = handouts_screen.make(desk)
    assert isinstance(tab.view, HandoutsView)
    qtbot.addWidget(tab.view)
    tab.show_session(workshop)
    return tab.view


def test_one_click_prints_on_the_printer_that_was_used_last(
    cards: HandoutsView, desk: Desk, trays: Trays, said: list[Notice], idle: Callable[[], None]
) -> None:
    desk.settings.set("printer.name", "Kitchen")
    cards.cards["sign-in"].more["card.print"].trigger()
    idle()
    assert said[-1].text.startswith("Sent the sign-in sheet to “Kitchen”: ")
    assert pictures.sizes((trays.folder / "Kitchen.pdf").read_bytes())


def test_one_click_is_refused_in_words_where_it_would_go_wrong(
    desk: Desk, trays: Trays, workshop: int, said: list[Notice], idle: Callable[[], None]
) -> None:
    draft = handouts.draft(handouts.kind("poster"), occasions.gather(desk.store, workshop))
    Printing(desk).print_now(draft, Look(paper="A3"))
    idle()
    assert "“Office” has no A3 paper" in said[-1].text
    assert not list(trays.folder.glob("*.pdf"))
    trays.printers = ()
    none = problem_of(Printing(desk).print_now, draft, Look())
    assert none is not None
    assert none.message == "No printer was found on this computer."


# Which pages


@given(st.sets(st.integers(1, 60), min_size=1))
def test_pages_that_are_named_one_by_one_are_those_pages(named: set[int]) -> None:
    words = ", ".join(map(str, sorted(named)))
    assert pages_in(words, 60) == tuple(page - 1 for page in sorted(named))


def test_pages_are_named_in_ranges_and_left_out_for_all() -> None:
    assert pages_in("", 3) == (0, 1, 2)
    assert pages_in(" 2–3 ; 1, 2", 3) == (1, 2, 0)


@pytest.mark.parametrize("words", ["0", "4", "3-2", "a", "1-", "-", "1,,2", "٣", "1-4", "9" * 400])
def test_pages_that_are_not_there_are_refused(words: str) -> None:
    assert isinstance(problem_of(pages_in, words, 3), Problem)
