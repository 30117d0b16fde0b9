"""Hands a workspace on: one file, and a page of plain words on what is in it."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from organiser.app import files, paths
from organiser.app.paths import SUFFIX
from organiser.domain.inventory import Inventory
from organiser.exports.names import file_name
from organiser.store import queries
from organiser.store.store import Store

PAGE = "Read me first.pdf"


@dataclass(frozen=True, slots=True)
class HandedOn:
    """What was written: the copy of the workspace and the page about it."""

    workspace: Path
    page: Path
    held: Inventory


def hand_on(store: Store, folder: Path, today: date, *, replace: bool = True) -> HandedOn:
    """Copy the workspace into ``folder``, which is made if need be, check the copy, and write the page beside it."""
    from organiser.exports import handing_on as page
    from organiser.exports.paper.look import Look
    from organiser.exports.paper.printing import printed

    held, group = store.ask(queries.inventory.counted, today), store.ask(queries.workspace.group)
    stem = store.path.stem if store.path else group.name or "Our sessions"
    copy, beside = folder / file_name(stem, SUFFIX.removeprefix(".")), folder / PAGE
    if not replace:
        files.refuse_existing((copy, beside))
    sheet = page.sheet(held, group, copy.name, today, is_locked=bool(store.key))
    content = printed(sheet, Look(), fonts=paths.resource("fonts")).pdf
    files.folder(folder)
    store.copy_to(copy)
    files.write_whole(beside, content)
    return HandedOn(copy, beside, held)
