"""The pages of a print below each other on a neutral ground, as white as paper in any theme."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from organiser.exports.paper.pictures import POINTS
from organiser.ui.screens.preview.album import Album
from organiser.ui.screens.preview.layout import GAP, Fit, Layout, Size, fitting, step_from
from organiser.ui.theme.palette import tokens_in_force

_PAPER = QColor("white")
_STEP = 48  # pixels that an arrow key scrolls


class Sheets(QAbstractScrollArea):
    """``turned`` tells the page that is read, ``zoomed`` that the pages have another size on the screen."""

    turned = Signal(int)
    zoomed = Signal()

    def __init__(self, album: Album) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # or scrolling sideways would go the wrong way
        self._album = album
        self._sizes: tuple[Size, ...] = ()
        self._fit = Fit.WIDTH
        self._zoom = 1.0
        self._page = 0
        self._layout = Layout((), 1.0, 0)
        album.came.connect(self._on_picture)

    # What is seen

    @property
    def fit(self) -> Fit:
        """What decides the size of the pages."""
        return self._fit

    @property
    def zoom(self) -> float:
        """How large the pages are: 1.0 is about as large as on paper."""
        return self._layout.scale / self._actual

    @property
    def page(self) -> int:
        """The page that is read, from 0."""
        return self._page

    def show_pages(self, sizes: Sequence[Size]) -> None:
        """Show other pages, beginning where one is now."""
        self._sizes = tuple(sizes)
        self._lay_out()

    def show_fit(self, fit: Fit) -> None:
        """Fit the pages to the window from now on."""
        self._fit = fit
        self._lay_out()

    def show_zoom(self, zoom: float, *, at: QPoint | None = None) -> None:
        """Show the pages as large as this, keeping what is ``at`` a point of the window, or in its middle."""
        self._fit, self._zoom = Fit.FREE, zoom
        self._lay_out(at)

    def step(self, by: int, *, at: QPoint | None = None) -> None:
        """Show the pages one step larger or smaller."""
        self.show_zoom(step_from(self.zoom, by), at=at)

    def go_to(self, page: int) -> None:
        """Scroll to the top of a page."""
        if self._sizes:
            self.verticalScrollBar().setValue(self._layout.top(max(0, min(page, len(self._sizes) - 1))) - GAP)

    # Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        tokens = tokens_in_force()
        painter.fillRect(event.rect(), QColor(tokens.sidebar))
        for page in self._seen():
            box = self._layout.box(page).translated(-self._offset)
            painter.setPen(QPen(QColor(tokens.outline), 1))
            painter.setBrush(_PAPER)
            painter.drawRect(box.adjusted(-1, -1, 0, 0))
            image = self._album.picture(page)
            if image is not None:
                painter.drawImage(QRectF(box), image)
        if self.hasFocus():
            painter.setPen(QPen(QColor(tokens.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self._look_again()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            turned = event.angleDelta().y()
            if turned:
                self.step(1 if turned > 0 else -1, at=event.position().toPoint())
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        match event.key():
            case Qt.Key.Key_Home:
                bar.setValue(bar.minimum())
            case Qt.Key.Key_End:
                bar.setValue(bar.maximum())
            case Qt.Key.Key_PageDown | Qt.Key.Key_Space if not event.modifiers():
                self._leaf(1)
            case Qt.Key.Key_PageUp:
                self._leaf(-1)
            case _:
                super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self.viewport().update()

    # How it comes about

    @property
    def _actual(self) -> float:
        """Logical pixels to a point at which a page is about as large as on paper."""
        return self.logicalDpiX() / POINTS

    @property
    def _offset(self) -> QPoint:
        return QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _seen(self) -> range:
        top = self._offset.y()
        return self._layout.between(top, top + self.viewport().height())

    def _lay_out(self, at: QPoint | None = None) -> None:
        """Set the pages anew, with the same spot of the same page under ``at``, or at the top of the window."""
        room = self.viewport().size()
        before, anchor = self._layout, at or QPoint(room.width() // 2, 0)
        spot = anchor + self._offset
        page = min(before.page_at(spot.y()), len(self._sizes) - 1) if before.sizes and self._sizes else 0
        share = (spot.y() - before.top(page)) / before.scale if before.sizes and self._sizes else 0.0
        scale = self._zoom * self._actual
        if self._fit is not Fit.FREE:
            scale = fitting(self._sizes, self._fit, room.width(), room.height())
        self._layout = Layout(self._sizes, scale, room.width())
        self._set_bars()
        if self._sizes and before.sizes:
            self.verticalScrollBar().setValue(round(self._layout.top(page) + share * scale) - anchor.y())
            across = spot.x() / max(before.width, before.room)
            self.horizontalScrollBar().setValue(round(across * max(self._layout.width, self._layout.room)) - anchor.x())
        self._look_again()
        self.zoomed.emit()

    def _set_bars(self) -> None:
        room = self.viewport().size()
        for bar, whole, part in (
            (self.verticalScrollBar(), self._layout.height, room.height()),
            (self.horizontalScrollBar(), self._layout.width, room.width()),
        ):
            bar.setRange(0, max(0, whole - part))
            bar.setPageStep(part)
            bar.setSingleStep(_STEP)

    def _look_again(self) -> None:
        """Ask for what is seen now, and for the pages before and after it."""
        self.viewport().update()
        seen = self._seen()
        if not seen:
            return
        near = [page for page in (seen.stop, seen.start - 1) if 0 <= page < len(self._sizes)]
        self._album.want([*seen, *near], self._layout.scale * self.devicePixelRatioF())
        page = self._layout.page_at(self._offset.y() + self.viewport().height() // 3)
        if page != self._page:
            self._page = page
            self.turned.emit(page)

    def _leaf(self, by: int) -> None:
        """Go to the next page, or on by what is seen where that is less than a page."""
        bar, page = self.verticalScrollBar(), self._page
        whole = bool(self._sizes) and self._layout.box(page).height() <= self.viewport().height()
        if whole:
            self.go_to(page + by)
        else:
            bar.setValue(bar.value() + by * round(bar.pageStep() * 0.9))

    def _on_picture(self, page: int) -> None:
        if page in self._seen():
            self.viewport().update()
