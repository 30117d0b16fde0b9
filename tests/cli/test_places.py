"""Applications, places and draws from the terminal."""

from pathlib import Path

import pytest

from tests.cli.conftest import Organiser, refused


@pytest.fixture
def spring(empty: Organiser) -> Organiser:
    """Commands on a programme of three places, two of them for Hollins, for which four people applied."""
    empty("programmes", "add", "Spring", "--capacity", 3, "--neighbourhood", "Hollins:2", "--hold-until", "2099-05-08",
          "--offer-days", 3)  # fmt: skip
    for name, where in (("Asha", "Hollins"), ("Ben", "Hollins"), ("Cara", "Hollins"), ("Dot", "Quay")):
        empty("people", "add", name, "--neighbourhood", where)
    for hour, name in enumerate(("Asha", "Ben", "Cara", "Dot"), 10):
        assert empty("applications", "add", "Spring", name, "--joined", f"2026-05-03 {hour}:00").code == 0
    return empty


def test_places_are_decided_and_given_with_a_reason_for_everyone(spring: Organiser) -> None:
    said = spring("places", "decide", "Spring")
    assert "Hollins: 0 of 2 places taken, 2 held, 3 waiting" in said.out
    assert "Next. Cara: It is your turn: a place that is open to everyone is free" in said.out
    assert "4. Dot: You are 4th in the queue: all 3 places are taken." in said.out
    given = spring("places", "decide", "Spring", "--apply", "--json").json
    assert given["done"] == [1, 2, 3]
    assert [one["standing"] for one in given["verdicts"]] == ["placed", "placed", "placed", "waiting"]
    assert given["shares"][0] == {
        "neighbourhood": "Hollins", "places": 2, "placed": ["Asha", "Ben"], "offered": [], "waiting": 0, "held": 0,
        "free": 0,
    }  # fmt: skip
    assert spring("places", "decide", "Spring").out.endswith("There is no place to give now.\n")


def test_a_place_is_offered_accepted_given_back_and_offered_again(spring: Organiser) -> None:
    spring("places", "decide", "Spring", "--offer")
    assert spring("applications", "accept", "Spring", "Asha").out == "Asha: You have a place.\n"
    assert "Next: Dot." in spring("applications", "decline", "Spring", "Ben").out
    assert "You are offered a place until the end of" in spring("places", "offer", "Spring", "Dot").out
    assert "Said no" in spring("applications", "list", "Spring").out
    assert "It is not the turn of Ben" in refused(spring("places", "offer", "Spring", "Ben"))
    assert spring("applications", "withdraw", "Spring", "Asha").out == "Nobody is next.\n"
    assert "has not applied" in refused(spring("applications", "accept", "Spring", _newcomer(spring)))


def _newcomer(spring: Organiser) -> str:
    spring("people", "add", "Eve")
    return "Eve"


def test_why_is_one_sentence_and_what_names_others_goes_elsewhere(spring: Organiser) -> None:
    spring("people", "add", "Eve")
    spring("applications", "add", "Spring", "Eve")
    spring("places", "decide", "Spring", "--apply")
    spring("applications", "move", "Spring", "Eve", "--to", 1, "--because", "Asked first")
    said = spring("applications", "why", "Spring", "Eve")
    assert said.out == "You are 1st in the queue: all 3 places are taken.\n"
    assert said.err == "For you alone: Moved by hand: Asked first.\n"
    assert spring("applications", "why", "Spring", "Dot", "--json").json["position"] == 2
    assert "is not in the queue" in refused(
        spring("applications", "move", "Spring", "Asha", "--to", 1, "--because", "Asked")
    )


def test_a_move_says_where_to(spring: Organiser) -> None:
    assert "--before" in refused(spring("applications", "move", "Spring", "Dot", "--because", "Asked"), 2)
    spring("applications", "move", "Spring", "Dot", "--before", "Asha", "--because", "Asked first")
    listed = spring("applications", "list", "Spring", "--json").json
    assert [one["person"] for one in listed] == ["Dot", "Asha", "Ben", "Cara"]
    assert listed[0]["moved_why"] == "Asked first"


def test_roles_use_a_place_or_not(spring: Organiser) -> None:
    spring("places", "decide", "Spring", "--apply")
    said = spring("applications", "role", "Spring", "Asha", "facilitator").out
    assert said == "Asha: You come as a facilitator, and that uses no place.\n"
    assert "Next. Dot" in spring("places", "decide", "Spring").out


