"""Commands that run a session."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import click

from organiser.app.actions import live as actions
from organiser.app.playbook import Playbook
from organiser.cli import show
from organiser.cli.main import Call, Verbs
from organiser.cli.sessions import one
from organiser.domain import clock, live
from organiser.domain.live import Live
from organiser.domain.problem import Problem
from organiser.domain.recoveries import recoveries
from organiser.domain.runs import Run
from organiser.domain.sessions import Session
from organiser.domain.text import counted
from organiser.store import queries


def _now() -> datetime:
    return datetime.now(UTC)


def _show(session: Session, now: Live | None, *, as_json: bool) -> None:
    """Where the session stands, as the window says it."""
    if as_json:
        show.document(_document(now))
    elif now is None:
        click.echo(f"{session.title} is not being run.")
    elif now.run.is_over:
        _show_account(now)
        click.echo(f"Finished after {counted(now.elapsed, 'minute')}. To keep these times: live finish.")
    else:
        _show_block(now)


def _show_account(now: Live) -> None:
    show.table([(line.block.item.title, line.in_words) for line in now.account], "Nothing was run.")


def _show_block(now: Live) -> None:
    title = now.block.item.title if now.block else "A block that is no longer in the plan"
    click.echo(f"{title}: {now.left_in_words}. {now.behind_in_words}.")
    card = now.block.item.card if now.block else None
    if card and card.question:
        click.echo(f"Ask: {card.question}")
    if now.step:
        click.echo(f"Step {now.step[0]}: {now.step[1].words}")
    after = now.rest[0].item.title if now.rest else "the end"
    click.echo(f"Next at {now.next_begins:%H:%M}: {after}. It ends at {now.ends:%H:%M}.")
    for number, way in enumerate(recoveries(now), start=1):
        click.echo(f"{number}  {way.in_words}")


def _document(now: Live | None) -> dict[str, Any]:
    if now is None:
        return {"running": False}
    zone = now.agenda.timezone
    following = now.rest[0].item.title if now.rest else None
    return {
        "running": not now.run.is_over,
        "finished": now.run.is_over,
        "started": now.run.started.isoformat(),
        "block": show.block(now.block, zone) if now.block else None,
        "minutes_left": now.left,
        "minutes_behind": now.behind,
        "elapsed": now.elapsed,
        "next": {"title": following, "start": clock.aware(now.next_begins, zone).isoformat()} if following else None,
        "ends": clock.aware(now.ends, zone).isoformat(),
        "taken": [
            {"title": line.block.item.title, "planned": line.block.item.minutes, "minutes": line.minutes}
            for line in now.account
        ],
        "recoveries": [{"title": way.title, "words": way.in_words} for way in recoveries(now)],
    }


def _press(call: Call, words: str, step: Callable[[Live], Run | None], *, as_json: bool) -> None:
    session = one(call, words)
    _show(session, actions.press(call.store, session.id, _now(), step), as_json=as_json)


@click.group("live", cls=Verbs)
def live_command() -> None:
    """Run a session: what is on, what comes next, and how to recover when it is late."""


@live_command.command("show")
@click.argument("session", metavar="S")
@show.json_option
@click.pass_obj
def show_run(call: Call, session: str, as_json: bool) -> None:
    """How the session stands."""
    value = one(call, session)
    _show(value, actions.gather(call.store, value.id, _now()), as_json=as_json)


@live_command.command("start")
@click.argument("session", metavar="S")
@show.json_option
@click.pass_obj
def start_run(call: Call, session: str, as_json: bool) -> None:
    """Begin with the first block."""
    value = one(call, session)
    _show(value, actions.start(call.store, value.id, _now()), as_json=as_json)


@live_command.command("next")
@click.argument("session", metavar="S")
@show.json_option
@click.pass_obj
def go_on(call: Call, session: str, as_json: bool) -> None:
    """Go on to the next block; after the last one the session is finished."""
    _press(call, session, live.go_on, as_json=as_json)


@live_command.command("back")
@click.argument("session", metavar="S")
@show.json_option
@click.pass_obj
def go_back(call: Call, session: str, as_json: bool) -> None:
    """Take the last step back, as if it had never been made."""
    _press(call, session, live.go_back, as_json=as_json)


@live_command.command("extend")
@click.argument("session", metavar="S")
@click.option("--minutes", type=int, default=live.EXTENSION, show_default=True, help="How many more.")
@show.json_option
@click.pass_obj
def extend(call: Call, session: str, minutes: int, as_json: bool) -> None:
    """Give the block that is on more minutes."""
    _press(call, session, lambda now: live.extend(now, minutes), as_json=as_json)


@live_command.command("recover")
@click.argument("session", metavar="S")
@click.argument("number", type=int)
@show.json_option
@click.pass_obj
def recover(call: Call, session: str, number: int, as_json: bool) -> None:
    """Take the way to recover with this NUMBER, as “live show” lists them."""
    value = one(call, session)
    at = _now()
    now = actions.gather(call.store, value.id, at)
    ways = recoveries(now) if now else ()
    if not 1 <= number <= len(ways):
        raise Problem(f"There is no way to recover with the number {number}.", "See “organiser live show”.")
    _show(value, actions.recover(call.store, value.id, at, ways[number - 1]), as_json=as_json)


@live_command.command("finish")
@click.argument("session", metavar="S")
@click.option("--discard", is_flag=True, help="Do not keep the minutes really taken.")
@show.json_option
@click.pass_obj
def finish(call: Call, session: str, discard: bool, as_json: bool) -> None:
    """End the session, and keep how long its exercises have really taken."""
    value = one(call, session)
    at = _now()
    now = actions.gather(call.store, value.id, at)
    if now is None or not now.run.is_over:
        now = actions.press(call.store, value.id, at, live.finish)
    assert now is not None
    kept = actions.close(call.store, value.id, at, keeps=not discard)
    if as_json:
        show.document(_document(now) | {"times_kept": kept})
        return
    _show_account(now)
    click.echo(f"Kept {counted(kept, 'time')}." if kept else "No times were kept.")


@live_command.command("times")
@click.argument("exercise", metavar="E")
@show.json_option
@click.pass_obj
def show_times(call: Call, exercise: str, as_json: bool) -> None:
    """How long an exercise has really taken, the last time first."""
    card = Playbook().the_one(exercise, call.store.ask(queries.agendas.own_cards))
    times = call.store.ask(queries.timings.of_exercise, card.id)
    if as_json:
        names = ("minutes", "people", "online", "session_id")
        shown = [{name: getattr(one, name) for name in names} | {"at": one.at.isoformat()} for one in times]
        show.document({"exercise": card.id, "minutes_typical": card.minutes_typical, "times": shown})
        return
    rows = [(f"{one.at:%Y-%m-%d}", one.in_words(card.minutes_typical)) for one in times]
    show.table(rows, f"{card.name} has not been timed yet.")
