"""How an exercise looks in the list, and how its card reads in full."""

from __future__ import annotations

from collections.abc import Iterator

from organiser.domain import licences, text
from organiser.domain.cards import CardProblem
from organiser.domain.exercises import Energy, Exercise, Grouping, Material, Per
from organiser.domain.opinions import Opinion
from organiser.ui.screens.playbook import parts
from organiser.ui.screens.playbook.parts import Facts, Heading, Note, Part, Points, Quote, Steps, Title, Words
from organiser.ui.theme.tokens import KIND_ICONS, Tone
from organiser.ui.widgets.chip import Badge
from organiser.ui.widgets.rows import Row

_MOST_PROBLEMS = 3


def row_of(exercise: Exercise, opinion: Opinion | None = None) -> Row:
    """An exercise in the list."""
    badges: tuple[Badge, ...] = (Badge(exercise.kind.label, Tone.NEUTRAL, KIND_ICONS[exercise.kind]),)
    if exercise.own:
        badges += (Badge("Yours", Tone.INFO, "user"),)
    if opinion is not None and opinion.favourite:
        badges += (Badge("Favourite", Tone.OK, "star"),)
    meta = f"{exercise.minutes_in_words} · {exercise.people_in_words}"
    said = [badge.word.lower() for badge in badges[1:]]
    spoken = ", ".join((exercise.name, exercise.purpose, f"to {exercise.stage}", exercise.kind.label, meta, *said))
    return Row(exercise.name, exercise.purpose, meta=meta, badges=badges, kind=exercise.kind, spoken=spoken)


def problems_in_words(problems: tuple[CardProblem, ...]) -> tuple[str, ...]:
    """``1 card could not be read: dot-voting.md, line 7: …``; nothing when all could."""
    if not problems:
        return ()
    told = " ".join(problem.message for problem in problems[:_MOST_PROBLEMS])
    more = f" And {len(problems) - _MOST_PROBLEMS} more." if len(problems) > _MOST_PROBLEMS else ""
    return (f"{text.counted(len(problems), 'card')} could not be read: {told}{more}",)


def card_parts(
    exercise: Exercise,
    people: int | None = None,
    plans: int = 0,
    opinion: Opinion | None = None,
    timed: tuple[str, ...] = (),
) -> tuple[Part, ...]:
    """A card as a text to read; with a number of ``people`` it says how much to bring. ``plans`` use the card.

    ``timed`` says how long it has really taken here.
    """
    return tuple(_card_parts(exercise, people, plans, opinion, timed))


def _card_parts(
    exercise: Exercise, people: int | None, plans: int, opinion: Opinion | None, timed: tuple[str, ...]
) -> Iterator[Part]:
    yield Title(exercise.name, exercise.purpose)
    yield Facts(tuple(_facts(exercise, plans)))
    if timed:
        yield Facts(tuple(("timer", words) for words in timed))
    if exercise.demands:
        yield Note(f"It asks people for: {', '.join(exercise.demands)}.")
    if opinion is not None and (opinion.notes or opinion.rating):
        yield Heading("After use")
        yield from (Words(words) for words in (opinion.rating_in_words, *opinion.notes.splitlines()) if words)
    if exercise.question:
        yield Quote(exercise.question, "The question to read out")
    yield from parts.read(exercise.about)
    if exercise.materials:
        yield Heading(f"To bring, for {text.counted(people, 'person', 'people')}" if people else "To bring")
        yield Points(tuple(_to_bring(material, exercise, people) for material in exercise.materials))
    yield from _section("Before", exercise.before)
    if exercise.steps:
        yield Heading("Steps")
        yield Steps(tuple((f"{step.minutes} min" if step.minutes else "", step.words) for step in exercise.steps))
    for title, items in (
        ("Tips", exercise.tips),
        ("Online", exercise.online_notes),
        ("Access", exercise.access),
        ("Afterwards", exercise.afterwards),
    ):
        yield from _section(title, items)
    if exercise.participants:
        yield Heading("What people are told beforehand")
        yield Words(exercise.participants)
    credit = [exercise.credit, f"Inspired by: {exercise.inspired_by.rstrip('.')}." if exercise.inspired_by else ""]
    credit.append(licences.terms(exercise.licence).in_words)
    yield Note(" ".join(filter(None, credit)))


def _facts(exercise: Exercise, plans: int) -> Iterator[tuple[str, str]]:
    yield KIND_ICONS[exercise.kind], " · ".join(dict.fromkeys((exercise.stage.label, exercise.kind.label)))
    yield "clock", exercise.minutes_in_words
    yield "users", exercise.people_in_words
    yield "layers", _grouping_in_words(exercise)
    yield _format_icon(exercise), exercise.format_in_words
    yield _ENERGY_ICONS[exercise.energy], f"{exercise.energy.capitalize()} pace"
    if plans:
        yield "calendar-days", f"In {text.counted(plans, 'plan')}"


_ENERGY_ICONS = {Energy.CALM: "moon", Energy.STEADY: "play", Energy.LIVELY: "sparkles"}


def _format_icon(exercise: Exercise) -> str:
    return "video" if not exercise.in_person else "monitor" if exercise.online else "map-pin"


def _grouping_in_words(exercise: Exercise) -> str:
    if exercise.grouping is Grouping.SMALL_GROUPS and exercise.group_of:
        return f"Groups of {exercise.group_of}"
    return exercise.grouping.capitalize()


def _to_bring(material: Material, exercise: Exercise, people: int | None) -> str:
    if not people or material.per is Per.SESSION:
        words = material.in_words
    else:
        each = f"{material.quantity} for each {material.per}{', if you have it' if material.optional else ''}"
        words = f"{material.needed(people, exercise.group_of)} × {material.item} ({each})"
    return words[:1].upper() + words[1:]


def _section(title: str, items: tuple[str, ...]) -> Iterator[Part]:
    if items:
        yield Heading(title)
        yield Points(items)
