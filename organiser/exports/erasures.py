"""The record of what was erased, as a page: what kinds, of how many, when and by whom; it names nobody."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from organiser.domain import clock
from organiser.domain.keeping import Erasure, Rule
from organiser.domain.occasion import Group
from organiser.domain.text import counted
from organiser.exports.paper.blocks import Block, Column, Fact, Heading, Sheet, Table, Title, Words


def sheet(erasures: Sequence[Erasure], rules: Sequence[Rule], group: Group, on: date) -> Sheet:
    """The page as of that day; ``erasures`` come newest first."""
    footer = f"{group.name or 'Organiser'}, {clock.day_in_words(on)}"
    return Sheet("What was erased", (footer,), tuple(_blocks(erasures, rules, group)))


def _blocks(erasures: Sequence[Erasure], rules: Sequence[Rule], group: Group) -> Iterator[Block]:
    yield Title("What was erased", group.name)
    yield Words("Each line is something that was erased for good after somebody had confirmed it. It names nobody.")
    if erasures:
        yield Table(
            (Column("When", 3), Column("What", 5), Column("By whom", 2)),
            tuple((_when(one.at), one.what, one.who or "not noted") for one in erasures),
        )
        yield Words(f"{counted(len(erasures), 'entry', 'entries')} in all.")
    else:
        yield Words("Nothing was erased yet.")
    yield Heading("How long things are kept")
    for rule in rules:
        yield Fact(rule.kind.label, rule.in_words)


def _when(at: str) -> str:
    return clock.day_in_words(datetime.fromisoformat(at))
