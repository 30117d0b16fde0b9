"""The playbook: forty cards that can be trusted, and one broken card that stops none of the others."""

import re
from pathlib import Path

import pytest

from organiser.app import paths
from organiser.app.playbook import Playbook, own_id, read_folder, read_guides
from organiser.domain import cards
from organiser.domain.exercises import Exercise, Stage
from organiser.domain.problem import Problem

BOOK = Playbook().shelf
EXERCISES = {one.id: one for one in BOOK.exercises}

# Names under which texts are protected or share-alike; credit may be given, the name may not be used.
PROTECTED = (
    "Liberating Structures", "1-2-4-All", "Impromptu Networking", "Troika", "TRIZ", "15% Solutions", "Stinky Fish",
    "Dotmocracy", "Offers and Needs Market", "Planning for Real", "Six Thinking Hats", "Lego", "KJ Method",
    "Technology of Participation", "Focused Conversation", "Gradients of Agreement", "Empathy Map", "MethodKit",
)  # fmt: skip


def test_forty_cards_come_with_the_program_and_all_can_be_read() -> None:
    assert BOOK.problems == ()
    assert len(BOOK.exercises) == 40
    assert len({one.name for one in BOOK.exercises}) == 40
    assert {one.stage for one in BOOK.exercises} == set(Stage)


@pytest.mark.parametrize("card", EXERCISES.values(), ids=EXERCISES)
def test_a_card_holds_what_somebody_new_needs_to_run_it(card: Exercise) -> None:
    assert sum(step.minutes for step in card.steps) == card.minutes_typical
    assert 3 <= len(card.steps) <= 12
    assert min(len(card.before), len(card.tips), len(card.access), len(card.afterwards)) >= 1
    assert card.online_notes if card.online else True
    assert card.about
    assert card.question.endswith("?") or not card.question
    assert card.purpose.endswith(".")
    assert card.licence == "Apache-2.0"


@pytest.mark.parametrize("card", EXERCISES.values(), ids=EXERCISES)
def test_a_card_uses_no_protected_name(card: Exercise) -> None:
    words = f"{card.name} {card.about} {' '.join(step.words for step in card.steps)}".casefold()
    assert [name for name in PROTECTED if name.casefold() in words] == []


@pytest.mark.parametrize("path", sorted(paths.resource("playbook").glob("*.md")), ids=lambda path: path.stem)
def test_a_cards_file_is_named_after_it_and_knows_only_the_usual_headings(path: Path) -> None:
    text = path.read_text("utf-8")
    assert cards.read(text, path.name).id == path.stem
    headings = re.findall(r"^#+ *(.*)$", text, re.MULTILINE)
    usual = ["Before", "Steps", "Tips", "Online", "Access", "Afterwards"]
    assert headings == [heading for heading in usual if heading in headings]
    assert "\r" not in text
    assert text.isprintable() or not re.search(r"[^\n\x20-\x7e\u00a0-\uffff]", text)


def test_a_broken_card_is_named_and_the_rest_still_loads(tmp_path: Path) -> None:
    good = paths.resource("playbook", "dot-voting.md").read_text("utf-8")
    (tmp_path / "a-good.md").write_text(good, "utf-8")
    (tmp_path / "b-broken.md").write_text(good.replace('stage = "decide"', 'stage = "lunch"'), "utf-8")
    (tmp_path / "c-latin.md").write_bytes(good.encode().replace(b"Dot", b"D\xf6t"))
    (tmp_path / "d-twice.md").write_text(good, "utf-8")
    (tmp_path / "e-folder.md").mkdir()
    (tmp_path / "f-empty.md").write_bytes(b"")
    (tmp_path / "notes.txt").write_text("not a card")
    shelf = read_folder(tmp_path)
    assert [one.id for one in shelf.exercises] == ["dot-voting"]
    told = {problem.file: (problem.line, problem.reason) for problem in shelf.problems}
    assert sorted(told) == ["b-broken.md", "c-latin.md", "d-twice.md", "e-folder.md", "f-empty.md"]
    assert told["b-broken.md"] == (5, "“stage” is “lunch”; it should be one of: open, explore, decide, close.")
    assert "not UTF-8" in told["c-latin.md"][1]
    assert "a-good.md has the id “dot-voting” already" in told["d-twice.md"][1]


def test_a_folder_without_cards_is_an_empty_playbook(tmp_path: Path) -> None:
    assert read_folder(tmp_path) == read_folder(tmp_path / "nothing")
    assert Playbook(tmp_path).shelf.exercises == ()


def test_an_exercise_is_found_by_its_id_or_its_exact_name() -> None:
    for words in ("dot-voting", "Dot voting", " dot VOTING "):
        assert Playbook().the_one(words).id == "dot-voting"


@pytest.mark.parametrize("words", ["", "dot", "Dot-Voting ", "x" * 5_000, "\0"])
def test_an_exercise_that_is_not_there_is_a_problem(words: str) -> None:
    with pytest.raises(Problem, match="There is no exercise called") as told:
        Playbook().the_one(words)
    assert len(str(told.value)) < 250


def test_two_exercises_of_one_name_are_told_apart_by_id() -> None:
    own = Exercise("own-dot-voting", "Dot voting", "Ours.", Stage.DECIDE, own=True)
    with pytest.raises(Problem, match=r"Several exercises are called “Dot voting”: .*own-dot-voting"):
        Playbook().the_one("Dot voting", [own])
    assert Playbook().the_one("own-dot-voting", [own]) == own


def test_the_workspaces_own_cards_stand_among_the_others_in_the_order_of_a_session() -> None:
    own = Exercise("own-aaa", "Aaa", "Ours.", Stage.CLOSE, own=True)
    every = Playbook().with_own([own])
    assert len(every) == 41
    assert every.index(own) > every.index(EXERCISES["dot-voting"])


@pytest.mark.parametrize(
    ("name", "taken", "made"),
    [
        ("Our round!", (), "own-our-round"),
        ("Our round", ("own-our-round",), "own-our-round-2"),
        ("Our round", ("own-our-round", "own-our-round-2"), "own-our-round-3"),
        ("!?", (), "own-exercise"),
        ("Łąka", (), "own-łąka"),
    ],
)
def test_an_own_card_gets_an_id_of_its_name_that_no_card_has(name: str, taken: tuple[str, ...], made: str) -> None:
    assert own_id(name, taken) == made
    assert Exercise(own_id(name * 30, taken), "Round", "Ours.", Stage.OPEN)


def test_the_guides_can_be_read() -> None:
    guides = read_guides()
    ids = [guide.id for guide in guides]
    assert ids[:5] == ["facilitating", "promoting", "online", "calendars", "printing"]
    assert len(set(ids)) == len(ids)
    for guide in guides:
        assert guide.title
        assert guide.summary
        assert guide.licence == "Apache-2.0"
        assert len(guide.text) > 1_000
