"""Commands on what is held of people: tell them, erase it, and say how long it is kept."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Final

import click

from organiser.app import old_copies
from organiser.app.actions import left_over, privacy
from organiser.cli import show
from organiser.cli.main import Call
from organiser.domain import clock
from organiser.domain.brake import brake
from organiser.domain.echoes import Echo
from organiser.domain.keeping import Due, Kind, Rule, answer_by, doubt_of_clock
from organiser.domain.problem import Problem
from organiser.domain.text import counted, listed
from organiser.store import changes, queries


@click.command("about")
@click.argument("person", metavar="X")
@click.argument("out", type=click.Path(path_type=Path, readable=False), metavar="OUT")
@show.force_option
@click.pass_obj
def tell_about(call: Call, person: str, out: Path, force: bool) -> None:
    """Write everything held on one person in plain words: into a folder (PDF and JSON), or a .pdf, .txt or .json file.

    Other people's names, phones and emails are left out of it.
    """
    person_id = call.store.ask(queries.named.the_one, "person", person)
    held, group = privacy.gather(call.store, person_id)
    if out.suffix and not out.is_dir():
        written: Sequence[Path] = (privacy.write(held, group, out, call.today, replace=force),)
    else:
        written = privacy.write_both(held, group, out, call.today, replace=force)
    lines = counted(sum(len(part.lines) for part in held.parts), "line")
    click.echo(f"Wrote {listed(map(str, written))}: {lines}.")
    click.echo(f"If they asked today, it is due on {clock.day_in_words(answer_by(call.today))}.", err=True)
    if held.mentions:
        click.echo(f"The name may stand in free text as well: {'; '.join(held.mentions)}.", err=True)


copies_option = click.option(
    "--copies", type=click.Choice(["rewrite", "delete", "leave"]), default="rewrite", show_default=True,
    help="What becomes of backups and other copies of the workspace that hold them.",
)  # fmt: skip


@click.command("echoes")
@click.argument("person", metavar="X")
@show.json_option
@click.pass_obj
def list_echoes(call: Call, person: str, as_json: bool) -> None:
    """Where a need, the address or a name alone of X stands in words about something else, numbered for “erase”."""
    found = call.store.ask(queries.holdings.echoes, call.store.ask(queries.named.the_one, "person", person))
    if as_json:
        show.document([{"number": n, "where": one.where, "words": one.words} for n, one in enumerate(found, 1)])
        return
    show.table([(n, one.where, one.words) for n, one in enumerate(found, 1)], "Nothing of theirs stands elsewhere.")


@click.command("erase")
@click.argument("person", metavar="X")
@click.option("--take-out", metavar="N,N", default="", help="Also out of these of “people echoes X”, or of all.")
@click.option("--yes", is_flag=True, help="Needed where that is said of over 20 others, or over a fifth.")
@copies_option
@click.pass_obj
def erase_person(call: Call, person: str, take_out: str, yes: bool, copies: str) -> None:
    """Erase a person for good, from backups too: no undo brings them back. The sessions keep their numbers."""
    person_id = call.store.ask(queries.named.the_one, "person", person)
    held = call.store.ask(queries.people.one, person_id)
    echoes = call.store.ask(queries.holdings.echoes, person_id)
    papers = left_over.papers_naming(call.store, person_id)
    chosen = _chosen(echoes, take_out)
    if not yes and (words := privacy.brake_on(call.store, chosen)):
        raise Problem(f"Words about others are changed. {words}", "To be sure, say --yes as well.")
    privacy.erase(call.store, call.settings, person_id, chosen)
    click.echo("Erased. What was done before can no longer be undone.")
    clear_copies(call, copies)
    for one in echoes:
        if one not in chosen:
            click.echo(f"{one.where} may still tell of them: {one.words}", err=True)
    if mentions := call.store.ask(queries.holdings.mentions, held):
        click.echo(f"The name may still stand in free text: {'; '.join(mentions)}.", err=True)
    if papers:
        click.echo(f"Paper that may name them; throw it away: {'; '.join(papers)}.", err=True)
    if named := left_over.files_naming(call.paths, held):
        click.echo(f"Files that you made name them; delete them: {', '.join(map(str, named))}.", err=True)


def _chosen(echoes: Sequence[Echo], numbers: str) -> Sequence[Echo]:
    if numbers in {"", "all"}:
        return echoes if numbers else ()
    wanted = {int(word) for word in numbers.split(",") if word.strip().isdecimal()}
    if not wanted or not wanted <= set(range(1, len(echoes) + 1)):
        raise Problem(f"“{numbers}” are no numbers of that list.", "See “organiser people echoes”, or say all.")
    return [one for number, one in enumerate(echoes, 1) if number in wanted]


def clear_copies(call: Call, how: str) -> None:
    """Write copies that hold who was erased anew or delete them, or list them with the day on which they are."""
    told, problems = _cleared(call, how)
    for words in told:
        click.echo(words)
    for problem in problems:
        click.echo(str(problem), err=True)


def _cleared(call: Call, how: str) -> tuple[list[str], Sequence[Problem]]:
    copies = old_copies.found(call.store, call.paths)
    if how == "leave" or not copies:
        day = clock.day_in_words
        return [f"Still holds them, until {day(one.goes)} at the latest: {one.path}" for one in copies], ()
    if how == "delete":
        cleared = old_copies.delete(copies, _no_step)
    else:
        cleared = old_copies.rewrite(call.store, copies, lambda: datetime.now().astimezone())(_no_step)
    return [cleared.in_words], cleared.problems


def _no_step(_done: int, _of: int) -> None:
    return None


@click.command("erased-copies")
@click.option("--rewrite", "how", flag_value="rewrite", help="Write them anew without those who were erased.")
@click.option("--delete", "how", flag_value="delete", help="Delete them.")
@show.json_option
@click.pass_obj
def list_copies(call: Call, how: str | None, as_json: bool) -> None:
    """Backups and other copies that still hold anybody who was erased, with the day by which they will not."""
    copies = old_copies.found(call.store, call.paths)
    if as_json:
        show.document([{"file": str(one.path), "goes": one.goes.isoformat(), "spare": one.is_spare} for one in copies])
    elif not copies:
        click.echo("No copy here holds anybody who was erased.")
    else:
        clear_copies(call, how or "leave")


@click.command("keep")
@click.argument("kind", type=click.Choice([str(kind) for kind in Kind]), required=False)
@click.argument("months", type=int, required=False)
@show.json_option
@click.pass_obj
def keep_rules(call: Call, kind: str | None, months: int | None, as_json: bool) -> None:
    """How long each kind is kept after somebody was last seen; with KIND and MONTHS, say so (0: no end)."""
    if kind and months is None:
        raise click.UsageError("Say the number of months too.")
    if kind and months is not None:
        rule = Rule(Kind(kind), months)
        call.store.do(f"Keep {rule.kind.label.lower()} for {months} months", changes.erasing.set_rule, rule)
    rules = call.store.ask(queries.keeping.rules)
    if as_json:
        show.document([{"kind": str(rule.kind), "months": rule.months, "why": rule.kind.why} for rule in rules])
        return
    show.table([(str(rule.kind), rule.kind.label, rule.in_words) for rule in rules], "")


@click.command("purge")
@click.option("--yes", is_flag=True, help="Erase what is listed, for good.")
@click.option("--many", type=int, default=0, metavar="N", help="Needed with --yes for more than 20 people: how many.")
@copies_option
@show.json_option
@click.pass_obj
def purge_due(call: Call, yes: bool, many: int, copies: str, as_json: bool) -> None:
    """List what has been kept as long as the rules say; with --yes, erase it."""
    due = call.store.ask(queries.keeping.due, call.today)
    doubt = doubt_of_clock(call.today, call.store.ask(queries.keeping.last_saved))
    if doubt:
        click.echo(doubt, err=True)
    people = len({one.person_id for one in due})
    if yes and due:
        if (words := brake(people, call.store.ask(queries.people.count))) and many != people:
            raise Problem(f"This erases for good. {words}", f"To be sure, say --many {people} as well.")
        privacy.purge(call.store, call.settings, due, call.today)
    if as_json:
        told, problems = _cleared(call, copies) if yes and due else ([], ())
        show.document(
            {
                "erased": yes, "clock_in_doubt": bool(doubt), "due": [_due(one) for one in due],
                "copies": [*told, *map(str, problems)],
            }
        )  # fmt: skip
        return
    show.table([(one.kind.label, one.person, f"last seen {clock.day_in_words(one.last_seen)}") for one in due], "")
    if not due:
        click.echo("Nothing is due to go.")
    elif yes:
        click.echo(f"Erased this for good, of {counted(people, 'person', 'people')}. The sessions keep their numbers.")
        clear_copies(call, copies)
    else:
        click.echo("Nothing was erased. Say --yes to erase this for good.")


def _due(one: Due) -> dict[str, object]:
    return {
        "kind": str(one.kind), "person_id": one.person_id, "person": one.person, "last_seen": one.last_seen.isoformat(),
    }  # fmt: skip


@click.command("erasures")
@click.argument("out", required=False, type=click.Path(path_type=Path, readable=False), metavar="[OUT]")
@show.force_option
@show.json_option
@click.pass_obj
def list_erasures(call: Call, out: Path | None, force: bool, as_json: bool) -> None:
    """The record of what was erased, which names nobody; with OUT, as a page (.pdf or .txt) for the folder."""
    if out is not None:
        click.echo(f"Wrote {privacy.write_record(call.store, out, call.today, replace=force)}")
        return
    found = call.store.ask(queries.keeping.erasures)
    if as_json:
        show.document([{"at": one.at, "what": one.what, "people": one.people, "who": one.who} for one in found])
        return
    show.table([(one.at[:10], one.what) for one in found], "Nothing was erased yet.")


COMMANDS: Final = (tell_about, list_echoes, erase_person, list_copies, keep_rules, purge_due, list_erasures)
