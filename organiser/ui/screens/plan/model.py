"""How a block of a plan looks, and how it is said."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QMimeData, Qt

from organiser.domain.agendas import Agenda, Block, BlockKind
from organiser.domain.text import counted
from organiser.ui.theme.tokens import KIND_ICONS
from organiser.ui.widgets.rows import Index, Row, RowsModel

BLOCK_TYPE = "application/x-organiser-block"
EXERCISE_TYPE = "application/x-organiser-exercise"


@dataclass(frozen=True, slots=True)
class Line:
    """One block with its place among the others; 1 is the first."""

    block: Block
    place: int
    of: int

    @property
    def id(self) -> int:
        return self.block.item.id

    @property
    def title(self) -> str:
        return self.block.item.title

    @property
    def minutes(self) -> int:
        return self.block.item.minutes

    @property
    def clock(self) -> str:
        """When it begins: ``12:40``."""
        return f"{self.block.starts:%H:%M}"

    @property
    def kind(self) -> str:
        """The name of its colour and icon; "" for a block of one's own."""
        item = self.block.item
        if item.kind is BlockKind.BREAK:
            return "break"
        return str(item.card.kind) if item.card else ""

    @property
    def kind_word(self) -> str:
        item = self.block.item
        if item.kind is BlockKind.BREAK:
            return "Break"
        if item.card:
            return item.card.kind.label
        return "Own block" if item.minutes else "Note"

    @property
    def icon(self) -> str:
        if self.kind:
            return KIND_ICONS[self.kind]
        return "clipboard-list" if self.minutes else "sticky-note"

    @property
    def below(self) -> str:
        """The words below the title: what kind it is, and who leads."""
        lead = self.block.item.lead
        return f"{self.kind_word} · {lead}" if lead else self.kind_word

    @property
    def before(self) -> str:
        """What lies between this block and the one before: free minutes, or an overlap; "" when nothing does."""
        if self.block.overlap:
            return f"Runs {counted(self.block.overlap, 'minute')} over"
        return counted(self.block.gap, "free minute") if self.block.gap else ""

    @property
    def sentence(self) -> str:
        """The whole block as a screen reader says it."""
        item = self.block.item
        words = [f"{self.place} of {self.of}", self.clock, item.title, length_in_words(item.minutes)]
        words += [f"led by {item.lead}"] if item.lead else []
        words += [self.kind_word.lower()]
        words += [self.block.pin_in_words.rstrip(".")] if item.pinned else []
        words += ["has notes"] if item.notes else []
        return ", ".join(words)


def length_in_words(minutes: int) -> str:
    """``10 minutes``; a note takes no time."""
    return counted(minutes, "minute") if minutes else "no time"


def lines_of(agenda: Agenda) -> tuple[Line, ...]:
    """The blocks of a plan, each with its place."""
    of = len(agenda.blocks)
    return tuple(Line(block, place, of) for place, block in enumerate(agenda.blocks, start=1))


def row_of(line: Line) -> Row:
    """The line in words; the timeline draws it from the line itself."""
    return Row(line.title, sub=line.below, lead=line.clock, kind=line.kind, icon=line.icon, spoken=line.sentence)


class AgendaModel(RowsModel[Line]):
    """The blocks of a plan, which can be dragged and have their minutes edited."""

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsEditable if index.isValid() else flags

    def mimeTypes(self) -> list[str]:
        return [BLOCK_TYPE, EXERCISE_TYPE]


def carried(kind: str, name: str) -> QMimeData:
    """A block's id or an exercise's, as it is carried by a drag."""
    data = QMimeData()
    data.setData(kind, name.encode())
    return data


def carried_name(data: QMimeData, kind: str) -> str:
    """What a drag of this kind carries; "" when it is another kind."""
    return bytes(data.data(kind).data()).decode() if data.hasFormat(kind) else ""
