"""Places: whatever happens in whatever order, nobody gets two, and nobody is passed over without a word."""
# ruff: noqa: ARG005 -- everything that can happen has the same three parameters

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as some

from organiser.app.actions import places
from organiser.domain.places import Entry, Standing, in_order
from organiser.domain.problem import Problem
from organiser.domain.programmes import Programme, ReleaseTo, ShareBy, Target
from organiser.domain.seating import Seating
from organiser.store import changes, queries
from organiser.store.queries.places import Pool
from organiser.store.rows import CompanionRow
from tests.contents import contents
from tests.store.hall import NAMES, Hall


def _more(hall: Hall, _: str, __: int) -> None:
    programme = hall.store.ask(queries.programmes.one, hall.programme_id)
    bigger = replace(programme, capacity=programme.capacity + 1)
    hall.store.do("More", changes.programmes.edit, hall.programme_id, bigger)


def _draw(hall: Hall, _: str, pick: int) -> None:
    places.keep_draw(hall.store, hall.programme_id, places.draw(hall.store, hall.programme_id, f"{pick}", hall.now))


def _wait(hall: Hall, _: str, pick: int) -> None:
    hall.now += timedelta(days=pick)


def _move(hall: Hall, name: str, pick: int) -> None:
    places.move(hall.store, hall.programme_id, hall.people[name], hall.now, to=1 + pick // 2, why="It was agreed")


HAPPENINGS: dict[str, Callable[[Hall, str, int], object]] = {
    "apply": lambda hall, name, pick: hall.do(changes.applications.apply, name),
    "withdraw": lambda hall, name, pick: hall.do(changes.applications.withdraw, name),
    "leave": lambda hall, name, pick: hall.do(changes.programmes.leave, name),
    "decline": lambda hall, name, pick: hall.do_one(changes.applications.decline, name),
    "accept": lambda hall, name, pick: hall.do_one(changes.applications.accept, name),
    "give": lambda hall, name, pick: hall.settle(only=name if pick % 3 == 2 else None),
    "offer": lambda hall, name, pick: hall.settle(offer=True, only=name if pick % 3 == 2 else None),
    "wait": _wait,
    "move": _move,
    "more places": _more,
    "draw": _draw,
    "bin": lambda hall, name, pick: hall.store.do("Remove", changes.people.remove, hall.id_of(name)),
    "undo": lambda hall, name, pick: hall.store.undo(),
    "redo": lambda hall, name, pick: hall.store.redo(),
}
OFTEN = ("apply", "apply", "give", "offer")
EVENTS = some.lists(some.tuples(some.sampled_from((*HAPPENINGS, *OFTEN)), some.integers(0, 7)), max_size=30)


@given(EVENTS, some.sampled_from([ShareBy.ORDER, ShareBy.LOT]), some.sampled_from(list(ReleaseTo)))
def test_no_order_of_events_gives_a_place_twice_or_too_many_or_passes_anybody_over_without_a_reason(
    events: list[tuple[str, int]], share_by: ShareBy, release_to: ReleaseTo
) -> None:
    hall = Hall(
        Programme("Spring", capacity=3, targets=(Target("Hollins", 2), Target("Elm", 1)), share_by=share_by,
                  hold_until=date(2027, 5, 8), release_to=release_to)
    )  # fmt: skip
    asha, ben = hall.id_of("Asha Ben")
    hall.store.do("With", lambda tx: tx.add(CompanionRow(person_id=asha, companion_id=ben, takes_place=True)))
    hall.store.forget_history()
    for event, pick in events:
        before, missing = hall.store.ask(contents), _missing(hall)
        try:
            hall.now += timedelta(minutes=pick % 2)
            HAPPENINGS[event](hall, NAMES[pick], pick)
        except Problem:
            assert hall.store.ask(contents) == before
        _look_over(hall)
        if event in {"give", "offer"}:
            assert _missing(hall) <= missing
    while hall.store.undo():
        pass
    assert hall.pool.verdicts == ()


def _seating(hall: Hall) -> Seating:
    pool = hall.pool
    return Seating(pool.rules, in_order(pool.entries), hall.now)


def _missing(hall: Hall) -> int:
    """How many places that are kept for a neighbourhood others sit on."""
    seating = _seating(hall)
    return max(0, seating.kept_free - (seating.left or 0)) if seating.is_held else 0


def _look_over(hall: Hall) -> None:
    """What must hold at any time; nothing here takes places away, so that there are never more people than places."""
    pool, seating = hall.pool, _seating(hall)
    assert pool.rules.places is not None
    assert seating.taken <= pool.rules.places
    roster = hall.store.ask(queries.programmes.roster, hall.programme_id)
    assert {one[0] for one in roster} == {v.entry.person_id for v in pool.verdicts if v.standing is Standing.PLACED}
    ids = [verdict.entry.person_id for verdict in pool.verdicts]
    assert len(ids) == len(set(ids))
    for verdict in pool.verdicts:
        assert verdict.reason.endswith(".")
        assert not [name for name in NAMES if name in verdict.reason and name != verdict.entry.name]
        assert verdict.gets_place or verdict.position or verdict.standing is not Standing.WAITING
    assert _order(pool) == sorted(_order(pool), key=lambda entry: entry.order)


def _order(pool: Pool) -> list[Entry]:
    return [verdict.entry for verdict in pool.waiting]
