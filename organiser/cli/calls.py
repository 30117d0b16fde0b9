"""Commands on the ring-round of a session: who to ring, and what came of it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import click

from organiser.app.actions import texts
from organiser.cli import show
from organiser.cli.main import Call, Verbs
from organiser.cli.sessions import one
from organiser.domain import calls, clock
from organiser.domain.text import counted
from organiser.store import queries

if TYPE_CHECKING:
    from organiser.domain.calls import ToRing
    from organiser.domain.sessions import Session


@click.group("calls", cls=Verbs)
def calls_command() -> None:
    """The ring-round: who to ring today, and what came of it."""


@calls_command.command("list")
@click.argument("session", metavar="S")
@show.json_option
@click.pass_obj
def list_calls(call: Call, session: str, as_json: bool) -> None:
    """Who to ring today, the most urgent first."""
    value = one(call, session)
    found = texts.ring_round(call.store, value.id, datetime.now(UTC))
    if as_json:
        names = ("today", "resting", "wrong", "unreachable")
        show.document({name: [_entry(one, value) for one in getattr(found, name)] for name in names})
        return
    for who in found.today:
        best = f"best {who.person.best_time}" if who.person.best_time else ""
        click.echo("  ".join(filter(None, (str(who.line.row), who.person.name, who.number, who.why, best))))
    click.echo(f"{found.in_words}.")


@calls_command.command("note")
@click.argument("session", metavar="S")
@click.argument("person", metavar="X")
@click.argument("outcome", metavar="OUTCOME", type=click.Choice([str(one) for one in calls.Outcome]))
@click.option("--again", default="", metavar="WHEN", help='With ring-back: when, such as "2027-05-19 18:30".')
@click.option("--note", default="", help="A few words to remember.")
@click.option("--by", "noted_by", default="", metavar="NAME", help="Who rang; else the organiser.")
@click.pass_obj
def note_call(call: Call, session: str, person: str, outcome: str, again: str, note: str, noted_by: str) -> None:
    """Note what came of ringing somebody.

    OUTCOME is yes, no, maybe, no-answer, left-message, ring-back or wrong-number.
    """
    value = one(call, session)
    who = call.store.ask(queries.people.one, call.store.ask(queries.named.the_one, "person", person))
    rung = calls.Call(
        who.id,
        calls.Outcome(outcome),
        again=clock.parse_when(again) if again else None,
        noted_by=noted_by or call.store.ask(queries.workspace.group).organiser,
        note=note,
    )
    texts.note_call(call.store, value.id, who, rung)
    left = len(texts.ring_round(call.store, value.id, datetime.now(UTC)).today)
    click.echo(f"{who.name}: {rung.outcome.label.lower()}. {counted(left, 'person', 'people')} left to ring.")


def _entry(who: ToRing, session: Session) -> dict[str, Any]:
    return {
        "row": who.line.row,
        "person": who.person.name,
        "number": who.number,
        "why": who.why,
        "best_time": who.person.best_time,
        "needs": who.line.needs,
        "answer": str(who.line.answer),
        "ring_again": clock.aware(who.again, session.timezone).isoformat() if who.again else None,
        "timezone": session.timezone,
        "calls": [
            {
                "at": rung.at.isoformat() if rung.at else None,
                "outcome": str(rung.outcome),
                "noted_by": rung.noted_by,
                "note": rung.note,
            }
            for rung in who.calls
        ],
    }
