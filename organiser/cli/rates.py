"""Commands on how often people were there."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

import click

from organiser.cli import show
from organiser.cli.main import Call
from organiser.domain.rates import Rate, Rates
from organiser.store import queries


@click.command("rates")
@click.argument("programme", metavar="P")
@show.json_option
@click.pass_obj
def show_rates(call: Call, programme: str, as_json: bool) -> None:
    """How often each person of a programme was there, of the sessions so far."""
    programme_id = call.store.ask(queries.named.the_one, "programme", programme)
    found = call.store.ask(queries.attendance.rates, programme_id, datetime.now().astimezone())
    if as_json:
        show.document(_rates(found))
        return
    show.table([(one.person, one.neighbourhood, one.rate.in_words) for one in found.people], "Nobody is on the roster.")
    for session in found.sessions:
        click.echo(f"{session.title}: {session.in_words}")
    click.echo(found.in_words)


def _rates(value: Rates) -> dict[str, Any]:
    """The rates with what each number counts."""
    return {
        "people": [
            {"person": one.person, "neighbourhood": one.neighbourhood, **_rate(one.rate)} for one in value.people
        ],
        "sessions": [
            {
                "id": one.session_id,
                "title": one.title,
                "there": one.there,
                "listed": one.listed,
                "not_marked": one.unmarked,
                "register_taken": one.is_taken,
            }
            for one in value.sessions
        ],
        "different_people": value.heads,
        "counts": value.in_words,
    }


def _rate(value: Rate) -> dict[str, Any]:
    return {
        "there": value.there,
        "invited": value.invited,
        "share": value.share,
        "walked_in": value.walked_in,
        "apologies": value.apologies,
        "not_marked": value.unmarked,
        "registers_not_taken": value.untaken,
        "counts": value.in_words,
    }


COMMANDS: Final = (show_rates,)
