"""What is done about places from the window and the terminal alike: each is one step, with its label."""

from datetime import datetime
from pathlib import Path

from organiser.app.actions import handouts, occasions
from organiser.domain import draws
from organiser.domain.draws import Draw
from organiser.domain.places import Verdict, between
from organiser.domain.problem import Problem
from organiser.domain.text import counted, listed
from organiser.exports.paper.look import Look
from organiser.exports.paper.printing import no_step
from organiser.store import changes, queries
from organiser.store.store import Store

_NAMED = 3


def settle(
    store: Store, programme_id: int, now: datetime, *, offer: bool = False, only: tuple[int, ...] | None = None
) -> tuple[Verdict, ...]:
    """Give everyone whose turn it is a place, or offer it; returns them. ``only`` these, who must be next."""
    pool = store.ask(queries.places.of_programme, programme_id, now)
    names = [v.entry.name for v in (pool.next if only is None else map(pool.of, only))]
    what = "Offer places" if offer else "Give places"
    whom = listed(names) if len(names) <= _NAMED else counted(len(names), "person", "people")
    label = f"{what} in {pool.title} to {whom}" if names else f"Note offers that ran out in {pool.title}"
    return store.do(label, changes.places.settle, programme_id, by_offer=offer, only=only)


def settle_session(store: Store, session_id: int, *, offer: bool = False) -> tuple[Verdict, ...]:
    """The same for the places of a single session."""
    title = store.ask(queries.sessions.one, session_id).title
    what = "Offer" if offer else "Give"
    return store.do(f"{what} the free places of {title}", changes.places.settle_session, session_id, by_offer=offer)


def move(
    store: Store,
    programme_id: int,
    person_id: int,
    now: datetime,
    *,
    why: str,
    before: int | None = None,
    to: int | None = None,
) -> None:
    """Move somebody in the queue ahead of another person, or to a number in it; the reason is kept."""
    pool = store.ask(queries.places.of_programme, programme_id, now)
    moved = pool.of(person_id)
    others = [verdict.entry for verdict in pool.waiting if verdict.entry.person_id != person_id]
    if not moved.position:
        raise Problem(f"{moved.entry.name} is not in the queue: {moved.standing.label.lower()}.")
    if before is not None:
        place = next((n for n, entry in enumerate(others) if entry.person_id == before), None)
        if place is None:
            raise Problem("That is nobody else who waits.", "Name somebody from the queue.")
    else:
        place = (to or 1) - 1
        if not 0 <= place <= len(others):
            raise Problem(f"There is no number {to} in the queue.", f"It goes from 1 to {len(others) + 1}.")
    if not others:
        raise Problem(f"{moved.entry.name} is the only one in the queue.")
    spot = between(others[place - 1] if place else None, others[place] if place < len(others) else None)
    store.do(f"Move {moved.entry.name} in the queue", changes.applications.move, programme_id, person_id, *spot, why)


def draw(store: Store, programme_id: int, seed: str, now: datetime) -> Draw:
    """Draw lots among those who wait, and write nothing down."""
    return draws.draw(seed, store.ask(queries.places.candidates, programme_id, now), now)


def keep_draw(store: Store, programme_id: int, drawn: Draw) -> None:
    """Write a draw down: from now on it is the order."""
    title = store.ask(queries.programmes.one, programme_id).title
    store.do(f"Draw lots for {title}", changes.applications.keep_draw, programme_id, drawn)


def audit_to(store: Store, programme_id: int, target: Path, look: Look | None = None, *, replace: bool = True) -> int:
    """Print the draws of a programme with all that is needed to check them into ``target``; returns the pages."""
    course = occasions.course(store, programme_id)
    if not course.draws:
        raise Problem(f"No lots have been drawn for {course.name}.", "Draw them first.")
    draft = handouts.draft(handouts.kind("draw-audit"), course)
    return handouts.job(draft, look or Look(), target, replace=replace)(no_step).pages
