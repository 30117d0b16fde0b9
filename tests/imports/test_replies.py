"""Answers by mail in the shapes of the usual programs, and in shapes that nobody would send."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as some

from organiser.domain.attendance import Answer
from organiser.domain.replies import LeftOut, Reply
from organiser.imports import replies

UID = "5f3c9a8e-0000-4000-8000-00000000000a"


def ics(*lines: str, method: str = "REPLY") -> bytes:
    whole = ["BEGIN:VCALENDAR", "VERSION:2.0", f"METHOD:{method}", "BEGIN:VEVENT", f"UID:{UID}", *lines]
    return "\r\n".join([*whole, "END:VEVENT", "END:VCALENDAR", ""]).encode()


def mail(*parts: bytes, subject: str = "Accepted: Workshop") -> bytes:
    head = f"From: Helen Marsh <helen.marsh@example.org>\r\nSubject: {subject}\r\nMIME-Version: 1.0\r\n".encode()
    body = b"".join(b"--xx\r\n" + part + b"\r\n" for part in parts)
    return head + b"Content-Type: multipart/mixed; boundary=xx\r\n\r\n" + body + b"--xx--\r\n"


OUTLOOK = mail(
    b"Content-Type: text/plain\r\n\r\nYes.",
    b"Content-Type: text/calendar; charset=utf-8; method=REPLY\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    + __import__("base64").encodebytes(
        ics('ATTENDEE;CN="Marsh, Helen";PARTSTAT=ACCEPTED:MAILTO:Helen.Marsh@example.org', "SEQUENCE:2",
            "DTSTAMP:20270504T080000Z", "COMMENT;LANGUAGE=en-GB:I may be late\\, sorry")
    ),
)  # fmt: skip
GOOGLE = mail(
    b"Content-Type: multipart/alternative; boundary=yy\r\n\r\n--yy\r\nContent-Type: text/html\r\n\r\nNo\r\n--yy\r\n"
    b"Content-Type: text/calendar\r\n\r\n"  # the method was lost on the way
    + ics('ATTENDEE;PARTSTAT=DECLINED;X-RESPONSE-COMMENT="Away: until 9; sorry":mailto:helen.marsh%40example.org')
    + b"\r\n--yy--"
)
THUNDERBIRD = ics("ATTENDEE;PARTSTAT=TENTATIVE;CN=Helen:mailto:helen.marsh@example.org", "SEQUENCE:0")


@pytest.mark.parametrize(
    ("content", "answer", "comment"),
    [
        (OUTLOOK, Answer.YES, "I may be late, sorry"),
        (GOOGLE, Answer.NO, "Away: until 9; sorry"),
        (THUNDERBIRD, Answer.MAYBE, ""),
        (THUNDERBIRD.replace(b"\r\n", b"\n"), Answer.MAYBE, ""),
        (b"\xef\xbb\xbf" + THUNDERBIRD, Answer.MAYBE, ""),
        (THUNDERBIRD.replace(b"mailto:helen", b"mailto:\r\n helen"), Answer.MAYBE, ""),
        (THUNDERBIRD.replace(b"TENTATIVE", b"NEEDS-ACTION"), Answer.NONE, ""),
        (THUNDERBIRD[:-30], Answer.MAYBE, ""),
    ],
)
def test_an_answer_is_read_whatever_program_sent_it(content: bytes, answer: Answer, comment: str) -> None:
    (found,) = replies.read(content, "reply.eml")
    assert isinstance(found, Reply)
    assert (found.uid, found.attendee, found.answer, found.comment) == (
        UID, "helen.marsh@example.org", answer, comment,
    )  # fmt: skip


def test_revision_moment_and_name_are_kept() -> None:
    (found,) = replies.read(OUTLOOK, "reply.eml")
    assert isinstance(found, Reply)
    assert (found.sequence, found.stamped, found.name) == (2, datetime(2027, 5, 4, 8, tzinfo=UTC), "Marsh, Helen")
    assert found.source == "reply.eml, “Accepted: Workshop”"


def test_a_proposal_says_its_time_in_words() -> None:
    who = "ATTENDEE;PARTSTAT=TENTATIVE:mailto:a@example.org"
    (found,) = replies.read(ics(who, "DTSTART;TZID=Europe/London:20270519T140000", method="COUNTER"), "x.ics")
    assert isinstance(found, Reply)
    assert found.proposal == "Wednesday 19 May 2027 at 14:00"
    (other,) = replies.read(ics(who, "DTSTART:20270230T140000Z", method="COUNTER"), "x.ics")
    assert isinstance(other, Reply)
    assert other.proposal == "another time"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "neither a mail nor a calendar"),
        (b"\x00\x01\x02", "neither a mail nor a calendar"),
        (b"PK\x03\x04 not a mail", "neither a mail nor a calendar"),
        (mail(b"Content-Type: text/plain\r\n\r\nI would love to come."), "read it yourself"),
        (mail(b"Content-Type: application/ms-tnef; name=winmail.dat\r\n\r\nxx"), "winmail.dat"),
        (ics("ATTENDEE:mailto:a@example.org", method="REQUEST"), "an invitation, not an answer"),
        (ics("ATTENDEE:mailto:a@example.org", method="CANCEL"), "cancels something"),
        (ics("ATTENDEE:mailto:a@example.org", method="X"), "does not say that it is an answer"),
        (ics("SUMMARY:Nobody"), "nobody who answers"),
        (b"BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\n", "nobody who answers"),
        (b"BEGIN:VCALENDAR\r\n" + b"A" * 2_000_000, "too large"),
        (b"Subject: x\r\n\r\n" + b"x" * 30_000_001, "too large for a message"),
    ],
)
def test_what_is_no_answer_says_why(content: bytes, reason: str) -> None:
    (found,) = replies.read(content, "x")
    assert isinstance(found, LeftOut)
    assert reason in found.reason


def test_a_mail_within_a_mail_without_end_is_left_out() -> None:
    content = b"".join(b"Content-Type: message/rfc822\r\n\r\n" for _ in range(5_000))
    assert all(isinstance(one, LeftOut) for one in replies.read(b"Subject: x\r\n" + content, "x"))


def test_a_hundred_thousand_attendees_are_cut() -> None:
    who = [f"ATTENDEE;PARTSTAT=ACCEPTED:mailto:{n}@example.org" for n in range(20_000)]
    assert len(list(replies.read(ics(*who), "x"))) <= 50


@given(
    some.binary(max_size=400) | some.sampled_from([OUTLOOK, GOOGLE, THUNDERBIRD]),
    some.integers(0, 2_000),
    some.binary(max_size=5),
)
def test_any_bytes_are_replies_or_words(content: bytes, place: int, noise: bytes) -> None:
    at = place % (len(content) + 1)
    for one in replies.read(content[:at] + noise + content[at:], "x"):
        assert isinstance(one, Reply) or one.reason
