"""Joins a preview to what it shows: draws it, draws it anew when a choice or the workspace changes, and hands it on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from organiser.domain.problem import Problem
from organiser.domain.text import counted
from organiser.exports.paper.look import Look
from organiser.ui.desk.desk import Desk
from organiser.ui.desk.noting import PRINTING
from organiser.ui.desk.paperwork import Paperwork
from organiser.ui.desk.printing import Order, Printing
from organiser.ui.screens.preview.album import Album

if TYPE_CHECKING:
    from organiser.app.actions.handouts import Draft
    from organiser.exports.paper.printing import Printed
    from organiser.ui.desk.jobs import Progress

Sizes = tuple[tuple[float, float], ...]


class PreviewPresenter(QObject):
    """``changed`` tells that other words are to be shown, ``drawn`` that other pages are, ``left`` that it is over.

    ``wants_place`` asks for a file to save to, by the one that is suggested; ``wants_order`` how it is to be printed,
    by the printers and the order that is suggested; ``has_no_printer`` tells why it cannot be.
    ``printed`` is what is shown: None before the first print is drawn, and the last one while another is being drawn.
    """

    changed = Signal()
    drawn = Signal()
    wants_place = Signal(object)
    wants_order = Signal(object, object)
    has_no_printer = Signal(object)
    left = Signal()

    def __init__(self, desk: Desk, make: Callable[[], Draft]) -> None:
        super().__init__()
        self._desk = desk
        self._make = make
        self._paperwork = Paperwork(desk)
        self._printing = Printing(desk)
        self._under_way: Progress | None = None
        self._reading: Progress | None = None
        self.album = Album(desk.jobs, self)
        self.draft = make()
        self._shown = self.draft, self.look
        self.printed: Printed | None = None
        self.sizes: Sizes = ()
        self.page = 0
        self.page_words = ""
        desk.news.changed.connect(self._renew)
        desk.opened.connect(self.left)
        self._draw()

    # What is shown

    @property
    def look(self) -> Look:
        """How it is drawn."""
        return self._paperwork.look

    @property
    def is_drawing(self) -> bool:
        """Whether other pages are on their way."""
        return self._under_way is not None

    @property
    def state(self) -> str:
        """``3 pages``, or that they are being drawn."""
        if self.is_drawing or self.printed is None:
            return "Drawing the pages…"
        return counted(len(self.sizes), "page")

    @property
    def place(self) -> str:
        """``Page 2 of 5``; "" before there is one."""
        return f"Page {self.page + 1} of {len(self.sizes)}" if self.sizes else ""

    @property
    def missing(self) -> str:
        """What no font has, named, with what is printed in its place; mostly ""."""
        from organiser.app.actions import handouts

        return handouts.missing_in_words(self.printed) if self.printed else ""

    # What can be done

    def choose(self, look: Look) -> None:
        """Draw it like this, and everything else from now on."""
        if look != self.look:
            self._paperwork.choose(look)
            self._draw()

    def turn_to(self, page: int) -> None:
        """Another page has come into sight: know what it says, for those who hear it."""
        self.page, self.page_words = page, ""
        if self.printed is None:
            return
        pdf = self.printed.pdf

        def read() -> str:
            from organiser.exports.paper import pictures

            return pictures.words(pdf, page)

        def told(words: str) -> None:
            self.page_words = words
            self.changed.emit()

        self._stop(self._reading)
        self._reading = self._desk.jobs.run(read, then=told, asked_by=self)

    def ask_how(self) -> None:
        """Ask how it is to be printed; where there is no printer, say what can be done."""
        try:
            printers, usual = self._desk.printers.every(), self._printing.usual()
        except Problem as problem:
            self.has_no_printer.emit(problem)
            return
        order = Order(
            usual.name,
            tuple(range(len(self.sizes))),
            both_sides=self._printing.both_sides,
            is_grey=self._printing.is_grey,
        )
        self.wants_order.emit(printers, order)

    def print(self, order: Order) -> None:
        """Print what is shown as it was ordered."""
        if self.printed is not None:
            self._printing.send(*self._shown, self.printed.pdf, order)

    def ask_place(self) -> None:
        """Ask where to save it."""
        self.wants_place.emit(self._paperwork.usual_target(self.draft))

    def save(self, target: Path) -> None:
        """Save it at a place of one's own, which is suggested again next time."""
        self._paperwork.choose_folder(target.parent)
        self._paperwork.save(self.draft, target)

    def open_elsewhere(self) -> None:
        """Open it in the system's own program for it."""
        self._paperwork.open_elsewhere(self.draft)

    def copy_text(self) -> None:
        """Put it on the clipboard as plain text."""
        look, draft = self.look, self.draft
        self._desk.jobs.run(lambda: draft.twin(look, "txt").decode("utf-8-sig"), then=self._copied, asked_by=self)

    def leave(self) -> None:
        """Go back to where one came from."""
        self.left.emit()

    def close(self) -> None:
        """The preview is gone: nothing is to be drawn any more."""
        self._desk.news.changed.disconnect(self._renew)
        self.album.close()
        self._stop(self._under_way, self._reading)

    def _copied(self, words: str) -> None:
        QGuiApplication.clipboard().setText(words)
        self._desk.tell(f"Copied the {self.draft.title.lower()} as text.")

    def _renew(self, topics: frozenset[str]) -> None:
        """The workspace has changed, and with it perhaps what is shown; not because something was printed."""
        if topics == PRINTING:
            return
        try:
            self.draft = self._make()
        except Problem:  # its session is in the bin
            self.left.emit()
            return
        self._draw()

    def _draw(self) -> None:
        look, draft = self.look, self.draft
        self._stop(self._under_way)

        def work(progress: Progress) -> tuple[Printed, Sizes]:
            from organiser.exports.paper import pictures

            printed = draft.draw(look, progress.step)
            return printed, pictures.sizes(printed.pdf)

        def drawn(made: tuple[Printed, Sizes]) -> None:
            self._shown = draft, look
            self._show(made)

        title = f"Drawing the {draft.title.lower()}"
        self._under_way = self._desk.jobs.run(work, then=drawn, failed=self._fail, title=title, asked_by=self)
        self.changed.emit()

    def _show(self, made: tuple[Printed, Sizes]) -> None:
        self._under_way = None
        self.printed, self.sizes = made
        self.album.open(self.printed.pdf, self.sizes)
        self.drawn.emit()
        self.turn_to(min(self.page, len(self.sizes) - 1))
        self.changed.emit()

    def _fail(self, problem: Problem) -> None:
        self._under_way = None
        self._desk.notices.problem(problem)
        self.changed.emit()

    def _stop(self, *under_way: Progress | None) -> None:
        for progress in under_way:
            if progress is not None:
                progress.cancel()
