"""Commands on the plan of a session."""

from dataclasses import replace
from typing import Any

import click

from organiser.app.actions import improvements, plans
from organiser.app.playbook import Playbook
from organiser.cli import planning, show, versions
from organiser.cli.main import Call, Verbs
from organiser.cli.sessions import one
from organiser.domain import strands
from organiser.domain.agendas import Item
from organiser.domain.problem import Problem
from organiser.domain.sessions import Session
from organiser.domain.text import counted
from organiser.store import changes, queries


def _item_at(call: Call, session: Session, place: int) -> Item:
    items = call.store.ask(queries.agendas.items, session.id)
    if not 1 <= place <= len(items):
        has = f"The plan of “{session.title}” has {counted(len(items), 'block')}."
        raise Problem(f"There is no block at place {place}.", has)
    return items[place - 1]


def _show_plan(call: Call, session: Session) -> None:
    show.plan(call.store.ask(queries.agendas.of_session, session))


@click.group("agenda", cls=Verbs)
def agenda_command() -> None:
    """Arrange the exercises of a session."""


for command in (*planning.COMMANDS, *versions.COMMANDS):
    agenda_command.add_command(command)


@agenda_command.command("add")
@click.argument("session", metavar="S")
@click.argument("exercise", metavar="E")
@click.option("--minutes", type=int, default=None, help="Its length; without it, the card's typical one.")
@click.option("--at", "place", type=int, default=None, metavar="PLACE", help="Its place; without it, the last.")
@click.pass_obj
def add_block(call: Call, session: str, exercise: str, minutes: int | None, place: int | None) -> None:
    """Copy an exercise into the plan."""
    if minutes == 0 or (place is not None and place < 1):
        raise Problem("Minutes and places count from 1.", "Leave them out for the typical length, or the last place.")
    value = one(call, session)
    card = Playbook().the_one(exercise, call.store.ask(queries.agendas.own_cards))
    call.store.do(
        f"Add {card.name} to {value.title}",
        changes.agendas.add_exercise,
        value.id,
        card,
        minutes=minutes or 0,
        at=place,
    )
    _show_plan(call, value)


@agenda_command.command("remove")
@click.argument("session", metavar="S")
@click.argument("place", type=int)
@click.pass_obj
def remove_block(call: Call, session: str, place: int) -> None:
    """Take the block at PLACE out of the plan."""
    value = one(call, session)
    item = _item_at(call, value, place)
    call.store.do(f"Remove {item.title} from {value.title}", changes.agendas.remove, [item.id])
    _show_plan(call, value)


@agenda_command.command("move")
@click.argument("session", metavar="S")
@click.argument("source", type=int, metavar="FROM")
@click.argument("to", type=int)
@click.pass_obj
def move_block(call: Call, session: str, source: int, to: int) -> None:
    """Put the block at place FROM at place TO; the others close up."""
    value = one(call, session)
    item = _item_at(call, value, source)
    _item_at(call, value, to)
    call.store.do(f"Move {item.title} in {value.title}", changes.agendas.move, item.id, to=to)
    _show_plan(call, value)


@agenda_command.command("copy")
@click.argument("session", metavar="S")
@click.argument("target", metavar="TO")
@click.option(
    "--block", "places", multiple=True, type=int, metavar="PLACE", help="Only this block; can be given again."
)
@click.option("--at", "place", type=click.IntRange(1), default=None, metavar="PLACE", help="Where; else at the end.")
@click.pass_obj
def copy_plan(call: Call, session: str, target: str, places: tuple[int, ...], place: int | None) -> None:
    """Copy the plan of session S, or some of its blocks, into the plan of session TO."""
    source, other = one(call, session), one(call, target)
    chosen = [_item_at(call, source, at) for at in places] or list(call.store.ask(queries.agendas.items, source.id))
    plans.copy(call.store, chosen, source, other, at=place)
    _show_plan(call, other)


