"""Every change there is, each in a form that picks what it works on from a workspace."""
# ruff: noqa: ARG005 -- every deed has the same four parameters

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from organiser.domain import draws
from organiser.domain.agendas import Item
from organiser.domain.arrivals import Arrivals
from organiser.domain.attendance import Answer, Mark
from organiser.domain.calls import Call, Outcome
from organiser.domain.consents import Consent
from organiser.domain.exercises import Exercise, Stage, Step
from organiser.domain.foreign import Event
from organiser.domain.foreign_offers import Fate, Offer
from organiser.domain.grouping.groups import Grouping, Wish, empty
from organiser.domain.keeping import Kind, Rule, mark_of
from organiser.domain.marked_days import MarkedDay
from organiser.domain.needs import Need, State
from organiser.domain.occasion import Group
from organiser.domain.opinions import Opinion
from organiser.domain.people import Person, Route
from organiser.domain.places import Role
from organiser.domain.printings import Aspect, Printing, Trace
from organiser.domain.problem import Problem
from organiser.domain.programmes import Programme, Target
from organiser.domain.publishing import CalendarServer, Landed
from organiser.domain.recognition import Taking
from organiser.domain.recoveries import Recovery
from organiser.domain.removed import Kind as Removable
from organiser.domain.runs import Run, Turn
from organiser.domain.sessions import Session, Status
from organiser.domain.strands import Strand
from organiser.domain.timings import Timing
from organiser.domain.wordings import Kind as WordingKind
from organiser.domain.wordings import Wording
from organiser.store.changes import (
    agendas,
    applications,
    arrivals,
    attendance,
    call_lists,
    calls,
    companions,
    consents,
    copies,
    erasing,
    groupings,
    live,
    marked_days,
    merging,
    needs,
    opinions,
    origins,
    people,
    places,
    printings,
    programmes,
    publishing,
    releases,
    removed,
    sessions,
    strands,
    wordings,
    workspace,
)
from organiser.store.queries import places as asked
from organiser.store.reader import Reader
from organiser.store.rows import PersonRow, RegisterRow
from organiser.store.store import Store
from organiser.store.transaction import Transaction, reader

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
    needs: Sequence[int] = ()
    consents: Sequence[int] = ()
    marked_days: Sequence[int] = ()

    def a_session(self, pick: int) -> int:
        return _one(self.sessions, pick)

    def a_programme(self, pick: int) -> int:
        return _one(self.programmes, pick)

    def a_person(self, pick: int) -> int:
        return _one(self.people, pick)

    def an_item(self, pick: int) -> int:
        return _one(self.items, pick)

    def a_need(self, pick: int) -> int:
        return _one(self.needs, pick)

    def a_consent(self, pick: int) -> int:
        return _one(self.consents, pick)

    def a_marked_day(self, pick: int) -> int:
        return _one(self.marked_days, pick)


def _one(ids: Sequence[int], pick: int) -> int:
    if not ids:
        raise Problem("There is nothing to pick from.")
    return ids[pick % len(ids)]


def look(tx: Reader) -> World:
    """What there is now, the bin included."""
    return World(*([row["id"] for row in tx.rows(f"SELECT id FROM {t} ORDER BY id")] for t in _PICKED))


_PICKED = ("session", "programme", "person", "item", "need", "consent", "marked_day")

Deed = Callable[[Transaction, World, int, int], object]


def _session(a: int, b: int, programme_id: int | None = None) -> Session:
    return Session(
        f"Space {a}", NOON + timedelta(days=b), 30 + a, place=PLACES[b % 4], notes="it's", programme_id=programme_id
    )


def _person(a: int, b: int) -> Person:
    return Person(
        NAMES[a % 4], PLACES[b % 4], f"07700 9001{b:02}", route=list(Route)[a % len(Route)], needs="Ramp" * (b % 2)
    )


def _consent(a: int) -> Consent:
    return Consent(("Photographs", "Jo's plaque")[a % 2], "it's\nours" * (a % 3), date(2027, 4, a + 1), "Jo" * (a % 2))


def _need(a: int) -> Need:
    return Need(f"Ramp {a}", a % 2 == 0, a, "the host's", date(2027, 5, 1) if a % 2 else None, date(2027, 6, a + 1))


def _printing(session_id: int, a: int) -> Printing:
    return Printing("poster", "", "A4", "both", a, "it's", (Trace(Aspect.FACT, "Where", "0a"),), session_id)


def _programme(a: int, b: int) -> Programme:
    targets = tuple(Target(place, a) for place in PLACES[: b % 3] if place)
    return Programme(f"Spring {a}", "Why not?", b, date(2027, 5, 1) if a % 2 else None, targets)


