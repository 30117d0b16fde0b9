"""Writes invitations as files: a calendar file and a draft to send for each person who has an address."""

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from organiser.app import files
from organiser.app.actions import texts
from organiser.domain import reaching
from organiser.domain.occasion import Group
from organiser.domain.people import Person, Route
from organiser.domain.problem import Problem
from organiser.domain.sessions import Session
from organiser.domain.text import counted
from organiser.exports.names import file_name
from organiser.store import changes
from organiser.store.store import Store


@dataclass(frozen=True, slots=True)
class Invitations:
    """What is to be written for one session: who gets a file, and who has to be reached in another way.

    ``words`` are the letters, by the person's id.
    """

    session: Session
    group: Group
    by_mail: tuple[Person, ...]
    otherwise: tuple[Person, ...]
    words: Mapping[int, str]

    @property
    def in_words(self) -> str:
        """``9 invitations by email; 5 people to reach by phone, text or post``."""
        words = counted(len(self.by_mail), "invitation") + " by email"
        if self.otherwise:
            words += f"; {counted(len(self.otherwise), 'person', 'people')} to reach by phone, text or post"
        return words


def gather(store: Store, session_id: int) -> Invitations:
    """Everyone invited who has not said no, apart by whether there is an email address."""
    said = texts.gather(store, session_id)
    invited = [_mailed(said.people[person_id]) for person_id in said.asked]
    if not invited:
        raise Problem("Nobody is invited to this session yet.", "Invite people on the session's People tab first.")
    return Invitations(
        said.news.session,
        said.news.group,
        tuple(person for person in invited if person.email),
        tuple(person for person in invited if not person.email),
        {person.id: said.of(person.id, route=Route.EMAIL).text for person in invited if person.email},
    )


def _mailed(person: Person) -> Person:
    """The person with the address that their invitation goes to: for somebody under 18, that of their guardian."""
    return dataclasses.replace(person, email=reaching.by(person, Route.EMAIL).contact)


def job(what: Invitations, folder: Path, *, replace: bool = True) -> Callable[[], list[Path]]:
    """Work on values for any thread: writes two files for each person into ``folder``, which is made if need be."""
    stamped = datetime.now(UTC)

    def work() -> list[Path]:
        from organiser.exports.calendar import cancellation, invitation
        from organiser.exports.invitation import draft

        make = cancellation if what.session.is_cancelled else invitation
        contents: dict[str, bytes] = {}
        for stem, person in zip(_stems(what), what.by_mail, strict=True):
            contents[file_name(stem, "ics")] = make(what.session, person, group=what.group, stamped=stamped)
            contents[file_name(stem, "eml")] = draft(
                what.session, person, what.words[person.id], group=what.group, stamped=stamped
            )
        if not replace:
            _refuse_existing(folder, contents)
        files.folder(folder)
        return [files.write_whole(folder / name, content) for name, content in contents.items()]

    return work


def _stems(what: Invitations) -> list[str]:
    """A file name for each person, without the ending; two that would be the same are told apart by a number."""
    stems: dict[str, str] = {}
    day = f"{what.session.starts:%Y-%m-%d}"
    for person in what.by_mail:
        words, number = f"{what.session.title[:40]}, {person.name[:40]}", 1
        stem = f"{day} {words}"
        while (key := file_name(stem, "").casefold()) in stems:
            number += 1
            stem = f"{day} ({number}) {words}"
        stems[key] = stem
    return list(stems.values())


def _refuse_existing(folder: Path, names: Sequence[str] | dict[str, bytes]) -> None:
    for name in names:
        if (folder / name).exists():
            raise Problem(f"{folder / name} is there already.", "Choose another folder, or say --force to replace it.")


def export(store: Store, session_id: int, folder: Path, *, replace: bool = True) -> tuple[Invitations, list[Path]]:
    """Write the invitations of a session and note that these people hold the date as it is now."""
    what = gather(store, session_id)
    written = job(what, folder, replace=replace)()
    note_given(store, what)
    return what, written


def note_given(store: Store, what: Invitations) -> None:
    """Note which version of the date these people were given."""
    if what.by_mail:
        store.do(
            f"Note invitations to {what.session.title}",
            changes.attendance.note_given,
            what.session.id,
            [person.id for person in what.by_mail],
            route=str(Route.EMAIL),
        )
