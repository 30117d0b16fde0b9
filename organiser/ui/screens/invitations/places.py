"""How many can come to a session that has places of its own, who waits for one, and who is next."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from organiser.domain import text
from organiser.domain.programmes import MOST_PLACES
from organiser.store import changes, queries
from organiser.ui.desk.desk import Desk
from organiser.ui.desk.follower import SessionFollower
from organiser.ui.widgets.buttons import quiet
from organiser.ui.widgets.fields import NumberField
from organiser.ui.widgets.flow import FlowRow
from organiser.ui.widgets.held import changing
from organiser.ui.widgets.labels import Text

if TYPE_CHECKING:
    from organiser.store.queries.places import Pool

_NAMED = 2


class PlacesPresenter(SessionFollower):
    """``pool`` is None while nobody counts the places of the session."""

    TOPICS: ClassVar = frozenset({"session", "register", "person", "companion"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.pool: Pool | None = None

    def read(self) -> None:
        self.pool = None
        if self.session is not None and self.session.places:
            self.pool = self.desk.ask(queries.places.of_session, self.session.id, self.desk.now().astimezone())

    @property
    def words(self) -> str:
        """``12 of 12 places taken, 3 waiting. Jean Adams is next.``; "" while nobody counts."""
        if self.pool is None:
            return ""
        counted = "; ".join(share.in_words for share in self.pool.shares)
        names = [one.entry.name for one in self.pool.next]
        if not names:
            return f"{counted}."
        shown = names if len(names) <= _NAMED else [*names[:_NAMED], f"{len(names) - _NAMED} more"]
        return f"{counted}. {text.listed(shown)} {'is' if len(names) == 1 else 'are'} next."

    def set_places(self, places: int) -> None:
        """Say how many can come; 0 when nobody counts."""
        if self.session is not None and places != self.session.places:
            label = f"Change the places of {self.session.title}"
            self.desk.do(label, changes.sessions.edit, self.session.id, replace(self.session, places=places))

    def settle(self, *, offer: bool) -> None:
        """Give or offer the free places to whoever is next."""
        from organiser.app.actions import places

        if self.session is not None:
            done = places.settle_session(self.desk.store, self.session.id, offer=offer)
            whom = done[0].entry.name if len(done) == 1 else text.counted(len(done), "person", "people")
            self.desk.tell(f"{'Offered' if offer else 'Gave'} {whom} a place.", undo=True)


class PlacesLine(FlowRow):
    """The number of places, how they stand, and the buttons that pass on what is free."""

    def __init__(self, presenter: PlacesPresenter) -> None:
        self._presenter = presenter
        self.places = NumberField("Places at this session", most=MOST_PLACES)
        self.places.setSpecialValueText("Not counted")
        self.words = Text("", wrap=False)
        self.offer = changing(quiet("Offer it", lambda: presenter.settle(offer=True), icon_name="armchair"))
        self.give = changing(quiet("Give it", lambda: presenter.settle(offer=False), icon_name="user-check"))
        super().__init__(Text("Places", "muted", wrap=False), self.places, self.words, self.offer, self.give)
        self.places.finished.connect(presenter.set_places)
        presenter.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show how the places stand now."""
        presenter = self._presenter
        self.setVisible(presenter.session is not None)
        self.places.show_value(presenter.session.places if presenter.session is not None else 0)
        self.words.setText(presenter.words)
        self.words.setVisible(bool(presenter.words))
        number = len(presenter.pool.next) if presenter.pool else 0
        for button, verb in ((self.offer, "Offer"), (self.give, "Give")):
            button.setVisible(bool(number))
            button.setText(f"{verb} {'it' if number == 1 else 'them'}")
            button.setAccessibleName(f"{verb} the {'place' if number == 1 else 'places'} to whoever is next")
