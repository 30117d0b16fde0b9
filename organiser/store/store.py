"""The store: ask it a query, do a change under a label, undo, redo; it tells which tables changed."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from sqlcipher3 import dbapi2

from organiser.domain.problem import Problem
from organiser.store import keys, opening
from organiser.store.access import Access
from organiser.store.drafts import Drafts
from organiser.store.failures import Damaged
from organiser.store.loading import load
from organiser.store.reader import Reader
from organiser.store.seal import Mark, read

if TYPE_CHECKING:
    from sqlmodel import Session as Transaction

    from organiser.store.journal import Journal, Step
    from organiser.store.transaction import Lend

P = ParamSpec("P")
T = TypeVar("T")

Listener = Callable[[frozenset[str]], None]


class _OnlyTried(BaseException):
    """Ends a transaction that was begun to see whether it could be kept."""


def _utc_now() -> datetime:
    return datetime.now(UTC)


class Store:
    """One workspace file, held by one connection in one thread."""

    def __init__(
        self,
        connection: dbapi2.Connection,
        path: Path | None,
        now: Callable[[], datetime],
        *,
        opened: opening.Opened | None = None,
        look_only: str = "",
        key: keys.Key = keys.NONE,
    ) -> None:
        self._connection = connection
        self._opened = opened
        self._reader = Reader(connection)
        self._listeners: list[Listener] = []
        self._now = now
        self.path = path
        self.key = key
        self.who = ""
        self._access = Access(connection, path, opened.seal if opened else None, look_only)
        self.drafts = Drafts(connection, self._access)

    @classmethod
    def open(
        cls, path: Path, *, key: keys.Key = keys.NONE, now: Callable[[], datetime] = _utc_now, anyway: bool = False
    ) -> "Store":
        """Open the workspace at ``path``; raises an ``OpenProblem`` and leaves the file as it is when it cannot.

        With ``anyway`` what another computer says of having it counts for nothing.
        """
        opened = opening.connect(path, now(), key, anyway=anyway)
        try:
            return cls(opened.connection, path, now, opened=opened, key=key)
        except (dbapi2.Error, ValueError) as error:
            opened.abandon()
            raise Damaged(path) from error
        except BaseException:
            opened.abandon()
            raise

    @classmethod
    def look(
        cls, path: Path, why: str, *, key: keys.Key = keys.NONE, now: Callable[[], datetime] = _utc_now
    ) -> "Store":
        """The workspace at ``path`` as it is now, to look at only; ``why`` says in a few words what is in the way.

        Works where the file cannot be written and while somebody else has it open. Raises an ``OpenProblem``.
        """
        from organiser.store import looking

        store = cls(looking.look(path, key), path, now, look_only=why, key=key)
        store._connection.execute("PRAGMA query_only = ON")
        return store

    @classmethod
    def make(cls, path: Path, *, now: Callable[[], datetime] = _utc_now) -> "Store":
        """Make a new workspace at ``path`` and open it."""
        opening.make(path)
        return cls.open(path, now=now)

    @classmethod
    def in_memory(cls, *, now: Callable[[], datetime] = _utc_now) -> "Store":
        """A workspace that is gone when it is closed."""
        return cls(opening.connect_in_memory(), None, now)

    def close(self) -> None:
        """Seal the file, let go of it, and leave nothing beside it; a damaged one is let go of as it is."""
        if self._opened is None:
            self._connection.close()
        elif self.is_damaged:
            self._opened.abandon()
        else:
            self._opened.close(self._access.sealed_at(self._now()))

    @property
    def look_only(self) -> str:
        """Why nothing can be changed here, in a few words; "" when everything can."""
        return self._access.look_only

    @property
    def is_damaged(self) -> bool:
        """Whether the file was found damaged since it was opened: then nothing more is written into it."""
        return self._access.is_damaged

    def on_damage(self, hearer: Callable[[], object]) -> None:
        """Call ``hearer`` once the file is found damaged, in whatever thread that is found."""
        self._access.on_damage(hearer)

    def require_changes(self) -> None:
        """Refuse what would change something elsewhere too, such as on a server, while this is only looked at."""
        self._access.require_changes()

    @property
    def mark(self) -> Mark:
        """What the seal says of this workspace; without a digest it is changed and not closed yet."""
        with self._access.reading():
            return read(self._connection)

    def ask(self, query: Callable[Concatenate[Reader, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """The answer of a query."""
        with self._access.reading():
            return query(self._reader, *args, **kwargs)

    def do(
        self, label: str, change: "Callable[Concatenate[Transaction, P], T]", /, *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Make a change as one step, all or nothing; ``label`` is what the Undo menu and the history show."""
        return self.do_joined("", label, change, *args, **kwargs)

    def do_joined(
        self,
        joins: str,
        label: str,
        change: "Callable[Concatenate[Transaction, P], T]",
        /,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        """Like :meth:`do`; steps with the same ``joins`` that follow each other closely are undone as one."""
        at = self._now()
        with self._lend() as tx, self._access.writing():
            tx.info["moment"] = at
            answer = change(tx, *args, **kwargs)
            tx.flush()
            topics = self._journal.keep(label, at, joins, self.who)
        self._tell(topics)
        return answer

    def do_for_good(
        self, change: "Callable[Concatenate[Transaction, P], T]", /, *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Make a change that leaves no trace: what was done so far can no longer be undone, nor read in the file.

        The steps go because they hold what they would bring back; the file is written anew without its gaps.
        """
        with self._lend() as tx, self._access.writing():
            tx.info.update(moment=self._now(), who=self.who)
            answer = change(tx, *args, **kwargs)
            tx.flush()
            topics = self._journal.drain()
            self._journal.forget()
            self._connection.execute("DELETE FROM draft")
        self._access.write_anew()
        self._tell(topics)
        return answer

    def undo(self) -> str:
        """Undo the last step and return its label; "" when there is nothing to undo."""
        return self._walk(self._journal.step_back)

    def redo(self) -> str:
        """Do again what was undone last and return its label; "" when there is nothing."""
        return self._walk(self._journal.step_forward)

    def undo_line(self, step_id: int) -> str:
        """Undo one step out of turn, as a step of its own, and return its label.

        Raises a ``Problem`` that says which later step depends on it; then nothing has changed.
        """
        from organiser.store import lines

        with self._access.writing():
            label, noted = lines.take_back(self._connection, self._journal, step_id)
            self._journal.note(noted, lines.undone_label(label), self._now(), who=self.who, undoes=step_id)
        self._tell(noted.topics)
        return label

    def why_not(self, step_id: int) -> str:
        """Why one step cannot be undone out of turn, found by trying; "" when it can."""
        from organiser.store import lines

        try:
            with self._access.writing(only_tried=True):
                lines.take_back(self._connection, self._journal, step_id)
                raise _OnlyTried
        except _OnlyTried:
            return ""
        except Problem as problem:
            return str(problem)

    def _walk(self, walk: Callable[[], tuple[str, frozenset[str]] | None]) -> str:
        with self._access.writing():
            walked = walk()
        if not walked:
            return ""
        label, topics = walked
        self._tell(topics)
        return label

    @property
    def undo_label(self) -> str:
        """What :meth:`undo` would undo; "" when there is nothing."""
        with self._access.reading():
            return self._journal.labels()[0]

    @property
    def redo_label(self) -> str:
        """What :meth:`redo` would do again; "" when there is nothing."""
        with self._access.reading():
            return self._journal.labels()[1]

    def history(self) -> "tuple[Step, ...]":
        """The steps that were done, newest first."""
        with self._access.reading():
            return self._journal.steps()

    def forget_history(self) -> None:
        """Begin the history here: what has been done so far stays and can no longer be undone."""
        with self._access.writing():
            self._journal.forget()

    def faults(self) -> tuple[str, ...]:
        """What is wrong with the file, in SQLite's own words; empty when it is sound."""
        return self._access.faults()

    def is_seal_broken(self) -> bool:
        """Whether the file is not what was last saved; waits until that is known. May be asked in any thread."""
        return self._access.is_seal_broken()

    def copy_to(self, target: Path, *, replace: bool = True) -> None:
        """Copy the whole workspace into ``target``; the copy is checked before it gets its name.

        May be called in any thread; who works meanwhile waits for no more than a step of the copy.
        """
        from organiser.store import copying

        with self._access.copying(self._now()) as at:
            copying.copy(self._connection, self.path, target, at, self.key, replace=replace)

    def seal_if_still(self) -> None:
        """Seal what was there when this was asked last, if nothing has been saved since.

        After a crash it is then as if it had been closed: any damage shows, and it opens at once.
        """
        self._access.seal_if_still(self._now())

    def on_change(self, listener: Listener) -> None:
        """Call ``listener`` with the names of the tables after every change, undo and redo."""
        self._listeners.append(listener)

    def _tell(self, topics: frozenset[str]) -> None:
        if topics:
            for listener in tuple(self._listeners):
                listener(topics)

    @cached_property
    def _journal(self) -> "Journal":
        """Imported when it is first looked into; who only asks does without."""
        from organiser.store.journal import Journal

        return Journal(self._connection)

    @cached_property
    def _lend(self) -> "Lend":
        """SQLModel is imported when the first change comes, unless it was before (see ``start``)."""
        lend: Lend = load("organiser.store.transaction").lender(self._connection)
        return lend
