"""Releases the plan of a session as a version, and goes back to one."""

from organiser.domain import releases
from organiser.domain.problem import Problem
from organiser.domain.releases import Versions
from organiser.store import changes, queries
from organiser.store.store import Store


def versions(store: Store, session_id: int) -> Versions:
    """The plan of a session with its released versions."""
    return store.ask(queries.releases.versions, store.ask(queries.sessions.one, session_id))


def release(store: Store, session_id: int) -> int:
    """Keep the plan as the next version and return its number; refused where it is empty or has not changed."""
    found = versions(store, session_id)
    session = found.session
    if not found.now.blocks:
        raise Problem(f"The plan of “{session.title}” is empty.", "Add exercises to it first.")
    if found.latest and not found.since:
        raise Problem(f"Nothing has changed since version {found.latest.number}.")
    items = [block.item for block in found.now.blocks]
    number = found.latest.number + 1 if found.latest else 1
    return store.do(f"Release version {number} of {session.title}", changes.releases.release, session, items)


def go_back(store: Store, session_id: int, number: int) -> None:
    """Make the plan what it was in that version, as one step; the date and time of the session stay."""
    found = versions(store, session_id)
    release = next((one for one in found.releases if one.number == number), None)
    if release is None:
        there = ", ".join(str(one.number) for one in reversed(found.releases)) or "none"
        raise Problem(f"There is no version {number} of “{found.session.title}”.", f"Versions: {there}.")
    label = f"Go back to version {number} of {found.session.title}"
    items = [block.item for block in release.agenda.blocks]
    if not releases.changed_blocks(release.agenda, found.now):
        raise Problem(f"The plan is the same as in version {number}.")
    store.do(label, changes.releases.go_back, session_id, items)
