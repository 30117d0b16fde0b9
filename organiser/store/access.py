"""The one way to a workspace file: what reading and writing mean, and what is said when either fails."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from sqlcipher3 import dbapi2

from organiser.domain.problem import Problem
from organiser.store import opening, refusals
from organiser.store.failures import Damaged, NotRead, NotSaved, OnlyLooking, Unsound
from organiser.store.seal import BROKEN, Seal


class Access:
    """Reads and transactions on one connection; ``path`` is None for what lives in memory only."""

    def __init__(self, connection: dbapi2.Connection, path: Path | None, seal: Seal | None, look_only: str) -> None:
        self._connection = connection
        self._path = path
        self._seal = seal
        self._hearers: list[Callable[[], object]] = []
        self._is_watched = False
        self.is_damaged = False
        self._saves = 0
        self._saves_seen = -1
        self._copied: tuple[int, datetime | None] = -1, None  # after how many saves, and when
        self.look_only = look_only
        if seal:
            seal.tell_broken(self._note_damage)

    def on_damage(self, hearer: Callable[[], object]) -> None:
        """Call ``hearer`` once the file is found damaged, in whatever thread that is found."""
        self._hearers.append(hearer)
        if self.is_damaged:
            hearer()

    def _note_damage(self) -> None:
        if not self.is_damaged:
            self.is_damaged = True
            for hearer in tuple(self._hearers):
                hearer()

    def faults(self) -> tuple[str, ...]:
        """What is wrong with the file, in SQLite's own words; empty when it is sound."""
        try:
            found = opening.find_faults(self._connection)
        except (dbapi2.DatabaseError, ValueError) as error:
            if why := refusals.reason(error):
                raise NotRead(why) from error
            found = (str(error),)
        if self.is_seal_broken():
            found = (*found, BROKEN)
        if found:
            self._note_damage()
        return found

    def is_seal_broken(self) -> bool:
        """Whether the file is not what was last saved; waits until that is known. May be asked in any thread."""
        try:
            return self._seal is not None and self._seal.is_broken()
        except OSError as error:
            raise NotRead(refusals.reason(error) or refusals.FAULT) from error

    def sealed_at(self, now: datetime) -> datetime:
        """When the seal of what is here now says that it was put on: in a copy, and in the file where it is the same.

        So it can be told whether a copy holds what the file holds, though no two locked files look alike.
        """
        saves, at = self._copied
        return at if at and saves == self._saves else now

    @contextmanager
    def copying(self, now: datetime) -> Iterator[datetime]:
        """Lends the moment of the seal of a copy that the body makes; Damaged when it fails because the file is."""
        saves, at = self._saves, self.sealed_at(now)
        try:
            yield at
            self._copied = saves, at
        except Unsound as unsound:
            if self._path and self.faults():
                raise Damaged(self._path) from unsound
            raise

    def seal_if_still(self, now: datetime) -> None:
        """Seal what was there when this was asked last, if nothing has been saved since, and unless it is large.

        What fails is tried again at the end.
        """
        is_still, self._saves_seen = self._saves_seen == self._saves, self._saves
        if is_still and self._seal and not (self._seal.is_on or self._seal.is_large or self.is_damaged):
            with suppress(dbapi2.Error, OSError):
                self._seal.put_on(self.sealed_at(now))

    @contextmanager
    def reading(self) -> Iterator[None]:
        """When reading fails, the file is looked through before the program takes the blame.

        A ``ValueError`` stands for a word or a time in the file that no version of the program writes.
        """
        try:
            yield
        except Problem:
            raise
        except Exception as error:
            if why := refusals.reason(error):
                raise NotRead(why) from error
            if self._path and (self.faults() or isinstance(error, ValueError)):
                raise Damaged(self._path) from error
            if refusals.is_unreadable(error):
                raise NotRead(refusals.FAULT) from error
            raise

    def require_changes(self) -> None:
        """Refuse, with the reason, while the workspace is only looked at."""
        if self.look_only:
            raise OnlyLooking(self.look_only)

    @contextmanager
    def writing(self, *, only_tried: bool = False) -> Iterator[None]:
        """One transaction on the file: kept when the body ends well, undone whole when it does not.

        Nothing is written before the seal has been compared, and the first change finds it taken off; what is
        ``only_tried`` ends in an exception and leaves it on. Raises NotSaved with the reason when the file takes no
        change, and Damaged when it turns out to be; from then on nothing is written.
        """
        self.require_changes()
        if self._path and (self.is_seal_broken() or self.is_damaged):
            raise Damaged(self._path, BROKEN if self.is_seal_broken() else "")
        try:
            with self._transaction(only_tried):
                yield
        except Exception as error:
            if refusals.is_unreadable(error):
                raise self._damage_or_fault() from error
            if why := refusals.reason(error):
                raise NotSaved(why) from error
            raise

    def write_anew(self) -> None:
        """Write the file anew without its gaps; what the disk refuses once is tried once more."""
        try:
            self._connection.execute("VACUUM")
        except dbapi2.Error:
            with self.reading():
                self._connection.execute("VACUUM")

    def _damage_or_fault(self) -> Problem:
        """What a page is that makes no sense: damage if the file shows it when it is looked through.

        To SQLite it is the same when the disk gives a wrong page, or none, for once.
        """
        return Damaged(self._path) if self._path and self.faults() else NotSaved(refusals.FAULT)

    @contextmanager
    def _transaction(self, only_tried: bool) -> Iterator[None]:
        if not self._is_watched:  # who only asks need not wait for a hundred triggers
            from organiser.store import inverses

            inverses.watch(self._connection)
            self._is_watched = True
        if self._seal and self._seal.is_on and not only_tried:
            self._seal.take_off()
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._connection.execute("COMMIT")
            self._saves += 1
        except BaseException:
            if self._connection.in_transaction:
                with suppress(dbapi2.Error):  # on a disk that fails, SQLite turns back what it can and the rest later
                    self._connection.execute("ROLLBACK")
            raise
