"""Commands on people."""

import click

from organiser.cli import show
from organiser.cli.main import Call, Verbs
from organiser.domain.people import Person, Reading, Route, hint_for_email, hint_for_phone, parse_route
from organiser.store import changes, queries


@click.group("people", cls=Verbs)
def people_command() -> None:
    """The people who take part."""


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


@people_command.command("add")
@click.argument("name")
@click.option("--email", default="", help="Email address.")
@click.option("--phone", default="", help="Phone number.")
@click.option("--neighbourhood", default="", help="Where they live.")
@click.option("--route", default="", help=f"How they like to be reached: {', '.join(Route)}.")
@click.option("--needs", default="", help="What would make it easier to take part.")
@click.option("--reading", type=click.Choice([str(one) for one in Reading]), default="standard", help="Print format.")
@click.pass_obj
def add_person(
    call: Call, name: str, email: str, phone: str, neighbourhood: str, route: str, needs: str, reading: str
) -> None:
    """Add somebody; only the NAME is required."""
    usual = Route.EMAIL if email and not phone else Route.PHONE
    person = Person(
        name,
        neighbourhood,
        phone,
        email,
        route=parse_route(route) if route else usual,
        needs=needs,
        reading=Reading(reading),
    )
    new_id = call.store.do(f"Add {person.name}", changes.people.add, person)
    click.echo(f"Added person {new_id}: {person.name}")
    for hint in filter(None, (hint_for_email(person.email), hint_for_phone(person.phone))):
        click.echo(hint, err=True)
