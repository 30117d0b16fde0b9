"""Icons drawn from one-colour SVG files in the colour of the place where they sit."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Final

from PySide6.QtCore import QDir, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QIconEngine, QPainter, QPixmap, QTransform

from organiser.ui.theme.palette import tokens_in_force
from organiser.ui.theme.tokens import Tokens

_PREFIX: Final = "icons"
_FACING: Final = frozenset({"chevron-left", "chevron-right", "redo-2", "undo-2"})


def find_icons_in(folder: str) -> None:
    """Tell Qt where the SVG files are: afterwards ``icons:sun.svg`` names one anywhere in the program."""
    QDir.setSearchPaths(_PREFIX, [folder])


def icon(name: str, role: str = "text") -> QIcon:
    """An icon by its file name without ending, in the colour of a token such as ``text``, ``muted`` or ``on_primary``.

    Disabled it takes the disabled colour, and selected in a list the colour of selected text. It follows a change of
    theme by itself and is sharp at any size. Arrows that mean forth or back are mirrored where people write from right
    to left. Nothing is read before it is first painted.
    """
    return QIcon(_SvgEngine(name, role))


def svg(name: str, colour: str) -> bytes:
    """The SVG file of an icon in one colour (``#RRGGBB``)."""
    return _source(name).replace(b"currentColor", colour.encode("ascii"))


@lru_cache(maxsize=256)
def _source(name: str) -> bytes:
    folder, *_ = QDir.searchPaths(_PREFIX)
    return Path(folder, f"{name}.svg").read_bytes()


@lru_cache(maxsize=512)
def _picture(name: str, colour: str, width: int, height: int, ratio: float, mirrored: bool) -> QPixmap:
    """The icon at a size in logical pixels and for one screen density, drawn once."""
    from PySide6.QtSvg import QSvgRenderer

    pixmap = QPixmap(round(width * ratio), round(height * ratio))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(svg(name, colour)).render(painter)
    painter.end()
    if mirrored:
        pixmap = pixmap.transformed(QTransform.fromScale(-1, 1))
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


class _SvgEngine(QIconEngine):
    """Draws one SVG file in the colour that the mode asks for."""

    def __init__(self, name: str, role: str) -> None:
        super().__init__()
        self._name = name
        self._role = role

    def clone(self) -> QIconEngine:
        # Asked only of an icon that is given further pictures; the binding would free such a copy twice.
        raise NotImplementedError("these icons are drawn, not collected")

    def key(self) -> str:
        return "organiser-svg"

    def isNull(self) -> bool:
        return False

    def actualSize(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QSize:
        side = min(size.width(), size.height())
        return QSize(side, side)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        return self._drawn(mode, size.width(), size.height(), scale)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        side = min(rect.width(), rect.height())
        ratio = painter.device().devicePixelRatioF()
        corner = QPoint(rect.x() + (rect.width() - side) // 2, rect.y() + (rect.height() - side) // 2)
        painter.drawPixmap(corner, self._drawn(mode, side, side, ratio))

    def _drawn(self, mode: QIcon.Mode, width: int, height: int, ratio: float) -> QPixmap:
        right_to_left = QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
        mirrored = self._name in _FACING and right_to_left
        return _picture(self._name, self._colour(tokens_in_force(), mode), width, height, ratio, mirrored)

    def _colour(self, tokens: Tokens, mode: QIcon.Mode) -> str:
        if mode == QIcon.Mode.Disabled:
            return tokens.disabled
        if mode == QIcon.Mode.Selected and self._role in {"text", "muted"}:
            return tokens.on_soft
        colour: str = getattr(tokens, self._role)
        return colour
