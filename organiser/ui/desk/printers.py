"""The printers of this computer. What Qt has for them is loaded when somebody prints, and may be missing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from types import ModuleType
from typing import TYPE_CHECKING, Final

from organiser.domain.problem import Problem
from organiser.domain.text import listed

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

Size = tuple[float, float]

_NEAR: Final = 3  # points by which two papers may differ and be the same
_TO_A_SHOP: Final = "Save a PDF and take it to a library or a copy shop: ask for “actual size”."
NO_PRINTER: Final = Problem(
    "No printer was found on this computer.",
    f"Add one in the system's settings, under Printers, and look again. Or: {_TO_A_SHOP[0].lower()}{_TO_A_SHOP[1:]}",
)


@dataclass(frozen=True, slots=True)
class Printer:
    """One printer: ``papers`` are named, with their sizes in points; none at all where the system does not say."""

    name: str
    papers: tuple[tuple[str, Size], ...] = ()
    prints_both_sides: bool = False
    is_usual: bool = False

    def lacks(self, sizes: Iterable[Size]) -> str:
        """In words, which of these papers it has not; "" when it has them all, or nobody knows."""
        wanting = {size for size in sizes if not any(_same(size, paper) for _, paper in self.papers)}
        if not wanting or not self.papers:
            return ""
        papers = listed(_in_words(size) for size in sorted(wanting))
        return f"“{self.name}” has no {papers} paper, so part of the page would be cut off or set wrongly."


class Printers:
    """What the system tells of its printers."""

    def every(self) -> tuple[Printer, ...]:
        """All printers, the usual one first. A Problem where the system lacks what is needed to ask."""
        found = [_printer(info) for info in _library().QPrinterInfo.availablePrinters()]
        return tuple(sorted(found, key=lambda one: (not one.is_usual, one.name.casefold())))

    def device(self, name: str) -> QPrinter:
        """A printer to paint on."""
        library = _library()
        info = library.QPrinterInfo.printerInfo(name)
        if info.isNull():
            raise Problem(f"The printer “{name}” is not there any more.", "Choose another printer.")
        device: QPrinter = library.QPrinter(info, library.QPrinter.PrinterMode.HighResolution)
        return device


def _library() -> ModuleType:
    try:
        from PySide6 import QtPrintSupport
    except ImportError as error:
        advice = f"On Linux, install the package libcups2 (elsewhere cups-libs). Or: {_TO_A_SHOP[0].lower()}"
        raise Problem(
            "A part of the system that printing needs is missing here.", f"{advice}{_TO_A_SHOP[1:]}"
        ) from error
    return QtPrintSupport


def _printer(info: object) -> Printer:
    from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

    assert isinstance(info, QPrinterInfo)
    papers = tuple((paper.name(), paper.sizePoints().toTuple()) for paper in info.supportedPageSizes())
    both = any(mode is not QPrinter.DuplexMode.DuplexNone for mode in info.supportedDuplexModes())
    return Printer(info.printerName(), papers, both, info.isDefault())


def _same(one: Size, other: Size) -> bool:
    """Whether two papers are the same, upright or on their side."""
    return all(abs(a - b) <= _NEAR for a, b in zip(sorted(one), sorted(other), strict=True))


def _in_words(size: Size) -> str:
    from organiser.exports.paper.look import MM, PAPERS

    name = next((name for name, (width, height) in PAPERS.items() if _same(size, (width * MM, height * MM))), "")
    return name or f"{size[0] / MM:.0f} × {size[1] / MM:.0f} mm"
