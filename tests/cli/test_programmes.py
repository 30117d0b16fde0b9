"""Ready-made sets and copies of programmes from the terminal."""

from tests.cli.conftest import Organiser, refused


def test_the_sets_are_listed_for_people_and_for_programs(empty: Organiser) -> None:
    assert (
        "four-meetings   Citizen leadership in four meetings  4 sessions over 5 weeks"
        in empty("programmes", "sets").out
    )
    told = {one["id"]: one for one in empty("programmes", "sets", "--json").json}
    assert [one["minutes"] for one in told["four-meetings"]["sessions"]] == [90, 120, 120, 120]


def test_a_set_is_taken_with_dates_and_places(empty: Organiser) -> None:
    said = empty("programmes", "take", "four-meetings", "--start", "2027-05-03", "--place", "Hall", "--time", "18:30",
                 "--neighbourhood", "Hollins", "--neighbourhood", "Mill Lane:5")  # fmt: skip
    assert said.code == 0
    assert "1  Co-creation workshop        Monday 3 May 2027, 18:30 to 20:00   Hall" in said.out
    assert "Monday 3 May 2027 is a bank holiday (Early May) in England and Wales" in said.err
    (programme,) = empty("programmes", "list", "--json").json
    assert programme["neighbourhoods"] == [{"name": "Hollins", "places": 3}, {"name": "Mill Lane", "places": 5}]
    assert empty("sessions", "show", 1).out.count("it fits exactly") == 1
    assert "is a bank holiday (Early May)" in empty("sessions", "show", 1).out


def test_bank_holidays_are_skipped_when_asked(empty: Organiser) -> None:
    said = empty("programmes", "take", "street-meeting", "--start", "2027-05-31", "--skip-holidays", "--online",
                 "https://example.org")  # fmt: skip
    assert "Monday 7 June 2027, 18:30 to 20:00" in said.out
    assert said.err == ""
    scottish = empty("programmes", "take", "street-meeting", "--start", "2027-08-02", "--skip-holidays", "--nation",
                     "Scotland")  # fmt: skip
    assert "Street meeting 2\n" in scottish.out
    assert "Monday 9 August 2027" in scottish.out
    assert "needs: the nearest hall" in scottish.err


def test_what_cannot_be_taken_is_refused_in_plain_words(empty: Organiser) -> None:
    assert "The sets are: " in refused(empty("programmes", "take", "nothing", "--start", "2027-05-03"))
    assert "is not a date" in refused(empty("programmes", "take", "street-meeting", "--start", "soon"))
    assert "out of range" in refused(empty("programmes", "take", "four-meetings", "--start", "2199-12-31"))
    assert "is not a time of day" in refused(
        empty("programmes", "take", "street-meeting", "--start", "2027-05-03", "--time", "six")
    )
    assert empty("programmes", "list", "--json").json == []


def test_a_programme_is_copied_with_or_without_its_people(ours: Organiser) -> None:
    said = ours("programmes", "copy", 1, "--start", "2027-09-06")
    assert said.out.startswith("Made programme 2: Citizen leadership, Aldermoor 2\n")
    assert "Wednesday 8 September 2027, 12:30 to 14:00" in said.out
    ours("programmes", "copy", 1, "--start", "2027-09-06", "--title", "Autumn", "--with-people")
    members = {one["title"]: one["members"] for one in ours("programmes", "list", "--json").json}
    assert members == {"Autumn": 14, "Citizen leadership, Aldermoor 2": 0, "Citizen leadership, Aldermoor": 14}
    assert ours("undo").out == "Undone: New programme from Citizen leadership, Aldermoor\n"
    refused(ours("programmes", "copy", "Nobody", "--start", "2027-09-06"))


def test_a_programme_is_shown_with_its_sessions_and_who_has_which_place(ours: Organiser) -> None:
    shown = ours("programmes", "show", 1, "--json").json
    (listed,) = ours("programmes", "list", "--json").json
    assert {name: shown[name] for name in listed} == listed
    assert next(session["title"] for session in shown["series"]) == "Co-creation workshop"
    seats = {one["neighbourhood"]: one for one in shown["seats"]}
    assert seats["Hollins"] == {"neighbourhood": "Hollins", "places": 3, "people": ["Dorothy Pike", "Ifan Ŵyn-Parry"]}
    assert shown["warnings"] == []
