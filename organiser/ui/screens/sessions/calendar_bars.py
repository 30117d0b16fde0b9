"""Draws sessions as bars and blocks: how one stands is told by its shape and in words, the colour only repeats it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from organiser.domain.calendar_days import Entry
from organiser.domain.sessions import Status
from organiser.ui.theme.icons import icon
from organiser.ui.theme.palette import tokens_in_force
from organiser.ui.theme.tokens import Pair, Space
from organiser.ui.widgets.chip import caption_font

START = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine
_RADIUS = 4
_STRIP = 3.0


@dataclass(frozen=True, slots=True)
class State:
    """What else is to be seen of a bar: whether it is the one that is looked at, with the focus, and over."""

    is_current: bool = False
    has_focus: bool = False
    is_past: bool = False


class Face(NamedTuple):
    """A font with its measures."""

    font: QFont
    metrics: QFontMetricsF

    @property
    def height(self) -> float:
        return self.metrics.height()

    def width(self, words: str) -> float:
        return self.metrics.horizontalAdvance(words)


class Faces:
    """The faces of a month or a week, made from the font of the view once: measuring takes longer than drawing."""

    def __init__(self, font: QFont) -> None:
        self.number = _face(font, QFont.Weight.DemiBold)
        small = caption_font(font)
        self.small = _face(small, small.weight())
        self.strong = _face(small, QFont.Weight.DemiBold)
        struck = QFont(small)
        struck.setStrikeOut(True)
        self.struck = _face(struck, struck.weight())

    @property
    def bar_height(self) -> float:
        """The height of a bar of one line."""
        return self.small.height + Space.TINY


def _face(font: QFont, weight: int) -> Face:
    own = QFont(font)
    own.setWeight(QFont.Weight(weight))
    return Face(own, QFontMetricsF(own))


def in_order(words: str) -> str:
    """Figures that keep their order where one reads from right to left."""
    return f"\N{LEFT-TO-RIGHT ISOLATE}{words}\N{POP DIRECTIONAL ISOLATE}"


class Bars:
    """Draws the sessions of one view with its ``faces``."""

    def __init__(self, painter: QPainter, faces: Faces, direction: Qt.LayoutDirection) -> None:
        self._painter = painter
        self._direction = direction
        self._small, self._strong, self._struck = faces.small, faces.strong, faces.struck
        self._tokens = tokens_in_force()

    def paint_bar(self, entry: Entry, box: QRectF, state: State) -> None:
        """A session on one line: its time and its title, after what is wrong with it."""
        ink = self._paint_ground(entry, box, state)
        line = box.adjusted(_STRIP + Space.TINY, 0, -Space.TINY, 0)
        if self._direction == Qt.LayoutDirection.RightToLeft:
            line = box.adjusted(Space.TINY, 0, -_STRIP - Space.TINY, 0)
        if entry.clashes:
            line = self._paint_sign(line)
        if entry.session.is_cancelled:
            line = self.words("Cancelled ", line, self._strong, self._tokens.on_danger_soft)
            self.words(f"{entry.time} {entry.session.title}", line, self._struck, ink)
            return
        mark = "?" if entry.session.status is Status.PROVISIONAL else ""
        line = self.words(f"{entry.time}{mark} ", line, self._strong, ink)
        self.words(entry.session.title, line, self._small, ink)

    def paint_block(self, entry: Entry, box: QRectF, state: State) -> None:
        """A session as high as it is long: when, what and where, as much of it as there is room for."""
        height = self._small.height
        if box.height() < 2 * height + Space.TINY:
            self.paint_bar(entry, box, state)
            return
        ink = self._paint_ground(entry, box, state)
        inner = box.adjusted(_STRIP + Space.TINY, 2, -Space.TINY, -2)
        if self._direction == Qt.LayoutDirection.RightToLeft:
            inner = box.adjusted(Space.TINY, 2, -_STRIP - Space.TINY, -2)
        room = int(inner.height() / height)
        row = QRectF(inner.left(), inner.top(), inner.width(), height)
        line = self._paint_sign(row) if entry.clashes else row
        self.words(self._when(entry, line.width()), line, self._strong, ink)
        title = self._struck if entry.session.is_cancelled else self._small
        for words, face in [(entry.session.title, title), *((one, self._small) for one in self._rest(entry))]:
            lines = wrapped(words, face.metrics, inner.width(), room - 1)
            for words_of_line in lines:
                row.translate(0, height)
                self.words(words_of_line, row, face, ink)
            room -= len(lines)

    def _when(self, entry: Entry, width: float) -> str:
        """From when until when, or only from when where it is narrow."""
        mark = "?" if entry.session.status is Status.PROVISIONAL else ""
        whole = in_order(f"{entry.starts:%H:%M}–{entry.ends:%H:%M}{mark}")
        fits = self._strong.width(whole) <= width
        return whole if fits and not entry.is_continued else f"{entry.time}{mark}"

    def _rest(self, entry: Entry) -> list[str]:
        """What stands below the title: the most important first, as the room may end."""
        clash = [f"Clash: {one.in_brief}" for one in entry.clashes]
        return [words for words in (entry.status.capitalize(), *clash, entry.session.where, entry.there) if words]

    def _paint_ground(self, entry: Entry, box: QRectF, state: State) -> str:
        """The shape: full with a strip for what goes ahead, dashed for a date that may change, empty when cancelled."""
        tokens, status = self._tokens, entry.session.status
        pair = Pair(tokens.surface_alt, tokens.muted) if state.is_past else Pair(tokens.soft, tokens.on_soft)
        if status is not Status.CONFIRMED:
            pair = Pair(tokens.surface, tokens.muted if state.is_past or status is Status.CANCELLED else tokens.text)
        style = Qt.PenStyle.DashLine if status is Status.PROVISIONAL else Qt.PenStyle.SolidLine
        edge = tokens.on_soft if status is Status.CONFIRMED and not state.is_past else tokens.outline
        painter, frame = self._painter, box.adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(QColor(edge), 1, style))
        painter.setBrush(QColor(pair.ground))
        painter.drawRoundedRect(frame, _RADIUS, _RADIUS)
        if status is Status.CONFIRMED:
            strip = QRectF(frame.left(), frame.top(), _STRIP, frame.height())
            if self._direction == Qt.LayoutDirection.RightToLeft:
                strip.moveRight(frame.right())
            painter.fillRect(strip, QColor(edge))
        if state.is_current:
            painter.setPen(QPen(QColor(tokens.focus if state.has_focus else tokens.primary), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(frame, _RADIUS, _RADIUS)
        return pair.ink

    def _paint_sign(self, line: QRectF) -> QRectF:
        """The sign of a clash at the start of a line; returns the rest of it."""
        side = min(self._small.height, line.height())
        box = QRectF(line.left(), line.center().y() - side / 2, side, side)
        rest = line.adjusted(side + 2, 0, 0, 0)
        if self._direction == Qt.LayoutDirection.RightToLeft:
            box.moveRight(line.right())
            rest = line.adjusted(0, 0, -side - 2, 0)
        icon("triangle-alert", "accent").paint(self._painter, box.toRect())
        return rest

    def words(self, words: str, line: QRectF, face: Face, colour: str) -> QRectF:
        """Draw words at the start of a line; returns the rest of it."""
        if line.width() < face.height:
            return line
        self._painter.setFont(face.font)
        self._painter.setPen(QColor(colour))
        width = face.width(words)
        shown = words
        if width > line.width():
            shown = face.metrics.elidedText(words, Qt.TextElideMode.ElideRight, line.width())
        self._painter.drawText(line, START, shown)
        if self._direction == Qt.LayoutDirection.RightToLeft:
            return line.adjusted(0, 0, -width, 0)
        return line.adjusted(width, 0, 0, 0)


def wrapped(words: str, metrics: QFontMetricsF, width: float, most: int) -> list[str]:
    """Words on lines of a width, at most so many; the last one is cut short where they need more."""
    lines: list[str] = []
    rest = words.split()
    while rest and len(lines) < most:
        taken = 1
        while taken < len(rest) and metrics.horizontalAdvance(" ".join(rest[: taken + 1])) <= width:
            taken += 1
        is_last = len(lines) == most - 1
        lines.append(" ".join(rest if is_last else rest[:taken]))
        rest = [] if is_last else rest[taken:]
    return lines
