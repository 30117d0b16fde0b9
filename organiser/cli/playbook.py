"""Commands on the playbook."""

from collections.abc import Sequence
from dataclasses import asdict, replace
from typing import Any

import click

from organiser.app.paths import path_from
from organiser.app.playbook import Playbook
from organiser.cli import show
from organiser.cli.main import Call, Verbs
from organiser.domain import playbook
from organiser.domain.exercises import Exercise, Stage
from organiser.domain.opinions import Opinion
from organiser.domain.packs import Manifest, Offer, Pack, Standing
from organiser.domain.playbook import Wish
from organiser.domain.problem import Problem
from organiser.domain.text import counted
from organiser.store import changes, queries


def own_cards(call: Call) -> tuple[Exercise, ...]:
    """The workspace's own cards; none where there is no workspace, since the playbook needs none."""
    return call.store.ask(queries.agendas.own_cards) if has_workspace(call) else ()


def has_workspace(call: Call) -> bool:
    """Whether a workspace was named, or used before."""
    from organiser.app import workspaces

    return workspaces.chosen(call.paths, call.settings, call.named) is not None


def _opinions(call: Call) -> dict[str, Opinion]:
    """What the group thinks of exercises; nothing where there is no workspace."""
    return call.store.ask(queries.opinions.every) if has_workspace(call) else {}


@click.group("playbook", cls=Verbs)
def playbook_command() -> None:
    """Find exercises, and share them as packs of cards."""


@playbook_command.command("list")
@click.option("--minutes", type=int, help="The minutes there are for it.")
@click.option("--people", type=int, help="How many people there are.")
@click.option("--online/--in-person", "online", default=None, help="On a video call, or in a room.")
@click.option("--stage", type=click.Choice([str(stage) for stage in Stage]), help="Where in the session it belongs.")
@click.option("--search", "words", default="", metavar="WORDS", help="Words that stand in the card.")
@click.option("--favourites", is_flag=True, help="Only your favourites.")
@show.json_option
@click.pass_obj
def list_exercises(
    call: Call,
    minutes: int | None,
    people: int | None,
    online: bool | None,
    stage: str | None,
    words: str,
    favourites: bool,
    as_json: bool,
) -> None:
    """The exercises that suit."""
    book = Playbook()
    wish = Wish(minutes, people, online, Stage(stage) if stage else None, words, favourites)
    liked = {one.exercise for one in _opinions(call).values() if one.favourite} if favourites else set()
    found = playbook.suiting(book.with_own(own_cards(call)), wish, liked)
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
    opinion = _opinions(call).get(found.id, Opinion(found.id))
    if as_json:
        sections = ("about", "before", "tips", "online_notes", "access", "afterwards")
        steps = [{"minutes": step.minutes, "words": step.words} for step in found.steps]
        full = show.exercise(found) | {name: getattr(found, name) for name in sections} | {"steps": steps}
        show.document(full | show.opinion(opinion))
        return
    facts = f"{found.minutes_in_words}. {found.people_in_words}. {found.format_in_words}."
    click.echo(f"{found.name}\n{found.purpose}\n{facts}")
    if found.question:
        click.echo(f"Ask: “{found.question}”")
    click.echo(cards.write(found).split("\n+++\n", 1)[1].rstrip())
    click.echo(f"\n{found.credit}")
    if not opinion.is_blank:
        click.echo(f"\n{_in_words(opinion)}")


def _in_words(opinion: Opinion) -> str:
    said = ("A favourite." if opinion.favourite else "", opinion.rating_in_words, opinion.notes)
    return "\n".join(filter(None, said)) or "Nothing is noted about it."


