"""Commands on what people need in order to take part: noted for each person, met for each session."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any, Final

import click

from organiser.cli import show
from organiser.cli.details import one as person_named
from organiser.cli.main import Call, Verbs
from organiser.cli.sessions import one as session_named
from organiser.domain import clock, text
from organiser.domain.needs import ASK_WITHIN, USUAL, Need, Provision, State, ToDo, usual_lead
from organiser.domain.people import Person
from organiser.domain.problem import Problem
from organiser.store import changes, queries

_OPTIONS: Final = (
    click.option("--lead", "lead_days", type=int, default=None, metavar="DAYS", help="How long before to arrange it."),
    click.option("--flag/--no-flag", "flagged", default=None, help="Whether the roster shows it; it does if not said."),
    click.option("--share-with", default=None, metavar="WHO", help="The roles that may be told, such as “the host”."),
    click.option("--agreed", default=None, metavar="DATE", help='When they agreed to that; "" takes it back.'),
    click.option("--review-by", default=None, metavar="DATE", help='When to ask again; "" for never.'),
)


def _options(command: Any) -> Any:
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def _given(words: dict[str, Any]) -> dict[str, Any]:
    fields = {name: value for name, value in words.items() if value is not None}
    for name in ("agreed", "review_by"):
        if name in fields:
            fields[name] = clock.parse_date(fields[name]) if fields[name] else None
    return fields


def _need_named(call: Call, person: Person, words: str) -> Need:
    """The need of somebody that has these words, or this id."""
    needs = call.store.ask(queries.needs.of_person, person.id)
    found = [need for need in needs if words == str(need.id) or text.folded(need.words) == text.folded(words)]
    if not found:
        noted = ", ".join(f"“{need.words}”" for need in needs) or "nothing yet"
        raise Problem(f"{person.name} has no need “{words[:80]}”.", f"Noted: {noted}.")
    return found[0]


class _Noted(Verbs):
    """Lets --json stand behind X, where the commands stand."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        return super().parse_args(ctx, args[::-1] if args[1:] == ["--json"] else args)


@click.group("needs", cls=_Noted, invoke_without_command=True)
@click.argument("person", metavar="X")
@show.json_option
@click.pass_context
def person_needs(ctx: click.Context, person: str, as_json: bool) -> None:
    """What somebody needs; with a command behind X, note it or change it."""
    if ctx.invoked_subcommand is not None:
        ctx.meta["person"] = person
        return
    call: Call = ctx.obj
    value = person_named(call, person)
    needs = call.store.ask(queries.needs.of_person, value.id)
    if as_json:
        show.document([show.need(need) for need in needs])
        return
    show.table([(need.id, need.words, need.details) for need in needs], f"Nothing is noted for {value.name} yet.")


def _whose(ctx: click.Context) -> Person:
    return person_named(ctx.obj, ctx.meta["person"])


@person_needs.command("add")
@click.argument("words")
@_options
@click.pass_context
def add_need(ctx: click.Context, /, words: str, **options: Any) -> None:
    """Note a need in WORDS, such as "BSL interpreter": the need, never the diagnosis."""
    call: Call = ctx.obj
    person = _whose(ctx)
    need = Need(words, **{"lead_days": usual_lead(words)} | _given(options))
    new_id = call.store.do(f"Note that {person.name} needs {need.words}", changes.needs.add, person.id, need)
    click.echo(f"Noted need {new_id}: {need.words}{f' ({need.details})' if need.details else ''}")


@person_needs.command("edit")
@click.argument("need", metavar="NEED")
@click.option("--words", default=None, metavar="WORDS", help="What it says.")
@_options
@click.pass_context
def edit_need(ctx: click.Context, /, need: str, **options: Any) -> None:
    """Change the NEED of that id or those words; what is not named stays."""
    call: Call = ctx.obj
    person, fields = _whose(ctx), _given(options)
    if not fields:
        raise click.UsageError("Say what to change, such as --lead or --review-by.")
    old = _need_named(call, person, need)
    new = replace(old, **fields)
    call.store.do(f"Change what {person.name} needs", changes.needs.edit, old.id, new)
    click.echo(f"Changed need {old.id}: {new.words}{f' ({new.details})' if new.details else ''}")


