"""The audit sheet of a draw: everything that is needed to work it out again, and nothing beyond it."""

from datetime import UTC, datetime
from hashlib import sha256

from organiser.domain.draws import Draw, Lot
from organiser.domain.occasion import Course
from organiser.domain.people import Reading
from organiser.domain.programmes import Programme, Target
from organiser.exports import audit
from organiser.exports.paper.look import Look
from organiser.exports.paper.printing import printed
from tests.exports.occasions import FONTS, GROUP, TODAY
from tests.exports.paper_reader import Paper

AT = datetime(2027, 5, 11, 18, 30, tzinfo=UTC)
SPRING = Programme("Spring", capacity=15, targets=(Target("Hollins", 3),))
DRAW = Draw(
    "Red kite, 11 May",
    AT,
    (Lot("Hollins", 2, 1, "b", "Łucja Wiśniewska"), Lot("Hollins", 1, 2, "a", "Asha Rahman"), Lot("", 1, 1, "c")),
)


def words(*drawn: Draw, look: Look = Look()) -> str:  # noqa: B008 - a frozen value
    course = Course(SPRING, (), GROUP, TODAY, drawn)
    return Paper(printed(audit.of_programme(course, look), look, fonts=FONTS).pdf).words()


def test_the_sheet_says_how_to_check_every_line_of_it() -> None:
    told = words(DRAW)
    assert "Tuesday 11 May 2027, 19:30" in told
    assert "Red kite, 11 May" in told
    assert "Hollins: 2 people, 3 places" in told
    assert "The words of ticket 1 are: Red kite, 11 May, Hollins, 1" in told
    assert sha256(b"Red kite, 11 May, Hollins, 2").hexdigest()[:15] in told
    assert sha256(b"Red kite, 11 May, no neighbourhood, 1").hexdigest()[:15] in told
    assert "sha256sum" in told
    assert told.index("Łucja Wiśniewska") < told.index("Asha Rahman")


def test_who_was_erased_keeps_the_ticket_and_loses_the_name() -> None:
    assert "Somebody who is no longer listed" in words(DRAW)


def test_several_draws_stand_one_after_the_other_in_every_format() -> None:
    told = words(DRAW, DRAW, look=Look(Reading.LARGE))
    assert told.index("Draw 1") < told.index("Draw 2") < told.index("How to check it")
