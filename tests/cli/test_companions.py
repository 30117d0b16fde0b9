"""Companions and consents from the terminal."""

import pytest

from tests.cli.conftest import Organiser, refused


@pytest.fixture
def pair(empty: Organiser) -> Organiser:
    """A workspace with two people in it."""
    for name in ("Dorothy Pike", "Bernard Tully"):
        empty("people", "add", name)
    return empty


def test_a_companion_is_linked_listed_and_unlinked(pair: Organiser) -> None:
    said = pair("people", "companion", "Dorothy Pike", "Bernard Tully")
    assert "Bernard Tully comes with Dorothy Pike and uses a place." in said.out
    assert "party of 2" in said.out
    said = pair("people", "companion", "Dorothy Pike", "Zoe Quartey", "--new", "--no-place")
    assert "Zoe Quartey comes with Dorothy Pike and uses no place." in said.out
    found = pair("people", "companion", "Dorothy Pike", "--json").json
    assert [(one["companion"], one["takes_place"]) for one in found] == [
        ("Bernard Tully", True),
        ("Zoe Quartey", False),
    ]
    assert set(found[0]) == {"person", "person_id", "companion", "companion_id", "takes_place"}
    assert pair("people", "companion", "Bernard Tully", "--json").json == found[:1]
    assert pair("people", "companion", "Dorothy Pike", "Bernard Tully", "--remove").code == 0
    assert "is no companion" in refused(pair("people", "companion", "Dorothy Pike", "Bernard Tully", "--remove"))
    assert "Bernard Tully" in pair("people", "list").out


def test_a_companion_that_cannot_be_is_refused(pair: Organiser) -> None:
    assert "no person called" in refused(pair("people", "companion", "Dorothy Pike", "Nobody"))
    assert "their own companion" in refused(pair("people", "companion", "Dorothy Pike", "Dorothy Pike"))
    refused(pair("people", "companion", "Dorothy Pike", "--remove"), code=2)


def test_a_consent_is_given_listed_and_withdrawn(pair: Organiser) -> None:
    said = pair(
        "people", "consent", "Dorothy Pike", "photographs", "--by", "Jo", "--route", "by phone", "--on", "2027-05-03"
    )
    assert "Photographs. Given on Mon 3 May 2027 by Jo, by phone" in said.out
    (consent,) = pair("people", "consent", "Dorothy Pike", "--json").json
    assert (consent["purpose"], consent["given"], consent["withdrawn"]) == ("Photographs", "2027-05-03", None)
    assert "already" in refused(pair("people", "consent", "Dorothy Pike", "Photographs"))
    said = pair("people", "consent", "Dorothy Pike", "Photographs", "--withdraw", "--on", "2027-06-01")
    assert said.out == "Withdrawn: Dorothy Pike, Photographs.\n"
    assert "withdrawn on Tue 1 Jun 2027" in pair("people", "consent", "Dorothy Pike").out
    told = refused(pair("people", "consent", "Dorothy Pike", "Photographs", "--withdraw"))
    assert "does not agree" in told
    assert "nothing now" in told


def test_a_missing_guardian_is_said_gently_beside_the_list(pair: Organiser) -> None:
    assert pair("people", "add", "Ada", "--under-18").code == 0
    said = pair("people", "consent", "Ada")
    assert "was asked for nothing yet" in said.out
    assert "guardian's consent is not noted yet" in said.err


def test_a_consent_that_cannot_be_is_refused(pair: Organiser) -> None:
    assert "not a date" in refused(pair("people", "consent", "Dorothy Pike", "Photographs", "--on", "soon"))
    assert "too long" in refused(pair("people", "consent", "Dorothy Pike", "x" * 400))
    assert pair("people", "consent", "Dorothy Pike", "--json").json == []
