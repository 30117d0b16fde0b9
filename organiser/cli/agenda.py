"""Commands on the plan of a session."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import click

from organiser.app.actions import improvements, plans
from organiser.app.playbook import Playbook
from organiser.cli import show, versions
from organiser.cli.main import Call
from organiser.cli.sessions import one
from organiser.domain import packing, remedies, strands
from organiser.domain.agendas import Agenda, Item
from organiser.domain.problem import Problem
from organiser.domain.sessions import Session
from organiser.domain.text import counted, listed
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


for command in versions.COMMANDS:
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


@agenda_command.command("suggest")
@click.argument("session", metavar="S")
@click.option("--apply", "applies", is_flag=True, help="Put the suggestion in place of the plan.")
@click.option("--include", multiple=True, metavar="E", help="An exercise that must be in it; can be given again.")
@click.option("--without", multiple=True, metavar="E", help="An exercise to leave out; can be given again.")
@click.option("--decision/--no-decision", default=None, help="Whether to decide something; else the title tells.")
@click.option("--variation", type=click.IntRange(0, 99), default=0, metavar="N", help="Another plan than the first.")
@click.option(
    "--people", type=click.IntRange(0), default=None, metavar="N", help="How many come; else the answers tell."
)
@click.option("--at-hand", multiple=True, metavar="THING", help="Use only what is at hand; can be given again.")
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
    people: int | None,
    at_hand: tuple[str, ...],
    as_json: bool,
) -> None:
    """Suggest a plan that suits the time, the people and the room, with a reason for each block."""
    playbook = Playbook()
    planning = plans.gather(call.store, playbook, one(call, session).id)
    brief = plans.asked(
        planning, playbook, include, without, decision=decision, variation=variation, people=people, at_hand=at_hand
    )
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
@click.option("--remedy", "number", type=click.IntRange(1), default=None, metavar="N", help="Take way out number N.")
@show.json_option
@click.pass_obj
def fit_plan(call: Call, session: str, number: int | None, as_json: bool) -> None:
    """Stretch or squeeze the blocks, each within its card's bounds, until the plan fills its time."""
    value = one(call, session)
    found = plans.fit_to_time(call.store, value.id)
    ways = remedies.smallest(found.agenda)
    if number is not None and not found.fits:
        if number > len(ways):
            raise Problem(f"There is no way out number {number}.", f"There are {len(ways)}.")
        found, ways = plans.remedy(call.store, value.id, ways[number - 1]), ()
    words = [way.in_words for way in ways]
    if as_json:
        answer = {"fits": found.fits, "items": show.agenda(found.agenda)}
        show.document(answer | {"notes": list(found.in_words), "remedies": words})
    if not found.fits:
        numbered = [f"{at}: {way}" for at, way in enumerate(words, 1)]
        raise Problem(f"The plan cannot fit. {' '.join(found.in_words)}", " ".join(numbered))
    if not as_json:
        click.echo("\n".join(found.in_words))
        _show(found.agenda)


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


@agenda_command.command("pack")
@click.argument("session", metavar="S")
@show.json_option
@click.pass_obj
def pack(call: Call, session: str, as_json: bool) -> None:
    """What to bring to a session, counted for the people who are expected."""
    value = one(call, session)
    people = plans.circumstances(call.store, value).people
    lines = packing.packed(call.store.ask(queries.agendas.of_session, value), people)
    if as_json:
        names = ("item", "quantity", "optional", "used_in")
        items = [{name: getattr(line, name) for name in names} | {"words": line.in_words} for line in lines]
        show.document({"people": people, "items": items})
        return
    click.echo(f"For {counted(people, 'person', 'people')}." if people else "Nobody knows yet how many people come.")
    show.table([(line.in_words, listed(line.used_in)) for line in lines], "There is nothing to pack.")


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
