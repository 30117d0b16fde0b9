"""Answers that came back by mail: what each says, whom it is from, and whether it can be taken as it is."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum

from organiser.domain import clock, text
from organiser.domain.attendance import Answer

_LONGEST_AGO = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer to one invitation, as RFC 5546 (3.2.3 REPLY, 3.2.7 COUNTER) has it.

    ``attendee`` is a mail address in small letters; ``sequence`` the revision that was answered (None: it does not
    say), ``stamped`` the moment of answering; ``proposal`` the time that is proposed in place of ours, in words.
    """

    source: str
    uid: str
    attendee: str
    answer: Answer
    name: str = ""
    sequence: int | None = None
    stamped: datetime | None = None
    comment: str = ""
    proposal: str = ""

    @property
    def in_words(self) -> str:
        """``yes, “I may be late”``."""
        words = f"proposes {self.proposal}" if self.proposal else self.answer.label.lower()
        return f"{words}, “{self.comment}”" if self.comment else words


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A file, or a message in it, in which no answer was found, and why."""

    source: str
    reason: str


class Finding(StrEnum):
    """What can be done with a reply."""

    SURE = "sure"
    SAME = "same"
    OLD = "old"
    OVERTAKEN = "overtaken"
    STRANGER = "stranger"
    UNKNOWN = "unknown"
    PROPOSAL = "proposal"

    @property
    def label(self) -> str:
        return {
            "sure": "Can be taken",
            "same": "Noted already",
            "old": "Answers an old date",
            "overtaken": "Something newer is noted",
            "stranger": "Nobody who is invited has this address",
            "unknown": "Not one of our sessions",
            "proposal": "Proposes another time",
        }[self.value]


@dataclass(frozen=True, slots=True)
class Invited:
    """Somebody on the list of a session, as far as replies need to know them."""

    person_id: int
    name: str
    email: str
    answer: Answer
    answered_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """A session with whom it was sent to."""

    session_id: int
    title: str
    starts: datetime
    sequence: int
    invited: tuple[Invited, ...]


@dataclass(frozen=True, slots=True)
class Understood:
    """A reply with what was made of it. ``person_id`` 0 means that nobody is meant for sure or perhaps."""

    reply: Reply
    finding: Finding
    reason: str
    session_id: int = 0
    session: str = ""
    person_id: int = 0
    person: str = ""

    @property
    def may_be_taken(self) -> bool:
        """Whether it can be noted, by itself or because somebody says so."""
        sure_enough = {Finding.SURE, Finding.OLD, Finding.OVERTAKEN, Finding.STRANGER}
        return self.finding in sure_enough and self.person_id > 0 and self.reply.answer is not Answer.NONE


@dataclass(frozen=True, slots=True)
class Mailbag:
    """Everything that was in the files."""

    replies: tuple[Reply, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    understood: tuple[Understood, ...] = field(default=())


def newest(replies: Iterable[Reply]) -> tuple[Reply, ...]:
    """The last reply of each attendee to each invitation, whatever the order of the files; proposals besides."""
    last: dict[tuple[str, str, bool], Reply] = {}
    for reply in replies:
        key = (reply.uid, reply.attendee, bool(reply.proposal))
        if key not in last or _order(last[key]) < _order(reply):
            last[key] = reply
    return tuple(sorted(last.values(), key=lambda one: (one.uid, one.attendee, bool(one.proposal))))


def _order(reply: Reply) -> tuple[datetime, int, str, str]:
    return reply.stamped or _LONGEST_AGO, reply.sequence or 0, reply.answer.value, reply.comment


def understand(replies: Iterable[Reply], asked: Mapping[str, Asked]) -> tuple[Understood, ...]:
    """What each reply says to us; ``asked`` holds our sessions by UID.

    A reply is matched by the UID and the attendee's address alone: many programs leave the organiser out, and the
    title comes back in the sender's language.
    """
    return tuple(_understood(reply, asked.get(reply.uid)) for reply in newest(replies))


def _understood(reply: Reply, asked: Asked | None) -> Understood:
    if asked is None:
        return Understood(reply, Finding.UNKNOWN, "It answers an invitation that is not from this workspace.")
    person, sure = _person(reply, asked.invited)
    about = (asked.session_id, asked.title, person.person_id if person else 0, person.name if person else "")
    if person is None:
        who = f"{reply.name} ({reply.attendee})" if reply.name else reply.attendee
        return Understood(reply, Finding.STRANGER, f"{who} is not on the list of this session.", *about)
    if reply.proposal:
        return Understood(
            reply, Finding.PROPOSAL, f"They propose {reply.proposal}. Nothing is moved by itself.", *about
        )
    if reply.answer is Answer.NONE:
        return Understood(reply, Finding.SAME, "They have not decided yet.", *about)
    if not sure:
        words = f"It came from {reply.attendee}. Is that {person.name}?"
        return Understood(reply, Finding.STRANGER, words, *about)
    if person.answer is reply.answer:
        return Understood(reply, Finding.SAME, f"“{reply.answer.label}” is noted already.", *about)
    if reply.stamped and person.answered_at and person.answered_at > reply.stamped:
        day = clock.short_day(person.answered_at)
        words = f"“{person.answer.label}” was noted on {day}, after this was sent."
        return Understood(reply, Finding.OVERTAKEN, words, *about)
    if reply.sequence is not None and reply.sequence < asked.sequence:
        return Understood(reply, Finding.OLD, "It answers a date that has changed since: better ask again.", *about)
    return Understood(reply, Finding.SURE, reply.in_words, *about)


def _person(reply: Reply, invited: Sequence[Invited]) -> tuple[Invited | None, bool]:
    """Whom a reply is from, and whether that is sure: by address, or perhaps by a name that only one has."""
    by_address = [one for one in invited if one.email and one.email.casefold() == reply.attendee]
    if len(by_address) == 1:
        return by_address[0], True
    of_this_name = [one for one in by_address or invited if text.folded(one.name) == text.folded(reply.name)]
    if len(of_this_name) == 1:
        return of_this_name[0], bool(by_address)
    return (by_address[0], False) if by_address else (None, False)
