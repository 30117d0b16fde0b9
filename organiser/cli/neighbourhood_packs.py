"""Commands that pass plans on to other neighbourhoods, and take them in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from organiser.app.actions import neighbourhood_packs
from organiser.app.paths import path_from
from organiser.cli import show
from organiser.cli.main import Call, Verbs
from organiser.domain import clock
from organiser.domain.problem import Problem
from organiser.domain.text import counted
from organiser.store import queries

if TYPE_CHECKING:
    from organiser.app.actions.neighbourhood_packs import Opened
    from organiser.domain.returns import Return


@click.group("neighbourhood-pack", cls=Verbs)
def neighbourhood_pack_command() -> None:
    """Plans, exercises and words to pass on, with no personal data in them; what comes back is compared by block."""


@neighbourhood_pack_command.command("export")
@click.argument("out")
@click.option("--programme", "programme", required=True, metavar="P", help="Whose sessions.")
@show.force_option
@click.pass_obj
def export(call: Call, out: str, programme: str, force: bool) -> None:
    """Write the plans of a programme into OUT."""
    programme_id = call.store.ask(queries.named.the_one, "programme", programme)
    packed = neighbourhood_packs.gather(call.store, programme_id)
    target = neighbourhood_packs.write(packed, path_from(out), replace=force)
    click.echo(str(target))
    if packed.taken_out:
        click.echo(f"Taken out of the words: {', '.join(packed.taken_out)}.", err=True)


@neighbourhood_pack_command.command("show")
@click.argument("file")
@show.json_option
@click.pass_obj
def show_pack(call: Call, file: str, as_json: bool) -> None:
    """What FILE holds beside the plans here, block by block; nothing is taken."""
    opened = neighbourhood_packs.look(call.store, path_from(file))
    if as_json:
        show.document(_document(opened))
        return
    click.echo(f"{opened.pack.title}, from {opened.pack.by or 'somebody who does not say'}")
    for number, session, one in numbered(opened):
        click.echo(f"{number:3}  {session}: {one.in_words}")
    for meeting in opened.new:
        click.echo(f"new  {meeting.packed.title}, {counted(len(meeting.packed.items), 'block')}")


@neighbourhood_pack_command.command("take")
@click.argument("file")
@click.option("--first-day", metavar="DATE", default="", help="Make a programme of what is new, from this day on.")
@click.option("--title", default="", help="What that programme is called.")
@click.option(
    "--changes", "wanted", default="", metavar="N,N", help="Which differences to take, as “show” numbers them; or all."
)
@click.pass_obj
def take(call: Call, file: str, first_day: str, title: str, wanted: str) -> None:
    """Take new sessions, or differences in those that are here, from FILE; each is one step of undo."""
    if not first_day and not wanted:
        raise Problem("Nothing was chosen.", "Say --first-day for what is new, or --changes for what differs.")
    opened = neighbourhood_packs.look(call.store, path_from(file))
    if wanted:
        chosen: dict[int, list[Return]] = {}
        for session_id, one in _chosen(opened, wanted):
            chosen.setdefault(session_id, []).append(one)
        number = neighbourhood_packs.take_returns(call.store, opened, chosen)
        click.echo(f"Took {counted(number, 'change')}.")
    if first_day:
        first = clock.parse_date(first_day)
        programme_id = neighbourhood_packs.take_new(call.store, opened, first, title)
        made = call.store.ask(queries.programmes.one, programme_id)
        click.echo(f"Made “{made.title}” with {counted(len(opened.new), 'session')}.")


def numbered(opened: Opened) -> list[tuple[int, str, Return]]:
    """Every difference with its number and the title of its session."""
    every = [(one.session.title, back) for one in opened.changed if one.session for back in one.returns]
    return [(number, title, back) for number, (title, back) in enumerate(every, start=1)]


def _chosen(opened: Opened, wanted: str) -> list[tuple[int, Return]]:
    every = [(one.session.id, back) for one in opened.changed if one.session for back in one.returns]
    if wanted == "all":
        return every
    try:
        numbers = sorted({int(word) for word in wanted.split(",")})
    except ValueError:
        raise Problem(f"“{wanted[:40]}” are no numbers.", "Write them like 1,3, or say all.") from None
    if not all(1 <= number <= len(every) for number in numbers):
        raise Problem(f"There are {counted(len(every), 'difference')}.", "“show” numbers them.")
    return [every[number - 1] for number in numbers]


def _document(opened: Opened) -> dict[str, Any]:
    return {
        "title": opened.pack.title,
        "by": opened.pack.by,
        "new": [{"title": one.packed.title, "blocks": len(one.packed.items)} for one in opened.new],
        "changes": [
            {"number": number, "session": title, "what": str(one.what), "block": one.title, "words": list(one.words)}
            for number, title, one in numbered(opened)
        ],
    }
