"""Publishing from the terminal, on a real calendar server."""

import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from organiser.store import changes
from organiser.store.store import Store
from tests.calendar_server import PASSWORD, USER, CalendarServer, Keyring
from tests.cli.conftest import Organiser, Said, refused

ADD = ("sessions", "add")


@pytest.fixture
def group(empty: Organiser, passwords: Keyring) -> Organiser:
    """A workspace with three sessions, one of them abroad, and a person who must stay at home."""
    who = (
        "--name",
        "Elm Road",
        "--organiser",
        "Ruth Okafor",
        "--email",
        "ruth@example.org",
        "--phone",
        "0161 496 0148",
    )
    assert empty("who", *who).code == 0
    for words in (
        ("Space 1", "--start", "2027-05-19 12:30", "--minutes", 90, "--place", "Mill Lane Hall"),
        ("Space 2", "--start", "2027-05-26 12:30", "--minutes", 60, "--online", "https://meet.example.org/a,b"),
        ("Visit", "--start", "2027-06-02 18:00", "--minutes", 120, "--timezone", "Asia/Dhaka"),
    ):
        assert empty(*ADD, *words).code == 0
    assert empty("people", "add", "Asha Khan", "--email", "asha@example.org").code == 0
    assert empty("invitations", "add", "1", "Asha Khan").code == 0
    return empty


