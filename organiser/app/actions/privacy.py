"""Tells people what is held on them, and erases what is to go."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from organiser.app import files, paths
from organiser.app.settings import Settings
from organiser.domain import keeping
from organiser.domain.brake import brake
from organiser.domain.echoes import Echo
from organiser.domain.holdings import Holdings
from organiser.domain.keeping import Due, Kind
from organiser.domain.occasion import Group
from organiser.domain.problem import Problem
from organiser.exports.names import file_name
from organiser.store import changes, queries
from organiser.store.store import Store

if TYPE_CHECKING:
    from organiser.app.actions.handouts import Draft

FORMATS = ("pdf", "txt", "json")


def gather(store: Store, person_id: int) -> tuple[Holdings, Group]:
    """Everything held on one person, and who holds it."""
    return store.ask(queries.holdings.of_person, person_id), store.ask(queries.workspace.group)


def write(held: Holdings, group: Group, target: Path, on: date, *, replace: bool = True) -> Path:
    """Work on values for any thread: write what is held into ``target``, as PDF, text or JSON by its ending."""
    from organiser.exports import about as page

    ending = target.suffix.lower().lstrip(".")
    if ending not in FORMATS:
        raise Problem(f"“{target.name}” says no format.", "End the name in .pdf, .txt or .json.")
    if ending == "pdf":
        from organiser.exports.paper.look import Look
        from organiser.exports.paper.printing import printed

        content = printed(page.sheet(held, group, on), Look(), fonts=paths.resource("fonts")).pdf
    else:
        content = (page.text if ending == "txt" else page.document)(held, group, on)
    return files.write_whole(target, content, replace=replace)


def write_both(held: Holdings, group: Group, folder: Path, on: date, *, replace: bool = True) -> tuple[Path, ...]:
    """Work on values for any thread: write what is held into ``folder``, as PDF to read and JSON for programs."""
    name = f"What we hold about {held.name}"
    targets = [folder / file_name(name, ending) for ending in ("pdf", "json")]
    if not replace:
        files.refuse_existing(targets)
    files.folder(folder)
    return tuple(write(held, group, target, on, replace=replace) for target in targets)


def page(store: Store, person_id: int, on: date) -> "Draft":
    """What is held on one person as a page that can be looked at, printed and saved."""
    from organiser.app.actions import handouts
    from organiser.exports import about

    held, group = gather(store, person_id)
    return handouts.page("What we hold on them", held.name, about.sheet(held, group, on), group.brand)


def record(store: Store, on: date) -> "Draft":
    """The record of what was erased, as a page; it names nobody who was erased."""
    from organiser.app.actions import handouts
    from organiser.exports import erasures

    group = store.ask(queries.workspace.group)
    sheet = erasures.sheet(store.ask(queries.keeping.erasures), store.ask(queries.keeping.rules), group, on)
    return handouts.page("What was erased", group.name or "Our sessions", sheet, group.brand)


def write_record(store: Store, target: Path, on: date, *, replace: bool = True) -> Path:
    """Write the record of what was erased into ``target``, as PDF or text by its ending."""
    from organiser.app.actions import handouts
    from organiser.exports.paper.look import Look
    from organiser.exports.paper.printing import no_step

    if target.suffix.lower() not in {".pdf", ".txt"}:
        raise Problem(f"“{target.name}” says no format.", "End the name in .pdf or .txt.")
    return handouts.job(record(store, on), Look(), target, replace=replace)(no_step).path


def brake_on(store: Store, echoes: Sequence[Echo]) -> str | None:
    """Why it is asked twice whether these words go, where they are about many people at once."""
    return brake(len({one.owner for one in echoes if one.owner is not None}), store.ask(queries.people.count))


def erase(store: Store, settings: Settings, person_id: int, echoes: Sequence[Echo] = ()) -> int:
    """Erase somebody for good, also from what this computer remembers and from words about others that were chosen.

    The sessions keep their numbers. Copies of the workspace are another matter: see ``old_copies``.
    """
    name = store.ask(queries.people.one, person_id).name
    gone = store.do_for_good(changes.erasing.erase_one, person_id, echoes)
    settings.forget(name)
    return gone


def purge(store: Store, settings: Settings, due: Sequence[Due], today: date) -> int:
    """Erase for good what is due and was confirmed; returns of how many people something went.

    A Problem, and nothing goes, while the clock that says what is due is in doubt.
    """
    if doubt := keeping.doubt_of_clock(today, store.ask(queries.keeping.last_saved)):
        raise Problem(doubt, "Set the clock right. If it is right, change anything, close the workspace and come back.")
    whole = {one.person_id for one in due if one.kind is Kind.PERSON}
    wanted = {kind: [one.person_id for one in due if one.kind is kind] for kind in Kind}
    parts = {kind: [one for one in ids if kind is Kind.PERSON or one not in whole] for kind, ids in wanted.items()}
    store.do_for_good(changes.erasing.erase_kinds, {kind: ids for kind, ids in parts.items() if ids})
    for one in due:
        if one.kind is Kind.PERSON:
            settings.forget(one.person)
    return len({one.person_id for one in due})
