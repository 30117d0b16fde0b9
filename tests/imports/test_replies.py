"""Answers by mail in the shapes of the usual programs, and in shapes that nobody would send."""

import time
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from organiser.domain.attendance import Answer
from organiser.domain.replies import LeftOut, Reply
from organiser.imports import mails, replies

UID = "5f3c9a8e-0000-4000-8000-00000000000a"


def ics(*lines: str, method: str = "REPLY") -> bytes:
    whole = ["BEGIN:VCALENDAR", "VERSION:2.0", f"METHOD:{method}", "BEGIN:VEVENT", f"UID:{UID}", *lines]
    return "\r\n".join([*whole, "END:VEVENT", "END:VCALENDAR", ""]).encode()


THUNDERBIRD = ics("ATTENDEE;PARTSTAT=TENTATIVE;CN=Helen:mailto:helen.marsh@example.org", "SEQUENCE:0")


HELEN = "helen.marsh@example.org"
FOLDER = Path(__file__).parent / "replies"
SAID = {  # file -> who, what, the remark, the revision
    "outlook.eml": (HELEN, "yes", "I may be late, sorry – the bus…", 1),
    "forwarded.eml": (HELEN, "yes", "I may be late, sorry – the bus…", 1),
    "google.eml": (HELEN, "no", 'Away: back at 9; sorry "Ruth"', 1),
    "apple.eml": ("sian@example.org", "maybe", "Depends on the crèche", 1),
    "thunderbird.eml": ("zoe@example.org", "yes", "", 0),
    "outlook-counter.eml": ("tom.e@example.org", "maybe", "After work?", 1),
    "delegated.ics": ("oisin@example.org", "none", "", 1),
    "utf-16.ics": ("zoe@example.org", "yes", "", None),
}


@pytest.mark.parametrize("name", SAID)
def test_an_answer_is_read_whatever_program_sent_it(name: str) -> None:
    found = list(replies.read((FOLDER / name).read_bytes(), name))
    assert found
    for one in found:  # Google sends the same twice
        assert isinstance(one, Reply)
        assert (one.attendee, one.answer, one.comment, one.sequence) == SAID[name]
        assert one.uid == UID


@pytest.mark.parametrize(
    ("content", "answer"),
    [
        (THUNDERBIRD, Answer.MAYBE),
        (THUNDERBIRD.replace(b"\r\n", b"\n"), Answer.MAYBE),
        (b"\xef\xbb\xbf" + THUNDERBIRD, Answer.MAYBE),
        (THUNDERBIRD.replace(b"mailto:helen", b"mailto:\r\n helen"), Answer.MAYBE),
        (THUNDERBIRD.replace(b"mailto:helen", b"X-RESPONSE-COMMENT=Late: sorry:MAILTO:%68elen"), Answer.MAYBE),
        (THUNDERBIRD.replace(b"TENTATIVE", b"NEEDS-ACTION"), Answer.NONE),
        (THUNDERBIRD.replace(b"METHOD:REPLY\r\nBEGIN:VEVENT", b"BEGIN:VEVENT\r\nMETHOD:REPLY"), Answer.MAYBE),
        (THUNDERBIRD[:-30], Answer.MAYBE),
        (b"From: x@example.org\nContent-Type: text/calendar; charset=no-such\n\n" + THUNDERBIRD, Answer.MAYBE),
        (b"812\nFrom: x@example.org\nContent-Type: text/calendar\n\n" + THUNDERBIRD, Answer.MAYBE),
    ],
)
def test_an_answer_is_read_however_it_was_written(content: bytes, answer: Answer) -> None:
    (found,) = replies.read(content, "reply.eml")
    assert isinstance(found, Reply)
    assert (found.uid, found.attendee, found.answer) == (UID, HELEN, answer)


def test_moment_name_and_where_it_stands_are_kept() -> None:
    (found,) = replies.read((FOLDER / "thunderbird.eml").read_bytes(), "reply.eml")
    assert isinstance(found, Reply)
    assert (found.stamped, found.name) == (datetime(2027, 5, 7, 7, tzinfo=UTC), "Zoë Brannigan")
    assert found.source == "reply.eml, “Event Invitation Reply (Accepted): Café morning”"


def test_whoever_sends_somebody_else_says_whom() -> None:
    (found,) = replies.read((FOLDER / "delegated.ics").read_bytes(), "x.ics")
    assert isinstance(found, Reply)
    assert found.in_words == "sends sam@example.org"