@pytest.fixture
def say(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Says a line on standard input."""
    return lambda words: monkeypatch.setattr("sys.stdin", io.StringIO(f"{words}\n"))


@pytest.fixture
def published(group: Organiser, calendar_url: str, say: Callable[[str], None]) -> Organiser:
    """The same, with the three sessions on the server."""
    say(PASSWORD)
    assert group("publish", "setup", calendar_url, "--user", USER, "--password-stdin").code == 0
    assert group("publish", "now").code == 0
    return group


def there(server: CalendarServer, url: str) -> dict[str, tuple[str, str]]:
    """What stands in the calendar: path and text by title."""
    path = url.removeprefix(f"http://127.0.0.1:{server.port}")
    _, listing = server.ask("PROPFIND", path, Depth="1")
    found = {}
    for href in re.findall(r"<href>([^<]+\.ics)</href>", listing):
        _, text = server.ask("GET", href)
        title = re.search(r"SUMMARY:(.*?)\r?\n(?! )", text)
        assert title
        found[title[1]] = (href, text)
    return found


def outcomes(said: Said) -> dict[str, str]:
    return {one["title"]: one["outcome"] for one in said.json["sessions"]}


def test_the_first_publishing_puts_every_session_there_and_no_person(
    published: Organiser, calendar_server: CalendarServer, calendar_url: str
) -> None:
    found = there(calendar_server, calendar_url)
    assert set(found) == {"Space 1", "Space 2", "Visit"}
    everything = "".join(text for _, text in found.values()).replace("\r\n ", "").replace("\n ", "")
    for private in ("Asha", "Ruth", "0161", "mailto", "ATTENDEE", "ORGANIZER", "METHOD"):
        assert private not in everything
    assert "Mill Lane Hall" in everything
    assert set(outcomes(published("publish", "plan", "--json")).values()) == {"same"}
    assert published("publish", "now").out == "There is nothing new to publish.\n"


def test_what_changed_goes_there_and_nothing_else(
    published: Organiser, calendar_server: CalendarServer, calendar_url: str
) -> None:
    published("sessions", "move", "Space 1", "--start", "2027-05-20 18:00")
    published("sessions", "cancel", "Space 2")
    assert outcomes(published("publish", "plan", "--json")) == {
        "Space 1": "changed",
        "Space 2": "changed",
        "Visit": "same",
    }
    said = published("publish", "now")
    assert said.out == "Published 2 sessions: 2 changed.\n"
    found = there(calendar_server, calendar_url)
    assert "DTSTART;TZID=Europe/London:20270520T180000" in found["Space 1"][1]
    assert "STATUS:CANCELLED" in found["CANCELLED: Space 2"][1]
    assert len(found) == 3


def test_what_is_deleted_here_is_taken_down_only_when_that_is_said(
    published: Organiser, calendar_server: CalendarServer, calendar_url: str
) -> None:
    published("sessions", "delete", "Visit")
    said = published("publish", "now")
    assert "1 session stands there and is no longer among yours: say --take-down" in said.err
    assert "Visit" in there(calendar_server, calendar_url)
    assert published("publish", "now", "--take-down").out == "Published 1 session: 1 to take down.\n"
    assert set(there(calendar_server, calendar_url)) == {"Space 1", "Space 2"}
    published("undo")
    assert outcomes(published("publish", "plan", "--json"))["Visit"] == "new"


def edited(server: CalendarServer, url: str, title: str, before: str, after: str) -> None:
    """Another client changes an entry."""
    href, text = there(server, url)[title]
    assert before in text
    status, _ = server.ask("PUT", href, text.replace(before, after), Content_Type="text/calendar")
    assert status in {201, 204}


def test_what_somebody_else_changed_there_is_shown_and_never_overwritten(
    published: Organiser, calendar_server: CalendarServer, calendar_url: str
) -> None:
    edited(calendar_server, calendar_url, "Space 1", "20270519T123000", "20270519T110000")
    published("sessions", "move", "Space 1", "--start", "2027-05-20 18:00")
    said = published("publish", "now")
    assert "“Space 1”: Somebody changed it there." in said.err
    assert "There: “Space 1”, Wednesday 19 May 2027, 11:00 to 14:00, Mill Lane Hall" in said.err
    assert "Here: “Space 1”, Thursday 20 May 2027, 18:00 to 19:30, Mill Lane Hall" in said.err
    assert "T110000" in there(calendar_server, calendar_url)["Space 1"][1]

    assert published("publish", "keep", "Space 1").code == 0
    said = published("publish", "plan", "--json")
    assert outcomes(said)["Space 1"] == "kept"
    assert said.json["sessions"][0]["there"]["start"] == "2027-05-19T11:00:00+01:00"
    published("sessions", "move", "Space 1", "--start", "2027-05-21 18:00")
    assert outcomes(published("publish", "plan", "--json"))["Space 1"] == "conflict"

    assert published("publish", "replace", "Space 1").code == 0
    assert "20270521T180000" in there(calendar_server, calendar_url)["Space 1"][1]
    assert outcomes(published("publish", "plan", "--json"))["Space 1"] == "same"
    assert "Nobody else changed" in refused(published("publish", "replace", "Space 1"))


def test_what_somebody_else_deleted_there_does_not_come_back_by_itself(
    published: Organiser, calendar_server: CalendarServer, calendar_url: str
) -> None:
    href, _ = there(calendar_server, calendar_url)["Space 2"]
    calendar_server.ask("DELETE", href)
    assert "“Space 2”: Somebody deleted it there." in published("publish", "now").err
    assert "Space 2" not in there(calendar_server, calendar_url)
    published("publish", "keep", "Space 2")
    assert outcomes(published("publish", "plan", "--json"))["Space 2"] == "kept"
    published("publish", "replace", "Space 2")
    assert "Space 2" in there(calendar_server, calendar_url)


def test_an_entry_that_both_deleted_and_changed_is_asked_about(
    published: Organiser, calendar_server: CalendarServer, calendar_url: str
) -> None:
    edited(calendar_server, calendar_url, "Visit", "SUMMARY:Visit", "SUMMARY:Their visit")
    published("sessions", "delete", "Visit")
    assert "“Visit”: Somebody changed it there." in published("publish", "now", "--take-down").err
    assert "Their visit" in there(calendar_server, calendar_url)
    assert published("publish", "keep", "Visit").code == 0
    assert "Visit" not in outcomes(published("publish", "plan", "--json"))


def test_a_workspace_that_lost_its_notes_knows_its_own_entries_again(
    published: Organiser, calendar_server: CalendarServer, calendar_url: str, say: Callable[[str], None]
) -> None:
    edited(calendar_server, calendar_url, "Space 2", "SUMMARY:Space 2", "SUMMARY:Theirs")
    published("publish", "off")
    say(PASSWORD)
    assert published("publish", "setup", calendar_url, "--user", USER, "--password-stdin").code == 0
    said = published("publish", "plan", "--json")
    assert outcomes(said) == {"Space 1": "same", "Space 2": "conflict", "Visit": "same"}
    assert outcomes(published("publish", "plan", "--json"))["Space 1"] == "same"


def test_turning_it_off_can_take_everything_down_and_forgets_the_password(
    published: Organiser, calendar_server: CalendarServer, calendar_url: str, passwords: Keyring
) -> None:
    assert list(passwords.kept.values()) == [PASSWORD]
    edited(calendar_server, calendar_url, "Space 2", "SUMMARY:Space 2", "SUMMARY:Theirs")
    said = published("publish", "off", "--remove")
    assert said.out == "Took down 2 sessions.\nPublishing is off. Nothing leaves this computer.\n"
    assert "1 entry changed by somebody else" in said.err
    assert set(there(calendar_server, calendar_url)) == {"Theirs"}
    assert passwords.kept == {}
    assert "Publishing is off" in refused(published("publish", "now"))
    assert "off already" in refused(published("publish", "off"))


def test_only_one_programme_may_go_there(
    tmp_path: Path,
    empty: Organiser,
    passwords: Keyring,
    calendar_server: CalendarServer,
    calendar_url: str,
    say: Callable[[str], None],
) -> None:
    empty("programmes", "add", "Spring")
    empty(*ADD, "Ours", "--start", "2027-05-19 12:30", "--minutes", 90, "--programme", "Spring")
    empty(*ADD, "Board", "--start", "2027-05-19 12:30", "--minutes", 90)
    say(PASSWORD)
    empty("publish", "setup", calendar_url, "--user", USER, "--programme", "Spring", "--password-stdin")
    empty("publish", "now")
    assert set(there(calendar_server, calendar_url)) == {"Ours"}
    assert empty("publish", "status", "--json").json["programme"] == "Spring"
    store = Store.open(tmp_path / "Ours.organiser")
    store.do("Remove Spring", changes.programmes.remove, 1)
    store.close()
    assert outcomes(empty("publish", "plan", "--json")) == {"Ours": "withdrawn"}


def test_the_password_is_asked_for_each_time_where_there_is_no_keyring(
    group: Organiser, passwords: Keyring, calendar_url: str, say: Callable[[str], None]
) -> None:
    passwords.priority = 0
    say(PASSWORD)
    said = group("publish", "setup", calendar_url, "--user", USER, "--password-stdin")
    assert "will be asked for each time" in said.err
    assert passwords.kept == {}
    assert "The password is not kept on this computer" in refused(group("publish", "check"))
    say(PASSWORD)
    assert group("publish", "check", "--password-stdin").out.endswith("” can be reached.\n")


def test_a_wrong_password_or_address_is_told_and_nothing_is_set_up(
    group: Organiser, calendar_server: CalendarServer, calendar_url: str, say: Callable[[str], None]
) -> None:
    def tried(url: str, password: str = PASSWORD) -> str:
        say(password)
        return refused(group("publish", "setup", url, "--user", USER, "--password-stdin"))

    assert "does not accept this user name and password" in tried(calendar_url, "wrong")
    near = tried(calendar_server.home)
    assert near.startswith(f"There is no calendar at {calendar_server.home} Calendars there: {calendar_server.home}")
    assert 1 <= near.count(f" {calendar_server.home}calendar-") <= 5
    assert "There is no calendar" in tried(f"{calendar_url}nowhere/")
    assert "anybody on the way could read" in tried("http://calendar.example.org/ruth/")
    assert "no address of a calendar" in tried("https://ruth:secret@example.org/")
    assert "The password is empty" in tried(calendar_url, "")
    assert group("publish", "status", "--json").json == {"on": False, "published": 0, "last": None}


def test_the_sample_is_never_published(ours: Organiser, calendar_url: str, say: Callable[[str], None]) -> None:
    say(PASSWORD)
    assert "The sample is never published" in refused(
        ours("publish", "setup", calendar_url, "--user", USER, "--password-stdin")
    )
    assert "The sample is never published" in refused(ours("publish", "now"))


def test_another_calendar_waits_until_the_first_is_off(
    published: Organiser, calendar_server: CalendarServer, say: Callable[[str], None]
) -> None:
    other = calendar_server.make_calendar("another")
    say(PASSWORD)
    assert "Your sessions stand on another calendar" in refused(
        published("publish", "setup", other, "--user", USER, "--password-stdin")
    )
    published("publish", "off")
    assert published("undo").code == 0
    assert published("publish", "status", "--json").json["on"] is True
