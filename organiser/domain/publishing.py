"""What is published on a calendar server, and what publishing again would do there."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from hashlib import sha256

from organiser.domain import text
from organiser.domain.problem import Problem
from organiser.domain.sessions import Session

_ADDRESS = re.compile(
    r"(?P<scheme>https?)://(?P<host>\[[0-9a-f:.]{2,45}\]|[a-z0-9](?:[a-z0-9.-]{0,252}[a-z0-9])?)(?::(?P<port>\d{1,5}))?"
    r"(?P<path>(?:/[A-Za-z0-9._~!$&'()*+,;=:@%-]*)*)",
    re.IGNORECASE,
)
_STAMPS = re.compile(rb"^(?:DTSTAMP|LAST-MODIFIED):.*\n", re.MULTILINE)
_SAFE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,190}")
_LOOPBACK = re.compile(r"localhost|127(?:\.\d{1,3}){3}|\[::1\]")
_EXAMPLE = "Write it like https://calendar.example.org/ruth/sessions/."


@dataclass(frozen=True, slots=True)
class Address:
    """Where a calendar is on a server, taken apart; ``path`` begins and ends with a slash."""

    is_safe: bool
    host: str
    port: int
    path: str

    @property
    def is_here(self) -> bool:
        """Whether it is this computer itself, to which nothing leaves the machine."""
        return bool(_LOOPBACK.fullmatch(self.host))

    @property
    def url(self) -> str:
        """The address as it is written."""
        usual = 443 if self.is_safe else 80
        port = "" if self.port == usual else f":{self.port}"
        return f"{'https' if self.is_safe else 'http'}://{self.host}{port}{self.path}"


def address(url: str) -> Address:
    """The address of a calendar; a Problem where it is none, or where what is sent could be read on the way."""
    found = _ADDRESS.fullmatch(url.strip())
    if not found:
        raise Problem(f"“{text.line(url)[:80]}” is no address of a calendar.", _EXAMPLE)
    is_safe, host = found["scheme"].lower() == "https", found["host"].lower()
    port = int(found["port"] or (443 if is_safe else 80))
    taken = Address(is_safe, host, port, f"{found['path'].rstrip('/')}/")
    if not 0 < port < 65_536:
        raise Problem(f"There is no port {port}.", _EXAMPLE)
    if not is_safe and not taken.is_here:
        raise Problem(
            "The address begins with http, so anybody on the way could read your password.",
            "Use the address that begins with https.",
        )
    return taken


class WrongPassword(Problem):
    """The server wants another user name or password, or there is none to try."""


class NoCalendar(Problem):
    """There is no calendar at an address; ``near`` are the addresses of some that are not far from it."""

    def __init__(self, where: Address, near: tuple[str, ...]) -> None:
        found = f"Calendars there: {' '.join(near)}" if near else "Copy the address from the calendar’s settings."
        super().__init__(f"There is no calendar at {where.url}", found)
        self.near = near


@dataclass(frozen=True, slots=True)
class CalendarServer:
    """Where sessions are published, as whom, and which: all, or those of the programme with ``programme_uid``."""

    url: str
    user: str
    programme_uid: str = ""
    is_on: bool = True

    def __post_init__(self) -> None:
        object.__setattr__(self, "url", address(self.url).url)
        object.__setattr__(self, "user", text.required(self.user, "user name"))


@dataclass(frozen=True, slots=True)
class Publication:
    """A session as it was last put on the server: the mark of that version there and the digest of what was sent.

    ``kept`` is the digest of ours beside which somebody else's change was left standing; ``title`` is "" where the
    session is gone without a trace.
    """

    session_uid: str
    etag: str
    digest: str
    kept: str = ""
    at: datetime | None = None
    title: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A session as it would stand on the server."""

    session: Session
    content: bytes

    @property
    def digest(self) -> str:
        """What tells one version of the content from another, whenever each was written down."""
        return sha256(_STAMPS.sub(b"", self.content)).hexdigest()


class Fate(StrEnum):
    """What becomes of a session on the server."""

    NEW = "new"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"
    CONFLICT = "conflict"
    KEPT = "kept"
    SAME = "same"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    Fate.NEW: "New",
    Fate.CHANGED: "Changed",
    Fate.WITHDRAWN: "To take down",
    Fate.CONFLICT: "Changed there",
    Fate.KEPT: "Theirs is kept",
    Fate.SAME: "As it is here",
}


