"""Versions of a plan from the terminal."""

from tests.cli.conftest import Organiser, refused


def test_release_change_compare_and_go_back(ours: Organiser) -> None:
    assert "No version is released yet" in ours("agenda", "versions", 1).out
    assert ours("agenda", "release", 1).out == "Released version 1 of the plan of Co-creation workshop.\n"
    assert "Nothing has changed since version 1." in refused(ours("agenda", "release", 1))
    ours("agenda", "remove", 1, 3)
    assert "\nChanged since version 1: 2 things.\n" in ours("sessions", "show", 1).out
    said = ours("agenda", "versions", 1).out
    assert said.startswith("Changed since version 1: 2 things:\n  Hopes and worries was taken out\n")
    ours("agenda", "release", 1)
    assert ", 2 things changed since version 1:\n  Hopes and worries was taken out" in ours("agenda", "versions", 1).out
    told = ours("agenda", "versions", 1, "--json").json
    assert [one["number"] for one in told["versions"]] == [2, 1]
    assert (told["changed"], len(told["versions"][1]["changed_since"])) == ([], 2)
    assert "that of version 1 again" in ours("agenda", "back", 1, 1).out
    assert ours("undo").out == "Undone: Go back to version 1 of Co-creation workshop\n"
    assert "Versions: 1, 2." in refused(ours("agenda", "back", 1, 9))
