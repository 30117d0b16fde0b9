"""The command that hands a workspace on."""

import click

from organiser.app.actions import handing_on
from organiser.app.paths import path_from
from organiser.cli import show
from organiser.cli.main import Call


@click.command("hand-on", short_help="One file for the next volunteer, and a page that says what is in it.")
@click.argument("outdir")
@show.force_option
@click.pass_obj
def hand_on_command(call: Call, outdir: str, force: bool) -> None:
    """Copy the workspace into OUTDIR, check the copy, and write a page of plain words on what is in it."""
    written = handing_on.hand_on(call.store, path_from(outdir), call.today, replace=force)
    click.echo(f"{written.workspace}\n{written.page}")
    click.echo("Print the page, and hand both over in person.", err=True)
