"""The history from the terminal: any line undone, and what was removed put back."""

from tests.cli.conftest import Organiser, refused


def line_of(ours: Organiser, label: str) -> str:
    steps = ours("history", "--json").json["steps"]
    return str(next(step["id"] for step in steps if step["label"] == label))


def test_the_history_tells_what_happened_when_and_by_whom(empty: Organiser) -> None:
    empty("who", "--me", "Ken")
    empty("people", "add", "Asha Rahman")
    step = empty("history", "--json").json["steps"][0]
    assert set(step) == {"id", "at", "label", "sentence", "who", "undone"}
    assert (step["label"], step["sentence"], step["who"], step["undone"]) == (
        "Add Asha Rahman", "Added Asha Rahman", "Ken", False
    )  # fmt: skip
    assert empty("history").out.split()[-4:] == ["Added", "Asha", "Rahman", "Ken"]
    assert empty("who", "--json").json["me"] == "Ken"
    empty("who", "--me", "")
    empty("people", "add", "Pearl Adebayo")
    assert empty("history", "--json").json["steps"][0]["who"] == ""


def test_a_line_is_undone_and_those_after_it_stay(empty: Organiser) -> None:
    empty("people", "add", "Asha Rahman")
    empty("people", "add", "Pearl Adebayo")
    assert empty("undo", "--line", line_of(empty, "Add Asha Rahman")).out == "Undone: Add Asha Rahman\n"
    assert [one["name"] for one in empty("people", "list", "--json").json] == ["Pearl Adebayo"]
    assert "(undone)" in empty("history").out


def test_a_line_on_which_something_depends_is_refused_with_the_reason(empty: Organiser) -> None:
    empty("sessions", "add", "Space 1", "--start", "2027-05-19 12:30", "--minutes", "90")
    empty("sessions", "move", "Space 1", "--start", "2027-05-20 12:30")
    before = empty("history", "--json").json
    said = refused(empty("undo", "--line", line_of(empty, "Plan Space 1")))
    assert "came later and changed the same session. Undo that first." in str(said or empty("sessions", "list").out)
    assert empty("history", "--json").json == before
    refused(empty("undo", "--line", "999"))


def test_what_was_removed_is_listed_and_put_back(ours: Organiser) -> None:
    ours("who", "--me", "Ken")
    people = len(ours("people", "list", "--json").json)
    ours("people", "remove", "Helen Marsh")
    found = ours("removed", "list", "--json").json["removed"]
    assert [(one["kind"], one["name"], one["who"]) for one in found] == [("person", "Helen Marsh", "Ken")]
    assert "Helen Marsh" in ours("removed", "list").out
    assert ours("removed", "back", found[0]["id"]).out == "Put back: Helen Marsh\n"
    assert len(ours("people", "list", "--json").json) == people
    assert ours("removed", "list", "--json").json == {"removed": []}
    ours("undo")
    assert len(ours("people", "list", "--json").json) == people - 1


def test_a_block_of_a_plan_comes_back_by_its_step(ours: Organiser) -> None:
    plan = ours("agenda", "show", "Co-creation workshop", "--json")
    before = ours("sessions", "show", "Co-creation workshop", "--json").json
    ours("agenda", "remove", "Co-creation workshop", "2")
    assert plan.code in {0, 2}
    found = ours("removed", "list", "--json").json["removed"]
    assert [one["kind"] for one in found] == ["step"]
    ours("people", "add", "Asha Rahman")
    assert ours("removed", "back", found[0]["id"]).code == 0
    assert ours("sessions", "show", "Co-creation workshop", "--json").json == before


def test_whoever_is_erased_is_not_among_the_removed(ours: Organiser) -> None:
    ours("people", "remove", "Helen Marsh")
    ours("people", "erase", "Amina Yusuf")
    names = [one["name"] for one in ours("removed", "list", "--json").json["removed"]]
    assert names == ["Helen Marsh"]


def test_what_was_not_removed_is_refused(ours: Organiser) -> None:
    for key in ("person-1", "person-999", "nonsense", "step-1", "person-99999999999999999999"):
        refused(ours("removed", "back", key))


def test_removing_many_people_needs_a_second_word(ours: Organiser) -> None:
    people = [str(one["id"]) for one in ours("people", "list", "--json").json]
    some = people[: len(people) // 4]
    assert f"This removes {len(some)} people." in refused(ours("people", "remove", *some))
    assert len(ours("people", "list", "--json").json) == len(people)
    assert ours("people", "remove", *some, "--yes").code == 0
    assert len(ours("removed", "list", "--json").json["removed"]) == len(some)


def test_the_bin_is_emptied_when_somebody_says_so(ours: Organiser) -> None:
    assert ours("removed", "empty").out == "Nobody is in the bin.\n"
    ours("people", "remove", "Helen Marsh")
    assert "This erases 1 person for good" in refused(ours("removed", "empty"))
    assert ours("removed", "empty", "--yes").out == "Erased 1 person. The sessions keep their numbers.\n"
    assert ours("removed", "list", "--json").json == {"removed": []}
