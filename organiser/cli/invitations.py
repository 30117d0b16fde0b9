"""Commands on invitations and answers."""

from datetime import UTC, datetime

import click

from organiser.app.actions import invitations
from organiser.app.paths import path_from
from organiser.cli import ledger, show, texts
from organiser.cli.main import Call, Verbs
from organiser.cli.sessions import one
from organiser.domain.attendance import Answer, RegisterLine
from organiser.domain.people import parse_route
from organiser.domain.problem import Problem
from organiser.domain.text import counted
from organiser.store import changes, queries


@click.group("invitations", cls=Verbs)
def invitations_command() -> None:
    """Invite people and note their answers."""


for command in (*texts.COMMANDS, *ledger.COMMANDS):
    invitations_command.add_command(command)


@invitations_command.command("list")
@click.argument("session", metavar="S")
@show.json_option
@click.pass_obj
def list_invitations(call: Call, session: str, as_json: bool) -> None:
    """Who is invited, what they answered, and which version of the date they hold."""
    value = one(call, session)
    lines = call.store.ask(queries.attendance.register, value.id)
    if as_json:
        shown = [show.register_line(line) | _noted(line) for line in lines]
        show.document({"session": value.id, "version": value.sequence, "invitations": shown})
        return
    rows = [
        (
            line.row,
            line.person,
            line.neighbourhood,
            line.answer.label,
            _held(line.given_sequence, value.sequence),
            line.how_noted,
        )
        for line in lines
    ]
    show.table(rows, "Nobody is invited yet.")


def _noted(line: RegisterLine) -> dict[str, object]:
    return {
        "holds_version": line.given_sequence,
        "answer_route": line.answer_route,
        "answered_at": line.answered_at.isoformat() if line.answered_at else None,
        "noted_by": line.noted_by,
    }


def _held(given: int | None, now: int) -> str:
    if given is None:
        return "not sent"
    return "holds the date as it is" if given == now else "holds an old date or place"


@invitations_command.command("add")
@click.argument("session", metavar="S")
@click.argument("names", metavar="X...", nargs=-1)
@click.option("--programme-members", is_flag=True, help="Everybody on the roster of the session's programme.")
@click.pass_obj
def add_invitations(call: Call, session: str, names: tuple[str, ...], programme_members: bool) -> None:
    """Invite people to a session."""
    value = one(call, session)
    if programme_members == bool(names):
        raise click.UsageError("Name the people, or say --programme-members.")
    if programme_members:
        if value.programme_id is None:
            raise Problem(f"“{value.title}” belongs to no programme.", "Name the people instead.")
        invited = [person.id for person in call.store.ask(queries.people.of_programme, value.programme_id)]
    else:
        invited = [call.store.ask(queries.named.the_one, "person", name) for name in names]
    new = call.store.do(f"Invite people to {value.title}", changes.attendance.invite, value.id, invited)
    click.echo(f"{counted(new, 'person', 'people')} invited to {value.title}.")


@invitations_command.command("answer")
@click.argument("session", metavar="S")
@click.argument("person", metavar="X")
@click.argument("answer", type=click.Choice(["yes", "no", "maybe"]))
@click.option("--route", default="", metavar="ROUTE", help="How the answer came, such as phone or in-person.")
@click.option("--by", "noted_by", default="", metavar="NAME", help="Who notes it.")
@click.pass_obj
def answer_invitation(call: Call, session: str, person: str, answer: str, route: str, noted_by: str) -> None:
    """Note what somebody answered, how the answer came and who noted it."""
    value = one(call, session)
    person_id = call.store.ask(queries.named.the_one, "person", person)
    name = call.store.ask(queries.people.one, person_id).name
    said = Answer(answer)
    noted = call.store.do(
        f"{name} says {said}",
        changes.attendance.set_answer,
        value.id,
        person_id,
        said,
        route=str(parse_route(route)) if route else "",
        noted_by=noted_by,
    )
    click.echo(f"{name}: {noted.label}")
    if noted is Answer.WAITING:
        pool = call.store.ask(queries.places.of_session, value.id, datetime.now(UTC))
        click.echo(pool.of(person_id).reason)


@invitations_command.command("export")
@click.argument("session", metavar="S")
@click.argument("outdir")
@click.option("--old", is_flag=True, help="Only for those who hold an old date; it says what has changed.")
@show.force_option
@click.pass_obj
def export_invitations(call: Call, session: str, outdir: str, old: bool, force: bool) -> None:
    """Write one .ics and one ready-to-send .eml for each person who has an email address.

    For a cancelled session these are cancellations, with one more file for programs that do nothing with them.
    """
    value = one(call, session)
    folder = path_from(outdir)
    is_new = not folder.is_dir()
    what, written = invitations.export(call.store, value.id, folder, replace=force, only_old=old)
    if is_new:
        click.echo(f"Made the folder {folder}")
    for path in written:
        click.echo(str(path))
    click.echo(what.in_words, err=True)
    for person in what.otherwise:
        click.echo(f"  {person.name}: {person.route.label.lower()}, {person.contact or 'no number noted'}", err=True)
