"""Shows a suggested plan: each block with its reason, to be swapped one by one, varied, or taken as it is."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from organiser.domain.agendas import Block
from organiser.domain.suggesting import Suggestion
from organiser.domain.text import counted
from organiser.ui.screens.plan.suggesting import Suggesting, brief_in_words
from organiser.ui.theme.tokens import Space
from organiser.ui.widgets.buttons import primary, quiet, secondary
from organiser.ui.widgets.flow import FlowRow
from organiser.ui.widgets.gentle import GentleLines
from organiser.ui.widgets.held import changing
from organiser.ui.widgets.labels import Text
from organiser.ui.widgets.page import Page


class SuggestedBlock(QWidget):
    """One block of a proposal. ``swapped`` tells that something else is wanted in its place."""

    swapped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.time = Text("", "strong", wrap=False)
        self.title = Text("", "strong")
        self.reason = Text("", "muted")
        self.swap_button = quiet("Swap", self.swapped.emit, icon_name="redo-2")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, Space.TINY, 0, Space.TINY)
        grid.setHorizontalSpacing(Space.MEDIUM)
        grid.setVerticalSpacing(Space.TINY)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self.time, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.title, 0, 1)
        grid.addWidget(self.reason, 1, 1)
        grid.addWidget(self.swap_button, 0, 2, 2, 1, Qt.AlignmentFlag.AlignTop)

    def show_block(self, block: Block, one: Suggestion) -> None:
        """Show this block with its clock time and the reason for it."""
        self.time.setText(f"{block.starts:%H:%M}")
        self.title.setText(f"{one.title} ·\N{NO-BREAK SPACE}{one.minutes}\N{NO-BREAK SPACE}min")
        self.reason.setText(one.reason)
        self.setAccessibleName(f"{block.starts:%H:%M}, {one.title}, {counted(one.minutes, 'minute')}. {one.reason}")
        button = self.swap_button
        button.setVisible(one.card is not None)
        button.setEnabled(bool(one.alternatives))
        words = (
            f"Swap {one.title} for the next best" if one.alternatives else f"Nothing else suits in place of {one.title}"
        )
        button.setAccessibleName(words)
        button.setToolTip(words)


class ProposalView(QWidget):
    """``asked_again`` tells that the questions are wanted back."""

    asked_again = Signal()

    def __init__(self, suggesting: Suggesting) -> None:
        super().__init__()
        self._suggesting = suggesting
        self.about = Text("", "muted")
        self.notes = GentleLines("To look at")
        self.blocks: list[SuggestedBlock] = []
        self._replaces = Text("", "caption")
        self.take_button = changing(primary("Take this plan", suggesting.take, icon_name="check"))
        self.another_button = secondary("A different plan", suggesting.another)
        self.again_button = quiet("Ask for something else", self.asked_again.emit, icon_name="pencil")
        self._page = Page(margins=False)
        self._page.column.setSpacing(Space.SMALL)
        self._page.add(FlowRow(self.again_button), self.about, self.notes)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(Space.SMALL)
        whole.addWidget(self._page, 1)
        whole.addWidget(self._replaces)
        whole.addWidget(FlowRow(self.take_button, self.another_button))
        suggesting.changed.connect(self.renew)

    def renew(self) -> None:
        """Show the proposal as it is now."""
        proposal, agenda = self._suggesting.proposal, self._suggesting.agenda
        if proposal is None or agenda is None:
            return
        self.about.setText(f"{brief_in_words(proposal.brief)}: {agenda.in_words}." if proposal.items else "")
        self.about.setVisible(bool(proposal.items))
        self.notes.show_lines(proposal.notes)
        while len(self.blocks) < len(proposal.items):
            self._add_block(len(self.blocks) + 1)
        for place, widget in enumerate(self.blocks):
            widget.setVisible(place < len(proposal.items))
        for widget, block, one in zip(self.blocks, agenda.blocks, proposal.items, strict=False):
            widget.show_block(block, one)
        self.take_button.setVisible(bool(proposal.items))
        self.another_button.setVisible(bool(proposal.items))
        self.renew_cost()

    def renew_cost(self) -> None:
        """Say what taking the proposal would replace."""
        words = self._suggesting.replaces
        self._replaces.setText(words)
        proposal = self._suggesting.proposal
        self._replaces.setVisible(bool(words) and proposal is not None and bool(proposal.items))

    def _add_block(self, place: int) -> None:
        widget = SuggestedBlock()
        widget.swapped.connect(lambda: self._suggesting.swap(place))
        self.blocks.append(widget)
        self._page.add(widget)
