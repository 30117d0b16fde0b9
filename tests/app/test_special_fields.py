"""What tells of health, age or children stands in no list, no default export and no print that is not for it."""

from datetime import UTC, date, datetime

import pytest

from organiser.app.actions import calendars, occasions, people_export
from organiser.domain.attendance import Answer, Mark
from organiser.domain.consents import Consent
from organiser.domain.needs import Need
from organiser.domain.people import Person
from organiser.exports.calendar import calendar
from organiser.exports.paper.look import Look
from organiser.exports.people_csv import people_csv
from organiser.exports.prints import PRINTS
from organiser.exports.vcards import vcards
from organiser.store import changes, queries
from organiser.store.store import Store

ZED = Person(
    "Zed Qualm", "Castle Fields", "07700 900731", "tok@example.org", address="Tokaddress", notes="Toknotes",
    best_time="Toktime", through="Tokthrough", diet="Tokdiet", travel="Toktravel", children=3, under_18=True,
    guardian="Tokguardian", guardian_contact="Tokcontact",
)  # fmt: skip
SPECIAL = {"Tokdiet", "Toktravel", "Tokguardian", "Tokcontact", "Tokopen", "Tokshut", "Tokconsent"}
EVERY = SPECIAL | {"Tokaddress", "Toknotes", "Toktime", "Tokthrough", "900731", "tok@example.org"}

# What some prints are for: the needs on the roster for whoever leads or sets out, and diets in totals, with no name.
MEANT = {"run-sheet": {"Tokopen"}, "pack": {"Tokopen"}, "totals": {"Tokdiet", "Toktravel"}}


@pytest.fixture
def ours(whole_sample: Store) -> Store:
    person_id = whole_sample.do("Add", changes.people.add, ZED)
    for need in (Need("Tokopen"), Need("Tokshut", flagged=False)):
        whole_sample.do("Need", changes.needs.add, person_id, need)
    whole_sample.do("Agree", changes.consents.give, person_id, Consent("Tokconsent", "", date(2027, 5, 1)))
    for one in whole_sample.ask(queries.sessions.every):
        whole_sample.do("Invite", changes.attendance.invite, one.id, [person_id])
        whole_sample.do("Answer", changes.attendance.set_answer, one.id, person_id, Answer.YES)
        whole_sample.do("Mark", changes.attendance.set_mark, one.id, [person_id], Mark.PRESENT)
    return whole_sample


def _said(content: bytes) -> set[str]:
    words = content.decode("utf-8", "replace").replace("\r\n ", "").casefold()
    return {token for token in EVERY if token.casefold() in words}


def test_no_print_tells_what_it_is_not_for(ours: Store) -> None:
    subjects = [occasions.gather(ours, session.id) for session in ours.ask(queries.sessions.every)]
    course = occasions.course(ours, 1)
    told = {kind.name: set[str]().union(*(_said(kind.twin(one, Look(), "txt")) for one in subjects)) for kind in PRINTS}
    assert {name: said for name, said in told.items() if said - MEANT.get(name, set())} == {}
    assert told["totals"], "the totals are what the caterer is told"
    programme_prints = [kind for kind in PRINTS if kind.of_programme]
    assert [kind.name for kind in programme_prints if _said(kind.twin(course, Look(), "txt"))] == []


def test_a_default_export_has_how_to_reach_people_and_nothing_of_their_health_or_age(ours: Store) -> None:
    leaving = people_export.gather(ours, with_children=True)
    for made in (people_csv, vcards):
        said = _said(made(leaving.people))
        assert said & (SPECIAL - {"Tokguardian", "Tokcontact"}) == set(), "a guardian goes with a child"
        assert "900731" in said
    assert ZED.name not in {person.name for person in people_export.gather(ours).people}


def test_calendars_tell_nothing_of_anybody(ours: Store) -> None:
    group, at = ours.ask(queries.workspace.group), datetime(2027, 5, 3, tzinfo=UTC)
    every = calendars.of_everything(ours)
    content = calendar(every.sessions, stamped=at, group=group, name=every.name)
    assert _said(content) == set()
    assert b"Zed" not in content
