"""Commands on what was done: the history, undo, and what was removed."""

from __future__ import annotations

from datetime import UTC, datetime

import click

from organiser.app.actions import removed
from organiser.cli import show
from organiser.cli.main import Call, Verbs
from organiser.cli.privacy import clear_copies, copies_option
from organiser.domain.history import sentence
from organiser.domain.problem import Problem
from organiser.domain.removed import parsed
from organiser.domain.text import counted
from organiser.store import changes, queries


@click.command("undo", short_help="Undo the last change, or a line of the history.")
@click.option("--line", "line_id", type=int, metavar="ID", help="The line of the history to undo, without those after.")
@click.pass_obj
def undo_command(call: Call, line_id: int | None) -> None:
    """Undo the last change, whether it was made here or in the window.

    With --line, undo one line of “organiser history” out of turn. Where something that came later depends on it,
    nothing is changed and the answer says what that is.
    """
    label = call.store.undo() if line_id is None else call.store.undo_line(line_id)
    if not label:
        raise Problem("There is nothing to undo.")
    click.echo(f"Undone: {label}")


@click.command("history", short_help="What was done, newest first.")
@show.json_option
@click.pass_obj
def history_command(call: Call, as_json: bool) -> None:
    """What was done, newest first: the line's number, when, what, and by whom where that was said (see “who --me”)."""
    steps = call.store.history()
    if as_json:
        document = [
            {
                "id": step.id,
                "at": step.at.isoformat(),
                "label": step.label,
                "sentence": sentence(step.label),
                "who": step.who,
                "undone": step.undone,
            }
            for step in steps
        ]
        show.document({"steps": document})
        return
    rows = [
        (step.id, f"{step.at.astimezone():%Y-%m-%d %H:%M}", _told(step.label, undone=step.undone), step.who)
        for step in steps
    ]
    show.table(rows, "Nothing has been done yet.")


def _told(label: str, *, undone: bool) -> str:
    return sentence(label) + (" (undone)" if undone else "")


@click.group("removed", cls=Verbs)
def removed_command() -> None:
    """What was removed in the last thirty days, and putting it back."""


@removed_command.command("list")
@show.json_option
@click.pass_obj
def list_removed(call: Call, as_json: bool) -> None:
    """All of it, the newest first, with the ID that puts it back; whoever was erased is not among them."""
    found = removed.recently(call.store, datetime.now(UTC))
    if as_json:
        document = [
            {"id": one.key, "kind": str(one.kind), "name": one.name, "at": one.at.isoformat(), "who": one.who}
            for one in found
        ]
        show.document({"removed": document})
        return
    rows = [(one.key, f"{one.at.astimezone():%Y-%m-%d %H:%M}", one.name, one.who) for one in found]
    show.table(rows, "Nothing was removed in the last thirty days.")


@removed_command.command("back")
@click.argument("key", metavar="ID")
@click.pass_obj
def put_back(call: Call, key: str) -> None:
    """Put one of them back, with all that hung on it."""
    click.echo(f"Put back: {removed.put_back(call.store, *parsed(key), datetime.now(UTC))}")


@removed_command.command("empty")
@click.option("--yes", is_flag=True, help="Erase them for good.")
@copies_option
@click.pass_obj
def empty_bin(call: Call, yes: bool, copies: str) -> None:
    """Erase everybody who is in the bin, however long ago they were removed; the sessions keep their numbers."""
    people = call.store.ask(queries.keeping.in_bin)
    if not people:
        click.echo("Nobody is in the bin.")
    elif not yes:
        whom = counted(people, "person", "people")
        raise Problem(f"This erases {whom} for good, and what was done before can no longer be undone.", "Say --yes.")
    else:
        whom = counted(call.store.do_for_good(changes.erasing.empty_bin), "person", "people")
        click.echo(f"Erased {whom}. The sessions keep their numbers.")
        clear_copies(call, copies)
