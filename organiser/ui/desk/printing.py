"""Prints finished pages at actual size: what was ordered, page by page, in strips that take little memory."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter

from organiser.domain.problem import Problem
from organiser.domain.text import counted
from organiser.ui.desk.noting import note
from organiser.ui.desk.printers import NO_PRINTER, Printer

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from organiser.app.actions.handouts import Draft
    from organiser.domain.printings import Printing as Noted
    from organiser.exports.paper.look import Look
    from organiser.exports.paper.pictures import Picture
    from organiser.ui.desk.desk import Desk
    from organiser.ui.desk.jobs import Progress

FINEST: Final = 600  # dots to the inch; more is not seen
_ROWS: Final = 512  # of pixels, drawn at a time
_NAME: Final = "printer.name"
_BOTH_SIDES: Final = "printer.both_sides"
_GREY: Final = "printer.grey"


@dataclass(frozen=True, slots=True)
class Order:
    """What is printed where; ``pages`` are numbers from 0."""

    printer: str
    pages: tuple[int, ...]
    copies: int = 1
    both_sides: bool = False
    is_grey: bool = False


Done = tuple[Order, "tuple[Noted, ...]"]


class Printing:
    """Prints from any screen, and remembers the printer and how it was used."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @property
    def both_sides(self) -> bool:
        """Whether both sides of the paper were used last."""
        return bool(self._desk.settings.get(_BOTH_SIDES, False))

    @property
    def is_grey(self) -> bool:
        """Whether it was black and white last."""
        return bool(self._desk.settings.get(_GREY, False))

    def usual(self) -> Printer:
        """The printer that was used last, or the system's usual one; a Problem where there is none."""
        every = self._desk.printers.every()
        last = self._desk.settings.get(_NAME)
        usual = next((one for one in every if one.name == last), every[0] if every else None)
        if usual is None:
            raise NO_PRINTER
        return usual

    def print_now(self, draft: Draft, look: Look) -> None:
        """Draw a handout and print all of it on the usual printer, if that has the paper."""
        self.print_each([(draft, look, 1)])

    def print_each(self, papers: Sequence[tuple[Draft, Look, int]]) -> None:
        """Draw handouts, each in its look, and print so many copies of each on the usual printer, one after the other.

        A Problem says so where there is no printer.
        """
        from organiser.exports.paper import pictures

        printer = self.usual()
        devices = [self._desk.printers.device(printer.name) for _ in papers]

        def work(progress: Progress) -> list[Done]:
            done: list[Done] = []
            for device, (draft, look, copies) in zip(devices, papers, strict=True):
                printed = draft.draw(look, progress.step)
                if lack := printer.lacks(pictures.sizes(printed.pdf)):
                    raise Problem(lack, "Choose another size of paper, or another printer in the preview.")
                order = Order(
                    printer.name,
                    tuple(range(printed.pages)),
                    copies,
                    both_sides=self.both_sides and printer.prints_both_sides,
                    is_grey=self.is_grey,
                )
                print_pages(device, printed.pdf, order, draft.title, progress)
                done.append((order, draft.printings(look, copies)))
            return done

        title = papers[0][0].title if len(papers) == 1 else counted(len(papers), "handout")
        self._run(title, work)

    def send(self, draft: Draft, look: Look, pdf: bytes, order: Order) -> None:
        """Print what was ordered of a handout drawn in a look, and order the same way next time."""
        for name, value in ((_NAME, order.printer), (_BOTH_SIDES, order.both_sides), (_GREY, order.is_grey)):
            self._desk.settings.set(name, value)
        device = self._desk.printers.device(order.printer)

        def work(progress: Progress) -> list[Done]:
            print_pages(device, pdf, order, draft.title, progress)
            return [(order, draft.printings(look, order.copies))]

        self._run(draft.title, work)

    def _run(self, title: str, work: Callable[[Progress], list[Done]]) -> None:
        store = self._desk.store if self._desk.is_open else None

        def told(done: list[Done]) -> None:
            note(self._desk, store, [one for _, made in done for one in made])
            order = done[0][0]
            copies = f", {order.copies} copies" if order.copies > 1 and len(done) == 1 else ""
            pages = counted(sum(len(one.pages) for one, _ in done), "page")
            self._desk.tell(f"Sent the {title.lower()} to “{order.printer}”: {pages}{copies}.")

        self._desk.jobs.run(work, then=told, title=f"Printing the {title.lower()}", cancellable=True)


