"""Commands that publish sessions on a calendar server."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from organiser.app import passwords
from organiser.app.actions import publishing
from organiser.cli import progress, show
from organiser.cli.main import Call, Verbs
from organiser.domain import clock
from organiser.domain.problem import Problem
from organiser.domain.publishing import CalendarServer, Fate, Landed, Step, counts_in_words
from organiser.domain.text import counted, folded
from organiser.store import queries

if TYPE_CHECKING:
    from organiser.app.actions.publishing import Errand

_password_option = click.option("--password-stdin", is_flag=True, help="Read the password from standard input.")


@click.group("publish", cls=Verbs)
def publish_command() -> None:
    """Publish sessions on a calendar server that your group has; off until you set it up."""


@publish_command.command("setup")
@click.argument("url", metavar="URL")
@click.option("--user", required=True, metavar="NAME", help="The user name on the server.")
@click.option("--programme", metavar="P", default="", help="Only the sessions of this programme.")
@click.option("--ask-each-time", is_flag=True, help="Do not keep the password in this computer's keyring.")
@_password_option
@click.pass_obj
def set_up(call: Call, url: str, user: str, programme: str, ask_each_time: bool, password_stdin: bool) -> None:
    """Say which calendar sessions go to, and try it out; nothing is published yet.

    Title, time, place, link and description of sessions will go there: no names of people.
    """
    publishing.refuse_sample(call.store)
    uid = ""
    if programme:
        programme_id = call.store.ask(queries.named.the_one, "programme", programme)
        uid = call.store.ask(queries.programmes.one, programme_id).uid
    server = CalendarServer(url, user, uid)
    password = _password(server, password_stdin)
    name = publishing.check(server, password)
    publishing.set_up(call.store, server)
    if ask_each_time:
        passwords.forget(server)
    is_kept = not ask_each_time and passwords.keep(server, password)
    click.echo(f"Sessions can go to “{name}” from now on. See first what would go: organiser publish plan")
    if not is_kept:
        click.echo("The password is kept nowhere: it will be asked for each time.", err=True)


@publish_command.command("status")
@show.json_option
@click.pass_obj
def show_status(call: Call, as_json: bool) -> None:
    """Whether publishing is on, to where, and when something went there last; asks no server."""
    server = call.store.ask(queries.publishing.server)
    there = call.store.ask(queries.publishing.published) if server else ()
    last = max((one.at for one in there if one.at), default=None)
    if as_json:
        shown = {"url": server.url, "user": server.user, "programme": _programme(call, server)} if server else {}
        last_words = last.isoformat() if last else None
        show.document({"on": server is not None, **shown, "published": len(there), "last": last_words})
        return
    if server is None:
        click.echo("Publishing is off. Nothing leaves this computer.")
        return
    which = f"the sessions of {programme}" if (programme := _programme(call, server)) else "all sessions"
    click.echo(f"Publishing {which} to {server.url} as {server.user}, when told to.")
    at = f", last on {clock.day_in_words(last.astimezone())} at {last.astimezone():%H:%M}" if last else ""
    click.echo(f"{counted(len(there), 'session')} published{at}.")


@publish_command.command("check")
@_password_option
@click.pass_obj
def check(call: Call, password_stdin: bool) -> None:
    """Try out the connection; nothing is published."""
    errand = publishing.gather(call.store)
    name = publishing.check(errand.server, _password(errand.server, password_stdin))
    click.echo(f"The calendar “{name}” can be reached.")


@publish_command.command("plan")
@_password_option
@show.json_option
@click.pass_obj
def show_plan(call: Call, password_stdin: bool, as_json: bool) -> None:
    """What would go to the server, and what somebody else changed there; nothing is published."""
    errand = publishing.gather(call.store)
    steps = _compared(call, errand, _password(errand.server, password_stdin))
    if as_json:
        show.document({"url": errand.server.url, "sessions": [_document(step) for step in steps]})
        return
    rows = [(step.fate.label, step.title, step.in_words) for step in steps if step.fate is not Fate.SAME]
    if rows:
        show.table(rows, "")
    click.echo(f"{counts_in_words(steps)}.")
    _tell_conflicts(steps)


@publish_command.command("now")
@click.option("--take-down", is_flag=True, help="Also delete there what is no longer among your sessions.")
@_password_option
@show.json_option
@click.pass_obj
def publish_now(call: Call, take_down: bool, password_stdin: bool, as_json: bool) -> None:
    """Publish what is new or changed. What somebody else changed there is left alone and told."""
    errand = publishing.gather(call.store)
    password = _password(errand.server, password_stdin)
    steps = _compared(call, errand, password)
    chosen = [one for one in steps if one.is_offered and (take_down or one.fate is not Fate.WITHDRAWN)]
    missed = _carried_out(call, errand, password, chosen)
    gone = {step.session_uid for step in chosen} - {step.session_uid for step in missed}
    after = [*(step for step in steps if step.session_uid not in gone and step not in chosen), *missed]
    if as_json:
        done = [_document(step) for step in steps if step.session_uid in gone]
        show.document({"url": errand.server.url, "published": done, "left": [_document(step) for step in after]})
        return
    click.echo(
        f"Published {counted(len(gone), 'session')}: {counts_in_words(s for s in steps if s.session_uid in gone)}."
        if gone
        else "There is nothing new to publish."
    )
    left = sum(step.fate is Fate.WITHDRAWN for step in after)
    if left:
        words = counted(left, "session stands there and is", "sessions stand there and are")
        click.echo(f"{words} no longer among yours: say --take-down to delete there.", err=True)
    _tell_conflicts(after)


@publish_command.command("keep")
@click.argument("session", metavar="S")
@_password_option
@click.pass_obj
def keep(call: Call, session: str, password_stdin: bool) -> None:
    """Leave what somebody else made of a session there, until yours changes."""
    errand = publishing.gather(call.store)
    step = _two_versions(_compared(call, errand, _password(errand.server, password_stdin)), session)
    publishing.keep_theirs(call.store, step)
    click.echo(f"Theirs stays: {step.theirs_in_words}")


@publish_command.command("replace")
@click.argument("session", metavar="S")
@_password_option
@click.pass_obj
def replace_theirs(call: Call, session: str, password_stdin: bool) -> None:
    """Put your version of a session there in place of what somebody else made of it."""
    errand = publishing.gather(call.store)
    password = _password(errand.server, password_stdin)
    step = _two_versions(_compared(call, errand, password), session)
    if _carried_out(call, errand, password, [step]):
        raise Problem("Somebody changed it again just now.", "Look at “organiser publish plan” once more.")
    click.echo(f"Yours stands there now: {step.ours_in_words}" if step.draft else f"Took down “{step.title}”")


@publish_command.command("off")
@click.option("--remove", is_flag=True, help="First take down what was published.")
@_password_option
@click.pass_obj
def turn_off(call: Call, remove: bool, password_stdin: bool) -> None:
    """Publish no longer, and forget the password."""
    server = call.store.ask(queries.publishing.server)
    if remove and server:
        errand = publishing.gather(call.store)
        steps = publishing.everything_down(errand)
        missed = _carried_out(call, errand, _password(server, password_stdin), steps)
        click.echo(f"Took down {counted(len(steps) - len(missed), 'session')}.")
        if missed:
            click.echo(f"{counted(len(missed), 'entry', 'entries')} changed by somebody else stay there.", err=True)
    publishing.turn_off(call.store)
    if server:
        passwords.forget(server)
    click.echo("Publishing is off. Nothing leaves this computer.")


def _programme(call: Call, server: CalendarServer) -> str:
    """Which programme is published; "" where all are."""
    found = publishing.programme_of(call.store, server)
    return found.title if found else "a programme that is gone" if server.programme_uid else ""


def _password(server: CalendarServer, from_stdin: bool) -> str:
    """The password that is kept, or else asked for."""
    return ("" if from_stdin else passwords.kept(server)) or _asked(server, from_stdin)


def _asked(server: CalendarServer, from_stdin: bool) -> str:
    if from_stdin:
        said = sys.stdin.readline().rstrip("\r\n")
    elif sys.stdin.isatty():
        said = click.prompt(f"Password of {server.user}", hide_input=True, err=True, default="", show_default=False)
    else:
        raise Problem("The password is not kept on this computer.", "Give it on standard input with --password-stdin.")
    if not said:
        raise Problem("The password is empty.", "Type it, or give it on standard input with --password-stdin.")
    return said


def _compared(call: Call, errand: Errand, password: str) -> tuple[Step, ...]:
    with progress.bar("Comparing") as moved:
        steps = publishing.compare(errand, password, moved)
    publishing.note_alike(call.store, steps)
    return steps


def _carried_out(call: Call, errand: Errand, password: str, steps: Sequence[Step]) -> tuple[Step, ...]:
    """Do these steps; each is noted as soon as it is done, so that an end half-way loses nothing."""

    def landed(one: Landed) -> None:
        publishing.note(call.store, [one])

    with progress.bar("Publishing") as moved:
        return publishing.carry_out(errand, password, steps, landed, moved)


def _two_versions(steps: Sequence[Step], words: str) -> Step:
    """The session that is meant, among those of which there are two versions."""
    found = [step for step in steps if step.is_two_versions]
    named = [one for one in found if one.draft and str(one.draft.session.id) == words]
    named = named or [one for one in found if folded(one.title) == folded(words)]
    if len(named) == 1:
        return named[0]
    if not named:
        raise Problem(f"Nobody else changed “{words[:80]}” there.", "“organiser publish plan” shows what was changed.")
    raise Problem(f"Several sessions are called “{words[:80]}”.", "Say the id, as in “organiser sessions list”.")


def _tell_conflicts(steps: Sequence[Step]) -> None:
    for step in steps:
        if step.fate is Fate.CONFLICT:
            click.echo(f"“{step.title}”: {step.in_words}.", err=True)
            click.echo(f"  There: {step.theirs_in_words}\n  Here: {step.ours_in_words}", err=True)
            click.echo("  Decide with “organiser publish keep” or “organiser publish replace”.", err=True)


def _document(step: Step) -> dict[str, Any]:
    session = step.draft.session if step.draft else None
    return {
        "outcome": str(step.fate),
        "uid": step.session_uid,
        "title": step.title,
        "session": show.session(session) if session else None,
        "words": step.in_words,
        "there": show.session(step.theirs) if step.theirs else None,
        "stands_there": bool(step.etag),
    }
