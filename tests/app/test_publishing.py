"""Publishing that breaks off: what has gone stays noted, what is in doubt is looked at, and nothing goes twice."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime

import pytest

from organiser.app.actions import publishing
from organiser.domain.problem import Problem
from organiser.domain.publishing import CalendarServer, Fate, Landed
from organiser.domain.sessions import Session
from organiser.store import changes, queries
from organiser.store.store import Store
from tests.calendar_server import PASSWORD, USER
from tests.calendar_server import CalendarServer as Radicale
from tests.publishing.test_calendar import http, serving

NOON = datetime(2027, 5, 19, 12, 30)


class Broken:
    """Stands between us and the calendar server, and hands everything on until it breaks."""

    def __init__(self, server: Radicale) -> None:
        self._server = server
        self.puts_left = 1_000
        self.swallows = False

    def __call__(self, first: str, headers: dict[str, str], body: bytes) -> bytes:
        method, path, _ = first.split(" ")
        if "authorization" not in headers:
            return http("401 Unauthorized", b"", 'WWW-Authenticate: Basic realm="x"')
        if method == "PUT":
            self.puts_left -= 1
            if self.puts_left < 0 and not self.swallows:
                return b""
        told = {name: value for name, value in headers.items() if name.startswith(("depth", "if-", "content-type"))}
        status, content, etag = self._server.whole(method, path, body, told)
        if method == "PUT" and self.puts_left < 0:
            return b""  # it is there, but nobody hears of it
        return http(f"{status} Said", content, *([f"ETag: {etag}"] if etag else []))


@pytest.fixture
def broken(calendar_server: Radicale) -> Broken:
    return Broken(calendar_server)


@pytest.fixture
def ours(store: Store, broken: Broken, calendar_url: str, calendar_server: Radicale) -> Iterator[Store]:
    """Four sessions, to be published by way of what will break."""
    for number in range(4):
        store.do("Plan", changes.sessions.add, Session(f"Space {number}", NOON, 90))
    with serving(broken) as port:
        there = calendar_url.replace(str(calendar_server.port), str(port))
        publishing.set_up(store, CalendarServer(there, USER))
        yield store


def nothing(_done: int, _of: int) -> None:
    """Nobody watches."""


def publish(store: Store) -> int:
    """Publish everything that can be; returns how many were to go."""
    errand = publishing.gather(store)
    steps = publishing.compare(errand, PASSWORD, nothing)
    publishing.note_alike(store, steps)
    chosen = [step for step in steps if step.is_offered]
    publishing.carry_out(errand, PASSWORD, chosen, lambda one: publishing.note(store, [one]), nothing)
    return len(chosen)


def fates(store: Store) -> list[Fate]:
    return [step.fate for step in publishing.compare(publishing.gather(store), PASSWORD, nothing)]


def test_a_server_that_is_gone_half_way_is_gone_on_with_later(ours: Store, broken: Broken) -> None:
    broken.puts_left = 2
    with pytest.raises(Problem, match="makes no sense"):
        publish(ours)
    assert len(ours.ask(queries.publishing.published)) == 2
    broken.puts_left = 1_000
    assert publish(ours) == 2
    assert fates(ours) == [Fate.SAME] * 4


def test_an_entry_whose_arrival_nobody_heard_of_is_known_again(ours: Store, broken: Broken) -> None:
    broken.puts_left, broken.swallows = 2, True
    with pytest.raises(Problem, match="makes no sense"):
        publish(ours)
    assert len(ours.ask(queries.publishing.published)) == 2
    broken.puts_left = 1_000
    assert publish(ours) == 1
    assert fates(ours) == [Fate.SAME] * 4
    assert len(ours.ask(queries.publishing.published)) == 4


def test_what_changes_there_between_looking_and_going_is_missed_and_told(
    ours: Store, calendar_server: Radicale, calendar_url: str
) -> None:
    publish(ours)
    ours.do("Move", changes.sessions.move, 1, NOON.replace(day=20))
    errand = publishing.gather(ours)
    steps = publishing.compare(errand, PASSWORD, nothing)
    path = calendar_url.removeprefix(f"http://127.0.0.1:{calendar_server.port}")
    first = next(step for step in steps if step.fate is Fate.CHANGED)
    _, text = calendar_server.ask("GET", f"{path}{first.name}")
    calendar_server.ask("PUT", f"{path}{first.name}", text.replace("Space 0", "Theirs"), Content_Type="text/calendar")
    landed: list[Landed] = []
    (missed,) = publishing.carry_out(errand, PASSWORD, [first], landed.append, nothing)
    assert landed == []
    assert (missed.fate, missed.theirs and missed.theirs.title) == (Fate.CONFLICT, "Theirs")


def test_stopping_leaves_what_has_gone_noted(ours: Store) -> None:
    class Stopped(Exception):
        """The user pressed Cancel."""

    def stop(done: int, _of: int) -> None:
        if done == 2:
            raise Stopped

    errand = publishing.gather(ours)
    steps = publishing.compare(errand, PASSWORD, nothing)
    with pytest.raises(Stopped):
        publishing.carry_out(errand, PASSWORD, steps, lambda one: publishing.note(ours, [one]), stop)
    assert fates(ours) == [Fate.SAME, Fate.SAME, Fate.NEW, Fate.NEW]


def test_what_is_noted_of_the_server_is_no_step_to_undo(ours: Store) -> None:
    label = ours.undo_label
    publish(ours)
    assert ours.undo_label == label == "Publish on a calendar server"
    ours.undo()
    assert ours.ask(queries.publishing.server) is None
    assert len(ours.ask(queries.publishing.published)) == 4


def test_a_copy_on_another_computer_sees_what_the_first_one_changed(
    ours: Store, calendar_server: Radicale, calendar_url: str
) -> None:
    publish(ours)
    older = publishing.gather(ours)
    ours.do("Move", changes.sessions.move, 1, NOON.replace(day=20))
    publish(ours)
    steps = publishing.compare(older, PASSWORD, nothing)
    assert [step.fate for step in steps] == [Fate.CONFLICT, Fate.SAME, Fate.SAME, Fate.SAME]
    assert "20 May" in steps[0].theirs_in_words


Change = Callable[[Session], Session]


@pytest.mark.parametrize(
    ("change", "goes"),
    [
        (lambda one: replace(one, title="Other"), True),
        (lambda one: replace(one, place="Elm Road"), True),
        (lambda one: replace(one, summary="Bring a cup"), True),
        (lambda one: one, False),
    ],
)
def test_only_what_other_people_see_makes_a_session_go_again(ours: Store, change: Change, goes: bool) -> None:
    publish(ours)
    first = ours.ask(queries.sessions.every)[0]
    if change(first) != first:
        ours.do("Edit", changes.sessions.edit, first.id, change(first))
    assert publish(ours) == int(goes)
