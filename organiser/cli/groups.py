"""Commands on the small groups of a session."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from organiser.app.actions import groupings
from organiser.cli import show
from organiser.cli.main import Call, Verbs
from organiser.cli.sessions import one
from organiser.domain.grouping.account import account
from organiser.domain.grouping.groups import Wish
from organiser.domain.problem import Problem
from organiser.domain.text import folded
from organiser.store import changes, queries

if TYPE_CHECKING:
    from organiser.domain.grouping.groups import Grouping
    from organiser.domain.sessions import Session


@click.group("groups", cls=Verbs)
def groups_command() -> None:
    """Small groups: mixed well, with asked-for pairs kept and old company avoided."""


@groups_command.command("make")
@click.argument("session", metavar="S")
@click.option("--size", type=int, default=0, help="People in a group, about; 5 when nothing is said.")
@click.option("--number", type=int, default=0, help="How many groups, in place of --size.")
@click.option("--name", default="", help="What to call these groups, where a session has several sets of them.")
@click.option("--variation", type=int, default=0, metavar="N", help="Another arrangement that is about as good.")
@show.json_option
@click.pass_obj
def make_groups(call: Call, session: str, size: int, number: int, name: str, variation: int, as_json: bool) -> None:
    """Make groups of those who are there or, before the register is begun, of those who are coming."""
    value = one(call, session)
    wanted = name or "Groups"
    old = next((one for one in _all(call, value) if folded(one.name) == folded(wanted)), None)
    begun = old if old and not size and not number else None
    if begun is None:
        begun = groupings.begin(call.store, value.id, size=size, number=number, name=wanted)
        begun = replace(begun, id=old.id if old else 0)
    made, _ = groupings.shuffle(groupings.gather(call.store, value.id, begun), variation)
    kept = groupings.keep(call.store, value.id, made, f"Make groups for {value.title}")
    _tell(call, value, kept, as_json)


@groups_command.command("show")
@click.argument("session", metavar="S")
@click.option("--name", default="", help="Which groups, where a session has several sets of them.")
@show.json_option
@click.pass_obj
def show_groups(call: Call, session: str, name: str, as_json: bool) -> None:
    """The groups with their people, and what can be said of them."""
    value = one(call, session)
    _tell(call, value, _one(call, value, name), as_json)


@groups_command.command("move")
@click.argument("session", metavar="S")
@click.argument("person", metavar="X")
@click.argument("group", metavar="GROUP")
@click.option("--name", default="", help="Which groups, where a session has several sets of them.")
@click.option("--swap", metavar="Y", default="", help="This person goes the other way.")
@click.pass_obj
def move_person(call: Call, session: str, person: str, group: str, name: str, swap: str) -> None:
    """Move a person to a GROUP (its name or number); there they stay when groups are made again."""
    value = one(call, session)
    grouping = _one(call, value, name)
    person_id = call.store.ask(queries.named.the_one, "person", person)
    if person_id not in {guest.person_id for guest in call.store.ask(queries.groupings.guests, value.id)}:
        raise Problem("That person is not among those who are coming.", "Invite them, or mark them as there.")
    here = grouping.group_of(person_id)
    moved = grouping.moved(person_id, _place(grouping, group))
    if swap and here is not None:
        moved = moved.moved(call.store.ask(queries.named.the_one, "person", swap), here)
    moved = replace(moved, stays=moved.stays | {person_id})
    groupings.keep(call.store, value.id, moved, f"Move {call.store.ask(queries.people.one, person_id).name}")
    _tell(call, value, moved, as_json=False)


@groups_command.command("place")
@click.argument("session", metavar="S")
@click.argument("group", metavar="GROUP")
@click.argument("offers")
@click.option("--rename", default="", help="Another name for the group.")
@click.option("--name", default="", help="Which groups, where a session has several sets of them.")
@click.pass_obj
def describe_place(call: Call, session: str, group: str, offers: str, rename: str, name: str) -> None:
    """Say what a group's place OFFERS, such as “hearing loop, step-free”; "" for nothing."""
    value = one(call, session)
    grouping = _one(call, value, name)
    place = _place(grouping, group)
    said = replace(grouping.groups[place], offers=offers, name=rename or grouping.groups[place].name)
    changed = replace(grouping, groups=(*grouping.groups[:place], said, *grouping.groups[place + 1 :]))
    groupings.keep(call.store, value.id, changed, f"Describe {said.name}")
    _tell(call, value, changed, as_json=False)


