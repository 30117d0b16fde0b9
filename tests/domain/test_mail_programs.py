"""What is said of a mail program from an address: what is known, or that it is not."""

import pytest

from organiser.domain.mail_programs import MailProgram, likely


@pytest.mark.parametrize(
    ("address", "program"),
    [
        ("Asha@Gmail.com", MailProgram.GMAIL),
        ("asha@googlemail.co.uk", MailProgram.GMAIL),
        ("asha@hotmail.co.uk", MailProgram.OUTLOOK),
        ("asha@outlook.com ", MailProgram.OUTLOOK),
        ("asha@icloud.com", MailProgram.APPLE),
        ("asha@me.com", MailProgram.APPLE),
        ("asha@example.org", MailProgram.UNKNOWN),
        ("gmail.com@example.org", MailProgram.UNKNOWN),
        ("asha@notgmail.com", MailProgram.UNKNOWN),
        ("", MailProgram.UNKNOWN),
    ],
)
def test_an_address_tells_the_program_only_where_it_can(address: str, program: MailProgram) -> None:
    assert likely(address) is program


def test_every_program_says_what_it_shows_and_never_more_than_probably() -> None:
    for program in MailProgram:
        assert program.shows.startswith("Probably") or "not known" in program.shows
