"""Commands on programmes."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import time
from typing import Any, Final

import click

from organiser.app.actions import renewals, sets
from organiser.app.playbook import Playbook
from organiser.cli import show
from organiser.cli.main import Call, Verbs
from organiser.domain import clock, doubts, holidays
from organiser.domain.holidays import Nation
from organiser.domain.programmes import Programme, ReleaseTo, ShareBy, parse_target
from organiser.domain.series import Planned
from organiser.domain.sessions import Session
from organiser.domain.sets import Wish, dated
from organiser.domain.text import counted
from organiser.store import changes, queries


@click.group("programmes", cls=Verbs)
def programmes_command() -> None:
    """Series of sessions with one roster."""


@programmes_command.command("list")
@show.json_option
@click.pass_obj
def list_programmes(call: Call, as_json: bool) -> None:
    """All programmes."""
    lines = call.store.ask(queries.programmes.every)
    if as_json:
        show.document([show.programme(line.programme, line.sessions, line.members) for line in lines])
        return
    rows = [
        (x.programme.id, x.programme.title, counted(x.sessions, "session"), counted(x.members, "person", "people"))
        for x in lines
    ]
    show.table(rows, "No programme yet. Make one with “organiser programmes add”.")


_ORDER = click.Choice([str(one) for one in ShareBy])
_RELEASE = click.Choice([str(one) for one in ReleaseTo])
_OPTIONS: Final = (
    click.option("--capacity", type=int, default=None, help="How many places there are; 0 for as many as like."),
    click.option(
        "--neighbourhood", "targets", multiple=True, metavar="NAME:PLACES", help="Places kept for one; several times."
    ),
    click.option("--purpose", default=None, metavar="TEXT", help="What it is for."),
    click.option("--apply-by", default=None, metavar="DATE", help="The last day to apply, such as 2027-05-10."),
    click.option(
        "--share-by",
        type=_ORDER,
        default=None,
        help="Who comes first: order of applying, or lot.",
    ),
    click.option("--hold-until", default=None, metavar="DATE", help="Unfilled places are kept up to this day."),
    click.option(
        "--release-to",
        type=_RELEASE,
        default=None,
        help="Who may have them after it.",
    ),
    click.option("--offer-days", type=int, default=None, metavar="N", help="How many days an offer holds."),
    click.option("--cut-off", default=None, metavar="DATE", help="No place is offered after this day."),
)


def _options(command: Callable[..., None]) -> Callable[..., None]:
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def _given(words: dict[str, Any]) -> dict[str, Any]:
    """The fields of a programme that were named; "" alone takes a day away, or all the neighbourhoods."""
    fields = {name: value for name, value in words.items() if value not in (None, ())}
    for name in {"apply_by", "hold_until", "cut_off"} & fields.keys():
        fields[name] = clock.parse_date(fields[name]) if fields[name] else None
    if "targets" in fields:
        fields["targets"] = () if fields["targets"] == ("",) else tuple(map(parse_target, fields["targets"]))
    return fields


def _say_doubts(programme: Programme, sessions: Sequence[Session] = ()) -> None:
    for doubt in doubts.about_programme(programme, sessions):
        click.echo(f"Look again: {doubt}", err=True)


@programmes_command.command("add")
@click.argument("title")
@_options
@click.pass_obj
def add_programme(call: Call, /, title: str, **words: Any) -> None:
    """Make a programme."""
    programme = Programme(title, **_given(words))
    new_id = call.store.do(f"Make programme {programme.title}", changes.programmes.add, programme)
    click.echo(f"Made programme {new_id}: {programme.title}")
    _say_doubts(programme)


@programmes_command.command("edit")
@click.argument("programme", metavar="P")
@click.option("--title", default=None, metavar="TEXT", help="What it is called.")
@_options
@click.pass_obj
def edit_programme(call: Call, /, programme: str, **words: Any) -> None:
    """Change a programme; what is not named stays. Neighbourhoods are written anew when one is named."""
    programme_id = call.store.ask(queries.named.the_one, "programme", programme)
    fields = _given(words)
    if not fields:
        raise click.UsageError("Say what to change, such as --capacity or --hold-until.")
    edited = replace(call.store.ask(queries.programmes.one, programme_id), **fields)
    call.store.do(f"Edit {edited.title}", changes.programmes.edit, programme_id, edited)
    click.echo(f"Changed programme {programme_id}: {edited.title}")
    _say_doubts(edited, call.store.ask(queries.sessions.every, programme_id))


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
@show.json_option
@click.pass_obj
def show_programme(call: Call, programme: str, as_json: bool) -> None:
    """One programme: its sessions, its places by neighbourhood, and what is odd about it."""
    programme_id = call.store.ask(queries.named.the_one, "programme", programme)
    value = call.store.ask(queries.programmes.one, programme_id)
    series = call.store.ask(queries.sessions.every, programme_id)
    roster = call.store.ask(queries.people.of_programme, programme_id)
    seating = call.store.ask(queries.programmes.seating, programme_id)
    warnings = doubts.about_programme(value, series, sum(len(one.names) for one in seating))
    if as_json:
        taken = [{"neighbourhood": s.neighbourhood, "places": s.places, "people": list(s.names)} for s in seating]
        more = {"series": [show.session(session) for session in series], "seats": taken, "warnings": list(warnings)}
        show.document(show.programme(value, len(series), len(roster)) | more)
        return
    click.echo(value.title)
    show.table([(s.id, s.title, s.when, s.status.label) for s in series], "No session yet.")
    for seats in seating:
        click.echo(f"{seats.neighbourhood}: {seats.in_words}")
    for warning in warnings:
        click.echo(f"Look again: {warning}")


@programmes_command.command("sets")
@show.json_option
def list_sets(as_json: bool) -> None:
    """The ready-made sets: whole programmes that only need dates."""
    stock = sets.read_all(Playbook())
    if as_json:
        show.document([show.ready_set(ready) for ready in stock.sets])
    else:
        show.table([(one.id, one.title, one.in_words) for one in stock.sets], "There is no ready-made set.")
    for problem in stock.problems:
        click.echo(f"Left out: {problem}", err=True)


@programmes_command.command("take")
@click.argument("ready_set", metavar="SET")
@click.option("--start", required=True, metavar="DATE", help="The day of the first session, such as 2027-05-19.")
@click.option("--time", "at", default="", metavar="HH:MM", help="When the sessions start; else as in the set.")
@click.option("--place", default="", metavar="TEXT", help="Where people meet.")
@click.option("--online", "online_url", default="", metavar="URL", help="The link to join by video.")
@click.option("--neighbourhood", "names", multiple=True, metavar="NAME[:PLACES]", help="Places kept for one.")
@click.option("--skip-holidays", is_flag=True, help="What would fall on a bank holiday comes a week later.")
@click.option(
    "--nation",
    type=click.Choice([str(one) for one in Nation], case_sensitive=False),
    default=str(Nation.ENGLAND_AND_WALES),
    help="Whose bank holidays are skipped; England and Wales if not said.",
)
@click.option("--timezone", default=clock.DEFAULT_ZONE, metavar="NAME", help="Such as Europe/London.")
@click.pass_obj
def take_set(
    call: Call,
    ready_set: str,
    start: str,
    at: str,
    place: str,
    online_url: str,
    names: tuple[str, ...],
    skip_holidays: bool,
    nation: str,
    timezone: str,
) -> None:
    """Make a programme of a ready-made set, with its sessions and plans."""
    ready = sets.the_one(sets.read_all(Playbook()), ready_set)
    targets = tuple(parse_target(name if ":" in name else f"{name}:{ready.places}") for name in names)
    wish = Wish(
        clock.parse_date(start),
        time(*clock.parse_clock(at)) if at else None,
        place,
        online_url,
        timezone,
        Nation(nation) if skip_holidays else None,
        targets,
    )
    _say_made(call, sets.take(call.store, ready, wish), dated(ready, wish))
    if not place and not online_url:
        for meeting in filter(lambda meeting: meeting.hint, ready.meetings):
            click.echo(f"“{meeting.title}” needs: {meeting.hint[0].lower()}{meeting.hint[1:]}.", err=True)


@programmes_command.command("copy")
@click.argument("programme", metavar="P")
@click.option("--start", required=True, metavar="DATE", help="Not before this day; weekdays are kept.")
@click.option("--title", default="", metavar="TEXT", help="The new title; else the old one with a number.")
@click.option("--with-people", is_flag=True, help="Bring the roster along; nobody is invited yet.")
@click.pass_obj
def copy_programme(call: Call, programme: str, start: str, title: str, with_people: bool) -> None:
    """Make a new programme of an old one: the same sessions and plans, whole weeks later."""
    programme_id = call.store.ask(queries.named.the_one, "programme", programme)
    renewal = renewals.prepare(call.store, programme_id, clock.parse_date(start), title)
    _say_made(call, renewals.copy(call.store, programme_id, renewal, with_people=with_people), renewal.planned)
    for session in renewal.left_out:
        click.echo(f"Left out, because it was cancelled: {session.title}", err=True)


def _say_made(call: Call, programme_id: int, planned: Sequence[Planned]) -> None:
    """The new programme with its sessions, and what should be looked at again."""
    click.echo(f"Made programme {programme_id}: {call.store.ask(queries.programmes.one, programme_id).title}")
    made = call.store.ask(queries.sessions.every, programme_id)
    show.table([(s.id, s.title, s.when, s.where) for s in made], "No session.")
    for one in planned:
        for note in filter(None, (one.note, holidays.about(one.session.starts.date(), one.session.timezone))):
            click.echo(f"Look again: {one.session.title}: {note}", err=True)
