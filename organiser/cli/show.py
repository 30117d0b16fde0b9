"""Shows values in the terminal: as lines for people, or as one JSON document."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click

from organiser.domain import clock

if TYPE_CHECKING:
    from organiser.domain.agendas import Agenda, Block
    from organiser.domain.attendance import RegisterLine
    from organiser.domain.exercises import Exercise
    from organiser.domain.people import Person
    from organiser.domain.sessions import Session

Json = Mapping[str, Any]

json_option = click.option("--json", "as_json", is_flag=True, help="Print one JSON document and nothing else.")
force_option = click.option("--force", is_flag=True, help="Replace a file that is there already.")


def document(content: Json | Sequence[Json]) -> None:
    """One JSON document on stdout."""
    click.echo(json.dumps(content, ensure_ascii=False, indent=2))


def table(rows: Iterable[Sequence[object]], nothing: str) -> None:
    """Columns of text, or the sentence ``nothing``."""
    lines = [[str(cell) for cell in row] for row in rows]
    if not lines:
        click.echo(nothing)
        return
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    padded = ("  ".join(map(str.ljust, line, widths)).rstrip() for line in lines)
    click.echo("\n".join(padded))


def session(value: Session) -> dict[str, Any]:
    """A session in the names of the contract."""
    return {
        "id": value.id,
        "uid": value.uid,
        "title": value.title,
        "programme": value.programme or None,
        "start": clock.aware(value.starts, value.timezone).isoformat(),
        "end": clock.aware(value.ends, value.timezone).isoformat(),
        "timezone": value.timezone,
        "minutes": value.minutes,
        "place": value.place,
        "online_url": value.online_url,
        "status": str(value.status),
    }


def block(value: Block, timezone: str) -> dict[str, Any]:
    """A block of a plan in the names of the contract."""
    item = value.item
    return {
        "place": item.place,
        "title": item.title,
        "exercise": item.exercise,
        "start": clock.aware(value.starts, timezone).isoformat(),
        "end": clock.aware(value.ends, timezone).isoformat(),
        "timezone": timezone,
        "minutes": item.minutes,
        "lead": item.lead,
        "materials": [material.in_words for material in item.card.materials] if item.card else [],
    }


def agenda(value: Agenda) -> list[dict[str, Any]]:
    """All blocks of a plan."""
    return [block(one, value.timezone) for one in value.blocks]


_EXERCISE_NAMES = (
    "id", "name", "purpose", "stage", "minutes_min", "minutes_typical", "minutes_max", "people_min", "people_max",
    "in_person", "online", "licence", "originator", "question", "grouping",
)  # fmt: skip


def exercise(value: Exercise) -> dict[str, Any]:
    """An exercise in the names of the contract."""
    shown = {name: getattr(value, name) for name in _EXERCISE_NAMES}
    return shown | {"materials": [material.in_words for material in value.materials]}


def register_line(value: RegisterLine) -> dict[str, Any]:
    """A line of the register in the names of the contract."""
    return {
        "row": value.row,
        "person": value.person,
        "neighbourhood": value.neighbourhood,
        "invited": value.invited,
        "answer": str(value.answer),
        "mark": str(value.mark),
    }


def person(value: Person) -> dict[str, Any]:
    """A person as lists show them."""
    names = ("id", "uid", "name", "neighbourhood", "phone", "email", "route", "needs")
    return {name: str(got) if isinstance(got := getattr(value, name), str) else got for name in names}
