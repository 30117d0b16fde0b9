"""Asks which cards of a pack to take, after showing all that is in it."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from organiser.domain import licences
from organiser.domain.licences import Light
from organiser.domain.packs import Offer, Pack, Standing
from organiser.domain.text import counted, listed
from organiser.ui.screens.playbook.differences_view import DifferencesView
from organiser.ui.screens.playbook.document import DocumentView
from organiser.ui.screens.playbook.model import card_parts
from organiser.ui.theme.tokens import Space, Tone
from organiser.ui.widgets.chip import Badge
from organiser.ui.widgets.columns import Columns, column
from organiser.ui.widgets.gentle import GentleLines
from organiser.ui.widgets.labels import Text
from organiser.ui.widgets.page import Page
from organiser.ui.widgets.question import Question
from organiser.ui.widgets.rows import Row
from organiser.ui.widgets.ticked_list import TickedList

_MOST_REJECTED = 5
_LINES = 10
_STRETCH = 100


class PackDialog(Question):
    """Nothing has been kept yet. ``answer`` is what is ticked: at first the new cards, none that replaces another."""

    def __init__(self, pack: Pack, parent: QWidget | None) -> None:
        super().__init__("Import a pack", "Take", parent, letters=150)
        self.pack = pack
        offered = [offer.card.id for offer in pack.offers if offer.standing is not Standing.SAME]
        self.list = TickedList("Cards of the pack", pack.offers, row_of, _id_of, offered)
        self._card = DocumentView("Card")
        self._differences = Page(margins=False)
        self._shown = QStackedWidget()
        self._shown.addWidget(self._card)
        self._shown.addWidget(self._differences)
        self._build()
        self.list.changed.connect(self._count)
        self.list.tick(offer.card.id for offer in pack.standing(Standing.NEW))
        self.list.widget.current_changed.connect(self._read)
        self.list.widget.setCurrentIndex(self.list.model.index(0))

    @property
    def answer(self) -> tuple[Offer, ...]:
        """The offers that are ticked."""
        return self.list.ticked

    def is_answered(self) -> bool:
        return bool(self.answer)

    def _build(self) -> None:
        height = self.fontMetrics().lineSpacing() * _LINES
        self.list.widget.setMinimumHeight(height)
        self._shown.setMinimumHeight(height)
        head = [Text(self.pack.manifest.title or "A pack without a title", "section")]
        head += [Text(words, "muted") for words in about(self.pack) if words]
        rejected = GentleLines("Left out")
        rejected.show_lines(left_out(self.pack))
        self.add(column(*head, Text(summary(self.pack)), spacing=Space.TINY))
        if self.pack.offers:
            self.add(Columns(self.list.widget, self._shown, letters=44), stretch=_STRETCH)
        self.add(rejected)

    def _count(self) -> None:
        number = len(self.answer)
        words = f"Take {counted(number, 'card')}" if number else "Take"
        self.done_button.setText(words)
        self.done_button.setAccessibleName(words)
        self.done_button.setEnabled(bool(number))

    def _read(self, offer: object) -> None:
        if not isinstance(offer, Offer):
            return
        self._card.show_parts(offer.card.name, card_parts(offer.card))
        self._shown.setCurrentIndex(1 if offer.differences else 0)
        if offer.differences:
            here = "Yours now" if offer.replaces else "The program's own"
            page = QWidget()
            lines = QVBoxLayout(page)
            lines.setContentsMargins(0, 0, 0, 0)
            lines.setSpacing(Space.MEDIUM)
            lines.addWidget(Text(f"{offer.card.name} {offer.in_words}.", "strong"))
            lines.addWidget(DifferencesView(offer.differences, yours=here, theirs="In the pack"))
            lines.addStretch(1)
            self._differences.setWidget(page)


def _id_of(offer: Offer) -> str:
    return offer.card.id


def row_of(offer: Offer) -> Row:
    """A card of a pack in the list, with what it is beside the cards that are here."""
    badge = {
        Standing.NEW: Badge("New", Tone.OK, "plus"),
        Standing.SAME: Badge("Same as yours", Tone.NEUTRAL, "check"),
        Standing.DIFFERS: Badge("Differs", Tone.WARN, "pencil"),
    }[offer.standing]
    spoken = ", ".join((offer.card.name, offer.card.purpose, offer.in_words))
    return Row(offer.card.name, offer.card.purpose, badges=(badge,), spoken=spoken)


def about(pack: Pack) -> tuple[str, ...]:
    """Who made a pack and what it is, and what the licences of its cards ask for."""
    manifest = pack.manifest
    lights = {licences.terms(offer.card.licence).light for offer in pack.offers}
    asks = "Some cards may only be passed on with conditions, or not at all: each says so at its end."
    made = f"By {manifest.author}." if manifest.author else "It does not say who made it."
    return (made, manifest.about, asks if lights - {Light.FREE} else "")


def summary(pack: Pack) -> str:
    """``3 cards are new, 1 differs and 2 are the same as yours.``"""
    if not pack.offers:
        return "There is no sound card in it."
    told: list[str] = []
    for standing, one, many in (
        (Standing.NEW, "is new", "are new"),
        (Standing.DIFFERS, "differs from what is here", "differ from what is here"),
        (Standing.SAME, "is here already", "are here already"),
    ):
        number = len(pack.standing(standing))
        if number:
            told.append(f"{counted(number, 'card') if not told else number} {one if number == 1 else many}")
    return f"{listed(told)}. Nothing is kept before you say so."


def left_out(pack: Pack) -> tuple[str, ...]:
    """What was refused, and why."""
    told = [f"{one.name} is left out: {one.reason}." for one in pack.rejected[:_MOST_REJECTED]]
    more = len(pack.rejected) - _MOST_REJECTED
    return (*told, f"And {more:,} more.") if more > 0 else tuple(told)
