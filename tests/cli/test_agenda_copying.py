"""Copying plans, packing for them, and the ways out of one that cannot fit, from the terminal."""

from tests.cli.conftest import Organiser, refused

WORKSHOP = "Co-creation workshop"
SPACE = "Space 1: What we have here"


def titles(ours: Organiser, session: str) -> list[str]:
    return [block["title"] for block in ours("sessions", "show", session, "--json").json["agenda"]]


def test_a_whole_plan_is_copied_into_another_session_and_undone_as_one(ours: Organiser) -> None:
    before, more = titles(ours, SPACE), titles(ours, WORKSHOP)
    assert ours("agenda", "copy", WORKSHOP, SPACE).code == 0
    assert titles(ours, SPACE) == [*before, *more]
    assert titles(ours, WORKSHOP) == more
    assert ours("undo").code == 0
    assert titles(ours, SPACE) == before


def test_some_blocks_are_copied_to_a_place(ours: Organiser) -> None:
    before, more = titles(ours, SPACE), titles(ours, WORKSHOP)
    assert ours("agenda", "copy", WORKSHOP, SPACE, "--block", 2, "--block", 5, "--at", 1).code == 0
    assert titles(ours, SPACE) == [more[1], more[4], *before]
    assert "no block at place 99" in refused(ours("agenda", "copy", WORKSHOP, SPACE, "--block", 99))
    ours("sessions", "add", "Nothing yet", "--start", "2027-06-01 12:00", "--minutes", 60)
    assert "nothing to copy" in refused(ours("agenda", "copy", "Nothing yet", SPACE))


def test_the_packing_list_is_counted_for_those_who_come(ours: Organiser) -> None:
    said = ours("agenda", "pack", WORKSHOP)
    assert said.out.startswith("For 11 people.\n")
    assert "11 × pen" in said.out
    document = ours("agenda", "pack", WORKSHOP, "--json").json
    assert document["people"] == 11
    pens = next(item for item in document["items"] if item["item"] == "pen")
    assert pens["quantity"] == 11
    assert "Hopes and worries" in pens["used_in"]
    ours("sessions", "add", "Nothing yet", "--start", "2027-06-01 12:00", "--minutes", 60)
    assert ours("agenda", "pack", "Nothing yet").out == (
        "Nobody knows yet how many people come.\nThere is nothing to pack.\n"
    )


def test_a_way_out_is_taken_by_its_number(ours: Organiser) -> None:
    for _ in range(2):
        ours("agenda", "add", WORKSHOP, "photo-walk")
    before = ours("sessions", "show", WORKSHOP, "--json").json
    ways = ours("agenda", "fit", WORKSHOP, "--json").json["remedies"]
    assert f"1: {ways[0]}" in refused(ours("agenda", "fit", WORKSHOP))
    assert "no way out number 9" in refused(ours("agenda", "fit", WORKSHOP, "--remedy", 9))
    for number in range(1, len(ways) + 1):
        document = ours("agenda", "fit", WORKSHOP, "--remedy", number, "--json").json
        assert document["fits"] is True
        after = ours("sessions", "show", WORKSHOP, "--json").json
        assert not [words for words in after["warnings"] if "past the end" in words]
        assert ours("undo").code == 0
        assert ours("sessions", "show", WORKSHOP, "--json").json == before


def test_a_suggestion_follows_the_people_and_what_is_at_hand(ours: Organiser) -> None:
    ours("sessions", "add", "In a room", "--start", "2027-06-01 12:00", "--minutes", 90, "--place", "Hall")
    free = ours("agenda", "suggest", "In a room", "--people", 12, "--json").json["items"]
    bare = ours("agenda", "suggest", "In a room", "--people", 12, "--at-hand", "nothing", "--json").json["items"]
    assert [one["exercise"] for one in free] != [one["exercise"] for one in bare]
    assert all("optional" in words or "if you have" in words for one in bare for words in one["materials"])
    assert "900 people" in ours("agenda", "suggest", "In a room", "--people", 900).out
