"""Commands on the register."""

from collections.abc import Mapping

import click

from organiser.app.actions import duplicates
from organiser.cli import call_lists, rates, show
from organiser.cli.main import Call, Verbs
from organiser.cli.sessions import one
from organiser.domain.attendance import Mark, head_count, parse_marks, tally_in_words
from organiser.domain.people import Person
from organiser.domain.problem import Problem
from organiser.domain.sessions import Session
from organiser.domain.text import counted, listed
from organiser.store import changes, queries

_MARKS = [str(mark) for mark in Mark if mark is not Mark.NONE]


@click.group("register", cls=Verbs)
def register_command() -> None:
    """Who was there."""


for command in (*call_lists.COMMANDS, *rates.COMMANDS):
    register_command.add_command(command)


@register_command.command("show")
@click.argument("session", metavar="S")
@show.json_option
@click.pass_obj
def show_register(call: Call, session: str, as_json: bool) -> None:
    """The register with its row numbers, as they stand on the printed sheet."""
    value = one(call, session)
    lines = call.store.ask(queries.attendance.register, value.id)
    if as_json:
        show.document({"lines": [show.register_line(line) for line in lines]})
        return
    rows = [(line.row, line.person, line.neighbourhood, line.answer.label, line.mark.label) for line in lines]
    show.table(rows, "Nobody is on this register yet.")
    _say_count(call, value)


def _say_count(call: Call, session: Session) -> None:
    """How many are there, beside the tally of the sheet where one is noted."""
    lines = call.store.ask(queries.attendance.register, session.id)
    click.echo(head_count(lines).in_words)
    tally = call.store.ask(queries.attendance.tally, session.id)
    if tally is not None:
        click.echo(tally_in_words(lines, tally))


@register_command.command("mark")
@click.argument("session", metavar="S")
@click.argument("words", nargs=-1, metavar="[X] [MARK]")
@click.option("--rows", metavar="ROWS", help="Rows of the printed sheet: 1-9,11,13, or “1-9 present, 10 late”.")
@click.option("--tally", type=int, default=None, metavar="N", help="The number in the sheet's tally box.")
@click.pass_obj
def mark_register(call: Call, session: str, words: tuple[str, ...], rows: str | None, tally: int | None) -> None:
    """Mark one person X, or the people on --rows. MARK is present, late, left-early, apologies or absent."""
    if not (len(words) <= 1 if rows else len(words) == 2):
        raise click.UsageError("Say who and what, such as “Asha present”, or “--rows 1-9 present”.")
    if words and words[-1] not in _MARKS:
        raise click.UsageError(f"“{words[-1]}” is no mark; use one of: {', '.join(_MARKS)}.")
    value, mark = one(call, session), Mark(words[-1]) if words else None
    lines = call.store.ask(queries.attendance.register, value.id)
    if rows:
        people = {line.row: line.person_id for line in lines}
        marks = {people[row]: given for row, given in parse_marks(rows, sorted(people), mark).items()}
    else:
        marks = {call.store.ask(queries.named.the_one, "person", words[0]): Mark(words[-1])}
    call.store.do(_label(call, marks), changes.attendance.key_in, value.id, marks, tally)
    _say_count(call, value)


def _label(call: Call, marks: Mapping[int, Mark]) -> str:
    kinds = listed(dict.fromkeys(mark.label.lower() for mark in marks.values()))
    if len(marks) == 1:
        return f"Mark {call.store.ask(queries.people.one, next(iter(marks))).name} {kinds}"
    return f"Mark {counted(len(marks), 'person', 'people')} {kinds}"


@register_command.command("tally")
@click.argument("session", metavar="S")
@click.argument("people", type=int, metavar="N", required=False)
@click.option("--none", "is_gone", is_flag=True, help="Take the number away again.")
@click.pass_obj
def tally_register(call: Call, session: str, people: int | None, is_gone: bool) -> None:
    """Compare the register with N, the number in the tally box of the sheet; N is kept."""
    value = one(call, session)
    if people is not None or is_gone:
        label = f"Note the tally of {value.title}"
        call.store.do(label, changes.attendance.set_tally, value.id, None if is_gone else people)
    elif call.store.ask(queries.attendance.tally, value.id) is None:
        raise Problem("No tally is noted for this session.", "Give the number that stands in the sheet's box.")
    _say_count(call, value)


@register_command.command("walk-in")
@click.argument("session", metavar="S")
@click.argument("name")
@click.option("--neighbourhood", default="", help="Where they live.")
@click.pass_obj
def add_walk_in(call: Call, session: str, name: str, neighbourhood: str) -> None:
    """Add somebody new who just walked in, as present."""
    value = one(call, session)
    person = Person(name, neighbourhood)
    known = duplicates.like(call.store, person.name)
    call.store.do(f"Add {person.name}, who walked in", changes.attendance.walk_in, value.id, person)
    _say_count(call, value)
    for match in known[:3]:
        click.echo(f"Look again: possibly the same as {match.known.name} (id {match.known.id}): {match.why}", err=True)


@register_command.command("welcome")
@click.argument("session", metavar="S")
@click.argument("person", metavar="X")
@click.pass_obj
def welcome(call: Call, session: str, person: str) -> None:
    """Mark somebody known as present, on the list or not."""
    value = one(call, session)
    known = call.store.ask(queries.people.one, call.store.ask(queries.named.the_one, "person", person))
    call.store.do(f"Welcome {known.name}", changes.attendance.welcome, value.id, known.id)
    _say_count(call, value)


@register_command.command("walk-ins")
@click.argument("session", metavar="S")
@show.json_option
@click.pass_obj
def list_walk_ins(call: Call, session: str, as_json: bool) -> None:
    """Those who walked in and are not on the programme's roster yet."""
    lines = call.store.ask(queries.attendance.walk_ins, one(call, session).id)
    if as_json:
        show.document({"lines": [show.register_line(line) for line in lines]})
        return
    rows = [(line.row, line.person, line.neighbourhood, line.mark.label) for line in lines]
    show.table(rows, "Everybody who walked in is on the programme's roster, or nobody walked in.")


@register_command.command("join")
@click.argument("session", metavar="S")
@click.argument("people", nargs=-1, required=True, metavar="X...")
@click.pass_obj
def join_programme(call: Call, session: str, people: tuple[str, ...]) -> None:
    """Put people who walked in on the roster of the session's programme."""
    value = one(call, session)
    if value.programme_id is None:
        raise Problem(f"“{value.title}” belongs to no programme.", "Put it into one first.")
    ids = [call.store.ask(queries.named.the_one, "person", words) for words in people]
    names = listed(call.store.ask(queries.people.one, person_id).name for person_id in ids)
    call.store.do(f"Put {names} on the roster", changes.programmes.join, value.programme_id, ids)
    click.echo(f"On the roster of {value.programme}: {names}")
