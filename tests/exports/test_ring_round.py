"""The ring-round list: who is on it, in what order, and what to say to them."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from organiser.domain.attendance import Answer, RegisterLine
from organiser.domain.sessions import Session, Status
from organiser.exports import ring_round
from organiser.exports.paper.look import Look
from organiser.exports.paper.printing import printed
from tests.exports.occasions import FONTS, LINES, SESSION, occasion
from tests.exports.paper_reader import Paper

GOLDEN = Path(__file__).parent.parent / "golden" / "ring-round.txt"
UNTIL = datetime(2027, 5, 9, 18, 0, tzinfo=UTC)
CANCELLED = replace(SESSION, status=Status.CANCELLED)
ASKED = (
    *LINES,
    RegisterLine(5, 15, "Ann Lee", contact="07700 900555", needs="large print"),
    RegisterLine(6, 16, "Cat Moss"),
    RegisterLine(7, 17, "Dev Rao", contact="0161 496 0888", answer=Answer.YES, given_sequence=1),
)


def paper(lines: tuple[RegisterLine, ...] = ASKED, session: Session = SESSION) -> Paper:
    look = Look()
    return Paper(printed(ring_round.sheet(occasion(session, lines=lines), look), look, fonts=FONTS).pdf)


def test_it_reads_as_before() -> None:
    """To accept a change, delete the reference file and run twice."""
    outline = paper().outline()
    if not GOLDEN.exists():
        GOLDEN.write_text(outline, encoding="utf-8")
        pytest.fail(f"{GOLDEN} was written: read it, then run again.")
    assert outline == GOLDEN.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("answer", "given", "session", "is_asked"),
    [
        (Answer.NONE, None, SESSION, True),
        (Answer.MAYBE, SESSION.sequence, SESSION, True),
        (Answer.YES, None, SESSION, False),
        (Answer.YES, SESSION.sequence, SESSION, False),
        (Answer.YES, SESSION.sequence - 1, SESSION, True),
        (Answer.NO, None, SESSION, False),
        (Answer.NO, SESSION.sequence - 1, SESSION, True),
        (Answer.OFFERED, None, SESSION, True),
        (Answer.WAITING, None, SESSION, False),
        (Answer.WITHDRAWN, SESSION.sequence - 1, SESSION, False),
        (Answer.YES, SESSION.sequence - 1, CANCELLED, True),
        (Answer.YES, SESSION.sequence, CANCELLED, False),
        (Answer.NO, SESSION.sequence, CANCELLED, False),
    ],
)
def test_who_is_asked(answer: Answer, given: int | None, session: Session, is_asked: bool) -> None:
    line = replace(LINES[0], answer=answer, given_sequence=given)
    assert bool(ring_round.to_ask(occasion(session, lines=(line,)))) is is_asked
    assert not ring_round.to_ask(occasion(session, lines=(replace(line, invited=False),)))


def test_those_who_can_be_rung_come_first_and_email_last() -> None:
    words = paper().words()
    order = ["By phone", "Ann Lee", "Dev Rao", "No number", "Cat Moss", "By email", "Siân Ŵynne"]
    places = [words.index(part) for part in order]
    assert places == sorted(places)


def test_people_keep_the_number_of_the_register_and_have_boxes_for_each_answer() -> None:
    sheet = paper()
    assert "5 Ann Lee" in sheet.words()
    assert "Yes Maybe No No answer Left message Ring again" in sheet.words()
    boxes = sum(page.Contents.read_bytes().count(b" re S") for page in sheet.pdf.pages)
    assert boxes == 6 * len(ring_round.to_ask(occasion(lines=ASKED)))


def test_what_to_say_stands_above_and_no_need_does() -> None:
    words = paper().words()
    assert "Hello, is that …? This is … from Elm Road Neighbours." in words
    assert "a message for …. Please ring us on 0161 496 0123" in words
    assert "say first that it has changed" in words
    assert "say first that it has changed" not in paper(ASKED[:6]).words()
    assert not any(line.needs and line.needs in words for line in ASKED)


def test_a_cancelled_session_needs_no_answer() -> None:
    lines = tuple(replace(line, given_sequence=1) for line in ASKED)
    words = paper(lines, CANCELLED).words()
    assert "Told No answer Left message Ring again" in words
    assert "If a machine answers" not in words


@pytest.mark.parametrize("answer", Answer)
def test_every_answer_is_told_in_words(answer: Answer) -> None:
    line = replace(LINES[0], answer=answer, given_sequence=1, best_time="after six", offer_until=UNTIL)
    words = paper((line,)).words()
    assert ("Łukasz Wójcik" in words) is (answer is not Answer.WITHDRAWN)
    if answer is Answer.OFFERED:
        assert "A place is kept until Sun 9 May, has an old date. Best time to ring: after six." in words


def test_when_everybody_has_answered_it_says_so() -> None:
    for lines in ((), LINES[:2]):
        words = paper(lines).words()
        assert "There is nobody to ring" in words
        assert "What to say" not in words
