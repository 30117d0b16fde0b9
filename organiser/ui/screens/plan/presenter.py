"""Joins the plan of one session to the store."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from organiser.domain.agendas import Agenda, BlockKind, Item
from organiser.domain.exercises import Exercise
from organiser.domain.problem import Problem
from organiser.domain.sessions import Session
from organiser.domain.text import counted
from organiser.store import changes, queries
from organiser.ui.desk.desk import Desk
from organiser.ui.screens.plan.model import AgendaModel, Line, length_in_words, lines_of, row_of

STEP = 5
BREAK_MINUTES = 10
OWN_MINUTES = 15


class PlanPresenter(QObject):
    """The agenda, which of its blocks is current, and what is done with them.

    ``aimed_at`` is the place that was chosen for what is added next (1 is the first; None: behind the current block).
    """

    TOPICS = frozenset({"session", "item", "register"})

    changed = Signal()
    current_changed = Signal()
    selected = Signal(int)
    aimed = Signal(int)
    said = Signal(str)
    refused = Signal(str, str)
    asked_minutes = Signal()
    asked_place = Signal(int)
    asked_playbook = Signal()
    asked_block = Signal()
    asked_name = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.model = AgendaModel(row_of, key=lambda line: line.id, parent=self)
        self.session: Session | None = None
        self.agenda: Agenda | None = None
        self.current: Line | None = None
        self.aimed_at: int | None = None
        self._session_id = 0
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
            self.selected.emit(lines[0].id)

    def choose(self, line: Line | None) -> None:
        """Make a block the current one; going on to another one gives up the place that was aimed at."""
        if self.aimed_at is not None and (line is None or self.current is None or line.id != self.current.id):
            self._aim(None)
        self.current = line
        self.current_changed.emit()

    def line(self, item_id: int) -> Line | None:
        """The block with this id as it stands now."""
        return next((line for line in self.model.values if line.id == item_id), None)

    def aim(self, place: int) -> None:
        """Put what is added next at this place."""
        self._aim(place)

    # Order

    def move(self, item_id: int, to: int) -> None:
        """Put a block at place ``to``, and say where it is now."""
        line = self.line(item_id)
        if line is None or not 1 <= to <= line.of or to == line.place:
            return
        self.desk.do(f"Move {line.title}", changes.agendas.move, item_id, to=to)
        self.selected.emit(item_id)
        moved = self.line(item_id)
        if moved is not None:
            self.said.emit(f"{moved.title} moved to {moved.place} of {moved.of}, begins {moved.clock}")

    def can_step(self, by: int) -> bool:
        """Whether the current block has a place further up (-1) or down (1)."""
        return self.current is not None and 1 <= self.current.place + by <= self.current.of

    def step(self, by: int) -> None:
        """Move the current block up (-1) or down (1)."""
        if self.current is not None:
            self.move(self.current.id, self.current.place + by)

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
        self._add(Item("Break", BREAK_MINUTES, BlockKind.BREAK))

    def add_note(self) -> None:
        """Add a note that takes no time."""
        self._add(Item("Note", 0))
        self.asked_block.emit()

    def add_own(self) -> None:
        """Add a block of one's own, and ask what it is."""
        self._add(Item("Something of our own", OWN_MINUTES))
        self.asked_block.emit()

    def add_exercise(self, exercise: Exercise, at: int | None = None) -> None:
        """Copy an exercise into the plan: at a place, or where the next thing goes."""
        self._added(
            exercise.name,
            self.desk.do(
                f"Add {exercise.name}",
                changes.agendas.add_exercise,
                self._session_id,
                exercise,
                at=self._next_place() if at is None else at,
            ),
        )

    def duplicate(self) -> None:
        """Add a second block like the current one, right behind it."""
        if self.current is None:
            return
        item = self.current.block.item
        fresh = replace(item, pinned="")
        self._added(item.title, self.desk.do(f"Duplicate {item.title}", changes.agendas.duplicate, item.id, fresh))

    def remove(self) -> None:
        """Take the current block out of the plan."""
        line = self.current
        if line is None:
            return
        self.desk.do(f"Delete {line.title}", changes.agendas.remove, [line.id])
        rest = self.model.values
        after = rest[min(line.place, len(rest)) - 1] if rest else None
        self.choose(after)
        if after is not None:
            self.selected.emit(after.id)
        self.desk.tell(f"Deleted {line.title}.", undo=True)

    # The current block in detail

    def pin(self, clock: str) -> None:
        """Let the current block begin at a clock time such as ``13:00``; "" lets it follow the one before."""
        if self.current is not None:
            label = f"Pin {self.current.title} to {clock}" if clock else f"Unpin {self.current.title}"
            self.edit(label, "pinned", clock)

    def toggle_pin(self) -> None:
        """Pin the current block to the time at which it begins now, or let it follow the one before."""
        if self.current is not None:
            self.pin("" if self.current.block.item.pinned else self.current.clock)

    def rename(self, title: str) -> None:
        """Give the current block another title; the card it came from keeps its own."""
        if self.current is not None:
            self.edit(f"Rename {self.current.title}", "title", title)

    def set_lead(self, lead: str) -> None:
        """Note who leads the current block."""
        if self.current is not None:
            self.edit(f"Note who leads {self.current.title}", "lead", lead)

    def set_notes(self, notes: str) -> None:
        """Keep private notes with the current block."""
        if self.current is not None:
            self.edit(f"Edit the notes of {self.current.title}", "notes", notes)

    def edit(self, label: str, field: str, value: str) -> None:
        """Write one field of the current block; a stretch of typing is one undo step."""
        line = self.current
        if line is None or getattr(line.block.item, field) == value:
            self.refused.emit(field, "")
            return
        named: dict[str, Any] = {field: value}
        try:
            item = replace(line.block.item, **named)
        except Problem as problem:
            self.refused.emit(field, str(problem))
            return
        self.refused.emit(field, "")
        joins = "" if field == "pinned" else f"item:{line.id}:{field}"
        self.desk.do_joined(joins, label, changes.agendas.edit, line.id, item)

    def save_card(self, name: str) -> None:
        """Keep the current block's exercise as a card of one's own."""
        from organiser.app.playbook import own_id

        item = self.current.block.item if self.current is not None else None
        if item is None or item.card is None:
            return
        taken = [one.id for one in self.desk.playbook.with_own(self.desk.ask(queries.agendas.own_cards))]
        minutes = item.minutes or item.card.minutes_typical
        try:
            card = replace(
                item.card,
                id=own_id(name, taken),
                name=name,
                minutes_min=min(item.card.minutes_min, minutes),
                minutes_typical=minutes,
                minutes_max=max(item.card.minutes_max, minutes),
            )
        except Problem as problem:
            self.desk.notices.problem(problem)
            return
        self.desk.do(f"Save the card {card.name}", changes.agendas.save_card, card)
        self.desk.tell(f"“{card.name}” is now a card of yours in the playbook.", undo=True)

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

    def _add(self, item: Item) -> None:
        place = self._next_place()
        self._added(
            item.title, self.desk.do(f"Add {item.title}", changes.agendas.add, self._session_id, item, at=place)
        )

    def _added(self, title: str, item_id: int) -> None:
        line = self.line(item_id)
        if line is None:
            return
        self.choose(line)
        self.selected.emit(line.id)
        self.said.emit(f"{title} added as {line.place} of {line.of}, begins {line.clock}")

    def _on_changed(self, topics: frozenset[str]) -> None:
        if topics & self.TOPICS:
            self._refresh()

    def _refresh(self) -> None:
        self.session, self.agenda = None, None
        if self._session_id and self.desk.is_open:
            try:
                self.session = self.desk.ask(queries.sessions.one, self._session_id)
            except Problem:  # It has just been put into the bin, and the page turns to another one.
                self._session_id = 0
            else:
                self.agenda = self.desk.ask(queries.agendas.of_session, self.session)
        lines = lines_of(self.agenda) if self.agenda is not None else ()
        self.model.show(lines)
        if self.current is not None:
            self.choose(self.line(self.current.id))
        self.changed.emit()
