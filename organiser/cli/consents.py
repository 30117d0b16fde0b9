"""Commands on what people have agreed to."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Final

import click

from organiser.cli import show
from organiser.cli.details import one as person_named
from organiser.cli.main import Call
from organiser.domain import clock
from organiser.domain.consents import Consent, doubts, holding
from organiser.domain.people import Person
from organiser.domain.problem import Problem
from organiser.store import changes, queries


@click.command("consent")
@click.argument("person", metavar="X")
@click.argument("purpose", default="", metavar="[PURPOSE]")
@click.option("--wording", default="", metavar="TEXT", help="The words agreed to; those that are usual if not said.")
@click.option("--by", "given_by", default="", metavar="NAME", help="Who agreed, such as a guardian; X if not said.")
@click.option("--route", default="", metavar="R", help='How it was said, such as "by phone" or "on a form".')
@click.option("--on", "day", default="", metavar="DATE", help="The day of it; today if not said.")
@click.option("--withdraw", is_flag=True, help="X no longer agrees; that they did stays noted.")
@show.json_option
@click.pass_obj
def consent_of(
    call: Call, person: str, purpose: str, wording: str, given_by: str, route: str, day: str, withdraw: bool,
    as_json: bool,
) -> None:  # fmt: skip
    """Note that X agrees to PURPOSE; without one, list what X has agreed to.

    Usual purposes have words of their own; any other words do as well.
    """
    who = person_named(call, person)
    when = clock.parse_date(day) if day else _today()
    if not purpose:
        _list(call, who, as_json)
    elif withdraw:
        _withdraw(call, who, purpose, when)
    else:
        consent = Consent(purpose, wording, when, given_by, route)
        call.store.do(f"Note that {who.name} agrees to “{consent.purpose}”", changes.consents.give, who.id, consent)
        click.echo(f"{who.name}: {consent.purpose}. {consent.in_words}\n“{consent.wording}”")


def _today() -> date:
    return datetime.now().astimezone().date()


def _withdraw(call: Call, who: Person, purpose: str, day: date) -> None:
    consents = call.store.ask(queries.consents.of_person, who.id)
    found = holding(consents, purpose)
    if found is None:
        agreed = ", ".join(f"“{one.purpose}”" for one in consents if one.holds) or "nothing now"
        raise Problem(f"{who.name} does not agree to “{purpose[:80]}”.", f"They agree to: {agreed}.")
    label = f"Withdraw the consent of {who.name} to “{found.purpose}”"
    call.store.do(label, changes.consents.withdraw, [found.id], day)
    click.echo(f"Withdrawn: {who.name}, {found.purpose}.")


def _list(call: Call, who: Person, as_json: bool) -> None:
    consents = call.store.ask(queries.consents.of_person, who.id)
    if as_json:
        show.document([_shown(one) for one in consents])
        return
    show.table([(one.purpose, one.in_words) for one in consents], f"{who.name} was asked for nothing yet.")
    for words in doubts(who, consents):
        click.echo(words, err=True)


def _shown(value: Consent) -> dict[str, Any]:
    return {
        "id": value.id,
        "purpose": value.purpose,
        "wording": value.wording,
        "given": value.given.isoformat(),
        "given_by": value.given_by,
        "route": value.route,
        "withdrawn": value.withdrawn.isoformat() if value.withdrawn else None,
    }


COMMANDS: Final = (consent_of,)
