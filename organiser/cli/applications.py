"""Commands on those who would like to take part: put them on the list, note what they say, move them with a reason."""

from collections.abc import Sequence

import click

from organiser.app.actions import places
from organiser.cli import show
from organiser.cli.main import Call, Verbs
from organiser.cli.places import document, now, verdict
from organiser.domain import clock
from organiser.domain.places import Role
from organiser.domain.text import counted, listed
from organiser.store import changes, queries

_ROLES = click.Choice([str(role) for role in Role])


@click.group("applications", cls=Verbs)
def applications_command() -> None:
    """Who would like to take part in a programme."""


@applications_command.command("list")
@click.argument("programme", metavar="P")
@show.json_option
@click.pass_obj
def list_applications(call: Call, programme: str, as_json: bool) -> None:
    """Everyone who has a place or would like one, in the order of their turn."""
    pool = call.store.ask(queries.places.of_programme, _programme(call, programme), now())
    if as_json:
        show.document(document(pool)["verdicts"])
        return
    rows = [
        (
            one.position or "",
            one.entry.person_id,
            one.entry.name,
            one.entry.neighbourhood,
            one.standing.label,
            "late" if one.entry.late else "",
        )
        for one in pool.verdicts
    ]
    show.table(rows, "Nobody has applied yet. Note somebody with “organiser applications add”.")


@applications_command.command("add")
@click.argument("programme", metavar="P")
@click.argument("names", metavar="X...", nargs=-1, required=True)
@click.option("--joined", default="", metavar="WHEN", help='When they applied, such as "2027-05-03 18:30"; else now.')
@click.option("--role", type=_ROLES, default=str(Role.PARTICIPANT), help="As what they would take part.")
@click.option("--note", default="", metavar="TEXT", help="What they said.")
@click.pass_obj
def add_applications(call: Call, programme: str, names: tuple[str, ...], joined: str, role: str, note: str) -> None:
    """Note that people would like to take part; they join the queue."""
    programme_id = _programme(call, programme)
    ids = _people(call, names)
    at = clock.instant(clock.parse_when(joined), clock.DEFAULT_ZONE) if joined else None
    label = f"Note that {_names(call, ids)} would like to take part"
    new = call.store.do(label, changes.applications.apply, programme_id, ids, joined=at, role=Role(role), note=note)
    click.echo(f"{counted(new, 'person', 'people')} joined the list.")
    _tell(call, programme_id, ids)


@applications_command.command("withdraw")
@click.argument("programme", metavar="P")
@click.argument("names", metavar="X...", nargs=-1, required=True)
@click.pass_obj
def withdraw_applications(call: Call, programme: str, names: tuple[str, ...]) -> None:
    """Note that people do not want to take part any more; a place they had is free again."""
    programme_id, ids = _programme(call, programme), _people(call, names)
    call.store.do(f"{_names(call, ids)} withdrew", changes.applications.withdraw, programme_id, ids)
    _tell_next(call, programme_id)


@applications_command.command("accept")
@click.argument("programme", metavar="P")
@click.argument("person", metavar="X")
@click.pass_obj
def accept_offer(call: Call, programme: str, person: str) -> None:
    """Note that somebody takes the place they were offered."""
    programme_id, ids = _programme(call, programme), _people(call, [person])
    call.store.do(f"{_names(call, ids)} accepted a place", changes.applications.accept, programme_id, *ids)
    _tell(call, programme_id, ids)


@applications_command.command("decline")
@click.argument("programme", metavar="P")
@click.argument("person", metavar="X")
@click.pass_obj
def decline_offer(call: Call, programme: str, person: str) -> None:
    """Note that somebody does not take the place they were offered."""
    programme_id, ids = _programme(call, programme), _people(call, [person])
    call.store.do(f"{_names(call, ids)} declined a place", changes.applications.decline, programme_id, *ids)
    _tell_next(call, programme_id)


@applications_command.command("move")
@click.argument("programme", metavar="P")
@click.argument("person", metavar="X")
@click.option("--before", metavar="Y", help="Ahead of this person.")
@click.option("--to", type=int, metavar="N", help="To this number in the queue.")
@click.option("--because", "why", required=True, metavar="WORDS", help="The reason, which is kept.")
@click.pass_obj
def move_application(call: Call, programme: str, person: str, before: str | None, to: int | None, why: str) -> None:
    """Move somebody in the queue by hand, for a reason."""
    if (before is None) == (to is None):
        raise click.UsageError("Say where to: --before somebody, or --to a number.")
    programme_id, ids = _programme(call, programme), _people(call, [person])
    ahead_of = None if before is None else _people(call, [before])[0]
    places.move(call.store, programme_id, ids[0], now(), why=why, before=ahead_of, to=to)
    _tell(call, programme_id, ids)


@applications_command.command("role")
@click.argument("programme", metavar="P")
@click.argument("person", metavar="X")
@click.argument("role", type=_ROLES)
@click.pass_obj
def set_role(call: Call, programme: str, person: str, role: str) -> None:
    """Say as what somebody takes part; only participants use a place."""
    programme_id, ids = _programme(call, programme), _people(call, [person])
    call.store.do(
        f"{_names(call, ids)} takes part as {role}", changes.applications.set_role, programme_id, ids, Role(role)
    )
    _tell(call, programme_id, ids)


@applications_command.command("why")
@click.argument("programme", metavar="P")
@click.argument("person", metavar="X")
@show.json_option
@click.pass_obj
def tell_why(call: Call, programme: str, person: str, as_json: bool) -> None:
    """Why somebody has a place or has not, in a sentence that can be read out to them."""
    programme_id = _programme(call, programme)
    found = call.store.ask(queries.places.why, programme_id, _people(call, [person])[0], now())
    if as_json:
        show.document(verdict(found))
        return
    click.echo(found.reason)
    if found.detail:
        click.echo(f"For you alone: {found.detail}", err=True)


def _programme(call: Call, words: str) -> int:
    return call.store.ask(queries.named.the_one, "programme", words)


def _people(call: Call, names: Sequence[str]) -> list[int]:
    return [call.store.ask(queries.named.the_one, "person", name) for name in names]


def _names(call: Call, ids: Sequence[int]) -> str:
    if len(ids) > 3:
        return counted(len(ids), "person", "people")
    return listed(call.store.ask(queries.people.one, person_id).name for person_id in ids)


def _tell(call: Call, programme_id: int, ids: Sequence[int]) -> None:
    pool = call.store.ask(queries.places.of_programme, programme_id, now())
    for one in map(pool.of, ids):
        click.echo(f"{one.entry.name}: {one.reason}")


def _tell_next(call: Call, programme_id: int) -> None:
    pool = call.store.ask(queries.places.of_programme, programme_id, now())
    for one in pool.next:
        click.echo(f"Next: {one.entry.name}. {one.reason}")
    if not pool.next:
        click.echo("Nobody is next.")
