"""Publishes sessions on a calendar server that the group has: only when it is told to, and only what was looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from organiser.domain import publishing
from organiser.domain.foreign import Wishes
from organiser.domain.problem import Problem
from organiser.domain.programmes import Programme
from organiser.domain.publishing import CalendarServer, Draft, Fate, Landed, Publication, Step
from organiser.domain.sessions import Session
from organiser.store import changes, queries
from organiser.store.store import Store

if TYPE_CHECKING:
    from organiser.publishing.calendar import Calendar
    from organiser.store.transaction import Transaction

Progress = Callable[[int, int], object]

_ANY_DAY = date(2000, 1, 1)  # only what repeats is read as of a day


@dataclass(frozen=True, slots=True)
class Errand:
    """All that publishing needs to know of the workspace, so that it can be done in another thread."""

    server: CalendarServer
    sessions: tuple[Session, ...]
    published: tuple[Publication, ...]
    group: str


def refuse_sample(store: Store) -> None:
    """A Problem if this is the sample: its people and dates are made up, and would mislead whoever sees them."""
    if store.ask(queries.workspace.is_sample):
        raise Problem("The sample is never published.", "Publish from a workspace of your own.")


def check(server: CalendarServer, password: str) -> str:
    """What the calendar is called; a Problem says why it cannot be reached, or is none."""
    return _calendar(server, password).name()


def set_up(store: Store, server: CalendarServer) -> None:
    """Publish there from now on; a Problem while entries stand on another calendar."""
    refuse_sample(store)
    before = store.ask(queries.publishing.server)
    there = store.ask(queries.publishing.published)
    if before and there and before.url != server.url:
        raise Problem(
            f"Your sessions stand on another calendar: {before.url}",
            "Turn that off first; then you can say whether they are to be taken down there.",
        )
    store.do("Publish on a calendar server", _set_up, server, starts_anew=before is None)


def _set_up(tx: Transaction, server: CalendarServer, *, starts_anew: bool) -> None:
    changes.publishing.set_up(tx, server)
    if starts_anew:  # whatever was noted when it was on before may be about another calendar
        changes.publishing.forget(tx)


def gather(store: Store) -> Errand:
    """What is to be published and where; a Problem while publishing is off, or what lands could not be noted."""
    refuse_sample(store)
    store.require_changes()
    server = store.ask(queries.publishing.server)
    if server is None:
        raise Problem("Publishing is off.", "Say first on which calendar: File menu, or “organiser publish setup”.")
    return Errand(
        server,
        _sessions(store, server),
        store.ask(queries.publishing.published),
        store.ask(queries.workspace.group).name,
    )


def programme_of(store: Store, server: CalendarServer) -> Programme | None:
    """The one programme whose sessions are published; None where all are, or where it is no longer there."""
    every = store.ask(queries.programmes.every)
    return next((one.programme for one in every if one.programme.uid == server.programme_uid), None)


def _sessions(store: Store, server: CalendarServer) -> tuple[Session, ...]:
    if not server.programme_uid:
        return store.ask(queries.sessions.every)
    programme = programme_of(store, server)
    return store.ask(queries.sessions.every, programme.id) if programme else ()


def compare(errand: Errand, password: str, progress: Progress) -> tuple[Step, ...]:
    """What publishing would do, with what stands on the server wherever that is somebody else's version."""
    from organiser.exports.calendar import published

    calendar = _calendar(errand.server, password)
    marks = calendar.marks()
    drafts = [Draft(one, published(one, errand.group)) for one in errand.sessions]
    steps = list(publishing.plan(drafts, errand.published, marks))
    doubtful = [place for place, step in enumerate(steps) if step.is_two_versions and step.etag]
    for done, place in enumerate(doubtful):
        progress(done, len(doubtful))
        steps[place] = _beside(calendar, steps[place])
    return tuple(steps)


def carry_out(
    errand: Errand, password: str, steps: Sequence[Step], landed: Callable[[Landed], object], progress: Progress
) -> tuple[Step, ...]:
    """Do these steps one after the other, telling of each as soon as it stands there.

    Returns those that could not be done because somebody changed the entry meanwhile.
    """
    from organiser.publishing.refusals import Changed

    calendar = _calendar(errand.server, password)
    missed = []
    for done, step in enumerate(steps):
        progress(done, len(steps))
        try:
            landed(_do(calendar, step))
        except Changed:
            missed.append(_beside(calendar, replace(step, fate=Fate.CONFLICT)))
    return tuple(missed)


def everything_down(errand: Errand) -> tuple[Step, ...]:
    """The steps that take down whatever is published, as far as nobody else has changed it."""
    return tuple(
        Step(Fate.WITHDRAWN, one.session_uid, one.title, etag=one.etag) for one in errand.published if one.etag
    )


def note(store: Store, landed: Iterable[Landed]) -> None:
    """Note what stands there now. That is no step of the history: undoing it would change nothing on the server."""
    store.do("Publish", changes.publishing.note, tuple(landed))


def note_alike(store: Store, steps: Iterable[Step]) -> None:
    """Note the entries that turned out to say there what they say here, though they were not known to."""
    alike = [step for step in steps if step.fate is Fate.SAME and step.theirs]
    if alike:
        note(store, [Landed(step.session_uid, step.etag, step.draft.digest) for step in alike if step.draft])


def keep_theirs(store: Store, step: Step) -> None:
    """Leave somebody else's version standing until ours changes; what is no longer ours is left for good."""
    if step.draft is None:
        note(store, [Landed(step.session_uid)])
    else:
        store.do("Keep their version", changes.publishing.keep, step.session_uid, step.draft.digest)


def turn_off(store: Store) -> None:
    """Publish no longer and forget what was published; what stands there stays."""
    server = store.ask(queries.publishing.server)
    if server is None:
        raise Problem("Publishing is off already.")
    store.do("Stop publishing", _set_up, replace(server, is_on=False), starts_anew=True)


def _do(calendar: Calendar, step: Step) -> Landed:
    if step.draft is None:
        calendar.remove(step.name, step.etag)
        return Landed(step.session_uid)
    return Landed(step.session_uid, calendar.put(step.name, step.draft.content, step.etag), step.draft.digest)


def _beside(calendar: Calendar, step: Step) -> Step:
    """The step with what stands there now."""
    from organiser.imports.calendar_alike import are_alike

    content, mark = calendar.read(step.name)
    if not content:
        return replace(step, etag="", theirs=None)
    is_alike = step.draft is not None and are_alike(content, step.draft.content)
    return replace(step, etag=mark).beside(_session(content), is_alike=is_alike)


def _session(content: bytes) -> Session | None:
    """What an entry says; None where it cannot be read as one session."""
    from organiser.imports import calendars

    try:
        found = calendars.read(content, Wishes(_ANY_DAY))
        return found.events[0].session if len(found.events) == 1 and not found.repeats else None
    except Problem:
        return None


def _calendar(server: CalendarServer, password: str) -> Calendar:
    from organiser.publishing.calendar import Calendar

    return Calendar(server, password)