def print_pages(device: QPrinter, pdf: bytes, order: Order, title: str, progress: Progress) -> None:
    """Paint the pages on a printer as large as they are; the printer scales nothing. Cancel takes the print back."""
    from organiser.exports.paper import pictures

    sizes = pictures.sizes(pdf)
    set_up(device, order, title)
    painter = QPainter()
    try:
        for number, page in enumerate(order.pages):
            progress.step(number, len(order.pages))
            lay_out(device, sizes[page])
            if not (device.newPage() if painter.isActive() else painter.begin(device)):
                raise Problem(
                    f"“{order.printer}” did not take the print.",
                    "See whether it is switched on and has paper, or save a PDF instead.",
                )
            _paint(painter, device, pdf, page, sizes[page], order, progress)
        progress.step(1, 1)
    except BaseException:
        device.abort()
        raise
    finally:
        painter.end()


def set_up(device: QPrinter, order: Order, title: str) -> None:
    """Tell a printer all that holds for the whole print."""
    kind = type(device)
    device.setDocName(f"Organiser: {title}")
    device.setResolution(min(device.resolution(), FINEST))
    device.setCopyCount(order.copies)
    device.setCollateCopies(True)
    device.setDuplex(kind.DuplexMode.DuplexAuto if order.both_sides else kind.DuplexMode.DuplexNone)
    device.setColorMode(kind.ColorMode.GrayScale if order.is_grey else kind.ColorMode.Color)


def lay_out(device: QPrinter, size: tuple[float, float]) -> None:
    """Set the paper of the next page; what is painted is measured from the corner of the paper itself."""
    width, height = size
    way = QPageLayout.Orientation.Landscape if width > height else QPageLayout.Orientation.Portrait
    paper = QPageSize(QSizeF(min(size), max(size)), QPageSize.Unit.Point)
    device.setFullPage(True)
    device.setPageLayout(QPageLayout(paper, way, QMarginsF()))
    device.setFullPage(True)


def _paint(
    painter: QPainter,
    device: QPrinter,
    pdf: bytes,
    page: int,
    size: tuple[float, float],
    order: Order,
    progress: Progress,
) -> None:
    from organiser.exports.paper import pictures

    painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
    scale = device.resolution() / pictures.POINTS
    height = pictures.pixels(size[1], scale)
    done = order.pages.index(page)
    for top in range(0, height, _ROWS):
        progress.step(done * height + top, len(order.pages) * height)
        rows = (top, min(top + _ROWS, height))
        drawn = pictures.picture(pdf, page, scale, rows=rows, is_grey=order.is_grey)
        painter.drawImage(QRectF(0, top, drawn.width, drawn.height), image_of(drawn))


def image_of(picture: Picture) -> QImage:
    """A picture as Qt has it."""
    kind = QImage.Format.Format_Grayscale8 if picture.is_grey else QImage.Format.Format_RGB32
    # A copy, because Qt would go on reading from bytes that Python may let go.
    return QImage(picture.pixels, picture.width, picture.height, picture.stride, kind).copy()


def pages_in(words: str, count: int) -> tuple[int, ...]:
    """``1-3, 5`` as numbers from 0, in that order; all of ``count`` pages where nothing is said."""
    if not words.strip():
        return tuple(range(count))
    pages: list[int] = []
    for part in words.replace("–", "-").replace(";", ",").split(","):
        first, dash, last = part.strip().partition("-")
        ends: Sequence[str] = (first.strip(), last.strip() if dash else first.strip())
        if not all(end.isascii() and end.isdigit() and len(end) < 6 for end in ends):
            raise Problem(f"“{part.strip()[:20]}” is no page.", "Write pages like 1-3, 5.")
        low, high = map(int, ends)
        if not 1 <= low <= high <= count:
            raise Problem(f"There is no page {part.strip()}.", f"The pages are 1 to {count}.")
        pages += [page for page in range(low - 1, high) if page not in pages]
    return tuple(pages)
