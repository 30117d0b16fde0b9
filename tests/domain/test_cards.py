"""The file of an exercise: what is written reads back the same, and damage is named by file, line and reason."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as some

from organiser.domain import cards
from organiser.domain.exercises import Energy, Exercise, Grouping, Kind, Material, Per, Stage, Step
from tests.conftest import problem_of

GOOD = """+++
id = "dot-voting"
name = "Dot voting"
purpose = "See what matters most."
stage = "decide"
minutes = [5, 10, 15]
people = [4, 60]
formats = ["in person", "online"]
licence = "Apache-2.0"

[[materials]]
item = "sticky dots"
quantity = 3
per = "person"
+++

Everyone places dots.

## Steps
1. (4 min) Read the options
   aloud.
2. Count.

## Tips
- Late dots follow early ones.
"""

WORDS = some.text(max_size=40)
SEEN = WORDS.filter(lambda words: problem_of(Step, 0, words) is None)
AWKWARD = some.sampled_from(
    [
        "## Steps",
        "- a",
        "1. b",
        "(5 min) c",
        "+++",
        "a\n## Tips\n- b",
        '"quoted" \\ \\u0041',
        "#",
        "##",
        "## ## x",
        "\0",
    ]
)
TEXTS = some.one_of(WORDS, AWKWARD)
LISTS = some.lists(TEXTS, max_size=4).map(tuple)
MATERIALS = some.lists(
    some.builds(Material, SEEN, some.integers(1, 10_000), some.sampled_from(Per), some.booleans()), max_size=3
).map(tuple)
STEPS = some.lists(
    some.builds(Step, some.integers(0, 1_440), some.one_of(SEEN, AWKWARD.filter(lambda w: w != "\0"))), max_size=4
)
RANGES = some.lists(some.integers(1, 1_440), min_size=3, max_size=3).map(sorted)


@some.composite
def exercises(draw: some.DrawFn) -> Exercise:
    """Any exercise at all."""
    fewest, typical, most = draw(RANGES)
    formats = draw(some.sampled_from([(True, True), (True, False), (False, True)]))
    texts = {
        name: draw(TEXTS) for name in ("purpose", "question", "participants", "originator", "inspired_by", "about")
    }
    lists = {name: draw(LISTS) for name in ("demands", "before", "tips", "online_notes", "access", "afterwards")}
    return Exercise(
        id=draw(some.from_regex(r"[a-z0-9-]{1,20}", fullmatch=True)),
        name=draw(SEEN),
        stage=draw(some.sampled_from(Stage)),
        kind=draw(some.sampled_from(Kind)),
        energy=draw(some.sampled_from(Energy)),
        minutes_min=fewest,
        minutes_typical=typical,
        minutes_max=most,
        people_min=2,
        people_max=draw(some.integers(2, 100_000)),
        grouping=draw(some.sampled_from(Grouping)),
        group_size=draw(some.integers(0, 12)),
        in_person=formats[0],
        online=formats[1],
        materials=draw(MATERIALS),
        steps=tuple(draw(STEPS)),
        licence=draw(TEXTS),
        **texts,  # type: ignore[arg-type]  # mypy cannot tell which fields the names stand for
        **lists,  # type: ignore[arg-type]
    )


@given(exercises())
def test_an_exercise_that_is_written_reads_back_the_same(exercise: Exercise) -> None:
    assert cards.read(cards.write(exercise)) == exercise


def test_a_card_is_read_with_its_header_its_steps_and_its_lists() -> None:
    exercise = cards.read(GOOD)
    assert (exercise.id, exercise.stage, exercise.minutes_typical) == ("dot-voting", Stage.DECIDE, 10)
    assert exercise.materials == (Material("sticky dots", 3, Per.PERSON),)
    assert exercise.steps == (Step(4, "Read the options aloud."), Step(0, "Count."))
    assert exercise.tips == ("Late dots follow early ones.",)
    assert exercise.about == "Everyone places dots."


@pytest.mark.parametrize(
    "same", [GOOD.replace("\n", "\r\n"), "\ufeff" + GOOD, GOOD + "\n\n", GOOD.replace("+++\n", "+++ \n")]
)
def test_line_ends_and_marks_of_other_editors_change_nothing(same: str) -> None:
    assert cards.read(same) == cards.read(GOOD)


def test_an_unknown_heading_belongs_to_the_text() -> None:
    exercise = cards.read(GOOD + "\n## History\nPeople have always voted.\n")
    assert exercise.about == "Everyone places dots.\n\nHistory\nPeople have always voted."


DAMAGE = [
    ("+++\n", "", 1, "does not begin with a header"),
    ('stage = "decide"', 'stage = "decides"', 5, "should be one of: open, explore, decide, close"),
    ('stage = "decide"', 'stage = "decide', 5, "cannot be read"),
    ("minutes = [5, 10, 15]", "minutes = [5, 10", 7, "cannot be read"),
    ("minutes = [5, 10, 15]", "minutes = [5, 10]", 6, "should be 3 whole numbers"),
    ("minutes = [5, 10, 15]", "minutes = [5, 10, 1.5]", 6, "should be 3 whole numbers"),
    ("minutes = [5, 10, 15]", "minutes = [5, 10, true]", 6, "should be 3 whole numbers"),
    ("minutes = [5, 10, 15]", "minutes = [15, 10, 5]", 6, "fewest, typical, most"),
    ("minutes = [5, 10, 15]", 'minutes = "ten"', 6, "should be a list"),
    ("minutes = [5, 10, 15]", f"minutes = [5, 10, {'9' * 5_000}]", 1, "cannot be read"),
    ("minutes = [5, 10, 15]", "minutes = [5, 10, 99999999999999999999]", 6, "between 1 and 1,440"),
    ("people = [4, 60]", "people = [60, 4]", 7, "fewest, then most"),
    ('formats = ["in person", "online"]', 'formats = ["by post"]', 8, "in person"),
    ('formats = ["in person", "online"]', "formats = []", 8, "or both"),
    ('formats = ["in person", "online"]', "formats = [1]", 8, "list of words"),
    ('licence = "Apache-2.0"', "", 1, "has no “licence”"),
    ('licence = "Apache-2.0"', 'licence = "Apache-2.0"\nkolour = 1', 10, "“kolour” is not a field"),
    ('licence = "Apache-2.0"', "licence = 2027-13-45", 9, "cannot be read"),
    ('id = "dot-voting"', 'id = "../dot voting"', 2, "letters, digits and hyphens"),
    ('id = "dot-voting"', 'id = ""', 2, "letters, digits and hyphens"),
    ('id = "dot-voting"', 'id = "dot-voting"\nid = "again"', 3, "cannot be read"),
    ('name = "Dot voting"', 'name = " "', 3, "name is empty"),
    ('name = "Dot voting"', f'name = "{"x" * 301}"', 3, "too long"),
    ("quantity = 3", "quantity = -3", 11, "A quantity of -3"),
    ("quantity = 3", 'quantity = "3"', 11, "whole number"),
    ('per = "person"', 'per = "street"', 11, "should be one of: person, pair, group, session"),
    ('item = "sticky dots"', "item = 3", 11, "in quotes"),
    ("[[materials]]", "[[material]]", 11, "not a field"),
    ("[[materials]]", "[materials]", 11, "should be a list"),
]  # fmt: skip


@pytest.mark.parametrize(("was", "now", "line", "reason"), DAMAGE)
def test_damage_is_named_by_file_line_and_reason(was: str, now: str, line: int, reason: str) -> None:
    assert was in GOOD
    with pytest.raises(cards.CardProblem) as told:
        cards.read(GOOD.replace(was, now, 1), "dot-voting.md")
    problem = told.value
    assert (problem.file, problem.line) == ("dot-voting.md", line)
    assert reason in problem.reason
    assert problem.message.startswith(f"dot-voting.md, line {line}: ")
    assert len(problem.message) < 400


def test_a_header_nested_without_end_is_a_problem_and_no_crash() -> None:
    with pytest.raises(cards.CardProblem, match=r"nested too deeply|cannot be read"):
        cards.read(f"+++\nid = {'[' * 50_000}\n+++\n")


def test_a_card_as_long_as_a_book_is_refused() -> None:
    with pytest.raises(cards.CardProblem, match="longer than 200,000"):
        cards.read(GOOD + "x" * cards.LARGEST)


@given(some.binary(max_size=200).map(lambda noise: noise.decode("utf-8", "replace")))
@example("+++\n+++\n")
@example("+++\n\n+++")
def test_noise_is_never_anything_but_a_card_problem(noise: str) -> None:
    for source in (noise, f"+++\n{noise}\n+++\n", GOOD + noise):
        _read_or_complain(source)


@given(some.data())
def test_a_card_with_bytes_knocked_out_reads_or_complains(data: some.DataObject) -> None:
    letters = list(GOOD)
    for _ in range(data.draw(some.integers(1, 4))):
        at = data.draw(some.integers(0, len(letters) - 1))
        letters[at] = data.draw(some.one_of(some.just(""), some.characters(), some.sampled_from('+"[]\n=#-')))
    _read_or_complain("".join(letters))


def _read_or_complain(source: str) -> None:
    problem = problem_of(cards.read, source, "noise.md")
    if problem is None:
        exercise = cards.read(source)
        assert cards.read(cards.write(exercise)) == exercise
        return
    assert isinstance(problem, cards.CardProblem)
    assert problem.file == "noise.md"
    assert 1 <= problem.line <= source.count("\n") + 2
    assert problem.reason
