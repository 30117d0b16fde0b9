"""What still stands between a session and being ready."""

from dataclasses import replace
from datetime import date, datetime

from organiser.domain.agendas import Agenda, Item, timed
from organiser.domain.attendance import Answer, RegisterLine, head_count
from organiser.domain.needs import ToDo
from organiser.domain.readiness import Hurdle, hurdles
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


TODAY = date(2027, 5, 10)


def to_do(day: int, session_id: int = 1) -> ToDo:
    return ToDo(f"Book {day}", session_id, "Space 1", SESSION.starts, date(2027, 5, day), 1, (day,))


def arranging(*to_dos: ToDo) -> tuple[Hurdle, ...]:
    count = head_count([replace(ASKED, answer=Answer.NONE)])
    return hurdles(replace(SESSION, id=1), plan(90), count, to_dos, TODAY)


def test_what_people_need_is_a_hurdle_with_a_day_and_what_is_late_comes_first() -> None:
    found = arranging(to_do(4), to_do(12), to_do(5, session_id=2))
    assert [(one.in_words, one.tab, one.is_late) for one in found] == [
        ("Book 4 now: it was due by Tue 4 May", "needs", True),
        ("Ask 1 person who has not answered", "invitations", False),
        ("Book 12 by Wed 12 May", "needs", False),
    ]
    assert [one.due for one in found] == [date(2027, 5, 4), None, date(2027, 5, 12)]


def test_many_things_to_arrange_are_told_in_few_lines() -> None:
    found = [one.in_words for one in arranging(*map(to_do, range(12, 18)))]
    assert found[1:] == [
        "Book 12 by Wed 12 May",
        "Book 13 by Thu 13 May",
        "Book 14 by Fri 14 May",
        "See to 3 more needs, the first by Sat 15 May",
    ]
    assert len(arranging(*map(to_do, range(12, 16)))) == 5, "one more is as short as a line that says so"
