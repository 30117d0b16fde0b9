"""Every change there is, each in a form that picks what it works on from a workspace."""
# ruff: noqa: ARG005 -- every deed has the same four parameters

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from organiser.domain.agendas import Item
from organiser.domain.attendance import Answer, Mark
from organiser.domain.exercises import Exercise, Stage, Step
from organiser.domain.occasion import Group
from organiser.domain.opinions import Opinion
from organiser.domain.people import Person, Route
from organiser.domain.problem import Problem
from organiser.domain.programmes import Programme, Target
from organiser.domain.recoveries import Recovery
from organiser.domain.runs import Run, Turn
from organiser.domain.sessions import Session, Status
from organiser.domain.strands import Strand
from organiser.domain.timings import Timing
from organiser.store.changes import (
    agendas,
    attendance,
    live,
    opinions,
    people,
    programmes,
    releases,
    sessions,
    strands,
    workspace,
)
from organiser.store.reader import Reader
from organiser.store.store import Store
from organiser.store.transaction import Transaction

NOON = datetime(2027, 5, 19, 12, 30)
STARTED = datetime(2027, 5, 19, 11, 30, tzinfo=UTC)
CARD = Exercise(
    "own-round", "Our “round”", "Hear 'everyone'.", Stage.OPEN, about="Line\nby line; --", steps=(Step(5, "Go."),)
)
NAMES = ("Asha Rahman", "Łucja Wiśniewska", "O'Brien; DROP", 'Pearl "P" Adebayo')
PLACES = ("Hollins", "Mill Lane", "", "Northgate")


@dataclass(frozen=True)
class World:
    """What there is to work on: the ids of rows, and a session as it stands."""

    sessions: Sequence[int]
    programmes: Sequence[int]
    people: Sequence[int]
    items: Sequence[int]

    def a_session(self, pick: int) -> int:
        return _one(self.sessions, pick)

    def a_programme(self, pick: int) -> int:
        return _one(self.programmes, pick)

    def a_person(self, pick: int) -> int:
        return _one(self.people, pick)

    def an_item(self, pick: int) -> int:
        return _one(self.items, pick)


def _one(ids: Sequence[int], pick: int) -> int:
    if not ids:
        raise Problem("There is nothing to pick from.")
    return ids[pick % len(ids)]


def look(tx: Reader) -> World:
    """What there is now, the bin included."""
    return World(*([row["id"] for row in tx.rows(f"SELECT id FROM {t} ORDER BY id")] for t in _PICKED))


_PICKED = ("session", "programme", "person", "item")

Deed = Callable[[Transaction, World, int, int], object]


def _session(a: int, b: int, programme_id: int | None = None) -> Session:
    return Session(
        f"Space {a}", NOON + timedelta(days=b), 30 + a, place=PLACES[b % 4], notes="it's", programme_id=programme_id
    )


def _person(a: int, b: int) -> Person:
    return Person(
        NAMES[a % 4], PLACES[b % 4], f"07700 9001{b:02}", route=list(Route)[a % len(Route)], needs="Ramp" * (b % 2)
    )


def _programme(a: int, b: int) -> Programme:
    targets = tuple(Target(place, a) for place in PLACES[: b % 3] if place)
    return Programme(f"Spring {a}", "Why not?", b, date(2027, 5, 1) if a % 2 else None, targets)


def _strands(a: int) -> tuple[Strand, ...]:
    """So many groups; some with ids that other groups may have."""
    return tuple(Strand(f"Table '{n}'", "own-round", CARD if n % 2 else None, "Asha", "Yard", id=n) for n in range(a))


