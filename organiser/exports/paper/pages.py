"""Fills pages with strips, and writes what each page shows in the order in which it is read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from organiser.exports.paper.look import Look
from organiser.exports.paper.strips import Mark, Strip, total
from organiser.exports.paper.tags import Content, Place, Tag


@dataclass(slots=True)
class Page:
    """A page while it is being filled: marks with their place, and operators for what is not part of the text.

    Of these, ``ahead`` holds what comes before the first mark, such as headings that are repeated.
    """

    number: int
    marks: list[tuple[Tag, float, float, Mark]] = field(default_factory=list)
    ahead: list[str] = field(default_factory=list)
    decoration: list[str] = field(default_factory=list)
    places: list[tuple[Tag, Place]] = field(default_factory=list)
    bookmarks: list[tuple[int, str, float]] = field(default_factory=list)
    owners: list[Tag] = field(default_factory=list)
    content: str = ""

    def put(self, strip: Strip, left: float, top: float) -> None:
        """Draw a strip whose upper edge is ``top`` points above the page's lower edge."""
        baseline = top - strip.above
        for mark in strip.marks:
            if mark.tag:
                self.marks.append((mark.tag, left + mark.left, baseline, mark))
            else:
                (self.decoration if self.marks else self.ahead).append(mark.draw(left + mark.left, baseline))
        for area in strip.areas:
            corner = left + area.left
            place = Place(self.number, area.link, corner, top - strip.height, corner + area.width, top)
            self.places.append((area.tag, place))
        if strip.bookmark:
            self.bookmarks.append((*strip.bookmark, top))

    def write(self, footer: Sequence[str]) -> None:
        """Put the content into the order of the tags, and tell the tags where it is."""
        parts = _artifact(self.ahead)
        in_order = sorted(self.marks, key=lambda mark: mark[0].order)
        for tag, marks in groupby(in_order, key=lambda mark: mark[0]):
            parts.append(f"/{tag.kind} <</MCID {len(self.owners)}>> BDC\n")
            parts += [mark.draw(left, baseline) for _, left, baseline, mark in marks]
            parts.append("EMC\n")
            tag.children.append(Content(self.number, len(self.owners)))
            self.owners.append(tag)
        for tag, place in self.places:
            tag.children.append(place)
        parts += _artifact(self.decoration)
        if footer:
            parts += ["/Artifact <</Type /Pagination /Subtype /Footer>> BDC\n", *footer, "EMC\n"]
        self.content = "".join(parts)


def _artifact(drawn: list[str]) -> list[str]:
    return ["/Artifact BMC\n", *drawn, "EMC\n"] if drawn else []


def filled(strips: Sequence[Strip], look: Look, foot: float) -> list[Page]:
    """Pages with all of ``strips`` on them; the lowest ``foot`` points above the margin stay free."""
    _, height = look.size
    top = height - look.margin
    lowest = look.margin + foot
    pages = [Page(0)]
    at = top
    for group in groups(strips):
        needed = total(group) - (group[0].gap if at == top else 0)
        if at < top and (group[0].opens or at - needed < lowest):
            pages.append(Page(len(pages)))
            at = _repeated(group[0], pages[-1], look, top)
        for strip in group:
            gap = strip.gap if at < top else 0
            if at < top and at - gap - strip.height < lowest:
                pages.append(Page(len(pages)))
                at, gap = _repeated(strip, pages[-1], look, top), 0
            pages[-1].put(strip, look.margin, at - gap)
            at -= gap + strip.height
    return pages


def room_left(strips: Sequence[Strip], room: float) -> float:
    """How much of the last page, ``room`` high, is left below ``strips``."""
    at = 0.0
    for group in groups(strips):
        parts = [group] if total(group) <= room else [[strip] for strip in group]
        for part in parts:
            if at and (part[0].opens or at + total(part) > room):
                at = sum(running.height for running in part[0].running) - part[0].gap
            at += total(part)
    return room - at


def _repeated(strip: Strip, page: Page, look: Look, top: float) -> float:
    """Begin a page with what runs over it, and give the height at which ``strip`` can follow."""
    for running in strip.running:
        page.put(running, look.margin, top)
        top -= running.height
    return top


def groups(strips: Sequence[Strip]) -> Iterator[list[Strip]]:
    """Strips that stay together, group by group."""
    group: list[Strip] = []
    for strip in strips:
        group.append(strip)
        if not strip.keeps:
            yield group
            group = []
    if group:
        yield group
