"""Commands on which version of a date each person holds."""

from __future__ import annotations

from typing import Final

import click

from organiser.cli import show
from organiser.cli.main import Call
from organiser.cli.sessions import one
from organiser.domain.ledger import is_to_tell
from organiser.domain.people import parse_route
from organiser.domain.text import counted, listed
from organiser.store import changes, queries


@click.command("ledger")
@click.argument("session", metavar="S")
@show.json_option
@click.pass_obj
def show_ledger(call: Call, session: str, as_json: bool) -> None:
    """Who was given which version of the date, how and when, and who still holds an old one."""
    value = one(call, session)
    held = call.store.ask(queries.ledger.of_session, value.id)
    if as_json:
        rows = [
            {
                "person": line.person,
                "holds_version": line.sequence,
                "start": line.starts.isoformat() if line.starts else None,
                "place": line.place,
                "route": line.route,
                "at": line.at.isoformat() if line.at else None,
                "believes": line.believes(value),
                "to_tell": is_to_tell(line, value),
            }
            for line in held
        ]
        show.document({"session": value.id, "version": value.sequence, "people": rows})
        return
    table = [
        (line.person, line.contact, line.route, f"{line.at:%Y-%m-%d}" if line.at else "", line.believes(value))
        for line in held
    ]
    show.table(table, "Nobody is invited yet.")
    old = [line.person for line in held if line.is_old(value)]
    if old:
        click.echo(f"{counted(len(old), 'person holds', 'people hold')} an old date: {listed(old)}.")
        click.echo(f"It is now {value.when}{f', {value.where}' if value.where else ''}.")


@click.command("told")
@click.argument("session", metavar="S")
@click.argument("names", metavar="X...", nargs=-1, required=True)
@click.option("--route", default="", help="How they were told, such as phone or in-person.")
@click.pass_obj
def note_told(call: Call, session: str, names: tuple[str, ...], route: str) -> None:
    """Note that people were told day, time and place as they are now."""
    value = one(call, session)
    ids = [call.store.ask(queries.named.the_one, "person", name) for name in names]
    by = str(parse_route(route)) if route else ""
    whom = counted(len(ids), "person", "people")
    call.store.do(f"Note {whom} told", changes.attendance.note_given, value.id, ids, route=by)
    click.echo(f"Noted: {whom} {'has' if len(ids) == 1 else 'have'} the date as it is.")


COMMANDS: Final = (show_ledger, note_told)