@agenda_command.command("split")
@click.argument("session", metavar="S")
@click.argument("place", type=int)
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
@click.option(
    "--exercise", "exercises", multiple=True, metavar="E", help="What a group does; else what the block says."
)
@click.option("--lead", "leaders", multiple=True, metavar="NAME", help="Who leads a group.")
@click.option("--room", "rooms", multiple=True, metavar="TEXT", help="Where a group works: a room, a table, a link.")
@click.pass_obj
def split_block(
    call: Call,
    session: str,
    place: int,
    names: tuple[str, ...],
    exercises: tuple[str, ...],
    leaders: tuple[str, ...],
    rooms: tuple[str, ...],
) -> None:
    """Divide the block at PLACE into groups that work at the same time.

    Give an option once for each group, in the order of their names.
    """
    value = one(call, session)
    item = _item_at(call, value, place)
    own = call.store.ask(queries.agendas.own_cards)
    cards = [Playbook().the_one(exercise, own) for exercise in exercises]
    groups = strands.divided(names, cards, leaders, rooms)
    label = f"Divide {item.title} into {counted(len(groups), 'group')}"
    call.store.do(label, changes.strands.arrange, item.id, groups)
    _show_plan(call, value)


@agenda_command.command("join")
@click.argument("session", metavar="S")
@click.argument("place", type=int)
@click.pass_obj
def join_block(call: Call, session: str, place: int) -> None:
    """Let all stay together in the block at PLACE, which was divided into groups."""
    value = one(call, session)
    item = _item_at(call, value, place)
    if not item.strands:
        raise Problem(f"“{item.title}” is not divided into groups.")
    call.store.do(f"Join the groups of {item.title}", changes.strands.arrange, item.id, ())
    _show_plan(call, value)


@agenda_command.command("edit")
@click.argument("session", metavar="S")
@click.argument("place", type=int)
@click.option("--title", default=None, metavar="TEXT", help="What the block is called.")
@click.option("--minutes", type=int, default=None, metavar="N", help="Its length.")
@click.option("--pin", "pinned", default=None, metavar="TIME", help='When it must begin, such as 14:00; "" unpins it.')
@click.option("--lead", default=None, metavar="NAME", help="Who leads it.")
@click.option("--notes", default=None, metavar="TEXT", help="Private notes, for the run sheet.")
@click.option("--participants", default=None, metavar="TEXT", help="What the handout says about it.")
@click.pass_obj
def edit_block(call: Call, /, session: str, place: int, **given: str | int | None) -> None:
    """Change the block at PLACE; its card in the playbook stays as it is."""
    value = one(call, session)
    item = _item_at(call, value, place)
    wanted: dict[str, Any] = {field: word for field, word in given.items() if word is not None}
    if not wanted:
        raise Problem("There is nothing to change.", "Say what with an option such as --lead.")
    call.store.do(f"Edit {item.title} in {value.title}", changes.agendas.edit, item.id, replace(item, **wanted))
    _show_plan(call, value)


@agenda_command.command("refresh")
@click.argument("session", metavar="S")
@click.argument("place", type=int, required=False)
@show.json_option
@click.pass_obj
def refresh_blocks(call: Call, session: str, place: int | None, as_json: bool) -> None:
    """Take what has changed in the playbook's cards into the block at PLACE, or into all blocks."""
    value = one(call, session)
    item_id = _item_at(call, value, place).id if place is not None else 0
    found = improvements.of_session(call.store, Playbook(), value)
    chosen = [one for one in found if item_id in (0, one.item.id)]
    improvements.take(call.store, chosen)
    if as_json:
        changed = [{"place": c.item.place, "title": c.item.title, "changes": list(c.changes)} for c in chosen]
        show.document({"blocks": changed})
        return
    for taken in chosen:
        click.echo(f"{taken.item.place}  {taken.item.title}")
        click.echo("\n".join(f"   {words}" for words in taken.changes))
    if not chosen:
        click.echo("The cards in it are as the playbook has them." if place is None else "Its card has not changed.")
