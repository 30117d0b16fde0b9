"""File names: whatever a session is called, every computer can keep its files."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as some

from organiser.exports.names import LONGEST, file_name


@pytest.mark.parametrize(
    ("stem", "name"),
    [
        ("2027-05-19 Space 1", "2027-05-19 Space 1.ics"),
        ("Space 1: who/what? — “listening”", "Space 1 who what - listening.ics"),
        ("Łódź, Zoë’s straße", "Lodz, Zoe's strasse.ics"),
        ("2027-05-19 你好", "2027-05-19.ics"),
        ("你好", "Untitled.ics"),
        ("", "Untitled.ics"),
        ("../../etc/passwd", "etc passwd.ics"),
        ("--help", "help.ics"),
        ("NUL", "_NUL.ics"),
        ("com1.old", "_com1.old.ics"),
        ("Console", "Console.ics"),
        ("Ends in a dot. ", "Ends in a dot.ics"),
    ],
)
def test_names_are_plain(stem: str, name: str) -> None:
    assert file_name(stem, "ics") == name


@given(some.text(max_size=400))
def test_any_words_make_a_name_that_windows_accepts(stem: str) -> None:
    name = file_name(stem, "pdf")
    assert re.fullmatch(r"[ -~]+\.pdf", name)
    assert not set(name) & set('<>:"/\\|?*')
    assert name[0] not in " .-"
    assert name[-5] not in " ."
    assert len(name) <= LONGEST + len("_.pdf")
