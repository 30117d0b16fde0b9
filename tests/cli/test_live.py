"""Running a session from the terminal."""

from tests.cli.conftest import Organiser, refused

WORKSHOP = "Co-creation workshop"


def test_a_session_is_run_from_its_first_block_to_its_last(ours: Organiser) -> None:
    assert ours("live", "show", WORKSHOP).out == "Co-creation workshop is not being run.\n"
    said = ours("live", "start", WORKSHOP)
    assert said.out.startswith("Welcome and how today works: 10 min. ")
    assert "Step 1: " in said.out
    assert ": Check-in round. It ends at " in said.out
    assert ours("live", "next", WORKSHOP).out.startswith("Check-in round: 10 min. 10 minutes ahead.")
    assert ours("live", "extend", WORKSHOP, "--minutes", 4).out.startswith("Check-in round: 14 min. 6 minutes ahead.")
    assert ours("live", "back", WORKSHOP).out.startswith("Welcome and how today works: ")
    for _ in range(7):
        assert ours("live", "next", WORKSHOP).code == 0
    said = ours("live", "next", WORKSHOP)
    assert "Finished after " in said.out
    assert ours("live", "finish", WORKSHOP).out.endswith("No times were kept.\n")


def test_the_document_says_everything_the_window_says(ours: Organiser) -> None:
    assert ours("live", "show", WORKSHOP, "--json").json == {"running": False}
    ours("live", "start", WORKSHOP)
    document = ours("live", "show", WORKSHOP, "--json").json
    assert (document["running"], document["finished"], document["minutes_left"]) == (True, False, 10)
    assert document["block"]["title"] == "Welcome and how today works"
    assert document["next"]["title"] == "Check-in round"
    assert (document["minutes_behind"], document["recoveries"]) == (0, [])
    assert document["taken"][0] == {"title": "Welcome and how today works", "planned": 10, "minutes": 0}


def test_every_press_can_answer_with_a_document(ours: Organiser) -> None:
    assert ours("live", "start", WORKSHOP, "--json").json["block"]["title"] == "Welcome and how today works"
    assert ours("live", "next", WORKSHOP, "--json").json["block"]["title"] == "Check-in round"
    late = ours("live", "extend", WORKSHOP, "--minutes", 22, "--json").json
    assert late["minutes_behind"] in {12, 13}  # the clock may have gone on to the next minute
    on_time = ours("live", "recover", WORKSHOP, len(late["recoveries"]), "--json").json
    assert (on_time["minutes_behind"], on_time["recoveries"]) == (0, [])
    assert ours("live", "back", WORKSHOP, "--json").json["block"]["title"] == "Welcome and how today works"
    done = ours("live", "finish", WORKSHOP, "--json").json
    assert (done["running"], done["finished"], done["times_kept"]) == (False, True, 0)


def test_a_late_session_is_recovered_by_number(ours: Organiser) -> None:
    ours("live", "start", WORKSHOP)
    said = ours("live", "extend", WORKSHOP, "--minutes", 12)
    assert "12 minutes behind" in said.out
    assert "3  Make the session 12 minutes longer, until " in said.out
    assert "no way to recover with the number 4" in refused(ours("live", "recover", WORKSHOP, 4))
    assert "On time" in ours("live", "recover", WORKSHOP, 3).out
    assert ours("sessions", "show", WORKSHOP, "--json").json["minutes"] == 102
    assert ours("undo").code == 0
    assert ours("sessions", "show", WORKSHOP, "--json").json["minutes"] == 90


def test_what_makes_no_sense_is_said_in_a_sentence(ours: Organiser) -> None:
    for command in ("next", "back", "extend", "finish"):
        assert "is not being run" in refused(ours("live", command, WORKSHOP))
    ours("live", "start", WORKSHOP)
    assert "is being run already" in refused(ours("live", "start", WORKSHOP))
    assert "cannot be given" in refused(ours("live", "extend", WORKSHOP, "--minutes", 0))
    ours("sessions", "add", "Nothing planned", "--start", "2027-06-01 12:00", "--minutes", 60)
    assert "nothing to run" in refused(ours("live", "start", "Nothing planned"))


def test_the_times_of_an_exercise_are_listed(ours: Organiser) -> None:
    assert ours("live", "times", "welcome").out == "Welcome and how today works has not been timed yet.\n"
    assert ours("live", "times", "welcome", "--json").json == {
        "exercise": "welcome", "minutes_typical": 10, "times": [],
    }  # fmt: skip
    assert "no exercise called" in refused(ours("live", "times", "Juggling"))
