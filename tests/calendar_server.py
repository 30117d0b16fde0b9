"""A calendar server of one's own for the tests, and another client that works on the same calendar."""

import base64
import http.client
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from keyring.backend import KeyringBackend
from keyring.errors import PasswordDeleteError


class Keyring(KeyringBackend):
    """A place for passwords that is gone with the test; ``priority`` 0 stands for a computer that has none."""

    priority = 5

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # the library does not say
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.kept.pop((service, username), None) is None:
            raise PasswordDeleteError(service)


USER, PASSWORD = "ruth", "elm tree: 7 ❄"
_READY = 30.0


def free_port() -> int:
    """A port on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass(frozen=True)
class CalendarServer:
    """Radicale on the loopback address."""

    port: int

    @property
    def home(self) -> str:
        return f"http://127.0.0.1:{self.port}/{USER}/"

    def ask(self, method: str, path: str, body: str = "", **headers: str) -> tuple[int, str]:
        """What another client does; the status and the answer."""
        told = {name.replace("_", "-"): value for name, value in headers.items()}
        status, content, _ = self.whole(method, path, body.encode(), told)
        return status, content.decode()

    def whole(self, method: str, path: str, body: bytes, headers: dict[str, str]) -> tuple[int, bytes, str]:
        """The status, the bytes and the mark of an answer."""
        told = headers | {"Authorization": f"Basic {base64.b64encode(f'{USER}:{PASSWORD}'.encode()).decode()}"}
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)) as connection:
            connection.request(method, path, body or None, told)
            with connection.getresponse() as response:
                return response.status, response.read(), response.headers.get("ETag", "")

    def make_calendar(self, name: str) -> str:
        """A new calendar; returns its address."""
        status, _ = self.ask("MKCALENDAR", f"/{USER}/{name}/")
        assert status == 201
        return f"{self.home}{name}/"


@contextmanager
def running(folder: Path, port: int = 0) -> Iterator[CalendarServer]:
    """A server that keeps its calendars in ``folder``, in a process of its own."""
    port = port or free_port()
    (folder / "users").write_text(f"{USER}:{PASSWORD}\n", "utf-8")
    config = folder / "config"
    config.write_text(
        f"[server]\nhosts = 127.0.0.1:{port}\n[auth]\ntype = htpasswd\nhtpasswd_filename = {folder / 'users'}\n"
        f"htpasswd_encryption = plain\ndelay = 0\n[storage]\nfilesystem_folder = {folder / 'calendars'}\n"
        "[logging]\nlevel = error\n",
        "utf-8",
    )
    words = [sys.executable, "-m", "radicale", "--config", str(config)]
    with subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            _wait_for(port, process)
            yield CalendarServer(port)
        finally:
            process.terminate()


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + _READY
    while True:
        with suppress(OSError):
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        with suppress(subprocess.TimeoutExpired):
            process.wait(timeout=0.05)
        assert process.poll() is None, "the calendar server ended"
        assert time.monotonic() < until, "the calendar server does not answer"
