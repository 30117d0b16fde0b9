"""Names the wish to relax when no exercise of a stage suits."""

from collections import defaultdict
from collections.abc import Iterable

from organiser.domain import packing, text
from organiser.domain.exercises import Exercise, Stage
from organiser.domain.suggesting.briefs import Bar, Brief, bars

_CALLED = {
    Stage.OPEN: "exercise for an opening",
    Stage.EXPLORE: "exercise for the main part",
    Stage.DECIDE: "exercise for a decision",
    Stage.CLOSE: "exercise for a close",
}


def in_words(stage: Stage, cards: Iterable[Exercise], brief: Brief) -> str:
    """``No exercise for the main part for 3 people online fits into 5 minutes: allow at least 10 minutes.``"""
    of_stage = [card for card in cards if card.stage is stage]
    barred: dict[Bar, list[Exercise]] = defaultdict(list)
    for card in of_stage:
        against = list(bars(card, brief))
        if len(against) == 1:
            barred[against[0]].append(card)
    if not of_stage:
        advice = "the playbook has none"
    elif not barred:
        advice = "more than one wish stands in the way; leave the people, the minutes or the format open"
    else:
        bar = max(barred, key=lambda one: (len(barred[one]), -list(Bar).index(one)))
        advice = f"allow {_relaxed(bar, barred[bar], brief)}"
    return f"No {_CALLED[stage]}{_circumstances(brief)}: {advice}."


def _circumstances(brief: Brief) -> str:
    people = f" for {text.counted(brief.people, 'person', 'people')}" if brief.people else ""
    where = "" if brief.online is None else " online" if brief.online else " in a room"
    return f"{people}{where} fits into {text.counted(brief.minutes, 'minute')}"


def _relaxed(bar: Bar, cards: list[Exercise], brief: Brief) -> str:
    """What to allow, as near to the wish as it can be."""
    if bar is Bar.MINUTES:
        least = min(card.minutes_min for card in cards)
        if least <= brief.minutes:
            return f"{least} minutes without a break"
        return f"at least {text.counted(least, 'minute')}"
    if bar is Bar.PEOPLE:
        nearest = min(
            (bound for card in cards for bound in (card.people_min, card.people_max)),
            key=lambda bound: (abs(bound - brief.people), bound),
        )
        return text.counted(nearest, "person", "people")
    if bar is Bar.FORMAT:
        return "exercises for a room" if brief.online else "exercises for a screen"
    if bar is Bar.DEMANDS:
        demands = {demand for card in cards for demand in card.demands if demand in brief.avoid_demands}
        return f"exercises that ask for {' or '.join(sorted(demands))}"
    if bar is Bar.MATERIALS:
        missing = (packing.missing(card, brief.materials or ()) for card in cards)
        fewest = min(missing, key=lambda one: (len(one), [material.item for material in one]))
        return f"for {text.listed(material.item for material in fewest)}"
    names = " or ".join(f"“{card.name}”" for card in cards[:3])
    return f"{names} again" if bar is Bar.DONE else names