@playbook_command.command("note")
@click.argument("exercise", metavar="E")
@click.option("--rating", type=click.IntRange(0, 5), default=None, metavar="N", help="How it went, 1 to 5; 0 for none.")
@click.option("--text", "notes", default=None, help="Notes for the next time, in place of those before.")
@click.option("--favourite/--no-favourite", default=None, help="Whether it is one of your favourites.")
@show.json_option
@click.pass_obj
def note_exercise(
    call: Call, exercise: str, rating: int | None, notes: str | None, favourite: bool | None, as_json: bool
) -> None:
    """Note what you think of an exercise after you used it; without a note, show what is noted."""
    found = Playbook().the_one(exercise, call.store.ask(queries.agendas.own_cards))
    before = call.store.ask(queries.opinions.of_exercise, found.id)
    opinion = replace(
        before,
        rating=before.rating if rating is None else rating,
        notes=before.notes if notes is None else notes,
        favourite=before.favourite if favourite is None else favourite,
    )
    if opinion != before:
        call.store.do(f"Note about {found.name}", changes.opinions.note, opinion)
    if as_json:
        show.document({"id": found.id, "name": found.name} | show.opinion(opinion))
    else:
        click.echo(f"{found.name}\n{_in_words(opinion)}")


@playbook_command.command("import")
@click.argument("file", metavar="FILE")
@click.option("--dry-run", is_flag=True, help="Only say what would be taken.")
@click.option("--replace", "replaces", is_flag=True, help="Take the cards that differ from yours too.")
@show.json_option
@click.pass_obj
def import_pack(call: Call, file: str, dry_run: bool, replaces: bool, as_json: bool) -> None:
    """Take the new cards of a pack into your playbook; what is here already is left as it is."""
    from organiser.app.actions import packs

    pack = packs.read(path_from(file), Playbook().with_own(call.store.ask(queries.agendas.own_cards)))
    chosen = (*packs.usual_choice(pack), *(pack.standing(Standing.DIFFERS) if replaces else ()))
    if not dry_run:
        packs.take(call.store, pack, chosen)
    if as_json:
        show.document(_pack_as_json(pack, chosen) | {"dry_run": dry_run})
        return
    manifest = pack.manifest
    about = (manifest.title or "A pack without a title", f"by {manifest.author}" if manifest.author else "")
    click.echo(" ".join(filter(None, about)))
    show.table([(one.card.id, one.card.name, one.in_words) for one in pack.offers], "There is no sound card in it.")
    for offer in pack.standing(Standing.DIFFERS):
        for difference in offer.differences:
            click.echo(f"{offer.card.id}: {difference.in_words}")
    for rejected in pack.rejected:
        click.echo(f"Left out: {rejected.name}: {rejected.reason}.", err=True)
    click.echo(f"{'To take' if dry_run else 'Taken'}: {counted(len(chosen), 'card')}.")
    if not replaces and pack.standing(Standing.DIFFERS):
        click.echo("With --replace, the cards that differ would be taken too.")


def _pack_as_json(pack: Pack, chosen: Sequence[Offer]) -> dict[str, Any]:
    cards = [
        show.exercise(offer.card)
        | {"standing": offer.standing.name.lower(), "differences": [one.in_words for one in offer.differences]}
        | {"taken": offer in chosen}
        for offer in pack.offers
    ]
    rejected = [{"name": one.name, "reason": one.reason} for one in pack.rejected]
    return asdict(pack.manifest) | {"cards": cards, "rejected": rejected}


@playbook_command.command("export")
@click.argument("out", metavar="OUT")
@click.option("--exercise", "wanted", multiple=True, metavar="E", help="A card to pack; without it, all of your own.")
@click.option("--title", default="", help="What the pack is called.")
@click.option("--author", default="", help="Who made it; without it, the name of your group.")
@show.force_option
@show.json_option
@click.pass_obj
def export_pack(
    call: Call, out: str, wanted: tuple[str, ...], title: str, author: str, force: bool, as_json: bool
) -> None:
    """Write a pack of cards to pass on; texts that may not be passed on are held back."""
    from organiser.app.actions import packs

    own, book = own_cards(call), Playbook()
    cards = tuple(dict.fromkeys(book.the_one(words, own) for words in wanted)) or own
    if not cards:
        raise Problem("There are no cards of your own yet.", "Name the cards to pack with --exercise.")
    if not author and has_workspace(call):
        author = call.store.ask(queries.workspace.group).name
    path = path_from(out)
    packed = packs.export(cards, Manifest(title or path.name.partition(".")[0], author), path, replace=force)
    if as_json:
        held = [{"id": card.id, "name": card.name, "reason": terms.words} for card, terms in packed.held]
        show.document({"file": str(path), "cards": [show.exercise(one) for one in packed.cards], "held_back": held})
        return
    click.echo("\n".join(packed.in_words))
    click.echo(path)
