"""Commands on people who may be here twice: found, brought together, or remembered as two."""

from __future__ import annotations

from typing import Any, Final

import click

from organiser.app.actions import duplicates
from organiser.app.actions.duplicates import Match, Pair
from organiser.cli import progress, show
from organiser.cli.details import one as person_named
from organiser.cli.main import Call
from organiser.domain import merging
from organiser.domain.crowds import Known
from organiser.domain.merging import Choice, Side
from organiser.store import queries

_FIELDS = [name.replace("_", "-") for name in merging.LABELS]


@click.command("duplicates")
@click.option("--like", "name", default="", metavar="NAME", help="Only who may be meant by this name.")
@show.json_option
@click.pass_obj
def list_duplicates(call: Call, name: str, as_json: bool) -> None:
    """People who are possibly the same, and why, the most likely first. A phone or email alone is never the reason."""
    if name:
        _list_like(call, name, as_json=as_json)
        return
    with progress.bar("Comparing names") as step:
        found = duplicates.all_pairs(call.store, step)
    if as_json:
        show.document([_pair(pair) for pair in found])
        return
    rows = [(pair.keep.id, pair.keep.name, pair.gone.id, pair.gone.name, pair.why) for pair in found]
    show.table(rows, "Nobody seems to be here twice.")


def _list_like(call: Call, name: str, *, as_json: bool) -> None:
    found = duplicates.like(call.store, name)
    if as_json:
        show.document([_match(match) for match in found])
        return
    rows = [(match.known.id, match.known.name, match.known.neighbourhood, match.why) for match in found]
    show.table(rows, f"Nobody here may be {name[:80]}.")


@click.command("merge")
@click.argument("keep", metavar="KEEP")
@click.argument("gone", metavar="GONE")
@click.option("--take", multiple=True, metavar="FIELD", help="A field in which the word of GONE counts.")
@click.option("--leave", multiple=True, metavar="FIELD", help="A field in which the word of KEEP counts.")
@click.option("--dry-run", is_flag=True, help="Only say what would come of it.")
@show.json_option
@click.pass_obj
def merge_people(
    call: Call, keep: str, gone: str, take: tuple[str, ...], leave: tuple[str, ...], dry_run: bool, as_json: bool
) -> None:
    """Bring GONE and all that hangs on them together with KEEP; “organiser undo” makes them two again."""
    here, there = person_named(call, keep), person_named(call, gone)
    sides = {_field(name): Side.KEEP for name in leave} | {_field(name): Side.GONE for name in take}
    choices = merging.choices(here, there, gone_is_newer=there.id > here.id)
    hangs = call.store.ask(queries.duplicates.belongings, here.id, there.id)
    merge = duplicates.merged if dry_run else duplicates.merge
    person = merge(call.store, here.id, there.id, sides)
    if as_json:
        shown = [_choice(choice, sides) for choice in choices]
        show.document({
            "dry_run": dry_run,
            "keep": here.id,
            "gone": there.id,
            "person": show.person(person),
            "choices": shown,
            "belongings": {name: getattr(hangs, name) for name in hangs.__dataclass_fields__},
        })  # fmt: skip
        return
    rows = [(c.label, _short(c.keep), _short(c.gone), _COUNTS[sides.get(c.field, c.side)]) for c in choices]
    show.table([("", here.name, there.name, ""), *rows] if rows else [], "The two differ in nothing.")
    click.echo(hangs.in_words)
    if dry_run:
        click.echo("Nothing was changed: this was a dry run.")
    else:
        click.echo(f"Merged {there.name} ({there.id}) into {person.name} ({person.id})")


_COUNTS = {Side.KEEP: "the first counts", Side.GONE: "the second counts", Side.BOTH: "both are kept"}


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= 40 else f"{line[:39].rstrip()}…"


def _field(name: str) -> str:
    if name.replace("_", "-") not in _FIELDS:
        raise click.UsageError(f"There is no field “{name[:40]}”. The fields are: {', '.join(_FIELDS)}.")
    return name.replace("-", "_")


@click.command("different")
@click.argument("one", metavar="X")
@click.argument("other", metavar="Y")
@click.pass_obj
def tell_apart(call: Call, one: str, other: str) -> None:
    """Remember that X and Y are two people: they are not listed as possibly the same again."""
    first, second = person_named(call, one), person_named(call, other)
    duplicates.tell_apart(call.store, first, second)
    click.echo(f"Noted that {first.name} ({first.id}) and {second.name} ({second.id}) are two people")


def _known(value: Known) -> dict[str, Any]:
    return {name: getattr(value, name) for name in ("id", "name", "phone", "email", "neighbourhood")}


def _pair(pair: Pair) -> dict[str, Any]:
    return {
        "keep": _known(pair.keep),
        "gone": _known(pair.gone),
        "points": pair.likeness.points,
        "reasons": list(pair.likeness.reasons),
        "doubts": list(pair.likeness.doubts),
        "why": pair.why,
    }


def _match(match: Match) -> dict[str, Any]:
    return _known(match.known) | {
        "points": match.likeness.points,
        "reasons": list(match.likeness.reasons),
        "doubts": list(match.likeness.doubts),
        "why": match.why,
    }


def _choice(choice: Choice, sides: dict[str, Side]) -> dict[str, Any]:
    side = sides.get(choice.field, choice.side)
    return {"field": choice.field, "keep": choice.keep, "gone": choice.gone, "counts": str(side)}


COMMANDS: Final = (list_duplicates, merge_people, tell_apart)
