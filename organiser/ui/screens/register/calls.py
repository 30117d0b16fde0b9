"""Joins the list of a video call to the register: looked through first, then taken as one step."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from organiser.domain.recognition import Taking
from organiser.domain.sessions import Session
from organiser.domain.text import capitalised
from organiser.store import changes, queries
from organiser.ui.desk.desk import Desk

if TYPE_CHECKING:
    from organiser.app.actions.call_lists import Looked
    from organiser.imports.call_lists import CallList
    from organiser.store.queries.call_lists import KeptList, Nickname


class Calls(QObject):
    """``asks_file`` wants the file of a list; ``looked`` tells who is in one, before anything is kept.

    ``asks_kept`` wants the lists and names that are kept shown, to throw some away.
    """

    asks_file = Signal()
    looked = Signal(object)
    asks_kept = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk

    @property
    def folder(self) -> Path:
        """Where one looks for the file first."""
        downloads = Path.home() / "Downloads"
        return downloads if downloads.is_dir() else Path.home()

    def look(self, session: Session, path: Path) -> None:
        """Read a list, and see beside the people here who is in it."""
        from organiser.app.actions import call_lists

        self._desk.jobs.run(
            lambda: call_lists.read(path),
            then=lambda call_list: self._look(session, call_list, path.name),
            title=f"Reading {path.name}",
        )

    def _look(self, session: Session, call_list: CallList, name: str) -> None:
        from organiser.app.actions import call_lists

        self.looked.emit(call_lists.look(self._desk.store, session, call_list, name))

    def take(self, looked: Looked, taking: Taking) -> None:
        """Mark who was in the call."""
        from organiser.app.actions import call_lists

        call_lists.take(self._desk.store, looked, taking)
        self._desk.tell(" ".join(call_lists.told(taking)), undo=True)

    def kept(self, session: Session) -> tuple[tuple[KeptList, ...], tuple[Nickname, ...]]:
        """The lists that are kept with a session, and the names that were learnt."""
        lists = self._desk.ask(queries.call_lists.kept, session.id)
        return lists, self._desk.ask(queries.call_lists.nicknames)

    def throw_away(self, lists: Iterable[KeptList], names: Iterable[Nickname]) -> None:
        """Forget names and throw lists away, as one step."""
        ids, words = [one.id for one in lists], [one.words for one in names]
        if ids or words:
            self._desk.do("Throw away what came from video calls", changes.call_lists.tidy, words, ids)
            self._desk.tell(capitalised(thrown(len(ids), len(words))), undo=True)


def thrown(lists: int, names: int) -> str:
    """``1 list and 2 names are thrown away.``"""
    from organiser.domain.text import counted, listed

    parts = [counted(number, noun) for number, noun in ((lists, "list"), (names, "name")) if number]
    return f"{listed(parts)} {'is' if lists + names == 1 else 'are'} thrown away."
