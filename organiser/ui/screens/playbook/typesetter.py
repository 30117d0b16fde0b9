"""Sets the parts of a text into a document, with sizes from its font and colours from the theme."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrame,
    QTextFrameFormat,
    QTextImageFormat,
    QTextLength,
    QTextListFormat,
    QTextTable,
    QTextTableFormat,
)

from organiser.app import paths
from organiser.ui.screens.playbook.parts import (
    Facts,
    Heading,
    Note,
    Part,
    Picture,
    Points,
    Quote,
    Steps,
    Ticks,
    Title,
    Words,
    runs,
)
from organiser.ui.theme.palette import tokens_in_force
from organiser.ui.theme.tokens import Scale
from organiser.ui.widgets.chip import caption_font

_LINE_HEIGHT = 135
_NO_BREAK = "\N{NO-BREAK SPACE}"
_ISOLATE, _END_ISOLATE = "\N{LEFT-TO-RIGHT ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"


class Typesetter:
    """Fills one document. Words are set as they are, so that nothing in them can become markup.

    ``quotes`` are the frames of the quotations, whose ground the view paints, and ``pictures`` the places of icons.
    """

    def __init__(self, document: QTextDocument, font: QFont) -> None:
        self._font = font
        self._line = QFontMetricsF(font).height()
        self._tokens = tokens_in_force()
        self.quotes: list[QTextFrame] = []
        self.pictures: list[tuple[QTextCursor, str]] = []
        document.clear()
        document.setDefaultFont(font)
        document.setIndentWidth(self._line * 1.1)
        self._cursor = QTextCursor(document)
        self._fresh = True

    def set_parts(self, parts: Sequence[Part]) -> None:
        """Set all parts below each other."""
        self._cursor.beginEditBlock()
        for part in parts:
            self._set(part)
        self._cursor.endEditBlock()

    def _set(self, part: Part) -> None:
        match part:
            case Title():
                self._paragraph(part.words, self._style(Scale.PAGE, QFont.Weight.Bold), level=1, line_height=110)
                if part.purpose:
                    style = self._style(1.1, colour=self._tokens.muted)
                    self._paragraph(part.purpose, style, above=0.35, below=1.0)
            case Heading():
                self._paragraph(part.words, self._style(Scale.SECTION, QFont.Weight.DemiBold), above=1.5, level=2)
            case Words():
                self._paragraph(part.words, self._style(), above=0.6)
            case Note():
                self._paragraph(part.words, self._small(), above=0.6)
            case _:
                self._set_block(part)

    def _set_block(self, part: Quote | Facts | Steps | Points | Ticks | Picture) -> None:
        match part:
            case Quote():
                self._quotation(part)
            case Facts():
                self._facts(part)
            case Steps():
                self._steps(part)
            case Points():
                self._points(part.items)
            case Ticks():
                self._ticks(part.items)
            case Picture():
                self._shown(part)

    def _style(
        self, scale: float = 1.0, weight: QFont.Weight = QFont.Weight.Normal, *, colour: str = ""
    ) -> QTextCharFormat:
        style = QTextCharFormat()
        font = QFont(self._font)
        font.setPointSizeF(self._font.pointSizeF() * scale)
        font.setWeight(weight)
        style.setFont(font)
        style.setForeground(QColor(colour or self._tokens.text))
        return style

    def _small(self) -> QTextCharFormat:
        style = self._style(colour=self._tokens.muted)
        style.setFont(caption_font(self._font))
        style.setForeground(QColor(self._tokens.muted))
        return style

    def _paragraph(
        self,
        words: str,
        style: QTextCharFormat,
        *,
        above: float = 0.0,
        below: float = 0.0,
        level: int = 0,
        line_height: float = _LINE_HEIGHT,
        direction: Qt.LayoutDirection | None = None,
    ) -> None:
        """One paragraph with ``above`` and ``below`` lines of room; ``level`` 1 and up makes it a heading."""
        block = QTextBlockFormat()
        block.setTopMargin(self._line * above)
        block.setBottomMargin(self._line * below)
        block.setLineHeight(line_height, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        block.setHeadingLevel(level)
        block.setLayoutDirection(direction_of(words) if direction is None else direction)
        self._start_block(block, style)
        self._write(words, style)

    def _start_block(self, block: QTextBlockFormat, style: QTextCharFormat) -> None:
        """Go on in a new block, or in the empty one that every document and frame begins with."""
        if self._fresh:
            self._cursor.setBlockFormat(block)
            self._cursor.setBlockCharFormat(style)
            self._fresh = False
        else:
            self._cursor.insertBlock(block, style)

    def _write(self, words: str, style: QTextCharFormat) -> None:
        strong = QTextCharFormat(style)
        strong.setFontWeight(QFont.Weight.DemiBold)
        for stretch, is_strong in runs(words):
            self._cursor.insertText(" ".join(stretch.split("\n")), strong if is_strong else style)

    def _quotation(self, quote: Quote) -> None:
        frame = QTextFrameFormat()
        frame.setTopMargin(self._line * 1.2)
        # A paragraph's own distance to what is above it does not count behind a frame.
        frame.setBottomMargin(self._line * 1.2)
        frame.setPadding(self._line)
        self.quotes.append(self._cursor.insertFrame(frame))
        self._fresh = True
        if quote.label:
            self._paragraph(quote.label, self._small())
        self._paragraph(quote.words, self._style(1.2, QFont.Weight.Medium), above=0.2 if quote.label else 0)
        self._leave()

    def _leave(self) -> None:
        """Go on behind the frame or table that was just filled, in the block that Qt keeps there."""
        self._cursor.movePosition(QTextCursor.MoveOperation.End)
        self._fresh = True

    def _facts(self, facts: Facts) -> None:
        self._paragraph("", self._style(), above=0.9, line_height=160)
        for number, (name, words) in enumerate(facts.facts):
            if number:
                self._cursor.insertText(f"{_NO_BREAK * 3} ", self._style())
            self._picture(name)
            self._cursor.insertText(words.replace(" ", _NO_BREAK), self._style())

    def _picture(self, name: str) -> None:
        """Leave room for an icon. A picture in the text could be parted from its words, and is read out as a mark."""
        place = QTextCursor(self._cursor)
        place.setKeepPositionOnInsert(True)
        self.pictures.append((place, name))
        room = self._line * 1.6 / QFontMetricsF(self._font).horizontalAdvance(_NO_BREAK)
        self._cursor.insertText(_NO_BREAK * math.ceil(room), self._style())

    def _shown(self, part: Picture) -> None:
        """A picture on a line of its own, as large as it is."""
        self._paragraph("", self._style(), above=0.6, below=0.8, line_height=100)
        style = QTextImageFormat()
        style.setName(str(paths.resource("pictures") / part.file))
        style.setProperty(QTextFormat.Property.ImageAltText.value, part.words)
        style.setToolTip(part.words)
        self._cursor.insertImage(style)

    def _steps(self, part: Steps) -> None:
        metrics = QFontMetricsF(self._font)
        gutter = max(metrics.horizontalAdvance(words) for words in ("00", *(minutes for minutes, _ in part.steps)))
        direction = direction_of("".join(step for _, step in part.steps))
        table = self._table(len(part.steps), gutter + self._line, direction)
        number_style = self._style(1.0, QFont.Weight.Bold, colour=self._tokens.primary)
        for row, (minutes, words) in enumerate(part.steps):
            self._enter(table, row, direction, gutter=True)
            self._paragraph(f"{row + 1}", number_style, direction=direction)
            if minutes:
                self._paragraph(f"{_ISOLATE}{minutes}{_END_ISOLATE}", self._small(), direction=direction)
            self._enter(table, row, direction)
            self._paragraph(words, self._style())
        self._leave()

    def _table(self, rows: int, gutter: float, direction: Qt.LayoutDirection) -> QTextTable:
        """A table of two columns without lines, the one where reading begins as wide as ``gutter``."""
        style = QTextTableFormat()
        style.setBorder(0)
        style.setCellSpacing(0)
        style.setCellPadding(self._line * 0.22)
        style.setTopMargin(self._line * 0.4)
        style.setBottomMargin(self._line)
        style.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        widths = [
            QTextLength(QTextLength.Type.FixedLength, gutter),
            QTextLength(QTextLength.Type.VariableLength, 0),
        ]
        # Qt does not turn the columns of a table round by itself.
        style.setColumnWidthConstraints(widths if direction == Qt.LayoutDirection.LeftToRight else widths[::-1])
        return self._cursor.insertTable(rows, 2, style)

    def _enter(self, table: QTextTable, row: int, direction: Qt.LayoutDirection, *, gutter: bool = False) -> None:
        """Go on in a cell: in the gutter, or in the one for the words."""
        column = 0 if gutter == (direction == Qt.LayoutDirection.LeftToRight) else 1
        self._cursor = table.cellAt(row, column).firstCursorPosition()
        self._fresh = True

    def _points(self, items: Sequence[str]) -> None:
        style = QTextListFormat()
        style.setStyle(QTextListFormat.Style.ListDisc)
        style.setIndent(1)
        for number, item in enumerate(items):
            self._paragraph(item, self._style(), above=0.5 if number == 0 else 0.35)
            if number == 0:
                listed = self._cursor.createList(style)
            else:
                listed.add(self._cursor.block())
        # The next paragraph would inherit the list.
        self._end_list()

    def _end_list(self) -> None:
        block = QTextBlockFormat()
        self._cursor.insertBlock(block)
        current = self._cursor.currentList()
        if current is not None:
            current.remove(self._cursor.block())
        self._cursor.setBlockFormat(block)
        self._fresh = True

    def _ticks(self, items: Sequence[str]) -> None:
        direction = direction_of("".join(items))
        table = self._table(len(items), self._line * 2.6, direction)
        for row, item in enumerate(items):
            self._enter(table, row, direction, gutter=True)
            self._paragraph("", self._style(), direction=direction)
            self._picture("square")
            self._enter(table, row, direction)
            self._paragraph(item, self._style())
        self._leave()


def direction_of(words: str) -> Qt.LayoutDirection:
    """The direction that the words themselves have, whatever the window's is."""
    return Qt.LayoutDirection.RightToLeft if words and _reads_leftwards(words) else Qt.LayoutDirection.LeftToRight


def _reads_leftwards(words: str) -> bool:
    strong = (unicodedata.bidirectional(letter) for letter in words)
    return next((kind in {"R", "AL"} for kind in strong if kind in {"L", "R", "AL"}), False)
