"""Commands on the plan of a session."""

import click

from organiser.app.playbook import Playbook
from organiser.cli import show
from organiser.cli.main import Call
from organiser.cli.sessions import one
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
    agenda = call.store.ask(queries.agendas.of_session, session)
    rows = [(b.item.place, f"{b.starts:%H:%M}", f"{b.item.minutes} min", b.item.title) for b in agenda.blocks]
    show.table(rows, "The plan is empty.")
    click.echo(agenda.in_words)


@click.group("agenda")
def agenda_command() -> None:
    """Arrange the exercises of a session."""


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
