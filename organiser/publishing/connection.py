"""Asks one server over HTTP, whose certificate is checked, within bounds of time and size."""

from __future__ import annotations

import http.client
import socket
import ssl
from collections.abc import Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from threading import Timer
from typing import Final

from organiser.domain.problem import Problem
from organiser.domain.publishing import Address, address
from organiser.publishing import refusals
from organiser.publishing.signing import Signer

PATIENCE: Final = 20.0  # seconds for one request, from looking up the name to the last byte
LARGEST: Final = 16_000_000
_MOST_REDIRECTS: Final = 3
_PIECE: Final = 65_536


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server said; names of headers are in small letters."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def etag(self) -> str:
        """The mark of the version that stands there now; "" where the server gives none."""
        return mark_of(self.headers.get("etag", ""))


def mark_of(told: str) -> str:
    """The mark of a version in the one spelling that can be compared and sent back: in quotes, and never as weak.

    What stands between server and client makes marks weak that the server itself knows as they were.
    """
    plain = told.strip().removeprefix("W/").strip('"')
    return f'"{plain}"' if plain else ""


class Connection:
    """One server, asked as one user. Each request has a connection of its own, so none is ever left open."""

    def __init__(self, where: Address, user: str, password: str, *, patience: float = PATIENCE) -> None:
        self.where = where
        self._signer = Signer(user, password)
        self._patience = patience

    def ask(self, method: str, path: str, body: bytes = b"", **headers: str) -> Answer:
        """The server's answer, whatever its status but 401; header names are written with ``_`` for ``-``.

        A Problem says why there is none: no network, a certificate that is not trusted, a wrong password, a server
        that is too slow, says too much or nothing that makes sense, or sends on to another one.
        """
        told = {name.replace("_", "-").title(): value for name, value in headers.items()}
        redirects, has_signed = 0, False
        while True:
            answer, challenges = self._ask_once(method, path, body, told)
            if answer.status == 401 and not has_signed and self._signer.learn(challenges):
                has_signed = True
            elif answer.status == 401:
                raise refusals.wrong_password(self.where.host)
            elif answer.status in {301, 302, 307, 308}:
                redirects += 1
                path = self._followed(answer.headers.get("location", ""), redirects)
            else:
                return answer

    def _followed(self, location: str, times: int) -> str:
        """Where the server sends on to, as long as that is itself: a password never goes to another one."""
        if times > _MOST_REDIRECTS:
            raise refusals.sent_on(self.where.host, location)
        if location.startswith("/") and not location.startswith("//"):
            location = f"{self.where.url.removesuffix(self.where.path)}{location}"
        try:
            there = address(location)
        except Problem:
            raise refusals.sent_on(self.where.host, location) from None
        if (there.is_safe, there.host, there.port) != (self.where.is_safe, self.where.host, self.where.port):
            raise refusals.sent_on(self.where.host, location)
        return there.path if location.endswith("/") else there.path.rstrip("/")

    def _ask_once(self, method: str, path: str, body: bytes, headers: Mapping[str, str]) -> tuple[Answer, list[str]]:
        signature = self._signer.header(method, path)
        told = {"User-Agent": "Organiser", "Connection": "close", "Accept-Encoding": "identity", **headers}
        if signature:
            told["Authorization"] = signature
        connection = _Watched(self.where, self._patience)
        with closing(connection):
            try:
                return connection.fetch(method, path, body, told)
            except (OSError, http.client.HTTPException, ValueError) as error:
                raise refusals.no_answer(self.where, error, is_late=connection.is_late) from error


class _Watched:
    """One request, which is cut off when its time is over, however the server trickles."""

    def __init__(self, where: Address, patience: float) -> None:
        if where.is_safe:
            context = ssl.create_default_context()
            self._http: http.client.HTTPConnection = http.client.HTTPSConnection(
                where.host.strip("[]"), where.port, timeout=patience, context=context
            )
        else:
            self._http = http.client.HTTPConnection(where.host.strip("[]"), where.port, timeout=patience)
        self.is_late = False
        self._watch = Timer(patience, self._cut)
        self._watch.daemon = True

    def fetch(self, method: str, path: str, body: bytes, headers: Mapping[str, str]) -> tuple[Answer, list[str]]:
        """The answer, and in which ways the server would have it signed."""
        self._watch.start()
        self._http.connect()
        if self.is_late:
            raise TimeoutError
        self._http.request(method, path, body or None, dict(headers))
        with self._http.getresponse() as response:
            found = {name.lower(): value for name, value in response.getheaders()}
            answer = Answer(response.status, found, _read(response))
            challenges = response.headers.get_all("WWW-Authenticate") or []
        if self.is_late:
            raise TimeoutError
        return answer, challenges

    def close(self) -> None:
        """Let go of the connection."""
        self._watch.cancel()
        self._http.close()

    def _cut(self) -> None:
        self.is_late = True
        held = self._http.sock
        if held is not None:
            with suppress(OSError):
                socket.socket.shutdown(held, socket.SHUT_RDWR)


def _read(response: http.client.HTTPResponse) -> bytes:
    pieces, size = [], 0
    while piece := response.read(_PIECE):
        pieces.append(piece)
        size += len(piece)
        if size > LARGEST:
            raise refusals.TooMuch
    return b"".join(pieces)
