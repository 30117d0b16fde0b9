"""Commands on places: who is next, giving and offering them, and drawing lots."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import click

from organiser.app.actions import places
from organiser.app.paths import path_from
from organiser.cli import show
from organiser.cli.main import Call, Verbs
from organiser.cli.sessions import one
from organiser.domain.draws import Draw
from organiser.domain.places import Share, Verdict
from organiser.domain.text import counted
from organiser.store import changes, queries
from organiser.store.queries.places import Pool

offer_option = click.option("--offer", is_flag=True, help="Offer the places: they are kept until somebody answers.")


def now() -> datetime:
    """The moment on this computer, in UTC."""
    return datetime.now(UTC)


@click.group("places", cls=Verbs)
def places_command() -> None:
    """Fair places: who gets one, whatever freed it, with a reason for everyone."""


@places_command.command("decide")
@click.argument("programme", metavar="P", required=False)
@click.option("--session", metavar="S", help="The places of a single session, in place of a programme.")
@click.option("--apply", "applies", is_flag=True, help="Give everyone whose turn it is a place.")
@offer_option
@show.json_option
@click.pass_obj
def decide_places(
    call: Call, programme: str | None, session: str | None, applies: bool, offer: bool, as_json: bool
) -> None:
    """Who gets a place as things stand, and why; with --apply or --offer it is done."""
    if (programme is None) == (session is None):
        raise click.UsageError("Name a programme, or a --session.")
    if session is not None:
        session_id = call.store.ask(queries.named.the_one, "session", session)
        done = places.settle_session(call.store, session_id, offer=offer) if applies or offer else ()
        pool = call.store.ask(queries.places.of_session, session_id, now())
    else:
        programme_id = call.store.ask(queries.named.the_one, "programme", str(programme))
        done = places.settle(call.store, programme_id, now(), offer=offer) if applies or offer else ()
        pool = call.store.ask(queries.places.of_programme, programme_id, now())
    if as_json:
        show.document(document(pool) | {"done": [verdict.entry.person_id for verdict in done]})
        return
    for verdict in done:
        click.echo(f"{'Offered' if offer else 'Given'} to {verdict.entry.name}: {verdict.reason}")
    _tell(pool)


def _tell(pool: Pool) -> None:
    for share in pool.shares:
        click.echo(f"{share.neighbourhood or 'Open to all'}: {share.in_words}")
    for verdict in pool.waiting:
        click.echo(f"{'Next' if verdict.is_next else verdict.position}. {verdict.entry.name}: {verdict.reason}")
    if pool.rules.draw_due and len(pool.next) < len(pool.waiting):
        click.echo("Lots are to be drawn: see “organiser places draw”.")
    elif pool.next:
        whom = counted(len(pool.next), "person is", "people are")
        click.echo(f"{whom} next: --apply gives them their places, --offer offers them.")
    else:
        click.echo("There is no place to give now.")


@places_command.command("limit")
@click.argument("session", metavar="S")
@click.argument("places", metavar="N", type=int)
@click.pass_obj
def limit_session(call: Call, session: str, places: int) -> None:
    """Say how many can come to a single session (0: as many as like to); who says yes beyond that waits."""
    value = one(call, session)
    call.store.do(f"Places at {value.title}", changes.sessions.edit, value.id, replace(value, places=places))
    click.echo(f"{value.title}: {counted(places, 'place') if places else 'as many as like to'}")


@places_command.command("offer")
@click.argument("programme", metavar="P")
@click.argument("names", metavar="X...", nargs=-1, required=True)
@click.pass_obj
def offer_places(call: Call, programme: str, names: tuple[str, ...]) -> None:
    """Offer a place to people whose turn it is."""
    programme_id = call.store.ask(queries.named.the_one, "programme", programme)
    ids = tuple(call.store.ask(queries.named.the_one, "person", name) for name in names)
    for verdict in places.settle(call.store, programme_id, now(), offer=True, only=ids):
        told = call.store.ask(queries.places.why, programme_id, verdict.entry.person_id, now())
        click.echo(f"{verdict.entry.name}: {told.reason}")


@places_command.command("draw")
@click.argument("programme", metavar="P")
@click.option("--seed", default="", metavar="WORDS", help="Words that everyone can know, such as a date and a place.")
@click.option("--apply", "applies", is_flag=True, help="Write the draw down: it is the order from now on.")
@show.json_option
@click.pass_obj
def draw_lots(call: Call, programme: str, seed: str, applies: bool, as_json: bool) -> None:
    """Draw lots within each neighbourhood; the same seed draws the same."""
    programme_id = call.store.ask(queries.named.the_one, "programme", programme)
    value = call.store.ask(queries.programmes.one, programme_id)
    today = call.today
    drawn = places.draw(call.store, programme_id, seed or f"{value.title}, {today:%Y-%m-%d}", now())
    if applies:
        places.keep_draw(call.store, programme_id, drawn)
    if as_json:
        show.document(_draw(drawn) | {"kept": applies})
        return
    click.echo(f"Seed: {drawn.seed}")
    for name in drawn.neighbourhoods:
        click.echo(name or "No neighbourhood noted")
        show.table([("", lot.rank, lot.name, f"ticket {lot.number}") for lot in drawn.of(name)], "")
    if value.apply_by and today <= value.apply_by:
        click.echo("People can still apply; whoever does so after the draw comes after those who were in it.", err=True)
    click.echo("This is the order from now on." if applies else "Nothing was written down: --apply does that.")


def _draw(drawn: Draw) -> dict[str, Any]:
    names = ("neighbourhood", "number", "rank", "name")
    lots = [{name: getattr(lot, name) for name in names} for lot in drawn.lots]
    return {"seed": drawn.seed, "at": drawn.at.isoformat(), "lots": lots}


@places_command.command("audit")
@click.argument("programme", metavar="P")
@click.argument("out", metavar="OUT.pdf")
@show.force_option
@click.pass_obj
def audit_draw(call: Call, programme: str, out: str, force: bool) -> None:
    """Print the draws of a programme with all that is needed to check them."""
    programme_id = call.store.ask(queries.named.the_one, "programme", programme)
    target = path_from(out)
    places.audit_to(call.store, programme_id, target, replace=force)
    click.echo(f"Wrote {target}")


def document(pool: Pool) -> dict[str, Any]:
    """A pool in names for programs."""
    return {
        "title": pool.title,
        "places": pool.rules.places,
        "draw_due": pool.rules.draw_due,
        "shares": [_share(share) for share in pool.shares],
        "verdicts": [verdict(each) for each in pool.verdicts],
    }


def _share(value: Share) -> dict[str, Any]:
    return {
        "neighbourhood": value.neighbourhood or None,
        "places": value.places,
        "placed": list(value.placed),
        "offered": list(value.offered),
        "waiting": value.waiting,
        "held": value.held,
        "free": value.free,
    }


def verdict(value: Verdict) -> dict[str, Any]:
    """One verdict with its entry in names for programs."""
    entry = value.entry
    return {
        "id": entry.person_id,
        "person": entry.name,
        "neighbourhood": entry.neighbourhood,
        "standing": str(value.standing),
        "role": str(entry.role),
        "party": entry.party,
        "joined": entry.joined.isoformat(),
        "late": entry.late,
        "offer_until": entry.offer_until.isoformat() if entry.offer_until else None,
        "moved_why": entry.moved_why,
        "note": entry.note,
        "gets_place": value.gets_place,
        "position": value.position or None,
        "reason": value.reason,
        "detail": value.detail,
    }
