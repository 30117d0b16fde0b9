"""The run sheet: all that those who lead need, and no name beside a need."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from organiser.domain.agendas import BlockKind, Item
from organiser.domain.attendance import Answer, RegisterLine
from organiser.domain.exercises import Grouping
from organiser.exports import run_sheet
from organiser.exports.paper.look import Look, Times
from organiser.exports.paper.printing import printed
from tests.exports.occasions import CIRCLE, FONTS, IN_GROUPS, ITEMS, LINES, SESSION, SORTING, occasion
from tests.exports.paper_reader import Paper

GOLDEN = Path(__file__).parent.parent / "golden"


def paper(look: Look = Look(), **parts: object) -> Paper:  # noqa: B008 - a frozen value
    return Paper(printed(run_sheet.sheet(occasion(**parts), look), look, fonts=FONTS).pdf)  # type: ignore[arg-type]


@pytest.mark.parametrize(("name", "items"), [("run-sheet", ITEMS), ("run-sheet-groups", IN_GROUPS)])
def test_it_reads_as_before(name: str, items: tuple[Item, ...]) -> None:
    """To accept a change, delete the reference file and run twice."""
    outline, golden = paper(items=items).outline(), GOLDEN / f"{name}.txt"
    if not golden.exists():
        golden.write_text(outline, encoding="utf-8")
        pytest.fail(f"{golden} was written: read it, then run again.")
    assert outline == golden.read_text(encoding="utf-8")


def test_needs_are_counted_without_names() -> None:
    assert run_sheet.needs_in_words(occasion()) == ("2 people need: large print", "1 person needs: step-free access")
    words = paper().words()
    assert not any(line.person in words or line.contact in words for line in LINES)


def test_materials_are_added_up_for_the_people_expected() -> None:
    expecting = occasion(replace(SESSION, expected=12))
    assert run_sheet.materials_in_words(expecting) == ("48 × sticky note", "3 × thick pen", "bell")


def test_without_people_materials_stay_as_the_card_has_them() -> None:
    assert run_sheet.materials_in_words(occasion(lines=(), items=ITEMS[:2])) == (
        "3 × sticky note, for each person",
        "thick pen, for each group",
        "bell (if you have it)",
    )


@pytest.mark.parametrize(
    ("expected", "answers", "people"),
    [
        (30, [Answer.YES], 30),
        (0, [Answer.YES, Answer.MAYBE, Answer.NO], 2),
        (0, [Answer.NONE, Answer.NO], 1),
        (0, [], 0),
    ],
)
def test_people_expected_come_from_the_best_there_is(expected: int, answers: list[Answer], people: int) -> None:
    lines = tuple(RegisterLine(row, row, "Somebody", answer=answer) for row, answer in enumerate(answers, start=1))
    assert occasion(replace(SESSION, expected=expected), lines=lines).expected == people


@pytest.mark.parametrize(
    ("times", "clock", "minutes"), [(Times.BOTH, True, True), (Times.CLOCK, True, False), (Times.MINUTES, False, True)]
)
def test_times_are_shown_as_wished(times: Times, clock: bool, minutes: bool) -> None:
    spoken = [said.words for said in paper(Look(times=times)).spoken()]
    assert ("12:40 Talking circle" in spoken) is clock
    assert ("30 min" in spoken) is minutes


def test_steps_that_do_not_fit_the_block_are_said_to() -> None:
    fits = replace(ITEMS[1], minutes=25)
    assert "The steps add up to 25 minutes. Stretch them to fit 30." in paper().words()
    assert "The steps add up to" not in paper(items=(fits,)).words()


def test_a_plan_that_runs_over_says_so() -> None:
    words = paper(items=(Item("Talk", 85), Item("Close", 20, pinned="13:50"))).words()
    assert "100 of 90 minutes planned, 10 over." in words
    assert "Must begin at 13:50, but what comes before runs 5 minutes over it." in words


def test_a_card_that_no_group_does_is_not_printed() -> None:
    groups = tuple(replace(strand, exercise="sorting", card=SORTING) for strand in IN_GROUPS[1].strands)
    words = paper(items=(replace(IN_GROUPS[1], strands=groups),)).words()
    assert CIRCLE.question not in words
    assert words.count(SORTING.question) == 2
    assert CIRCLE.credit not in words


def test_each_exercise_is_credited_once() -> None:
    words = paper(items=(ITEMS[1], ITEMS[1])).words()
    assert words.count(CIRCLE.credit) == 1


def test_what_a_card_says_of_the_call_is_printed_for_a_session_that_has_one() -> None:
    card = replace(CIRCLE, online_notes=("Go round in the order of the screen.",))
    items = (replace(ITEMS[1], card=card),)
    assert "Go round in the order of the screen." in paper(items=items).words()
    in_a_room = replace(SESSION, online_url="")
    assert "Go round in the order of the screen." not in paper(items=items, session=in_a_room).words()


def test_a_bar_shows_the_minutes_in_proportion() -> None:
    """Its boxes are as wide as their shares of the width; what it shows is said in words."""
    sheet = paper()
    [figure] = [element for element in sheet.elements() if element.S == "/Figure"]
    assert str(figure.Alt) == "How the minutes are shared out: Welcome 10, Talking circle 30, Tea 15 and Sorting 20."
    boxes = _drawn_in(sheet.pdf.pages[0], int(figure.K[0].MCID), "re")
    width = Look().size[0] - 2 * Look().margin
    assert [box[2] for box in boxes] == pytest.approx([width * part / 75 for part in (10, 30, 15, 20)], abs=0.02)
    assert [box[0] for box in boxes] == pytest.approx(
        [Look().margin + width * before / 75 for before in (0, 10, 40, 55)], abs=0.02
    )


@pytest.mark.parametrize(
    ("grouping", "chairs", "words"),
    [
        (Grouping.ALONE, 4, "Each alone"),
        (Grouping.PAIRS, 6, "In pairs"),
        (Grouping.SMALL_GROUPS, 15, "In small groups of 5"),
        (Grouping.WHOLE_GROUP, 12, "All in one circle"),
    ],
)
def test_how_people_sit_is_drawn_and_said(grouping: Grouping, chairs: int, words: str) -> None:
    card = replace(CIRCLE, grouping=grouping)
    item = Item("Talking circle", 30, BlockKind.EXERCISE, "talking-circle", card)
    sheet = paper(items=(item,))
    assert words in sheet.words().split("\n")
    dots = [drawn for page in sheet.pdf.pages for drawn in _drawn_in(page, None, "m")]
    assert len(dots) == chairs
    assert len({(x, y) for x, y in dots}) == chairs


def test_nobody_sits_in_a_room_on_a_call() -> None:
    session = replace(SESSION, place="")
    assert "In small groups of 5" not in paper(session=session).words()


def _drawn_in(page: pikepdf.Page, number: int | None, operator: str) -> list[list[float]]:
    """The numbers of an operator inside that marked content; None: in what is decoration."""
    inside: list[int | None] = []
    found = []
    for instruction in pikepdf.parse_content_stream(page):
        operands: Any = instruction.operands
        match str(instruction.operator):
            case "BDC":
                inside.append(operands[1].get("/MCID"))
            case "BMC":
                inside.append(None)
            case "EMC":
                inside.pop()
            case name if name == operator and inside and inside[-1] == number:
                found.append([float(one) for one in operands])
    return found
