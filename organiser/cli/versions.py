"""Commands on the released versions of a plan."""

from __future__ import annotations

from typing import Final

import click

from organiser.app.actions import releases
from organiser.cli import show
from organiser.cli.main import Call
from organiser.cli.sessions import one
from organiser.domain.releases import changed
from organiser.domain.text import counted


@click.command("release")
@click.argument("session", metavar="S")
@click.pass_obj
def release_plan(call: Call, session: str) -> None:
    """Keep the plan as a version, when it is printed or given to people."""
    value = one(call, session)
    number = releases.release(call.store, value.id)
    click.echo(f"Released version {number} of the plan of {value.title}.")


@click.command("versions")
@click.argument("session", metavar="S")
@show.json_option
@click.pass_obj
def list_versions(call: Call, session: str, as_json: bool) -> None:
    """The released versions, newest first, each with what changed after it."""
    found = releases.versions(call.store, one(call, session).id)
    if as_json:
        shown = [
            {
                "number": release.number,
                "at": release.at.isoformat(),
                "items": show.agenda(release.agenda),
                "changed_since": list(changed(release.agenda, found.now)),
            }
            for release in found.releases
        ]
        show.document({"versions": shown, "changed": list(found.since)})
        return
    if not found.releases:
        click.echo("No version is released yet. Release the plan with “organiser agenda release”.")
    elif found.since:
        click.echo(f"{found.in_words}:")
        click.echo("\n".join(f"  {line}" for line in found.since))
    for release in found.releases:
        before = found.before(release.number)
        lines = changed(before.agenda, release.agenda) if before else ()
        after = f", {counted(len(lines), 'thing')} changed since version {before.number}:" if before else ""
        click.echo(f"Version {release.number}, {release.at.astimezone():%Y-%m-%d %H:%M}{after}")
        for line in lines:
            click.echo(f"  {line}")


@click.command("back")
@click.argument("session", metavar="S")
@click.argument("number", type=int, metavar="VERSION")
@click.pass_obj
def go_back(call: Call, session: str, number: int) -> None:
    """Make the plan what it was in a VERSION; the session's date and time stay."""
    value = one(call, session)
    releases.go_back(call.store, value.id, number)
    click.echo(f"The plan of {value.title} is that of version {number} again. “organiser undo” takes it back.")


COMMANDS: Final = (release_plan, list_versions, go_back)
