"""Commands on who comes with whom."""

from __future__ import annotations

from typing import Any, Final

import click

from organiser.cli import show
from organiser.cli.details import one as person_named
from organiser.cli.main import Call
from organiser.domain.companions import Companion, party_in_words
from organiser.domain.people import Person
from organiser.domain.problem import Problem
from organiser.store import changes, queries


@click.command("companion")
@click.argument("person", metavar="X")
@click.argument("companion", metavar="[Y]", default="")
@click.option("--place/--no-place", "takes_place", default=True, help="Whether Y uses a place; yes if not said.")
@click.option("--new", "is_new", is_flag=True, help="Y is somebody new: add them by that name.")
@click.option("--remove", is_flag=True, help="Y no longer comes with X; both stay in the list of people.")
@show.json_option
@click.pass_obj
def companion_of(
    call: Call, person: str, companion: str, takes_place: bool, is_new: bool, remove: bool, as_json: bool
) -> None:
    """Let Y come with X as a supporter or companion; without Y, say who comes with X."""
    who = person_named(call, person)
    if not companion:
        if remove or is_new:
            raise click.UsageError("Say who it is: Y is missing.")
        _list(call, who, as_json)
        return
    if remove:
        _remove(call, who, person_named(call, companion))
        return
    if is_new:
        new = Person(companion)
        label = f"Let {new.name} come with {who.name}"
        call.store.do(label, changes.companions.link_new, who.id, new, takes_place=takes_place)
        click.echo(f"Added person {new.name}.")
    else:
        other = person_named(call, companion)
        label = f"Let {other.name} come with {who.name}"
        call.store.do(label, changes.companions.link, who.id, other.id, takes_place=takes_place)
    companions = call.store.ask(queries.companions.of_person, who.id)
    click.echo("\n".join(filter(None, (*(one.in_words for one in companions), party_in_words(companions)))))


def _remove(call: Call, who: Person, other: Person) -> None:
    if all(one.companion_id != other.id for one in call.store.ask(queries.companions.of_person, who.id)):
        raise Problem(f"{other.name} is no companion of {who.name}.", f"See “organiser people companion {who.id}”.")
    label = f"{other.name} no longer comes with {who.name}"
    call.store.do(label, changes.companions.unlink, who.id, other.id)
    click.echo(f"{label}.")


def _list(call: Call, who: Person, as_json: bool) -> None:
    own = call.store.ask(queries.companions.of_person, who.id)
    others = call.store.ask(queries.companions.with_whom, who.id)
    if as_json:
        show.document([_shown(one) for one in (*own, *others)])
        return
    show.table([(one.in_words,) for one in (*own, *others)], f"Nobody comes with {who.name}.")


def _shown(value: Companion) -> dict[str, Any]:
    return {
        "person": value.person,
        "person_id": value.person_id,
        "companion": value.companion,
        "companion_id": value.companion_id,
        "takes_place": value.takes_place,
    }


COMMANDS: Final = (companion_of,)
