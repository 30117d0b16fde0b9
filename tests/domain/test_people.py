"""People: only the name is needed, and hints stay gentle."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from organiser.domain.people import Neighbourhood, Person, Reading, Route, hint_for_email, hint_for_phone, parse_route
from organiser.domain.problem import Problem


def test_only_the_name_is_needed() -> None:
    assert Person("Asha Rahman").contact == ""
    with pytest.raises(Problem, match="name is empty"):
        Person("  ")
    with pytest.raises(Problem, match="neighbourhood's name is empty"):
        Neighbourhood("")


def test_what_is_typed_is_cleaned() -> None:
    person = Person(" Asha\tRahman ", phone=" 07700  900114 ", address="1 Elm Road\r\nHollins ", route="post")  # type: ignore[arg-type]
    assert (person.name, person.phone, person.address) == ("Asha Rahman", "07700 900114", "1 Elm Road\nHollins")
    assert person.route is Route.POST
    assert person.sort_name == "asha rahman"


@pytest.mark.parametrize(
    ("route", "contact"),
    [
        (Route.PHONE, "07700 900114"),
        (Route.WHATSAPP, "07700 900114"),
        (Route.EMAIL, "asha@example.org"),
        (Route.POST, "1 Elm Road Hollins"),
        (Route.IN_PERSON, "07700 900114"),
    ],
)
def test_the_contact_is_the_route_they_prefer(route: Route, contact: str) -> None:
    person = Person("Asha", "", "07700 900114", "asha@example.org", "1 Elm Road\nHollins", route)
    assert person.contact == contact


def test_another_way_is_offered_where_the_preferred_one_is_not_known() -> None:
    assert Person("Asha", email="asha@example.org", route=Route.PHONE).contact == "asha@example.org"
    assert Person("Asha", address="1 Elm Road", route=Route.EMAIL).contact == "1 Elm Road"


@pytest.mark.parametrize("email", ["", "asha@example.org", "a.b+c@mail.example.co.uk"])
def test_a_likely_address_earns_no_hint(email: str) -> None:
    assert hint_for_email(email) == ""


@pytest.mark.parametrize(
    "email", ["asha", "asha@example", "asha@@example.org", "asha at example.org", "a b@example.org"]
)
def test_an_unlikely_address_earns_a_hint_and_is_kept(email: str) -> None:
    assert "does not look like an email address" in hint_for_email(email)
    assert Person("Asha", email=email).email == email


@pytest.mark.parametrize(
    "phone", ["", "07700 900114", "0161 496 0148", "+44 7700 900114", "+44 (0)7700 900114", "+33 1 23 45"]
)
def test_a_likely_number_earns_no_hint(phone: str) -> None:
    assert hint_for_phone(phone) == ""


@pytest.mark.parametrize(
    ("phone", "hint"),
    [("7700 900114", "first 0"), ("07700 90011", ""), ("07700 9001", "9 digits"), ("077009001142", "12 digits")],
)
def test_a_number_with_a_digit_too_few_or_many_earns_a_hint(phone: str, hint: str) -> None:
    assert hint in hint_for_phone(phone)


@given(some.text(max_size=20))
def test_a_hint_never_refuses(typed: str) -> None:
    assert isinstance(hint_for_email(typed), str)
    assert isinstance(hint_for_phone(typed), str)


@pytest.mark.parametrize(
    ("word", "route"), [("WhatsApp", Route.WHATSAPP), (" in person ", Route.IN_PERSON), ("post", Route.POST)]
)
def test_a_route_is_read_as_people_type_it(word: str, route: Route) -> None:
    assert parse_route(word) is route


def test_an_unknown_route_is_refused_with_those_there_are() -> None:
    with pytest.raises(Problem, match="no way to reach people") as told:
        parse_route("pigeon")
    assert "whatsapp" in told.value.advice


def test_every_route_and_format_has_a_label() -> None:
    assert all(route.label for route in Route)
    assert Reading.LARGE.label == "Large print (18 point)"
