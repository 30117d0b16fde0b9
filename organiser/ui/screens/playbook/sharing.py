"""Joins packs of cards to the playbook's screen: looked through before anything is kept, and made to pass on."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from organiser.domain.exercises import Exercise
from organiser.domain.packs import Manifest, Offer, Pack
from organiser.domain.problem import Problem
from organiser.domain.text import counted
from organiser.store import queries
from organiser.ui.desk.desk import Desk

if TYPE_CHECKING:
    from organiser.app.actions.packs import Packed


class Sharing(QObject):
    """``asks_pack`` wants a file to look through and ``looked`` tells the pack that was in it.

    ``asks_cards`` wants the cards chosen that are to go into a pack; ``took`` tells the id of a card that was taken.
    """

    asks_pack = Signal()
    looked = Signal(object)
    took = Signal(str)
    asks_cards = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk

    @property
    def group(self) -> str:
        """Who makes a pack, unless they say otherwise."""
        return self._desk.ask(queries.workspace.group).name if self._desk.is_open else ""

    @property
    def folder(self) -> Path:
        """Where one looks for packs, and where they go."""
        return self._desk.paths.home if self._desk.paths.home.is_dir() else Path.home()

    def look(self, path: Path) -> None:
        """Look through a pack beside the cards that are here."""
        from organiser.app.actions import packs

        here = self._desk.playbook.with_own(self._desk.ask(queries.agendas.own_cards))
        self._desk.jobs.run(lambda: packs.read(path, here), then=self.looked.emit, title=f"Looking through {path.name}")

    def take(self, pack: Pack, chosen: Sequence[Offer]) -> None:
        """Keep what was chosen of a pack."""
        from organiser.app.actions import packs

        if not chosen:
            return
        try:
            packs.take(self._desk.store, pack, chosen)
        except Problem as problem:
            self._desk.notices.problem(problem)
            return
        are = "is" if len(chosen) == 1 else "are"
        self._desk.tell(f"{counted(len(chosen), 'card')} {are} now in your playbook.", undo=True)
        self.took.emit(chosen[0].card.id)

    def usual_name(self, manifest: Manifest) -> str:
        """What the file of a pack is called, unless somebody says otherwise."""
        from organiser.app.actions import packs

        return packs.usual_name(manifest)

    def export(self, cards: Sequence[Exercise], manifest: Manifest, target: Path) -> None:
        """Write a pack, and say what is in it and what was held back."""
        from organiser.app.actions import packs

        self._desk.jobs.run(
            lambda: packs.export(cards, manifest, target),
            then=lambda packed: self._tell(packed, target),
            title=f"Packing {counted(len(cards), 'card')}",
        )

    def _tell(self, packed: Packed, target: Path) -> None:
        first, *held = packed.in_words
        self._desk.notices.say(
            f"Wrote “{target.name}”. {first}",
            self._desk.elsewhere.showing(target.parent),
            advice=" ".join(held),
        )
