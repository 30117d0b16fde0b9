"""A programme with its places, eight people, and a clock that can be moved on."""

from collections.abc import Callable
from datetime import date, timedelta

from organiser.app.actions import places
from organiser.domain.people import Person
from organiser.domain.places import Standing
from organiser.domain.programmes import Programme, Target
from organiser.store import changes, queries
from organiser.store.queries.places import Pool
from organiser.store.store import Store
from tests.conftest import NOW

NAMES = ("Asha", "Ben", "Cara", "Dot", "Eve", "Finn", "Gus", "Hal")
WHERE = ("Hollins", "Hollins", "Hollins", "Hollins", "Elm", "Elm", "Quay", "")
SPRING = Programme("Spring", capacity=5, targets=(Target("Hollins", 2), Target("Elm", 2)), hold_until=date(2027, 5, 8))


class Hall:
    """A workspace with a programme, eight people, and a clock that can be moved on."""

    def __init__(self, programme: Programme = SPRING) -> None:
        self.now = NOW
        self.store = Store.in_memory(now=lambda: self.now)
        people = [self.store.do("Add", changes.people.add, Person(n, w)) for n, w in zip(NAMES, WHERE, strict=True)]
        self.people = dict(zip(NAMES, people, strict=True))
        self.programme_id = self.store.do("Make", changes.programmes.add, programme)

    def id_of(self, names: str) -> list[int]:
        return [self.people[name] for name in names.split()]

    def apply(self, names: str, **more: object) -> None:
        """These apply one after the other, a minute apart."""
        for person_id in self.id_of(names):
            self.now += timedelta(minutes=1)
            self.store.do("Apply", changes.applications.apply, self.programme_id, [person_id], **more)  # type: ignore[arg-type]

    def do(self, change: Callable[..., object], names: str) -> None:
        self.store.do("Do", change, self.programme_id, self.id_of(names))

    def do_one(self, change: Callable[..., object], name: str) -> None:
        self.store.do("Do", change, self.programme_id, self.people[name])

    def settle(self, *, offer: bool = False, only: str | None = None) -> str:
        ids = None if only is None else tuple(self.id_of(only))
        done = places.settle(self.store, self.programme_id, self.now, offer=offer, only=ids)
        return " ".join(verdict.entry.name for verdict in done)

    @property
    def pool(self) -> Pool:
        return self.store.ask(queries.places.of_programme, self.programme_id, self.now)

    @property
    def next(self) -> str:
        return " ".join(verdict.entry.name for verdict in self.pool.next)

    @property
    def waiting(self) -> str:
        return " ".join(verdict.entry.name for verdict in self.pool.waiting)

    def standing(self, name: str) -> Standing:
        return self.pool.of(self.people[name]).standing

    def why(self, name: str) -> str:
        return self.store.ask(queries.places.why, self.programme_id, self.people[name], self.now).reason
