"""Labels and cards as they are drawn: each name whole and within its label, both sides together, nothing read twice."""

import re
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organiser.domain.attendance import Answer, RegisterLine
from organiser.domain.exercises import Step
from organiser.domain.occasion import Occasion, Table
from organiser.exports import badges, exercise_cards, table_cards
from organiser.exports.paper.blocks import LabelSheet
from organiser.exports.paper.label_grids import BADGES, CARDS, GRIDS, TENTS, Placing
from organiser.exports.paper.labels import LEAST
from organiser.exports.paper.look import Look
from organiser.exports.paper.printing import printed
from tests.exports.occasions import CIRCLE, FONTS, ITEMS, occasion
from tests.exports.paper_reader import Paper

LONG = "Wilhelmina-Josephine Featherstonehaugh-Cholmondeley of Upper Longbottom"


def coming(names: Sequence[str]) -> Occasion:
    return replace(occasion(), lines=tuple(RegisterLine(row, row, name) for row, name in enumerate(names, start=1)))


def drawn(sheet: LabelSheet, placing: Placing | None = None) -> Paper:
    return Paper(printed(sheet, Look(placing=placing), fonts=FONTS).pdf)


def badge_paper(names: Sequence[str], placing: Placing | None = None) -> Paper:
    return drawn(badges.sheet(coming(names), Look()), placing)


def test_first_names_are_huge_and_the_rest_is_there() -> None:
    [page] = badge_paper(["Asha Begum"]).pages
    sizes = {one.words.strip(): one.size for one in page if one.number is not None}
    assert sizes["Asha"] > 2 * sizes["Begum"] >= LEAST


def test_a_long_name_shrinks_and_no_other_does() -> None:
    alone, beside = badge_paper(["Asha Begum"]), badge_paper(["Asha Begum", LONG])
    assert [one.size for one in alone.pages[0] if "Asha" in one.words] == [
        one.size for one in beside.pages[0] if "Asha" in one.words
    ]
    said = beside.words().replace("\n", " ")
    assert all(word in said for word in LONG.split())


def test_those_who_said_no_get_no_badge_and_the_sheet_is_filled_with_empty_ones() -> None:
    lines = (RegisterLine(1, 1, "Asha Begum"), RegisterLine(2, 2, "Tom Reed", answer=Answer.NO))
    paper = drawn(badges.sheet(replace(occasion(), lines=lines), Look()))
    assert "Tom" not in paper.words()
    assert paper.decoration(0).count("my name is") == GRIDS[BADGES[0]].count - 1


def test_groups_stand_on_badges_in_words() -> None:
    with_groups = occasion()
    [table, *_] = [one for one in with_groups.groups if one.people]
    groups = (replace(table, ids=(1,)),)
    paper = drawn(badges.sheet(replace(coming(table.people[:1]), groups=groups), Look()))
    assert table.name in paper.words()


def test_a_sheet_that_is_begun_goes_on_where_it_stopped() -> None:
    placing = Placing("L4785", start=4)
    [asha] = [one for one in badge_paper(["Asha Begum"], placing).pages[0] if "Asha" in one.words]
    _, left, top, width, height = Placing("L4785").box(3)
    page_height = GRIDS["L4785"].paper[1] * 72 / 25.4
    assert left < asha.left < left + width
    assert page_height - top - height < asha.baseline < page_height - top


def test_a_trial_shows_the_number_and_the_outline_of_each_label() -> None:
    paper = drawn(badges.sheet(coming(["Asha Begum"]), Look()), Placing("L4785", is_trial=True))
    assert [one.words for one in paper.pages[0]] == [str(number) for number in range(1, 11)]
    assert len(re.findall(rb" re S", paper.pdf.pages[0].Contents.read_bytes())) == 10


NAMES = st.lists(
    st.one_of(
        st.text(alphabet=st.characters(categories=["L", "M", "Nd", "Zs", "Pd"]), min_size=1, max_size=60),
        st.sampled_from([LONG, "X", "Ÿ", "عائشہ بیگم", "রহিমা খাতুন", "Łucja Wiśniewska", "Siân Llŷr-ap-Rhys", "W" * 50]),
    ).filter(str.strip),
    min_size=1,
    max_size=8,
)


