"""Commands that count people without naming them: shares by sector, and totals for a caterer or host."""

from __future__ import annotations

from typing import Any, Final

import click

from organiser.cli import show
from organiser.cli.main import Call
from organiser.cli.sessions import one as session_named
from organiser.domain.sectors import Shares
from organiser.domain.totals import Total
from organiser.store import queries


@click.command("shares")
@click.option("--programme", metavar="P", help="Only those on the roster of a programme.")
@click.option("--session", metavar="S", help="Only those on the list of a session who may come.")
@show.json_option
@click.pass_obj
def show_shares(call: Call, programme: str | None, session: str | None, as_json: bool) -> None:
    """How people divide into sectors and roles, in shares that add up."""
    if programme is not None and session is not None:
        raise click.UsageError("Say --programme or --session, and not both.")
    found, whom = _asked(call, programme, session)
    if as_json:
        shares = [
            {"sector": one.sector, "people": one.people, "part": round(float(one.part), 4), "percent": one.percent}
            for one in found.shares
        ]
        show.document({"of": whom, "people": found.people, "counts": found.what_it_counts, "shares": shares})
        return
    click.echo(f"{whom}. {found.what_it_counts}")
    if found.shares:
        show.table([(one.sector, one.in_words) for one in found.shares], "")


def _asked(call: Call, programme: str | None, session: str | None) -> tuple[Shares, str]:
    if programme is not None:
        programme_id = call.store.ask(queries.named.the_one, "programme", programme)
        title = call.store.ask(queries.programmes.one, programme_id).title
        return call.store.ask(queries.sectors.of_programme, programme_id), f"The roster of {title}"
    if session is not None:
        value = session_named(call, session)
        found = call.store.ask(queries.sectors.of_session, value.id)
        return found, f"The list of {value.title}, without those who are not coming"
    return call.store.ask(queries.sectors.of_everybody), "Everybody"


@click.command("totals")
@click.option("--session", required=True, metavar="S", help="The session it is about.")
@show.json_option
@click.pass_obj
def show_totals(call: Call, session: str, as_json: bool) -> None:
    """Diet, childcare and travel of those who come to a session, in totals and without a name."""
    value = session_named(call, session)
    found = call.store.ask(queries.totals.of_session, value.id)
    counts = {name: getattr(found, name) for name in ("people", "companions", "under_18", "children", "families")}
    lists = {"diets": found.diets, "travel": found.travel}
    if as_json:
        single = {name: {"yes": total.sure, "maybe": total.maybe} for name, total in counts.items()}
        show.document(single | {name: [_total(one) for one in totals] for name, totals in lists.items()})
        return
    every = (*counts.values(), *found.diets, *found.travel)
    show.table([(one.what, one.in_words) for one in every], "")


def _total(value: Total) -> dict[str, Any]:
    return {"what": value.what, "yes": value.sure, "maybe": value.maybe}


COMMANDS: Final = (show_shares, show_totals)
