"""Commands on one person in full: everything that can be noted, shown and changed field by field."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final

import click

from organiser.cli import show
from organiser.cli.main import Call
from organiser.domain import people, sectors
from organiser.domain.people import Person, Reading, Route, parse_route
from organiser.store import changes, queries

_ROUTES = ", ".join(Route)
_MANY = "; can be given again"

# In the order of the form in the window. What is left out stays as it is; for somebody new it stays empty.
_OPTIONS: Final = (
    click.option("--neighbourhood", default=None, metavar="NAME", help="Where they live."),
    click.option("--phone", default=None, metavar="NUMBER", help="Phone number."),
    click.option("--email", default=None, metavar="ADDRESS", help="Email address."),
    click.option("--address", default=None, metavar="TEXT", help="Postal address."),
    click.option("--route", default=None, metavar="ROUTE", help=f"How they like to be reached: {_ROUTES}."),
    click.option("--also-by", "other_routes", multiple=True, metavar="ROUTE", help=f"And how else, in order{_MANY}."),
    click.option("--through", default=None, metavar="NAME", help="Who passes messages on."),
    click.option("--best-time", default=None, metavar="TEXT", help="When to ring."),
    click.option("--language", default=None, metavar="NAME", help="What they read best, where it is not English."),
    click.option("--reading", type=click.Choice([str(one) for one in Reading]), default=None, help="Print format."),
    click.option("--easy-read/--no-easy-read", default=None, help="Whether they want short, plain sentences."),
    click.option("--sector", "sectors", multiple=True, metavar="NAME", help=f"Where they come from, or a role{_MANY}."),
    click.option("--needs", default=None, metavar="WORDS", help="What makes it easier to take part, apart by “;”."),
    click.option("--diet", default=None, metavar="TEXT", help="What they eat; shown to caterers in totals only."),
    click.option("--children", type=int, default=None, metavar="N", help="Children to look after during a session."),
    click.option("--travel", default=None, metavar="TEXT", help="Help with travelling, such as “lift”."),
    click.option("--under-18/--not-under-18", default=None, help="Whether they are under 18; no birthday is kept."),
    click.option("--guardian", default=None, metavar="NAME", help="Who is responsible for somebody under 18."),
    click.option("--guardian-contact", default=None, metavar="TEXT", help="How to reach that person."),
    click.option("--notes", default=None, metavar="TEXT", help="What else to remember."),
)


def options(command: Callable[..., None]) -> Callable[..., None]:
    """Gives a command an option for each thing that can be noted about somebody."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def given(words: dict[str, Any]) -> dict[str, Any]:
    """The fields of a person that were named, as the person has them; an empty "" among several takes all away."""
    fields = {name: value for name, value in words.items() if value not in (None, ())}
    if "route" in fields:
        fields["route"] = parse_route(fields["route"])
    if "other_routes" in fields:
        fields["other_routes"] = tuple(parse_route(word) for word in fields["other_routes"] if word)
    if "sectors" in fields:
        fields["sectors"] = sectors.parse(fields["sectors"])
    return fields


def one(call: Call, words: str) -> Person:
    """The person who was named."""
    return call.store.ask(queries.people.one, call.store.ask(queries.named.the_one, "person", words))


def say_hints(person: Person) -> None:
    """What looks like a slip in a number or an address; nothing is refused."""
    for hint in filter(None, (people.hint_for_email(person.email), people.hint_for_phone(person.phone))):
        click.echo(hint, err=True)


@click.command("show")
@click.argument("person", metavar="X")
@show.json_option
@click.pass_obj
def show_person(call: Call, person: str, as_json: bool) -> None:
    """Everything that is noted about somebody, with their needs and their sessions."""
    value = one(call, person)
    needs = call.store.ask(queries.needs.of_person, value.id)
    visits = call.store.ask(queries.attendance.of_person, value.id)
    if as_json:
        met = [{"session": v.title, "answer": str(v.answer), "mark": str(v.mark)} for v in visits]
        show.document(show.person(value) | {"each_need": [show.need(need) for need in needs], "sessions": met})
        return
    click.echo(value.name)
    show.table([(label, words) for label, words in _noted(value) if words], "Nothing but the name is noted.")
    for need in needs:
        click.echo(f"Need: {need.words}{f' ({need.details})' if need.details else ''}")
    for visit in visits:
        click.echo(f"{visit.title}: {visit.answer.label.lower()}, {visit.mark.label.lower()}")


def _noted(value: Person) -> tuple[tuple[str, str], ...]:
    routes = ", then ".join(route.label.lower() for route in value.routes)
    reading = "" if value.reading is Reading.STANDARD else value.reading.label
    return (
        ("Neighbourhood", value.neighbourhood),
        ("Reach them by", routes),
        ("Phone", value.phone),
        ("Email", value.email),
        ("Address", ", ".join(value.address.splitlines())),
        ("Through", value.through),
        ("Best time", value.best_time),
        ("Reads", ", ".join(filter(None, (value.language, reading, "easy read" if value.easy_read else "")))),
        ("Sectors", ", ".join(value.sectors)),
        ("Diet", value.diet),
        ("Children", str(value.children or "")),
        ("Travel", value.travel),
        ("Under 18", "yes" if value.under_18 else ""),
        ("Guardian", ", ".join(filter(None, (value.guardian, value.guardian_contact)))),
        ("Notes", " / ".join(value.notes.splitlines())),
    )


@click.command("edit")
@click.argument("person", metavar="X")
@click.option("--name", default=None, metavar="NAME", help="What they are called.")
@options
@click.pass_obj
def edit_person(call: Call, /, person: str, **words: Any) -> None:
    """Change what is noted about somebody; what is not named stays, and "" takes away what is there."""
    value = one(call, person)
    fields = given(words)
    if not fields:
        raise click.UsageError("Say what to change, such as --phone or --sector.")
    edited = replace(value, **fields)
    call.store.do(f"Edit {edited.name}", changes.people.edit, value.id, edited)
    click.echo(f"Changed person {value.id}: {edited.name}")
    say_hints(edited)


@click.command("add")
@click.argument("name")
@options
@click.pass_obj
def add_person(call: Call, /, name: str, **words: Any) -> None:
    """Add somebody; only the NAME is required."""
    fields = given(words)
    usual = Route.EMAIL if fields.get("email") and not fields.get("phone") else Route.PHONE
    person = Person(name, **{"route": usual} | fields)
    new_id = call.store.do(f"Add {person.name}", changes.people.add, person)
    click.echo(f"Added person {new_id}: {person.name}")
    say_hints(person)


COMMANDS: Final = (show_person, edit_person, add_person)
