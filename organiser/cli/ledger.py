"""Commands on which version of a date each person holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import click

from organiser.app.paths import path_from
from organiser.cli import show
from organiser.cli.main import Call
from organiser.cli.sessions import one
from organiser.domain.people import parse_route
from organiser.domain.problem import Problem
from organiser.domain.text import counted
from organiser.store import queries

if TYPE_CHECKING:
    from organiser.domain.ledger import Held
    from organiser.domain.sessions import Session


@click.command("ledger")
@click.argument("session", metavar="S")
@click.option("--out", metavar="OUT.csv", help="Write those who hold an old date into a table to work through.")
@show.force_option
@show.json_option
@click.pass_obj
def show_ledger(call: Call, session: str, out: str | None, force: bool, as_json: bool) -> None:
    """Who was given which version of the date, how and when, and who still holds an old one."""
    from organiser.app.actions import ledger

    if out is not None:
        people = ledger.write(call.store, one(call, session).id, path_from(out), replace=force)
        click.echo(f"Wrote {counted(people, 'person', 'people')} to {path_from(out)}", err=as_json)
    found = ledger.gather(call.store, one(call, session).id)
    value = found.session
    if as_json:
        lines = [_line(line, value) for line in found.lines]
        show.document({"session": value.id, "version": value.sequence, "people": lines})
        return
    table = [(line.person, line.how, line.believes(value), line.reach.in_words) for line in found.in_order]
    show.table(table, "Nobody is invited yet.")
    if found.old:
        click.echo(f"\n{found.in_words}.")
        for line in found.old:
            click.echo(f"  {line.person}, {line.reach.in_words}: {line.to_say(value)}")


def _line(line: Held, session: Session) -> dict[str, Any]:
    return {
        "person": line.person,
        "holds_version": line.sequence,
        "start": line.starts.isoformat() if line.starts else None,
        "place": line.place,
        "status": str(line.status) if line.sequence is not None else None,
        "route": line.route,
        "at": line.at.isoformat() if line.at else None,
        "believes": line.believes(session),
        "to_tell": line.sequence is None or line.is_old(session),
        "reach": line.reach.in_words,
        "mail_program": str(line.mail_program) if line.mail_program else None,
        "say": line.to_say(session),
    }


@click.command("told")
@click.argument("session", metavar="S")
@click.argument("names", metavar="X...", nargs=-1)
@click.option("--old", is_flag=True, help="Everybody who holds an old date.")
@click.option("--route", default="", metavar="ROUTE", help="How, such as phone or in-person; else by their own way.")
@click.pass_obj
def note_told(call: Call, session: str, names: tuple[str, ...], old: bool, route: str) -> None:
    """Note that people were told day, time and place as they are now."""
    from organiser.app.actions import ledger

    if old == bool(names):
        raise click.UsageError("Name the people, or say --old.")
    found = ledger.gather(call.store, one(call, session).id)
    ids = [call.store.ask(queries.named.the_one, "person", name) for name in names]
    if old:
        ids = [line.person_id for line in found.old]
        if not ids:
            raise Problem("Nobody holds an old date.", "“organiser invitations ledger” says who holds which.")
    people = [call.store.ask(queries.people.one, person_id) for person_id in dict.fromkeys(ids)]
    ledger.note_told(call.store, found.session.id, people, parse_route(route) if route else None)
    click.echo(f"Noted: {counted(len(people), 'person has', 'people have')} the date as it is.")


COMMANDS: Final = (show_ledger, note_told)
