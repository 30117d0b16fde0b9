"""Tells people what is held on them, and erases what is to go."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from organiser.app import files, paths
from organiser.domain.holdings import Holdings
from organiser.domain.keeping import Due, Kind
from organiser.domain.occasion import Group
from organiser.domain.problem import Problem
from organiser.store import changes, queries
from organiser.store.store import Store

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


def erase(store: Store, person_ids: Sequence[int]) -> int:
    """Erase people for good; the sessions keep their numbers. Returns how many went."""
    return store.do_for_good(changes.erasing.erase, person_ids)


def purge(store: Store, due: Sequence[Due]) -> int:
    """Erase for good what is due and was confirmed; returns of how many people something went."""
    whole = {one.person_id for one in due if one.kind is Kind.PERSON}
    wanted = {kind: [one.person_id for one in due if one.kind is kind] for kind in Kind}
    parts = {kind: [one for one in ids if kind is Kind.PERSON or one not in whole] for kind, ids in wanted.items()}
    store.do_for_good(changes.erasing.erase_kinds, {kind: ids for kind, ids in parts.items() if ids})
    return len({one.person_id for one in due})
