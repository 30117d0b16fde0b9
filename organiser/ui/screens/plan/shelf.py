"""The playbook beside the plan: what is searched for, and which cards suit the session."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from organiser.domain import suits
from organiser.domain.exercises import Exercise, Stage
from organiser.domain.playbook import Wish, suiting
from organiser.domain.suits import Ground, Reason
from organiser.domain.text import counted
from organiser.store import queries
from organiser.ui.desk.desk import Desk, Spot
from organiser.ui.screens.plan.model import sign_of, spoken
from organiser.ui.screens.plan.presenter import PlanPresenter
from organiser.ui.theme.tokens import KIND_ICONS
from organiser.ui.widgets.rows import Row, RowsModel


class ShelfPresenter(QObject):
    """The cards that are offered for the plan, and which of them is looked at."""

    TOPICS = frozenset({"card"})

    changed = Signal()
    current_changed = Signal()

    def __init__(self, desk: Desk, plan: PlanPresenter) -> None:
        super().__init__()
        self._desk = desk
        self.plan = plan
        self.model: RowsModel[Exercise] = RowsModel(self._row_of, key=lambda card: card.id, parent=self)
        self.words = ""
        self.stage: Stage | None = None
        self.only_suiting = False
        self.current: Exercise | None = None
        self.of = 0
        self._cards: tuple[Exercise, ...] = ()
        plan.changed.connect(self._on_plan_changed)
        desk.news.changed.connect(self._on_changed)

    @property
    def wish_in_words(self) -> str:
        """What suits this session: ``online, 9 people, 5 minutes``."""
        session = self.plan.session
        if session is None:
            return ""
        where = {(True, True): "hall and online", (True, False): "in person", (False, True): "online"}
        words = [where[session.is_in_person, session.is_online]]
        people = self.plan.circumstances.people
        words += [counted(people, "person", "people")] if people else []
        words += [counted(self._minutes_left, "minute")] if self._minutes_left else []
        return ", ".join(words)

    def search(self, words: str) -> None:
        """Offer only the cards in which all these words stand."""
        self.words = words
        self._show()

    def show_stage(self, stage: Stage | None) -> None:
        """Offer only the cards of one stage; None offers all."""
        self.stage = stage
        self._show()

    def show_only_suiting(self, only: bool) -> None:
        """Offer only what suits the session's format, its people and the minutes that are left."""
        self.only_suiting = only
        self._show()

    def choose(self, card: Exercise | None) -> None:
        """Look at a card."""
        self.current = card
        self.current_changed.emit()

    def add(self, card: Exercise | None = None) -> None:
        """Add this card, or the one that is looked at, to the plan."""
        wanted = card or self.current
        if wanted is not None:
            self.plan.add_exercise(wanted)

    def add_named(self, card_id: str, place: int) -> None:
        """Add the card with this id at a place of the plan."""
        card = next((one for one in self._cards if one.id == card_id), None)
        if card is not None:
            self.plan.add_exercise(card, place)

    def open_card(self) -> None:
        """Read the card that is looked at in the playbook."""
        if self.current is not None:
            self._desk.go("playbook", Spot(self.current.id))

    def reasons(self, card: Exercise) -> tuple[Reason, ...]:
        """Why a card does not suit what is left of the session; once all of it is planned, the whole of it."""
        there = self.plan.circumstances
        return suits.reasons(card, replace(there, minutes=self._minutes_left or there.minutes))

    @property
    def _minutes_left(self) -> int:
        return max(0, -self.plan.agenda.over) if self.plan.agenda is not None else 0

    def _on_changed(self, topics: frozenset[str]) -> None:
        if topics & self.TOPICS:
            self._cards = ()
            self._on_plan_changed()

    def _on_plan_changed(self) -> None:
        session = self.plan.session
        if session is None:
            self._cards = ()
        elif not self._cards:
            self._cards = self._desk.playbook.with_own(self._desk.ask(queries.agendas.own_cards))
        self._show()

    def _row_of(self, card: Exercise) -> Row:
        """A card in the list: what kind it is, its name, its minutes, its people, and what speaks against it."""
        facts = f"{card.minutes_in_words} · {card.people_in_words}"
        reasons = self.reasons(card)
        sign = sign_of([reason for reason in reasons if _rules_out(reason)])  # what can be adapted rules nothing out
        return Row(
            card.name,
            sub=facts,
            badges=(sign,) if sign else (),
            kind=str(card.kind),
            icon=KIND_ICONS[card.kind],
            spoken=spoken(f"{card.name}, {card.kind.label}, {card.stage.label}, {facts}", reasons),
        )

    def _show(self) -> None:
        cards = suiting(self._cards, Wish(stage=self.stage, words=self.words))
        if self.only_suiting:
            cards = tuple(card for card in cards if not any(map(_rules_out, self.reasons(card))))
        self.of = len(self._cards)
        self.model.show(cards)
        if self.current is not None and self.current not in cards:
            self.choose(None)
        self.changed.emit()


def _rules_out(reason: Reason) -> bool:
    """What is hard for somebody can be adapted; the rest keeps a card from being used here."""
    return reason.ground is not Ground.ACCESS
