"""Names in a video call: joined stays, whole minutes, devices, and who they surely are."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from organiser.domain.call_lists import Kind, Participant, Stay, kind_of, may_be_number, merged, names_in
from organiser.domain.recognition import Candidate, Choice, Match, Recognised, Standing, decide

NOON = datetime(2027, 5, 19, 12)


def stay(name: str, start: int, end: int, email: str = "") -> Stay:
    """A stay from one minute after noon to another."""
    return Stay(name, "", email, NOON + timedelta(minutes=start), NOON + timedelta(minutes=end))


def test_who_joins_again_is_one_with_all_their_minutes() -> None:
    (amina,) = merged([stay("Amina", 0, 10), stay("AMINA", 12, 30), stay("Amina ", 40, 41)])
    assert (amina.minutes, len(amina.stays), amina.overlaps) == (29, 3, False)
    assert amina.in_words == "29 minutes, joined 3 times"


def test_two_devices_at_once_count_each_minute_once() -> None:
    (amina,) = merged([stay("Amina", 0, 60), stay("Amina", 30, 50)])
    assert (amina.minutes, amina.overlaps) == (60, True)
    assert amina.in_words == "60 minutes, joined twice, at once"


def test_a_new_name_is_known_by_the_address_unless_two_share_it_at_once() -> None:
    again = merged([stay("Amina", 0, 10, "a@example.org"), stay("Amina Yusuf", 11, 20, "A@example.org")])
    assert [one.names for one in again] == [("Amina", "Amina Yusuf")]
    couple = merged([stay("Ken", 0, 20, "home@example.org"), stay("Meena", 0, 20, "home@example.org")])
    assert [one.name for one in couple] == ["Ken", "Meena"]


@given(some.lists(some.tuples(some.sampled_from("AB"), some.integers(0, 90), some.integers(0, 90)), max_size=12))
def test_minutes_are_those_in_which_somebody_was_there(stays: list[tuple[str, int, int]]) -> None:
    every = [stay(name, min(start, end), max(start, end)) for name, start, end in stays]
    for one in merged(every):
        minutes = {
            minute
            for name, start, end in stays
            if name == one.name
            for minute in range(min(start, end), max(start, end))
        }
        assert one.minutes == len(minutes)
    assert sum(len(one.stays) for one in merged(every)) == len(every)


@pytest.mark.parametrize(
    ("words", "name", "other", "is_host"),
    [
        ("Asha Rahman", "Asha Rahman", "", False),
        ("Ash (Asha Rahman)", "Ash", "Asha Rahman", False),
        ("Ash (she/her) (Asha Rahman)", "Ash", "Asha Rahman", False),
        ("Ruth (Host, me)", "Ruth", "", True),
        ("Łucja Wiśniewska (Unverified)", "Łucja Wiśniewska", "", False),
        ("Ruth (Ruth)", "Ruth", "", False),
        ("(Ruth)", "(Ruth)", "", False),
        ("  Ken   Moss ", "Ken Moss", "", False),
    ],
)
def test_a_shown_name_holds_the_account_and_the_role(words: str, name: str, other: str, is_host: bool) -> None:
    assert names_in(words) == (name, other, is_host)


@pytest.mark.parametrize(
    "name", ["iPhone", "Dorothy's iPad", "Galaxy A12", "Meeting Owl", "Zoom user", "Main Hall", "Room 2", "PC", "..."]
)
def test_devices_and_rooms_are_told_from_people(name: str) -> None:
    assert kind_of(name) is Kind.DEVICE


@pytest.mark.parametrize("name", ["Robert Hall", "Asha", "Prince Guest", "李明", "Mrs Phone Office-Pike", "O'Brien"])
def test_people_with_such_surnames_stay_people(name: str) -> None:
    assert kind_of(name) is Kind.PERSON


@pytest.mark.parametrize("name", ["07700•••188", "+44 7700 ***188", "447700900188", "0161 496 0148"])
def test_numbers_are_phones(name: str) -> None:
    assert kind_of(name) is Kind.PHONE


@pytest.mark.parametrize(
    ("shown", "phone", "may"),
    [
        ("07700•••188", "07700 900188", True),
        ("+44 7700 ***188", "07700 900188", True),
        ("44770****188", "+44 7700 900188", True),
        ("07700•••188", "07700 900189", False),
        ("07700•••188", "0161 496 0188", False),
        ("07700900188", "+447700900188", True),
        ("07700•••188", "", False),
        ("12", "12", False),
    ],
)
def test_a_number_that_is_half_hidden_may_be_one_that_is_known(shown: str, phone: str, may: bool) -> None:
    assert may_be_number(shown, phone) is may


ASHA, KEN = Candidate(1, "Asha Rahman", "Hollins", "the same name"), Candidate(2, "Ken Moss", "", "a name like it")


def one(name: str, minutes: int = 60) -> Participant:
    return Participant((stay(name, 0, minutes),))


def test_only_one_with_a_good_reason_is_sure() -> None:
    assert decide(one("Asha Rahman"), [ASHA], [KEN]).person_id == 1
    asked = decide(one("Asha Rahman"), [ASHA, KEN], [])
    assert (asked.standing, asked.person_id, len(asked.candidates)) == (Standing.ASK, None, 2)
    assert decide(one("Ash"), [], [ASHA]).standing is Standing.ASK
    assert decide(one("Ash"), [], []).standing is Standing.UNKNOWN
    assert decide(one("iPhone"), [], []).standing is Standing.NO_PERSON
    assert decide(one("iPhone"), [ASHA], []).standing is Standing.SURE


def test_somebody_under_two_names_is_one_and_their_minutes_add_up() -> None:
    phone = Participant((stay("07700•••188", 0, 3),))
    laptop = Participant((stay("Ash", 10, 13),))
    recognised = Recognised((Match(phone, Standing.ASK, (ASHA,)), Match(laptop, Standing.ASK, (ASHA,))))
    taking = recognised.taking({phone.key: 1, laptop.key: 1})
    assert (taking.present, taking.short, taking.open) == ((1,), (), ())
    assert taking.names == ((phone.key, 1), ("ash", 1))
    assert recognised.taking({phone.key: 1}).short == ("07700•••188",)
    assert recognised.taking({}).open == ("07700•••188", "Ash")


def test_devices_are_never_learnt_and_nothing_is_where_nobody_wants_it() -> None:
    recognised = Recognised((Match(one("iPhone"), Standing.NO_PERSON), Match(one("Zed"), Standing.UNKNOWN)))
    assert recognised.taking({"iphone": 1, "zed": 2}).names == (("zed", 2),)
    assert recognised.taking({"iphone": 1, "zed": 2}, learns=False).names == ()
    left = recognised.taking({"iphone": Choice.LEAVE_OUT, "zed": Choice.WALK_IN})
    assert (left.present, left.newcomers, left.open) == ((), ("Zed",), ())


def test_a_list_is_summed_up_in_words() -> None:
    assert Recognised(()).in_words == "Nobody is in this list."
    matches = (decide(one("Asha Rahman"), [ASHA], []), decide(one("Zed"), [], []))
    assert Recognised(matches).in_words == "2 names: 1 surely known and 1 not known."
