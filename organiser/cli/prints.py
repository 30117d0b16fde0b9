"""Commands that print."""

from dataclasses import replace
from typing import Any

import click

from organiser.app.actions import handouts, occasions, printings
from organiser.app.actions.handouts import Printout
from organiser.app.paths import path_from
from organiser.app.playbook import Playbook
from organiser.cli import show
from organiser.cli.main import Call
from organiser.cli.playbook import has_workspace, own_cards
from organiser.cli.progress import bar
from organiser.cli.sessions import one
from organiser.domain.copies import parse
from organiser.domain.occasion import Occasion, Subject
from organiser.domain.people import Reading
from organiser.domain.problem import Problem
from organiser.exports.paper.label_grids import GRIDS, Placing
from organiser.exports.paper.look import PAPERS, Look, Theme, Tint
from organiser.exports.prints import PRINTS
from organiser.store import queries


@click.command("print", short_help="Print a handout as a PDF.")
@click.argument("kind", required=False)
@click.argument("out", required=False, metavar="OUT.pdf")
@click.option("--list", "lists", is_flag=True, help="The kinds, one a line: its name, then what it is.")
@click.option("--session", metavar="S", help="The session it is for.")
@click.option("--programme", metavar="P", help="The whole programme it is for, where a kind can be of one.")
@click.option("--exercise", metavar="E", help="The one exercise it is for, where a kind can be of one.")
@click.option("--style", type=click.Choice([str(one) for one in Reading]), default="standard", help="Size of print.")
@click.option("--paper", type=click.Choice(list(PAPERS)), default="A4", help="Size of paper.")
@click.option("--theme", type=click.Choice([str(one) for one in Theme]), default="colour", help="Colour, or black.")
@click.option("--copies", multiple=True, metavar="PART=N", help="In the pack: so many copies, such as handout=12.")
@click.option("--both-sides", is_flag=True, help="The pack made for both sides: each copy begins on a new sheet.")
@click.option("--tinted", is_flag=True, help="In the pack: coloured grounds on white paper for coloured paper.")
@click.option("--outdated", is_flag=True, help="What was printed and is out of date, and why; of one --session or all.")
@click.option("--tint", type=click.Choice([str(one) for one in Tint]), default="none", help="A pale ground.")
@click.option("--points", type=int, default=0, metavar="N", help="How large large print is: 18 to 36.")
@click.option("--sheet", metavar="NAME", help="The sheet that labels and cards go on; --sheets lists them.")
@click.option("--start", type=int, default=1, metavar="N", help="The first label that is still on the sheet.")
@click.option("--nudge", nargs=2, type=float, default=(0.0, 0.0), metavar="X Y", help="Move right and down, in mm.")
@click.option("--scale", type=float, default=1.0, help="Make good for a printer that shrinks: 0.95 to 1.05.")
@click.option("--marks/--no-marks", default=None, help="Marks to cut at; usual on plain paper.")
@click.option("--test-sheet", is_flag=True, help="Only outlines and numbers, to hold against the sheet.")
@click.option("--sheets", is_flag=True, help="The label sheets, one a line: its name, then what it is.")
@show.force_option
@show.json_option
@click.pass_obj
def print_command(
    call: Call,
    /,
    kind: str | None,
    out: str | None,
    lists: bool,
    sheets: bool,
    outdated: bool,
    session: str | None,
    programme: str | None,
    exercise: str | None,
    copies: tuple[str, ...],
    force: bool,
    as_json: bool,
    **options: Any,
) -> None:
    """Print a handout of a session into OUT.pdf; OUT.txt and OUT.html hold the same without pages."""
    if lists:
        _list_kinds(as_json=as_json)
        return
    if sheets:
        _list_sheets(as_json=as_json)
        return
    if outdated:
        _list_outdated(call, session, as_json=as_json)
        return
    if not kind or not out or sum(one is not None for one in (session, programme, exercise)) != 1:
        raise click.UsageError("Say what to print, where to, and of which --session, --programme or --exercise.")
    what, look = handouts.kind(kind), _look(kind, **options)
    draft = handouts.draft(what, _packed(kind, _subject(call, session, programme, exercise), copies))
    work = handouts.job(draft, look, path_from(out), replace=force)
    with bar(f"Drawing the {what.title.lower()}") as step:
        printout = work(step)
    if printout.printings:
        printings.note(call.store, printout.printings)
    _tell(printout, as_json=as_json)


