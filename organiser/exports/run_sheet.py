"""The run sheet: everything that the people who lead a session need in their hand."""

from collections import Counter
from collections.abc import Iterator, Mapping

from organiser.domain import leads, packing, strands, text
from organiser.domain.agendas import Agenda, Item
from organiser.domain.agendas import Block as Planned
from organiser.domain.attendance import head_count
from organiser.domain.exercises import Exercise, Grouping
from organiser.domain.occasion import Occasion
from organiser.domain.sessions import Session
from organiser.domain.strands import Strand
from organiser.exports.paper import opening
from organiser.exports.paper.blocks import (
    Block,
    Column,
    Fact,
    Heading,
    Items,
    Label,
    Seats,
    Shares,
    Sheet,
    Span,
    Spoken,
    Table,
    Timed,
    Words,
)
from organiser.exports.paper.look import Look, Times

_TIPS = 3
_MOST_DRAWN = 8  # chairs of a group
_SEATS: Mapping[Grouping, tuple[tuple[int, ...], str]] = {
    Grouping.ALONE: ((1, 1, 1, 1), "Each alone"),
    Grouping.PAIRS: ((2, 2, 2), "In pairs"),
    Grouping.THREES: ((3, 3, 3), "In threes"),
    Grouping.FOURS: ((4, 4, 4), "In fours"),
    Grouping.SMALL_GROUPS: ((5, 5, 5), "In small groups"),
    Grouping.WHOLE_GROUP: ((12,), "All in one circle"),
}


def sheet(occasion: Occasion, look: Look) -> Sheet:
    """The run sheet of one session."""
    return opening.sheet(
        occasion,
        "Run sheet",
        _head(occasion),
        _plan(occasion, look),
        _before(occasion),
        _steps(occasion, look),
        opening.credits(occasion),
    )


def _head(occasion: Occasion) -> Iterator[Block]:
    yield from opening.opening(occasion, "Run sheet for whoever leads")
    yield from opening.online(occasion)
    yield Fact("Expected", _expected_in_words(occasion))
    if who := opening.contact(occasion):
        yield Fact("Contact", who)


def _before(occasion: Occasion) -> Iterator[Block]:
    if occasion.session.notes:
        yield Heading("Private notes")
        yield Words(occasion.session.notes)
    if needs := needs_in_words(occasion):
        yield Heading("Access needs")
        yield Items(needs)
    if materials := materials_in_words(occasion):
        yield Heading("Bring")
        yield Items(materials)


def _expected_in_words(occasion: Occasion) -> str:
    people = occasion.expected
    if not people:
        return "Nobody is on the list yet"
    count = head_count(occasion.lines)
    answers = text.listed(
        f"{number} {word}" for number, word in ((count.yes, "yes"), (count.maybe, "maybe"), (count.no, "no")) if number
    )
    return text.counted(people, "person", "people") + (f" (answers so far: {answers})" if answers else "")


def needs_in_words(occasion: Occasion) -> tuple[str, ...]:
    """``2 people need: large print``, the most frequent first and never with a name; not of those who said no."""
    spelled: dict[str, str] = {}
    count: Counter[str] = Counter()
    for line in occasion.lines:
        if line.answer.is_off:
            continue
        for need in filter(None, (part.strip(" .") for part in line.needs.split(";"))):
            spelled.setdefault(text.folded(need), need if need[:2].isupper() else need[0].lower() + need[1:])
            count[text.folded(need)] += 1
    return tuple(
        f"{text.counted(number, 'person needs', 'people need')}: {spelled[need]}"
        for need, number in sorted(count.items(), key=lambda pair: (-pair[1], pair[0]))
    )


def materials_in_words(occasion: Occasion) -> tuple[str, ...]:
    """What to bring for the whole session, added up for the people expected; without a number, as the cards say it."""
    return tuple(line.in_words for line in packing.packed(occasion.agenda, occasion.expected))


def _plan(occasion: Occasion, look: Look) -> Iterator[Block]:
    agenda = occasion.agenda
    yield Heading("The plan")
    if not agenda.blocks:
        yield Words("Nothing is planned yet. Add a welcome, an exercise or two and a close, then print this again.")
        return
    yield from _shares(agenda)
    yield _overview(agenda, look)
    yield Words(f"{agenda.in_words[0].upper()}{agenda.in_words[1:]}.")


def _shares(agenda: Agenda) -> Iterator[Shares]:
    """The minutes of all parts as a bar, where there are several to compare."""
    parts = [block.item for block in agenda.blocks if block.item.minutes]
    if len(parts) > 1:
        named = text.listed(f"{item.title} {item.minutes}" for item in parts)
        yield Shares(tuple(item.minutes for item in parts), f"How the minutes are shared out: {named}.")


