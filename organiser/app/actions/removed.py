"""Recently removed: what it holds, and putting it back."""

from datetime import UTC, datetime, timedelta

from organiser.domain.problem import Problem
from organiser.domain.removed import KEPT_DAYS, Kind, Removed
from organiser.store import changes, queries
from organiser.store.store import Store


def recently(store: Store, now: datetime) -> tuple[Removed, ...]:
    """What was removed in the last thirty days and is not back yet, the newest first."""
    since = now.astimezone(UTC) - timedelta(days=KEPT_DAYS)
    holding = {step.id for step in store.history() if not step.undone}
    steps = (one for one in store.ask(queries.removed.by_steps, since) if one.id in holding)
    found = (*store.ask(queries.removed.in_bins, since), *steps)
    return tuple(sorted(found, key=lambda one: (one.at, one.key), reverse=True))


def put_back(store: Store, kind: Kind, wanted_id: int, now: datetime) -> str:
    """Put one of them back as one step, with what hung on it; returns its name."""
    found = next((one for one in recently(store, now) if (one.kind, one.id) == (kind, wanted_id)), None)
    if found is None:
        raise Problem("That is not among what was removed.", "It may be back already: look at the list again.")
    if kind is Kind.STEP:
        return store.undo_line(wanted_id)
    store.do(f"Put back {found.name}", changes.removed.put_back, kind, wanted_id)
    return found.name
