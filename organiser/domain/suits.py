"""Says in words why an exercise does not suit a session, what a plan lacks, and when everyone will have spoken."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from organiser.domain import demands, packing, strands, text
from organiser.domain.agendas import Agenda, Item
from organiser.domain.attendance import RegisterLine
from organiser.domain.exercises import Exercise, Grouping, Stage

# A card that asks everyone to speak to everyone is a round if it is made for no more people than this; those for
# more (a fishbowl, a line across the room) let a few speak while the rest listen.
LARGEST_ROUND = 20


class Ground(StrEnum):
    """What a reason is about; lists show it as a word beside an icon."""

    PEOPLE = "people"
    TIME = "time"
    FORMAT = "format"
    MATERIALS = "materials"
    ACCESS = "access"


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason why something does not suit, as a sentence; ``adaptations`` are three ways to make it suit.

    ``sign`` is the reason in two or three words, for a row of a list.
    """

    ground: Ground
    words: str
    sign: str
    adaptations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What a session is like: None or 0 leaves a question open.

    ``in_person`` and ``online`` are both true where some come and some join by screen. ``at_hand`` are materials
    that there are (None: anything can be got); ``needs`` what those who come have said, in their own words.
    """

    people: int = 0
    minutes: int | None = None
    in_person: bool = False
    online: bool = False
    at_hand: tuple[str, ...] | None = None
    needs: tuple[str, ...] = ()


def needs_of(lines: Iterable[RegisterLine]) -> tuple[str, ...]:
    """What those on a register have said that they need, but for those who are not coming; nobody is named."""
    return tuple(sorted({line.needs for line in lines if line.needs and not line.answer.is_off}))


def reasons(card: Exercise, circumstances: Circumstances) -> tuple[Reason, ...]:
    """Why a card does not suit; empty when it does."""
    return (
        *_people(card, circumstances.people),
        *_time(card, circumstances.minutes),
        *_format(card, circumstances),
        *_materials(card, circumstances),
        *_access(card, circumstances),
    )


def reasons_of_block(item: Item, circumstances: Circumstances) -> tuple[Reason, ...]:
    """Why a planned block does not suit: like :func:`reasons`, but measured by the minutes that it has.

    Of groups that work at the same time each is measured by its share of the people, and those concerned are named.
    """
    named: dict[Reason, list[str]] = {}
    for (name, card), here in zip(item.groups, strands.sizes(circumstances.people, len(item.groups)), strict=True):
        for reason in _in_block(card, item.minutes, replace(circumstances, people=here)) if card else ():
            named.setdefault(reason, []).append(name)
    return tuple(
        one if len(names) == len(item.groups) else replace(one, words=f"{text.listed(names)}: {one.words}")
        for one, names in named.items()
    )


def _in_block(card: Exercise, minutes: int, circumstances: Circumstances) -> Iterator[Reason]:
    if 0 < minutes < card.minutes_min:
        has = text.counted(minutes, "minute")
        words = f"It needs at least {text.minutes_in_words(card.minutes_min)} and has {has} here."
        yield Reason(Ground.TIME, words, "Too short")
    yield from (reason for reason in reasons(card, circumstances) if reason.ground is not Ground.TIME)


def _people(card: Exercise, people: int) -> tuple[Reason, ...]:
    if not people or card.people_min <= people <= card.people_max:
        return ()
    few = people < card.people_min
    bound = f"at least {card.people_min:,}" if few else f"at most {card.people_max:,}"
    comes = f"{people:,} {'is' if people == 1 else 'are'} expected"
    sign = f"Too {'few' if few else 'many'}"
    return (Reason(Ground.PEOPLE, f"{sign} people: it is for {bound}, and {comes}.", sign),)


def _time(card: Exercise, minutes: int | None) -> tuple[Reason, ...]:
    if minutes is None or card.minutes_min <= minutes:
        return ()
    there = "no time is left" if minutes <= 0 else f"there {'is' if minutes == 1 else 'are'} {minutes:,}"
    needs = text.minutes_in_words(card.minutes_min)
    words = f"Not enough time: it needs at least {needs}, and {there}."
    return (Reason(Ground.TIME, words, "Too long"),)


def _format(card: Exercise, circumstances: Circumstances) -> tuple[Reason, ...]:
    found = []
    if circumstances.online and not card.online:
        words = "It works in a room only, and people join this session by screen."
        found.append(Reason(Ground.FORMAT, words, "Room only"))
    if circumstances.in_person and not card.in_person:
        words = "It works on a screen only, and people meet in a room."
        found.append(Reason(Ground.FORMAT, words, "Screen only"))
    return tuple(found)


def _materials(card: Exercise, circumstances: Circumstances) -> tuple[Reason, ...]:
    on_screen_only = circumstances.online and not circumstances.in_person
    if circumstances.at_hand is None or on_screen_only:
        return ()
    missing = text.listed(material.item for material in packing.missing(card, circumstances.at_hand))
    return (Reason(Ground.MATERIALS, f"Not at hand: {missing}.", "Things missing"),) if missing else ()


def _access(card: Exercise, circumstances: Circumstances) -> tuple[Reason, ...]:
    hard = demands.hard(circumstances.needs, in_a_room=circumstances.in_person or not circumstances.online)
    return tuple(
        Reason(
            Ground.ACCESS,
            f"It asks for {demands.in_words(demand)}, and at least one person coming has a need that makes this hard.",
            "Adapt it",
            demands.adaptations(demand),
        )
        for demand in card.demands
        if demand in hard
    )


def gives_everyone_a_voice(card: Exercise) -> bool:
    """Whether each person speaks in it: in pairs and small groups, or in a round made for few enough people."""
    if card.grouping is Grouping.WHOLE_GROUP:
        return "speaking to everyone" in card.demands and card.people_max <= LARGEST_ROUND
    return card.grouping is not Grouping.ALONE


@dataclass(frozen=True, slots=True)
class Arc:
    """What a plan has of an opening, a decision and a close, and ``spoken``, the minutes until everyone has spoken.

    ``spoken`` is None when no block gives each person a turn.
    """

    opens: bool
    decides: bool
    closes: bool
    spoken: int | None

    def lacks(self, *, wants_decision: bool) -> tuple[str, ...]:
        """What is missing, in sentences."""
        found = (
            (self.opens, "There is no exercise for an opening yet."),
            (self.decides or not wants_decision, "There is no exercise for a decision yet."),
            (self.closes, "There is no exercise for a close yet."),
            (self.spoken is not None, "Nothing in the plan gives each person a turn to speak."),
        )
        return tuple(words for there, words in found if not there)

    @property
    def spoken_in_words(self) -> str:
        """``Everyone has spoken once after 20 minutes.``; "" when that never comes."""
        return "" if self.spoken is None else f"Everyone has spoken once after {text.minutes_in_words(self.spoken)}."


def arc(agenda: Agenda) -> Arc:
    """What the plan as a whole does for the people in it."""
    stages = {card.stage for block in agenda.blocks for card in block.item.cards}
    spoken = (
        block.offset + block.item.minutes
        for block in agenda.blocks
        if block.item.minutes and block.item.cards and all(map(gives_everyone_a_voice, block.item.cards))
    )
    return Arc(Stage.OPEN in stages, Stage.DECIDE in stages, Stage.CLOSE in stages, next(spoken, None))


def doubts(agenda: Agenda, *, wants_decision: bool) -> tuple[str, ...]:
    """All that somebody should look at again in a plan: its times, and what it lacks once it has an exercise."""
    has_begun = any(block.item.cards for block in agenda.blocks)
    return (*agenda.doubts, *(arc(agenda).lacks(wants_decision=wants_decision) if has_begun else ()))
