"""What is changed in the current block itself: its title, its pin, who leads it, its notes, and the card it becomes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from organiser.domain import text
from organiser.domain.exercises import Exercise
from organiser.domain.problem import Problem
from organiser.domain.strands import Strand
from organiser.store import changes, queries

if TYPE_CHECKING:
    from organiser.ui.screens.plan.presenter import PlanPresenter


class BlockDetails:
    """Writes the current block of a plan, one field at a time."""

    def __init__(self, plan: PlanPresenter) -> None:
        self._plan = plan
        self._desk = plan.desk

    def pin(self, clock: str) -> None:
        """Let the current block begin at a clock time such as ``13:00``; "" lets it follow the one before."""
        if self._plan.current is not None:
            label = f"Pin {self._plan.current.title} to {clock}" if clock else f"Unpin {self._plan.current.title}"
            self.edit(label, "pinned", clock)

    def toggle_pin(self) -> None:
        """Pin the current block to the time at which it begins now, or let it follow the one before."""
        if self._plan.current is not None:
            self.pin("" if self._plan.current.block.item.pinned else self._plan.current.clock)

    def rename(self, title: str) -> None:
        """Give the current block another title; the card it came from keeps its own."""
        if self._plan.current is not None:
            self.edit(f"Rename {self._plan.current.title}", "title", title)

    def set_lead(self, lead: str) -> None:
        """Note who leads the current block."""
        if self._plan.current is not None:
            self.edit(f"Note who leads {self._plan.current.title}", "lead", lead)

    def set_notes(self, notes: str) -> None:
        """Keep private notes with the current block."""
        if self._plan.current is not None:
            self.edit(f"Edit the notes of {self._plan.current.title}", "notes", notes)

    def set_participants(self, words: str) -> None:
        """Keep what the handout says about the current block in place of its card's own words."""
        if self._plan.current is not None:
            self.edit(f"Edit what everybody reads of {self._plan.current.title}", "participants", words)

    def cards(self) -> tuple[Exercise, ...]:
        """The exercises that a group of the block can be given."""
        return self._desk.playbook.with_own(self._desk.ask(queries.agendas.own_cards))

    def set_groups(self, groups: tuple[Strand, ...]) -> None:
        """Divide the current block into these groups; a stretch of typing in them is one undo step."""
        line = self._plan.current
        if line is None or line.block.item.strands == groups:
            return
        before = [strand.id for strand in line.block.item.strands]
        same = before == [strand.id for strand in groups]
        verb = "Edit" if same else "Change"
        label = f"{verb} the groups of {line.title}"
        if not before:
            label = f"Divide {line.title} into {text.counted(len(groups), 'group')}"
        elif not groups:
            label = f"Join the groups of {line.title}"
        joins = f"item:{line.id}:strands" if same else ""
        self._desk.do_joined(joins, label, changes.strands.arrange, line.id, groups)

    def edit(self, label: str, field: str, value: str) -> None:
        """Write one field of the current block; a stretch of typing is one undo step."""
        line = self._plan.current
        if line is None or getattr(line.block.item, field) == value:
            self._plan.refused.emit(field, "")
            return
        named: dict[str, Any] = {field: value}
        try:
            item = replace(line.block.item, **named)
        except Problem as problem:
            self._plan.refused.emit(field, str(problem))
            return
        self._plan.refused.emit(field, "")
        joins = "" if field == "pinned" else f"item:{line.id}:{field}"
        self._desk.do_joined(joins, label, changes.agendas.edit, line.id, item)

    def save_card(self, name: str) -> None:
        """Keep the current block's exercise as a card of one's own."""
        from organiser.app.playbook import own_id

        item = self._plan.current.block.item if self._plan.current is not None else None
        if item is None or item.card is None:
            return
        taken = [one.id for one in self.cards()]
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
            self._desk.notices.problem(problem)
            return
        before = self._desk.store.undo_label
        self._desk.do(f"Save the card {card.name}", changes.agendas.save_card, card)
        if self._desk.store.undo_label != before:
            self._desk.tell(f"“{card.name}” is now a card of yours in the playbook.", undo=True)
