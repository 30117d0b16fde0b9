"""Commands that plan a session: suggest a plan, fit it to its time, say what to bring."""

from __future__ import annotations

from typing import Final

import click

from organiser.app.actions import plans
from organiser.app.playbook import Playbook
from organiser.cli import show
from organiser.cli.main import Call
from organiser.cli.sessions import one
from organiser.domain import packing, remedies
from organiser.domain.problem import Problem
from organiser.domain.text import counted, listed
from organiser.store import queries


@click.command("suggest")
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
        show.plan(agenda, reasons)
    for note in proposal.notes:
        click.echo(note)


@click.command("fit")
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
        show.plan(found.agenda)


@click.command("pack")
@click.argument("session", metavar="S")
@show.json_option
@click.pass_obj
def pack_materials(call: Call, session: str, as_json: bool) -> None:
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


COMMANDS: Final = (suggest_plan, fit_plan, pack_materials)
