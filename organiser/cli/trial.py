"""Trials of the file: save until stopped, list what was saved, print everything, open one file after another."""

import hashlib
import io
import json
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from itertools import count

import click

from organiser.app import crash, workspaces
from organiser.app.paths import path_from
from organiser.cli.main import Call
from organiser.cli.workspace import require_sound
from organiser.domain.problem import Problem
from organiser.domain.sessions import Session
from organiser.exports.plain_copy import as_json
from organiser.store import changes, queries, refusals
from organiser.store.dump import everything
from organiser.store.store import Store

_TITLE = "Trial of the file"
_STARTS = datetime(2027, 5, 19, 12, 30)


@click.group("trial", hidden=True)
def trial_command() -> None:
    """Put a workspace file to the test; CONTRIBUTING.md says how. Never on a file that you need."""


@trial_command.command("write")
@click.argument("file")
@click.option("--times", type=int, default=0, help="How often; without it, until it is stopped.")
@click.pass_obj
def write(call: Call, file: str, times: int) -> None:
    """Save a session whose notes are a fresh token, again and again; print ACK and the token once it is kept."""
    import secrets

    with closing(_opened(call, file)) as store:
        for _ in range(times) if times else count():
            token = secrets.token_hex(8)
            store.do("Note a token", changes.sessions.add, Session(_TITLE, _STARTS, 60, notes=token))
            click.echo(f"ACK {token}")
            sys.stdout.flush()


@trial_command.command("list")
@click.argument("file")
@click.pass_obj
def list_tokens(call: Call, file: str) -> None:
    """Print the tokens that FILE holds, in the order in which they were saved."""
    with closing(_opened(call, file)) as store:
        found = [session for session in store.ask(queries.sessions.every) if session.title == _TITLE]
    for session in sorted(found, key=lambda session: session.id):
        click.echo(session.notes)


@trial_command.command("serve")
@click.pass_obj
def serve(call: Call) -> None:
    """Read a path a line; open, check and close each file, and answer with a line of JSON."""
    for line in _lines():
        click.echo(json.dumps(_looked_through(call, line), ensure_ascii=False))
        sys.stdout.flush()


def _lines() -> Iterator[str]:
    if isinstance(sys.stdin, io.TextIOWrapper):  # names of files are bytes, and not all of them are text
        sys.stdin.reconfigure(encoding="utf-8", errors="surrogateescape")
    for line in sys.stdin:
        if path := line.rstrip("\r\n"):
            yield path


def _looked_through(call: Call, path: str) -> dict[str, object]:
    """The digest of a sound file, or what the user would see of another one; a bug ends no trial."""
    try:
        with closing(_opened(call, path)) as store:
            require_sound(store.path, store.faults())
            return {"ok": True, "dump": hashlib.sha256(_dumped(store).encode()).hexdigest()}
    except Problem as problem:
        return {"ok": False, "message": str(problem)}
    except Exception as error:
        if refused := refusals.problem(error):
            return {"ok": False, "message": str(refused)}
        report = crash.report(call.paths.reports, type(error), error.__traceback__, datetime.now().astimezone())
        return {"ok": False, "message": crash.words_for(report), "bug": type(error).__name__}


@click.command("dump", hidden=True)
@click.argument("file")
@click.pass_obj
def dump_command(call: Call, file: str) -> None:
    """Print everything that FILE holds as one JSON document; the same content gives the same text."""
    with closing(_opened(call, file)) as store:
        words = _dumped(store)
        if store.is_seal_broken():
            require_sound(store.path, store.faults())
        click.echo(words)


def _opened(call: Call, words: str) -> Store:
    path = path_from(words)
    return workspaces.open_file(path, key=call.key_for(path))


def _dumped(store: Store) -> str:
    return as_json(store.ask(everything).tables)