@dataclass(frozen=True, slots=True)
class Step:
    """What publishing would do with one session.

    ``draft`` is None where it is no longer among those that are published; ``etag`` marks what stands there now
    ("" nothing); ``is_noted`` says that a publication of it is known; ``theirs`` is what stands there where that is
    somebody else's version and can be read.
    """

    fate: Fate
    session_uid: str
    title: str
    draft: Draft | None = None
    etag: str = ""
    is_noted: bool = False
    theirs: Session | None = None

    @property
    def name(self) -> str:
        """What it is called on the server."""
        return resource_name(self.session_uid)

    @property
    def is_offered(self) -> bool:
        """Whether publishing does something with it without a decision about somebody else's version."""
        return self.fate in {Fate.NEW, Fate.CHANGED, Fate.WITHDRAWN}

    @property
    def is_two_versions(self) -> bool:
        """Whether somebody else's version stands there, in place of which ours can be put."""
        return self.fate in {Fate.CONFLICT, Fate.KEPT}

    @property
    def in_words(self) -> str:
        """What is going to happen, in a sentence."""
        if self.fate is Fate.CONFLICT:
            if not self.etag:
                return "Somebody deleted it there"
            return "Somebody changed it there" if self.is_noted else "It is there already, and differs"
        return _SENTENCES[self.fate]

    @property
    def ours_in_words(self) -> str:
        """What we would put there."""
        return _facts(self.draft.session) if self.draft else "no longer published"

    @property
    def theirs_in_words(self) -> str:
        """What stands there now."""
        if not self.etag:
            return "deleted"
        return _facts(self.theirs) if self.theirs else "an entry that cannot be read here"

    def beside(self, theirs: Session | None, *, is_alike: bool) -> "Step":
        """The same step once it is known what stands there; it is no conflict where that says the same."""
        return replace(self, fate=Fate.SAME if is_alike else self.fate, theirs=theirs)


_SENTENCES = {
    Fate.NEW: "Goes there for the first time",
    Fate.CHANGED: "Goes there in place of your older version",
    Fate.WITHDRAWN: "Stands there and is no longer among your sessions",
    Fate.KEPT: "Their version stays until yours changes",
    Fate.SAME: "Stands there as it is here",
}


@dataclass(frozen=True, slots=True)
class Landed:
    """One session that has been dealt with on the server: what stands there from now on ("" nothing)."""

    session_uid: str
    etag: str = ""
    digest: str = ""


def plan(drafts: Iterable[Draft], published: Iterable[Publication], there: Mapping[str, str]) -> tuple[Step, ...]:
    """What publishing would do; ``there`` has the mark of each entry on the server by its name.

    Sessions in their order, then what is no longer among them. Only what stands there as we left it is touched.
    """
    known = {one.session_uid: one for one in published}
    steps = [_step(draft, known.pop(draft.session.uid, None), there) for draft in drafts]
    return (*steps, *(left for one in known.values() if (left := _withdrawn(one, there))))


def _step(draft: Draft, known: Publication | None, there: Mapping[str, str]) -> Step:
    uid = draft.session.uid
    etag = there.get(resource_name(uid), "")
    step = Step(Fate.CONFLICT, uid, draft.session.title, draft, etag, known is not None)
    if known is None:
        return step if etag else replace(step, fate=Fate.NEW)
    if etag and etag == known.etag:
        return replace(step, fate=Fate.SAME if known.digest == draft.digest else Fate.CHANGED)
    return replace(step, fate=Fate.KEPT) if known.kept == draft.digest else step


def _withdrawn(known: Publication, there: Mapping[str, str]) -> Step | None:
    """What is left of a session that is not published any more; None where nothing is."""
    etag = there.get(resource_name(known.session_uid), "")
    if not etag:
        return None
    fate = Fate.WITHDRAWN if etag == known.etag else Fate.CONFLICT
    return Step(fate, known.session_uid, known.title or "A session that is gone", None, etag, is_noted=True)


def resource_name(session_uid: str) -> str:
    """What a session is called on the server, in letters that mean nothing in an address."""
    safe = session_uid if _SAFE_NAME.fullmatch(session_uid) else sha256(session_uid.encode()).hexdigest()
    return f"{safe}.ics"


def counts_in_words(steps: Iterable[Step]) -> str:
    """``3 new, 1 changed, 12 as they are here``."""
    fates = [step.fate for step in steps]
    words = {
        Fate.NEW: "new",
        Fate.CHANGED: "changed",
        Fate.WITHDRAWN: "to take down",
        Fate.CONFLICT: "changed there by somebody else",
        Fate.KEPT: "left as they changed it",
        Fate.SAME: "as they are here",
    }
    told = (f"{number:,} {words[fate]}" for fate in Fate if (number := fates.count(fate)))
    return ", ".join(told) or "There is nothing to publish"


def _facts(session: Session) -> str:
    """Title, time, place and state in one line."""
    parts = (f"“{session.title}”", session.when, session.place, session.online_url)
    state = session.status.label.lower() if session.is_cancelled else ""
    return ", ".join(filter(None, (*parts, state)))
