"""Commands on the lists of participants that come from video calls."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import click

from organiser.app.actions import call_lists
from organiser.cli import show
from organiser.cli.main import Call
from organiser.cli.sessions import one
from organiser.domain.attendance import head_count
from organiser.domain.call_lists import USUAL_LEAST_MINUTES
from organiser.domain.problem import Problem
from organiser.domain.recognition import Choice, Match, Recognised, Standing, Taking
from organiser.domain.text import folded, listed
from organiser.store import changes, queries


@click.command("video")
@click.argument("session", metavar="S")
@click.argument("file", type=click.Path(path_type=Path, readable=False))
@click.option("--dry-run", is_flag=True, help="Only say who is in the list; change nothing.")
@click.option(
    "--least-minutes",
    type=click.IntRange(0, 1_440),
    default=USUAL_LEAST_MINUTES,
    show_default=True,
    metavar="N",
    help="Whoever was there for less is not marked.",
)
@click.option("--same", nargs=2, multiple=True, metavar="NAME X", help="NAME in the call is X; learnt for next time.")
@click.option("--walk-in", "walk_ins", multiple=True, metavar="NAME", help="NAME is somebody new; can be given again.")
@click.option("--leave-out", multiple=True, metavar="NAME", help="NAME is a device, a host or somebody to leave out.")
@click.option("--no-learning", is_flag=True, help="Do not remember who goes by which name.")
@show.json_option
@click.pass_obj
def take_video(
    call: Call,
    session: str,
    file: Path,
    dry_run: bool,
    least_minutes: int,
    same: tuple[tuple[str, str], ...],
    walk_ins: tuple[str, ...],
    leave_out: tuple[str, ...],
    no_learning: bool,
    as_json: bool,
) -> None:
    """Mark who was in a video call, from the list of participants of Zoom, Teams or Meet.

    Nobody is guessed: who is not surely known stays unmarked until --same, --walk-in or --leave-out says who it is.
    """
    value = one(call, session)
    looked = call_lists.look(call.store, value, call_lists.read(file), file.name)
    answers = _answers(call, looked.recognised, same, walk_ins, leave_out)
    taking = looked.recognised.taking(answers, least_minutes=least_minutes, learns=not no_learning)
    if not dry_run:
        call_lists.take(call.store, looked, taking)
    if as_json:
        show.document(_document(looked.recognised, taking, is_done=not dry_run))
        return
    click.echo(looked.recognised.in_words)
    show.table([_row(match) for match in looked.recognised.matches], "")
    click.echo("\n".join(looked.recognised.rejected), err=True, nl=bool(looked.recognised.rejected))
    if dry_run:
        click.echo("Nothing was changed.")
        return
    click.echo("\n".join(call_lists.told(taking)))
    click.echo(head_count(call.store.ask(queries.attendance.register, value.id)).in_words)


def _answers(
    call: Call,
    recognised: Recognised,
    same: tuple[tuple[str, str], ...],
    walk_ins: tuple[str, ...],
    leave_out: tuple[str, ...],
) -> dict[str, int | Choice]:
    """What the words of the call say of names; each must be in the list, and is said once."""
    given: list[tuple[str, int | Choice]] = [
        *((name, call.store.ask(queries.named.the_one, "person", words)) for name, words in same),
        *((name, Choice.WALK_IN) for name in walk_ins),
        *((name, Choice.LEAVE_OUT) for name in leave_out),
    ]
    keys = {folded(name): match.participant.key for match in recognised.matches for name in match.participant.names}
    answers: dict[str, int | Choice] = {}
    for name, answer in given:
        key = keys.get(folded(name))
        if key is None:
            raise Problem(f"Nobody in the call is called “{name[:60]}”.", "See the names with --dry-run.")
        if answers.setdefault(key, answer) != answer:
            raise Problem(f"Two things are said of “{name[:60]}”.", "Say one.")
    return answers


_WORDS = {
    Standing.SURE: "is",
    Standing.ASK: "may be",
    Standing.UNKNOWN: "not known",
    Standing.NO_PERSON: "perhaps no person",
}


def _row(match: Match) -> tuple[str, str, str]:
    who = listed(f"{one.in_words} (id {one.person_id})" for one in match.candidates)
    why = f" ({match.why})" if match.why else ""
    return match.participant.name, match.participant.in_words, f"{_WORDS[match.standing]} {who}".strip() + why


def _document(recognised: Recognised, taking: Taking, *, is_done: bool) -> dict[str, Any]:
    return {
        "participants": [
            {
                "name": match.participant.name,
                "other_name": match.participant.other_name,
                "email": match.participant.email,
                "minutes": match.participant.minutes if match.participant.has_minutes else None,
                "joins": len(match.participant.stays),
                "standing": str(match.standing),
                "why": match.why,
                "candidates": [{"id": c.person_id, "person": c.name, "why": c.why} for c in match.candidates],
            }
            for match in recognised.matches
        ],
        "present": list(taking.present),
        "walk_ins": list(taking.newcomers),
        "too_short": list(taking.short),
        "not_decided": list(taking.open),
        "rejected": list(recognised.rejected),
        "done": is_done,
    }


@click.command("names")
@show.json_option
@click.pass_obj
def list_names(call: Call, as_json: bool) -> None:
    """The names by which people are known in video calls."""
    found = call.store.ask(queries.call_lists.nicknames)
    if as_json:
        show.document([{"name": name.words, "person_id": name.person_id, "person": name.person} for name in found])
        return
    show.table([(name.words, name.person) for name in found], "No name was learnt yet.")


@click.command("forget")
@click.argument("name")
@click.pass_obj
def forget_name(call: Call, name: str) -> None:
    """Forget a NAME that was learnt from a video call."""
    call.store.do(f"Forget the name {name}", changes.call_lists.forget, name)
    click.echo(f"“{name}” is forgotten.")


@click.command("lists")
@click.argument("session", metavar="S")
@click.option("--remove", "is_thrown", is_flag=True, help="Throw all of them away; the marks stay.")
@show.json_option
@click.pass_obj
def kept_lists(call: Call, session: str, is_thrown: bool, as_json: bool) -> None:
    """The lists of video calls that are kept with a session."""
    value = one(call, session)
    found = call.store.ask(queries.call_lists.kept, value.id)
    if is_thrown:
        label = f"Throw away the call lists of {value.title}"
        call.store.do(label, changes.call_lists.remove, [kept.id for kept in found])
        found = ()
    if as_json:
        show.document([{"id": kept.id, "name": kept.name, "kept": kept.at.isoformat()} for kept in found])
        return
    show.table([(kept.name, f"{kept.at:%Y-%m-%d %H:%M}") for kept in found], "No list is kept with this session.")


COMMANDS: Final = (take_video, list_names, forget_name, kept_lists)