def test_a_proposal_says_its_time_in_words() -> None:
    who = "ATTENDEE;PARTSTAT=TENTATIVE:mailto:a@example.org"
    (found,) = replies.read(ics(who, "DTSTART;TZID=Europe/London:20270519T140000", method="COUNTER"), "x.ics")
    assert isinstance(found, Reply)
    assert found.proposal == "Wednesday 19 May 2027 at 14:00"
    (away,) = replies.read(ics(who, "DTSTART;TZID=Romance Standard Time:20270519T140000", method="COUNTER"), "x.ics")
    assert isinstance(away, Reply)
    assert away.proposal == "Wednesday 19 May 2027 at 14:00 (Europe, Paris)"
    (utc,) = replies.read(ics(who, "DTSTART:20270519T130000Z", method="COUNTER"), "x.ics")
    assert isinstance(utc, Reply)
    assert utc.proposal == "Wednesday 19 May 2027 at 14:00"
    (outlook,) = replies.read((FOLDER / "outlook-counter.eml").read_bytes(), "x.eml")
    assert isinstance(outlook, Reply)
    assert outlook.proposal == "Wednesday 19 May 2027 at 18:00"
    (other,) = replies.read(ics(who, "DTSTART:20270230T140000Z", method="COUNTER"), "x.ics")
    assert isinstance(other, Reply)
    assert other.proposal == "another time"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "neither a mail nor a calendar"),
        (b"\x00\x01\x02", "neither a mail nor a calendar"),
        (b"PK\x03\x04 not a mail", "neither a mail nor a calendar"),
        ((FOLDER / "plain.eml").read_bytes(), "Read it yourself"),
        ((FOLDER / "winmail.eml").read_bytes(), "winmail.dat"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1" + b"\0" * 500, "Outlook's own format"),
        (ics("ATTENDEE:mailto:a@example.org", method="REQUEST"), "an invitation, not an answer"),
        (ics("ATTENDEE:mailto:a@example.org", method="CANCEL"), "cancels something"),
        (ics("ATTENDEE:mailto:a@example.org", method="X"), "does not say that it is an answer"),
        (ics("SUMMARY:Nobody"), "nobody who answers"),
        (b"BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\n", "nobody who answers"),
        (b"BEGIN:VCALENDAR\r\n" + b"A" * 2_000_000, "too large"),
        (b"Subject: x\r\n\r\n" + b"x" * 10_000_001, "too large for a message"),
        (b"Subject: x\r\n\r\n" + b"\r" * 200_001, "too large for a message"),
        (
            b"Subject: x\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n" + b"--b\n\n" * 300,
            "cannot be read as a mail",
        ),
    ],
)
def test_what_is_no_answer_says_why(content: bytes, reason: str) -> None:
    (found,) = replies.read(content, "x")
    assert isinstance(found, LeftOut)
    assert reason in found.in_words


def test_a_mail_within_a_mail_without_end_is_left_out() -> None:
    content = b"".join(b"Content-Type: message/rfc822\r\n\r\n" for _ in range(5_000))
    assert all(isinstance(one, LeftOut) for one in replies.read(b"Subject: x\r\n" + content, "x"))


@pytest.mark.parametrize("bomb", [b";" * 500_000, b'; a="' + b'\\";' * 200_000, b";\r\n a=b" * 60_000])
def test_headers_that_take_long_to_read_are_cut(bomb: bytes) -> None:
    began = time.monotonic()
    content = b"Subject: x\r\nContent-Type: text/calendar" + bomb + b"\r\n\r\n" + THUNDERBIRD
    assert list(replies.read(content, "x"))
    assert time.monotonic() - began < 3  # without a bound, minutes


@pytest.mark.parametrize("charset", [b"\x80iso-8859-1", b"none", b"=", b"utf-8\x00", b"idna", b"unicode_escape"])
def test_a_subject_in_letters_that_nobody_knows_is_passed_over(charset: bytes) -> None:
    subject = b"Subject: =?" + charset + b"?Q?Accepted=3A_Caf=E9?=\r\n"
    (found,) = replies.read(
        subject + b"Content-Type: text/calendar\r\n\r\n" + ics("ATTENDEE:mailto:a@example.org"), "x"
    )
    assert isinstance(found, Reply)


def test_a_mailbox_is_cut_into_its_messages() -> None:
    box = BytesIO((FOLDER / "mailbox.mbox").read_bytes())
    found = [list(replies.read(message, "x")) for message in mails.messages(box.read)]
    assert [len(one) for one in found] == [1, 1, 2, 1]
    assert [type(one[0]) for one in found] == [Reply, LeftOut, Reply, Reply]
    inside = BytesIO(b"From a\nSubject: x\n\nHi,\nFrom here on it rains.\n\nFrom b\nSubject: y\n\nBye\n")
    assert [message.split(b"\n")[0] for message in mails.messages(inside.read)] == [b"Subject: x", b"Subject: y"]


@given(
    some.lists(some.sampled_from((b"Subject: x\n\nHi\n", b"A: b\r\n\r\nFrom\r\n", b">From a\n" * 3)), max_size=6),
    some.integers(1, 40),
)
def test_a_mailbox_is_cut_the_same_however_it_is_read(written: list[bytes], size: int) -> None:
    box = BytesIO(b"".join(b"From me\n" + one + b"\n" for one in written))
    assert [one.strip() for one in mails.messages(lambda _most: box.read(size))] == [one.strip() for one in written]


def test_of_a_message_without_end_only_so_much_is_kept() -> None:
    box = BytesIO(b"From a\nSubject: x\n\n" + b"x\n" * 8_000_000 + b"\nFrom b\nSubject: y\n\nBye\n")
    first, second = mails.messages(box.read)
    assert mails.LARGEST <= len(first) < mails.LARGEST + 2_000_000
    assert second == b"Subject: y\n\nBye\n"


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.eml")), ids=lambda path: path.stem)
def test_a_glance_never_misses_an_answer(path: Path) -> None:
    content = path.read_bytes()
    assert mails.may_answer(content) or not any(isinstance(one, Reply) for one in replies.read(content, "x"))


def test_a_hundred_thousand_attendees_are_cut() -> None:
    who = [f"ATTENDEE;PARTSTAT=ACCEPTED:mailto:{n}@example.org" for n in range(20_000)]
    assert len(list(replies.read(ics(*who), "x"))) <= 50


SHAPES = [path.read_bytes() for path in sorted(FOLDER.iterdir())]


@given(
    some.binary(max_size=400) | some.sampled_from(SHAPES),
    some.integers(0, 2_000),
    some.binary(max_size=5),
)
def test_any_bytes_are_replies_or_words(content: bytes, place: int, noise: bytes) -> None:
    at = place % (len(content) + 1)
    for one in replies.read(content[:at] + noise + content[at:], "x"):
        assert isinstance(one, Reply) or one.reason
