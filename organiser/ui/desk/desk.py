"""The desk: what every screen is handed, and the one way from a screen to the store."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Concatenate, Final, ParamSpec, TypeVar

from PySide6.QtCore import QObject, Signal

from organiser.domain.problem import Problem
from organiser.ui.desk.looking import LOOKING
from organiser.ui.desk.notices import Notices, Offer

if TYPE_CHECKING:
    from pathlib import Path

    from organiser.app.actions.handouts import Draft
    from organiser.app.paths import Paths
    from organiser.app.playbook import Playbook
    from organiser.app.settings import Settings
    from organiser.store.keys import Key
    from organiser.store.reader import Reader
    from organiser.store.store import Store
    from organiser.store.transaction import Transaction
    from organiser.ui.desk.elsewhere import Elsewhere
    from organiser.ui.desk.jobs import Jobs
    from organiser.ui.desk.news import News
    from organiser.ui.desk.printers import Printers

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Spot:
    """Something in particular on a screen: the id of a session, programme or person (or an exercise), and a tab."""

    id: int | str
    tab: str = ""


OLD_DATE: Final = "invitations/holding"  # the side of a session that lists who holds an old date


class Desk(QObject):
    """Joins a screen to everything around it.

    The window is painted before a workspace is open: ``is_open`` says whether there is one, ``opened`` that there is
    another one now, ``closing`` that the present one is let go of next, ``found_nothing`` that the one which was meant
    could not be opened. ``went`` tells the window where a screen wants to lead; ``wants_workspace`` that somebody chose
    on the first screen ("sample" or "own"), and ``wants_answers`` that answers which came by mail are to be taken in.
    ``damaged`` tells that the open workspace was found damaged, whatever was asked of it.
    """

    opened = Signal()
    closing = Signal()
    found_nothing = Signal()
    went = Signal(str, object)
    wants_workspace = Signal(str)
    wants_answers = Signal()
    damaged = Signal()

    def __init__(
        self,
        *,
        notices: Notices,
        jobs: Jobs,
        news: News,
        settings: Settings,
        paths: Paths,
        now: Callable[[], datetime],
    ) -> None:
        super().__init__()
        self.notices = notices
        self.jobs = jobs
        self.news = news
        self.settings = settings
        self.paths = paths
        self.now = now
        self.wanted = ""
        self._store: Store | None = None

    def want_workspace(self, choice: str) -> None:
        """Somebody chose how to begin; kept in ``wanted`` until whoever opens workspaces is there to hear it."""
        self.wanted = choice
        self.wants_workspace.emit(choice)

    @cached_property
    def playbook(self) -> Playbook:
        """The cards that come with the program, read when a screen first asks."""
        from organiser.app.playbook import Playbook

        return Playbook()

    @cached_property
    def elsewhere(self) -> Elsewhere:
        """The system's own programs, which open what was written."""
        from organiser.ui.desk.elsewhere import Elsewhere

        return Elsewhere(self.notices)

    @cached_property
    def printers(self) -> Printers:
        """The printers of this computer, asked for when somebody prints."""
        from organiser.ui.desk.printers import Printers

        return Printers()

    @property
    def is_open(self) -> bool:
        """Whether a workspace is open."""
        return self._store is not None

    @property
    def store(self) -> Store:
        """The open workspace; actions take it, screens rather call ``ask`` and ``do``."""
        if self._store is None:
            raise Problem("No workspace is open.", "Start your own or look at the sample on the Home screen.")
        return self._store

    def connect_store(self, store: Store) -> None:
        """Work on this workspace from now on; the one before is closed."""
        if self._store is not None:
            self.close_store()
        self._store = store
        self.note_user()
        self.news.follow(store)
        LOOKING.say(store.look_only)
        self.opened.emit()
        store.on_damage(self.damaged.emit)

    def has_told(self, problem: Problem) -> bool:
        """Whether a problem is that the open workspace is damaged, which is told once with what can be done."""
        from organiser.store.failures import Damaged

        return isinstance(problem, Damaged) and self._store is not None and self._store.is_damaged

    def note_user(self) -> None:
        """Let the history say who is using Organiser, as the settings have it."""
        from organiser.app import workspaces  # brings the store, for which the first paint does not wait

        if self._store is not None:
            self._store.who = workspaces.user(self.settings)

    def close_store(self) -> None:
        """Let go of the workspace, so that another can take its place at once."""
        from organiser.app import workspaces

        self.closing.emit()
        workspaces.close(self.store, self.settings)
        self._store = None
        LOOKING.say("")

    def key_for(self, path: Path) -> Key:
        """The key of another file of the open workspace, such as a backup, which may be locked alike."""
        from organiser.store import keys

        return keys.fitting(path, self.store.key if self.is_open else keys.NONE)

    def ask(self, query: Callable[Concatenate[Reader, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """The answer of a query."""
        return self.store.ask(query, *args, **kwargs)

    def do(
        self, label: str, change: Callable[Concatenate[Transaction, P], T], /, *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Make a change under a label. A Problem ends what the user asked for; the window shows it as a notice."""
        return self.store.do(label, change, *args, **kwargs)

    def do_joined(
        self,
        joins: str,
        label: str,
        change: Callable[Concatenate[Transaction, P], T],
        /,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        """Like ``do``; steps with the same ``joins`` that follow each other closely are undone as one."""
        return self.store.do_joined(joins, label, change, *args, **kwargs)

    def tell(self, text: str, *offers: Offer, undo: bool = False, advice: str = "") -> None:
        """Say what was done and what can be done next; ``undo`` puts an Undo button before the other offers."""
        done = self.store.undo_label if undo else ""
        back = (Offer("Undo", lambda: self._undo(done)),) if undo else ()
        self.notices.say(text, *back, *offers, advice=advice)

    def _undo(self, label: str) -> None:
        """Take back what a notice told of; it may have stayed while something else was done."""
        last = self.store.undo_label
        if last == label:
            self.store.undo()
        else:
            advice = f"Undo in the Edit menu goes back step by step, beginning with “{last}”." if last else ""
            self.notices.say("That is no longer the last thing that was done.", advice=advice)

    def go(self, place: str, spot: Spot | Callable[[], Draft] | None = None) -> None:
        """Lead the user to a place of the sidebar, and to something in particular there.

        "live" and "preview" are places too; what is to be previewed is made anew whenever the workspace changes.
        """
        self.went.emit(place, spot)
