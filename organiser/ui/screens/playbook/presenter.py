"""Joins the playbook to its screen: which cards suit, which one is read, and what can be done with it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time

from PySide6.QtCore import QObject, Signal

from organiser.app.playbook import own_id, read_guides
from organiser.domain import playbook
from organiser.domain.exercises import Exercise, Stage
from organiser.domain.guides import Guide
from organiser.domain.opinions import Opinion
from organiser.domain.playbook import Wish
from organiser.domain.problem import Problem
from organiser.domain.sessions import Session
from organiser.store import changes, queries
from organiser.ui.desk.desk import Desk, Spot
from organiser.ui.desk.notices import Offer
from organiser.ui.desk.paperwork import Paperwork
from organiser.ui.screens.playbook import drafts
from organiser.ui.screens.playbook.model import problems_in_words, row_of
from organiser.ui.screens.playbook.sharing import Sharing
from organiser.ui.widgets.rows import RowsModel

_MOST_SESSIONS = 20
_MOST_TIMES = 3


class PlaybookPresenter(QObject):
    """``filtered`` tells that the list or the wish is another one, ``current_changed`` that another card is read.

    ``asks_session`` wants the sessions offered to which the card could go; ``asks_words`` wants a card filled in;
    ``turned`` wants the tab of that name. ``sharing`` takes packs in and makes them.
    """

    TOPICS = frozenset({"card", "item", "strand", "session", "opinion", "timing"})
    filtered = Signal()
    current_changed = Signal()
    asks_session = Signal()
    asks_words = Signal(object)
    turned = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._every: tuple[Exercise, ...] = ()
        self._used: dict[str, int] = {}
        self._opinions: dict[str, Opinion] = {}
        self._last_session = 0
        self.sharing = Sharing(desk, self)
        self.sharing.took.connect(lambda card_id: self.open(Spot(card_id)))
        self.model: RowsModel[Exercise] = RowsModel(
            lambda exercise: row_of(exercise, self._opinions.get(exercise.id)),
            key=lambda exercise: exercise.id,
            parent=self,
        )
        self.wish = Wish()
        self.counts: dict[Stage, int] = {}
        self.current: Exercise | None = None
        self.added_to: Session | None = None
        self.guide_id = ""
        desk.opened.connect(self._on_opened)
        desk.news.changed.connect(self._on_changed)
        self.refresh()

    # What is shown

    @property
    def total(self) -> int:
        """How many cards there are."""
        return len(self._every)

    @property
    def problems(self) -> tuple[str, ...]:
        """What could not be read, in words."""
        return problems_in_words(self._desk.playbook.shelf.problems)

    def plans_with(self, exercise: Exercise) -> int:
        """How many plans of the workspace use a card."""
        return self._used.get(exercise.id, 0)

    def timed(self, exercise: Exercise) -> tuple[str, ...]:
        """How long an exercise really took here, the last times first: ``In a room, 12 people: 18 min, not 10``."""
        if not self._desk.is_open:
            return ()
        times = self._desk.ask(queries.timings.of_exercise, exercise.id)[:_MOST_TIMES]
        return tuple(dict.fromkeys(one.in_words(exercise.minutes_typical) for one in times))

    def guides(self) -> tuple[Guide, ...]:
        """The guides that come with the program."""
        return read_guides()

    def _on_opened(self) -> None:
        self._last_session, self.added_to = 0, None
        self.refresh()

    def _on_changed(self, topics: frozenset[str]) -> None:
        if topics & self.TOPICS:
            self.refresh()

    def refresh(self) -> None:
        """Read the cards and their use again."""
        own: tuple[Exercise, ...] = ()
        self._used, self._opinions = {}, {}
        if self._desk.is_open:
            own = self._desk.ask(queries.agendas.own_cards)
            self._used = self._desk.ask(queries.agendas.used)
            self._opinions = self._desk.ask(queries.opinions.every)
        self._every = self._desk.playbook.with_own(own)
        self._filter()
        here = {exercise.id: exercise for exercise in self._every}
        self.current = here.get(self.current.id) if self.current else None
        if self.current is None and self.model.values:
            self.current = self.model.values[0]
        self.current_changed.emit()

    def wish_for(self, wish: Wish) -> None:
        """Show the cards that suit."""
        if wish != self.wish:
            self.wish = wish
            self._filter()

    def _filter(self) -> None:
        """One look at all cards gives both the list and the counts of the stages."""
        suiting = playbook.suiting(self._every, replace(self.wish, stage=None), self.favourites)
        self.counts = {stage: sum(exercise.stage is stage for exercise in suiting) for stage in Stage}
        wanted = self.wish.stage
        self.model.show([exercise for exercise in suiting if wanted is None or exercise.stage is wanted])
        self.filtered.emit()

    def choose(self, exercise: object) -> None:
        """Read this card; what was read stays open when the filters take it out of the list."""
        if isinstance(exercise, Exercise) and exercise != self.current:
            self.current = exercise
            self.added_to = None
            self.current_changed.emit()

    def open(self, target: object) -> None:
        """Go to a card by its id, or to a guide."""
        if not isinstance(target, Spot):
            return
        if target.tab == "guides":
            self.guide_id = str(target.id)
            self.turned.emit("guides")
            return
        self.turned.emit("exercises")
        found = next((exercise for exercise in self._every if exercise.id == target.id), None)
        if found is not None and found not in self.model.values:
            self.wish_for(Wish())
        self.choose(found)

    # What is thought of it

    @property
    def every(self) -> tuple[Exercise, ...]:
        """All cards, whatever is wished."""
        return self._every

    @property
    def favourites(self) -> frozenset[str]:
        """The ids of the cards that are liked best."""
        return frozenset(opinion.exercise for opinion in self._opinions.values() if opinion.favourite)

    @property
    def opinion(self) -> Opinion | None:
        """What the group thinks of the card that is read."""
        return self._opinions.get(self.current.id, Opinion(self.current.id)) if self.current else None

    def toggle_favourite(self) -> None:
        """Keep the card among the favourites, or no longer."""
        if self.current is not None and self.opinion is not None:
            liked = not self.opinion.favourite
            label = f"Make {self.current.name} a favourite" if liked else f"Unmark {self.current.name} as a favourite"
            self._desk.do(label, changes.opinions.note, replace(self.opinion, favourite=liked))

    def rate(self, rating: int) -> None:
        """Say how the card went, 1 to 5; 0 takes the rating away."""
        if self.current is not None and self.opinion is not None:
            self._desk.do(f"Rate {self.current.name}", changes.opinions.note, replace(self.opinion, rating=rating))

    def note(self, exercise_id: str, notes: str) -> None:
        """Keep notes about a card; a stretch of typing is one step."""
        before = self._opinions.get(exercise_id, Opinion(exercise_id))
        name = next((one.name for one in self._every if one.id == exercise_id), "")
        try:
            opinion = replace(before, notes=notes)
        except Problem as problem:
            self._desk.notices.problem(problem)
            return
        if opinion != before and name:
            self._desk.do_joined(f"opinion:{exercise_id}", f"Note about {name}", changes.opinions.note, opinion)

    # Adding to a plan

    def sessions_ahead(self) -> tuple[Session, ...]:
        """The sessions from today on to which a card can be added, the one that was used last first."""
        if not self._desk.is_open:
            return ()
        midnight = datetime.combine(self._desk.now().date(), time())
        lines = self._desk.ask(queries.sessions.coming, midnight, limit=_MOST_SESSIONS)
        ahead = [line.session for line in lines if not line.session.is_cancelled]
        return tuple(sorted(ahead, key=lambda session: session.id != self._last_session))

    def add_to(self, session: Session) -> None:
        """Put the card at the end of a session's plan."""
        exercise = self.current
        if exercise is None:
            return
        label = f"Add {exercise.name} to {session.title}"
        self._desk.do(label, changes.agendas.add_exercise, session.id, exercise)
        self._last_session = session.id
        self.added_to = session
        words = f"Added {exercise.name} to {session.title}, at the end."
        self._desk.tell(words, Offer("Open the plan", self.open_plan), undo=True)
        self.current_changed.emit()

    def open_plan(self) -> None:
        """Go to the plan to which a card was added last."""
        if self.added_to is not None:
            self._desk.go("sessions", Spot(self.added_to.id, "plan"))

    def go_to_sessions(self) -> None:
        """Go where sessions are planned, or where a workspace is opened if there is none."""
        self._desk.go("sessions" if self._desk.is_open else "home")

    def print(self) -> None:
        """Show the card that is read as it will be printed, in full."""
        if self.current is not None:
            Paperwork(self._desk).preview_exercise(self.current)

    # Cards of one's own

    @property
    def can_keep(self) -> bool:
        """Whether there is a workspace to keep a card in."""
        return self._desk.is_open

    @property
    def is_own(self) -> bool:
        """Whether the card that is read belongs to this workspace."""
        return self.current is not None and self.current.own

    def start_new(self) -> None:
        """Have a new card filled in."""
        self.asks_words.emit(drafts.blank())

    def start_copy(self) -> None:
        """Have a copy of the card filled in, under a name of its own."""
        if self.current is not None:
            self.asks_words.emit(drafts.copy_of(self.current))

    def start_edit(self) -> None:
        """Have the own card filled in again."""
        if self.current is not None and self.current.own:
            self.asks_words.emit(self.current)

    def keep(self, exercise: Exercise) -> None:
        """Keep a card that was filled in."""
        new = drafts.is_new(exercise)
        if new:
            exercise = replace(exercise, id=own_id(exercise.name, (one.id for one in self._every)))
        label = f"{'Make' if new else 'Edit'} {exercise.name}"
        try:
            self._desk.store.do(label, changes.agendas.save_card, replace(exercise, own=False))
        except Problem as problem:
            self._desk.notices.problem(problem)
            return
        self._desk.tell(f"{exercise.name} is in your playbook.", undo=True)
        self.open(Spot(exercise.id))

    def remove(self) -> None:
        """Take the own card out of the playbook."""
        exercise = self.current
        if exercise is None or not exercise.own:
            return
        values = [one for one in self.model.values if one != exercise]
        place = self.model.index_of(exercise.id).row()
        self._desk.do(f"Delete {exercise.name}", changes.agendas.remove_card, exercise.id)
        kept = " Plans that use it keep their copy." if self.plans_with(exercise) else ""
        self._desk.tell(f"Deleted {exercise.name} from your playbook.{kept}", undo=True)
        if values:
            self.choose(values[min(max(place, 0), len(values) - 1)])
