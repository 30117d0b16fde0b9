"""People and programmes from the terminal."""

import pytest

from tests.cli.conftest import Organiser, refused


def test_everybody_is_listed_by_name(ours: Organiser) -> None:
    people = ours("people", "list", "--json").json
    assert [person["name"] for person in people][:3] == ["Amina Yusuf", "Bernard Tully", "Dorothy Pike"]
    assert people[0]["neighbourhood"] == "Castle Fields"
    assert set(people[0]) >= {"id", "uid", "name", "neighbourhood", "phone", "email"}
    assert "Helen Marsh" in ours("people", "list").out


def test_a_person_is_added_with_hints_and_without_questions(empty: Organiser) -> None:
    said = empty("people", "add", "  Łucja\nWiśniewska ", "--email", "lucja@", "--phone", "7700 900131")
    assert said.code == 0
    assert "Added person 1: Łucja Wiśniewska" in said.out
    assert "does not look like an email address" in said.err
    assert "first 0 may be missing" in said.err
    (person,) = empty("people", "list", "--json").json
    assert (person["name"], person["email"], person["route"]) == ("Łucja Wiśniewska", "lucja@", "phone")


def test_two_people_may_have_one_name_and_are_told_apart_by_id(empty: Organiser) -> None:
    for _ in range(2):
        empty("people", "add", "Asha Rahman")
    empty("programmes", "add", "Spring")
    told = refused(empty("programmes", "join", "Spring", "Asha Rahman"))
    assert "1 (Asha Rahman), 2 (Asha Rahman)" in told
    assert empty("programmes", "join", "Spring", "2").code == 0


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("",), "name is empty"),
        (("\u200b",), "name is empty"),
        (("x" * 10_000,), "too long"),
        (("Asha", "--phone", "x" * 400), "phone number is too long"),
        (("Asha", "--route", "pigeon"), "no way to reach people"),
        (("Asha", "--neighbourhood", "x" * 400), "neighbourhood is too long"),
    ],
)
def test_what_cannot_be_is_refused(empty: Organiser, words: tuple[str, ...], reason: str) -> None:
    assert reason in refused(empty("people", "add", *words))
    assert empty("people", "list", "--json").json == []


def test_a_programme_keeps_places_by_neighbourhood(empty: Organiser) -> None:
    said = empty(
        "programmes", "add", "Spring", "--capacity", 4, "--neighbourhood", "Mill Lane:3",
        "--neighbourhood", "Hollins:2", "--apply-by", "2027-05-10",
    )  # fmt: skip
    assert said.code == 0
    assert "promised 5 places, but there are only 4" in said.err
    (programme,) = empty("programmes", "list", "--json").json
    assert programme["neighbourhoods"] == [{"name": "Mill Lane", "places": 3}, {"name": "Hollins", "places": 2}]
    assert (programme["capacity"], programme["apply_by"]) == (4, "2027-05-10")
    assert "Mill Lane: 0 of 3 places taken, 3 free" in empty("programmes", "show", "Spring").out


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("Spring", "--capacity", "99999999999999999999"), "out of range"),
        (("Spring", "--capacity=-1"), "out of range"),
        (("Spring", "--neighbourhood", "Mill Lane:many"), "how many places"),
        (("Spring", "--neighbourhood", "Mill Lane:²"), "how many places"),
        (("Spring", "--neighbourhood", "A:1", "--neighbourhood", "a:2"), "stands twice"),
        (("Spring", "--neighbourhood", "", "--neighbourhood", "A:1"), "neighbourhood's name is empty"),
        (("Spring", "--apply-by", "soon"), "not a date"),
        (("Spring", "--apply-by", "2027-02-30"), "no such day"),
        ((" ",), "title is empty"),
    ],
)
def test_a_programme_that_cannot_be_is_refused(empty: Organiser, words: tuple[str, ...], reason: str) -> None:
    assert reason in refused(empty("programmes", "add", *words))
    assert empty("programmes", "list", "--json").json == []


def test_joining_counts_only_those_who_are_new(ours: Organiser) -> None:
    ours("people", "add", "Asha Rahman")
    programme = "Citizen leadership, Aldermoor"
    assert "1 person joined" in ours("programmes", "join", programme, "Asha Rahman", "Helen Marsh").out
    assert "0 people joined" in ours("programmes", "join", programme, "Asha Rahman").out
    assert "There is no person called" in refused(ours("programmes", "join", programme, "Nobody"))
