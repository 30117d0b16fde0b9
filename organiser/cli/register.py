"""Commands on the register."""

import click

from organiser.cli import show
from organiser.cli.main import Call, Verbs
from organiser.cli.sessions import one
from organiser.domain.attendance import Mark, head_count, parse_rows
from organiser.domain.people import Person
from organiser.domain.text import counted
from organiser.store import changes, queries

_MARKS = [str(mark) for mark in Mark if mark is not Mark.NONE]


@click.group("register", cls=Verbs)
def register_command() -> None:
    """Who was there."""


@register_command.command("show")
@click.argument("session", metavar="S")
@show.json_option
@click.pass_obj
def show_register(call: Call, session: str, as_json: bool) -> None:
    """The register with its row numbers, as they stand on the printed sheet."""
    lines = call.store.ask(queries.attendance.register, one(call, session).id)
    if as_json:
        show.document({"lines": [show.register_line(line) for line in lines]})
        return
    rows = [(line.row, line.person, line.neighbourhood, line.answer.label, line.mark.label) for line in lines]
    show.table(rows, "Nobody is on this register yet.")
    click.echo(head_count(lines).in_words)


@register_command.command("mark")
@click.argument("session", metavar="S")
@click.argument("words", nargs=-1, required=True, metavar="[X] MARK")
@click.option("--rows", metavar="ROWS", help="Row numbers of the printed sheet, such as 1-9,11,13.")
@click.pass_obj
def mark_register(call: Call, session: str, words: tuple[str, ...], rows: str | None) -> None:
    """Mark one person X, or the people on --rows. MARK is present, late, left-early, apologies or absent."""
    if len(words) != (1 if rows else 2):
        raise click.UsageError("Say who and what, such as “Asha present”, or “--rows 1-9 present”.")
    if words[-1] not in _MARKS:
        raise click.UsageError(f"“{words[-1]}” is no mark; use one of: {', '.join(_MARKS)}.")
    value, mark = one(call, session), Mark(words[-1])
    lines = call.store.ask(queries.attendance.register, value.id)
    if rows:
        wanted = set(parse_rows(rows, [line.row for line in lines]))
        marked = [line.person_id for line in lines if line.row in wanted]
        label = f"Mark {counted(len(marked), 'person', 'people')} {mark.label.lower()}"
    else:
        marked = [call.store.ask(queries.named.the_one, "person", words[0])]
        label = f"Mark {call.store.ask(queries.people.one, marked[0]).name} {mark.label.lower()}"
    call.store.do(label, changes.attendance.set_mark, value.id, marked, mark)
    click.echo(head_count(call.store.ask(queries.attendance.register, value.id)).in_words)


@register_command.command("walk-in")
@click.argument("session", metavar="S")
@click.argument("name")
@click.option("--neighbourhood", default="", help="Where they live.")
@click.pass_obj
def add_walk_in(call: Call, session: str, name: str, neighbourhood: str) -> None:
    """Add somebody new who just walked in, as present."""
    value = one(call, session)
    person = Person(name, neighbourhood)
    call.store.do(f"Add {person.name}, who walked in", changes.attendance.walk_in, value.id, person)
    click.echo(head_count(call.store.ask(queries.attendance.register, value.id)).in_words)
