"""Suggesting a plan and fitting one to its time from the terminal."""

from tests.cli.conftest import Organiser, refused

WORKSHOP = "Co-creation workshop"


def test_a_suggestion_is_shown_with_times_and_reasons_and_changes_nothing(ours: Organiser) -> None:
    before = ours("sessions", "show", WORKSHOP).out
    said = ours("agenda", "suggest", WORKSHOP)
    assert said.code == 0
    assert said.out.startswith("1  12:30  10 min  ")
    assert "A pause after" in said.out
    assert said.out.endswith("90 of 90 minutes planned, it fits exactly\n")
    assert ours("sessions", "show", WORKSHOP).out == before


def test_the_document_has_the_names_of_the_contract(ours: Organiser) -> None:
    document = ours("agenda", "suggest", WORKSHOP, "--json").json
    assert set(document) == {"items", "notes"}
    assert sum(item["minutes"] for item in document["items"]) == 90
    for place, item in enumerate(document["items"], start=1):
        assert item["place"] == place
        assert {"place", "title", "exercise", "start", "end", "minutes", "lead", "materials", "reason"} <= set(item)
        assert item["reason"]
        assert "\n" not in item["reason"]
    assert [item["title"] for item in document["items"] if item["exercise"] is None] == ["Break"]
    assert document["items"][0]["start"].endswith("+00:00") or document["items"][0]["start"].endswith("+01:00")


def test_the_suggestion_is_put_in_place_of_the_plan_and_undone(ours: Organiser) -> None:
    before = ours("sessions", "show", WORKSHOP, "--json").json
    suggested = ours("agenda", "suggest", WORKSHOP, "--apply", "--json").json["items"]
    taken = ours("sessions", "show", WORKSHOP, "--json").json["agenda"]
    assert [(one["exercise"], one["minutes"], one["start"]) for one in taken] == [
        (one["exercise"], one["minutes"], one["start"]) for one in suggested
    ]
    assert ours("undo").code == 0
    assert ours("sessions", "show", WORKSHOP, "--json").json["agenda"] == before["agenda"]


def test_exercises_are_asked_for_and_left_out(ours: Organiser) -> None:
    words = ("--include", "Story circle", "--include", "dot-voting", "--without", "welcome")
    document = ours("agenda", "suggest", WORKSHOP, *words, "--json").json
    ids = [item["exercise"] for item in document["items"]]
    assert {"story-circle", "dot-voting"} <= set(ids)
    assert "welcome" not in ids


def test_another_variation_and_a_decision_can_be_wished_for(ours: Organiser) -> None:
    first = ours("agenda", "suggest", WORKSHOP, "--json").json["items"]
    other = ours("agenda", "suggest", WORKSHOP, "--variation", 1, "--json").json["items"]
    assert [one["exercise"] for one in first] != [one["exercise"] for one in other]
    deciding = ours("agenda", "suggest", WORKSHOP, "--decision").out
    assert "Comes to a decision" in deciding
    assert "Comes to a decision" not in ours("agenda", "suggest", WORKSHOP, "--no-decision").out


def test_what_stands_in_the_way_is_said(ours: Organiser) -> None:
    ours("sessions", "add", "Five minutes", "--start", "2027-06-01 12:00", "--minutes", 5)
    said = ours("agenda", "suggest", "Five minutes")
    assert said.out == "No exercise for the main part in a room fits into 5 minutes: allow at least 10 minutes.\n"
    assert "allow at least 10 minutes" in refused(ours("agenda", "suggest", "Five minutes", "--apply"))
    assert "no exercise called" in refused(ours("agenda", "suggest", WORKSHOP, "--include", "Juggling"))


def test_a_plan_is_fitted_and_says_who_gave_what(ours: Organiser) -> None:
    assert ours("agenda", "add", WORKSHOP, "fist-to-five", "--at", 6).code == 0
    said = ours("agenda", "fit", WORKSHOP)
    assert said.code == 0
    assert "gives" in said.out
    assert said.out.endswith("90 of 90 minutes planned, it fits exactly\n")
    document = ours("agenda", "fit", WORKSHOP, "--json").json
    assert document["fits"] is True
    assert document["notes"] == ["Nothing had to change."]
    assert sum(item["minutes"] for item in document["items"]) == 90


def test_a_plan_that_cannot_fit_is_proved_and_ways_out_are_offered(ours: Organiser) -> None:
    for _ in range(2):
        ours("agenda", "add", WORKSHOP, "photo-walk")
    before = ours("sessions", "show", WORKSHOP, "--json").out
    words = refused(ours("agenda", "fit", WORKSHOP))
    assert "The plan cannot fit. The least possible total is " in words
    assert "longer, until " in words
    said = ours("agenda", "fit", WORKSHOP, "--json")
    assert said.code == 1
    assert said.json["fits"] is False
    assert len(said.json["remedies"]) >= 2
    assert ours("sessions", "show", WORKSHOP, "--json").out == before
