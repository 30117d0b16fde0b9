"""Commands on programmes."""

import click

from organiser.cli import show
from organiser.cli.main import Call
from organiser.domain import clock, doubts
from organiser.domain.programmes import Programme, parse_target
from organiser.domain.text import counted
from organiser.store import changes, queries


@click.group("programmes")
def programmes_command() -> None:
    """Series of sessions with one roster."""


@programmes_command.command("list")
@show.json_option
@click.pass_obj
def list_programmes(call: Call, as_json: bool) -> None:
    """All programmes."""
    lines = call.store.ask(queries.programmes.every)
    if as_json:
        show.document(
            [
                {
                    "id": line.programme.id,
                    "uid": line.programme.uid,
                    "title": line.programme.title,
                    "capacity": line.programme.capacity,
                    "apply_by": line.programme.apply_by.isoformat() if line.programme.apply_by else None,
                    "neighbourhoods": [{"name": t.neighbourhood, "places": t.places} for t in line.programme.targets],
                    "sessions": line.sessions,
                    "members": line.members,
                }
                for line in lines
            ]
        )
        return
    rows = [
        (x.programme.id, x.programme.title, counted(x.sessions, "session"), counted(x.members, "person", "people"))
        for x in lines
    ]
    show.table(rows, "No programme yet. Make one with “organiser programmes add”.")


@programmes_command.command("add")
@click.argument("title")
@click.option("--capacity", type=int, default=0, help="How many places there are.")
@click.option("--neighbourhood", "neighbourhoods", multiple=True, metavar="NAME:PLACES", help="Places kept for one.")
@click.option("--apply-by", metavar="DATE", help="The last day to apply, such as 2027-05-10.")
@click.pass_obj
def add_programme(call: Call, title: str, capacity: int, neighbourhoods: tuple[str, ...], apply_by: str | None) -> None:
    """Make a programme."""
    targets = tuple(parse_target(words) for words in neighbourhoods)
    deadline = clock.parse_date(apply_by) if apply_by else None
    programme = Programme(title, capacity=capacity, apply_by=deadline, targets=targets)
    new_id = call.store.do(f"Make programme {programme.title}", changes.programmes.add, programme)
    click.echo(f"Made programme {new_id}: {programme.title}")
    for doubt in doubts.about_programme(programme, ()):
        click.echo(f"Look again: {doubt}", err=True)


@programmes_command.command("join")
@click.argument("programme", metavar="P")
@click.argument("names", metavar="X...", nargs=-1, required=True)
@click.pass_obj
def join_programme(call: Call, programme: str, names: tuple[str, ...]) -> None:
    """Put people on a programme's roster."""
    programme_id = call.store.ask(queries.named.the_one, "programme", programme)
    person_ids = [call.store.ask(queries.named.the_one, "person", name) for name in names]
    title = call.store.ask(queries.programmes.one, programme_id).title
    new = call.store.do(f"Put people on the roster of {title}", changes.programmes.join, programme_id, person_ids)
    click.echo(f"{counted(new, 'person', 'people')} joined {title}.")


@programmes_command.command("show")
@click.argument("programme", metavar="P")
@click.pass_obj
def show_programme(call: Call, programme: str) -> None:
    """One programme: its sessions, its places by neighbourhood, and what is odd about it."""
    programme_id = call.store.ask(queries.named.the_one, "programme", programme)
    value = call.store.ask(queries.programmes.one, programme_id)
    series = call.store.ask(queries.sessions.every, programme_id)
    roster = call.store.ask(queries.people.of_programme, programme_id)
    click.echo(value.title)
    show.table([(s.id, s.title, s.when, s.status.label) for s in series], "No session yet.")
    for seats in call.store.ask(queries.programmes.seating, programme_id):
        click.echo(f"{seats.neighbourhood}: {seats.in_words}")
    for doubt in doubts.about_programme(value, series, len(roster)):
        click.echo(f"Look again: {doubt}", err=True)
