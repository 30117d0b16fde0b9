"""People who are here twice, from the command line: found, merged, undone, told apart."""

from tests.cli.conftest import Organiser, refused


def _two(empty: Organiser) -> None:
    empty("people", "add", "Elizabeth Jones", "--phone", "0161 496 0111", "--neighbourhood", "Hollins")
    empty("people", "add", "Liz Jones", "--phone", "07700 900111", "--notes", "Sings", "--needs", "Ramp")
    empty("people", "add", "Asha Rahman", "--phone", "07700 900111", "--email", "home@example.org")


def test_who_is_possibly_the_same_is_listed_with_the_reason(empty: Organiser) -> None:
    _two(empty)
    (pair,) = empty("people", "duplicates", "--json").json
    assert (pair["keep"]["id"], pair["gone"]["id"]) == (1, 2)
    assert pair["reasons"] == ["“Liz” can be short for “Elizabeth”"]
    assert pair["doubts"] == ["two phone numbers"]
    assert "“Liz” can be short for “Elizabeth”, but two phone numbers" in empty("people", "duplicates").out
    assert [one["id"] for one in empty("people", "duplicates", "--like", "Betty Jones", "--json").json] == [1, 2]


def test_two_are_merged_tried_first_and_undone(empty: Organiser) -> None:
    _two(empty)
    tried = empty("people", "merge", "1", "2", "--dry-run", "--json").json
    assert tried["person"]["phone"] == "07700 900111"
    assert tried["person"]["notes"] == "Sings\nOther phone: 0161 496 0111"
    assert tried["choices"] == [
        {"field": "name", "keep": "Elizabeth Jones", "gone": "Liz Jones", "counts": "keep"},
        {"field": "phone", "keep": "0161 496 0111", "gone": "07700 900111", "counts": "both"},
    ]
    assert len(empty("people", "list", "--json").json) == 3
    said = empty("people", "merge", "1", "2", "--take", "name", "--leave", "phone")
    assert said.code == 0
    assert "Merged Liz Jones (2) into Liz Jones (1)" in said.out
    shown = empty("people", "show", "1", "--json").json
    assert (shown["name"], shown["phone"], shown["needs"], shown["notes"]) == (
        "Liz Jones", "0161 496 0111", "Ramp", "Sings",
    )  # fmt: skip
    assert empty("people", "duplicates", "--json").json == []
    assert empty("undo").code == 0
    assert len(empty("people", "list", "--json").json) == 3


def test_two_people_are_remembered_as_two(empty: Organiser) -> None:
    _two(empty)
    assert empty("people", "different", "Liz Jones", "1").code == 0
    assert empty("people", "duplicates").out == "Nobody seems to be here twice.\n"


def test_what_makes_no_sense_is_refused(empty: Organiser) -> None:
    _two(empty)
    assert "one and the same person" in refused(empty("people", "merge", "1", "Elizabeth Jones"))
    assert "one and the same person" in refused(empty("people", "different", "1", "1"))
    assert "There is no field" in refused(empty("people", "merge", "1", "2", "--take", "hair"), code=2)
