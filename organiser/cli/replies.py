"""Commands on answers that came back by mail."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from organiser.app.actions import replies
from organiser.app.paths import path_from
from organiser.cli import show
from organiser.cli.main import Call, Verbs
from organiser.domain.replies import Finding, Understood
from organiser.domain.text import counted

_PLAIN = frozenset({Finding.SURE, Finding.SAME, Finding.SILENT})


@click.group("replies", cls=Verbs)
def replies_command() -> None:
    """Answers that came back by mail."""


@replies_command.command("import")
@click.argument("files", nargs=-1, required=True, type=path_from, metavar="FILE...")
@click.option("--dry-run", is_flag=True, help="Only say what would be noted.")
@click.option("--take-unsure", is_flag=True, help="Also note answers to an old date, overtaken or doubtful ones.")
@show.json_option
@click.pass_obj
def import_replies(call: Call, files: tuple[Path, ...], dry_run: bool, take_unsure: bool, as_json: bool) -> None:
    """Note the answers in FILEs: .ics, .eml, mailboxes (mbox), or folders of them. Proposals are only shown."""
    bag = replies.sort(call.store, replies.gather(files))
    wanted = [one for one in bag.understood if one.finding is Finding.SURE or (take_unsure and one.may_be_taken)]
    taken = 0 if dry_run else replies.take(call.store, wanted)
    if as_json:
        rows = [_row(one, taken=one in wanted and not dry_run) for one in bag.understood]
        left_out = [{"source": one.source, "reason": one.reason, "advice": one.advice} for one in bag.left_out]
        show.document({"taken": taken, "replies": rows, "left_out": left_out})
        return
    rows_of_text = [
        (one.person or one.reply.attendee, one.session, one.reply.in_words, one.finding.label) for one in bag.understood
    ]
    show.table(rows_of_text, "No answer was found.")
    for one in bag.understood:
        if one.finding not in _PLAIN:
            click.echo(f"Look again: {one.person or one.reply.attendee}: {one.reason}", err=True)
    for left in bag.left_out:
        click.echo(left.in_words, err=True)
    noted = counted(len(wanted) if dry_run else taken, "answer")
    click.echo(f"{noted} would be noted. Nothing was changed." if dry_run else f"{noted} noted.")


def _row(one: Understood, *, taken: bool) -> dict[str, Any]:
    reply = one.reply
    return {
        "source": reply.source,
        "session": one.session or None,
        "person": one.person or None,
        "attendee": reply.attendee,
        "answer": str(reply.answer),
        "comment": reply.comment,
        "proposal": reply.proposal or None,
        "sends": reply.sends or None,
        "sequence": reply.sequence,
        "finding": str(one.finding),
        "reason": one.reason,
        "taken": taken,
    }
