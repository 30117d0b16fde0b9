"""Commands on the backups of a workspace."""

from __future__ import annotations

from datetime import datetime

import click

from organiser.app import backups, old_copies, workspaces
from organiser.app.actions import recovery
from organiser.app.paths import path_from
from organiser.cli import show
from organiser.cli.main import Call, Verbs
from organiser.domain.problem import Problem


@click.group("backups", cls=Verbs)
def backups_command() -> None:
    """Backups that are kept beside the workspace and among your own data, numbered and thinned out."""


@backups_command.command("list")
@show.json_option
@click.pass_obj
def list_backups(call: Call, as_json: bool) -> None:
    """The backups in both places, newest first; works when the workspace itself cannot be opened."""
    path = workspaces.chosen(call.paths, call.settings, call.named)
    if path is None:
        raise Problem("There is no workspace yet.", "Make one with “organiser new”.")
    kept = backups.found(call.paths, path)
    if as_json:
        show.document(
            [{"number": one.backup.number, "at": one.backup.at.isoformat(), "file": str(one.path)} for one in kept]
        )
        return
    rows = [(one.backup.number, f"{one.backup.at:%Y-%m-%d %H:%M}", one.path) for one in kept]
    show.table(rows, "There are no backups yet.")


@backups_command.command("make")
@click.pass_obj
def make_backup(call: Call) -> None:
    """Make a backup in both places now; each is checked before it counts."""
    for path in backups.make(call.store, call.paths, datetime.now().astimezone()):
        click.echo(str(path))
    if (cleared := old_copies.rewrite_overdue(call.store, call.paths, lambda: datetime.now().astimezone())).rewritten:
        click.echo(f"Of those erased a month ago: {cleared.in_words}")


@backups_command.command("go-on")
@click.pass_obj
def go_on(call: Call) -> None:
    """Make backups again after damage or a restore, once you have looked and found that all is well."""
    path = workspaces.chosen(call.paths, call.settings, call.named)
    why = backups.resting(call.paths, path) if path else ""
    if path is None or not why:
        click.echo("Backups are being made as always.")
        return
    backups.go_on(call.paths, path)
    click.echo("Backups are made again from now on.")


@click.command("salvage", short_help="Read what can be read of a damaged workspace into a new one.")
@click.argument("file")
@click.argument("out")
@show.json_option
@click.pass_obj
def salvage_command(call: Call, file: str, out: str, as_json: bool) -> None:
    """Make the new workspace OUT of what can be read of the damaged FILE, and list what cannot; FILE is not touched.

    Of a FILE that is locked, OUT is locked with the same passphrase.
    """
    damaged, target = path_from(file), path_from(out)
    lost = recovery.salvage(damaged, target, call.paths, call.passphrases.given(damaged))
    if as_json:
        show.document({"file": str(target), "lost": list(lost)})
        return
    click.echo(f"What could be read is now at {target}")
    for line in lost:
        click.echo(line)
    if not lost:
        click.echo("Everything could be read.")
