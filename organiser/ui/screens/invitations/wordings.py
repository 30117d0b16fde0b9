"""Joins the wordings to the store: which there are, the one that is being written, and how it will read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import ClassVar

from organiser.domain import messages, reaching, templates
from organiser.domain.messages import News
from organiser.domain.occasion import Group
from organiser.domain.people import Person, Route
from organiser.domain.problem import Problem
from organiser.domain.reaching import Reach
from organiser.domain.sessions import Session
from organiser.domain.wordings import Kind, Wording, Wordings, kind_of
from organiser.store import changes, queries
from organiser.ui.desk.desk import Desk
from organiser.ui.desk.follower import WatchedFollower
from organiser.ui.widgets.rows import Row, RowsModel

_SOMEBODY = Person("Asha Rahman", phone="07700 900114", email="asha@example.org", address="1 Elm Road", through="Meena")


@dataclass(frozen=True, slots=True)
class Slot:
    """One wording that there is or could be in the language that is shown."""

    kind: Kind
    easy_read: bool
    found: Wording | None


class WordingsPresenter(WatchedFollower):
    """Every kind of wording in one language, and the one that is chosen; reads only while it is seen."""

    TOPICS: ClassVar = frozenset({"session", "wording", "workspace"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.model: RowsModel[Slot] = RowsModel(_row, key=lambda one: (one.kind, one.easy_read), parent=self)
        self.language = ""
        self.new_language = ""
        self.kind, self.easy_read = Kind.EMAIL, False
        self.wordings = Wordings((), ())

    def read(self) -> None:
        if not self.is_watched or not self.desk.is_open:
            return
        from organiser.app.actions import texts

        self.wordings = texts.known(self.desk.store)
        self.model.show(
            [
                Slot(kind, easy, self.wordings.of(kind, self.language, easy_read=easy))
                for kind in Kind
                for easy in (False, True)
            ]
        )

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages besides English that can be chosen."""
        names = self.wordings.languages
        return names if not self.new_language or self.new_language in names else (*names, self.new_language)

    @property
    def wording(self) -> Wording:
        """The chosen wording; where nobody wrote it yet, the one that is used in its place."""
        return self.wordings.best(self.kind, self.language, easy_read=self.easy_read)

    @property
    def is_own(self) -> bool:
        """Whether the chosen wording is the group's own."""
        found = self.wordings.of(self.kind, self.language, easy_read=self.easy_read)
        return found is not None and found.is_own

    @property
    def is_missing(self) -> bool:
        """Whether nobody wrote the chosen wording in this language yet."""
        return self.wordings.of(self.kind, self.language, easy_read=self.easy_read) is None

    def choose(self, slot: object) -> None:
        """Show this wording."""
        if isinstance(slot, Slot) and (slot.kind, slot.easy_read) != (self.kind, self.easy_read):
            self.kind, self.easy_read = slot.kind, slot.easy_read
            self.changed.emit()

    def choose_language(self, language: str) -> None:
        """Show the wordings in this language."""
        self.language = language
        if language and language not in self.wordings.languages:
            self.new_language = language
        self.refresh()

    def problem(self, words: str) -> str:
        """Why these words cannot be kept; "" when they can."""
        try:
            Wording(self.kind, words, self.language, self.easy_read)
        except Problem as problem:
            return str(problem)
        return ""

    def preview(self, words: str) -> str:
        """How the words will read, for somebody invented; "" when they cannot be kept."""
        try:
            return templates.merged(words, messages.values(_SOMEBODY, self._news(), self._reach()))
        except Problem:
            return ""

    def hints(self, words: str) -> tuple[str, ...]:
        """What is worth a second look: the length, and English words in another language."""
        said = self.preview(words)
        if not said:
            return ()
        english = [name for name in templates.fields_in(words) if name in templates.IN_ENGLISH]
        mixed = (
            (f"{{{english[0]}}} is filled with English words. {{date}}, {{start}} and {{end}} are figures.",)
            if self.language and english
            else ()
        )
        return (*messages.hints(self.kind, said), *mixed)

    def write(self, words: str) -> None:
        """Keep these words; stretches of typing are undone as one."""
        if words.strip() == self.wording.text.strip() or self.problem(words):
            return
        wording = Wording(self.kind, words, self.language, self.easy_read)
        self.desk.do_joined(
            f"wording:{self.kind}:{self.easy_read}:{self.language}",
            f"Edit the wording “{wording.title}”",
            changes.wordings.write,
            [wording],
        )

    def reset(self) -> None:
        """Go back to the program's own words."""
        from organiser.app.actions import texts

        title = self.wording.title
        if texts.reset_wording(self.desk.store, self.kind, self.language, easy_read=self.easy_read):
            self.desk.tell(f"Removed “{title}”." if self.language else f"“{title}” is as it was.", undo=True)

    def _reach(self) -> Reach:
        route = next((route for route in Route if kind_of(route) is self.kind), Route.PHONE)
        return reaching.by(_SOMEBODY, route)

    def _news(self) -> News:
        now = self.desk.now()
        session = self.session or Session(
            "Tea and talk", datetime.combine(now.date() + timedelta(days=14), time(12, 30)), 90, place="4 Elm Road"
        )
        group = self.desk.ask(queries.workspace.group) if self.desk.is_open else Group()
        return News(session, group, "", group.organiser)


def _row(slot: Slot) -> Row:
    whose = "Not written yet" if slot.found is None else "Your own words" if slot.found.is_own else ""
    title = f"{slot.kind.label}, easy to read" if slot.easy_read else slot.kind.label
    return Row(title, meta=whose)
