"""Commands on the workspace as a whole."""

from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path

import click

from organiser.app import backups, files, whereabouts, workspaces
from organiser.app.actions import brands, checking
from organiser.app.paths import path_from
from organiser.app.whereabouts import Whereabouts
from organiser.cli import show
from organiser.cli.main import Call
from organiser.domain.brand import PLAIN, Brand
from organiser.domain.occasion import Group
from organiser.domain.people import hint_for_email
from organiser.domain.problem import Problem
from organiser.domain.text import counted
from organiser.store import changes, queries
from organiser.store.failures import Damaged, OpenProblem


@click.command("new", short_help="Make a new workspace file.")
@click.option("--sample", is_flag=True, help="Fill it with the sample programme.")
@click.pass_obj
def new_command(call: Call, sample: bool) -> None:
    """Make the workspace file; one that is there already is never touched."""
    path = path_from(call.named) if call.named else call.paths.workspace
    if not path.parent.is_dir():
        files.folder(path.parent)
        click.echo(f"Made the folder {path.parent}")
    store = workspaces.make(path, with_sample=sample)
    store.close()
    click.echo(f"Made the workspace {store.path}")


@click.command("who", short_help="Who runs the sessions.")
@click.option("--name", help="The name of the group.")
@click.option("--organiser", help="Whom people can ask.")
@click.option("--email", help="The address that invitations come from.")
@click.option("--phone", help="The number for people who would rather ring.")
@click.option("--colour", metavar="#RRGGBB", help="The group's own colour for headings on paper; “” for the usual one.")
@click.option("--logo", metavar="FILE", help="A PNG, JPEG or SVG picture for the head of prints; “” for none.")
@click.option("--me", help="Your own name, which the history notes with what you do; “” for nobody in particular.")
@show.json_option
@click.pass_obj
def who_command(
    call: Call, /, as_json: bool, me: str | None, colour: str | None, logo: str | None, **given: str | None
) -> None:
    """Show who runs the sessions, or say it: handouts and invitations carry it."""
    if me is not None:
        workspaces.set_user(call.settings, me)
        call.store.who = workspaces.user(call.settings)
    group = call.store.ask(queries.workspace.group)
    said = {field: words for field, words in given.items() if words is not None}
    brand = _brand(group.brand, colour, logo)
    if said or brand != group.brand:
        group = Group(**{field: getattr(group, field) for field in given} | said, brand=brand)
        call.store.do("Say who we are", changes.workspace.describe, group)
        if hint := hint_for_email(group.email):
            click.echo(hint, err=True)
    if as_json:
        told = asdict(replace(group, brand=PLAIN)) | {"colour": brand.colour, "logo": bool(brand.logo)}
        told.pop("brand")
        show.document(told | {"me": workspaces.user(call.settings)})
        return
    rows = [("Group", group.name), ("Ask", group.organiser), ("Email", group.email), ("Phone", group.phone)]
    rows += [("Colour", brand.colour), ("Logo", "Yes" if brand.logo else "")]
    rows.append(("You", workspaces.user(call.settings)))
    show.table([row for row in rows if row[1]], "Nobody has said yet: see “organiser who --help”.")


def _brand(brand: Brand, colour: str | None, logo: str | None) -> Brand:
    """The group's look with what was said of it; "" takes away."""
    if colour is not None:
        brand = replace(brand, colour=colour)
    if logo is not None:
        brand = replace(brand, logo=brands.logo_from(path_from(logo)) if logo else b"")
    return brand


@click.command("sample", short_help="Make the sample with its calendar, invitations and handouts.")
@click.argument("outdir")
@show.force_option
def sample_command(outdir: str, force: bool) -> None:
    """Make the sample workspace in OUTDIR and write its calendar, invitations and handouts, listing each file."""
    from organiser.app.actions import samples

    folder = path_from(outdir)
    if not folder.is_dir():
        files.folder(folder)
        click.echo(f"Made the folder {folder}")
    written: list[Path] = []
    for path in samples.write_all(folder, replace=force):
        written.append(path)
        click.echo(str(path))
    click.echo(f"{counted(len(written), 'file')}. Look at the run sheets first.", err=True)