@person_needs.command("remove")
@click.argument("need", metavar="NEED")
@click.pass_context
def remove_need(ctx: click.Context, need: str) -> None:
    """Take the NEED of that id or those words away; “organiser undo” brings it back."""
    call: Call = ctx.obj
    person = _whose(ctx)
    found = _need_named(call, person, need)
    call.store.do(f"Remove a need of {person.name}", changes.needs.remove, [found.id])
    click.echo(f"Removed need {found.id}: {found.words}")


@click.group("needs", cls=Verbs)
def needs_command() -> None:
    """What people need at sessions: what is still to arrange, and whether it was met."""


@needs_command.command("list")
@click.option("--session", required=True, metavar="S", help="The session it is about.")
@click.option("--to-tell", "whom", default="", metavar="WHO", help="Only what WHO may be told, with consent.")
@show.json_option
@click.pass_obj
def list_needs(call: Call, session: str, whom: str, as_json: bool) -> None:
    """Every need of everybody who may come to a session, and how far it is met."""
    found = call.store.ask(queries.needs.of_session, session_named(call, session).id)
    if whom:
        found = tuple(one for one in found if one.need.may_be_told(whom))
    if as_json:
        show.document([_provision(one) for one in found])
        return
    rows = [(x.person, x.need.words, x.state.label, f"by {clock.short_day(x.arrange_by)}", x.note) for x in found]
    show.table(rows, f"Nobody has agreed to tell {whom}." if whom else "Nobody on the list has noted a need.")


@needs_command.command("set")
@click.argument("session", metavar="S")
@click.argument("person", metavar="X")
@click.argument("need", metavar="NEED")
@click.argument("state", type=click.Choice([str(state) for state in State]))
@click.option("--note", default="", metavar="TEXT", help="A word about it, such as who was booked.")
@click.pass_obj
def set_need(call: Call, session: str, person: str, need: str, state: str, note: str) -> None:
    """Note how far the NEED of person X is met for session S."""
    at, who, how = session_named(call, session), person_named(call, person), State(state)
    found = _need_named(call, who, need)
    label = f"{found.words} at {at.title}: {how.label.lower()}"
    call.store.do(label, changes.needs.set_state, found.id, at.id, how, note)
    click.echo(f"{who.name}, {label}")


@needs_command.command("due")
@show.json_option
@click.pass_obj
def due_needs(call: Call, as_json: bool) -> None:
    """What is still to arrange for all coming sessions, whether needs were met at the last, and whom to ask again."""
    now = datetime.now().astimezone().replace(tzinfo=None)
    open_ones = call.store.ask(queries.needs.to_ask, now - ASK_WITHIN, now)
    to_dos = call.store.ask(queries.needs.to_arrange, now)
    reviews = call.store.ask(queries.needs.reviews, now.date())
    if as_json:
        again = [show.need(one.need) | {"person": one.person} for one in reviews]
        asking = [{"session": x.session, "session_id": x.session_id, "needs": x.needs} for x in open_ones]
        show.document({"to_arrange": [_to_do(one, now) for one in to_dos], "to_ask": asking, "to_review": again})
        return
    lines = [(one.in_words(now.date()),) for one in to_dos]
    lines += [(f"{one.in_words} at {one.session}",) for one in open_ones]
    lines += [(f"Ask {one.person} again about “{one.need.words}”",) for one in reviews]
    show.table(lines, "There is nothing to arrange.")


@needs_command.command("usual")
@show.json_option
def usual_needs(as_json: bool) -> None:
    """The needs that many people have, and how many days ahead each is arranged; any other words do as well."""
    if as_json:
        show.document([{"words": x.words, "lead_days": x.lead_days, "asks": x.asks, "task": x.task} for x in USUAL])
        return
    show.table([(x.words, f"{text.counted(x.lead_days, 'day')} ahead", x.asks) for x in USUAL], "")


def _provision(value: Provision) -> dict[str, Any]:
    return show.need(value.need) | {
        "person": value.person,
        "person_id": value.person_id,
        "answer": str(value.answer),
        "state": str(value.state),
        "note": value.note,
        "arrange_by": value.arrange_by.isoformat(),
    }


def _to_do(value: ToDo, now: datetime) -> dict[str, Any]:
    return {
        "task": value.task,
        "session": value.session,
        "session_id": value.session_id,
        "people": value.people,
        "arrange_by": value.arrange_by.isoformat(),
        "overdue": value.is_overdue(now.date()),
        "words": value.in_words(now.date()),
    }


COMMANDS: Final = (person_needs,)
