"""A ready-to-send mail for one person: the invitation to a session, or the news that it is cancelled."""

from datetime import datetime
from email.charset import QP, Charset
from email.header import Header
from email.mime.application import MIMEApplication
from email.mime.multipart import MIMEMultipart
from email.mime.nonmultipart import MIMENonMultipart
from email.mime.text import MIMEText
from email.policy import compat32
from email.utils import format_datetime, formataddr

from organiser.domain import clock, text
from organiser.domain.occasion import Group
from organiser.domain.people import Person
from organiser.domain.sessions import Session
from organiser.exports import addresses
from organiser.exports.calendar import cancellation, invitation
from organiser.exports.names import file_name


def draft(
    session: Session, person: Person, words: str, *, group: Group, stamped: datetime, is_news: bool = False
) -> bytes:
    """An .eml file that opens as a message to be sent, with the calendar file twice inside.

    ``words`` are the letter; below it stands what the calendar file does. The first copy lets mail programs offer
    Accept and Decline, the second can be saved and opened. A cancelled session makes the cancellation; ``is_news``
    says that the person was given another date before. Raises
    :class:`Problem` when group or person has no usable email address.
    """
    method = "CANCEL" if session.is_cancelled else "REQUEST"
    make_file = cancellation if session.is_cancelled else invitation
    file = make_file(session, person, group=group, stamped=stamped)

    mail = MIMEMultipart("mixed", boundary="=_mixed")
    mail["X-Unsent"] = "1"  # Outlook and Thunderbird then open it for writing
    mail["From"] = _mailbox(group.name or group.organiser, addresses.sender(group))
    mail["To"] = _mailbox(person.name, addresses.recipient(person))
    mail["Subject"] = Header(_subject(session, is_news=is_news), header_name="Subject").encode()
    mail["Date"] = format_datetime(stamped)
    mail.attach(_either(f"{words}\n\n{_of_the_file(session)}\n", file, method))
    attachment = MIMEApplication(file, "ics")
    name = file_name(f"{session.starts:%Y-%m-%d} {session.title}", "ics")
    attachment.add_header("Content-Disposition", "attachment", filename=name)
    mail.attach(attachment)
    return mail.as_bytes(policy=compat32.clone(linesep="\r\n"))


def _either(words: str, file: bytes, method: str) -> MIMEMultipart:
    """The message in words and as a calendar entry: mail programs show the one they understand best.

    The boundary is fixed, so that the same values make the same bytes; ``=_`` stands in no text that is
    quoted-printable or base64, so it cannot turn up in a part.
    """
    either = MIMEMultipart("alternative", boundary="=_alternative")
    readable = Charset("utf-8")
    readable.body_encoding = QP
    letter = MIMENonMultipart("text", "plain")
    letter.set_payload(words, readable)
    either.attach(letter)
    entry = MIMEText(file.decode(), "calendar", "utf-8")
    entry.set_param("method", method)
    either.attach(entry)
    return either


def _mailbox(name: str, address: str) -> str:
    plain = text.line(name)
    if plain.isascii():
        return formataddr((plain, address))
    return f"{Header(plain, 'utf-8', header_name='From').encode()} <{address}>"


def _subject(session: Session, *, is_news: bool) -> str:
    day = clock.day_in_words(session.starts)
    if session.is_cancelled:
        return f"Cancelled: {session.title}, {day}"
    if is_news:
        return f"Changed: {session.title}, now {day} at {session.starts:%H:%M}"
    return f"Invitation: {session.title}, {day} at {session.starts:%H:%M}"


def _of_the_file(session: Session) -> str:
    if session.is_cancelled:
        return (
            "The attached calendar file takes the date out of your calendar. It may not work by itself: "
            "if the date is still there afterwards, please remove it."
        )
    return (
        "The attached calendar file puts the date into your calendar. It does not update itself: "
        "if anything changes, we will write to you again."
    )