def _look(
    kind: str,
    *,
    style: str,
    paper: str,
    theme: str,
    tint: str,
    points: int,
    both_sides: bool,
    tinted: bool,
    **placed: Any,
) -> Look:
    return Look(
        Reading(style),
        paper,
        Theme(theme),
        tint=Tint(tint),
        points=points,
        both_sides=both_sides,
        tinted=tinted,
        placing=_placing(kind, **placed),
    )


def _tell(printout: Printout, *, as_json: bool) -> None:
    if as_json:
        show.document(
            {
                "file": str(printout.path),
                "pages": printout.pages,
                "missing": printout.missing,
                "beside": [str(path) for path in printout.beside],
            }
        )
        return
    for path in (printout.path, *printout.beside):
        click.echo(f"Wrote {path}")
    if printout.missing:
        click.echo(printout.missing, err=True)


def _subject(call: Call, session: str | None, programme: str | None, exercise: str | None) -> Subject:
    if session is not None:
        return occasions.gather(call.store, one(call, session).id)
    if programme is not None:
        return occasions.course(call.store, call.store.ask(queries.named.the_one, "programme", programme))
    card = Playbook().the_one(exercise or "", own_cards(call))
    return occasions.method(card, call.store.ask(queries.workspace.group) if has_workspace(call) else None)


def _packed(kind: str, subject: Subject, chosen: tuple[str, ...]) -> Subject:
    """The session with numbers of copies that were given; for anything but a pack that is a mistake."""
    if not chosen:
        return subject
    if kind != "pack" or not isinstance(subject, Occasion):
        raise Problem("Only a session's pack has copies of its parts.", "Leave out --copies.")
    return replace(subject, copies={**subject.copies, **parse(chosen, subject.pack)})


def _list_outdated(call: Call, session: str | None, *, as_json: bool) -> None:
    """What was printed of the sessions ahead, or of one of them, and no longer says what is so."""
    only = None if session is None else one(call, session).id
    found = printings.out_of_date(printings.gather(call.store, occasions.today(), only))
    if as_json:
        show.document(
            [
                {
                    "kind": old.printing.kind,
                    "format": old.printing.format,
                    "title": old.title,
                    "of": old.of,
                    "session": old.printing.session_id,
                    "programme": old.printing.programme_id,
                    "copies": old.printing.copies,
                    "version": old.printing.version,
                    "printed": old.printing.at.isoformat(),
                    "why": old.why,
                }
                for old in found
            ]
        )
        return
    for old in found:
        click.echo(f"{old.title} of {old.of}. {old.since}. {old.in_words()}")
    if not found:
        click.echo("Nothing that was printed is out of date.")


def _list_kinds(*, as_json: bool) -> None:
    if as_json:
        show.document([{"name": kind.name, "title": kind.title, "what": kind.what} for kind in PRINTS])
        return
    for kind in PRINTS:
        click.echo(f"{kind.name}  {kind.what}")


def _placing(
    kind: str,
    *,
    sheet: str | None,
    start: int,
    nudge: tuple[float, float],
    scale: float,
    marks: bool | None,
    test_sheet: bool,
) -> Placing | None:
    """Where labels go; None for what is no print of labels, for which saying so is a mistake."""
    grids = handouts.kind(kind).grids
    if not grids:
        if sheet or test_sheet:
            raise Problem(f"“{kind}” does not go on labels.", "Leave out --sheet and --test-sheet.")
        return None
    if sheet and sheet not in grids:
        raise Problem(f"“{kind}” does not fit the sheet “{sheet[:40]}”.", f"Its sheets are: {', '.join(grids)}.")
    return Placing(sheet or grids[0], start, *nudge, scale=scale, marks=marks, is_trial=test_sheet)


def _list_sheets(*, as_json: bool) -> None:
    if as_json:
        show.document(
            [
                {
                    "name": grid.name,
                    "what": grid.what,
                    "labels": grid.count,
                    "width": grid.width,
                    "height": grid.height,
                    "fold": str(grid.fold),
                }
                for grid in GRIDS.values()
            ]
        )
        return
    show.table([(grid.name, f"{grid.what}, {grid.count} of {grid.size_in_words}") for grid in GRIDS.values()], "")
