"""Does the main job without a window: the sample workspace with its calendar, invitations and handouts."""

from collections.abc import Iterator
from pathlib import Path

from organiser.app import files, workspaces
from organiser.app.actions import calendars, handouts, invitations
from organiser.app.paths import SUFFIX
from organiser.exports.names import file_name
from organiser.exports.prints import PRINTS
from organiser.store import queries
from organiser.store.store import Store


def write_all(folder: Path, *, replace: bool = False) -> Iterator[Path]:
    """Make the sample workspace in ``folder`` and write what a volunteer would; yields each file as it is written."""
    workspace = folder / f"Sample programme{SUFFIX}"
    if not replace:
        files.refuse_existing([workspace])
    store = workspaces.make_sample(workspace, replace=replace)
    try:
        yield workspace
        yield from _calendars(store, folder, replace=replace)
        for session in store.ask(queries.sessions.every):
            letters = folder / file_name(f"Invitations, {session.title}", "")
            yield from invitations.export(store, session.id, letters, replace=replace)[1]
            for kind in PRINTS:
                target = folder / file_name(f"{session.starts:%Y-%m-%d} {session.title}, {kind.title.lower()}", "pdf")
                yield handouts.print_to(store, kind.name, session.id, target, replace=replace).path
    finally:
        store.close()


def _calendars(store: Store, folder: Path, *, replace: bool) -> Iterator[Path]:
    for line in store.ask(queries.programmes.every):
        target = folder / file_name(line.programme.title, "ics")
        calendars.write(store, calendars.of_programme(store, line.programme.id), target, replace=replace)
        yield target
    for session in store.ask(queries.sessions.every):
        target = folder / calendars.usual_name(session)
        calendars.write(store, calendars.of_session(store, session.id), target, replace=replace)
        yield target
