"""Commands on the texts of invitations: what to write or say to each person, by their own way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import click

from organiser.app.actions import texts
from organiser.app.paths import path_from
from organiser.cli import show
from organiser.cli.main import Call, Verbs
from organiser.cli.sessions import one
from organiser.domain import people, templates, wordings
from organiser.domain.text import counted, line
from organiser.domain.wordings import Kind, Wording
from organiser.store import changes, queries

if TYPE_CHECKING:
    from organiser.domain.messages import Message

easy_option = click.option("--easy-read", is_flag=True, help="Short plain sentences.")
language_option = click.option("--language", default="", metavar="NAME", help="Another language than English.")


@click.command("text")
@click.argument("session", metavar="S")
@click.argument("person", metavar="X")
@click.option("--route", default="", metavar="ROUTE", help=f"One of: {', '.join(people.Route)}; else their own.")
@click.option("--voicemail", is_flag=True, help="The words for an answering machine.")
@click.option("--easy-read", is_flag=True, default=None, help="Short plain sentences, whatever they usually want.")
@click.option("--language", default=None, metavar="NAME", help="Another language than the one they read best.")
@show.json_option
@click.pass_obj
def show_text(
    call: Call,
    session: str,
    person: str,
    route: str,
    voicemail: bool,
    easy_read: bool | None,
    language: str | None,
    as_json: bool,
) -> None:
    """The text for one person: by the first of their ways that can be used, in their format and language."""
    said = texts.gather(call.store, one(call, session).id).of(
        call.store.ask(queries.named.the_one, "person", person),
        route=people.parse_route(route) if route else None,
        kind=Kind.VOICEMAIL if voicemail else None,
        language=language,
        easy_read=easy_read,
    )
    if as_json:
        show.document(_message(said))
        return
    click.echo(said.text)
    for words in (said.reach.in_words, *said.hints):
        click.echo(words, err=True)


@click.command("texts")
@click.argument("session", metavar="S")
@click.argument("outdir")
@show.force_option
@click.pass_obj
def write_texts(call: Call, session: str, outdir: str, force: bool) -> None:
    """Write one text file for each person, by their own way; nothing is sent."""
    folder = path_from(outdir)
    is_new = not folder.is_dir()
    written = texts.write_all(call.store, one(call, session).id, folder, replace=force)
    if is_new:
        click.echo(f"Made the folder {folder}")
    for _, path in written:
        click.echo(str(path))
    for message, _ in written:
        for hint in message.hints:
            click.echo(f"{message.person.name}: {hint}", err=True)


def _message(value: Message) -> dict[str, Any]:
    return {
        "person": value.person.name,
        "route": str(value.reach.route),
        "contact": value.reach.contact,
        "to": value.reach.to,
        "wording": str(value.wording.name),
        "language": value.wording.language,
        "easy_read": value.wording.easy_read,
        "text": value.text,
        "hints": list(value.hints),
    }


COMMANDS: Final = (show_text, write_texts)


@click.group("wordings", cls=Verbs)
def wordings_command() -> None:
    """The words of invitations, with gaps for name, date and place."""


@wordings_command.command("list")
@language_option
@show.json_option
@click.pass_obj
def list_wordings(call: Call, language: str, as_json: bool) -> None:
    """Every wording, whose it is, and in which languages it exists."""
    known = texts.known(call.store)
    rows = []
    for kind in Kind:
        for easy in (False, True):
            found = known.of(kind, language, easy_read=easy)
            others = [name for name in known.languages if known.of(kind, name, easy_read=easy)]
            rows.append((kind, easy, found, others))
    if as_json:
        show.document([_listed(kind, easy, found, others) for kind, easy, found, others in rows])
        return
    show.table(
        [
            (str(kind), "easy-read" if easy else "", _whose(found), ", ".join(others))
            for kind, easy, found, others in rows
        ],
        "",
    )


def _whose(found: Wording | None) -> str:
    return "not written yet" if found is None else "your own" if found.is_own else "the program's"


def _listed(kind: Kind, easy: bool, found: Wording | None, others: list[str]) -> dict[str, Any]:
    return {"name": str(kind), "easy_read": easy, "whose": _owner(found), "languages": others}


def _owner(found: Wording | None) -> str:
    return "none" if found is None else "own" if found.is_own else "program"


@wordings_command.command("show")
@click.argument("name", metavar="NAME")
@easy_option
@language_option
@show.json_option
@click.pass_obj
def show_wording(call: Call, name: str, easy_read: bool, language: str, as_json: bool) -> None:
    """One wording as it is written, with its gaps."""
    found = texts.the_wording(call.store, wordings.parse_kind(name), language, easy_read=easy_read)
    if as_json:
        show.document({"name": str(found.name), "easy_read": easy_read, "whose": _owner(found), "text": found.text})
        return
    click.echo(found.text)


@wordings_command.command("edit")
@click.argument("name", metavar="NAME")
@click.argument("file", metavar="FILE")
@easy_option
@language_option
@click.pass_obj
def edit_wording(call: Call, name: str, file: str, easy_read: bool, language: str) -> None:
    """Put the text in FILE ("-": what is typed or piped in) in place of a wording."""
    wording = Wording(wordings.parse_kind(name), texts.read_words(file), language, easy_read)
    call.store.do(f"Edit the wording “{wording.title}”", changes.wordings.write, [wording])
    click.echo(f"{wording.title}: {counted(len(wording.text), 'character')}, your own from now on.")


@wordings_command.command("reset")
@click.argument("name", metavar="NAME")
@easy_option
@language_option
@click.pass_obj
def reset_wording(call: Call, name: str, easy_read: bool, language: str) -> None:
    """Go back to the program's own words."""
    was_own = texts.reset_wording(call.store, wordings.parse_kind(name), language, easy_read=easy_read)
    click.echo("Taken back. “organiser undo” brings it here again." if was_own else "It is the program's already.")


@wordings_command.command("export")
@click.argument("out", metavar="OUT.txt")
@language_option
@show.force_option
@click.pass_obj
def export_wordings(call: Call, out: str, language: str, force: bool) -> None:
    """Write all wordings into one file, to be translated or looked over; where one is missing, the English stands."""
    path = texts.export_wordings(call.store, path_from(out), language, replace=force)
    click.echo(str(path))


@wordings_command.command("import")
@click.argument("file", metavar="FILE")
@language_option
@click.pass_obj
def import_wordings(call: Call, file: str, language: str) -> None:
    """Take over the wordings in FILE, all or none; those that say nothing new are passed over."""
    new = texts.import_wordings(call.store, texts.read_words(file), line(language, "language"))
    click.echo(f"{counted(len(new), 'wording')} taken over." if new else "There is nothing new in it.")


@wordings_command.command("fields")
@show.json_option
def list_fields(as_json: bool) -> None:
    """The gaps that a wording can have."""
    if as_json:
        show.document([{"field": field.name, "what": field.what} for field in templates.FIELDS.values()])
        return
    show.table([(f"{{{field.name}}}", field.what) for field in templates.FIELDS.values()], "")
