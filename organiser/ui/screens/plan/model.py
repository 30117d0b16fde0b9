"""How a block of a plan looks, and how it is said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QMimeData, Qt

from organiser.domain import strands, suits
from organiser.domain.agendas import Agenda, Block, BlockKind
from organiser.domain.suits import Circumstances, Ground, Reason
from organiser.domain.text import counted
from organiser.ui.theme.tokens import KIND_ICONS, Tone
from organiser.ui.widgets.chip import Badge
from organiser.ui.widgets.rows import Index, Row, RowsModel

BLOCK_TYPE = "application/x-organiser-block"
EXERCISE_TYPE = "application/x-organiser-exercise"
BLOCKS_TYPE = "application/x-organiser-blocks"


@dataclass(frozen=True, slots=True)
class Line:
    """One block with its place among the others (1 is the first), and the reasons why it does not suit."""

    block: Block
    place: int
    of: int
    reasons: tuple[Reason, ...] = ()

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
        """The words below the title: what kind it is, how many groups there are at once, and who leads."""
        item = self.block.item
        return " · ".join(filter(None, (self.kind_word, strands.in_words(item.strands), item.lead)))

    @property
    def sign(self) -> Badge | None:
        """Why it does not suit, in a few words; None when it does."""
        return sign_of(self.reasons)

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
        words += [strands.in_words(item.strands)] if item.strands else []
        words += [self.block.pin_in_words.rstrip(".")] if item.pinned else []
        words += ["has notes"] if item.notes else []
        return spoken(", ".join(words), self.reasons)


def length_in_words(minutes: int) -> str:
    """``10 minutes``; a note takes no time."""
    return counted(minutes, "minute") if minutes else "no time"


def name_of(lines: Sequence[Line]) -> str:
    """``Tea break``, or ``3 blocks`` where there are several."""
    return lines[0].title if len(lines) == 1 else counted(len(lines), "block")


def sign_of(reasons: Sequence[Reason]) -> Badge | None:
    """``Too many``, or ``Too many +1`` where there is another reason; what can be adapted looks milder."""
    signs = list(dict.fromkeys(reason.sign for reason in reasons))
    if not signs:
        return None
    word = f"{signs[0]} +{len(signs) - 1}" if len(signs) > 1 else signs[0]
    if all(reason.ground is Ground.ACCESS for reason in reasons):
        return Badge(word, Tone.NEUTRAL, "accessibility")
    return Badge(word, Tone.WARN, "triangle-alert")


def spoken(sentence: str, reasons: Sequence[Reason]) -> str:
    """A row in words, with all that speaks against it."""
    against = " ".join(reason.words for reason in reasons)
    return f"{sentence}. Does not suit this session: {against}" if against else sentence


def lines_of(agenda: Agenda, circumstances: Circumstances) -> tuple[Line, ...]:
    """The blocks of a plan, each with its place and with what speaks against it in this session."""
    of = len(agenda.blocks)
    return tuple(
        Line(block, place, of, suits.reasons_of_block(block.item, circumstances))
        for place, block in enumerate(agenda.blocks, start=1)
    )


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
    """The ids of blocks (``3,4``) or of an exercise, as they are carried by a drag."""
    data = QMimeData()
    data.setData(kind, name.encode())
    return data


def carried_name(data: QMimeData, kind: str) -> str:
    """What a drag of this kind carries; "" when it is another kind."""
    return bytes(data.data(kind).data()).decode() if data.hasFormat(kind) else ""
