"""The command that takes in another group's calendar."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from pathlib import Path
from typing import Any

import click

from organiser.app.actions import calendar_import
from organiser.app.paths import path_from
from organiser.cli import show
from organiser.cli.main import Call
from organiser.domain import clock
from organiser.domain.foreign import ForeignCalendar, Wishes
from organiser.domain.foreign_offers import Fate, Offer, counts_in_words
from organiser.domain.text import counted
from organiser.store import queries

_ALSO = {"cancelled": (Fate.CANCELLED,), "deleted": (Fate.DELETED,), "doubtful": (Fate.NEW, Fate.CHANGED)}


@click.command("import")
@click.argument("file", metavar="FILE.ics", type=path_from)
@click.option("--dry-run", is_flag=True, help="Only say what would be done.")
@click.option("--programme", metavar="P", default="", help="Put new sessions into this programme.")
@click.option(
    "--zone", "zones", multiple=True, metavar="[THEIRS=]NAME",
    help="Which clocks are meant where the file does not say, such as Europe/London; THEIRS is a name in the file, or "
    "“none” for times without a zone. Can be given again.",
)  # fmt: skip
@click.option("--until", metavar="DATE", default="", help="Take what repeats until this day instead of for two years.")
@click.option(
    "--whole-days", metavar="HH:MM", default="", help="Take entries that last all day, starting at this time."
)
@click.option(
    "--also", multiple=True, type=click.Choice(list(_ALSO)),
    help="Also take what is left alone otherwise: cancel what is cancelled there, bring back what was deleted here, or "
    "add what is here under the same name and time. Can be given again.",
)  # fmt: skip
@show.json_option
@click.pass_obj
def import_calendar(call: Call, /, file: Path, *, as_json: bool, dry_run: bool, programme: str, **said: Any) -> None:
    """Take in sessions from another group's calendar. All of it is one step; the same file twice adds nothing."""
    programme_id = call.store.ask(queries.named.the_one, "programme", programme) if programme else None
    wishes = _wishes(call.today, **said)
    found = calendar_import.read(file, wishes)
    offers = calendar_import.plan(call.store, found, wishes)
    also = {fate for word in said["also"] for fate in _ALSO[word]}
    chosen = [one for one in offers if one.fate.is_offered and (one.is_usual or one.fate in also)]
    ids = () if dry_run else calendar_import.take(call.store, found, chosen, programme_id)
    taken = dict(zip((one.key for one in chosen), ids or [0] * len(chosen), strict=True))
    if as_json:
        show.document(_document(file, found, offers, taken, wishes, dry_run=dry_run))
    else:
        _tell(found, offers, taken, wishes, dry_run=dry_run)


def _wishes(today: date, *, zones: tuple[str, ...], until: str, whole_days: str, **_other: object) -> Wishes:
    return Wishes(
        today,
        calendar_import.zones_from(zones),
        time(*clock.parse_clock(whole_days)) if whole_days else None,
        until=clock.parse_date(until) if until else None,
    )


def _tell(
    found: ForeignCalendar, offers: tuple[Offer, ...], taken: Mapping[str, int], wishes: Wishes, *, dry_run: bool
) -> None:
    show.table(
        [(one.fate.label, one.becomes.when, one.becomes.title, ". ".join(one.notes)) for one in offers],
        "There is no event in the file that could be a session.",
    )
    for repeat in found.repeats:
        click.echo(repeat.in_words)
    if found.repeats:
        click.echo(wishes.bound_in_words)
    for left in found.left:
        click.echo(f"Left out, line {left.line:,}: {left.title or 'without a title'}: {left.reason}")
    click.echo(f"{counts_in_words(offers, found.left)}.")
    if dry_run:
        click.echo("Nothing was kept: this was a dry run.")
    else:
        click.echo(f"Took {counted(len(taken), 'session')}.")
    for note in _notes(found, offers, taken):
        click.echo(note, err=True)


def _notes(found: ForeignCalendar, offers: tuple[Offer, ...], taken: Mapping[str, int]) -> list[str]:
    """What somebody should know, and what can be done about it."""
    told = list(found.remarks)
    told += [f"{doubt.in_words} Say it with --zone." for doubt in found.doubts]
    if found.whole_days:
        told.append(f"{counted(found.whole_days, 'event')} all day long: take them with --whole-days 10:00.")
    for word, fates in _ALSO.items():
        waiting = sum(1 for one in offers if one.fate in fates and not one.is_usual and one.key not in taken)
        if waiting:
            told.append(f"{counted(waiting, 'date')} left alone: take with --also {word}.")
    return told


def _document(
    file: Path,
    found: ForeignCalendar,
    offers: tuple[Offer, ...],
    taken: Mapping[str, int],
    wishes: Wishes,
    *,
    dry_run: bool,
) -> dict[str, Any]:
    return {
        "file": file.name,
        "calendar": found.name,
        "dry_run": dry_run,
        **{str(fate): sum(1 for one in offers if one.fate is fate) for fate in Fate},
        "taken": len(taken),
        "events": [_event(one, taken) for one in offers],
        "repeats": [
            {
                "title": one.title,
                "dates": one.dates,
                "since": one.since.isoformat(),
                "until": one.until.isoformat(),
                "has_earlier": one.has_earlier,
                "has_later": one.has_later,
            }
            for one in found.repeats
        ],
        "bound": wishes.bound_in_words,
        "left_out": [{"line": one.line, "title": one.title, "reason": one.reason} for one in found.left],
        "doubts": [{"zone": one.zone, "events": one.events, "suggestion": one.suggestion} for one in found.doubts],
        "notes": _notes(found, offers, taken),
    }


def _event(offer: Offer, taken: Mapping[str, int]) -> dict[str, Any]:
    shown = show.session(offer.becomes)
    shown["id"] = taken.get(offer.key) or offer.becomes.id or None
    event = offer.event
    return {
        **shown,
        "outcome": str(offer.fate),
        "taken": offer.key in taken,
        "notes": list(offer.notes),
        "uid_there": event.uid if event else None,
        "occurrence": event.occurrence or None if event else None,
        "sequence": event.sequence if event else None,
    }
