"""Commands on the plan of a session."""

from collections.abc import Sequence

import click

from organiser.app.actions import plans
from organiser.app.playbook import Playbook
from organiser.cli import show
from organiser.cli.main import Call
from organiser.cli.sessions import one
from organiser.domain import remedies
from organiser.domain.agendas import Agenda, Item
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
    _show(call.store.ask(queries.agendas.of_session, session))


def _show(agenda: Agenda, reasons: Sequence[str] = ()) -> None:
    rows = [(b.item.place, f"{b.starts:%H:%M}", f"{b.item.minutes} min", b.item.title) for b in agenda.blocks]
    if reasons:
        show.table([(*row, reason) for row, reason in zip(rows, reasons, strict=True)], "")
    else:
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


@agenda_command.command("suggest")
@click.argument("session", metavar="S")
@click.option("--apply", "applies", is_flag=True, help="Put the suggestion in place of the plan.")
@click.option("--include", multiple=True, metavar="E", help="An exercise that must be in it; can be given again.")
@click.option("--without", multiple=True, metavar="E", help="An exercise to leave out; can be given again.")
@click.option("--decision/--no-decision", default=None, help="Whether to decide something; else the title tells.")
@click.option("--variation", type=click.IntRange(0, 99), default=0, metavar="N", help="Another plan than the first.")
@show.json_option
@click.pass_obj
def suggest_plan(
    call: Call,
    session: str,
    applies: bool,
    include: tuple[str, ...],
    without: tuple[str, ...],
    decision: bool | None,
    variation: int,
    as_json: bool,
) -> None:
    """Suggest a plan that suits the time, the people and the room, with a reason for each block."""
    playbook = Playbook()
    planning = plans.gather(call.store, playbook, one(call, session).id)
    brief = plans.asked(planning, playbook, include, without, decision=decision, variation=variation)
    proposal, agenda = plans.propose(planning, brief)
    if applies:
        plans.take(call.store, planning, proposal)
    reasons = [item.reason for item in proposal.items]
    if as_json:
        items = [block | {"reason": reason} for block, reason in zip(show.agenda(agenda), reasons, strict=True)]
        show.document({"items": items, "notes": list(proposal.notes)})
        return
    if reasons:
        _show(agenda, reasons)
    for note in proposal.notes:
        click.echo(note)


@agenda_command.command("fit")
@click.argument("session", metavar="S")
@show.json_option
@click.pass_obj
def fit_plan(call: Call, session: str, as_json: bool) -> None:
    """Stretch or squeeze the blocks, each within its card's bounds, until the plan fills its time."""
    value = one(call, session)
    found = plans.fit_to_time(call.store, value.id)
    ways = [remedy.in_words for remedy in remedies.smallest(found.agenda)]
    if as_json:
        answer = {"fits": found.fits, "items": show.agenda(found.agenda)}
        show.document(answer | {"notes": list(found.in_words), "remedies": ways})
    if not found.fits:
        raise Problem(f"The plan cannot fit. {' '.join(found.in_words)}", " ".join(ways))
    if not as_json:
        click.echo("\n".join(found.in_words))
        _show(found.agenda)
