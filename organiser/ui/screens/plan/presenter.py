"""Joins the plan of one session to the store."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from organiser.app.actions import plans
from organiser.domain import doubts, packing, suits
from organiser.domain.agendas import Agenda, BlockKind, Item
from organiser.domain.exercises import Exercise
from organiser.domain.problem import Problem
from organiser.domain.sessions import Session
from organiser.domain.suits import Circumstances
from organiser.domain.text import counted
from organiser.store import changes, queries
from organiser.ui.desk.desk import Desk
from organiser.ui.screens.plan.copying import Copying
from organiser.ui.screens.plan.details import BlockDetails
from organiser.ui.screens.plan.fitting import Fitting
from organiser.ui.screens.plan.model import AgendaModel, Line, length_in_words, lines_of, name_of, row_of
from organiser.ui.screens.plan.suggesting import Suggesting

STEP = 5
BREAK_MINUTES = 10
OWN_MINUTES = 15


class PlanPresenter(QObject):
    """The agenda, which of its blocks is current, and what is done with the chosen ones.

    ``packed`` is what to bring, counted for the people who are expected now. ``aimed_at`` is the place that was chosen
    for what is added next (1 is the first; None: behind the current block).
    """

    TOPICS = frozenset({"session", "item", "strand", "register", "person"})

    changed = Signal()
    current_changed = Signal()
    selected = Signal(tuple)
    aimed = Signal(int)
    said = Signal(str)
    refused = Signal(str, str)
    asked_minutes = Signal()
    asked_place = Signal(int)
    asked_playbook = Signal()
    asked_block = Signal()
    asked_name = Signal(str)
    asked_suggestion = Signal()
    asked_packing = Signal()
    asked_target = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.model = AgendaModel(row_of, key=lambda line: line.id, parent=self)
        self.session: Session | None = None
        self.agenda: Agenda | None = None
        self.current: Line | None = None
        self.circumstances = Circumstances()
        self.packed: tuple[packing.Line, ...] = ()
        self.aimed_at: int | None = None
        self._chosen: frozenset[int] = frozenset()
        self._session_id = 0
        self.details = BlockDetails(self)
        self.fitting = Fitting(self)
        self.copying = Copying(self)
        self.suggesting = Suggesting(self)
        desk.news.changed.connect(self._on_changed)

    # What is shown

    def show_session(self, session_id: int) -> None:
        """Show the plan of this session from now on; 0 shows nothing."""
        self._session_id = session_id
        self._aim(None)
        self._refresh()
        lines = self.model.values
        self.choose(lines[0] if lines else None)
        if lines:
            self.selected.emit((lines[0].id,))

    def choose(self, line: Line | None) -> None:
        """Make a block the current one; going on to another one gives up the place that was aimed at."""
        if self.aimed_at is not None and (line is None or self.current is None or line.id != self.current.id):
            self._aim(None)
        self.current = line
        if line is None or line.id not in self._chosen:
            self._chosen = frozenset() if line is None else frozenset({line.id})
        self.current_changed.emit()

    def choose_many(self, lines: Sequence[Line]) -> None:
        """Let the next thing be done to all of these blocks."""
        self._chosen = frozenset(line.id for line in lines)
        self.current_changed.emit()

    @property
    def chosen(self) -> tuple[Line, ...]:
        """The blocks to which the next thing is done, in their order: the chosen ones, else the current one."""
        lines = tuple(line for line in self.model.values if line.id in self._chosen)
        return lines or ((self.current,) if self.current is not None else ())

    @property
    def doubts(self) -> tuple[str, ...]:
        """What in the plan as a whole should be looked at again."""
        if self.session is None or self.agenda is None:
            return ()
        others = () if self.session.is_cancelled else self.desk.ask(queries.agendas.beside, self.session)
        return (
            *suits.doubts(self.agenda, wants_decision=plans.wants_decision(self.session)),
            *doubts.about_leads(self.agenda, others),
        )

    @property
    def spoken(self) -> str:
        """After how many minutes everyone has spoken; "" when that never comes."""
        return suits.arc(self.agenda).spoken_in_words if self.agenda is not None else ""

    def line(self, item_id: int) -> Line | None:
        """The block with this id as it stands now."""
        return next((line for line in self.model.values if line.id == item_id), None)

    def aim(self, place: int) -> None:
        """Put what is added next at this place."""
        self._aim(place)

    # Order

    def move(self, item_ids: Sequence[int], to: int) -> None:
        """Put blocks together at place ``to``, and say where they are now."""
        lines = [line for line in self.model.values if line.id in item_ids]
        if not lines or not _has_place(lines, to):
            return
        ids = tuple(line.id for line in lines)
        self.desk.do(f"Move {name_of(lines)}", changes.agendas.move_many, ids, to=to)
        self.selected.emit(ids)
        moved = [line for line in self.model.values if line.id in ids]
        if moved:
            self.said.emit(f"{name_of(moved)} moved to {_places(moved)}, {_begins(moved)}")

    def can_step(self, by: int) -> bool:
        """Whether the chosen blocks have a place further up (-1) or down (1)."""
        lines = self.chosen
        return bool(lines) and _has_place(lines, lines[0].place + by)

    def step(self, by: int) -> None:
        """Move the chosen blocks up (-1) or down (1)."""
        lines = self.chosen
        if lines:
            self.move([line.id for line in lines], lines[0].place + by)

    # Minutes

    def set_minutes(self, item_id: int, minutes: int) -> None:
        """Give a block another length; everything after it moves."""
        line = self.line(item_id)
        if line is None or line.minutes == minutes:
            return
        label = f"Change {line.title} to {counted(minutes, 'minute')}"
        self.desk.do(label, changes.agendas.set_minutes, item_id, minutes)
        self.said.emit(f"{line.title}, {length_in_words(minutes)}")

    def step_minutes(self, by: int) -> None:
        """Make the current block longer or shorter, to the next full five minutes."""
        if self.current is not None:
            full = self.current.minutes // STEP * STEP if by > 0 else -(-self.current.minutes // STEP) * STEP
            self.set_minutes(self.current.id, max(0, full + by))

    # Adding and taking away

    def add_break(self) -> None:
        """Add a break."""
        self.add_items("Add Break", [Item("Break", BREAK_MINUTES, BlockKind.BREAK)])

    def add_note(self) -> None:
        """Add a note that takes no time."""
        self.add_items("Add Note", [Item("Note", 0)])
        self.asked_block.emit()

    def add_own(self) -> None:
        """Add a block of one's own, and ask what it is."""
        self.add_items("Add Something of our own", [Item("Something of our own", OWN_MINUTES)])
        self.asked_block.emit()

    def add_exercise(self, exercise: Exercise, at: int | None = None) -> None:
        """Copy an exercise into the plan: at a place, or where the next thing goes."""
        item = Item(exercise.name, exercise.minutes_typical, BlockKind.EXERCISE, exercise.id, exercise)
        self.add_items(f"Add {exercise.name}", [item], at=at)

    def add_items(self, label: str, items: Sequence[Item], *, at: int | None = None) -> None:
        """Add blocks as one step: at a place, or where the next thing goes."""
        place = self._next_place() if at is None else at
        self._added(self.desk.do(label, changes.agendas.add_many, self._session_id, items, at=place))

    def duplicate(self) -> None:
        """Add blocks like the chosen ones, right behind them."""
        lines = self.chosen
        if lines:
            copies = [plans.unpinned(line.block.item) for line in lines]
            self.add_items(f"Duplicate {name_of(lines)}", copies, at=lines[-1].place + 1)

    def remove(self) -> None:
        """Take the chosen blocks out of the plan."""
        lines = self.chosen
        if not lines:
            return
        name = name_of(lines)
        self.desk.do(f"Delete {name}", changes.agendas.remove, [line.id for line in lines])
        rest = self.model.values
        after = rest[min(lines[0].place, len(rest)) - 1] if rest else None
        self.choose(after)
        if after is not None:
            self.selected.emit((after.id,))
        self.desk.tell(f"Deleted {name}.", undo=True)

    # Inside

    def _next_place(self) -> int | None:
        """The place that was aimed at, else behind the current block, else the end."""
        place = self.aimed_at
        self._aim(None)
        if place is not None:
            return place
        return self.current.place + 1 if self.current is not None else None

    def _aim(self, place: int | None) -> None:
        self.aimed_at = place
        self.aimed.emit(place or 0)

    def _added(self, item_ids: Sequence[int] | None) -> None:
        lines = [line for line in self.model.values if line.id in (item_ids or ())]
        if not lines:
            return
        self.choose(lines[0])
        self.selected.emit(tuple(line.id for line in lines))
        self.said.emit(f"{name_of(lines)} added as {_places(lines)}, {_begins(lines)}")

    def _on_changed(self, topics: frozenset[str]) -> None:
        if topics & self.TOPICS:
            self._refresh()

    def _refresh(self) -> None:
        self.session, self.agenda, self.circumstances, self.packed = None, None, Circumstances(), ()
        if self._session_id and self.desk.is_open:
            try:
                self.session = self.desk.ask(queries.sessions.one, self._session_id)
            except Problem:  # It has just been put into the bin, and the page turns to another one.
                self._session_id = 0
            else:
                self.agenda = self.desk.ask(queries.agendas.of_session, self.session)
                self.circumstances = plans.circumstances(self.desk.store, self.session)
                self.packed = packing.packed(self.agenda, self.circumstances.people)
        self.model.show(lines_of(self.agenda, self.circumstances) if self.agenda is not None else ())
        if self.current is not None:
            self.choose(self.line(self.current.id))
        self.changed.emit()


def _has_place(lines: Sequence[Line], to: int) -> bool:
    """Whether these blocks can be put together at place ``to`` and do not stand there already."""
    stand = all(line.place == to + at for at, line in enumerate(lines))
    return not stand and 1 <= to <= lines[0].of - len(lines) + 1


def _places(lines: Sequence[Line]) -> str:
    first, last, of = lines[0].place, lines[-1].place, lines[0].of
    return f"{first} of {of}" if first == last else f"{first} to {last} of {of}"


def _begins(lines: Sequence[Line]) -> str:
    return f"begin{'s' if len(lines) == 1 else ''} {lines[0].clock}"