@click.command("check", short_help="Is the workspace sound?")
@show.json_option
@click.pass_obj
def check_command(call: Call, as_json: bool) -> None:
    """Look through the whole workspace file for damage."""
    found = checking.look_through(call.store)
    place = whereabouts.of(call.store.path) if call.store.path else Whereabouts()
    if as_json:
        show.document(
            {
                "sound": not found.faults, "faults": list(found.faults), "closed_properly": bool(found.mark.digest),
                "sealed": found.mark.at or None, "sequence": found.mark.sequence, "size": found.size,
                "rows": dict(found.rows), "place": place.words,
            }
        )  # fmt: skip
    elif not found.faults:
        held = f"{counted(found.rows['person'], 'person', 'people')}, {counted(found.rows['session'], 'session')}"
        click.echo(f"{call.store.path} is sound: {held}, everything as it was saved.")
        if not found.mark.digest:
            click.echo("It was not closed properly the last time; all of it was looked through.", err=True)
        if place.is_risky:
            click.echo(f"{place.words} {place.advice}", err=True)
    require_sound(call.store.path, found.faults)


def require_sound(path: Path | None, faults: Sequence[str]) -> None:
    """Damaged, where anything is wrong with the file."""
    if path is not None and faults:
        raise Damaged(path, faults[0])


@click.command("backup", short_help="Copy the whole workspace into one file.")
@click.argument("out")
@show.force_option
@click.pass_obj
def backup_command(call: Call, out: str, force: bool) -> None:
    """Copy the whole workspace into OUT and check the copy before it counts."""
    path = path_from(out)
    if path.exists() and not force:
        raise Problem(f"{path} is there already.", "Choose another name, or say --force to replace it.")
    call.store.copy_to(path)
    backups.note_copied(call.store, call.settings, call.today)
    click.echo(f"Copied to {path} and checked.")


@click.command("restore", short_help="Open a backup as a second file.")
@click.argument("file")
@click.option("--dry-run", is_flag=True, help="Only tell how the backup differs from the workspace.")
@click.option("--yes", is_flag=True, help="Needed where it lacks over 20 people who are here, or over a fifth.")
@click.pass_obj
def restore_command(call: Call, file: str, dry_run: bool, yes: bool) -> None:
    """Check the backup FILE and put it beside the workspace as a second file; nothing is overwritten."""
    workspace = workspaces.chosen(call.paths, call.settings, call.named) or call.paths.workspace
    backup = path_from(file)
    if dry_run:
        click.echo("The backup is whole.")
        _tell_differences(call, backup, workspace)
        return
    if not yes and (words := _lacking(call, backup, workspace)):
        raise Problem(words, "To be sure, say --yes as well; “--dry-run” tells what differs.")
    restored = workspaces.restore(backup, workspace, call.today, call.key_for(backup))
    click.echo(f"The backup was checked and is now at {restored.path}")
    if restored.erased_in_words:
        click.echo(restored.erased_in_words)
    _tell_differences(call, restored.path, workspace)
    click.echo("No backups are made of it until you say “organiser backups go-on”.", err=True)


def _lacking(call: Call, backup: Path, workspace: Path) -> str:
    try:
        here = checking.contents(workspace, call.key_for(workspace))
    except OpenProblem:  # often the very reason why a backup is wanted
        return ""
    return checking.lacking(checking.contents(backup, call.key_for(backup)), here).words


def _tell_differences(call: Call, copy: Path, workspace: Path) -> None:
    there = checking.contents(copy, call.key_for(copy))
    try:
        differs = checking.differences(there, checking.contents(workspace, call.key_for(workspace)))
    except OpenProblem:  # often the very reason why a backup is wanted
        click.echo(f"It has {checking.in_words(there)}.")
        return
    click.echo(f"It has {', '.join(differs)}." if differs else "It has as many of everything as your workspace.")
