"""The groups that work at the same time in a block: each is named, led, and given an exercise and a room."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from organiser.domain import strands
from organiser.domain.exercises import Exercise
from organiser.domain.problem import Problem
from organiser.domain.strands import Strand
from organiser.ui.theme.tokens import Space
from organiser.ui.widgets.announce import announce
from organiser.ui.widgets.buttons import icon_button, quiet
from organiser.ui.widgets.fields import ChoiceField, LongTextField, TextField
from organiser.ui.widgets.flow import FlowRow
from organiser.ui.widgets.form import Form, FormRow
from organiser.ui.widgets.gentle import GentleLines
from organiser.ui.widgets.held import changing
from organiser.ui.widgets.labels import Text
from organiser.ui.widgets.typing_pause import TypingPause

_NOTES_LINES = 3
_TOGETHER = "All stay together. To do different things at the same time, split into groups."


class StrandsEditor(QWidget):
    """``changed`` tells the groups as they are now, each time the user has changed something.

    ``cards_provider`` gives the exercises that a group can be given; it is asked whenever groups are shown.
    """

    changed = Signal(tuple)

    def __init__(self, cards_provider: Callable[[], Sequence[Exercise]], *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards_provider = cards_provider
        self._cards: tuple[Exercise, ...] = ()
        self._value: tuple[Strand, ...] = ()
        self.groups: list[StrandCard] = []
        self._words = Text("", "muted")
        self.doubts = GentleLines("To look at again")
        self.split_button = changing(quiet("Split into groups", self._split, icon_name="users"))
        self.add_button = changing(quiet("Add a group", self._add, icon_name="plus"))
        self.join_button = changing(quiet("All together again", self._join, icon_name="layers"))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(Space.MEDIUM)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(self._words)
        column.addWidget(self.doubts)
        column.addLayout(self._rows)
        column.addWidget(FlowRow(self.split_button, self.add_button, self.join_button))
        self.show_value(())

    @property
    def value(self) -> tuple[Strand, ...]:
        """The groups as they are now."""
        return self._value

    def show_value(self, groups: Sequence[Strand]) -> None:
        """Show these groups without telling anybody; what is being typed stays."""
        self._value = tuple(groups)
        if self._value:
            self._cards = tuple(sorted(self._cards_provider(), key=lambda card: card.name.casefold()))
        while len(self.groups) < len(self._value):
            self._build_group()
        for at, (group, strand) in enumerate(zip(self.groups, self._value, strict=False)):
            group.show_strand(strand, self._cards, at, len(self._value))
        for at, group in enumerate(self.groups):
            group.setVisible(at < len(self._value))
        is_split = bool(self._value)
        self._words.setText(
            f"{strands.in_words(self._value)}, for as long as the block lasts." if is_split else _TOGETHER
        )
        self.doubts.show_lines(strands.clashes(self._value))
        self.split_button.setVisible(not is_split)
        self.add_button.setVisible(is_split)
        self.add_button.setEnabled(len(self._value) < strands.MOST)
        self.join_button.setVisible(is_split)

    def _build_group(self) -> None:
        at = len(self.groups)
        group = StrandCard(at + 1)
        group.edited.connect(lambda strand: self._tell([*self._value[:at], strand, *self._value[at + 1 :]]))
        group.up.clicked.connect(lambda: self._move(at, -1))
        group.down.clicked.connect(lambda: self._move(at, 1))
        group.remove.clicked.connect(lambda: self._remove(at))
        self.groups.append(group)
        self._rows.addWidget(group)

    def _tell(self, groups: Sequence[Strand]) -> None:
        self.show_value(groups)
        self.changed.emit(self._value)

    def _split(self) -> None:
        self._tell([Strand(f"Group {number}") for number in range(1, strands.FEWEST + 1)])
        self.groups[0].begin()
        announce(self, strands.in_words(self._value))

    def _add(self) -> None:
        taken = {strand.name for strand in self._value}
        number = next(number for number in range(len(taken) + 1, 2 * strands.MOST) if f"Group {number}" not in taken)
        self._tell([*self._value, Strand(f"Group {number}")])
        self.groups[len(self._value) - 1].begin()

    def _join(self) -> None:
        self._tell(())
        self.split_button.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, "All together again")

    def _remove(self, at: int) -> None:
        gone = self._value[at]
        self._tell([*self._value[:at], *self._value[at + 1 :]])
        self.groups[min(at, len(self._value) - 1)].remove.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, f"Removed {gone.name}")

    def _move(self, at: int, by: int) -> None:
        order = list(self._value)
        moving = order.pop(at)
        order.insert(at + by, moving)
        self._tell(order)
        self.groups[at + by].focus_move(by)
        announce(self, f"{moving.name} is now {at + by + 1} of {len(order)}")


class StrandCard(QFrame):
    """One group. ``edited`` tells it with what the user has changed in it."""

    edited = Signal(object)

    def __init__(self, number: int) -> None:
        super().__init__()
        self.setProperty("part", "card")
        self._strand = Strand(f"Group {number}")
        self._cards: dict[str, Exercise] = {}
        self._title = Text("", "strong", wrap=False)
        self.up = changing(icon_button("arrow-up", ""))
        self.down = changing(icon_button("arrow-down", ""))
        self.remove = changing(icon_button("x", ""))
        self.name = TextField(f"Name of group {number}")
        self.exercise = ChoiceField(f"What group {number} does")
        self.lead = TextField(f"Who leads group {number}")
        self.room = TextField(f"Where group {number} works", placeholder="Room, table or link")
        self.notes = LongTextField(
            f"Notes for whoever leads group {number}", placeholder="Such as steps of its own; on the run sheet"
        )
        self._rows = {"name": FormRow("Name", self.name), "room": FormRow("Where", self.room)}
        self._rows |= {"lead": FormRow("Who leads", self.lead), "notes": FormRow("Private notes", self.notes)}
        self._pauses = [
            TypingPause(field, partial(self._edit, name))
            for name, field in (("name", self.name), ("lead", self.lead), ("room", self.room), ("notes", self.notes))
        ]
        self.exercise.chosen.connect(self._choose)
        self._build()

    def show_strand(self, strand: Strand, cards: Sequence[Exercise], at: int, of: int) -> None:
        """Show a group, the exercises that it can be given, and its place among ``of`` groups."""
        if not self._is_the_same(strand):
            self._begin()
        self._strand = strand
        for field, words in ((self.name, strand.name), (self.lead, strand.lead), (self.room, strand.room)):
            field.show_value(words)
            if not field.hasFocus():
                field.setCursorPosition(0)  # a long name or link is read from its beginning
        self.notes.show_value(strand.notes)
        self.notes.setFixedHeight(self.notes.fontMetrics().lineSpacing() * _NOTES_LINES + 2 * Space.MEDIUM)
        self._show_cards(cards)
        self._title.setText(f"{at + 1} of {of}")
        self.setAccessibleName(f"{strand.name}, {at + 1} of {of}")
        for button, words in ((self.up, "Move {} up"), (self.down, "Move {} down"), (self.remove, "Remove {}")):
            button.setAccessibleName(words.format(strand.name))
            button.setToolTip(words.format(strand.name))
        self.up.setEnabled(at > 0)
        self.down.setEnabled(at < of - 1)
        self.remove.setVisible(of > strands.FEWEST)

    def begin(self) -> None:
        """Put the cursor where one types what the group is called."""
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self.name.selectAll()

    def focus_move(self, by: int) -> None:
        """Let the next press of the same key move it on, or back where it can go no further."""
        first, other = (self.up, self.down) if by < 0 else (self.down, self.up)
        (first if first.isEnabled() else other).setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(Space.TINY)
        head.addWidget(self._title, 1)
        for button in (self.up, self.down, self.remove):
            head.addWidget(button)
        form = Form()
        form.add_widget(self._rows["name"])
        form.add_widget(FormRow("What it does", self.exercise))
        form.add_beside(self._rows["lead"], self._rows["room"])
        form.add_widget(self._rows["notes"])
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.MEDIUM, Space.SMALL, Space.MEDIUM, Space.MEDIUM)
        column.setSpacing(Space.SMALL)
        column.addLayout(head)
        column.addWidget(form)

    def _is_the_same(self, strand: Strand) -> bool:
        """Whether this is the group that was shown before; a new one gets its id when it is saved."""
        before = self._strand
        return strand.id == before.id if before.id else replace(strand, id=0, uid="") == replace(before, uid="")

    def _begin(self) -> None:
        """Another group: nothing of what was typed into the one before may reach it."""
        for pause in self._pauses:
            pause.stop()
        for row in self._rows.values():
            row.show_problem("")

    def _show_cards(self, cards: Sequence[Exercise]) -> None:
        """Offer these cards, and the group's own copy where the card is no longer in the playbook."""
        offered = {card.id: card for card in cards}
        if self._strand.card is not None and self._strand.exercise is not None:
            offered.setdefault(self._strand.exercise, self._strand.card)
        if offered.keys() != self._cards.keys() or not self.exercise.count():
            names: list[tuple[str, object]] = [(card.name, key) for key, card in offered.items()]
            self.exercise.show_choices([("What the block says", None), *names])
        self._cards = offered
        self.exercise.show_value(self._strand.exercise)

    def _choose(self, exercise: object) -> None:
        if exercise != self._strand.exercise:
            card = self._cards.get(str(exercise)) if exercise is not None else None
            self.edited.emit(replace(self._strand, exercise=card.id if card else None, card=card))

    def _edit(self, field: str, words: str) -> None:
        if getattr(self._strand, field) == words:
            self._rows[field].show_problem("")
            return
        named: dict[str, Any] = {field: words}
        try:
            strand = replace(self._strand, **named)
        except Problem as problem:
            self._rows[field].show_problem(str(problem))
            return
        self._rows[field].show_problem("")
        self._strand = strand
        self.edited.emit(strand)
