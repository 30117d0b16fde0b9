"""Commands on calendars."""

import click

from organiser.app.actions import calendars
from organiser.app.paths import path_from
from organiser.cli import show
from organiser.cli.calendar_import import import_calendar
from organiser.cli.main import Call, Verbs
from organiser.domain.text import counted
from organiser.store import queries


@click.group("calendar", cls=Verbs)
def calendar_command() -> None:
    """Export sessions to any calendar program, and take in another group's."""


@calendar_command.command("export")
@click.argument("out", metavar="OUT.ics")
@click.option("--session", metavar="S", help="One session.")
@click.option("--programme", metavar="P", help="All sessions of a programme.")
@click.option("--person", metavar="X", help="The sessions that somebody is invited to.")
@show.force_option
@click.pass_obj
def export_calendar(
    call: Call, out: str, session: str | None, programme: str | None, person: str | None, force: bool
) -> None:
    """Write sessions into a file that calendar programs import; without a choice, all of them."""
    choices = {"session": session, "programme": programme, "person": person}
    chosen = [(noun, words) for noun, words in choices.items() if words is not None]
    if len(chosen) > 1:
        raise click.UsageError("Choose one of --session, --programme and --person.")
    path = path_from(out)
    if not chosen:
        events = calendars.of_everything(call.store, path, replace=force)
    else:
        ((noun, words),) = chosen
        write = {"session": calendars.of_session, "programme": calendars.of_programme, "person": calendars.of_person}
        events = write[noun](call.store, call.store.ask(queries.named.the_one, noun, words), path, replace=force)
    click.echo(f"Wrote {counted(events, 'session')} to {path}")


calendar_command.add_command(import_calendar)
