"""People in full, their needs, shares and totals from the terminal."""

import pytest

from tests.cli.conftest import Organiser, refused

WORKSHOP = "Co-creation workshop"
ALL = (
    "--neighbourhood", "Hollins", "--phone", "07700 900131", "--email", "l@example.org", "--address", "1 Elm Road",
    "--route", "post", "--also-by", "phone", "--also-by", "text", "--through", "Meena", "--best-time", "after six",
    "--language", "Polski", "--reading", "large", "--easy-read", "--sector", "NHS", "--sector", "Citizen",
    "--needs", "BSL interpreter; Ramp", "--diet", "vegan", "--children", "2", "--travel", "lift", "--under-18",
    "--guardian", "Jo", "--guardian-contact", "07700 900132", "--notes", "x",
)  # fmt: skip


def test_everything_about_somebody_is_noted_shown_and_changed(empty: Organiser) -> None:
    assert empty("people", "add", "Łucja", *ALL).code == 0
    (plain,) = empty("people", "list", "--json").json
    (listed,) = empty("people", "list", "--json", "--with-needs").json
    kept_apart = {"needs", "reading", "easy_read", "diet", "children", "travel", "under_18", "guardian"}
    assert listed.keys() - plain.keys() == kept_apart | {"guardian_contact"}
    shown = empty("people", "show", "1", "--json").json
    assert listed.items() <= shown.items()
    assert (listed["other_routes"], sorted(listed["sectors"])) == (["phone", "text"], ["Citizen", "NHS"])
    assert (listed["easy_read"], listed["under_18"], listed["children"], listed["diet"]) == (True, True, 2, "vegan")
    assert [need["lead_days"] for need in shown["each_need"]] == [28, 0]
    told = empty("people", "show", "Łucja").out
    assert "post, then phone call, then text message" in told
    assert "Need: BSL interpreter (to arrange 28 days ahead)" in told

    assert empty("people", "edit", "Łucja", "--name", "Lucia", "--no-easy-read", "--sector", "", "--diet", "").code == 0
    edited = empty("people", "show", "Lucia", "--json").json
    assert (edited["easy_read"], edited["sectors"], edited["diet"]) == (False, [], "")
    assert {name: edited[name] for name in ("phone", "children", "notes", "needs")} == {
        name: listed[name] for name in ("phone", "children", "notes", "needs")
    }
    assert "Say what to change" in refused(empty("people", "edit", "Lucia"), code=2)
    assert "no way to reach" in refused(empty("people", "edit", "Lucia", "--also-by", "pigeon"))
    assert "out of range" in refused(empty("people", "edit", "Lucia", "--children", "-1"))


def test_a_need_is_noted_shared_reviewed_and_taken_away(empty: Organiser) -> None:
    empty("people", "add", "Asha")
    assert "Nothing is noted for Asha yet." in empty("people", "needs", "Asha").out
    added = empty("people", "needs", "Asha", "add", "Urdu interpreter", "--share-with", "the host")
    assert added.out == "Noted need 1: Urdu interpreter (to arrange 14 days ahead, still to agree: telling the host)\n"
    empty(
        "people", "needs", "Asha", "edit", "urdu INTERPRETER", "--agreed", "2027-05-01", "--review-by", "2020-05-01",
        "--lead", "20", "--no-flag", "--words", "Interpreter (Urdu)",
    )  # fmt: skip
    assert empty("people", "needs", "Asha", "--json").json == [
        {
            "id": 1, "words": "Interpreter (Urdu)", "flagged": False, "lead_days": 20, "share_with": "the host",
            "agreed": "2027-05-01", "review_by": "2020-05-01",
        }
    ]  # fmt: skip
    assert "Ask Asha again about “Interpreter (Urdu)”" in empty("needs", "due").out
    assert "Noted: “Interpreter (Urdu)”." in refused(empty("people", "needs", "Asha", "remove", "Ramp"))
    assert "Say what to change" in refused(empty("people", "needs", "Asha", "edit", "1"), code=2)
    assert "noted already" in refused(empty("people", "needs", "Asha", "add", "interpreter (urdu)"))
    assert "not a date" in refused(empty("people", "needs", "Asha", "edit", "1", "--agreed", "soon"))
    assert empty("people", "needs", "Asha", "remove", "1").code == 0
    assert empty("people", "needs", "Asha", "--json").json == []
    empty("undo")
    assert len(empty("people", "needs", "Asha", "--json").json) == 1


