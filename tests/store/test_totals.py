"""Totals and shares as the file holds them: who comes, with whom, and what they ticked."""

from datetime import datetime

from organiser.domain.attendance import Answer
from organiser.domain.people import Person
from organiser.domain.sectors import NONE_NOTED, Shares
from organiser.domain.sessions import Session
from organiser.store import changes, queries
from organiser.store.store import Store

STARTS = datetime(2027, 5, 19, 12, 30)


def add(store: Store, name: str, **noted: object) -> int:
    return store.do("Add", changes.people.add, Person(name, **noted))  # type: ignore[arg-type]


def asked(store: Store, answers: dict[int, Answer]) -> int:
    session_id = store.do("Plan", changes.sessions.add, Session("Space 1", STARTS, 90))
    store.do("Invite", changes.attendance.invite, session_id, answers)
    for person_id, answer in answers.items():
        store.do("Answer", changes.attendance.set_answer, session_id, person_id, answer)
    return session_id


def accompany(store: Store, person: int, companion: int) -> None:
    def link(tx: object) -> None:
        from organiser.store.rows import CompanionRow

        tx.add(CompanionRow(person_id=person, companion_id=companion, takes_place=True))  # type: ignore[attr-defined]

    store.do("Link", link)


def parts(shares: Shares) -> list[tuple[str, int, float]]:
    return [(one.sector, one.people, float(one.part)) for one in shares.shares]


def test_only_those_who_say_yes_or_maybe_are_counted(store: Store) -> None:
    people = [add(store, f"P{n}", diet="vegan", children=1) for n in range(len(Answer))]
    found = store.ask(queries.totals.of_session, asked(store, dict(zip(people, Answer, strict=True))))
    assert (found.people.sure, found.people.maybe) == (1, 1)
    assert (found.children.sure, found.children.maybe) == (1, 1)


def test_companions_who_come_along_count_once_and_answer_for_themselves_where_they_are_asked(store: Store) -> None:
    asha, ben, cai = (add(store, name, diet="halal") for name in ("Asha", "Ben", "Cai"))
    along, asked_too = add(store, "Dee", diet="Vegan"), add(store, "Eve", diet="Kosher")
    for person, companion in ((asha, along), (ben, along), (asha, asked_too), (cai, add(store, "Fay"))):
        accompany(store, person, companion)
    answers = {asha: Answer.YES, ben: Answer.MAYBE, cai: Answer.NO, asked_too: Answer.NO}
    found = store.ask(queries.totals.of_session, asked(store, answers))
    assert (found.people.sure, found.people.maybe, found.companions.sure) == (2, 1, 1)
    assert [(one.what, one.sure, one.maybe) for one in found.diets] == [("Halal", 1, 1), ("Vegan", 1, 0)]


def test_shares_count_a_roster_a_list_or_everybody(store: Store) -> None:
    from organiser.domain.programmes import Programme

    asha = add(store, "Asha", sectors=("NHS", "Citizen"))
    ben = add(store, "Ben", sectors=("citizen",))
    cai = add(store, "Cai")
    programme = store.do("Start", changes.programmes.add, Programme("Spring"))
    store.do("Join", changes.programmes.join, programme, [asha, cai])
    session = asked(store, {asha: Answer.NO, ben: Answer.YES, cai: Answer.NONE})
    assert parts(store.ask(queries.sectors.of_everybody)) == [
        ("Citizen", 2, 1.5),
        ("NHS", 1, 0.5),
        (NONE_NOTED, 1, 1.0),
    ]
    assert parts(store.ask(queries.sectors.of_programme, programme)) == [
        ("Citizen", 1, 0.5), ("NHS", 1, 0.5), (NONE_NOTED, 1, 1.0),
    ]  # fmt: skip
    assert parts(store.ask(queries.sectors.of_session, session)) == [("Citizen", 1, 1.0), (NONE_NOTED, 1, 1.0)]
    store.do("Bin", changes.people.remove, [asha])
    assert store.ask(queries.sectors.of_everybody).people == 2
