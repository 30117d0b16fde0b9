"""Commands on the playbook."""

import click

from organiser.app.playbook import Playbook
from organiser.cli import show
from organiser.cli.main import Call
from organiser.domain import playbook
from organiser.domain.exercises import Exercise, Stage
from organiser.domain.playbook import Wish
from organiser.store import queries


def own_cards(call: Call) -> tuple[Exercise, ...]:
    """The workspace's own cards; none where there is no workspace, since the playbook needs none."""
    from organiser.app import workspaces

    if workspaces.chosen(call.paths, call.settings, call.named) is None:
        return ()
    return call.store.ask(queries.agendas.own_cards)


@click.group("playbook")
def playbook_command() -> None:
    """Find exercises."""


@playbook_command.command("list")
@click.option("--minutes", type=int, help="The minutes there are for it.")
@click.option("--people", type=int, help="How many people there are.")
@click.option("--online/--in-person", "online", default=None, help="On a video call, or in a room.")
@click.option("--stage", type=click.Choice([str(stage) for stage in Stage]), help="Where in the session it belongs.")
@click.option("--search", "words", default="", metavar="WORDS", help="Words that stand in the card.")
@show.json_option
@click.pass_obj
def list_exercises(
    call: Call,
    minutes: int | None,
    people: int | None,
    online: bool | None,
    stage: str | None,
    words: str,
    as_json: bool,
) -> None:
    """The exercises that suit."""
    book = Playbook()
    wish = Wish(minutes, people, online, Stage(stage) if stage else None, words)
    found = playbook.suiting(book.with_own(own_cards(call)), wish)
    for problem in book.shelf.problems:
        click.echo(f"Left out: {problem.message}", err=True)
    if as_json:
        show.document([show.exercise(one) for one in found])
        return
    rows = [(one.id, one.stage.label, one.minutes_in_words, one.people_in_words, one.name) for one in found]
    show.table(rows, "No exercise suits all of that: leave one of the wishes out.")


@playbook_command.command("show")
@click.argument("exercise", metavar="E")
@show.json_option
@click.pass_obj
def show_exercise(call: Call, exercise: str, as_json: bool) -> None:
    """One exercise in full."""
    from organiser.domain import cards

    found = Playbook().the_one(exercise, own_cards(call))
    if as_json:
        sections = ("about", "before", "tips", "online_notes", "access", "afterwards")
        steps = [{"minutes": step.minutes, "words": step.words} for step in found.steps]
        show.document(show.exercise(found) | {name: getattr(found, name) for name in sections} | {"steps": steps})
        return
    facts = f"{found.minutes_in_words}. {found.people_in_words}. {found.format_in_words}."
    click.echo(f"{found.name}\n{found.purpose}\n{facts}")
    if found.question:
        click.echo(f"Ask: “{found.question}”")
    click.echo(cards.write(found).split("\n+++\n", 1)[1].rstrip())
    click.echo(f"\n{found.credit}")
