"""Commands on calendars."""

import click

from organiser.app.actions import calendars
from organiser.app.paths import path_from
from organiser.cli import show
from organiser.cli.calendar_days import show_calendar
from organiser.cli.calendar_import import import_calendar
from organiser.cli.main import Call, Verbs
from organiser.domain.text import counted
from organiser.store import queries
from organiser.store.store import Store


@click.group("calendar", cls=Verbs)
def calendar_command() -> None:
    """Look at a month, export sessions to any calendar program, and take in another group's."""


@calendar_command.command("export")
@click.argument("out", metavar="OUT.ics")
@click.option("--session", metavar="S", help="One session.")
@click.option("--programme", metavar="P", help="All sessions of a programme.")
@click.option("--person", metavar="X", help="The sessions that somebody is invited to.")
@click.option("--each", is_flag=True, help="A file for each session, as Outlook likes it; OUT.ics names a folder.")
@click.option("--plain-cancelled", is_flag=True, help="Cancelled sessions as common entries whose titles say so.")
@show.force_option
@click.pass_obj
def export_calendar(
    call: Call,
    out: str,
    session: str | None,
    programme: str | None,
    person: str | None,
    each: bool,
    plain_cancelled: bool,
    force: bool,
) -> None:
    """Write sessions into a file that calendar programs import; without a choice, all of them."""
    choices = {"session": session, "programme": programme, "person": person}
    named = [(noun, words) for noun, words in choices.items() if words is not None]
    if len(named) > 1:
        raise click.UsageError("Choose one of --session, --programme and --person.")
    path, store = path_from(out), call.store
    chosen = _named(store, *named[0]) if named else calendars.of_everything(store)
    written = calendars.write(store, chosen, path, each=each, replace=force, plain_cancelled=plain_cancelled)
    if each:
        for one in written:
            click.echo(str(one))
    else:
        click.echo(f"Wrote {counted(len(chosen.sessions), 'session')} to {path}")


def _named(store: Store, noun: str, words: str) -> calendars.Chosen:
    of = {"session": calendars.of_session, "programme": calendars.of_programme, "person": calendars.of_person}
    return of[noun](store, store.ask(queries.named.the_one, noun, words))


calendar_command.add_command(import_calendar)
calendar_command.add_command(show_calendar)