def _steps(occasion: Occasion, look: Look) -> Iterator[Block]:
    if occasion.agenda.blocks:
        yield Heading("Step by step")
    for block in occasion.agenda.blocks:
        yield Timed(
            time=f"{block.starts:%H:%M}" if look.times is not Times.MINUTES else "",
            minutes=f"{block.item.minutes} min" if block.item.minutes and look.times is not Times.CLOCK else "",
            title=block.item.title,
            parts=tuple(_part(block, occasion.session)),
        )


def _overview(agenda: Agenda, look: Look) -> Table:
    """The whole plan as a table, to be found at a glance."""
    shown = [
        column
        for column, wanted in (
            ((Column("Time", 11), lambda block: f"{block.starts:%H:%M}"), look.times is not Times.MINUTES),
            ((Column("Min", 9), lambda block: f"{block.item.minutes or '–'}"), look.times is not Times.CLOCK),
            ((Column("What", 54), _what), True),
            ((Column("Lead", 26), _who), any(block.item.leads for block in agenda.blocks)),
        )
        if wanted
    ]
    rows = tuple(tuple(words(block) for _, words in shown) for block in agenda.blocks)
    return Table(tuple(column for column, _ in shown), rows)


def _what(block: Planned) -> str:
    groups = strands.in_words(block.item.strands)
    return f"{block.item.title} ({groups})" if groups else block.item.title


def _who(block: Planned) -> str:
    item = block.item
    return text.listed(leads.names(", ".join(item.leads)).values()) if item.strands else item.lead


def _part(block: Planned, session: Session) -> Iterator[Block]:
    item, card = block.item, block.item.card
    if item.lead:
        yield Words((Span("Lead: ", bold=True), Span(item.lead)))
    if block.pin_in_words:
        yield Words(block.pin_in_words)
    if item.notes:
        yield Words((Span("Notes: ", bold=True), Span(item.notes)))
    if card and card in item.cards:
        yield from _from_card(card, item.minutes, session)
    if item.strands:
        yield Label(strands.in_words(item.strands))
    for strand in item.strands:
        yield from _group(strand, item)


def _group(strand: Strand, item: Item) -> Iterator[Block]:
    """What one of several groups does; its parts have no headings of their own, since it is one part among others."""
    yield from opening.group(strand, item)
    if strand.lead:
        yield Words((Span("Lead: ", bold=True), Span(strand.lead)))
    if strand.notes:
        yield Words((Span("Notes: ", bold=True), Span(strand.notes)))
    if strand.card and strand.card != item.card:
        yield Words((Span(f"{strand.card.name}: ", bold=True), Span(strand.card.purpose)))
        if strand.card.question:
            yield Spoken(strand.card.question)
        yield from _steps_of(strand.card, item.minutes)


def _from_card(card: Exercise, minutes: int, session: Session) -> Iterator[Block]:
    if card.purpose:
        yield Words((Span("Why: ", bold=True), Span(card.purpose)))
    if session.place or not session.is_online:
        yield _seats(card)
    if card.question:
        yield Label("Read out")
        yield Spoken(card.question)
    if card.steps:
        yield Label("Steps")
    yield from _steps_of(card, minutes)
    if session.is_online and card.online_notes:
        yield Label("On the call")
        yield Items(card.online_notes)
    if card.tips:
        yield Label("Tips")
        yield Items(tuple(_first_sentence(tip) for tip in card.tips[:_TIPS]))


def _seats(card: Exercise) -> Seats:
    groups, words = _SEATS[card.grouping]
    size = card.group_size
    if card.grouping is Grouping.SMALL_GROUPS and size:
        return Seats((min(size, _MOST_DRAWN),) * 3, f"{words} of {size}")
    return Seats(groups, words)


def _steps_of(card: Exercise, minutes: int) -> Iterator[Block]:
    if card.steps:
        yield Items(
            tuple(
                (Span(f"{step.minutes} min  ", bold=True), Span(step.words)) if step.minutes else step.words
                for step in card.steps
            ),
            numbered=True,
        )
    taken = sum(step.minutes for step in card.steps)
    if taken and minutes and taken != minutes:
        verb = "Shorten" if taken > minutes else "Stretch"
        yield Words(f"The steps add up to {text.minutes_in_words(taken)}. {verb} them to fit {minutes}.")


def _first_sentence(words: str) -> str:
    for end in (". ", "? ", "! "):
        if 0 < words.find(end) < len(words):
            words = words[: words.find(end) + 1]
    return words
