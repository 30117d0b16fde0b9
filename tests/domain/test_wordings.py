"""Wordings: what stands in a gap, what falls away, which wording is used, and what is refused."""

from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as some

from organiser.app.actions import texts
from organiser.domain import reaching, templates, wordings
from organiser.domain.messages import News, message, text_messages
from organiser.domain.occasion import Group
from organiser.domain.people import Person, Route
from organiser.domain.problem import Problem
from organiser.domain.sessions import Session, Status
from organiser.domain.wordings import Kind, Wording, Wordings
from tests.conftest import problem_of

SESSION = Session(
    "Space 1", datetime(2027, 5, 19, 12, 30), 90, place="4 Elm Road", online_url="https://meet.example.org"
)
NEWS = News(SESSION, Group("Elm Road Neighbours", "Ada Okafor", "hello@example.org", "0161 496 0123"))
BARE = News(Session("Space 1", datetime(2027, 5, 19, 12, 30), 90), Group())
ASHA = Person("Asha Rahman", phone="07700 900114", email="asha@example.org", address="1 Elm Road")
PROGRAMS = Wordings((), texts.programs())
WORDS = some.text(some.characters(exclude_characters="[]{}", exclude_categories=["Cs", "Cc"]), max_size=30)


def said(template: str, **values: str) -> str:
    return templates.merged(template, {name.replace("_", " "): value for name, value in values.items()})


def test_a_gap_is_filled_however_it_is_spelt() -> None:
    assert said("Hello {to}! {First  Name}, {first_name}.", to="Jo", first_name="Asha") == "Hello Jo! Asha, Asha."


def test_what_is_not_known_is_said_in_words() -> None:
    assert said("Ring {phone}. It is at {where}.") == (
        "Ring the number that you have for us. It is at a place that we will tell you."
    )


def test_words_in_brackets_fall_away_with_their_line_and_leave_no_hole() -> None:
    template = "One\n[Where: {where}]\nTwo [at {where}] three\n\n[Ring {phone}.]\n\nFour[, {group}]."
    assert said(template) == "One\nTwo three\n\nFour."
    assert said(template, where="Hall", phone="1", group="Us") == (
        "One\nWhere: Hall\nTwo at Hall three\n\nRing 1.\n\nFour, Us."
    )


@pytest.mark.parametrize(
    ("template", "named"),
    [
        ("Hello {nmae}", "{nmae}"),
        ("Hello {to", "A { stands"),
        ("Hello to}", "A } stands"),
        ("[Hello", "A [ stands"),
        ("Hello]", "A ] stands"),
        ("[One [two]]", "square brackets inside"),
    ],
)
def test_a_slip_is_named(template: str, named: str) -> None:
    with pytest.raises(Problem, match=r"\S") as caught:
        Wording(Kind.EMAIL, template)
    assert named in str(caught.value)
    assert caught.value.advice


def test_an_empty_wording_is_refused() -> None:
    with pytest.raises(Problem, match="empty"):
        Wording(Kind.EMAIL, " \n ")


@given(some.text(max_size=60), WORDS)
def test_a_value_is_never_read_as_a_template(value: str, around: str) -> None:
    template = f"{around}x[{{good to know}}]x{{to}}"
    first = templates.merged(template, {"to": value, "good to know": value})
    assert templates.merged("{to}", {"to": "{nobody} ]["}) == "{nobody} ]["
    assert (value.replace("\0", "").strip() in first.replace("\0", "")) or "  " in value or "\n" in value


@given(some.text(alphabet="ab {}[]\n", max_size=40))
def test_any_text_is_merged_or_refused_in_words(template: str) -> None:
    problem = problem_of(templates.merged, template, {})
    assert problem is None or problem.advice
    assert problem is not None or templates.fields_in(template) == ()


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("easy", [False, True])
def test_the_program_has_words_for_everything(kind: Kind, easy: bool) -> None:
    wording = PROGRAMS.of(kind, easy_read=easy)
    assert wording is not None
    assert not wording.is_own
    for news in (NEWS, BARE):
        one = message(ASHA, news, PROGRAMS, kind=kind, easy_read=easy)
        assert "{" not in one.text
        assert "[" not in one.text
        assert "  " not in one.text
        assert one.text.strip() == one.text


def test_every_invitation_says_what_and_when() -> None:
    for route in Route:
        words = message(ASHA, NEWS, PROGRAMS, route=route).text
        assert "Space 1" in words
        assert SESSION.when in words