def test_lots_are_drawn_kept_and_printed(spring: Organiser, tmp_path: Path) -> None:
    spring("programmes", "edit", "Spring", "--share-by", "lot", "--apply-by", "2099-05-01")
    assert "Lots are to be drawn" in spring("places", "decide", "Spring", "--apply").out
    sheet = tmp_path / "Draw.pdf"
    assert "No lots have been drawn" in refused(spring("places", "audit", "Spring", sheet))
    tried = spring("places", "draw", "Spring", "--seed", "Red kite")
    assert tried.out.endswith("Nothing was written down: --apply does that.\n")
    assert "can still apply" in tried.err
    again = spring("places", "draw", "Spring", "--seed", "Red kite", "--apply", "--json").json
    assert (again["seed"], again["kept"]) == ("Red kite", True)
    hollins = [lot["name"] for lot in again["lots"] if lot["neighbourhood"] == "Hollins"]
    assert [line.split()[1] for line in tried.out.splitlines() if "ticket" in line][:3] == hollins
    drawn = spring("places", "decide", "Spring")
    assert f"{hollins[2]}: " in drawn.out
    assert spring("places", "audit", "Spring", sheet).code == 0
    assert sheet.read_bytes().startswith(b"%PDF")
    assert "--force" in refused(spring("places", "audit", "Spring", sheet))


def test_the_places_of_a_session(spring: Organiser) -> None:
    said = spring("places", "decide")
    assert "Name a programme, or a --session" in refused(said, 2)
    spring("sessions", "add", "Space 1", "--start", "2099-05-19 12:30", "--minutes", 90)
    assert spring("places", "decide", "--session", "Space 1", "--json").json["places"] is None
    assert spring("places", "limit", "Space 1", 1).out == "Space 1: 1 place\n"
    spring("invitations", "add", "Space 1", "Asha", "Ben", "Cara")
    assert spring("invitations", "answer", "Space 1", "Asha", "yes").out == "Asha: Yes\n"
    assert spring("invitations", "answer", "Space 1", "Ben", "yes").out == (
        "Ben: Waiting for a place\nYou are 1st in the queue: the one place is taken.\n"
    )
    spring("invitations", "answer", "Space 1", "Asha", "no")
    assert spring("invitations", "answer", "Space 1", "Cara", "yes").out.startswith("Cara: Waiting")
    assert "Given to Ben: It is your turn" in spring("places", "decide", "--session", "Space 1", "--apply").out


def test_the_rules_of_a_programme_are_set_and_shown(empty: Organiser) -> None:
    empty("programmes", "add", "Spring", "--share-by", "lot", "--hold-until", "2027-05-08", "--release-to", "nobody",
          "--offer-days", 5, "--cut-off", "2027-05-17")  # fmt: skip
    (told,) = empty("programmes", "list", "--json").json
    assert (told["share_by"], told["hold_until"], told["release_to"]) == ("lot", "2027-05-08", "nobody")
    assert (told["offer_days"], told["cut_off"]) == (5, "2027-05-17")
    said = empty("programmes", "edit", "Spring", "--hold-until", "", "--capacity", 15, "--neighbourhood", "Elm:3")
    assert said.out == "Changed programme 1: Spring\n"
    (told,) = empty("programmes", "list", "--json").json
    assert (told["hold_until"], told["capacity"], told["share_by"]) == (None, 15, "lot")
    assert told["neighbourhoods"] == [{"name": "Elm", "places": 3}]
    empty("programmes", "edit", "Spring", "--neighbourhood", "")
    assert empty("programmes", "list", "--json").json[0]["neighbourhoods"] == []
    assert "Say what to change" in refused(empty("programmes", "edit", "Spring"), 2)
    assert "cannot hold that long" in refused(empty("programmes", "edit", "Spring", "--offer-days", 0))


def test_a_copy_of_a_programme_brings_its_rules_and_its_roles_to_the_new_dates(spring: Organiser) -> None:
    spring("sessions", "add", "Space 1", "--start", "2099-05-19 12:30", "--minutes", 90, "--programme", "Spring")
    spring("places", "decide", "Spring", "--apply")
    spring("applications", "role", "Spring", "Asha", "facilitator")
    spring("programmes", "copy", "Spring", "--start", "2099-06-01", "--title", "Summer", "--with-people")
    told = {one["title"]: one for one in spring("programmes", "list", "--json").json}
    assert (told["Spring"]["hold_until"], told["Summer"]["hold_until"]) == ("2099-05-08", "2099-05-22")
    roles = {one["person"]: one["role"] for one in spring("applications", "list", "Summer", "--json").json}
    assert roles == {"Asha": "facilitator", "Ben": "participant", "Cara": "participant"}
