"""Takes in answers that came back by mail: files, folders and mailboxes are read, matched, and noted as one step."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from organiser.domain.problem import Problem
from organiser.domain.replies import Asked, Invited, LeftOut, Mailbag, Reply, Understood, understand
from organiser.domain.text import counted
from organiser.store import changes, queries
from organiser.store.store import Store

ENDINGS = (".ics", ".eml", ".mbox", ".mbx")
_MOST_FILES = 5_000
_MOST_MESSAGES = 50_000

Step = Callable[[int, int], object]


def gather(paths: Iterable[Path], step: Step = lambda _done, _of: None) -> Mailbag:
    """Work on files for any thread: everything that is in them, with what was left out and why."""
    files = list(_files(paths))
    replies: list[Reply] = []
    left_out: list[LeftOut] = []
    for number, path in enumerate(files):
        step(number, len(files))
        for one in _read(path):
            if isinstance(one, Reply):
                replies.append(one)
            else:
                left_out.append(one)
    return Mailbag(tuple(replies), tuple(left_out))


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    found = 0
    for path in paths:
        if not path.exists():
            raise Problem(f"There is no file {path}.", "Look at its name and folder.")
        inside = sorted(path.rglob("*")) if path.is_dir() else [path]
        for one in inside:
            if one.is_file() and (one == path or one.suffix.lower() in ENDINGS):
                found += 1
                if found > _MOST_FILES:
                    raise Problem(f"There are more than {_MOST_FILES:,} files.", "Take in fewer at once.")
                yield one


def _read(path: Path) -> Iterator[Reply | LeftOut]:
    from organiser.imports import replies

    try:
        with path.open("rb") as file:
            beginning = file.read(5)
            file.seek(0)
            if not replies.is_mailbox(beginning):
                yield from replies.read(file.read(replies.MOST_IN_A_MESSAGE + 1), path.name)
                return
            for number, message in enumerate(_messages(file, replies.MOST_IN_A_MESSAGE), 1):
                if number > _MOST_MESSAGES:
                    yield LeftOut(path.name, f"Only its first {_MOST_MESSAGES:,} messages were read")
                    return
                # In a mailbox most messages are no answers, and nobody wants to read a line about each of them.
                found = replies.read(message, f"{path.name}, message {number}")
                yield from (one for one in found if isinstance(one, Reply))
    except OSError as error:
        yield LeftOut(path.name, f"It cannot be read: {(error.strerror or 'the disk reported a fault').lower()}")


def _messages(lines: Iterable[bytes], most: int) -> Iterator[bytes]:
    """The messages of a mailbox one by one; what goes beyond ``most`` bytes of one is dropped."""
    message = bytearray()
    for line in lines:
        if line.startswith(b"From ") and message:
            yield bytes(message)
            message.clear()
        elif not line.startswith(b"From ") and len(message) < most:
            message += line
    if message:
        yield bytes(message)


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
    answers = [(one.session_id, one.person_id, one.reply.answer) for one in chosen if one.may_be_taken]
    if answers:
        label = f"Take in {counted(len(answers), 'answer')} by mail"
        store.do(label, changes.attendance.take_answers, answers)
    return len(answers)
