"""The signs for a place: taken, offered, kept, free or beyond the plan, each with a shape of its own."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from organiser.ui.theme.palette import tokens_in_force
from organiser.ui.theme.tokens import Space
from organiser.ui.widgets.columns import beside
from organiser.ui.widgets.flow import FlowRow
from organiser.ui.widgets.labels import Text


class Sign(StrEnum):
    """How one place stands."""

    TAKEN = "taken"
    OFFERED = "offered"
    HELD = "kept"
    FREE = "free"
    OVER = "more than planned"


def paint_sign(painter: QPainter, box: QRectF, sign: Sign, *, mirrored: bool = False) -> None:
    """A full square is taken, a half one offered; a dashed one with a dot is kept, without it free; a disc is over."""
    tokens = tokens_in_force()
    is_empty = sign in {Sign.HELD, Sign.FREE}
    colour = QColor(tokens.danger if sign is Sign.OVER else tokens.outline if is_empty else tokens.primary)
    corner = box.width() * 0.3
    painter.setPen(QPen(colour, 1.5, Qt.PenStyle.DashLine if is_empty else Qt.PenStyle.SolidLine))
    painter.setBrush(colour if sign in {Sign.TAKEN, Sign.OVER} else Qt.BrushStyle.NoBrush)
    if sign is Sign.OVER:
        painter.drawEllipse(box)
        return
    painter.drawRoundedRect(box, corner, corner)
    if sign is Sign.OFFERED:
        half = QRectF(box.center().x() if mirrored else box.left(), box.top(), box.width() / 2, box.height())
        painter.save()
        painter.setClipRect(half)
        painter.setBrush(colour)
        painter.drawRoundedRect(box, corner, corner)
        painter.restore()
    elif sign is Sign.HELD:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(box.center(), box.width() * 0.16, box.height() * 0.16)


class SignKey(FlowRow):
    """Says what the signs mean that are in use."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._signs: tuple[Sign, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """The meanings that are shown."""
        return tuple(str(sign) for sign in self._signs)

    def show_signs(self, signs: Sequence[Sign]) -> None:
        """Explain these signs, in the order in which they are declared; one alone explains itself."""
        wanted = tuple(sign for sign in Sign if sign in signs)
        self.setVisible(len(wanted) > 1)
        if wanted != self._signs:
            self._signs = wanted
            self.show_widgets(
                beside(_Picture(sign), Text(f"{sign}", "caption", wrap=False), spacing=Space.TINY) for sign in wanted
            )


class _Picture(QWidget):
    """One sign on its own, as high as the words beside it."""

    def __init__(self, sign: Sign) -> None:
        super().__init__()
        self._sign = sign
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        side = self.fontMetrics().height()
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        paint_sign(painter, box, self._sign, mirrored=self.layoutDirection() == Qt.LayoutDirection.RightToLeft)
