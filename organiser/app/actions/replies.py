"""Takes in answers that came back by mail: files, folders and mailboxes are read, matched, and noted as one step."""

import os
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from organiser.app import files
from organiser.domain.problem import Problem
from organiser.domain.replies import Asked, Invited, LeftOut, Mailbag, Reply, Understood, understand
from organiser.domain.text import counted
from organiser.store import changes, queries
from organiser.store.store import Store

ENDINGS = (".ics", ".eml", ".emlx", ".mbox", ".mbx", ".msg")
_MOST_FILES = 5_000
_MOST_LOOKED_AT = 100_000  # files and folders within a folder
_MOST_MESSAGES = 50_000
_MOST_REPLIES = 20_000

Step = Callable[[int, int], object]


def gather(paths: Iterable[Path], step: Step = lambda _done, _of: None) -> Mailbag:
    """Work on files for any thread: everything that is in them, with what was left out and why.

    ``step`` is told how many bytes of how many are read.
    """
    chosen = list(_files(paths, step))
    total, done = sum(size for _, size in chosen), 0
    replies: list[Reply] = []
    left_out: list[LeftOut] = []
    for path, size in chosen:
        for one in _read(path, lambda read, before=done: step(min(before + read, total), total)):  # type: ignore[misc]
            if isinstance(one, LeftOut):
                left_out.append(one)
            elif len(replies) < _MOST_REPLIES:
                replies.append(one)
            else:
                raise Problem(f"There are more than {_MOST_REPLIES:,} answers.", "Take in fewer at once.")
        done += size
    return Mailbag(tuple(replies), tuple(left_out))


def _files(paths: Iterable[Path], step: Step) -> Iterator[tuple[Path, int]]:
    """The files with their sizes; those in folders if they may hold mails."""
    found = 0
    for path in paths:
        if not path.exists():
            raise Problem(f"There is no file {path}.", "Look at its name and folder.")
        for one in _within(path, step) if path.is_dir() else [path]:
            found += 1
            if found > _MOST_FILES:
                raise Problem(f"There are more than {_MOST_FILES:,} files.", "Take in fewer at once.")
            yield one, _size(one)


def _within(folder: Path, step: Step) -> Iterator[Path]:
    """The mails in a folder and those below it. Thunderbird's mailboxes have no ending."""
    looked_at = 0
    for place, folders, names in os.walk(folder):
        step(0, 1)
        folders.sort()
        looked_at += len(folders) + len(names)
        if looked_at > _MOST_LOOKED_AT:
            raise Problem(f"{folder} holds too much to look through.", "Choose a folder with nothing but mails.")
        for name in sorted(names):
            path = Path(place, name)
            if path.suffix.lower() in ENDINGS or (not path.suffix and _is_mailbox(path)):
                yield path


def _is_mailbox(path: Path) -> bool:
    from organiser.imports import mails

    try:
        return mails.is_mailbox(files.content(path, 5, ""))
    except Problem:
        return False


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _read(path: Path, step: Callable[[int], object]) -> Iterator[Reply | LeftOut]:
    from organiser.imports import mails, replies

    try:
        if not stat.S_ISREG(path.stat().st_mode):
            yield LeftOut(path.name, "It is no file")
            return
        with path.open("rb") as file:
            step(0)
            if mails.is_mailbox(file.peek(5)[:5]):
                yield from _in_mailbox(file, path.name, step)
            else:
                yield from replies.read(file.read(mails.LARGEST + 1), path.name)
    except OSError as error:
        yield LeftOut(path.name, f"It cannot be read: {(error.strerror or 'the disk reported a fault').lower()}")


def _in_mailbox(file: BinaryIO, name: str, step: Callable[[int], object]) -> Iterator[Reply | LeftOut]:
    """The answers in a mailbox; most of its messages are none, and nobody wants to read a line about each of them."""
    from organiser.imports import mails, replies

    others = 0
    for number, message in enumerate(mails.messages(file.read), 1):
        step(file.tell())
        if number > _MOST_MESSAGES:
            yield LeftOut(name, f"Only its first {_MOST_MESSAGES:,} messages were read")
            break
        read = replies.read(message, f"{name}, message {number}") if mails.may_answer(message) else ()
        found = [one for one in read if isinstance(one, Reply)]
        yield from found
        others += not found
    if others:
        hold = "holds" if others == 1 else "hold"
        reason = f"{counted(others, 'message')} in it {hold} no answer that can be read here"
        yield LeftOut(name, reason, "Look through them yourself.")


def sort(store: Store, bag: Mailbag) -> Mailbag:
    """What is in the bag, matched with the sessions of the workspace and whom they were sent to."""
    uids = {reply.uid for reply in bag.replies}
    asked = {
        session.uid: Asked(session.id, session.title, session.starts, session.sequence, _invited(store, session.id))
        for session in store.ask(queries.sessions.every)
        if session.uid in uids
    }
    return Mailbag(bag.replies, bag.left_out, understand(bag.replies, asked))


def _invited(store: Store, session_id: int) -> tuple[Invited, ...]:
    emails = {person.id: person.email for person in store.ask(queries.people.on_register, session_id)}
    return tuple(
        Invited(line.person_id, line.person, emails.get(line.person_id, ""), line.answer, line.answered_at)
        for line in store.ask(queries.attendance.register, session_id)
    )


def take(store: Store, chosen: Sequence[Understood]) -> int:
    """Note these answers as one step; returns how many were noted."""
    answers = [
        (one.session_id, one.person_id, one.reply.answer, one.reply.stamped) for one in chosen if one.may_be_taken
    ]
    if answers:
        label = f"Take in {counted(len(answers), 'answer')} by mail"
        store.do(label, changes.attendance.take_answers, answers)
    return len(answers)
