"""Commands on sessions."""

from dataclasses import replace
from datetime import date

import click

from organiser.cli import show
from organiser.cli.main import Call, Verbs
from organiser.domain import clock, doubts
from organiser.domain.problem import Problem
from organiser.domain.sessions import Session, Status, numbered
from organiser.domain.text import counted
from organiser.store import changes, queries

start_option = click.option("--start", required=True, metavar="WHEN", help='Such as "2027-05-19 12:30".')


def one(call: Call, words: str) -> Session:
    """The session that was named."""
    return call.store.ask(queries.sessions.one, call.store.ask(queries.named.the_one, "session", words))


@click.group("sessions", cls=Verbs)
def sessions_command() -> None:
    """Plan, move, copy and cancel sessions."""


@sessions_command.command("list")
@click.option("--programme", metavar="P", help="Only the sessions of one programme.")
@click.option("--from", "since", metavar="DATE", default="", help="Only those that start on this day or later.")
@click.option("--until", metavar="DATE", default="", help="Only those that start on this day or before.")
@show.json_option
@click.pass_obj
def list_sessions(call: Call, programme: str | None, since: str, until: str, as_json: bool) -> None:
    """All sessions in order of time."""
    programme_id = None if programme is None else call.store.ask(queries.named.the_one, "programme", programme)
    first = clock.parse_date(since) if since else date.min
    last = clock.parse_date(until) if until else date.max
    if last < first:
        raise Problem("The last day is before the first one.", "Give --from the earlier of the two.")
    every = call.store.ask(queries.sessions.every, programme_id)
    found = [session for session in every if first <= session.starts.date() <= last]
    if as_json:
        show.document([show.session(session) for session in found])
        return
    rows = [(s.id, s.title, s.when, s.where, "" if s.status is Status.CONFIRMED else s.status.label) for s in found]
    nothing = (
        "No session in that time." if since or until else "No session yet. Plan one with “organiser sessions add”."
    )
    show.table(rows, nothing)


@sessions_command.command("add")
@click.argument("title")
@start_option
@click.option("--minutes", type=int, required=True, help="How long it lasts.")
@click.option("--programme", metavar="P", help="The programme it belongs to.")
@click.option("--place", default="", metavar="TEXT", help="Where people meet.")
@click.option("--online", "online_url", default="", metavar="URL", help="The link to join by video.")
@click.option("--timezone", default=clock.DEFAULT_ZONE, metavar="NAME", help="Such as Europe/London.")
@click.pass_obj
def add_session(
    call: Call,
    title: str,
    start: str,
    minutes: int,
    programme: str | None,
    place: str,
    online_url: str,
    timezone: str,
) -> None:
    """Plan a session. {n} in the TITLE becomes the next number in its programme."""
    programme_id = None if programme is None else call.store.ask(queries.named.the_one, "programme", programme)
    siblings = call.store.ask(queries.sessions.every, programme_id) if programme_id else ()
    settled = clock.settle(clock.parse_when(start), timezone)
    session = Session(
        numbered(title, [sibling.title for sibling in siblings]),
        settled.local,
        minutes,
        timezone,
        place,
        online_url,
        programme_id=programme_id,
    )
    new_id = call.store.do(f"Plan {session.title}", changes.sessions.add, session)
    click.echo(f"Planned session {new_id}: {session.title}, {session.when}")
    _say_doubts(settled.note, session, siblings)
    if programme_id:
        series = call.store.ask(queries.sessions.every, programme_id)
        for doubt in doubts.about_programme(call.store.ask(queries.programmes.one, programme_id), series):
            click.echo(f"Look again: {doubt}", err=True)


def _say_doubts(note: str, session: Session, siblings: tuple[Session, ...]) -> None:
    if note:
        click.echo(note, err=True)
    for doubt in doubts.about_session(session):
        click.echo(f"Look again: {doubt}", err=True)
    for sibling in siblings:
        if sibling.title == session.title and sibling.id != session.id:
            click.echo(f"Look again: another session is called “{session.title}”.", err=True)


