"""Label sheets: where each label lies, and what a printer's fault moves."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organiser.domain.problem import Problem
from organiser.exports.paper.label_grids import GRIDS, Grid, Placing
from organiser.exports.paper.look import MM


@pytest.mark.parametrize("grid", GRIDS.values(), ids=list(GRIDS))
def test_every_label_lies_on_its_sheet_and_on_no_other(grid: Grid) -> None:
    assert grid.is_sound


@pytest.mark.parametrize(
    "grid",
    [
        Grid("too wide", "", 3, 1, 80, 50),
        Grid("too high", "", 1, 7, 80, 50),
        Grid("overlapping", "", 2, 1, 80, 50, step_x=70),
        Grid("upright", "", 1, 1, 297, 210),
    ],
    ids=lambda grid: grid.name,
)
def test_a_grid_that_cannot_be_is_found_out(grid: Grid) -> None:
    assert not grid.is_sound


@pytest.mark.parametrize(
    ("placed", "words"),
    [
        ({"sheet": "L1"}, "no label sheet"),
        ({"sheet": "L4785", "start": 0}, "no label 0"),
        ({"sheet": "L4785", "start": 11}, "no label 11"),
        ({"sheet": "L4785", "nudge_x": 21.0}, "too far"),
        ({"sheet": "L4785", "nudge_y": float("nan")}, "too far"),
        ({"sheet": "L4785", "scale": 0.5}, "printer's fault"),
    ],
)
def test_what_no_sheet_can_be_is_refused(placed: dict[str, Any], words: str) -> None:
    with pytest.raises(Problem, match=words):
        Placing(**placed)


@given(st.sampled_from(sorted(GRIDS)), st.data())
def test_labels_follow_each_other_and_none_is_skipped_or_doubled(sheet: str, data: st.DataObject) -> None:
    grid = GRIDS[sheet]
    placing = Placing(sheet, start=data.draw(st.integers(1, grid.count)))
    number = data.draw(st.integers(1, 3 * grid.count))
    boxes = [placing.box(at)[:3] for at in range(number)]
    assert len(set(boxes)) == number
    assert boxes == sorted(boxes, key=lambda box: (box[0], round(box[2]), box[1]))
    assert (number + placing.start - 1 + placing.left_over(number)) % grid.count == 0


@given(
    st.sampled_from(sorted(GRIDS)),
    st.floats(-20, 20),
    st.floats(-20, 20),
    st.floats(0.95, 1.05),
    st.integers(0, 40),
)
def test_nudge_and_scale_move_each_label_by_just_that(
    sheet: str, x: float, y: float, scale: float, number: int
) -> None:
    page, left, top, width, height = Placing(sheet).box(number)
    moved = Placing(sheet, nudge_x=x, nudge_y=y, scale=scale).box(number)
    wanted = (left * scale + x * MM, top * scale + y * MM, width * scale, height * scale)
    assert moved[0] == page
    assert moved[1:] == pytest.approx(wanted)
