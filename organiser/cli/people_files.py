"""Commands that take people in from files, and write them into files."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import click

from organiser.app.actions import people_export, people_import
from organiser.app.actions.people_import import Reading, Wishes
from organiser.cli import show
from organiser.cli.main import Call
from organiser.domain import columns
from organiser.domain.arrivals import Arrival, Arrivals, Outcome, Unsure
from organiser.domain.people_files import PeopleFile
from organiser.domain.problem import Problem
from organiser.domain.text import counted, listed
from organiser.store import queries

_SEPARATORS = {"comma": ",", "semicolon": ";", "tab": "\t", "bar": "|"}


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path, readable=False))
@click.option("--programme", metavar="P", default="", help="Put them on the list of those who want to take part in it.")
@click.option("--dry-run", is_flag=True, help="Only say what would be done.")
@click.option(
    "--match", "matches", multiple=True, metavar="HEADING=FIELD",
    help=f"What a column holds; can be given again. The fields: {', '.join(columns.Field)}; nothing leaves it out.",
)  # fmt: skip
@click.option("--with-needs", is_flag=True, help="Also take columns on needs, diet, age and guardians.")
@click.option("--day-first/--month-first", "day_first", default=None, help="How to read days such as 03/04/2027.")
@click.option("--mend-phones", is_flag=True, help="Put back the first 0 that a spreadsheet took from numbers.")
@click.option("--merge-unsure", "unsure", flag_value="merge", help="Where it is not certain: it is the same person.")
@click.option("--add-unsure", "unsure", flag_value="add", help="Where it is not certain: it is somebody new.")
@click.option("--overwrite", is_flag=True, help="What the file says replaces what is here.")
@click.option("--yes", is_flag=True, help="Needed where it overwrites many people who are here.")
@click.option("--sheet", default="", metavar="NAME", help="Which sheet of a spreadsheet.")
@click.option("--encoding", default="", metavar="NAME", help="How letters are written, such as utf-8 or cp1252.")
@click.option("--separator", type=click.Choice(list(_SEPARATORS)), default=None, help="What keeps columns apart.")
@click.option(
    "--heading-line", type=click.IntRange(0), default=None, metavar="N", help="Where the headings are; 0: none."
)
@show.json_option
@click.pass_obj
def import_people(call: Call, /, file: Path, *, as_json: bool, dry_run: bool, programme: str, **said: Any) -> None:
    """Take people in from FILE: .csv, .xlsx, .ods or .vcf. All of it or nothing; the same file twice adds nobody."""
    programme_id = call.store.ask(queries.named.the_one, "programme", programme) if programme else None
    reading = Reading(
        said["encoding"], _SEPARATORS.get(said["separator"] or "", ""), said["sheet"], said["heading_line"]
    )
    people_file = people_import.read(file, checked(reading))
    usual = people_import.usual_fields(people_file, with_special=said["with_needs"])
    wishes = Wishes(
        columns.chosen(people_file.headings, usual, said["matches"]),
        said["day_first"],
        said["mend_phones"],
        Unsure(said["unsure"] or "ask"),
        overwrite=said["overwrite"],
        programme_id=programme_id,
    )
    asked = people_import.to_ask(people_file, wishes)
    if asked:
        raise Problem(f"The days in “{asked[:60]}” can be read in two ways.", "Say --day-first or --month-first.")
    with _progress() as step:
        found = people_import.plan(call.store, people_file, wishes, call.today, step)
    if not dry_run and not said["yes"] and (words := people_import.brake_on(call.store, found, wishes)):
        raise Problem(f"This overwrites or merges many who are here. {words}", "To be sure, say --yes as well.")
    new = () if dry_run else people_import.take(call.store, people_file, found, programme_id)
    notes = remarks(people_file, wishes)
    if as_json:
        show.document(_document(people_file, wishes, found, new, notes, dry_run=dry_run))
    else:
        _tell(found, notes, dry_run=dry_run)


@contextmanager
def _progress() -> Iterator[Callable[[int, int], None]]:
    """A bar on stderr where that is a terminal, and nothing where it is not."""
    if not sys.stderr.isatty():
        yield lambda _done, _of: None
        return
    with click.progressbar(length=1_000, label="Looking through the list", file=sys.stderr) as bar:
        yield lambda done, of: bar.update(max(0, 1_000 * done // max(1, of) - bar.pos))


def checked(reading: Reading) -> Reading:
    """The same; a Problem where there is no such encoding."""
    try:
        "".encode(reading.encoding or "utf-8")
    except LookupError:
        raise Problem(
            f"There is no encoding “{reading.encoding[:40]}”.", "Use utf-8, utf-16, cp1252 or mac-roman."
        ) from None
    return reading


def remarks(file: PeopleFile, wishes: Wishes) -> tuple[str, ...]:
    """What somebody should know about how the file was read."""
    pairs = list(zip(file.headings, file.matched, wishes.fields, strict=True))
    pairs = [pair for place, pair in enumerate(pairs) if file.cells(place)]
    special = [heading for heading, match, field in pairs if match is not None and match.is_special and field is None]
    unknown = [heading for heading, match, field in pairs if match is None and field is None]
    damaged = () if wishes.mend_phones else people_import.damaged_phones(file, wishes.fields)
    told = []
    if special:
        told.append(
            f"Left out, because they may tell of health or age: {_quoted(special)}. Take them with --with-needs."
        )
    if unknown:
        told.append(f"Not taken: {_quoted(unknown)}. Say what they hold with --match.")
    if damaged:
        told.append(
            f"{counted(len(damaged), 'number')} may miss the first 0, such as {damaged[0]}. "
            "Put it back with --mend-phones."
        )
    return tuple(told)


def _quoted(headings: list[str]) -> str:
    shown = [f"“{one[:60]}”" for one in headings[:8]]
    return listed([*shown, f"{len(headings) - 8} more"] if len(headings) > 8 else shown)


def _tell(found: Arrivals, notes: tuple[str, ...], *, dry_run: bool) -> None:
    rows = [
        (f"line {item.row.line}", item.row.name, item.outcome.label, people_import.reason_of(item))
        for item in found.items
    ]
    show.table(rows, "There is nobody in the file.")
    if rows:
        click.echo(found.in_words)
    if dry_run:
        click.echo("Nothing was kept: this was a dry run.")
    if found.number(Outcome.ASKED):
        click.echo("Decide with --merge-unsure or --add-unsure; until then those lines are left out.", err=True)
    for note in notes:
        click.echo(note, err=True)


def _document(
    file: PeopleFile,
    wishes: Wishes,
    found: Arrivals,
    new: tuple[int, ...],
    notes: tuple[str, ...],
    *,
    dry_run: bool,
) -> dict[str, Any]:
    lines = [-item.row.line for item in found.items if item.outcome is Outcome.ADDED]
    ids = dict(zip(lines, new, strict=False))  # of a dry run nobody has an id
    rows = [_row(item, ids) for item in found.items]
    return {
        "file": file.name,
        "dry_run": dry_run,
        "encoding": file.encoding or None,
        "separator": file.separator or None,
        "sheet": file.sheet or None,
        "columns": [
            {"heading": heading, "field": str(field) if field else None}
            for heading, field in zip(file.headings, wishes.fields, strict=True)
        ],
        **{str(outcome): found.number(outcome) for outcome in Outcome},
        "rows": rows,
        "notes": list(notes),
    }


def _row(item: Arrival, ids: Mapping[int, int]) -> dict[str, Any]:
    known_id = -item.row.line if item.outcome is Outcome.ADDED else item.known_id
    return {
        "line": item.row.line,
        "name": item.row.name,
        "outcome": str(item.outcome),
        "person": known_id if known_id > 0 else ids.get(known_id),
        "reason": people_import.reason_of(item),
    }


@click.command("export")
@click.argument("out", type=click.Path(path_type=Path, readable=False))
@click.option("--programme", metavar="P", default="", help="Only those on its roster.")
@click.option("--with-needs", is_flag=True, help="Also needs, diet, age and guardians; keep such a file safe.")
@click.option("--with-under-18", is_flag=True, help="Also those under 18, each with their guardian.")
@show.force_option
@click.pass_obj
def export_people(call: Call, out: Path, programme: str, with_needs: bool, with_under_18: bool, force: bool) -> None:
    """Write everybody into OUT: a table for spreadsheets (.csv), or contacts for phones (.vcf)."""
    programme_id = call.store.ask(queries.named.the_one, "programme", programme) if programme else None
    leaving = people_export.gather(call.store, programme_id, with_children=with_under_18)
    people_export.write(leaving, out, with_special=with_needs, replace=force)
    click.echo(f"{out}: {leaving.in_words}")


COMMANDS: Final = (import_people, export_people)
