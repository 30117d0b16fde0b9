"""Commands on days of one's own, which the calendar marks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from organiser.app.actions import marked_days
from organiser.app.paths import path_from
from organiser.cli import show
from organiser.cli.main import Call, Verbs
from organiser.domain import clock, text
from organiser.domain.marked_days import MarkedDay, new_among
from organiser.domain.problem import Problem
from organiser.domain.text import counted
from organiser.store import changes, queries


@click.group("days", cls=Verbs)
def days_command() -> None:
    """Days of your own that the calendar marks, such as awareness days."""


@days_command.command("list")
@show.json_option
@click.pass_obj
def list_days(call: Call, as_json: bool) -> None:
    """All of them by date."""
    found = call.store.ask(queries.marked_days.every)
    if as_json:
        show.document([_document(one) for one in found])
        return
    show.table([(one.id, one.in_words, one.source) for one in found], "No day of your own is marked yet.")


@days_command.command("add")
@click.argument("date")
@click.argument("name")
@click.option("--every-year", is_flag=True, help="It comes back every year.")
@click.pass_obj
def add_day(call: Call, date: str, name: str, every_year: bool) -> None:
    """Mark a day, such as 2027-06-01 "Volunteers’ Week"."""
    day = MarkedDay(clock.parse_date(date), name, every_year)
    if not new_among([day], call.store.ask(queries.marked_days.every)):
        click.echo(f"{day.in_words} is marked already.")
        return
    call.store.do(f"Mark {day.name}", changes.marked_days.add, [day])
    click.echo(f"Marked {day.in_words}")


@days_command.command("remove")
@click.argument("day", metavar="DAY")
@click.pass_obj
def remove_day(call: Call, day: str) -> None:
    """Mark a day no longer; DAY is its id, or its name, which may be that of several days."""
    every = call.store.ask(queries.marked_days.every)
    named = [one for one in every if text.folded(one.name) == text.folded(day)]
    found = named or [one for one in every if str(one.id) == day]
    if not found:
        raise Problem(f"No day is called “{text.line(day)[:60]}”.", "“organiser days list” shows them with their ids.")
    call.store.do(f"Remove {found[0].name}", changes.marked_days.remove, [one.id for one in found])
    click.echo(f"Removed {found[0].name}" + (f" ({counted(len(found), 'day')})" if len(found) > 1 else ""))


@days_command.command("import")
@click.argument("file", metavar="FILE", type=path_from)
@click.option("--dry-run", is_flag=True, help="Only say what would be marked.")
@show.json_option
@click.pass_obj
def import_days(call: Call, file: Path, dry_run: bool, as_json: bool) -> None:
    """Mark the days of a list (CSV: date, name and, if you like, "every year") or of a calendar (.ics).

    All of it is one step; the same file twice adds nothing.
    """
    found = marked_days.read(file)
    fresh = marked_days.fresh(call.store, found)
    if not dry_run:
        marked_days.take(call.store, fresh)
    if as_json:
        show.document(
            {
                "file": file.name,
                "dry_run": dry_run,
                "added": [_document(one) for one in fresh],
                "known": len(found.days) - len(fresh),
                "left_out": [{"line": one.line, "words": one.words, "reason": one.reason} for one in found.left],
                "notes": list(found.remarks),
            }
        )
        return
    for one in fresh:
        click.echo(one.in_words)
    known = len(found.days) - len(fresh)
    done = "would be marked" if dry_run else "marked"
    click.echo(f"{counted(len(fresh), 'day')} {done}{f', {known:,} known already' if known else ''}.")
    for line in (*(f"Left out: {left.in_words}." for left in found.left), *found.remarks):
        click.echo(line, err=True)


def _document(one: MarkedDay) -> dict[str, Any]:
    shown: dict[str, Any] = {"date": one.day.isoformat(), "name": one.name, "every_year": one.every_year}
    return {"id": one.id or None} | shown | {"source": one.source}
