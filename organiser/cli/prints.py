"""Commands that print."""

import click

from organiser.app.actions import handouts, occasions
from organiser.app.paths import path_from
from organiser.app.playbook import Playbook
from organiser.cli import show
from organiser.cli.main import Call
from organiser.cli.playbook import has_workspace, own_cards
from organiser.cli.sessions import one
from organiser.domain.occasion import Subject
from organiser.domain.people import Reading
from organiser.exports.paper.look import PAPERS, Look, Theme
from organiser.exports.prints import PRINTS
from organiser.store import queries


@click.command("print", short_help="Print a handout as a PDF.")
@click.argument("kind", required=False)
@click.argument("out", required=False, metavar="OUT.pdf")
@click.option("--list", "lists", is_flag=True, help="The kinds, one a line: its name, then what it is.")
@click.option("--session", metavar="S", help="The session it is for.")
@click.option("--programme", metavar="P", help="The whole programme it is for, where a kind can be of one.")
@click.option("--exercise", metavar="E", help="The one exercise it is for, where a kind can be of one.")
@click.option("--style", type=click.Choice([str(one) for one in Reading]), default="standard", help="Size of print.")
@click.option("--paper", type=click.Choice(list(PAPERS)), default="A4", help="Size of paper.")
@click.option("--theme", type=click.Choice([str(one) for one in Theme]), default="colour", help="Colour, or black.")
@show.force_option
@show.json_option
@click.pass_obj
def print_command(
    call: Call,
    kind: str | None,
    out: str | None,
    lists: bool,
    session: str | None,
    programme: str | None,
    exercise: str | None,
    style: str,
    paper: str,
    theme: str,
    force: bool,
    as_json: bool,
) -> None:
    """Print a handout of a session into OUT.pdf; OUT.txt and OUT.html hold the same without pages."""
    if lists:
        _list_kinds(as_json=as_json)
        return
    if not kind or not out or sum(one is not None for one in (session, programme, exercise)) != 1:
        raise click.UsageError("Say what to print, where to, and of which --session, --programme or --exercise.")
    what = handouts.kind(kind)
    look = Look(Reading(style), paper, Theme(theme))
    printout = handouts.job(what, _subject(call, session, programme, exercise), look, path_from(out), replace=force)()
    if as_json:
        show.document({"file": str(printout.path), "pages": printout.pages, "missing": printout.missing})
        return
    click.echo(f"Wrote {printout.path}")
    if printout.missing:
        click.echo(printout.missing, err=True)


def _subject(call: Call, session: str | None, programme: str | None, exercise: str | None) -> Subject:
    if session is not None:
        return occasions.gather(call.store, one(call, session).id)
    if programme is not None:
        return occasions.course(call.store, call.store.ask(queries.named.the_one, "programme", programme))
    card = Playbook().the_one(exercise or "", own_cards(call))
    return occasions.method(card, call.store.ask(queries.workspace.group) if has_workspace(call) else None)


def _list_kinds(*, as_json: bool) -> None:
    if as_json:
        show.document([{"name": kind.name, "title": kind.title, "what": kind.what} for kind in PRINTS])
        return
    for kind in PRINTS:
        click.echo(f"{kind.name}  {kind.what}")
