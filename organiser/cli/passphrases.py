"""Commands on the passphrase of a workspace."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from organiser.app import passwords, workspaces
from organiser.app.actions import passphrases
from organiser.app.paths import path_from
from organiser.cli import show
from organiser.cli.main import Call, Verbs
from organiser.domain.passphrases import doubt
from organiser.domain.problem import Problem
from organiser.domain.text import counted
from organiser.store import keys
from organiser.store.failures import Missing
from organiser.store.keys import NONE, Key


@click.group("passphrase", cls=Verbs)
def passphrase_command() -> None:
    """Lock the workspace with a passphrase, and everything that is copied from it.

    With --passphrase-stdin, standard input gives the present passphrase in one line (where there is one), and then the
    new one in the next.
    """


@passphrase_command.command("show")
@show.json_option
@click.pass_obj
def tell(call: Call, as_json: bool) -> None:
    """Whether the workspace is locked, and which backups do not open as it does."""
    path = _workspace(call)
    key = call.key_for(path)
    others = passphrases.others(call.paths, path, key)
    if as_json:
        show.document({"locked": bool(key), "file": str(path), "others": [str(other) for other in others]})
        return
    click.echo(f"{path} is {'locked with a passphrase' if key else 'not locked: any program can read it'}.")
    _tell_others(others)


@passphrase_command.command("set")
@click.pass_obj
def set_passphrase(call: Call) -> None:
    """Lock a workspace that has no passphrase yet. If it is forgotten, nobody can open the file."""
    path = _workspace(call)
    if keys.is_locked(path):
        raise Problem("The workspace has a passphrase already.", "Say “organiser passphrase change” for another one.")
    _lock(call, path, NONE, "Locked")


@passphrase_command.command("change")
@click.pass_obj
def change_passphrase(call: Call) -> None:
    """Lock the workspace with another passphrase."""
    path = _workspace(call)
    _lock(call, path, _present(call, path), "Locked with the new passphrase")


@passphrase_command.command("remove")
@click.pass_obj
def remove_passphrase(call: Call) -> None:
    """Take the passphrase away: any program can read the file then."""
    path = _workspace(call)
    passphrases.change(call.paths, path, _present(call, path), NONE, _now())
    passwords.forget_passphrase(path)
    click.echo(f"{path} has no passphrase any more.")


@passphrase_command.command("key-sheet")
@click.argument("out")
@show.force_option
@click.pass_obj
def print_key_sheet(call: Call, out: str, force: bool) -> None:
    """Write a page in two halves for two people to keep, with a line to write the passphrase by hand, as OUT (PDF)."""
    from organiser.app.actions import handouts, key_sheets
    from organiser.exports.paper.look import Look
    from organiser.exports.paper.printing import no_step

    made = handouts.job(key_sheets.draft(call.store, call.today), Look(), path_from(out), replace=force)(no_step)
    click.echo(str(made.path))


@passphrase_command.command("suggest")
def suggest() -> None:
    """Five plain words, drawn by chance."""
    click.echo(passphrases.suggestion())


@passphrase_command.command("backups")
@click.option("--lock", "how", flag_value="lock", help="Make them anew, so that they open as the workspace does.")
@click.option("--delete", "how", flag_value="delete", help="Delete them.")
@click.pass_obj
def look_after_backups(call: Call, how: str | None) -> None:
    """Backups that do not open as the workspace does: list them, make them anew, or delete them.

    To make one anew, its own passphrase is needed: with --passphrase-stdin in a further line, if it is another one.
    """
    path = _workspace(call)
    key = call.key_for(path)
    others = passphrases.others(call.paths, path, key)
    if how == "delete":
        passphrases.delete_others(others)
        click.echo(f"Deleted {counted(len(others), 'file')}.")
    elif how == "lock":
        left = [one for one in others if not _is_remade(call, one, key)]
        click.echo(f"Made {counted(len(others) - len(left), 'file')} anew, to open as the workspace does.")
        _tell_others(left)
    else:
        for other in others:
            click.echo(str(other))


def _is_remade(call: Call, file: Path, key: Key) -> bool:
    try:
        return not passphrases.lock_others([file], call.key_for(file), key, _now())
    except Problem:  # nobody knows its passphrase
        return False


def _workspace(call: Call) -> Path:
    path = workspaces.chosen(call.paths, call.settings, call.named)
    if path is None or not path.is_file():
        raise Missing(path or call.paths.workspace)
    return path


def _present(call: Call, path: Path) -> Key:
    if not keys.is_locked(path):
        raise Problem("The workspace has no passphrase.", "Say “organiser passphrase set” to give it one.")
    return call.key_for(path)


def _lock(call: Call, path: Path, old: Key, done: str) -> None:
    words = call.passphrases.new()
    new = passphrases.chosen(words)
    passphrases.change(call.paths, path, old, new, _now())
    passwords.forget_passphrase(path)
    click.echo(f"{done}: {path}")
    if worry := doubt(words):
        click.echo(worry, err=True)
    click.echo(f"{passphrases.FORGOTTEN} Write it down, and keep it with two people.", err=True)
    _tell_others(passphrases.others(call.paths, path, new))


def _tell_others(others: tuple[Path, ...] | list[Path]) -> None:
    if others:
        click.echo(
            f"{counted(len(others), 'backup does', 'backups do')} not open as the workspace does: see “organiser "
            "passphrase backups --help”. Copies elsewhere are as they were, too.",
            err=True,
        )


def _now() -> datetime:
    return datetime.now().astimezone()
