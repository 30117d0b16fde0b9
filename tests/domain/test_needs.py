"""Needs: the usual ones know their lead time, and what is to arrange is said once, soonest first, without a name."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from organiser.domain.attendance import Answer
from organiser.domain.needs import USUAL, Need, Provision, State, Usual, to_do, usual_for, usual_lead
from organiser.domain.problem import Problem

STARTS = datetime(2027, 5, 19, 12, 30)
TODAY = date(2027, 5, 3)


def provision(words: str, lead: int = 0, person: int = 1, state: State = State.TO_DO, session: int = 1) -> Provision:
    need = Need(words, lead_days=lead, id=person * 100 + len(words))
    return Provision(need, person, f"Person {person}", session, f"Space {session}", STARTS, state, "", Answer.YES)


@pytest.mark.parametrize("usual", USUAL, ids=lambda usual: usual.words)
def test_a_usual_need_becomes_one_of_somebody(usual: Usual) -> None:
    need = usual.need("Urdu")
    assert usual_for(need.words) == usual_for(usual.need().words) == usual
    assert need.task == f"{usual.task} (Urdu)"
    assert need.lead_days == usual_lead(need.words) <= 60


@pytest.mark.parametrize(
    ("words", "task", "lead"),
    [
        ("BSL interpreter", "Book a BSL interpreter", 28),
        ("interpreter, Urdu", "Book an interpreter (Urdu)", 14),
        ("Urdu interpreter", "See to “Urdu interpreter”", 14),
        ("Captions on video calls", "Arrange captions on video calls", 14),
        ("step free WAY in", "See to “step free WAY in”", 7),
        ("A chair with arms", "See to “A chair with arms”", 0),
        ("Audiobooks are nice", "See to “Audiobooks are nice”", 0),
    ],
)
def test_free_words_are_understood_where_they_can_be(words: str, task: str, lead: int) -> None:
    assert (Need(words).task, usual_lead(words)) == (task, lead)


def test_a_need_is_shared_only_with_consent() -> None:
    assert not Need("Ramp", share_with="the host").is_shared
    assert not Need("Ramp", agreed=TODAY).is_shared
    shared = Need("Ramp", share_with="the host and the caretaker", agreed=TODAY)
    assert shared.may_be_told("Caretaker")
    assert not shared.may_be_told("the caterer")
    assert not Need("Ramp", share_with="the host").may_be_told("host")
    assert "still to agree: telling the host" in Need("Ramp", share_with="the host").details
    assert Need("Ramp").details == ""


@pytest.mark.parametrize(
    ("words", "lead", "reason"), [("  ", 0, "need is empty"), ("Ramp", -1, "range"), ("Ramp", 366, "range")]
)
def test_what_cannot_be_is_refused(words: str, lead: int, reason: str) -> None:
    with pytest.raises(Problem, match=reason):
        Need(words, lead_days=lead)
    with pytest.raises(Problem, match="year"):
        Need("Ramp", review_by=date(1066, 1, 1))


def test_a_semicolon_keeps_needs_apart_and_so_stands_in_none() -> None:
    assert Need("Ramp; wide").words == "Ramp, wide"


def test_what_is_to_arrange_is_said_once_for_all_who_need_it() -> None:
    found = to_do([provision("Ramp", 7), provision("Quiet room", 20), provision("ramp", 9, person=2)])
    assert [(one.task, one.people, one.arrange_by) for one in found] == [
        ("See to “Quiet room”" if not usual_for("Quiet room") else "Find a quiet room", 1, date(2027, 4, 29)),
        ("See to “Ramp”", 2, date(2027, 5, 10)),
    ]
    assert found[0].is_overdue(TODAY)
    assert f"{found[0].what} {found[0].when(TODAY)}" == "Find a quiet room now: it was due by Thu 29 Apr"
    assert found[1].in_words(TODAY) == "See to “Ramp” for Space 1, 2 people, by Mon 10 May"
    assert (found[1].what, found[1].when(date(2027, 5, 10))) == ("See to “Ramp” for 2 people", "today")
    assert found[1].when(date(2026, 12, 1)) == "by Mon 10 May"
    assert found[1].when(date(2026, 5, 1)) == "by Mon 10 May 2027"


@given(
    some.lists(
        some.builds(
            provision,
            some.sampled_from(["Ramp", "ramp", "Loop", "Urdu interpreter"]),
            some.integers(0, 40),
            some.integers(1, 6),
            some.sampled_from(State),
            some.integers(1, 3),
        )
    )
)
def test_nothing_open_is_forgotten_and_nothing_settled_is_asked(provisions: list[Provision]) -> None:
    found = to_do(provisions)
    open_ones = [one for one in provisions if one.state is State.TO_DO]
    assert sorted(need for one in found for need in one.need_ids) == sorted(one.need.id for one in open_ones)
    assert [one.arrange_by for one in found] == sorted(one.arrange_by for one in found)
    for one in found:
        assert "Person" not in one.in_words(TODAY)
        assert one.arrange_by <= STARTS.date()
        assert one.is_overdue(one.arrange_by + timedelta(days=1))
        assert not one.is_overdue(one.arrange_by)
