"""Commands on calendars."""

import click

from organiser.app.actions import calendars
from organiser.cli import show
from organiser.cli.main import Call, target
from organiser.domain.text import counted
from organiser.store import queries


@click.group("calendar")
def calendar_command() -> None:
    """Export sessions to any calendar program."""


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
    chosen = [(noun, words) for noun, words in _choices(session, programme, person) if words]
    if len(chosen) > 1:
        raise click.UsageError("Choose one of --session, --programme and --person.")
    path = target(out)
    if not chosen:
        events = calendars.of_everything(call.store, path, replace=force)
    else:
        ((noun, words),) = chosen
        write = {"session": calendars.of_session, "programme": calendars.of_programme, "person": calendars.of_person}
        events = write[noun](call.store, call.store.ask(queries.named.the_one, noun, words), path, replace=force)
    click.echo(f"Wrote {counted(events, 'session')} to {path}")


def _choices(session: str | None, programme: str | None, person: str | None) -> list[tuple[str, str]]:
    return [("session", session or ""), ("programme", programme or ""), ("person", person or "")]
