"""Writes invitations as files: a calendar file and a draft to send for each person who has an address."""

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from organiser.app import files
from organiser.app.actions import texts
from organiser.app.actions.calendars import twin_name
from organiser.domain import reaching
from organiser.domain.occasion import Group
from organiser.domain.people import Person, Route
from organiser.domain.problem import Problem
from organiser.domain.sessions import Session
from organiser.domain.text import counted
from organiser.exports.names import file_names
from organiser.store import changes, queries
from organiser.store.store import Store


@dataclass(frozen=True, slots=True)
class Invitations:
    """What is to be written for one session: who gets a file, and who has to be reached in another way.

    ``words`` are the letters, by the person's id; ``news`` the ids of those for whom day, time or place has changed.
    """

    session: Session
    group: Group
    by_mail: tuple[Person, ...]
    otherwise: tuple[Person, ...]
    words: Mapping[int, str]
    news: frozenset[int] = frozenset()

    @property
    def files(self) -> str:
        """``9 invitations``, or ``9 cancellations``."""
        return counted(len(self.by_mail), "cancellation" if self.session.is_cancelled else "invitation")

    @property
    def in_words(self) -> str:
        """``9 invitations by email; 5 people to reach by phone, text or post``."""
        words = f"{self.files} by email"
        if self.otherwise:
            words += f"; {counted(len(self.otherwise), 'person', 'people')} to reach by phone, text or post"
        return words


def gather(store: Store, session_id: int, *, only_old: bool = False) -> Invitations:
    """Everyone invited who has not said no, apart by whether there is an email address.

    ``only_old`` leaves out all who do not hold an old date. Who does is told first what has changed.
    """
    said = texts.gather(store, session_id)
    session = said.news.session
    old = {line.person_id: line for line in store.ask(queries.ledger.of_session, session_id) if line.is_old(session)}
    invited = [_mailed(said.people[person_id]) for person_id in said.asked if person_id in old or not only_old]
    if not said.asked:
        raise Problem("Nobody is invited to this session yet.", "Invite people on the session's People tab first.")
    if not invited:
        raise Problem("Nobody holds an old date of this session.", "There is nobody to write to again.")
    by_mail = tuple(person for person in invited if person.email)
    misled = set() if session.is_cancelled else {line.person_id for line in old.values() if line.is_misled(session)}
    news = frozenset(person.id for person in by_mail if person.id in misled)
    words = {person.id: said.of(person.id, route=Route.EMAIL).text for person in by_mail}
    words |= {person_id: f"{old[person_id].to_say(session)}\n\n{words[person_id]}" for person_id in news}
    return Invitations(
        session, said.news.group, by_mail, tuple(person for person in invited if not person.email), words, news
    )


def _mailed(person: Person) -> Person:
    """The person with the address that their invitation goes to: for somebody under 18, that of their guardian."""
    return dataclasses.replace(person, email=reaching.by(person, Route.EMAIL).contact)


def job(what: Invitations, folder: Path, *, replace: bool = True) -> Callable[[], list[Path]]:
    """Work on values for any thread: writes two files for each person into ``folder``, which is made if need be.

    A cancelled session gets one more, for whoever has no use for a cancellation.
    """
    stamped, day = datetime.now(UTC), f"{what.session.starts:%Y-%m-%d}"
    names = file_names((day, f"{what.session.title[:40]}, {person.name[:40]}") for person in what.by_mail)

    def work() -> list[Path]:
        from organiser.exports.calendar import calendar, cancellation, invitation
        from organiser.exports.invitation import draft

        make = cancellation if what.session.is_cancelled else invitation
        contents: dict[Path, bytes] = {}
        for name, person in zip(names, what.by_mail, strict=True):
            contents[folder / f"{name}.ics"] = make(what.session, person, group=what.group, stamped=stamped)
            contents[folder / f"{name}.eml"] = draft(
                what.session,
                person,
                what.words[person.id],
                group=what.group,
                stamped=stamped,
                is_news=person.id in what.news,
            )
        if what.session.is_cancelled:  # for programs that do nothing with a cancellation
            contents[folder / twin_name(what.session)] = calendar(
                [what.session], stamped=stamped, group=what.group, plain_cancelled=True
            )
        if not replace:
            files.refuse_existing(contents)
        files.folder(folder)
        return [files.write_whole(path, content) for path, content in contents.items()]

    return work


def export(
    store: Store, session_id: int, folder: Path, *, replace: bool = True, only_old: bool = False
) -> tuple[Invitations, list[Path]]:
    """Write the invitations of a session and note that these people hold the date as it is now."""
    what = gather(store, session_id, only_old=only_old)
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
