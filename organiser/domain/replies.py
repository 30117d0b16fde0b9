"""Answers that came back by mail: what each says, whom it is from, and whether it can be taken as it is."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum

from organiser.domain import clock, text
from organiser.domain.attendance import Answer

_LONGEST_AGO = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer to one invitation, as RFC 5546 (3.2.3 REPLY, 3.2.7 COUNTER) has it.

    ``attendee`` is a mail address in small letters; ``sequence`` the revision that was answered (None: it does not
    say), ``stamped`` the moment of answering; ``proposal`` the time that is proposed in place of ours, in words;
    ``sends`` the address of whoever comes instead.
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
    sends: str = ""

    @property
    def in_words(self) -> str:
        """``yes, “I may be late”``."""
        words = f"proposes {self.proposal}" if self.proposal else self.answer.label.lower()
        if self.sends and self.answer is Answer.NONE:
            words = f"sends {self.sends}"
        return f"{words}, “{self.comment}”" if self.comment else words


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A file, or a message in it, in which no answer was found, and why."""

    source: str
    reason: str
    advice: str = ""

    @property
    def in_words(self) -> str:
        """``hello.eml: It is an ordinary mail. Read it yourself and note the answer.``"""
        return f"{self.source}: {self.reason}. {self.advice}".rstrip()


class Finding(StrEnum):
    """What can be done with a reply, in the order in which they are shown."""

    SURE = "sure"
    OLD = "old"
    OVERTAKEN = "overtaken"
    STRANGER = "stranger"
    PROPOSAL = "proposal"
    SILENT = "silent"
    SAME = "same"
    UNKNOWN = "unknown"

    @property
    def label(self) -> str:
        return {
            "sure": "Can be taken",
            "same": "Noted already",
            "silent": "Neither yes nor no",
            "old": "An old date",
            "overtaken": "Newer is noted",
            "stranger": "Whose answer?",
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
    """A reply with what was made of it. ``person_id`` 0 means that nobody is meant for sure or perhaps.

    ``candidates`` are those whose answer it may be all the same, as (id, name), for somebody to say.
    """

    reply: Reply
    finding: Finding
    reason: str
    session_id: int = 0
    session: str = ""
    person_id: int = 0
    person: str = ""
    candidates: tuple[tuple[int, str], ...] = ()

    @property
    def may_be_taken(self) -> bool:
        """Whether it can be noted, by itself or because somebody says so."""
        sure_enough = {Finding.SURE, Finding.OLD, Finding.OVERTAKEN, Finding.STRANGER}
        is_answer = self.reply.answer is not Answer.NONE and not self.reply.proposal
        return is_answer and self.finding in sure_enough and self.person_id > 0

    def of(self, person_id: int) -> "Understood":
        """The same reply once somebody has said which of the candidates it is from; 0 takes that back."""
        person = dict(self.candidates).get(person_id, "")
        reason = f"You say that {self.reply.attendee} is {person}." if person else _not_listed(self.reply)
        return replace(self, person_id=person_id if person else 0, person=person, reason=reason)


@dataclass(frozen=True, slots=True)
class Mailbag:
    """Everything that was in the files."""

    replies: tuple[Reply, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    understood: tuple[Understood, ...] = ()


def understand(replies: Iterable[Reply], asked: Mapping[str, Asked]) -> tuple[Understood, ...]:
    """What each reply says to us; ``asked`` holds our sessions by UID.

    A reply is matched by the UID and the attendee's address alone: many programs leave the organiser out, and the
    title comes back in the sender's language. The last word of each attendee counts, whatever the order of the files;
    proposals stand beside it.
    """
    last: dict[tuple[str, str, str, bool], Understood] = {}
    for reply in sorted(replies, key=_order):
        one = _understood(reply, asked.get(reply.uid))
        # Two people may have one address; for most replies the name tells nothing that the address does not.
        last[reply.uid, reply.attendee, one.person, bool(reply.proposal)] = one
    places = list(Finding)
    return tuple(last[key] for key in sorted(last, key=lambda key: (places.index(last[key].finding), key)))


def _order(reply: Reply) -> tuple[datetime, int, str, str, str]:
    return reply.stamped or _LONGEST_AGO, reply.sequence or 0, reply.answer.value, reply.comment, reply.source


def _understood(reply: Reply, asked: Asked | None) -> Understood:
    if asked is None:
        return Understood(reply, Finding.UNKNOWN, "It answers an invitation that is not from this workspace.")
    person, sure = _person(reply, asked.invited)
    if person is None:
        is_answer = reply.answer is not Answer.NONE and not reply.proposal
        names = tuple((one.person_id, one.name) for one in asked.invited) if is_answer else ()
        about = (_not_listed(reply), asked.session_id, asked.title)
        return Understood(reply, Finding.STRANGER, *about, candidates=names)
    finding, reason = _judged(reply, person, asked) if sure else _doubted(reply, person)
    return Understood(reply, finding, reason, asked.session_id, asked.title, person.person_id, person.name)


def _not_listed(reply: Reply) -> str:
    return f"Nobody on the list has the address {reply.attendee}."


def _doubted(reply: Reply, person: Invited) -> tuple[Finding, str]:
    """What is said of a reply that came from an address which is not theirs, or not theirs alone."""
    return Finding.STRANGER, f"It came from {reply.attendee}. Is that {person.name}?"


def _judged(reply: Reply, person: Invited, asked: Asked) -> tuple[Finding, str]:
    """What can be done with a reply of somebody who is on the list, and why."""
    if reply.proposal:
        return Finding.PROPOSAL, "Nothing is moved by itself: move the session, or answer them."
    if reply.answer is Answer.NONE:
        instead = f"They send {reply.sends} instead: invite whoever that is." if reply.sends else ""
        return Finding.SILENT, instead or "They have not decided yet."
    if person.answer is reply.answer:
        return Finding.SAME, f"“{reply.answer.label}” is noted already."
    if (reply.answer, person.answer) in _AMOUNTS_TO:
        return Finding.SAME, _AMOUNTS_TO[reply.answer, person.answer]
    if person.answered_at and (reply.stamped is None or reply.stamped < person.answered_at):
        after = "after this was sent" if reply.stamped else "perhaps after this was sent"
        words = f"“{person.answer.label}” was noted on {clock.short_day(person.answered_at)}, {after}."
        return Finding.OVERTAKEN, words
    if reply.sequence is not None and reply.sequence < asked.sequence:
        return Finding.OLD, "It answers a date that has changed since: better ask again."
    return Finding.SURE, _BEFORE.get(person.answer, "")


_AMOUNTS_TO: Mapping[tuple[Answer, Answer], str] = {
    (Answer.YES, Answer.WAITING): "They said yes already, and wait for a place.",
    (Answer.NO, Answer.WITHDRAWN): "They have withdrawn already.",
}
_BEFORE: Mapping[Answer, str] = {
    Answer.WAITING: "They wait for a place.",
    Answer.OFFERED: "They were offered a place.",
    Answer.WITHDRAWN: "They had withdrawn.",
}


def _person(reply: Reply, invited: Sequence[Invited]) -> tuple[Invited | None, bool]:
    """Whom a reply is from, and whether that is sure: by address, or perhaps by a name that only one has."""
    by_address = [one for one in invited if one.email and one.email.casefold() == reply.attendee]
    if len(by_address) == 1:
        return by_address[0], True
    of_this_name = [one for one in by_address or invited if text.folded(one.name) == text.folded(reply.name)]
    if len(of_this_name) == 1:
        return of_this_name[0], bool(by_address)
    return (by_address[0], False) if by_address else (None, False)
