"""Commands that write everything in plain files, and build a workspace from them again."""

import click

from organiser.app.actions import plain_copies
from organiser.app.paths import path_from
from organiser.cli import show
from organiser.cli.main import Call
from organiser.domain.text import counted


@click.command("export", short_help="Everything in plain files that any program opens.")
@click.argument("outdir")
@show.force_option
@click.pass_obj
def export_command(call: Call, outdir: str, force: bool) -> None:
    """Write all that the workspace holds into OUTDIR: CSV, .ics, Markdown, and JSON from which it can be built again.

    Needs and all that people said of themselves are in it: keep it as you would keep the workspace.
    """
    written = plain_copies.job(call.store, path_from(outdir), call.today, replace=force)()
    for path in written:
        click.echo(str(path))
    click.echo(f"{counted(len(written), 'file')}. “Read me.md” says what they are.", err=True)


@click.command("rebuild", short_help="Build a workspace from plain files.")
@click.argument("folder")
@click.argument("out")
@click.pass_obj
def rebuild_command(_call: Call, folder: str, out: str) -> None:
    """Build the workspace OUT from FOLDER, which “export” wrote; a file that is there already is never touched."""
    store = plain_copies.rebuild(path_from(folder), path_from(out))
    click.echo(f"Built and checked: {store.path}")
    store.close()
