"""Suggests a plan for a session from the cards of a playbook, and says for each choice why."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from organiser.domain import text
from organiser.domain.exercises import Exercise, Stage
from organiser.domain.suggesting import lineups, merits, shortages
from organiser.domain.suggesting.briefs import BREAK, Brief, bars, is_usable
from organiser.domain.suggesting.lineups import Lineup, Pools
from organiser.domain.suggesting.proposals import Proposal, Suggestion, explained
from organiser.domain.suggesting.shapes import shapes

_MOST_ALTERNATIVES = 5
_LONG_DAY = 300

# Which stages are given up, one set after the other, in a session that has no time for all.
_GIVEN_UP = (
    frozenset[Stage](),
    frozenset({Stage.OPEN}),
    frozenset({Stage.OPEN, Stage.CLOSE}),
)
_GIVEN_UP_FOR_A_DECISION = (
    frozenset[Stage](),
    frozenset({Stage.OPEN}),
    frozenset({Stage.EXPLORE}),
    frozenset({Stage.OPEN, Stage.EXPLORE}),
    frozenset({Stage.OPEN, Stage.EXPLORE, Stage.CLOSE}),
)
_PART = {Stage.OPEN: "an opening", Stage.EXPLORE: "a main part", Stage.DECIDE: "a decision", Stage.CLOSE: "a close"}


def suggested(brief: Brief, cards: Iterable[Exercise]) -> Proposal:
    """The plan that suits a brief best; the same brief and cards give the same plan.

    The shape comes first: how many openings, main parts, decisions and closes with about how many minutes, and the
    breaks between them. Then the exercises are chosen slot by slot, the best beginnings being carried on, and each
    gets its minutes. What was asked for comes before everything, full use of the time next. After that, in points:

    - minutes near to what is typical for the card (up to 60);
    - not twice the same grouping (10), energy (8) or both (20 more) in a row;
    - the result of an earlier exercise to work on (12, or 14 against where there is none), stories and strengths
      first (10) and nothing that belongs before what has been done (12);
    - a voice for everyone (8, and 12 more in the opening), a decision taken all together (28), a proper close (10),
      and a welcome that is calm (5) and asks nothing of people (8) where more of the opening follows;
    - against it: demands on people (2 each, 8 where somebody coming finds this hard), things to bring (1 each).

    Another variation counts 15 points against each exercise for every plan before it that has it.
    """
    every = sorted(cards, key=lambda card: card.id)
    usable = [card for card in every if is_usable(card, brief)]
    known: list[_Found] = []
    while len(known) <= brief.variation and (found := _search(brief, usable, known)):
        known.append(found)
    if not known:
        return Proposal(brief, (), tuple(_why_nothing(brief, every, usable)))
    chosen = known[brief.variation % len(known)]
    notes = list(_notes(brief, every, usable, chosen))
    if len(known) <= brief.variation:
        number = text.counted(len(known), "plan")
        notes.append(f"There {'is' if len(known) == 1 else 'are'} only {number} to choose from.")
    return Proposal(brief, _blocks(brief, chosen), tuple(notes))


@dataclass(frozen=True, slots=True)
class _Found:
    """A line-up, what it was chosen from, and how: with what was asked for, and without which stages."""

    lineup: Lineup
    pools: Pools
    manner: tuple[bool, frozenset[Stage]]


def _search(brief: Brief, usable: Sequence[Exercise], known: Sequence[_Found]) -> _Found | None:
    used = Counter(card_id for one in known for card_id in one.lineup.ids)
    by_stage = {stage: [card for card in usable if card.stage is stage] for stage in Stage}
    pools = {stage: merits.candidates(of_stage, brief, used) for stage, of_stage in by_stage.items()}
    supply = {stage: len(pool) for stage, pool in pools.items()}
    asked = {stage: sum(one.card.id in brief.include for one in pool) for stage, pool in pools.items()}
    ids = {one.lineup.ids for one in known}
    given_up = _GIVEN_UP_FOR_A_DECISION if brief.wants_decision else _GIVEN_UP
    for manner in [known[0].manner] if known else product((True, False), given_up):
        with_asked, without = manner
        wished = asked if with_asked else dict.fromkeys(Stage, 0)
        lineup = lineups.best(shapes(brief, supply, wished, without), pools, brief, ids)
        if lineup and not (known and lineup.asked < known[0].lineup.asked):
            return _Found(lineup, pools, manner)
    return None


def _blocks(brief: Brief, found: _Found) -> tuple[Suggestion, ...]:
    lineup = found.lineup
    items: list[Suggestion] = []
    for at, (slot, one, minutes) in enumerate(zip(lineup.shape.slots, lineup.chosen, lineup.minutes, strict=True)):
        if slot.after_break:
            items.append(Suggestion("Break", BREAK, ""))
        following = lineups.following(lineup, at, found.pools)[:_MOST_ALTERNATIVES]
        items.append(Suggestion(one.card.name, minutes, "", one.card, tuple(card.id for card in following)))
    return explained(items, brief)


def _notes(brief: Brief, every: Sequence[Exercise], usable: Sequence[Exercise], found: _Found) -> Iterator[str]:
    lineup = found.lineup
    there = {one.card.stage for one in lineup.chosen}
    supplied = {card.stage for card in usable}
    wanted = [stage for stage in Stage if stage is not Stage.DECIDE or brief.wants_decision]
    for stage in wanted:
        if stage not in there and stage in supplied:
            yield f"{text.counted(brief.minutes, 'minute')} leave no room for {_PART[stage]}."
        elif stage not in there:
            yield shortages.in_words(stage, every, brief)
    yield from _notes_on_what_was_asked(brief, every, lineup.ids)
    if brief.minutes > lineup.total:
        free = text.counted(brief.minutes - lineup.total, "minute stays", "minutes stay")
        yield f"{free} free: nothing more suits."
    if brief.minutes >= _LONG_DAY:
        yield "A session of this length needs a meal: make one of the breaks longer."


def _notes_on_what_was_asked(brief: Brief, every: Sequence[Exercise], used: Sequence[str]) -> Iterator[str]:
    by_id = {card.id: card for card in every}
    for wanted in brief.include:
        card = by_id.get(wanted)
        if card is None:
            yield f"There is no exercise with the id “{wanted[:80]}”."
        elif wanted not in used:
            needs = text.minutes_in_words(card.minutes_min)
            yield f"“{card.name}” was asked for but finds no place: it needs at least {needs}."
        else:
            against = text.listed(f"{bar}" for bar in bars(card, brief))
            if against:
                yield f"“{card.name}” is in because it was asked for; look again at: {against}."


def _why_nothing(brief: Brief, every: Sequence[Exercise], usable: Sequence[Exercise]) -> Iterator[str]:
    supplied = {card.stage for card in usable}
    stage = Stage.DECIDE if brief.wants_decision and Stage.EXPLORE in supplied else Stage.EXPLORE
    yield shortages.in_words(stage, every, brief)
    yield from _notes_on_what_was_asked(brief, every, ())
