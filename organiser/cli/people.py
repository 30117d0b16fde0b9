"""Commands on people."""

import click

from organiser.cli import companions, consents, details, duplicates, needs, people_files, privacy, shares, show
from organiser.cli.main import Call, Verbs
from organiser.store import queries


@click.group("people", cls=Verbs)
def people_command() -> None:
    """The people who take part."""


for module in (companions, consents, details, duplicates, needs, people_files, privacy, shares):
    for command in module.COMMANDS:
        people_command.add_command(command)


@people_command.command("list")
@show.json_option
@click.pass_obj
def list_people(call: Call, as_json: bool) -> None:
    """Everybody, by name."""
    found = call.store.ask(queries.people.every)
    if as_json:
        show.document([show.person(person) for person in found])
        return
    rows = [(p.id, p.name, p.neighbourhood, p.route.label, p.contact) for p in found]
    show.table(rows, "Nobody yet. Add somebody with “organiser people add”.")
