"""Pictures of the pages that are seen, drawn one after the other off the GUI thread; a few are kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from organiser.ui.desk.printing import image_of

if TYPE_CHECKING:
    from organiser.ui.desk.jobs import Jobs, Progress

MOST_BYTES: Final = 48 * 2**20
_MOST_PIXELS: Final = 8_000_000  # of one page; beyond that a picture is stretched


class Album(QObject):
    """``came`` tells the number of a page whose picture is there."""

    came = Signal(int)

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._pdf = b""
        self._sizes: tuple[tuple[float, float], ...] = ()
        self._kept: dict[int, tuple[float, QImage]] = {}
        self._wanted: tuple[int, ...] = ()
        self._scale = 1.0
        self._under_way: Progress | None = None

    @property
    def bytes_kept(self) -> int:
        """The memory that all pictures take."""
        return sum(image.sizeInBytes() for _, image in self._kept.values())

    def open(self, pdf: bytes, sizes: tuple[tuple[float, float], ...]) -> None:
        """Show another print. Old pictures stand in for pages of the same size until the new ones come."""
        same = {page for page, size in enumerate(sizes) if page < len(self._sizes) and size == self._sizes[page]}
        self._kept = {page: (0.0, image) for page, (_, image) in self._kept.items() if page in same}
        self._pdf, self._sizes, self._wanted = pdf, sizes, ()
        self._stop()

    def close(self) -> None:
        """Draw nothing any more."""
        self.open(b"", ())

    def want(self, pages: Sequence[int], scale: float) -> None:
        """These pages are seen, or nearly: draw them in this order, with ``scale`` pixels to a point."""
        self._wanted, self._scale = tuple(page for page in pages if page < len(self._sizes)), scale
        self._go_on()

    def picture(self, page: int) -> QImage | None:
        """What there is of a page, perhaps of another size."""
        kept = self._kept.get(page)
        return kept[1] if kept else None

    def _go_on(self) -> None:
        if self._under_way is not None:
            return
        for page in self._wanted:
            scale = self._scale_of(page)
            if page not in self._kept or self._kept[page][0] != scale:
                self._draw(page, scale)
                return

    def _scale_of(self, page: int) -> float:
        width, height = self._sizes[page]
        return min(self._scale, float((_MOST_PIXELS / (width * height)) ** 0.5))

    def _draw(self, page: int, scale: float) -> None:
        pdf = self._pdf

        def work() -> QImage:
            from organiser.exports.paper import pictures

            return image_of(pictures.picture(pdf, page, scale))

        def came(image: QImage) -> None:
            self._under_way = None
            self._kept[page] = (scale, image)
            self._make_room()
            self.came.emit(page)
            self._go_on()

        self._under_way = self._jobs.run(work, then=came, asked_by=self)

    def _make_room(self) -> None:
        """Let go of pictures that nobody sees, those farthest away first."""
        middle = self._wanted[0] if self._wanted else 0
        for page in sorted(self._kept.keys() - set(self._wanted), key=lambda page: -abs(page - middle)):
            if self.bytes_kept <= MOST_BYTES:
                return
            del self._kept[page]

    def _stop(self) -> None:
        if self._under_way is not None:
            self._under_way.cancel()
            self._under_way = None
