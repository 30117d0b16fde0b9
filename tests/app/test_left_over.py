"""What an erasure cannot reach is told: files that name somebody, whatever they are written in, and paper."""

from base64 import b64encode
from pathlib import Path

import pytest

from organiser.app import paths
from organiser.app.actions import left_over, occasions, printings
from organiser.domain.people import Person
from organiser.exports.paper.look import Look
from organiser.exports.prints import PRINTS
from organiser.store import changes, queries
from organiser.store.store import Store

ZED = Person("Zedora Quillfeather-Longname", email="zed@example.org", phone="07700 900731")
NAME = ZED.name.encode()
FOLDED = b"BEGIN:VCALENDAR\r\nDESCRIPTION:" + b"x" * 50 + b" Zedora Quillf\r\n eather-Longname\r\n"
CODED = b"Subject: Hello\r\nContent-Transfer-Encoding: base64\r\n\r\n" + b64encode(b"Dear " + NAME) + b"\r\n"
HEADED = b"To: =?utf-8?B?" + b64encode(NAME) + b"?=\r\n\r\nHello\r\n"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.ics", FOLDED), ("a.vcf", FOLDED), ("a.eml", CODED), ("b.eml", HEADED), ("a.csv", b"1," + NAME),
        ("About Zedora Quillfeather-Longname.bin", b""), ("a.txt", b"+44 7700 900731"),
        ("a.json", b'"Zed@Example.org"'),
    ],
)  # fmt: skip
def test_a_file_that_names_somebody_is_found(home: Path, name: str, content: bytes) -> None:
    folders = paths.of_user()
    folders.output.mkdir(parents=True)
    (folders.output / name).write_bytes(content)
    (folders.output / "other.ics").write_bytes(FOLDED.replace(b"Zedora", b"Zelda"))
    (folders.output / "torn.pdf").write_bytes(b"%PDF-1.7 torn")
    assert left_over.files_naming(folders, ZED) == (folders.output / name,)


def test_so_is_a_print_and_the_paper_that_was_noted(home: Path, sample: Store) -> None:
    folders = paths.of_user()
    folders.output.mkdir(parents=True)
    person_id = sample.do("Add", changes.people.add, ZED)
    session = sample.ask(queries.sessions.every)[0]
    sample.do("Invite", changes.attendance.invite, session.id, [person_id])
    subject = occasions.gather(sample, session.id)
    for name in ("sign-in", "handout"):
        kind = next(one for one in PRINTS if one.name == name)
        made = kind.print(subject, Look(), fonts=paths.resource("fonts"))
        (folders.output / f"{name}.pdf").write_bytes(made.pdf)
        printings.note(sample, printings.made(kind, subject, Look()))
    assert left_over.files_naming(folders, ZED) == (folders.output / "sign-in.pdf",)
    (paper,) = left_over.papers_naming(sample, person_id)
    assert paper.startswith(f"Sign-in sheet of {session.title}, ")
    nobody = sample.do("Add", changes.people.add, Person("Nobody Else"))
    assert left_over.papers_naming(sample, nobody) == ()
