"""What still stands between a session and being ready."""

from dataclasses import replace
from datetime import datetime

from organiser.domain.agendas import Agenda, Item, timed
from organiser.domain.attendance import Answer, RegisterLine, head_count
from organiser.domain.readiness import hurdles
from organiser.domain.sessions import Session

SESSION = Session("Space 1", datetime(2027, 5, 19, 12, 30), 90, place="Hall")
ASKED = RegisterLine(1, 1, "Asha", answer=Answer.YES)


def plan(*minutes: int) -> Agenda:
    return timed([Item("Talk", one) for one in minutes], SESSION.starts, SESSION.minutes, SESSION.timezone)


def words(session: Session, agenda: Agenda, *lines: RegisterLine) -> list[str]:
    return [hurdle.words for hurdle in hurdles(session, agenda, head_count(lines))]


def test_a_session_with_a_place_a_plan_and_answers_is_ready() -> None:
    assert words(SESSION, plan(90), ASKED) == []


def test_hurdles_come_in_the_order_in_which_people_take_them() -> None:
    assert words(replace(SESSION, place=""), plan()) == [
        "Say where it is, or give the link",
        "Choose exercises for the plan",
        "Invite people",
    ]


def test_a_plan_that_is_too_long_is_a_hurdle() -> None:
    assert words(SESSION, plan(60, 31), ASKED) == ["The plan is 1 minute too long"]


def test_people_who_have_not_answered_are_a_hurdle() -> None:
    silent = replace(ASKED, answer=Answer.NONE)
    assert words(SESSION, plan(90), ASKED, silent) == ["Ask 1 person who has not answered"]
    assert words(SESSION, plan(90), silent, silent) == ["Ask 2 people who have not answered"]


def test_somebody_who_walked_in_need_not_be_asked() -> None:
    assert words(SESSION, plan(90), replace(ASKED, answer=Answer.NONE, invited=False)) == []


def test_each_hurdle_names_the_tab_where_it_is_taken() -> None:
    assert {hurdle.tab for hurdle in hurdles(SESSION, plan(), head_count([]))} == {"plan", "invitations"}
