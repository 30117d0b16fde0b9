"""Takes the traces of a sheet: labels and digests by which a later one can be told from it, without any name."""

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from hashlib import blake2b

from organiser.domain.printings import Aspect, Trace
from organiser.exports.paper.blocks import (
    Block,
    Cards,
    Fact,
    Heading,
    LabelSheet,
    Large,
    Sheet,
    Span,
    Table,
    Timed,
    Title,
    Words,
)

_BYTES = 6


def traces(sheet: Sheet | LabelSheet, *, names_people: bool = False) -> tuple[Trace, ...]:
    """What a sheet leaves behind; where its parts are people (``names_people``) they are counted together.

    The footer leaves none: the day of printing is another each time. Words alone count, so that another way of
    drawing the same is no difference.
    """
    if isinstance(sheet, LabelSheet):
        full = [piece for piece in sheet.pieces if not piece.is_empty]
        return (Trace(Aspect.LABELS, "", _digest((sheet.pieces, sheet.spare)), len(full)),)
    blocks = tuple(_flat(sheet.blocks))
    pages = sum(isinstance(block, Title) for block in blocks)
    if pages > 1:  # a page for each person or group, whose titles are names
        return (Trace(Aspect.PAGES, "", _digest(blocks), pages),)
    return (Trace(Aspect.PAGES, "", "", pages), *_walked(blocks, names_people=names_people))


def _flat(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Cards):
            yield from _flat(block.parts)
        else:
            yield block


class _Taking:
    """Gathers what has no label of its own under what stands above it."""

    def __init__(self) -> None:
        self._loose: dict[tuple[Aspect, str], list[object]] = {}
        self._found: dict[tuple[Aspect, str], Trace] = {}

    def note(self, aspect: Aspect, label: str, what: object, count: int = 0) -> None:
        self._found[aspect, self._own(aspect, label)] = Trace(aspect, self._own(aspect, label), _digest(what), count)

    def gather(self, aspect: Aspect, label: str, what: object) -> None:
        self._loose.setdefault((aspect, label), []).append(what)

    def own(self, label: str) -> str:
        """A label for a part, numbered where another part is called the same."""
        return self._own(Aspect.PART, label)

    def _own(self, aspect: Aspect, label: str) -> str:
        own, number = label, 1
        while (aspect, own) in self._found:
            number += 1
            own = f"{label} ({number})"
        return own

    def all(self) -> Iterator[Trace]:
        yield from self._found.values()
        for (aspect, label), what in self._loose.items():
            yield Trace(aspect, label, _digest(what), len(what) if aspect is Aspect.PEOPLE else 0)


def _walked(blocks: Iterable[Block], *, names_people: bool) -> Iterator[Trace]:
    taking, above, order = _Taking(), "", []
    for block in blocks:
        if isinstance(block, Heading):
            above = block.words
        elif isinstance(block, Timed) and not names_people:
            own = taking.own(block.title)
            order.append(own)
            taking.note(Aspect.PART, own, (block.title, block.parts))
            taking.note(Aspect.TIME, own, (block.time, block.minutes))
        elif isinstance(block, Table):
            _take_table(taking, above, block)
        else:
            _take(taking, above, block)
    if order:
        taking.note(Aspect.ORDER, "", order)
    yield from taking.all()


def _take_table(taking: _Taking, above: str, table: Table) -> None:
    what = (table.columns, table.rows)
    if any(column.heading == "Name" for column in table.columns):
        taking.note(Aspect.PEOPLE, above, what, sum(len([*filter(None, row)]) > 1 for row in table.rows))
    else:
        taking.note(Aspect.ROWS, above, what)


def _take(taking: _Taking, above: str, block: Block) -> None:
    match block:
        case Title():
            taking.note(Aspect.TITLE, "", block)
        case Fact(label, words):
            taking.note(Aspect.FACT, _under(above, label), words)
        case Words((Span(label, bold=True), _, *_) as words) if label.endswith(": "):
            taking.note(Aspect.FACT, _under(above, label.removesuffix(": ")), words)
        case Words((Span(notice, bold=True),)):
            taking.note(Aspect.NOTICE, notice.rstrip("."), notice)
        case Timed():
            taking.gather(Aspect.PEOPLE, "", block)
        case Large():
            taking.gather(Aspect.LARGE, "", block)
        case _:
            taking.gather(Aspect.WORDS, above, block)


def _under(above: str, label: str) -> str:
    return f"{above}: {label}" if above else label


def _digest(what: object) -> str:
    return blake2b("\x1f".join(_said(what)).encode(), digest_size=_BYTES).hexdigest()


def _said(what: object) -> Iterator[str]:
    """All words in a value, in order."""
    if isinstance(what, str):
        yield what
    elif isinstance(what, tuple | list):
        for one in what:
            yield from _said(one)
    elif is_dataclass(what):
        for field in fields(what):
            yield from _said(getattr(what, field.name))