DEEDS: dict[str, Deed] = {
    "agendas.add": lambda tx, w, a, b: agendas.add(tx, w.a_session(a), Item("Tea", b, pinned="13:00"), at=b or None),
    "agendas.add_many": lambda tx, w, a, b: agendas.add_many(
        tx, w.a_session(a), [Item("Talk", b, card=CARD, strands=_strands(a)), Item("Tea", a)], at=b or None
    ),
    "agendas.add_exercise": lambda tx, w, a, b: agendas.add_exercise(tx, w.a_session(a), CARD, minutes=b, at=a),
    "agendas.edit": lambda tx, w, a, b: agendas.edit(
        tx, w.an_item(a), Item("Talk 'n' tea", b, card=CARD, notes="x\ny", participants="Tea's up", strands=_strands(b))
    ),
    "agendas.set_minutes": lambda tx, w, a, b: agendas.set_minutes(tx, w.an_item(a), b - 2),
    "agendas.move": lambda tx, w, a, b: agendas.move(tx, w.an_item(a), to=b),
    "agendas.move_many": lambda tx, w, a, b: agendas.move_many(tx, {w.an_item(a), w.an_item(b)}, to=a),
    "agendas.remove": lambda tx, w, a, b: agendas.remove(tx, {w.an_item(a), w.an_item(b)}),
    "agendas.save_card": lambda tx, w, a, b: agendas.save_card(tx, replace(CARD, id=f"own-{a}", name=f"Round {b}")),
    "agendas.remove_card": lambda tx, w, a, b: agendas.remove_card(tx, f"own-{a}"),
    "attendance.invite": lambda tx, w, a, b: attendance.invite(tx, w.a_session(a), [w.a_person(b), w.a_person(a)]),
    "attendance.withdraw": lambda tx, w, a, b: attendance.withdraw(tx, w.a_session(a), [w.a_person(b)]),
    "attendance.set_answer": lambda tx, w, a, b: attendance.set_answer(
        tx, w.a_session(a), w.a_person(b), list(Answer)[b % 4], route="phone"
    ),
    "attendance.set_mark": lambda tx, w, a, b: attendance.set_mark(
        tx, w.a_session(a), [w.a_person(a), w.a_person(b)], list(Mark)[a % 6]
    ),
    "attendance.walk_in": lambda tx, w, a, b: attendance.walk_in(tx, w.a_session(a), _person(b, a)),
    "attendance.welcome": lambda tx, w, a, b: attendance.welcome(tx, w.a_session(a), w.a_person(b)),
    "attendance.note_given": lambda tx, w, a, b: attendance.note_given(tx, w.a_session(a), [w.a_person(b)]),
    "live.save": lambda tx, w, a, b: live.save(tx, Run(w.a_session(a), (Turn(w.an_item(b), STARTED, a),))),
    "live.forget": lambda tx, w, a, b: live.forget(tx, w.a_session(a)),
    "live.recover": lambda tx, w, a, b: live.recover(
        tx,
        replace(_session(a, b), id=w.a_session(a)),
        Recovery("", "", ((w.an_item(a), b),), dropped=(w.an_item(a + 1),) * (len(w.items) > 1), longer=b),
    ),
    "live.keep_timings": lambda tx, w, a, b: live.keep_timings(
        tx, [Timing("own-round", b, a, b % 2 == 1, STARTED, w.a_session(a), w.an_item(b))]
    ),
    "opinions.note": lambda tx, w, a, b: opinions.note(
        tx, Opinion(f"own-{a}", b % 2 == 1, b % 6, "it's\nus" * (b % 3))
    ),
    "people.add": lambda tx, w, a, b: people.add(tx, _person(a, b)),
    "people.edit": lambda tx, w, a, b: people.edit(tx, w.a_person(a), _person(b, a)),
    "people.remove": lambda tx, w, a, b: people.remove(tx, [w.a_person(a), w.a_person(b)]),
    "people.neighbourhood_id": lambda tx, w, a, b: people.neighbourhood_id(tx, f"Street {a}"),
    "programmes.add": lambda tx, w, a, b: programmes.add(tx, _programme(a, b)),
    "programmes.edit": lambda tx, w, a, b: programmes.edit(tx, w.a_programme(a), _programme(b, a)),
    "programmes.remove": lambda tx, w, a, b: programmes.remove(tx, w.a_programme(a), with_sessions=b % 2 == 0),
    "programmes.join": lambda tx, w, a, b: programmes.join(tx, w.a_programme(a), [w.a_person(a), w.a_person(b)]),
    "programmes.leave": lambda tx, w, a, b: programmes.leave(tx, w.a_programme(a), [w.a_person(b)]),
    "releases.release": lambda tx, w, a, b: releases.release(
        tx, replace(_session(a, b), id=w.a_session(a)), [Item("Tea's up", b, card=CARD, strands=_strands(a))]
    ),
    "releases.go_back": lambda tx, w, a, b: releases.go_back(
        tx, w.a_session(a), [Item("Tea", b), Item("Talk 'n' tea", a, card=CARD, strands=_strands(b))]
    ),
    "sessions.add": lambda tx, w, a, b: sessions.add(tx, _session(a, b, w.programmes[-1] if w.programmes else None)),
    "sessions.edit": lambda tx, w, a, b: sessions.edit(tx, w.a_session(a), _session(b, a)),
    "sessions.move": lambda tx, w, a, b: sessions.move(tx, w.a_session(a), NOON + timedelta(hours=b)),
    "sessions.set_status": lambda tx, w, a, b: sessions.set_status(tx, w.a_session(a), list(Status)[b % 3]),
    "sessions.copy": lambda tx, w, a, b: sessions.copy(
        tx, replace(_session(a, b), id=w.a_session(a)), NOON + timedelta(days=b)
    ),
    "sessions.remove": lambda tx, w, a, b: sessions.remove(tx, {w.a_session(a), w.a_session(b)}),
    "strands.arrange": lambda tx, w, a, b: strands.arrange(tx, w.an_item(a), _strands(b)[::-1]),
    "strands.copy": lambda tx, w, a, b: strands.copy(tx, w.an_item(a), w.an_item(b)),
    "workspace.describe": lambda tx, w, a, b: workspace.describe(tx, Group(f"Elm Road {a}", "Ruth"), is_sample=b > 3),
}


def begin(store: Store) -> None:
    """Put a little of everything into an empty workspace."""
    for name in ("programmes.add", "people.add", "people.add", "sessions.add", "agendas.add", "attendance.invite"):
        do(store, name, 1, 2)


def do(store: Store, name: str, a: int, b: int) -> None:
    """Do one of the changes as a step of its own."""
    store.do(name, DEEDS[name], store.ask(look), a, b)
