"""Talking to servers that are wrong, hostile, slow or elsewhere: always a Problem in plain words, within bounds."""

import hashlib
import re
import socket
import socketserver
import ssl
import threading
import time
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from organiser.domain.problem import Problem
from organiser.domain.publishing import CalendarServer, address
from organiser.publishing.calendar import Calendar
from organiser.publishing.multistatus import NoMultistatus, things
from organiser.publishing.refusals import Changed
from tests.calendar_server import PASSWORD, USER, free_port
from tests.calendar_server import CalendarServer as Radicale
from tests.conftest import problem_of

Respond = Callable[[str, dict[str, str], bytes], bytes]
HERE = Path(__file__).parent

MULTISTATUS = '<?xml version="1.0"?><multistatus xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav">{}</multistatus>'
CALENDAR = (
    "<response><href>/c/</href><propstat><prop><resourcetype><collection/><C:calendar/></resourcetype>"
    "<displayname>Ours</displayname></prop><status>HTTP/1.1 200 OK</status></propstat></response>"
)


def http(status: str, body: bytes = b"", *headers: str) -> bytes:
    """An answer as it goes over the wire."""
    head = (f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", *headers, "", "")
    return "\r\n".join(head).encode() + body


def listed(*responses: str) -> bytes:
    return http("207 Multi-Status", MULTISTATUS.format("".join(responses)).encode())


@contextmanager
def serving(respond: Respond, *, context: ssl.SSLContext | None = None) -> Iterator[int]:
    """A server on this computer that answers each request with the bytes that ``respond`` gives; yields its port."""

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            first = self.rfile.readline().decode("latin-1").strip()
            headers = {}
            while line := self.rfile.readline().decode("latin-1").strip():
                name, _, value = line.partition(":")
                headers[name.lower()] = value.strip()
            body = self.rfile.read(int(headers.get("content-length", 0)))
            try:
                self.wfile.write(respond(first, headers, body))
            except OSError:
                return  # whoever asked has heard enough

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads = True
        allow_reuse_address = True

        def get_request(self) -> tuple[socket.socket, Any]:
            held, where = super().get_request()
            return (context.wrap_socket(held, server_side=True) if context else held), where

        def handle_error(self, request: object, client_address: object) -> None:
            """A client that hangs up is nothing to speak of."""

    with Server(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield server.server_address[1]
        finally:
            server.shutdown()
            thread.join()


def calendar(port: int, *, patience: float = 10, scheme: str = "http") -> Calendar:
    return Calendar(CalendarServer(f"{scheme}://127.0.0.1:{port}/c/", USER), PASSWORD, patience=patience)


def told(answer: bytes, patience: float = 10) -> str:
    """What is said of a server that gives this answer to everything."""
    with serving(lambda *_request: answer) as port:
        problem = problem_of(calendar(port, patience=patience).marks)
    assert problem is not None
    return str(problem)


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (http("200 OK", b"<html>Welcome</html>"), "There is no calendar"),
        (http("404 Not Found"), "There is no calendar"),
        (http("405 Method Not Allowed"), "There is no calendar"),
        (http("403 Forbidden"), "does not let this user"),
        (http("401 Unauthorized"), "does not accept this user name and password"),
        (http("401 Unauthorized", b"", "WWW-Authenticate: Negotiate"), "does not accept this user name and password"),
        (http("500 Internal Server Error"), "trouble of its own (error 500)"),
        (http("503 Service Unavailable"), "too much to do"),
        (http("507 Insufficient Storage"), "no room for more"),
        (http("418 I'm a teapot"), "refuses this (error 418)"),
        (listed(CALENDAR.replace("<C:calendar/>", "")), "There is no calendar"),
        (listed(), "There is no calendar"),
        (http("207 Multi-Status", b"<multistatus"), "makes no sense"),
        (http("207 Multi-Status", b"<a xmlns='DAV:'/>"), "makes no sense"),
        (http("207 Multi-Status", b"\xff\xfe\0\0"), "makes no sense"),
        (b"SSH-2.0-OpenSSH_9.2\r\n", "makes no sense"),
        (b"", "makes no sense"),
        (b"HTTP/1.1 207 Multi-Status\r\nContent-Length: 900\r\n\r\n<mul", "makes no sense"),
        (b"HTTP/1.1 207 Multi-Status\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", "makes no sense"),
        (b"HTTP/1.1 207 Multi-Status\r\n" + b"X: y\r\n" * 200 + b"\r\n", "makes no sense"),
        (b"HTTP/1.1 207 Multi-Status\r\nX: " + b"y" * 70_000 + b"\r\n\r\n", "makes no sense"),
    ],
)  # fmt: skip
def test_each_answer_that_is_of_no_use_is_told_in_plain_words(answer: bytes, words: str) -> None:
    assert words in told(answer)


