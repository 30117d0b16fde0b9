"""Times what a volunteer waits for when printing: the first page of a preview, a file, a printed page, a long print.

    python -m tests.benchmarks.printing [--rounds 7] [--pages 200]

Targets: from the click to the first page on the screen and from the click to the file 0.5 s each, the libraries loaded
on the way counted in the first round; no stall of the window over 50 ms while a long print is scrolled from end to end,
and at most 120 MiB more than before it was opened.
"""

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QTimer
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from organiser.app import paths, workspaces
from organiser.app.actions import handouts, occasions
from organiser.app.actions.handouts import Draft
from organiser.exports.paper.blocks import Block, Heading, Sheet, Words
from organiser.exports.paper.look import Look
from organiser.exports.paper.printing import no_step, printed
from organiser.start import Program
from organiser.ui.desk.jobs import Progress
from organiser.ui.desk.printing import Order, print_pages
from organiser.ui.screens.preview.view import PreviewView

_PARAGRAPH = "Everybody says one thing that this street does well, and one thing that nobody has asked for yet. " * 6


def until(app: QApplication, done: Callable[[], bool]) -> None:
    """Let the window work until something is so."""
    while not done():
        app.processEvents()
        time.sleep(0.0005)


def shown(app: QApplication, program: Program, make: Callable[[], Draft]) -> tuple[float, PreviewView]:
    """The seconds from the click until the first page is on the screen."""
    began = time.perf_counter()
    program.desk.go("preview", make)
    view = program.shell.findChildren(PreviewView)[-1]
    until(app, lambda: view.presenter.album.picture(0) is not None)
    view.sheets.viewport().repaint()
    return time.perf_counter() - began, view


def filed(app: QApplication, view: PreviewView, target: Path) -> float:
    """The seconds from the click until the file is there."""
    began = time.perf_counter()
    view.presenter.save(target)
    until(app, target.exists)
    return time.perf_counter() - began


def on_paper(view: PreviewView, folder: Path) -> float:
    """The seconds that one page takes to be painted on a printer."""
    device = QPrinter(QPrinter.PrinterMode.HighResolution)
    device.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    device.setOutputFileName(str(folder / "printer.pdf"))
    assert view.presenter.printed is not None
    began = time.perf_counter()
    print_pages(device, view.presenter.printed.pdf, Order("", (0,)), "A page", Progress("", cancellable=False))
    return time.perf_counter() - began


def long_print(pages: int) -> Draft:
    """A print of about so many pages."""
    blocks: list[Block] = []
    for number in range(pages):
        blocks += [Heading(f"Part {number}"), *[Words(_PARAGRAPH)] * 5]
    sheet = Sheet("A long print", ("A long print",), tuple(blocks), "Somebody")
    made = printed(sheet, Look(), fonts=paths.resource("fonts"))
    return Draft(
        "Long print",
        "Many pages",
        lambda look, step=no_step: made,  # noqa: ARG005 - drawn already
        lambda _, __: b"",
        lambda _: "long.pdf",
    )


def memory() -> float:
    """What the program has of the memory, in MiB."""
    lines = Path("/proc/self/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def scrolled(app: QApplication, view: PreviewView) -> float:
    """The longest stall of the window, in seconds, while everything is scrolled by a third of a page at a time."""
    beats: list[float] = []
    heart = QTimer()
    heart.timeout.connect(lambda: beats.append(time.perf_counter()))
    heart.start(1)
    bar = view.sheets.verticalScrollBar()
    for value in range(0, bar.maximum(), bar.pageStep() // 3):
        bar.setValue(value)
        app.processEvents()
    until(app, lambda: view.presenter.album.picture(len(view.presenter.sizes) - 1) is not None)
    heart.stop()
    return max(later - earlier for earlier, later in pairwise(beats))


@contextmanager
def at_the_window(app: QApplication) -> Iterator[Program]:
    """The program with the sample open."""
    with tempfile.TemporaryDirectory() as home:
        folders = replace(paths.of_user(), home=Path(home), state=Path(home) / "state")
        workspaces.make(folders.workspace, with_sample=True).close()
        program = Program(app, folders, str(folders.workspace))
        program.shell.resize(1280, 800)
        program.shell.show()
        until(app, lambda: program.desk.is_open and not program.desk.jobs.are_running)
        yield program
        program.shell.close()
        program.close()


def main() -> None:
    """Measure and print."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--rounds", type=int, default=7)
    words.add_argument("--pages", type=int, default=200)
    asked = words.parse_args()
    app = QApplication([])
    with at_the_window(app) as program:
        store, folder = program.desk.store, program.desk.paths.home
        seen, saved, painted = [], [], []
        for number in range(asked.rounds):
            make = lambda: handouts.draft(handouts.kind("poster"), occasions.gather(store, 1))  # noqa: E731
            seconds, view = shown(app, program, make)
            seen.append(seconds)
            saved.append(filed(app, view, folder / f"{number}.pdf"))
            painted.append(on_paper(view, folder))
            program.shell.lift()
        for name, figures in (("preview's first page", seen), ("one page to a file", saved), ("on a printer", painted)):
            print(f"{name}: first {figures[0]:.3f} s, median {statistics.median(figures):.3f} s")
        draft, before = long_print(asked.pages), memory()
        seconds, view = shown(app, program, lambda: draft)
        stall = scrolled(app, view)
        print(f"{len(view.presenter.sizes)} pages: first page {seconds:.3f} s, longest stall {stall * 1000:.0f} ms, "
              f"{memory() - before:.0f} MiB more")  # fmt: skip


if __name__ == "__main__":
    main()
