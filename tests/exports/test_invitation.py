"""Drafts: a message that opens ready to send, says everything in words and carries the calendar file."""

import email
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.policy import compat32, default
from email.utils import parseaddr
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from organiser.domain.occasion import Group
from organiser.domain.people import Person
from organiser.domain.problem import Problem
from organiser.domain.sessions import Session, Status
from organiser.exports.calendar import cancellation, invitation
from organiser.exports.invitation import draft

GOLDEN = Path(__file__).parent.parent / "golden"
STAMPED = datetime(2027, 4, 30, 16, 5, 9, tzinfo=UTC)
GROUP = Group("Elm Road Neighbours", "Ada Okafor", "hello@elmroad.example.org", "0161 496 0123")
ASHA = Person("Asha Rahman", email="asha@example.com", needs="a chair with arms")
SPACE = Session(
    "Space 1: what we care about",
    datetime(2027, 5, 19, 12, 30),
    90,
    place="Quaker Meeting House, 4 Elm Road",
    online_url="https://meet.example.org/j/85012345678",
    summary="Bring a story about your street.",
    notes="The key is with the caretaker.",
    changed=datetime(2027, 4, 29, 8, 0, tzinfo=UTC),
    uid="0b7c6a55-6d1c-4a57-9f0e-2d1f6f4f2a10",
)
CANCELLED = replace(SPACE, status=Status.CANCELLED, sequence=1)
LETTER = "Hello Asha,\n\nWe would love you to come – “Space 1” is on Wednesday 19 May 2027.\n\nAda Okafor"


def opened(session: Session = SPACE, person: Person = ASHA, group: Group = GROUP) -> EmailMessage:
    message = email.message_from_bytes(draft(session, person, LETTER, group=group, stamped=STAMPED), policy=default)
    assert isinstance(message, EmailMessage)
    assert not message.defects
    return message


def words_of(message: EmailMessage) -> str:
    body = message.get_body(("plain",))
    assert body is not None
    return str(body.get_content()).replace("\r\n", "\n")


@pytest.mark.parametrize(("name", "session"), [("invitation.eml", SPACE), ("cancellation.eml", CANCELLED)])
def test_drafts_are_as_before(name: str, session: Session) -> None:
    made = draft(session, ASHA, LETTER, group=GROUP, stamped=STAMPED)
    if not (GOLDEN / name).exists():
        (GOLDEN / name).write_bytes(made)
        pytest.fail(f"{name} was written: read it, then run again.")
    assert made == (GOLDEN / name).read_bytes()


def test_a_draft_opens_ready_to_send() -> None:
    message = opened()
    assert message["X-Unsent"] == "1"
    assert message["From"] == "Elm Road Neighbours <hello@elmroad.example.org>"
    assert message["To"] == "Asha Rahman <asha@example.com>"
    assert message["Subject"] == "Invitation: Space 1: what we care about, Wednesday 19 May 2027 at 12:30"


@pytest.mark.parametrize(
    ("session", "method", "make_file"), [(SPACE, "REQUEST", invitation), (CANCELLED, "CANCEL", cancellation)]
)
def test_the_calendar_file_is_there_to_answer_and_to_save(
    session: Session, method: str, make_file: Callable[..., bytes]
) -> None:
    file = make_file(session, ASHA, group=GROUP, stamped=STAMPED)
    message = opened(session)
    kinds = [part.get_content_type() for part in message.walk()]
    assert kinds == ["multipart/mixed", "multipart/alternative", "text/plain", "text/calendar", "application/ics"]
    *_, to_answer, to_save = message.walk()
    assert to_answer.get_payload(decode=True) == to_save.get_payload(decode=True) == file
    assert to_answer["Content-Type"].params == {"charset": "utf-8", "method": method}
    assert to_answer.get_content_disposition() is None
    assert to_save.get_filename() == "2027-05-19 Space 1 what we care about.ics"


def test_the_letter_stands_there_as_it_was_written_and_the_file_is_explained() -> None:
    words = words_of(opened())
    assert words.startswith(f"{LETTER}\n\nThe attached calendar file puts the date into your calendar.")
    assert "does not update itself" in words
    assert "caretaker" not in words
    assert "chair" not in words


def test_a_cancellation_says_so() -> None:
    message = opened(CANCELLED)
    assert message["Subject"] == "Cancelled: Space 1: what we care about, Wednesday 19 May 2027"
    assert "takes the date out of your calendar" in words_of(message)
    assert "please remove it" in words_of(message)


def test_without_the_group_s_address_there_is_advice() -> None:
    with pytest.raises(Problem) as caught:
        draft(SPACE, ASHA, LETTER, group=replace(GROUP, email=""), stamped=STAMPED)
    assert str(caught.value) == (
        "There is no email address for your group. "
        "Invitations come from the group's own address: File menu, “Who we are”. Then try again."
    )


@given(
    some.text(some.characters(categories=["L", "N", "P", "S", "Zs"]), min_size=1, max_size=90).filter(str.strip),
    some.text(some.characters(categories=["L", "N", "P", "S", "Zs"]), min_size=1, max_size=90).filter(str.strip),
)
def test_any_title_and_name_come_through(title: str, name: str) -> None:
    session, person = replace(SPACE, title=title), replace(ASHA, name=name)
    message = opened(session, person)
    # The newer reader of the standard library leaves blanks between encoded words, so the older one reads the headers.
    headers = email.message_from_bytes(bytes(message), policy=compat32)
    subject = str(make_header(decode_header("".join(headers["Subject"].splitlines()))))
    assert subject == f"Invitation: {session.title}, Wednesday 19 May 2027 at 12:30"
    shown, address = parseaddr(headers["To"])
    assert (str(make_header(decode_header(shown))), address) == (person.name, "asha@example.com")