BOMB = b'<!DOCTYPE m [<!ENTITY a "aaaaaaaaaa">' + b"".join(
    f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">'.encode() for n in range(9)
) + b"]><multistatus xmlns='DAV:'><response><href>&j;</href></response></multistatus>"  # fmt: skip


@pytest.mark.parametrize(
    "body",
    [
        BOMB,
        b"<multistatus xmlns='DAV:'>" + b"<a>" * 1_000_000,
        b"<multistatus xmlns='DAV:'>" + b"<response/>" * 200_000 + b"</multistatus>",
        b"<multistatus xmlns='DAV:'><response><href>" + b"x" * 8_000_000 + b"</href></response></multistatus>",
        b"<multistatus xmlns='DAV:'><response a='" + b"x" * 8_000_000 + b"'/></multistatus>",
        b" " * 20_000_000,
    ],
    ids=["entities", "depth", "breadth", "text", "attribute", "size"],
)
def test_answers_made_to_do_harm_end_soon_and_in_little_memory(body: bytes) -> None:
    tracemalloc.start()
    began = time.monotonic()
    assert told(http("207 Multi-Status", body))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert time.monotonic() - began < 10
    assert peak < 200_000_000


def test_an_answer_without_end_is_cut_off() -> None:
    def endless(*_request: object) -> bytes:
        return b"HTTP/1.1 207 Multi-Status\r\n\r\n" + b"x" * 17_000_000

    with serving(endless) as port, pytest.raises(Problem, match="far more than a calendar holds"):
        calendar(port).marks()


@pytest.mark.parametrize(
    "sent", [b"", b"HTTP/1.1 207 Multi-Status\r\n", b"HTTP/1.1 207 OK\r\nContent-Length: 900\r\n\r\n<"]
)
def test_a_server_that_trickles_or_says_nothing_is_not_waited_for(sent: bytes) -> None:
    enough = threading.Event()

    class Trickle(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            self.request.recv(10_000)
            self.request.sendall(sent)
            while not enough.wait(0.05):
                self.request.sendall(b"1")

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Trickle) as server:
        server.handle_error = lambda *_error: None  # type: ignore[method-assign]  # it cannot go on trickling
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        began = time.monotonic()
        problem = problem_of(calendar(server.server_address[1], patience=0.5).marks)
        enough.set()
        server.shutdown()
        thread.join()
    assert "did not answer in time" in str(problem)
    assert time.monotonic() - began < 5


def test_nobody_at_the_address_and_no_such_name_are_told_apart() -> None:
    assert "Nothing answers at" in str(problem_of(calendar(free_port()).marks))
    nowhere = Calendar(CalendarServer("https://calendar.invalid/c/", USER), PASSWORD)
    assert "No server called “calendar.invalid” was found" in str(problem_of(nowhere.marks))


def test_a_certificate_that_nobody_trusts_ends_it_before_anything_is_sent() -> None:
    asked: list[str] = []

    def note(first: str, _headers: dict[str, str], _body: bytes) -> bytes:
        asked.append(first)
        return http("200 OK")

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(HERE / "self-signed.pem")
    with serving(note, context=context) as port:
        problem = problem_of(calendar(port, scheme="https").marks)
    assert "The certificate of “127.0.0.1” is not trusted" in str(problem)
    assert asked == []