def _strands(a: int) -> tuple[Strand, ...]:
    """So many groups; some with ids that other groups may have."""
    return tuple(Strand(f"Table '{n}'", "own-round", CARD if n % 2 else None, "Asha", "Yard", id=n) for n in range(a))


def _offer(w: World, a: int, b: int) -> Offer:
    event = Event(
        f"theirs-{a % 3}", f"Their {b}", NOON, 60, "Europe/London", sequence=b, stamped="2027-05-01T10:00:00+00:00"
    )
    becomes = replace(_session(a, b), id=w.a_session(a) if a % 2 else 0)
    return Offer(Fate.CHANGED if becomes.id else Fate.NEW, becomes, event)


def _grouping(w: World, a: int, b: int) -> Grouping:
    return empty("Groups", 1 + a).moved(w.a_person(b), 0)


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
    "applications.apply": lambda tx, w, a, b: applications.apply(
        tx, w.a_programme(a), [w.a_person(a), w.a_person(b)], role=list(Role)[a % 4], note="it's"
    ),
    "applications.withdraw": lambda tx, w, a, b: applications.withdraw(tx, w.a_programme(a), [w.a_person(b)]),
    "applications.offer": lambda tx, w, a, b: applications.offer(
        tx, w.a_programme(a), [w.a_person(b)], STARTED + timedelta(days=b)
    ),
    "applications.accept": lambda tx, w, a, b: applications.accept(tx, w.a_programme(a), w.a_person(b)),
    "applications.decline": lambda tx, w, a, b: applications.decline(tx, w.a_programme(a), w.a_person(b)),
    "applications.place": lambda tx, w, a, b: applications.place(tx, w.a_programme(a), [w.a_person(b)]),
    "applications.expire_due": lambda tx, w, a, b: applications.expire_due(tx, w.a_programme(a)),
    "applications.move": lambda tx, w, a, b: applications.move(
        tx, w.a_programme(a), w.a_person(b), STARTED - timedelta(days=b), a, "Their form got lost; it's ours"
    ),
    "applications.set_role": lambda tx, w, a, b: applications.set_role(
        tx, w.a_programme(a), [w.a_person(a), w.a_person(b)], list(Role)[b % 4]
    ),
    "applications.keep_draw": lambda tx, w, a, b: applications.keep_draw(
        tx, w.a_programme(a), draws.draw(f"It's {b}", asked.candidates(reader(tx), w.a_programme(a), STARTED), STARTED)
    ),
    "arrivals.take": lambda tx, w, a, b: arrivals.take(
        tx,
        Arrivals(
            (),
            new=((replace(_person(a, b), sectors=("NHS",)), STARTED.replace(tzinfo=None)),),
            completes=((w.a_person(a), _person(b, a), None),),
        ),
        w.a_programme(b) if b % 2 and w.programmes else None,
    ),
    "attendance.invite": lambda tx, w, a, b: attendance.invite(tx, w.a_session(a), [w.a_person(b), w.a_person(a)]),
    "attendance.withdraw": lambda tx, w, a, b: attendance.withdraw(tx, w.a_session(a), [w.a_person(b)]),
    "attendance.set_answer": lambda tx, w, a, b: attendance.set_answer(
        tx, w.a_session(a), w.a_person(b), list(Answer)[b % 4], route="phone", noted_by="O'Neill"
    ),
    "calls.note": lambda tx, w, a, b: calls.note(
        tx, w.a_session(a), Call(w.a_person(b), list(Outcome)[b % 7], noted_by="O'Neill", note="it's" * (a % 2))
    ),
    "attendance.take_answers": lambda tx, w, a, b: attendance.take_answers(
        tx,
        [(w.a_session(a), w.a_person(b), list(Answer)[b % 4], datetime(2027, 4, 1 + a % 28, 9, tzinfo=UTC))],
    ),
    "attendance.set_mark": lambda tx, w, a, b: attendance.set_mark(
        tx, w.a_session(a), [w.a_person(a), w.a_person(b)], list(Mark)[a % 6]
    ),
    "attendance.walk_in": lambda tx, w, a, b: attendance.walk_in(tx, w.a_session(a), _person(b, a)),
    "attendance.welcome": lambda tx, w, a, b: attendance.welcome(tx, w.a_session(a), w.a_person(b)),
    "attendance.note_given": lambda tx, w, a, b: attendance.note_given(tx, w.a_session(a), [w.a_person(b)]),
    "copies.choose": lambda tx, w, a, b: copies.choose(tx, w.a_session(a), {"handout": b, f"poster:{a % 2}": a}),
    "erasing.set_rule": lambda tx, w, a, b: erasing.set_rule(tx, Rule(list(Kind)[a % 5], b)),
    "erasing.erase": lambda tx, w, a, b: erasing.erase(tx, [w.a_person(a), w.a_person(b)]),
    "erasing.erase_again": lambda tx, w, a, b: erasing.erase_again(
        tx, [mark_of(tx.get_one(PersonRow, w.a_person(b)).uid)]
    ),
    "erasing.erase_one": lambda tx, w, a, b: erasing.erase_one(tx, w.a_person(a)),
    "erasing.erase_kind": lambda tx, w, a, b: erasing.erase_kind(tx, list(Kind)[a % 4], [w.a_person(b)]),
    "erasing.erase_kinds": lambda tx, w, a, b: erasing.erase_kinds(tx, {Kind.CALLS: [w.a_person(b)]}),
    "erasing.empty_bin": lambda tx, w, a, b: erasing.empty_bin(tx),
    "attendance.count_in": lambda tx, w, a, b: attendance.count_in(tx, w.a_session(a), [w.a_person(b)]),
    "attendance.key_in": lambda tx, w, a, b: attendance.key_in(
        tx, w.a_session(a), {w.a_person(b): list(Mark)[a % 6]}, b or None
    ),
    "attendance.set_tally": lambda tx, w, a, b: attendance.set_tally(tx, w.a_session(a), b or None),
    "call_lists.take": lambda tx, w, a, b: call_lists.take(
        tx,
        w.a_session(a),
        Taking((w.a_person(b),), (NAMES[a % 4],) * (b % 2), (("ash o'b", w.a_person(a)),) * (a % 2), (), ()),
        "call.csv",
        f"it's\n{b}",
    ),
    "call_lists.learn": lambda tx, w, a, b: call_lists.learn(tx, f"Ash {a % 2}", w.a_person(b)),
    "call_lists.forget": lambda tx, w, a, b: call_lists.forget(tx, f"Ash {a % 2}"),
    "call_lists.remove": lambda tx, w, a, b: call_lists.remove(tx, [a]),
    "call_lists.tidy": lambda tx, w, a, b: call_lists.tidy(tx, [f"Ash {a % 2}"], [b] * (b % 2)),
    "companions.link": lambda tx, w, a, b: companions.link(tx, w.a_person(a), w.a_person(b), takes_place=b % 2 == 0),
    "companions.link_new": lambda tx, w, a, b: companions.link_new(tx, w.a_person(a), _person(b, a)),
    "companions.unlink": lambda tx, w, a, b: companions.unlink(tx, w.a_person(a), w.a_person(b)),
    "consents.give": lambda tx, w, a, b: consents.give(tx, w.a_person(a), _consent(b)),
    "consents.edit": lambda tx, w, a, b: consents.edit(tx, w.a_consent(a), _consent(b)),
    "consents.withdraw": lambda tx, w, a, b: consents.withdraw(tx, {w.a_consent(a)}, date(2027, 5, b + 1)),
    "consents.remove": lambda tx, w, a, b: consents.remove(tx, {w.a_consent(a), w.a_consent(b)}),
    "groupings.keep": lambda tx, w, a, b: groupings.keep(tx, w.a_session(a), _grouping(w, a, b)),
    "groupings.remove": lambda tx, w, a, b: groupings.remove(tx, a),
    "groupings.wish": lambda tx, w, a, b: groupings.wish(tx, Wish(w.a_person(a), w.a_person(b), b % 2 == 0, "it's")),
    "groupings.forget_wish": lambda tx, w, a, b: groupings.forget_wish(tx, w.a_person(a), w.a_person(b)),
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
    "marked_days.add": lambda tx, w, a, b: marked_days.add(
        tx, [MarkedDay(date(2027, 6, a % 3 + 1), ("It's “ours”", "Week")[b % 2], b % 2 == 0, "days.csv" * (a % 2))]
    ),
    "marked_days.remove": lambda tx, w, a, b: marked_days.remove(tx, [w.a_marked_day(a)]),
    "merging.merge": lambda tx, w, a, b: merging.merge(tx, w.a_person(a), w.a_person(b), _person(a, b)),
    "merging.tell_apart": lambda tx, w, a, b: merging.tell_apart(tx, w.a_person(a), w.a_person(b)),
    "needs.add": lambda tx, w, a, b: needs.add(tx, w.a_person(a), _need(b)),
    "needs.edit": lambda tx, w, a, b: needs.edit(tx, w.a_need(a), _need(b)),
    "needs.remove": lambda tx, w, a, b: needs.remove(tx, {w.a_need(a), w.a_need(b)}),
    "needs.set_state": lambda tx, w, a, b: needs.set_state(
        tx, w.a_need(a), w.a_session(b), list(State)[b % 4], "Sam's" * (a % 2)
    ),
    "opinions.note": lambda tx, w, a, b: opinions.note(
        tx, Opinion(f"own-{a}", b % 2 == 1, b % 6, "it's\nus" * (b % 3))
    ),
    "origins.take": lambda tx, w, a, b: origins.take(tx, [_offer(w, a, b)], w.programmes[-1] if w.programmes else None),
    "origins.note_name": lambda tx, w, a, b: origins.note_name(tx, w.a_session(a), f"elsewhere-{b}", "Others"),
    "people.add": lambda tx, w, a, b: people.add(tx, _person(a, b)),
    "people.edit": lambda tx, w, a, b: people.edit(tx, w.a_person(a), _person(b, a)),
    "removed.put_back": lambda tx, w, a, b: removed.put_back(
        tx,
        (Removable.PERSON, Removable.SESSION, Removable.PROGRAMME)[a % 3],
        (w.a_person, w.a_session, w.a_programme)[a % 3](b),
    ),
    "people.remove": lambda tx, w, a, b: people.remove(tx, [w.a_person(a), w.a_person(b)]),
    "people.sector_id": lambda tx, w, a, b: people.sector_id(tx, f"Sector {a}"),
    "people.neighbourhood_id": lambda tx, w, a, b: people.neighbourhood_id(tx, f"Street {a}"),
    "places.settle": lambda tx, w, a, b: places.settle(tx, w.a_programme(a), by_offer=b % 2 == 0),
    "places.settle_session": lambda tx, w, a, b: places.settle_session(tx, w.a_session(a), by_offer=b % 2 == 0),
    "places.answer_for": lambda tx, w, a, b: places.answer_for(tx, tx.get_one(RegisterRow, b)),
    "printings.note": lambda tx, w, a, b: printings.note(tx, [_printing(w.a_session(a), b)]),
    "printings.throw_away": lambda tx, w, a, b: printings.throw_away(tx, [a, b]),
    "programmes.add": lambda tx, w, a, b: programmes.add(tx, _programme(a, b)),
    "programmes.edit": lambda tx, w, a, b: programmes.edit(tx, w.a_programme(a), _programme(b, a)),
    "programmes.remove": lambda tx, w, a, b: programmes.remove(tx, w.a_programme(a), with_sessions=b % 2 == 0),
    "programmes.join": lambda tx, w, a, b: programmes.join(tx, w.a_programme(a), [w.a_person(a), w.a_person(b)]),
    "programmes.leave": lambda tx, w, a, b: programmes.leave(tx, w.a_programme(a), [w.a_person(b)]),
    "publishing.set_up": lambda tx, w, a, b: publishing.set_up(
        tx, CalendarServer(f"https://example.org/it's/{a}/", "Ruth's", PLACES[b % 4], is_on=b % 2 == 0)
    ),
    "publishing.note": lambda tx, w, a, b: publishing.note(tx, [Landed(f"uid-{a}", f'"{b}"' * (b % 3), "it's")]),
    "publishing.keep": lambda tx, w, a, b: publishing.keep(tx, f"uid-{a}", "it's"),
    "publishing.forget": lambda tx, w, a, b: publishing.forget(tx, [f"uid-{a}"] if b % 2 else None),
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
    "wordings.write": lambda tx, w, a, b: wordings.write(
        tx, [Wording(list(WordingKind)[a % 9], f"It's {{to}}, no. {b}", PLACES[b % 4], easy_read=a % 2 == 1)]
    ),
    "wordings.reset": lambda tx, w, a, b: wordings.reset(
        tx, list(WordingKind)[a % 9], PLACES[b % 4], easy_read=a % 2 == 1
    ),
    "workspace.describe": lambda tx, w, a, b: workspace.describe(tx, Group(f"Elm Road {a}", "Ruth"), is_sample=b > 3),
}


def begin(store: Store) -> None:
    """Put a little of everything into an empty workspace."""
    for name in ("programmes.add", "people.add", "people.add", "sessions.add", "agendas.add", "attendance.invite"):
        do(store, name, 1, 2)


def do(store: Store, name: str, a: int, b: int) -> None:
    """Do one of the changes as a step of its own."""
    store.do(name, DEEDS[name], store.ask(look), a, b)