def test_needs_of_a_session_are_listed_with_their_day_and_marked_as_met(ours: Organiser) -> None:
    found = ours("needs", "list", "--session", WORKSHOP, "--json").json
    urdu = next(one for one in found if one["words"] == "Interpreter, Urdu")
    assert (urdu["person"], urdu["state"], urdu["arrange_by"]) == ("Nasreen Akhtar", "to-do", "2027-05-12")
    said = ours("needs", "set", WORKSHOP, "Nasreen Akhtar", "interpreter, urdu", "booked", "--note", "Sam rings back")
    assert said.out == "Nasreen Akhtar, Interpreter, Urdu at Co-creation workshop: arranged\n"
    assert "Arranged" in ours("needs", "list", "--session", WORKSHOP).out
    assert "Sam rings back" in ours("needs", "list", "--session", WORKSHOP).out
    due = ours("needs", "due", "--json").json
    assert not [one for one in due["to_arrange"] if one["session"] == WORKSHOP and "interpreter" in one["task"]]
    assert {"task", "session", "session_id", "people", "arrange_by", "overdue", "words"} == set(due["to_arrange"][0])
    assert "is not one of" in refused(ours("needs", "set", WORKSHOP, "1", "Ramp", "perhaps"), code=2)
    assert "has no need" in refused(ours("needs", "set", WORKSHOP, "Helen Marsh", "Ramp", "met"))


def test_only_what_was_agreed_is_listed_for_somebody(ours: Organiser) -> None:
    ours("people", "needs", "Nasreen Akhtar", "edit", "Interpreter, Urdu", "--share-with", "the host")
    host = ("needs", "list", "--session", WORKSHOP, "--to-tell", "host")
    assert ours(*host, "--json").json == []
    assert "Nobody has agreed to tell host." in ours(*host).out
    ours("people", "needs", "Nasreen Akhtar", "edit", "Interpreter, Urdu", "--agreed", "2027-05-01")
    assert [one["words"] for one in ours(*host, "--json").json] == ["Interpreter, Urdu"]


def test_the_usual_needs_are_listed(organiser: Organiser) -> None:
    usual = organiser("needs", "usual", "--json").json
    assert {"words": "BSL interpreter", "lead_days": 28, "asks": "", "task": "Book a BSL interpreter"} in usual
    assert "28 days ahead" in organiser("needs", "usual").out


def test_shares_say_what_they_count(ours: Organiser) -> None:
    ours("people", "edit", "Helen Marsh", "--sector", "NHS, Citizen")
    for words, people in (((), 14), (("--session", WORKSHOP), 13), (("--programme", "1"), 14)):
        found = ours("people", "shares", *words, "--json").json
        assert found["people"] == people
        assert sum(one["percent"] for one in found["shares"]) == 100
        assert sum(one["part"] for one in found["shares"]) == people
        assert f"Counts {people} people, each once." in ours("people", "shares", *words).out
    assert "not both" in refused(ours("people", "shares", "--session", "1", "--programme", "1"), code=2)


@pytest.mark.parametrize("name", ["Nasreen", "Akhtar", "Sofia"])
def test_totals_name_nobody(ours: Organiser, name: str) -> None:
    ours("people", "edit", "Nasreen Akhtar", "--diet", "Nasreen eats halal", "--children", "2", "--travel", "lift")
    found = ours("people", "totals", "--session", WORKSHOP, "--json").json
    assert (found["people"], found["children"]) == ({"yes": 9, "maybe": 2}, {"yes": 2, "maybe": 0})
    assert found["travel"] == [{"what": "Lift wanted", "yes": 1, "maybe": 0}]
    told = ours("people", "totals", "--session", WORKSHOP).out
    assert "… eats halal" in told
    assert name not in told
