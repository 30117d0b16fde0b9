"""Makes a new programme from an old one: the same sessions and plans on other dates."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from organiser.domain import programmes, series
from organiser.domain.places import Role
from organiser.domain.problem import Problem
from organiser.domain.programmes import Programme
from organiser.domain.series import Planned
from organiser.domain.sessions import Session
from organiser.store import changes, queries

if TYPE_CHECKING:
    from organiser.store.store import Store
    from organiser.store.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Renewal:
    """A programme as it would be again; ``planned`` are its sessions, each with the id of the one it is copied from.

    ``left_out`` are sessions that were cancelled: they do not come again.
    """

    programme: Programme
    planned: tuple[Planned, ...]
    left_out: tuple[Session, ...]


def prepare(store: "Store", programme_id: int, first: date, title: str = "") -> Renewal:
    """What a copy would be that begins on the weekday of the old one, on or after ``first``; nothing is changed."""
    old = store.ask(queries.programmes.one, programme_id)
    every = store.ask(queries.sessions.every, programme_id)
    sessions = [session for session in every if not session.is_cancelled]
    if not sessions:
        raise Problem(f"“{old.title}” has no session to copy.", "Plan its sessions first, or take a ready-made set.")
    planned = series.again(sessions, first)
    taken = [line.programme.title for line in store.ask(queries.programmes.every)]
    later = series.shift(sessions, first)
    days = {name: day + later for name in ("apply_by", "hold_until", "cut_off") if (day := getattr(old, name))}
    fresh = replace(old, title=title or programmes.fresh_title(old.title, taken), **days)
    return Renewal(fresh, planned, tuple(session for session in every if session.is_cancelled))


def copy(store: "Store", programme_id: int, renewal: Renewal, *, with_people: bool = False) -> int:
    """Make the new programme, with its roster if wished, as one step; returns its id. Nobody is invited yet."""
    people = store.ask(queries.programmes.roles, programme_id) if with_people else {}
    title = store.ask(queries.programmes.one, programme_id).title
    return store.do(f"New programme from {title}", _copy, renewal, people)


def _copy(tx: "Transaction", renewal: Renewal, people: Mapping[int, Role]) -> int:
    programme_id = changes.programmes.add(tx, renewal.programme)
    for one in renewal.planned:
        changes.sessions.copy(tx, replace(one.session, programme_id=programme_id), one.session.starts)
    changes.programmes.join(tx, programme_id, people)
    for role in Role:
        changes.applications.set_role(tx, programme_id, [one for one in people if people[one] is role], role)
    return programme_id