@given(NAMES, st.sampled_from(BADGES))
def test_every_glyph_stays_inside_its_label(names: list[str], sheet: str) -> None:
    placing = Placing(sheet)
    paper = badge_paper(names, placing)
    height = placing.grid.paper[1] * 72 / 25.4
    boxes = [placing.box(number) for number in range(GRIDS[sheet].count * len(paper.pages))]
    for number, page in enumerate(paper.pages):
        for one in page:
            at = [
                box
                for box in boxes
                if box[0] == number
                and box[1] <= one.left <= box[1] + box[3]
                and box[2] <= height - one.baseline <= box[2] + box[4]
            ]
            assert at
            assert one.size >= LEAST - 0.01


@given(NAMES)
def test_every_name_is_on_a_label_once(names: list[str]) -> None:
    paper = badge_paper(names)
    sections = [element for element in paper.elements() if str(element.S) == "/Sect"]
    assert len(sections) == len(names)


def test_a_name_stands_on_both_sides_of_a_table_card_and_is_read_once() -> None:
    paper = drawn(table_cards.sheet(coming(["Asha Begum"]), Look()))
    assert paper.words().count("Asha") == 1
    assert paper.shown(0).count("Asha") == 1
    content = paper.pdf.pages[0].Contents.read_bytes()
    assert content.count(b"q -1 0 0 -1 ") == 1
    assert content.count(b" f Q") == len("AshaBegum")


def test_front_and_back_of_a_card_lie_beside_each_other() -> None:
    paper = drawn(exercise_cards.sheet(occasion(items=ITEMS[:2]), Look()))
    middle = GRIDS[CARDS[0]].width * 72 / 25.4 / 2
    places = {one.words.strip(): one.left for one in paper.pages[0]}
    assert places["Talking circle"] < middle
    [step] = [left for words, left in places.items() if words.startswith("Sit down")]
    assert step > middle


@pytest.mark.parametrize("sheet", CARDS)
def test_steps_that_do_not_fit_go_on_another_card_with_the_same_name(sheet: str) -> None:
    steps = tuple(Step(1, f"Step {number}: go round the room and listen to everybody. " * 4) for number in range(40))
    plan = (replace(ITEMS[1], card=replace(CIRCLE, steps=steps)),)
    paper = drawn(exercise_cards.sheet(occasion(items=plan), Look()), Placing(sheet))
    words = paper.words()
    assert words.count("Talking circle") > 1
    assert "Continued" in words
    assert all(f"Step {number}:" in words for number in range(40))
    assert min(one.size for page in paper.pages for one in page) >= LEAST


@pytest.mark.parametrize("sheet", [*CARDS, *TENTS])
def test_cards_have_marks_to_fold_at(sheet: str) -> None:
    make = exercise_cards.sheet if sheet in CARDS else table_cards.sheet
    paper = drawn(make(occasion(), Look()), Placing(sheet, marks=True))
    assert b"[3 3] 0 d" in paper.pdf.pages[0].Contents.read_bytes()


def test_without_anybody_and_without_a_plan_something_sensible_is_printed() -> None:
    empty = replace(occasion(items=()), lines=())
    assert drawn(badges.sheet(empty, Look())).decoration(0).count("my name is") == 10
    assert "Name:" in drawn(table_cards.sheet(empty, Look())).words()
    assert "No exercise yet" in drawn(exercise_cards.sheet(empty, Look())).words()


def test_a_group_is_a_sign_too_and_goes_by_the_person_and_not_by_the_name() -> None:
    lines = tuple(RegisterLine(row, row, "Sam Jones", answer=Answer.YES) for row in (1, 2))
    tables = (Table("Table 1", people=("Sam Jones",), ids=(2,)), Table("Table 2", people=("Sam Jones",), ids=(1,)))
    made = printed(badges.sheet(replace(occasion(lines=lines), groups=tables), Look()), Look(), fonts=FONTS)
    paper = Paper(made.pdf)
    heard = [said.words for said in paper.spoken() if said.words.startswith("Table")]
    assert heard == ["Table 2", "Table 1"]
    assert paper.decoration(0).startswith("21")


def test_hundreds_of_labels_have_no_more_bookmarks_than_programs_can_follow() -> None:
    paper = badge_paper([f"Person {number}" for number in range(430)])
    assert 100 < len(paper.bookmarks()) <= 250
    assert len([element for element in paper.elements() if str(element.S) == "/Sect"]) == 430
