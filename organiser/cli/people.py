"""Commands on people."""

import click

from organiser.app import backups
from organiser.cli import companions, consents, details, duplicates, needs, people_files, privacy, shares, show
from organiser.cli.main import Call, Verbs
from organiser.domain.brake import brake
from organiser.domain.problem import Problem
from organiser.domain.text import counted
from organiser.store import changes, queries


@click.group("people", cls=Verbs)
def people_command() -> None:
    """The people who take part."""


for module in (companions, consents, details, duplicates, needs, people_files, privacy, shares):
    for command in module.COMMANDS:
        people_command.add_command(command)


@people_command.command("list")
@show.json_option
@click.option("--with-needs", is_flag=True, help="With --json: also needs, diet, age and guardians.")
@click.pass_obj
def list_people(call: Call, as_json: bool, with_needs: bool) -> None:
    """Everybody, by name."""
    found = call.store.ask(queries.people.every)
    if as_json:
        show.document([show.person(person, with_special=with_needs) for person in found])
        return
    rows = [(p.id, p.name, p.neighbourhood, p.route.label, p.contact) for p in found]
    show.table(rows, "Nobody yet. Add somebody with “organiser people add”.")


@people_command.command("remove")
@click.argument("people", metavar="X", nargs=-1, required=True)
@click.option("--yes", is_flag=True, help="Needed for more than 20 people, or more than a fifth of them.")
@click.pass_obj
def remove_people(call: Call, people: tuple[str, ...], yes: bool) -> None:
    """Put people into the bin with their lines on registers; “organiser removed” puts them back for thirty days."""
    ids = list(dict.fromkeys(call.store.ask(queries.named.the_one, "person", one) for one in people))
    whom = counted(len(ids), "person", "people")
    if words := brake(len(ids), call.store.ask(queries.people.count)):
        if not yes:
            raise Problem(f"This removes {whom}. {words}", "To be sure, say --yes as well.")
        backups.before_much(call.store)
    names = call.store.ask(queries.people.one, ids[0]).name if len(ids) == 1 else whom
    call.store.do(f"Remove {names}", changes.people.remove, ids)
    click.echo(f"Removed {names}. “organiser undo” brings them back, and “organiser removed” for thirty days.")
