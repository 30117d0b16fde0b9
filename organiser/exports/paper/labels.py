"""Lays labels and cards out on their sheets: each in its place, and its words as large as they can be there."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from organiser.exports.paper import signs
from organiser.exports.paper.blocks import LabelSheet, Large, Piece, Sign
from organiser.exports.paper.label_grids import Fold, Placing
from organiser.exports.paper.look import BLACK, MM, Look, Type
from organiser.exports.paper.pages import Page, groups
from organiser.exports.paper.paragraphs import Paragraphs
from organiser.exports.paper.setting import Setting
from organiser.exports.paper.strips import Strip, corners, frame, total
from organiser.exports.paper.tags import Tree
from organiser.exports.paper.text import Typesetter

LEAST = 11.0  # points: the smallest type on a label
_PAD = 5 * MM
_CARD_PAD = 8 * MM
_SIGN = 12 * MM
_SPREAD = 1.2
_SHRINK = 0.96
_FOLD_TICK = 12 * MM
_TRIAL = 3


class CardLook(Look):
    """A look with type for cards that are held in the hand: 11 points at least, and lines closer together."""

    @property
    def body(self) -> Type:
        return Type(max(LEAST, super().body.size - 1), spread=1.3)


def laid_out(sheet: LabelSheet, placing: Placing, look: Look, typesetter: Typesetter, tree: Tree) -> list[Page]:
    """The pages with all labels of ``sheet``, and spare ones to the end of the last."""
    return _Labels(placing, look, typesetter, tree).pages(sheet)


class _Labels:
    def __init__(self, placing: Placing, look: Look, typesetter: Typesetter, tree: Tree) -> None:
        self._placing = placing
        self._fold = placing.grid.fold
        self._typesetter = typesetter
        self._tree = tree
        self._paper_height = placing.grid.paper[1] * MM
        if self._fold is Fold.BOOK:
            look = CardLook(look.style, look.paper, look.theme)
        self._look = look
        self._paragraphs = Paragraphs(look, typesetter, tree, room=self._paper_height)
        self._setting = Setting(self._paragraphs)
        self._pages: list[Page] = []

    def pages(self, sheet: LabelSheet) -> list[Page]:
        if self._placing.is_trial:
            return self._trial()
        number = 0
        for piece in sheet.pieces:
            for sides in self._sides(piece):
                self._put(number, sides)
                if piece.sign:
                    self._put_sign(number, piece.sign)
                number += 1
        if sheet.spare and number:
            for _ in range(self._placing.left_over(number)):
                [sides] = self._sides(sheet.spare)
                self._put(number, sides)
                number += 1
        return self._pages

    def _trial(self) -> list[Page]:
        for number in range(self._placing.left_over(0) or self._placing.grid.count):
            [sides] = self._sides(Piece((Large(f"{number + self._placing.start}", _TRIAL),)))
            self._put(number, sides)
        return self._pages

    # Setting

    def _sides(self, piece: Piece) -> Iterator[tuple[list[Strip], ...]]:
        """The sides of a label, and those of as many cards more as its words need."""
        _, _, _, width, height = self._placing.box(0)
        if self._fold is Fold.BOOK:
            yield from self._cards(piece, width / 2 - 2 * _CARD_PAD, height - 2 * _CARD_PAD)
            return
        height = height / 2 if self._fold is Fold.TENT else height
        sign = _sign_size(height) * 1.15 if piece.sign else 0
        yield (self._fitted(piece, width - 2 * _PAD, height - 2 * min(_PAD, height / 8), sign),)

    def _cards(self, piece: Piece, width: float, height: float) -> Iterator[tuple[list[Strip], ...]]:
        tag = self._tree.add("Sect", self._tree.root)
        fronts = _divided(self._setting.strips(piece.parts, tag, width), height)
        backs = _divided(self._setting.strips(piece.back, tag, width), height)
        for number, (front, back) in enumerate(zip_longest(fronts, backs)):
            if not front and number:
                front = self._setting.strips(piece.again, self._tree.add("Sect", self._tree.root), width)  # noqa: PLW2901
            yield (front or [], back or [])

    def _fitted(self, piece: Piece, width: float, height: float, sign: float) -> list[Strip]:
        """Every part as large as it may be, all shrunk together as little as possible until they fit.

        All but the first leave room for a ``sign`` so wide at their right.
        """
        shown = [part for part in piece.parts if isinstance(part, Large) and part.words.strip()]
        widths = [width - sign if at else width for at in range(len(shown))]
        sizes = [self._widest(part, width) for part, width in zip(shown, widths, strict=True)]
        while self._height(shown, sizes, widths) > height and any(size > LEAST for size in sizes):
            sizes = [max(LEAST, size * _SHRINK) for size in sizes]
        section = None if piece.is_empty else self._tree.add("Sect", self._tree.root)
        strips: list[Strip] = []
        for part, size, room in zip(shown, sizes, widths, strict=True):
            type_, kind = Type(size, part.bold, _SPREAD), "P" if strips else "H1"
            tag = self._tree.add(kind, section) if section else None
            lines = self._paragraphs.strips(part.words, type_, tag, room, centred=part.centred)
            strips += lines[: max(1, int((height - total(strips)) / type_.leading + 0.01))]
        if piece.is_empty:
            return [*strips, Strip(0, height - total(strips))]
        strips[0] = replace(strips[0], bookmark=(1, " ".join(part.words for part in shown[:2])))
        return strips

    def _widest(self, part: Large, width: float) -> float:
        """The largest size at which the words stand in two lines with no word torn."""
        most = max(LEAST, part.times * self._look.body.size)
        whole = self._typesetter.width(part.words, Type(1, part.bold))
        word = max(self._typesetter.width(word, Type(1, part.bold)) for word in part.words.split())
        if whole * most <= width:
            return most
        size = max(LEAST, min(most, width / word))
        while size > LEAST and len(self._typesetter.lines(part.words, Type(size, part.bold), width)) > 2:
            size = max(LEAST, size * _SHRINK)
        return max(size, width / whole, LEAST)

    def _height(self, parts: Sequence[Large], sizes: Sequence[float], widths: Sequence[float]) -> float:
        return sum(
            len(self._typesetter.lines(part.words, Type(size, part.bold), width)) * size * _SPREAD
            for part, size, width in zip(parts, sizes, widths, strict=True)
        )

    # Placing

    def _put(self, number: int, sides: Sequence[list[Strip]]) -> None:
        at, left, top, width, height = self._placing.box(number)
        while at >= len(self._pages):
            self._pages.append(Page(len(self._pages)))
        page, upper = self._pages[at], self._paper_height - top
        if self._fold is Fold.BOOK:
            for side, strips in enumerate(sides):
                _put(page, strips, left + side * width / 2 + _CARD_PAD, upper - _CARD_PAD)
        else:
            room = height / 2 if self._fold is Fold.TENT else height
            below = upper - (height - room) - (room - total(sides[0])) / 2
            _put(page, sides[0], left + _PAD, below)
            if self._fold is Fold.TENT:
                _put_upside_down(page, sides[0], left + _PAD, below, (left + width / 2, upper - height / 2))
        self._mark(page, left, upper, width, height)

    def _put_sign(self, number: int, sign: Sign) -> None:
        """In the lower right corner, as decoration: the group stands on the label in words."""
        at, left, top, width, height = self._placing.box(number)
        size, low = _sign_size(height), self._paper_height - top - height + min(_PAD, height / 8)
        type_ = Type(size * signs.LETTERS, bold=True)
        letters = self._typesetter.fitted(sign.letters, type_, size)
        self._pages[at].decoration.append(signs.drawn(sign, letters, left + width - _PAD - size, low, size))

    def _mark(self, page: Page, left: float, upper: float, width: float, height: float) -> None:
        if self._placing.is_trial:
            page.decoration.append(frame(width, height, BLACK)(left, upper - height))
        elif self._placing.has_marks:
            page.decoration.append(corners(width, height, BLACK)(left, upper - height))
        if self._placing.has_marks and self._fold is not Fold.NONE:
            page.decoration.append(_fold_ticks(left, upper, width, height, across=self._fold is Fold.TENT))


def _sign_size(height: float) -> float:
    """How large a sign is on a label of that height: so that it stays below a first name."""
    return min(_SIGN, height * 0.28)


def _divided(strips: Sequence[Strip], height: float) -> list[list[Strip]]:
    """Strips in as many sides as they need; what stays together is only parted where it is higher than a side."""
    sides: list[list[Strip]] = [[]] if strips else []
    for group in groups(strips):
        if sides[-1] and total(sides[-1]) + total(group) > height:
            sides.append([])
        for strip in group:
            if sides[-1] and total(sides[-1]) + strip.height + strip.gap > height:
                sides.append([])
            sides[-1].append(strip)
    return sides


def _put(page: Page, strips: Sequence[Strip], left: float, top: float) -> None:
    for at, strip in enumerate(strips):
        top -= strip.gap if at else 0
        page.put(strip, left, top)
        top -= strip.height


def _put_upside_down(page: Page, strips: Sequence[Strip], left: float, top: float, centre: tuple[float, float]) -> None:
    """The same turned about ``centre``, as decoration: it says nothing that is not read already."""
    turned = [f"q -1 0 0 -1 {2 * centre[0]:.2f} {2 * centre[1]:.2f} cm\n"]
    for at, strip in enumerate(strips):
        top -= strip.gap if at else 0
        turned += [(mark.shape or mark.draw)(left + mark.left, top - strip.above) for mark in strip.marks]
        top -= strip.height
    page.decoration.append("".join((*turned, "Q\n")))


def _fold_ticks(left: float, upper: float, width: float, height: float, *, across: bool) -> str:
    """Two short dashed lines at the ends of the fold."""
    lower, right = upper - height, left + width
    if across:
        y = upper - height / 2
        ends = ((left, y, left + _FOLD_TICK, y), (right - _FOLD_TICK, y, right, y))
    else:
        x = left + width / 2
        ends = ((x, lower, x, lower + _FOLD_TICK), (x, upper - _FOLD_TICK, x, upper))
    lines = "".join(f"{a:.2f} {b:.2f} m {c:.2f} {d:.2f} l S\n" for a, b, c, d in ends)
    return f"q 0 0 0 RG 0.5 w [3 3] 0 d\n{lines}Q\n"