@groups_command.command("remove")
@click.argument("session", metavar="S")
@click.option("--name", default="", help="Which groups, where a session has several sets of them.")
@click.pass_obj
def remove_groups(call: Call, session: str, name: str) -> None:
    """Take the groups of a session away."""
    value = one(call, session)
    call.store.do(f"Remove groups of {value.title}", changes.groupings.remove, _one(call, value, name).id)
    click.echo("Removed the groups. “organiser undo” brings them back.")


@groups_command.command("pair")
@click.argument("first", metavar="X")
@click.argument("second", metavar="Y")
@click.option("--apart", is_flag=True, help="They are to be in different groups.")
@click.option("--because", "why", default="", help="The reason, in the words of whoever asked.")
@click.option("--forget", is_flag=True, help="Forget what was asked about the two.")
@click.pass_obj
def pair_people(call: Call, first: str, second: str, apart: bool, why: str, forget: bool) -> None:
    """Note that two people are to be together, or apart, whenever groups are made."""
    ids = [call.store.ask(queries.named.the_one, "person", words) for words in (first, second)]
    names = " and ".join(call.store.ask(queries.people.one, person_id).name for person_id in ids)
    if forget:
        call.store.do(f"Forget what was asked about {names}", changes.groupings.forget_wish, *ids)
        click.echo(f"Nothing is asked about {names} any more.")
        return
    wish = Wish(ids[0], ids[1], together=not apart, why=why)
    words = f"Keep {names} {'apart' if apart else 'together'}"
    call.store.do(words, changes.groupings.wish, wish)
    click.echo(f"{words}: this holds whenever groups are made.")


def _all(call: Call, session: Session) -> tuple[Grouping, ...]:
    return call.store.ask(queries.groupings.of_session, session.id)


def _one(call: Call, session: Session, name: str) -> Grouping:
    found = [one for one in _all(call, session) if not name or folded(one.name) == folded(name)]
    if not found:
        raise Problem(f"{session.title} has no such groups yet.", "Make them with “organiser groups make”.")
    return found[-1]


def _place(grouping: Grouping, words: str) -> int:
    for place, group in enumerate(grouping.groups):
        if folded(words) in {folded(group.name), str(place + 1)}:
            return place
    names = ", ".join(group.name for group in grouping.groups)
    raise Problem(f"There is no group called “{words[:60]}”.", f"There are {names}.")


def _tell(call: Call, session: Session, grouping: Grouping, as_json: bool) -> None:
    brief = groupings.gather(call.store, session.id, grouping)
    told = account(brief, brief.grouping)
    guests = {guest.person_id: guest for guest in brief.guests}
    if as_json:
        groups: list[dict[str, Any]] = [
            {
                "name": group.name,
                "offers": group.offers,
                "people": [
                    {"id": one, "name": guests[one].name, "neighbourhood": guests[one].neighbourhood}
                    for one in group.members
                ],
            }
            for group in brief.grouping.groups
        ]
        show.document({"name": grouping.name, "groups": groups, "good": list(told.good), "amiss": list(told.amiss)})
        return
    for group in brief.grouping.groups:
        click.echo(f"{group.name}{f' ({group.offers})' if group.offers else ''}")
        rows = [("", guests[one].name, guests[one].neighbourhood) for one in group.members]
        show.table(rows, "  nobody yet")
    click.echo("\n".join((*told.good, *(f"! {words}" for words in told.amiss))))