def test_the_language_counts_most_then_the_format_then_whose_it_is() -> None:
    own = (
        Wording(Kind.TEXT, "Cześć {to}", "Polski", id=1),
        Wording(Kind.TEXT, "Ours, {to}", id=2),
    )
    every = Wordings(own, texts.programs())
    assert every.best(Kind.TEXT, "polski", easy_read=True).text == "Cześć {to}"
    assert every.best(Kind.TEXT).text == "Ours, {to}"
    assert every.best(Kind.TEXT, "Urdu", easy_read=True) == PROGRAMS.best(Kind.TEXT, easy_read=True)
    assert every.of(Kind.TEXT, "Urdu") is None
    assert every.of(Kind.TEXT, "English") == own[1]
    assert every.languages == ("Polski",)
    assert every.programs(Kind.TEXT) == PROGRAMS.best(Kind.TEXT)


def test_somebody_under_18_is_invited_through_their_guardian() -> None:
    young = replace(ASHA, under_18=True, guardian="Jo Marsh", guardian_contact="07700 900556")
    one = message(young, NEWS, PROGRAMS, route=Route.PHONE)
    assert one.reach.contact == "07700 900556"
    assert one.text.startswith("Hello, is that Jo Marsh?")
    assert "We would love Asha to come" in one.text
    assert message(replace(young, guardian=""), NEWS, PROGRAMS).hints[0].startswith("Asha Rahman is under 18")


def test_somebody_reached_through_another_is_named_and_so_is_the_other() -> None:
    person = replace(ASHA, route=Route.THROUGH_SOMEBODY, through="her daughter Meena")
    one = message(person, NEWS, PROGRAMS)
    assert one.reach.in_words == "Through somebody else: her daughter Meena"
    assert one.text.startswith("Hello her daughter Meena,")
    assert "pass this on to Asha" in one.text


def test_a_cancelled_session_is_called_off_by_every_way() -> None:
    off = replace(NEWS, session=replace(SESSION, status=Status.CANCELLED))
    for route in Route:
        words = message(replace(ASHA, through="Meena"), off, PROGRAMS, route=route).text
        assert "cancelled" in words
        assert ("Could you please tell Asha?" in words) is (route is Route.THROUGH_SOMEBODY)


@pytest.mark.parametrize(
    ("person", "expected"),
    [
        (Person("Jo", route=Route.TEXT, phone="0161 496 0122"), Route.PHONE),  # a landline gets no texts
        (Person("Jo", route=Route.WHATSAPP, phone="+44 20 7946 0000", email="j@example.org"), Route.PHONE),
        (Person("Jo", route=Route.EMAIL, other_routes=(Route.POST,), address="1 Elm Road"), Route.POST),
        (Person("Jo", route=Route.EMAIL, phone="07700 900114"), Route.PHONE),
        (Person("Jo", route=Route.THROUGH_SOMEBODY), Route.IN_PERSON),
        (Person("Jo"), Route.IN_PERSON),
    ],
)
def test_the_first_way_that_can_be_used_is_used(person: Person, expected: Route) -> None:
    assert reaching.best(person).route is expected


@pytest.mark.parametrize(
    ("words", "messages"),
    [
        ("x" * 160, 1),
        ("x" * 161, 2),
        ("x" * 306, 2),
        ("x" * 307, 3),
        ("€" * 80, 1),
        ("€" * 81, 2),
        ("ł" * 70, 1),
        ("ł" + "x" * 70, 2),
        ("🙂" * 35, 1),
        ("🙂" * 36, 2),
    ],
)
def test_text_messages_are_counted_as_the_networks_do(words: str, messages: int) -> None:
    assert text_messages(words) == messages


def test_the_letter_that_makes_a_text_short_is_named() -> None:
    own = Wordings((Wording(Kind.TEXT, "Hello {to}, " + "ł" * 70, id=1),), texts.programs())
    (hint,) = message(ASHA, NEWS, own, route=Route.TEXT).hints
    assert hint == "82 characters: this counts as 2 text messages, because “ł” leaves room for only 70 in each."


def test_wordings_go_through_a_file_and_come_back() -> None:
    file = wordings.written(texts.programs())
    back = wordings.read(file.replace("\n", "\r\n"), "Polski")
    assert [(one.name, one.text, one.easy_read) for one in back] == [
        (one.name, one.text, one.easy_read) for one in texts.programs()
    ]
    assert {one.language for one in back} == {"Polski"}


@pytest.mark.parametrize(
    ("file", "named"),
    [
        ("Hello", "belong to no wording"),
        ("", "no wording in this file"),
        ("=== lettre\nHello", "no wording called “lettre”"),
        ("=== letter, large\nHello", "“large” is no format"),
        ("=== letter\nHello {you}", "letter: There is no field called {you}"),
        ("=== letter\n\n=== email\nHello", "letter: The wording is empty"),
    ],
)
def test_a_bad_file_is_refused_with_its_place(file: str, named: str) -> None:
    with pytest.raises(Problem) as caught:
        wordings.read(file)
    assert named in str(caught.value)