def test_a_server_without_a_safe_connection_is_refused() -> None:
    class Plain(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            self.request.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
            self.request.recv(10_000)

    with socketserver.TCPServer(("127.0.0.1", 0), Plain) as server:
        thread = threading.Thread(target=server.handle_request)
        thread.start()
        problem = problem_of(calendar(server.server_address[1], scheme="https").marks)
        thread.join()
    assert "No safe connection to “127.0.0.1” can be made" in str(problem)


@pytest.mark.parametrize(
    "location",
    [
        "https://elsewhere.example.org/c/", "http://127.0.0.1:1/c/", "//elsewhere.example.org/c/", "ftp://127.0.0.1/c/",
        "https://127.0.0.1@elsewhere.example.org/", "", "javascript:alert(1)",
    ],
)  # fmt: skip
def test_a_password_never_follows_a_redirect_to_another_place(location: str) -> None:
    answer = http("301 Moved Permanently", b"", f"Location: {location}")
    assert "sends on to another address" in told(answer)


def test_a_redirect_on_the_same_server_is_followed_but_not_in_circles() -> None:
    def moved(first: str, _headers: dict[str, str], _body: bytes) -> bytes:
        if first.startswith("PROPFIND /c/ "):
            return http("308 Permanent Redirect", b"", "Location: /new/")
        return listed(CALENDAR.replace("/c/", "/new/"))

    with serving(moved) as port:
        assert calendar(port).name() == "Ours"
    assert "sends on" in told(http("302 Found", b"", "Location: /c/"))


def digest_of(*words: str) -> str:
    return hashlib.sha256(":".join(words).encode()).hexdigest()


def test_a_server_that_asks_for_digests_never_sees_the_password() -> None:
    seen: list[str] = []

    def careful(first: str, headers: dict[str, str], _body: bytes) -> bytes:
        said = headers.get("authorization", "")
        seen.append(said)
        challenge = 'Digest realm="Elm \\"Road\\"", nonce="abc,d", qop="auth,auth-int", algorithm=SHA-256, opaque="o"'
        if not said:
            return http("401 Unauthorized", b"", "WWW-Authenticate: Basic realm=x", f"WWW-Authenticate: {challenge}")
        parts = dict(re.findall(r'(\w+)="?((?<=")(?:[^"\\]|\\.)*|[^",]+)', said))
        secret = digest_of(USER, 'Elm "Road"', PASSWORD)
        asked = digest_of(first.split(maxsplit=1)[0], first.split()[1])
        right = digest_of(secret, "abc,d", parts["nc"], parts["cnonce"], "auth", asked)
        return listed(CALENDAR) if parts["response"] == right else http("401 Unauthorized")

    with serving(careful) as port:
        one = calendar(port)
        assert one.name() == "Ours"
        assert one.marks() == {}
    assert [said.partition(" ")[0] for said in seen] == ["", "Digest", "Digest"]
    assert "nc=00000002" in seen[-1]
    assert PASSWORD not in "".join(seen)


def test_a_password_is_asked_for_before_it_is_told() -> None:
    seen: list[str] = []

    def nosy(_first: str, headers: dict[str, str], _body: bytes) -> bytes:
        seen.append(headers.get("authorization", ""))
        return http("302 Found", b"", "Location: https://elsewhere.example.org/")

    with serving(nosy) as port:
        assert problem_of(calendar(port).marks)
    assert seen == [""]


def test_marks_are_compared_as_the_server_means_them() -> None:
    entry = "<response><href>/c/a%20b.ics</href><propstat><prop><getetag>{}</getetag></prop></propstat></response>"
    for mark in ('"1"', 'W/"1"', "1"):
        with serving(lambda *_request, mark=mark: listed(CALENDAR, entry.format(mark))) as port:
            assert calendar(port).marks() == {"a b.ics": '"1"'}


def test_an_entry_that_is_there_is_neither_overwritten_nor_taken_down_by_an_old_mark(
    calendar_server: Radicale, calendar_url: str
) -> None:
    one = Calendar(CalendarServer(calendar_url, USER), PASSWORD)
    text = (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:u\r\nDTSTAMP:20270501T100000Z\r\n"
        "DTSTART:20270519T100000Z\r\nSUMMARY:{}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    first = one.put("u.ics", text.format("One").encode())
    assert one.marks() == {"u.ics": first}
    with pytest.raises(Changed):
        one.put("u.ics", text.format("Two").encode())
    second = one.put("u.ics", text.format("Two").encode(), first)
    with pytest.raises(Changed):
        one.put("u.ics", text.format("Three").encode(), first)
    with pytest.raises(Changed):
        one.remove("u.ics", first)
    content, mark = one.read("u.ics")
    assert mark == second
    assert b"SUMMARY:Two" in content
    one.remove("u.ics", second)
    one.remove("u.ics", second)
    assert one.read("u.ics") == (b"", "")


@pytest.mark.parametrize(
    "url",
    [
        "", "calendar", "ftp://example.org/", "https://", "https://ruth@example.org/", "https://example.org/?a=b",
        "https://example.org/#x", "https://exa mple.org/", "https://example.org:99999/", "https://example.org:0/",
        "http://example.org/", "http://localhost.example.org/", "http://127.0.0.1.example.org/", "https://ex\nample.org",
        "https://example.org/\r\nHost: evil",
    ],
)  # fmt: skip
def test_an_address_that_is_none_or_unsafe_is_refused(url: str) -> None:
    assert problem_of(address, url)


def test_an_address_is_written_in_one_way() -> None:
    for typed in ("https://Example.org:443/ruth/c", " https://example.org/ruth/c/ ", "HTTPS://EXAMPLE.ORG/ruth/c//"):
        assert address(typed).url == "https://example.org/ruth/c/"
    assert address("http://[::1]:5232/c/").url == "http://[::1]:5232/c/"


@given(some.binary(max_size=400))
def test_any_bytes_are_read_or_refused(body: bytes) -> None:
    for content in (body, b"<multistatus xmlns='DAV:'>" + body + b"</multistatus>"):
        try:
            things(content)
        except NoMultistatus:
            continue