@sessions_command.command("show")
@click.argument("session", metavar="S")
@show.json_option
@click.pass_obj
def show_session(call: Call, session: str, as_json: bool) -> None:
    """One session with its agenda in clock times, and what should be looked at again."""
    # Only here: the planner is a dozen modules, and the list of sessions, asked for most, does without.
    from organiser.app.actions import plans
    from organiser.domain import suits

    value = one(call, session)
    versions = call.store.ask(queries.releases.versions, value)
    agenda = versions.now
    siblings = call.store.ask(queries.sessions.every, value.programme_id) if value.programme_id else ()
    wanted = plans.wants_decision(value)
    warnings = [*doubts.about_session(value, siblings), *suits.doubts(agenda, wants_decision=wanted)]
    if not value.is_cancelled:
        warnings += doubts.about_leads(agenda, call.store.ask(queries.agendas.beside, value))
    if as_json:
        show.document(show.session(value) | {"agenda": show.agenda(agenda), "warnings": warnings})
        return
    click.echo(f"{value.title} ({value.status.label.lower()})\n{value.when}")
    click.echo(" and ".join(filter(None, (value.place, value.online_url))) or "No place and no link yet.")
    rows: list[tuple[object, ...]] = []
    for block in agenda.blocks:
        item = block.item
        rows.append((item.place, f"{block.starts:%H:%M}", f"{item.minutes} min", item.title, item.lead))
        groups = ((", ".join(filter(None, (group.name, group.room))), group.lead) for group in item.strands)
        rows += [("", "", "", f"  {what}", lead) for what, lead in groups]
    show.table(rows, "The plan is empty: add exercises with “organiser agenda add”.")
    click.echo(agenda.in_words)
    if versions.in_words:
        click.echo(f"{versions.in_words}.")
    for warning in warnings:
        click.echo(f"Look again: {warning}")


@sessions_command.command("move")
@click.argument("session", metavar="S")
@start_option
@click.pass_obj
def move_session(call: Call, session: str, start: str) -> None:
    """Give a session another date or time; its plan and its people stay."""
    from organiser.app.actions import moving

    moved = moving.move(call.store, one(call, session).id, clock.parse_when(start))
    click.echo(f"Moved {moved.after.title} to {moved.after.when}")
    if moved.holders:
        hold = counted(moved.holders, "person holds", "people hold")
        click.echo(f"{hold} the old date: “organiser invitations ledger {moved.after.id}” says who.")
    if moved.pinned:
        click.echo(moved.advice, err=True)
    _say_doubts("" if moved.pinned else moved.note, moved.after, ())


@sessions_command.command("cancel")
@click.argument("session", metavar="S")
@click.pass_obj
def cancel_session(call: Call, session: str) -> None:
    """Mark a session as cancelled; “organiser undo” brings it back."""
    value = one(call, session)
    call.store.do(f"Cancel {value.title}", changes.sessions.set_status, value.id, Status.CANCELLED)
    click.echo(f"Cancelled {value.title}. Export its invitations again to tell the people who hold the date.")


@sessions_command.command("copy")
@click.argument("session", metavar="S")
@start_option
@click.pass_obj
def copy_session(call: Call, session: str, start: str) -> None:
    """A new session with the same plan, without its people."""
    value = one(call, session)
    settled = clock.settle(clock.parse_when(start), value.timezone)
    new_id = call.store.do(f"Copy {value.title}", changes.sessions.copy, value, settled.local)
    click.echo(f"Planned session {new_id}: {value.title}, {replace(value, starts=settled.local).when}")
    _say_doubts(settled.note, replace(value, starts=settled.local), ())


@sessions_command.command("delete")
@click.argument("session", metavar="S")
@click.pass_obj
def delete_session(call: Call, session: str) -> None:
    """Put a session into the bin; “organiser undo” brings it back."""
    value = one(call, session)
    call.store.do(f"Delete {value.title}", changes.sessions.remove, [value.id])
    click.echo(f"Deleted {value.title}. “organiser undo” brings it back.")
