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
    from organiser.domain.needs import Need
    from organiser.domain.opinions import Opinion
    from organiser.domain.people import Person
    from organiser.domain.programmes import Programme
    from organiser.domain.sessions import Session
    from organiser.domain.sets import ReadySet
    from organiser.domain.strands import Strand

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


def programme(value: Programme, sessions: int, members: int) -> dict[str, Any]:
    """A programme with how many sessions and members it has."""
    return {
        "id": value.id,
        "uid": value.uid,
        "title": value.title,
        "capacity": value.capacity,
        "apply_by": value.apply_by.isoformat() if value.apply_by else None,
        "neighbourhoods": [{"name": one.neighbourhood, "places": one.places} for one in value.targets],
        "share_by": str(value.share_by),
        "hold_until": value.hold_until.isoformat() if value.hold_until else None,
        "release_to": str(value.release_to),
        "offer_days": value.offer_days,
        "cut_off": value.cut_off.isoformat() if value.cut_off else None,
        "sessions": sessions,
        "members": members,
    }


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
        "materials": _materials(*item.cards),
        "participants": item.participants,
        "strands": [_strand(strand, strand.card or item.card) for strand in item.strands],
    }


def _strand(value: Strand, card: Exercise | None) -> dict[str, Any]:
    """A group of a block with the card that it does; its room is the place in which it works."""
    shown = {name: getattr(value, name) for name in ("name", "exercise", "lead", "room", "notes")}
    return shown | {"materials": _materials(*([card] if card else []))}


def _materials(*cards: Exercise) -> list[str]:
    return list(dict.fromkeys(material.in_words for card in cards for material in card.materials))


def plan(value: Agenda, reasons: Sequence[str] = ()) -> None:
    """A plan as lines: a block with its clock time on each, and the reason for it where there are ``reasons``."""
    rows = [(b.item.place, f"{b.starts:%H:%M}", f"{b.item.minutes} min", b.item.title) for b in value.blocks]
    if reasons:
        table([(*row, reason) for row, reason in zip(rows, reasons, strict=True)], "")
    else:
        table(rows, "The plan is empty.")
    click.echo(value.in_words)


def agenda(value: Agenda) -> list[dict[str, Any]]:
    """All blocks of a plan."""
    return [block(one, value.timezone) for one in value.blocks]


def ready_set(value: ReadySet) -> dict[str, Any]:
    """A ready-made set with its sessions."""
    sessions = [
        {
            "title": meeting.title,
            "days_after_first": meeting.days,
            "start": f"{meeting.start:%H:%M}",
            "minutes": meeting.minutes,
            "meets": str(meeting.where),
            "hint": meeting.hint,
            "blocks": [
                {"title": item.title, "exercise": item.exercise, "minutes": item.minutes} for item in meeting.items
            ],
        }
        for meeting in value.meetings
    ]
    names = ("id", "title", "purpose", "capacity", "neighbourhoods", "places")
    return {name: getattr(value, name) for name in names} | {"sessions": sessions}


_EXERCISE_NAMES = (
    "id", "name", "purpose", "stage", "minutes_min", "minutes_typical", "minutes_max", "people_min", "people_max",
    "in_person", "online", "licence", "originator", "question", "grouping",
)  # fmt: skip


def exercise(value: Exercise) -> dict[str, Any]:
    """An exercise in the names of the contract."""
    shown = {name: getattr(value, name) for name in _EXERCISE_NAMES}
    return shown | {"materials": [material.in_words for material in value.materials]}


def opinion(value: Opinion) -> dict[str, Any]:
    """What the group thinks of an exercise; the rating is null where there is none."""
    return {"favourite": value.favourite, "rating": value.rating or None, "notes": value.notes}


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


def person(value: Person, *, with_special: bool = True) -> dict[str, Any]:
    """Everything that is noted about a person, or what tells nothing of their health or age."""
    told = {name: getattr(value, name) for name in _PERSON_NAMES} | {
        "route": str(value.route),
        "other_routes": [str(route) for route in value.other_routes],
        "sectors": list(value.sectors),
    }
    special = {name: getattr(value, name) for name in _SPECIAL_NAMES} | {"reading": str(value.reading)}
    return told | special if with_special else told


_PERSON_NAMES = (
    "id", "uid", "name", "neighbourhood", "phone", "email", "route", "address", "other_routes", "through", "best_time",
    "language", "sectors", "notes",
)  # fmt: skip
_SPECIAL_NAMES = (
    "needs", "reading", "easy_read", "diet", "children", "travel", "under_18", "guardian", "guardian_contact",
)  # fmt: skip


def need(value: Need) -> dict[str, Any]:
    """A need with all that is noted about it."""
    return {
        "id": value.id,
        "words": value.words,
        "flagged": value.flagged,
        "lead_days": value.lead_days,
        "share_with": value.share_with,
        "agreed": value.agreed.isoformat() if value.agreed else None,
        "review_by": value.review_by.isoformat() if value.review_by else None,
    }
